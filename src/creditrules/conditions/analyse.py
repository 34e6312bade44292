"""What a result hangs on: the missing facts, the nearest miss, and the clause tree (S2, S12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from creditrules.conditions.evaluate import (
    Truth,
    asked_records,
    conjunction,
    disjunction,
    leaf_truth,
    negation,
    quantifier_truth,
    record_in_window,
)
from creditrules.conditions.facts import DECIDED_ON, FactRef, RecordFacts, SubjectFacts
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
    tests,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a tree is read against: a subject on a day and, perhaps, the record at hand.

    Attributes:
        bound: the `any_record` node, by identity, that is read as the record at hand.
    """

    subject: SubjectFacts
    record: RecordFacts | None
    causes: tuple[str, ...]
    bound: AnyRecord | None = None

    def readings(self, node: Node) -> tuple[Setting, ...]:
        """The ways to read a tree: with each `any_record` that can be the ground bound in turn."""
        bound = ground_nodes(node) if self.record is not None else ()
        if not bound:
            return (self,)
        return tuple(Setting(self.subject, self.record, self.causes, one) for one in bound)

    def asked(self, node: Quantifier) -> list[RecordFacts]:
        """The records a quantifier asks, by id; the record at hand alone where it is bound."""
        if self.record is not None and node is self.bound:
            return [self.record]
        asked = asked_records(node, self.subject, self.causes)
        asked.sort(key=lambda view: view.record.id)
        if isinstance(node, CountRecords):
            return [view for view in asked if record_in_window(node, view) is not False]
        return asked

    def complete(self, node: Quantifier) -> bool:
        """Whether the records the node asks are all there are."""
        return node is self.bound or self.subject.subject.records_complete


