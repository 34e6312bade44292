"""The first day on which an answer changes with no new fact (design S15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from creditrules.calendar import Duration
from creditrules.catalogue import Item, Window, edition_window
from creditrules.conditions import CountRecords, Node, Operator, end_after, quantifiers, tests
from creditrules.engine.decision import Evaluation, Question
from creditrules.engine.document import answer
from creditrules.engine.evaluate import evaluate, items_for
from creditrules.engine.events import ONE_DAY, timeline
from creditrules.engine.periods import last_day
from creditrules.model import CreditRecord, Instrument, Subject
from creditrules.model.scalars import parse_day


def next_change(evaluation: Evaluation) -> date | None:
    """The first day after `as_of` on which the same question has another answer, or None.

    Every day on which anything the answer hangs on can turn is a candidate; the question is
    asked again on each until the answer differs.
    """
    question = evaluation.question
    today = answer(evaluation)
    for day in sorted(set(_turning_days(question))):
        if day > question.as_of and answer(_ask_on(question, day)) != today:
            return day
    return None


def _ask_on(question: Question, day: date) -> Evaluation:
    return evaluate(
        question.catalogue,
        question.subject,
        day,
        known_at=question.known_at,
        jurisdiction=question.jurisdiction,
        related=question.related,
    )


def _turning_days(question: Question) -> Iterator[date]:
    for document in question.catalogue.documents.values():
        if document.grades:
            yield from _window_days(document.window)
            for rule in document.grades:
                yield from _condition_days(rule.condition.node, question.subject)
    for subject in (question.subject, *question.related):
        yield from _relation_days(subject)
        yield from _attribute_days(subject.attributes)
        for record in subject.records:
            own = set(_record_days(record))
            yield from own
            for item in _items_of(question, record):
                yield from _item_days(item)
                yield from _period_days(item, record, own, question.known_at)
                yield from _condition_days(item.condition.node, subject)


def _items_of(question: Question, record: CreditRecord) -> Iterator[Item]:
    corrected = (event.changes.get("cause") for event in record.events)
    for cause in {record.cause, *(one for one in corrected if isinstance(one, str))}:
        yield from items_for(question, cause)


def _relation_days(subject: Subject) -> Iterator[date]:
    for relation in subject.relations:
        if relation.start:
            yield relation.start
        if relation.end:
            yield from _after(relation.end)


def _record_days(record: CreditRecord) -> Iterator[date]:
    for day in (
        record.decided_on,
        record.effective_on,
        record.listed_on,
        record.fulfilled_on,
        record.ended_on,
    ):
        if day is not None:
            yield day
    for event in record.events:
        yield event.happened_on
        for value in event.changes.values():
            yield from _as_day(value)
    yield from _attribute_days(record.attributes)


def _attribute_days(attributes: Mapping[str, object]) -> Iterator[date]:
    for value in attributes.values():
        yield from _as_day(value)


def _as_day(value: object) -> Iterator[date]:
    if isinstance(value, date | str):
        try:
            yield parse_day(value)
        except ValueError:
            return


def _item_days(item: Item) -> Iterator[date]:
    yield from _window_days(item.window)
    for instrument in (item.document.instrument, *(one.instrument for one in item.bases)):
        yield from _instrument_days(instrument)
    for implementer in item.implementers:
        for successor in implementer.authority.successors:
            yield successor.since.last


def _instrument_days(instrument: Instrument) -> Iterator[date]:
    for edition in instrument.editions:
        yield from _window_days(edition_window(edition))


def _window_days(window: Window) -> Iterator[date]:
    if window.first is not None:
        yield window.first
    if window.last is not None:
        yield from _after(window.last)


def _period_days(
    item: Item, record: CreditRecord, days: set[date], known_at: datetime | None
) -> Iterator[date]:
    if item.period.length is None:
        return
    for line in [timeline(record, day, known_at) for day in days]:
        for start in days:
            end = last_day(item, start, line)
            if end is not None:
                yield from _after(end)


def _condition_days(node: Node, subject: Subject) -> Iterator[date]:
    lengths: set[Duration] = {
        test.operand for test in tests(node) if test.operator is Operator.WITHIN
    }
    lengths |= {
        one.within
        for one in quantifiers(node)
        if isinstance(one, CountRecords) and one.within is not None
    }
    if lengths:
        days = {day for record in subject.records for day in _record_days(record)}
        for day in days.union(_attribute_days(subject.attributes)):
            for length in lengths:
                yield from _after(end_after(day, length))


def _after(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + ONE_DAY
