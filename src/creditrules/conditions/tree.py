"""The condition tree: one small typed tree that is parsed, compiled, analysed and put in words."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from creditrules.calendar import Duration
from creditrules.conditions.facts import FactRef


class Operator(StrEnum):
    """What a test asks of a value. `at_least`, `at_most` and `between` include the number."""

    EQUALS = "equals"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    CONTAINS_ANY = "contains_any"
    WITHIN = "within"
    KNOWN = "known"
    ABSENT = "absent"


COMPARISONS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQUALS: operator.eq,
    Operator.AT_LEAST: operator.ge,
    Operator.AT_MOST: operator.le,
    Operator.MORE_THAN: operator.gt,
    Operator.LESS_THAN: operator.lt,
}
"""The operators that compare a value with an operand and ask nothing else."""


@dataclass(frozen=True, slots=True)
class Test:
    """A leaf: one fact against one operand.

    Attributes:
        holds: (value, as_of) -> bool for a known value; derived from operator and operand.
    """

    fact: FactRef
    operator: Operator
    operand: Any
    holds: Callable[[Any, date], bool]


@dataclass(frozen=True, slots=True)
class All:
    """Every child holds."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one child holds."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The child does not hold."""

    child: Node


@dataclass(frozen=True, slots=True)
class AnyRecord:
    """Some record satisfies `of`.

    `everywhere`: `of` tests the cause itself, so all records of the subject are asked, not only
    those with the item's cause.
    """

    of: Node
    everywhere: bool


@dataclass(frozen=True, slots=True)
class AllRecords:
    """There is a record, and every one satisfies `of`."""

    of: Node
    everywhere: bool


@dataclass(frozen=True, slots=True)
class CountRecords:
    """At least `at_least` records satisfy `of`, decided `within` that length before as_of."""

    at_least: int
    within: Duration | None
    of: Node
    everywhere: bool


Quantifier = AnyRecord | AllRecords | CountRecords
Node = Test | All | AnyOf | Not | Quantifier


def ground_nodes(node: Node) -> tuple[AnyRecord, ...]:
    """The `any_record` nodes whose record can be the ground of a decision.

    They stand in positive position and ask the records of the item's own cause.
    """
    match node:
        case AnyRecord(everywhere=False):
            return (node,)
        case All(children) | AnyOf(children):
            return tuple(found for child in children for found in ground_nodes(child))
        case _:
            return ()


def values_needed(node: Node, fact: FactRef) -> frozenset[Any] | None:
    """The values of a record's fact of which the record at hand must have one to be the ground.

    With any other known value the condition is false of it. None = any value may do.
    """
    return _needed(node, fact) if len(ground_nodes(node)) == 1 else None


def _needed(node: Node, fact: FactRef) -> frozenset[Any] | None:
    match node:
        case Test(tested, Operator.EQUALS, operand) if tested is fact:
            return frozenset({operand})
        case Test(tested, Operator.IN, operand) if tested is fact:
            return frozenset(operand)
        case AnyRecord(of, everywhere=False):
            return _needed(of, fact)
        case All(children):
            every = [one for child in children if (one := _needed(child, fact)) is not None]
            return frozenset.intersection(*every) if every else None
        case AnyOf(children):
            either = [_needed(child, fact) for child in children]
            known = [one for one in either if one is not None]
            return frozenset().union(*known) if len(known) == len(either) else None
    return None


def given(node: Node, fact: FactRef, value: Any) -> Node:
    """The tree as it is to be read of a record that is known to have a value of a fact.

    What `any_record` asks of the fact is left out where the value satisfies it.
    """
    if isinstance(node, AnyRecord) and not node.everywhere and isinstance(node.of, All):
        rest = tuple(one for one in node.of.children if not _is_met(one, fact, value))
        if rest:
            return AnyRecord(rest[0] if len(rest) == 1 else All(rest), everywhere=False)
    return node


def _is_met(node: Node, fact: FactRef, value: Any) -> bool:
    return isinstance(node, Test) and value in (_needed(node, fact) or ())


def positive_tests(node: Node) -> tuple[Test, ...]:
    """The leaves of a condition about one record that stand under no `not`, in order."""
    match node:
        case Test():
            return (node,)
        case All(children) | AnyOf(children):
            return tuple(leaf for child in children for leaf in positive_tests(child))
    return ()


def tests(node: Node) -> tuple[Test, ...]:
    """All leaves of a tree, in order."""
    match node:
        case Test():
            return (node,)
        case All(children) | AnyOf(children):
            return tuple(leaf for child in children for leaf in tests(child))
        case Not(child):
            return tests(child)
        case _:
            return tests(node.of)


def quantifiers(node: Node) -> tuple[Quantifier, ...]:
    """All record quantifiers of a tree, in order."""
    match node:
        case Test():
            return ()
        case All(children) | AnyOf(children):
            return tuple(found for child in children for found in quantifiers(child))
        case Not(child):
            return quantifiers(child)
        case _:
            return (node,)


def lengths_in(node: Node) -> frozenset[Duration]:
    """The lengths of `within`, of tests and of counted records."""
    tested = {test.operand for test in tests(node) if test.operator is Operator.WITHIN}
    counted = {one.within for one in quantifiers(node) if isinstance(one, CountRecords)}
    return frozenset(length for length in tested | counted if length is not None)
