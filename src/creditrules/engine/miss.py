"""Why a measure did not apply, and how near it was (design S12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from creditrules.catalogue import Item
from creditrules.conditions import Leaf, RecordFacts, Setting, nearest_miss, tests
from creditrules.engine.decision import Question, law_day
from creditrules.engine.periods import course
from creditrules.engine.views import SubjectView, view_of
from creditrules.model import Outcome


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
        begins: the later day on which its period begins.
    """

    item: Item
    record: str | None
    cause: bool
    kind: bool
    place: bool
    law: bool
    leaves: tuple[Leaf, ...]
    begins: date | None = None

    @property
    def distance(self) -> int:
        """How many things would have to be otherwise."""
        begun = self.begins is None
        return len(self.leaves) + self.cause + self.kind + self.place + self.law + (not begun)


def nearest(question: Question, measure_type: str) -> Miss | None:
    """The nearest miss among the items of a measure type; ties go to the smaller ids.

    None when no item of the catalogue has that type.
    """
    view = view_of(question, question.subject)
    found = [
        miss
        for item in question.catalogue.items.values()
        if item.type.id == measure_type
        for miss in _misses(question, item, view)
    ]
    return min(found, key=_order, default=None)


def nearest_for(question: Question, record: str) -> Miss | None:
    """The nearest miss among the items of the causes of one of the subject's own records.

    None when no item of the catalogue has its cause.
    """
    view = view_of(question, question.subject)
    found = [
        _miss(question, item, view, one)
        for one in view.facts.records
        if one.record.id == record
        for item in question.catalogue.by_cause.get(one.record.cause or "", ())
    ]
    return min(found, key=_order, default=None)


def _order(miss: Miss) -> tuple[int, str, str]:
    return (miss.distance, miss.item.id, miss.record or "")


def _misses(question: Question, item: Item, view: SubjectView) -> Iterator[Miss]:
    records = [one for cause in item.causes for one in view.facts.by_cause.get(cause, ())]
    for record in records:
        yield _miss(question, item, view, record)
    if not records:
        yield _miss(question, item, view, None)


def _miss(question: Question, item: Item, view: SubjectView, record: RecordFacts | None) -> Miss:
    node, begins = item.condition.node, None
    if record is None:
        leaves = tuple(Leaf(test.fact, None, test) for test in tests(node))
    else:
        leaves = nearest_miss(node, Setting(view.facts, record, item.causes))
        line = view.timelines[record.record.id]
        run = course(item, record, view.facts, line, question.as_of)
        if run.outcome is Outcome.DOES_NOT_APPLY:
            begins = run.period.start
            if begins is None:
                leaves = (*leaves, Leaf(item.start_fact, record.record.id))
    return Miss(
        item,
        record.record.id if record else None,
        cause=record is None,
        kind=question.subject.kind not in item.subjects,
        place=not question.catalogue.in_jurisdiction(item, question.jurisdiction),
        law=not item.window.holds(law_day(item, record, question.as_of)),
        leaves=leaves,
        begins=begins,
    )
