"""What a result hangs on: the missing facts, the nearest miss, and the clause tree (S2, S12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from creditrules.conditions.evaluate import (
    Truth,
    asked_records,
    compile_record_check,
    conjunction,
    disjunction,
    leaf_truth,
    negation,
    quantifier_truth,
    record_in_window,
)
from creditrules.conditions.facts import FactRef, RecordFacts, SubjectFacts
from creditrules.conditions.tree import (
    All,
    AllRecords,
    AnyOf,
    AnyRecord,
    CountRecords,
    Node,
    Not,
    Quantifier,
    Test,
    tests,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a tree is read against: a subject on a day and, perhaps, the record at hand."""

    subject: SubjectFacts
    record: RecordFacts | None
    causes: tuple[str, ...]

    def asked(self, node: Quantifier) -> list[RecordFacts]:
        """The records a quantifier asks, the record at hand alone where it can be a ground."""
        if self.record is not None and self.binds(node):
            return [self.record]
        asked = asked_records(node, self.subject, self.causes)
        if isinstance(node, CountRecords):
            return [view for view in asked if record_in_window(node, view) is not False]
        return asked

    def binds(self, node: Quantifier) -> bool:
        """Whether the node is read as the record at hand."""
        return isinstance(node, AnyRecord) and not node.everywhere and self.record is not None

    def complete(self, node: Quantifier) -> bool:
        """Whether the records the node asks are all there are."""
        return self.binds(node) or self.subject.subject.records_complete


@dataclass(frozen=True, slots=True)
class Leaf:
    """One fact of one view; `record` is the record's id, None for the subject's own facts.

    `test` is what the condition asks of it; None for a date that a period runs from.
    """

    fact: FactRef
    record: str | None
    test: Test | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.record or "", self.fact.id)


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of a tree with what it came to.

    Attributes:
        value: the fact's value for a leaf, else None.
        record: id of the record the clause speaks of, None for the subject.
    """

    node: Node
    truth: Truth
    value: object
    record: str | None
    children: tuple[Clause, ...]


def truth_of(node: Node, setting: Setting) -> Truth:
    """The same answer as the compiled check with the record at hand as the ground."""
    match node:
        case Test():
            return leaf_truth(node, setting.subject)
        case All(children):
            return conjunction(truth_of(child, setting) for child in children)
        case AnyOf(children):
            return disjunction(truth_of(child, setting) for child in children)
        case Not(child):
            return negation(truth_of(child, setting))
    check = compile_record_check(node.of)
    return quantifier_truth(node, check, setting.asked(node), setting.complete(node))


def missing_facts(node: Node, setting: Setting) -> tuple[Leaf, ...]:
    """The unknown leaves that can still change the result, sorted; empty for a decided one.

    A quantifier left open only because further records may exist gives no leaf.
    """
    found = {leaf.key: leaf for leaf in _missing(node, setting, None)}
    return tuple(found[key] for key in sorted(found))


def _missing(node: Node, setting: Setting, view: RecordFacts | None) -> Iterator[Leaf]:
    match node:
        case Test():
            if leaf_truth(node, view or setting.subject) is None:
                yield Leaf(node.fact, view.record.id if view else None, node)
        case All(children) | AnyOf(children):
            if _truth(node, setting, view) is None:
                for child in children:
                    yield from _missing(child, setting, view)
        case Not(child):
            yield from _missing(child, setting, view)
        case _:
            if truth_of(node, setting) is None:
                for asked in setting.asked(node):
                    yield from _missing(node.of, setting, asked)


def _truth(node: Node, setting: Setting, view: RecordFacts | None) -> Truth:
    return truth_of(node, setting) if view is None else compile_record_check(node)(view)


def nearest_miss(node: Node, setting: Setting) -> tuple[Leaf, ...]:
    """The fewest leaves to flip for the condition to hold; ties go to the smaller ids.

    An `all` needs the sum of its children, an `any` its cheapest child, a quantifier over no
    record the leaves of a record that does not exist yet.
    """
    return _cheapest_true(node, setting, None)


def _size(leaves: tuple[Leaf, ...]) -> tuple[int, list[tuple[str, str]]]:
    return (len(leaves), [leaf.key for leaf in leaves])


def _joined(parts: Iterable[tuple[Leaf, ...]]) -> tuple[Leaf, ...]:
    return tuple(sorted((leaf for part in parts for leaf in part), key=lambda leaf: leaf.key))


def _cheapest_true(
    node: Node, setting: Setting, view: RecordFacts | None
) -> tuple[Leaf, ...]:
    match node:
        case Test():
            return _flip(node, setting, view, wanted=True)
        case All(children):
            return _joined(_cheapest_true(child, setting, view) for child in children)
        case AnyOf(children):
            return min((_cheapest_true(child, setting, view) for child in children), key=_size)
        case Not(child):
            return _cheapest_false(child, setting, view)
    return _cheapest_quantifier(node, setting)


def _cheapest_false(
    node: Node, setting: Setting, view: RecordFacts | None
) -> tuple[Leaf, ...]:
    match node:
        case Test():
            return _flip(node, setting, view, wanted=False)
        case All(children):
            return min((_cheapest_false(child, setting, view) for child in children), key=_size)
        case AnyOf(children):
            return _joined(_cheapest_false(child, setting, view) for child in children)
        case Not(child):
            return _cheapest_true(child, setting, view)
    costs = [_cheapest_false(node.of, setting, asked) for asked in setting.asked(node)]
    match node:
        case AnyRecord():
            return _joined(costs)
        case AllRecords():
            return min(costs, key=_size, default=())
        case CountRecords(at_least=at_least):
            counted = sorted((cost for cost in costs if cost), key=_size)
            return _joined(counted[: max(0, len(counted) - at_least + 1)])


def _flip(
    test: Test, setting: Setting, view: RecordFacts | None, *, wanted: bool
) -> tuple[Leaf, ...]:
    if leaf_truth(test, view or setting.subject) is wanted:
        return ()
    return (Leaf(test.fact, view.record.id if view else None, test),)


def _cheapest_quantifier(node: Quantifier, setting: Setting) -> tuple[Leaf, ...]:
    costs = [_cheapest_true(node.of, setting, asked) for asked in setting.asked(node)]
    absent = tuple(Leaf(test.fact, None, test) for test in tests(node.of))
    match node:
        case AnyRecord():
            return min(costs, key=_size, default=absent)
        case AllRecords():
            return _joined(costs) if costs else absent
        case CountRecords(at_least=at_least):
            enough = sorted(costs, key=_size)[:at_least]
            return _joined([*enough, *[absent] * (at_least - len(enough))])


def clause_tree(node: Node, setting: Setting) -> Clause:
    """The tree with every node's truth and every leaf's value."""
    return _clause(node, setting, None)


def _clause(node: Node, setting: Setting, view: RecordFacts | None) -> Clause:
    record = view.record.id if view else None
    match node:
        case Test():
            met = view or setting.subject
            return Clause(node, leaf_truth(node, met), node.fact.get(met), record, ())
        case All(children) | AnyOf(children):
            below = tuple(_clause(child, setting, view) for child in children)
            return Clause(node, _truth(node, setting, view), None, record, below)
        case Not(child):
            inner = _clause(child, setting, view)
            return Clause(node, negation(inner.truth), None, record, (inner,))
    below = tuple(_clause(node.of, setting, asked) for asked in setting.asked(node))
    return Clause(node, truth_of(node, setting), None, record, below)

