"""Why a measure did not apply, and how near it was (design S12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from creditrules.catalogue import Item
from creditrules.conditions import Leaf, RecordFacts, Setting, SubjectFacts, nearest_miss, tests
from creditrules.engine.decision import Question
from creditrules.engine.views import view_subject


@dataclass(frozen=True, slots=True)
class Miss:
    """What would have to be otherwise for an item to apply to the subject itself.

    Attributes:
        record: id of the record that comes nearest; None when no record has the cause.
        cause: the subject has no record of the item's causes.
        kind: the subject is not of a kind the item binds.
        place: the item is not carried out in the place asked about.
        law: the item is not in force on the day.
        leaves: the fewest facts to flip.
    """

    item: Item
    record: str | None
    cause: bool
    kind: bool
    place: bool
    law: bool
    leaves: tuple[Leaf, ...]

    @property
    def distance(self) -> int:
        """How many things would have to be otherwise."""
        return len(self.leaves) + self.cause + self.kind + self.place + self.law


def nearest(question: Question, measure_type: str) -> Miss | None:
    """The nearest miss among the items of a measure type; ties go to the smaller ids.

    None when no item of the catalogue has that type.
    """
    facts = view_subject(
        question.subject, question.catalogue.facts, question.as_of, question.known_at
    ).facts
    found = [
        miss
        for item in question.catalogue.items.values()
        if item.type.id == measure_type
        for miss in _misses(question, item, facts)
    ]
    return min(found, key=_order, default=None)


def _order(miss: Miss) -> tuple[int, str, str]:
    return (miss.distance, miss.item.id, miss.record or "")


def _misses(question: Question, item: Item, facts: SubjectFacts) -> Iterator[Miss]:
    records = [view for cause in item.causes for view in facts.by_cause.get(cause, ())]
    for record in records:
        yield _miss(question, item, facts, record)
    if not records:
        yield _miss(question, item, facts, None)


def _miss(
    question: Question, item: Item, facts: SubjectFacts, record: RecordFacts | None
) -> Miss:
    node = item.condition.node
    if record is None:
        leaves = tuple(Leaf(test.fact, None, test) for test in tests(node))
    else:
        leaves = nearest_miss(node, Setting(facts, record, item.causes))
    return Miss(
        item,
        record.record.id if record else None,
        cause=record is None,
        kind=facts.subject.kind not in item.subjects,
        place=not question.catalogue.in_jurisdiction(item, question.jurisdiction),
        law=not item.window.holds(question.as_of),
        leaves=leaves,
    )
