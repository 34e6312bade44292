"""Kleene evaluation: a condition tree compiled once to closures (design S2).

Every check returns True, False or None (unknown), independent of the order of operands. It takes
the subject and the record at hand, which `any_record` may be read as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from creditrules.calendar import Duration
from creditrules.conditions.dates import end_after
from creditrules.conditions.facts import RecordFacts, SubjectFacts
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
    Quantifier,
    Test,
    ground_nodes,
    lengths_in,
    tests,
)

Truth = bool | None
Check = Callable[[SubjectFacts, RecordFacts | None], Truth]


def conjunction(values: Iterable[Truth]) -> Truth:
    """False if any is false, else unknown if any is unknown, else true."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """True if any is true, else unknown if any is unknown, else false."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def negation(value: Truth) -> Truth:
    """Unknown stays unknown."""
    return None if value is None else not value


def leaf_truth(test: Test, view: RecordFacts | SubjectFacts) -> Truth:
    """What one test says of one view."""
    value = test.fact.get(view)
    if value is None:
        if test.operator is Operator.ABSENT:
            return True
        closed = not test.fact.is_open or test.operator is Operator.KNOWN
        return False if closed else None
    return test.holds(value, view.as_of)


def asked_records(
    node: Quantifier, subject: SubjectFacts, causes: Sequence[str]
) -> list[RecordFacts]:
    """The records a quantifier ranges over; voided records count in no condition."""
    if node.everywhere:
        asked = subject.records
    else:
        asked = [view for cause in causes for view in subject.by_cause.get(cause, ())]
    return [view for view in asked if not view.standing.voided]


def count_truth(at_least: int, values: Sequence[Truth], complete: bool) -> Truth:
    """True when enough are true, false when even all unknown ones would not be enough."""
    true = sum(value is True for value in values)
    if true >= at_least:
        return True
    unknown = sum(value is None for value in values)
    return None if true + unknown >= at_least or not complete else False


def record_in_window(node: CountRecords, view: RecordFacts) -> Truth:
    """Whether a record was decided within the counted window before as_of."""
    if node.within is None:
        return True
    decided = view.record.decided_on
    if decided is None:
        return None
    return decided <= view.as_of <= end_after(decided, node.within)


def quantifier_truth(
    node: Quantifier, asked: Sequence[RecordFacts], truths: Iterable[Truth], complete: bool
) -> Truth:
    """What a quantifier says, from what holds of each record it asks.

    Incomplete records leave room for more. A record that is read under several causes counts
    once; all its readings must hold for `all_records`.
    """
    match node:
        case AnyRecord():
            found = disjunction(truths)
            return None if found is False and not complete else found
        case AllRecords():
            if not asked:
                return False if complete else None
            found = conjunction(truths)
            return None if found is True and not complete else found
        case CountRecords(at_least=at_least):
            pairs = zip(asked, truths, strict=True)
            values: dict[str, Truth] = {}
            for view, one in pairs:
                counted = conjunction((record_in_window(node, view), one))
                before = values.get(view.record.id, False)
                values[view.record.id] = disjunction((before, counted))
            return count_truth(at_least, list(values.values()), complete)


def compile_check(
    node: Node, causes: Sequence[str], bound: AnyRecord | None, *, of_record: bool = False
) -> Check:
    """A check of a subject and the record at hand.

    Args:
        node: the tree.
        causes: the item's causes, which quantifiers range over.
        bound: the `any_record` node (by identity) that is read as the record at hand.
        of_record: the tree stands inside a quantifier and tests the record at hand.
    """
    match node:
        case Test():
            return _record_leaf(node) if of_record else _subject_leaf(node)
        case All(children) | AnyOf(children):
            checks = tuple(
                compile_check(child, causes, bound, of_record=of_record) for child in children
            )
            return _all_checks(checks) if isinstance(node, All) else _any_checks(checks)
        case Not(child):
            check = compile_check(child, causes, bound, of_record=of_record)
            return lambda subject, record: negation(check(subject, record))
    check = compile_check(node.of, causes, None, of_record=True)
    return check if node is bound else _quantified(node, check, causes)


def _subject_leaf(test: Test) -> Check:
    return lambda subject, record: leaf_truth(test, subject)


def _record_leaf(test: Test) -> Check:
    """`leaf_truth` with what is known beforehand settled: the hot path of matching."""
    get, holds, operand = test.fact.get, test.holds, test.operand
    absent: Truth = None if test.fact.is_open else False
    compare = COMPARISONS.get(test.operator)
    if test.operator in (Operator.KNOWN, Operator.ABSENT):

        def check(subject: SubjectFacts, record: Any) -> Truth:
            return leaf_truth(test, record)

    elif compare is None:

        def check(subject: SubjectFacts, record: Any) -> Truth:
            value = get(record)
            return absent if value is None else holds(value, subject.as_of)

    else:

        def check(subject: SubjectFacts, record: Any) -> Truth:
            value = get(record)
            return absent if value is None else compare(value, operand)

    return check


def _all_checks(checks: tuple[Check, ...]) -> Check:
    """`conjunction` as a plain loop."""

    def check_all(subject: SubjectFacts, record: Any) -> Truth:
        result: Truth = True
        for check in checks:
            value = check(subject, record)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    return check_all


def _any_checks(checks: tuple[Check, ...]) -> Check:
    return lambda subject, record: disjunction(check(subject, record) for check in checks)


def _quantified(node: Quantifier, check: Check, causes: Sequence[str]) -> Check:
    def quantify(subject: SubjectFacts, record: Any) -> Truth:
        asked = asked_records(node, subject, causes)
        truths = (check(subject, view) for view in asked)
        return quantifier_truth(node, asked, truths, subject.subject.records_complete)

    return quantify


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition ready to run.

    Attributes:
        node: the tree, from which everything else is derived.
        causes: the item's causes.
        tested: ids of the facts that it tests.
        lengths: the lengths before `as_of` within which it looks for a day.
        holds: what the whole condition says of a subject.
        grounds: what it says with one record as the ground: true when the condition holds with
            some `any_record` read as this record alone.
    """

    node: Node
    causes: tuple[str, ...]
    tested: frozenset[str]
    lengths: frozenset[Duration]
    holds: Check
    grounds: Check


def compile_condition(node: Node, causes: tuple[str, ...]) -> Condition:
    """Compile a tree for an item with these causes."""
    tested = frozenset(test.fact.id for test in tests(node))
    holds = compile_check(node, causes, None)
    return Condition(node, causes, tested, lengths_in(node), holds, compile_grounds(node, causes))


def compile_record_condition(node: Node) -> Condition:
    """Compile a tree that tests one record; `grounds` says what it says of the record given."""
    return compile_condition(AnyRecord(node, everywhere=False), ())


def compile_grounds(node: Node, causes: tuple[str, ...]) -> Check:
    """The check of a tree with one record as the ground."""
    bounds: tuple[AnyRecord | None, ...] = ground_nodes(node) or (None,)
    checks = tuple(compile_check(node, causes, bound) for bound in bounds)
    return checks[0] if len(checks) == 1 else _any_checks(checks)
