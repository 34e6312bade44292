"""One tree, read in several ways: compiled, interpreted, asked what it lacks (S2, S12)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import assume, given

from creditrules.catalogue import Item
from creditrules.conditions import (
    All,
    AllRecords,
    AnyOf,
    AnyRecord,
    Clause,
    CountRecords,
    Leaf,
    Node,
    Not,
    Operator,
    RecordFacts,
    Setting,
    SubjectFacts,
    clause_tree,
    conjunction,
    disjunction,
    missing_facts,
    nearest_miss,
    negation,
    truth_of,
)
from creditrules.conditions import Test as ConditionTest
from creditrules.engine.views import view_subject
from creditrules.model import FactOwner
from random_questions import Case, cases, many

Truth = bool | None


def readings(case: Case) -> Iterator[tuple[Item, SubjectFacts, RecordFacts, Setting]]:
    """Every item with every record of its cause."""
    catalogue, question = case
    view = view_subject(catalogue, question["subject"], question["as_of"], None, None)
    for record in view.facts.records:
        for item in catalogue.by_cause.get(record.record.cause or "", ()):
            yield item, view.facts, record, Setting(view.facts, record, item.causes)


@many
@given(cases(absent=True))
def test_the_compiled_condition_says_what_the_tree_says(case: Case) -> None:
    for item, facts, record, setting in readings(case):
        node = item.condition.node
        assert item.condition.grounds(facts, record) is truth_of(node, setting)
        unbound = Setting(facts, None, item.causes)
        assert item.condition.holds(facts, None) is truth_of(node, unbound)


@many
@given(cases(absent=True))
def test_a_condition_lacks_facts_exactly_when_it_is_undecided(case: Case) -> None:
    for item, facts, _, setting in readings(case):
        missing = missing_facts(item.condition.node, setting)
        undecided = truth_of(item.condition.node, setting) is None
        assert not missing or undecided
        if facts.subject.records_complete:
            assert bool(missing) == undecided
        keys = [leaf.key for leaf in missing]
        assert keys == sorted(set(keys))


@many
@given(cases(absent=True))
def test_the_clause_tree_agrees_with_the_condition_at_every_node(case: Case) -> None:
    for item, facts, _, setting in readings(case):
        tree = clause_tree(item.condition.node, setting)
        assert tree.truth is truth_of(item.condition.node, setting)
        if facts.subject.records_complete:
            check_clause(tree)


def check_clause(clause: Clause) -> None:
    below = [child.truth for child in clause.children]
    match clause.node:
        case All():
            assert clause.truth is conjunction(below)
        case AnyOf() | AnyRecord():
            assert clause.truth is disjunction(below)
        case Not():
            assert clause.truth is negation(below[0])
        case AllRecords():
            assert clause.truth is (conjunction(below) if below else False)
    for child in clause.children:
        check_clause(child)


class Flipped:
    """A tree read with some leaves turned over: the leaf says what its place needs."""

    def __init__(self, setting: Setting, flips: set[tuple[int, str | None]]) -> None:
        self._setting = setting
        self._flips = flips

    def truth(self, node: Node, view: RecordFacts | None, *, wanted: bool) -> Truth:
        match node:
            case ConditionTest():
                record = view.record.id if view else None
                if (id(node), record) in self._flips:
                    return wanted
                return truth_of(node, self._setting) if view is None else _of_view(node, view)
            case All(children):
                return conjunction(self.truth(one, view, wanted=wanted) for one in children)
            case AnyOf(children):
                return disjunction(self.truth(one, view, wanted=wanted) for one in children)
            case Not(child):
                return negation(self.truth(child, view, wanted=not wanted))
        asked = self._setting.asked(node)
        values = [self.truth(node.of, one, wanted=wanted) for one in asked]
        match node:
            case AnyRecord():
                return disjunction(values)
            case AllRecords():
                return conjunction(values) if values else False
            case CountRecords(at_least=at_least):
                sure = sum(value is True for value in values)
                perhaps = sure + sum(value is None for value in values)
                return True if sure >= at_least else (None if perhaps >= at_least else False)


def _of_view(node: ConditionTest, view: RecordFacts) -> Truth:
    value = node.fact.get(view)
    if value is None:
        if node.operator is Operator.ABSENT:
            return True
        return None if node.fact.is_open and node.operator is not Operator.KNOWN else False
    return node.holds(value, view.as_of)


def holds_with(node: Node, setting: Setting, leaves: tuple[Leaf, ...]) -> bool:
    flips = {(id(leaf.test), leaf.record) for leaf in leaves}
    return any(
        Flipped(reading, flips).truth(node, None, wanted=True) is True
        for reading in setting.readings(node)
    )


def of_existing_records(leaves: tuple[Leaf, ...]) -> bool:
    """Whether no further record would be needed, and no day for a count."""
    return all(
        leaf.test is not None and (leaf.record is not None or leaf.fact.owner is FactOwner.SUBJECT)
        for leaf in leaves
    )


def dated(node: Node) -> bool:
    """Whether every counted window can be told."""
    match node:
        case All(children) | AnyOf(children):
            return all(dated(one) for one in children)
        case Not(child):
            return dated(child)
        case CountRecords(within=within):
            return within is None
    return True


@many
@given(cases(absent=True))
def test_turning_the_nearest_miss_over_makes_the_condition_hold(case: Case) -> None:
    for item, facts, _, setting in readings(case):
        assume(facts.subject.records_complete)
        leaves = nearest_miss(item.condition.node, setting)
        assert (leaves == ()) == (truth_of(item.condition.node, setting) is True)
        if of_existing_records(leaves):
            assert holds_with(item.condition.node, setting, leaves)


@many
@given(cases(absent=True))
def test_nothing_less_than_the_nearest_miss_would_do(case: Case) -> None:
    for item, facts, _, setting in readings(case):
        assume(facts.subject.records_complete)
        node = item.condition.node
        leaves = nearest_miss(node, setting)
        every = tuple(all_leaves(node, setting))
        if not of_existing_records(leaves) or not dated(node) or len(every) > 8:
            continue
        for size in range(len(leaves)):
            for fewer in combinations(every, size):
                assert not holds_with(node, setting, fewer)


def all_leaves(node: Node, setting: Setting) -> Iterator[Leaf]:
    found: dict[tuple[int, str | None], Leaf] = {}
    for reading in setting.readings(node):
        for leaf in leaves_of(clause_tree(node, reading)):
            found[id(leaf.test), leaf.record] = leaf
    yield from found.values()


def leaves_of(clause: Clause) -> Iterator[Leaf]:
    if isinstance(clause.node, ConditionTest):
        yield Leaf(clause.node.fact, clause.record, clause.node)
    for child in clause.children:
        yield from leaves_of(child)