@dataclass(frozen=True, slots=True)
class Leaf:
    """One fact of one view.

    Attributes:
        record: the record's id, None for the subject's own facts.
        test: what the condition asks of it; None for a date that a period or a count runs from.
        owner: id of the subject it belongs to, where several are asked about.
    """

    fact: FactRef
    record: str | None
    test: Test | None = None
    owner: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two leaves one question: the subject, the record and the fact."""
        return (self.owner, self.record or "", self.fact.id)


class Clause(NamedTuple):
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
    return disjunction(_truth(node, reading, None) for reading in setting.readings(node))


def _truth(node: Node, setting: Setting, view: RecordFacts | None) -> Truth:
    """What a node says: of `view` inside a quantifier, of the subject outside."""
    match node:
        case Test():
            return leaf_truth(node, view or setting.subject)
        case All(children):
            return conjunction(_truth(child, setting, view) for child in children)
        case AnyOf(children):
            return disjunction(_truth(child, setting, view) for child in children)
        case Not(child):
            return negation(_truth(child, setting, view))
    asked = setting.asked(node)
    truths = (_truth(node.of, setting, one) for one in asked)
    return quantifier_truth(node, asked, truths, setting.complete(node))


def missing_facts(node: Node, setting: Setting) -> tuple[Leaf, ...]:
    """The unknown leaves that can still change the result, sorted; empty for a decided one.

    A quantifier left open only because further records may exist gives no leaf.
    """
    if truth_of(node, setting) is not None:
        return ()
    found = {
        leaf.key: leaf
        for reading in setting.readings(node)
        for leaf in _missing(node, reading, None)
    }
    return tuple(found[key] for key in sorted(found))


def _missing(node: Node, setting: Setting, view: RecordFacts | None) -> Iterator[Leaf]:
    if _truth(node, setting, view) is not None:
        return
    match node:
        case Test():
            yield Leaf(node.fact, view.record.id if view else None, node)
        case All(children) | AnyOf(children):
            for child in children:
                yield from _missing(child, setting, view)
        case Not(child):
            yield from _missing(child, setting, view)
        case CountRecords():
            for asked in setting.asked(node):
                if _truth(node.of, setting, asked) is not False:
                    yield from _undated(node, asked)
                    yield from _missing(node.of, setting, asked)
        case _:
            for asked in setting.asked(node):
                yield from _missing(node.of, setting, asked)


def _undated(node: CountRecords, view: RecordFacts) -> tuple[Leaf, ...]:
    """The day to ask for where it is not known whether a record lies in the counted window."""
    return (Leaf(DECIDED_ON, view.record.id),) if record_in_window(node, view) is None else ()


def nearest_miss(node: Node, setting: Setting) -> tuple[Leaf, ...]:
    """The fewest leaves to flip for the condition to hold; ties go to the smaller ids.

    An `all` needs the sum of its children, an `any` its cheapest child, a quantifier over no
    record the leaves of a record that does not exist yet.
    """
    return min(
        (_cheapest_true(node, reading, None) for reading in setting.readings(node)), key=_size
    )


def _size(leaves: tuple[Leaf, ...]) -> tuple[int, list[tuple[str, str, str]]]:
    return (len(leaves), [leaf.key for leaf in leaves])


def _joined(parts: Iterable[tuple[Leaf, ...]]) -> tuple[Leaf, ...]:
    return tuple(sorted((leaf for part in parts for leaf in part), key=lambda leaf: leaf.key))


def _cheapest_true(node: Node, setting: Setting, view: RecordFacts | None) -> tuple[Leaf, ...]:
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


def _cheapest_false(node: Node, setting: Setting, view: RecordFacts | None) -> tuple[Leaf, ...]:
    match node:
        case Test():
            return _flip(node, setting, view, wanted=False)
        case All(children):
            return min((_cheapest_false(child, setting, view) for child in children), key=_size)
        case AnyOf(children):
            return _joined(_cheapest_false(child, setting, view) for child in children)
        case Not(child):
            return _cheapest_true(child, setting, view)
    asked = setting.asked(node)
    costs = [_cheapest_false(node.of, setting, one) for one in asked]
    by_record = [_union(one) for one in _by_record(asked, costs)]
    match node:
        case AnyRecord():
            return _joined(by_record)
        case AllRecords():
            return min(costs, key=_size, default=())
        case CountRecords(at_least=at_least):
            counted = sorted((cost for cost in by_record if cost), key=_size)
            return _joined(counted[: max(0, len(counted) - at_least + 1)])


def _flip(
    test: Test, setting: Setting, view: RecordFacts | None, *, wanted: bool
) -> tuple[Leaf, ...]:
    if leaf_truth(test, view or setting.subject) is wanted:
        return ()
    return (Leaf(test.fact, view.record.id if view else None, test),)


def _cheapest_quantifier(node: Quantifier, setting: Setting) -> tuple[Leaf, ...]:
    asked = setting.asked(node)
    costs = [_cheapest_true(node.of, setting, one) for one in asked]
    absent = tuple(Leaf(test.fact, None, test) for test in tests(node.of))
    match node:
        case AnyRecord():
            return min(costs, key=_size, default=absent)
        case AllRecords():
            return _joined(map(_union, _by_record(asked, costs))) if costs else absent
        case CountRecords(at_least=at_least):
            dated = [(*_undated(node, one), *cost) for one, cost in zip(asked, costs, strict=True)]
            cheapest = [min(one, key=_size) for one in _by_record(asked, dated)]
            enough = sorted(cheapest, key=_size)[:at_least]
            return _joined([*enough, *[absent] * (at_least - len(enough))])


def _by_record(
    asked: Iterable[RecordFacts], costs: Iterable[tuple[Leaf, ...]]
) -> list[list[tuple[Leaf, ...]]]:
    """The costs of each record: one that is read under several causes has several."""
    found: dict[str, list[tuple[Leaf, ...]]] = {}
    for one, cost in zip(asked, costs, strict=True):
        found.setdefault(one.record.id, []).append(cost)
    return list(found.values())


def _union(costs: Iterable[tuple[Leaf, ...]]) -> tuple[Leaf, ...]:
    """The leaves of several readings of one record, each once."""
    found = {(leaf.key, id(leaf.test)): leaf for cost in costs for leaf in cost}
    return tuple(found.values())


class Met(NamedTuple):
    """What a test that holds found: the whole value, or which of the things looked for."""

    fact: FactRef
    found: tuple[Any, ...]


def what_was_met(clause: Clause) -> Iterator[Met]:
    """What the tests that make a clause hold have found, in their order.

    What holds because something is not so has found nothing.
    """
    if clause.truth is not True or isinstance(clause.node, Not):
        return
    if isinstance(clause.node, Test) and clause.value is not None:
        looked_for = clause.node.operator is Operator.CONTAINS_ANY
        sought = clause.node.operand if looked_for else (clause.value,)
        whole: Any = clause.value if looked_for else sought
        yield Met(clause.node.fact, tuple(one for one in sought if one in whole))
    for child in clause.children:
        yield from what_was_met(child)


def clause_tree(node: Node, setting: Setting) -> Clause:
    """The tree with every node's truth and every leaf's value, in the reading that goes furthest.

    Where several `any_record` could be the ground, the first that holds is read as the record at
    hand, else the first that is open.
    """
    rank = {True: 0, None: 1, False: 2}
    trees = [_clause(node, reading, None) for reading in setting.readings(node)]
    return min(trees, key=lambda tree: rank[tree.truth])


def _clause(node: Node, setting: Setting, view: RecordFacts | None) -> Clause:
    record = view.record.id if view else None
    match node:
        case Test():
            met = view or setting.subject
            return Clause(node, leaf_truth(node, met), node.fact.get(met), record, ())
        case All(children) | AnyOf(children):
            below = tuple(_clause(child, setting, view) for child in children)
            join = conjunction if isinstance(node, All) else disjunction
            truth = join(one.truth for one in below)
        case Not(child):
            below = (_clause(child, setting, view),)
            truth = negation(below[0].truth)
        case _:
            asked = setting.asked(node)
            below = tuple(_clause(node.of, setting, one) for one in asked)
            truths = [one.truth for one in below]
            truth = quantifier_truth(node, asked, truths, setting.complete(node))
    return Clause(node, truth, None, record, below)
