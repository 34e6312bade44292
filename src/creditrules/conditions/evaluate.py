"""Kleene evaluation: a condition tree compiled once to closures (design S2).

Every check returns True, False or None (unknown), independent of the order of operands. A
record check takes a `RecordFacts`; a subject check takes a `SubjectFacts` and the record that
`any_record` is to be read as, or None to read it as any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from creditrules.conditions.dates import end_after
from creditrules.conditions.facts import RecordFacts, SubjectFacts
from creditrules.conditions.tree import (
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
)

Truth = bool | None
RecordCheck = Callable[[RecordFacts], Truth]
SubjectCheck = Callable[[SubjectFacts, RecordFacts | None], Truth]


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


def compile_record_check(node: Node) -> RecordCheck:
    """A check of one record, from a tree without record quantifiers."""
    match node:
        case Test():
            return _compile_leaf(node)
        case All(children):
            return _all_checks(tuple(compile_record_check(child) for child in children))
        case AnyOf(children):
            checks = [compile_record_check(child) for child in children]
            return lambda view: disjunction(check(view) for check in checks)
        case Not(child):
            check = compile_record_check(child)
            return lambda view: negation(check(view))
    raise TypeError("a quantifier inside a record condition")


def _all_checks(checks: tuple[RecordCheck, ...]) -> RecordCheck:
    """`conjunction` as a plain loop: the hot path of matching."""

    def check_all(view: RecordFacts) -> Truth:
        unknown = False
        for check in checks:
            value = check(view)
            if value is False:
                return False
            if value is None:
                unknown = True
        return None if unknown else True

    return check_all


def _compile_leaf(test: Test) -> RecordCheck:
    get, holds = test.fact.get, test.holds
    if test.operator in (Operator.KNOWN, Operator.ABSENT):
        return lambda view: leaf_truth(test, view)
    absent: Truth = None if test.fact.is_open else False
    if test.operator is Operator.EQUALS:
        operand = test.operand

        def equals(view: RecordFacts) -> Truth:
            value = get(view)
            return absent if value is None else bool(value == operand)

        return equals

    def check(view: RecordFacts) -> Truth:
        value = get(view)
        return absent if value is None else holds(value, view.as_of)

    return check


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
    node: Quantifier, check: RecordCheck, asked: Sequence[RecordFacts], complete: bool
) -> Truth:
    """What a quantifier says of the records it asks; incomplete records leave room for more."""
    match node:
        case AnyRecord():
            found = disjunction(check(view) for view in asked)
            return None if found is False and not complete else found
        case AllRecords():
            if not asked:
                return False if complete else None
            found = conjunction(check(view) for view in asked)
            return None if found is True and not complete else found
        case CountRecords(at_least=at_least):
            values = [conjunction((record_in_window(node, v), check(v))) for v in asked]
            return count_truth(at_least, values, complete)


def compile_subject_check(
    node: Node, causes: Sequence[str], bound: AnyRecord | None
) -> SubjectCheck:
    """A check of a subject.

    Args:
        node: the tree.
        causes: the item's causes, which quantifiers range over.
        bound: the `any_record` node (by identity) that is read as the record at hand.
    """
    match node:
        case Test():
            return lambda subject, record: leaf_truth(node, subject)
        case All(children):
            checks = [compile_subject_check(child, causes, bound) for child in children]
            return lambda subject, record: conjunction(c(subject, record) for c in checks)
        case AnyOf(children):
            checks = [compile_subject_check(child, causes, bound) for child in children]
            return lambda subject, record: disjunction(c(subject, record) for c in checks)
        case Not(child):
            check = compile_subject_check(child, causes, bound)
            return lambda subject, record: negation(check(subject, record))
    record_check = compile_record_check(node.of)
    if node is bound:
        return lambda subject, record: None if record is None else record_check(record)

    def quantify(subject: SubjectFacts, record: RecordFacts | None) -> Truth:
        asked = asked_records(node, subject, causes)
        return quantifier_truth(node, record_check, asked, subject.subject.records_complete)

    return quantify


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition ready to run.

    Attributes:
        node: the tree, from which everything else is derived.
        causes: the item's causes.
        holds: what the whole condition says of a subject.
        grounds: what it says with one record as the ground: true when the condition holds with
            some `any_record` read as this record alone.
    """

    node: Node
    causes: tuple[str, ...]
    holds: SubjectCheck
    grounds: SubjectCheck


def compile_condition(node: Node, causes: tuple[str, ...]) -> Condition:
    """Compile a tree for an item with these causes."""
    holds = compile_subject_check(node, causes, None)
    checks = [compile_subject_check(node, causes, bound) for bound in ground_nodes(node)]
    if not checks:
        grounds = holds
    elif len(checks) == 1:
        grounds = checks[0]
    else:

        def grounds(subject: SubjectFacts, record: RecordFacts | None) -> Truth:
            return disjunction(check(subject, record) for check in checks)

    return Condition(node, causes, holds, grounds)
