"""Plain YAML data -> condition tree, with every problem placed by its path in the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Any

from creditrules.calendar import Duration, parse_duration
from creditrules.conditions.dates import first_within
from creditrules.conditions.facts import FactRef, FactTable
from creditrules.conditions.tree import (
    COMPARISONS,
    All,
    AllRecords,
    AnyOf,
    AnyRecord,
    CountRecords,
    Node,
    Not,
    Operator,
    Test,
    tests,
)
from creditrules.model import FactOwner, FactType
from creditrules.model.scalars import parse_day, parse_money
from creditrules.text.suggest import suggestion

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in a condition: a diagnostic code, its arguments and where it stands."""

    code: str
    path: Path
    arguments: Mapping[str, str] = field(default_factory=dict)


class ConditionError(ValueError):
    """A condition that cannot be read; carries all its problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = problems


_ORDERED = frozenset({FactType.MONEY, FactType.INTEGER, FactType.DATE})
_WRITTEN = tuple(one.value for one in Operator if one is not Operator.EQUALS)
_COMBINATORS = ("all", "any", "not", "any_record", "all_records", "count_records")


def parse_condition(
    plain: Any, facts: FactTable, path: Path = (), *, owner: FactOwner = FactOwner.SUBJECT
) -> Node:
    """Read a condition about a subject and its records, or about one record alone.

    Args:
        plain: the YAML value as strings, lists and mappings.
        facts: the facts that may be named.
        path: where `plain` stands, the prefix of every problem's path.
        owner: whose facts it tests.

    Raises:
        ConditionError: with every problem found.
    """
    parser = _Parser(facts)
    node = parser.node(plain, owner, path)
    if parser.problems or node is None:
        raise ConditionError(parser.problems)
    return node


class _Parser:
    def __init__(self, facts: FactTable) -> None:
        self._facts = facts
        self.problems: list[Problem] = []

    def _problem(self, code: str, path: Path, **arguments: str) -> None:
        self.problems.append(Problem(code, path, arguments))

    def node(self, plain: Any, owner: FactOwner, path: Path) -> Node | None:
        if not isinstance(plain, dict) or not plain:
            self._problem("condition_not_mapping", path)
            return None
        children = [self._entry(key, value, owner, (*path, key)) for key, value in plain.items()]
        found = [child for child in children if child is not None]
        return found[0] if len(children) == 1 and found else All(tuple(found))

    def _entry(self, key: str, value: Any, owner: FactOwner, path: Path) -> Node | None:
        match key:
            case "all" | "any":
                return self._combine(key, value, owner, path)
            case "not":
                child = self.node(value, owner, path)
                return Not(child) if child else None
            case "any_record" | "all_records" | "count_records":
                if owner is FactOwner.RECORD:
                    self._problem("condition_nested_records", path, key=key)
                    return None
                return self._records(key, value, path)
        fact = self._facts.find(owner, key)
        if fact is None:
            self._unknown_fact(key, owner, path)
            return None
        return self._test(fact, value, path)

    def _combine(self, key: str, value: Any, owner: FactOwner, path: Path) -> Node | None:
        if not isinstance(value, list) or not value:
            self._problem("condition_not_list", path, key=key)
            return None
        children = [self.node(one, owner, (*path, i)) for i, one in enumerate(value)]
        found = tuple(child for child in children if child is not None)
        return All(found) if key == "all" else AnyOf(found)

    def _records(self, key: str, value: Any, path: Path) -> Node | None:
        if key == "count_records":
            return self._count(value, path)
        of = self.node(value, FactOwner.RECORD, path)
        if of is None:
            return None
        everywhere = _tests_cause(of)
        return AnyRecord(of, everywhere) if key == "any_record" else AllRecords(of, everywhere)

    def _count(self, value: Any, path: Path) -> Node | None:
        if not isinstance(value, dict) or not {"at_least", "of"} <= value.keys():
            self._problem("condition_count_form", path)
            return None
        for key in value.keys() - {"at_least", "within", "of"}:
            self._problem("condition_count_form", (*path, key))
        of = self.node(value["of"], FactOwner.RECORD, (*path, "of"))
        at_least = self._integer(value["at_least"], (*path, "at_least"))
        within = None
        if "within" in value:
            within = self._length(value["within"], (*path, "within"))
        if of is None or at_least is None:
            return None
        if at_least < 1:
            self._problem("condition_count_form", (*path, "at_least"))
        return CountRecords(at_least, within, of, _tests_cause(of))

    def _unknown_fact(self, key: str, owner: FactOwner, path: Path) -> None:
        other = FactOwner.SUBJECT if owner is FactOwner.RECORD else FactOwner.RECORD
        if self._facts.find(other, key) is not None:
            code = "fact_of_record" if other is FactOwner.RECORD else "fact_of_subject"
            self._problem(code, path, fact=key)
            return
        near = suggestion(key, [*_COMBINATORS, *self._facts.ids(owner)])
        self._problem("fact_unknown", path, fact=key, suggestion=near)

    def _test(self, fact: FactRef, value: Any, path: Path) -> Node | None:
        if not isinstance(value, dict):
            operand = self._value(fact, value, path)
            return None if operand is None else _make_test(fact, Operator.EQUALS, operand)
        if not value:
            self._problem("condition_not_mapping", path)
            return None
        made = [self._operator(fact, key, one, (*path, key)) for key, one in value.items()]
        found = tuple(test for test in made if test is not None)
        return found[0] if len(made) == 1 and found else All(found)

    def _operator(self, fact: FactRef, key: str, value: Any, path: Path) -> Test | None:
        if key not in _WRITTEN:
            near = suggestion(key, list(_WRITTEN))
            self._problem("test_unknown", path, test=key, suggestion=near)
            return None
        operator = Operator(key)
        if not _fits(operator, fact.type):
            self._problem("test_does_not_fit", path, test=key, fact=fact.id, type=fact.type.value)
            return None
        operand = self._operand(operator, fact, value, path)
        return None if operand is None else _make_test(fact, operator, operand)

    def _operand(self, operator: Operator, fact: FactRef, value: Any, path: Path) -> Any:
        match operator:
            case Operator.KNOWN | Operator.ABSENT:
                if value != "true":
                    self._problem("test_only_true", path, test=operator.value)
                    return None
                return True
            case Operator.WITHIN:
                return self._length(value, path)
            case Operator.IN | Operator.CONTAINS_ANY | Operator.BETWEEN:
                if not isinstance(value, list) or not value:
                    self._problem("test_needs_list", path, test=operator.value)
                    return None
                found = [self._value(fact, one, (*path, i)) for i, one in enumerate(value)]
                if None in found:
                    return None
                if operator is Operator.BETWEEN and (len(found) != 2 or found[0] > found[1]):
                    self._problem("test_between_form", path)
                    return None
                return tuple(found)
        return self._value(fact, value, path)

    def _value(self, fact: FactRef, value: Any, path: Path) -> Any:
        if not isinstance(value, str):
            self._problem("test_value", path, fact=fact.id, type=fact.type.value)
            return None
        try:
            match fact.type:
                case FactType.MONEY:
                    return parse_money(value)
                case FactType.INTEGER:
                    return int(value)
                case FactType.DATE:
                    return parse_day(value)
                case FactType.BOOLEAN:
                    return {"true": True, "false": False}[value]
        except (ValueError, KeyError):
            self._problem("test_value", path, fact=fact.id, type=fact.type.value)
            return None
        if fact.values and value not in fact.values:
            near = suggestion(value, list(fact.values))
            self._problem("test_value_unknown", path, fact=fact.id, value=value, suggestion=near)
            return None
        return value

    def _integer(self, value: Any, path: Path) -> int | None:
        if isinstance(value, str) and value.isdecimal() and len(value) < 7:
            return int(value)
        self._problem("condition_count_form", path)
        return None

    def _length(self, value: Any, path: Path) -> Duration | None:
        try:
            return parse_duration(value)
        except (ValueError, TypeError):
            self._problem("test_duration", path)
            return None


def _tests_cause(node: Node) -> bool:
    return any(test.fact.id == "cause" for test in tests(node))


def _fits(operator: Operator, fact_type: FactType) -> bool:
    match operator:
        case (
            Operator.AT_LEAST
            | Operator.AT_MOST
            | Operator.MORE_THAN
            | Operator.LESS_THAN
            | Operator.BETWEEN
        ):
            return fact_type in _ORDERED
        case Operator.WITHIN:
            return fact_type is FactType.DATE
        case Operator.CONTAINS_ANY:
            return fact_type in (FactType.TEXT, FactType.CODE)
    return True


def _make_test(fact: FactRef, operator: Operator, operand: Any) -> Test:
    return Test(fact, operator, operand, _predicate(operator, operand))


def _predicate(operator: Operator, operand: Any) -> Callable[[Any, date], bool]:
    match operator:
        case Operator.IN:
            return lambda value, as_of: value in operand
        case Operator.BETWEEN:
            low, high = operand
            return lambda value, as_of: bool(low <= value <= high)
        case Operator.CONTAINS_ANY:
            return lambda value, as_of: any(one in value for one in operand)
        case Operator.WITHIN:
            first = lru_cache(maxsize=64)(partial(first_within, length=operand))
            return lambda value, as_of: first(as_of) <= value <= as_of
        case Operator.KNOWN | Operator.ABSENT:
            return lambda value, as_of: operator is Operator.KNOWN
    compare = COMPARISONS[operator]
    return lambda value, as_of: compare(value, operand)
