"""The first day on which an answer changes with no new fact (design S15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from creditrules.catalogue import Item, Window, edition_window
from creditrules.conditions import Condition, end_after
from creditrules.engine.decision import Decision, Evaluation, Question
from creditrules.engine.document import successors_by
from creditrules.engine.evaluate import evaluate, items_for
from creditrules.engine.events import ONE_DAY
from creditrules.engine.views import view_subject
from creditrules.model import CreditRecord, Subject
from creditrules.model.scalars import parse_day


def next_change(evaluation: Evaluation) -> date | None:
    """The first day after `as_of` on which the same question has another answer, or None.

    Every day on which anything the answer hangs on can turn first is a candidate; the question
    is asked again on each until the answer differs.
    """
    question = evaluation.question
    today = _said(evaluation)
    for day in sorted(set(_turning_days(evaluation))):
        if day > question.as_of and _said(ask_on(question, day)) != today:
            return day
    return None


def ask_on(question: Question, day: date) -> Evaluation:
    """The same question put about another day."""
    return evaluate(
        question.catalogue,
        question.subject,
        day,
        known_at=question.known_at,
        jurisdiction=question.jurisdiction,
        related=question.related,
    )


def _said(evaluation: Evaluation) -> tuple[object, ...]:
    """All that the JSON of the decisions is made of, without making it."""
    return evaluation.grade, tuple(_decided(one) for one in evaluation.decisions)


def _decided(decision: Decision) -> tuple[object, ...]:
    grounds = tuple(
        (
            one.key,
            one.via,
            one.outcome,
            one.period,
            one.reason,
            tuple(leaf.key for leaf in one.missing),
        )
        for one in decision.grounds
    )
    bodies = (*decision.handling, *decision.implementers)
    taken_over = tuple(successors_by(one, decision.as_of) for one in bodies)
    return (
        decision.id,
        decision.outcome,
        decision.force,
        decision.force_until,
        decision.period,
        decision.reaches,
        grounds,
        decision.legal_bases,
        decision.list_place,
        taken_over,
    )


def _turning_days(evaluation: Evaluation) -> Iterator[date]:
    question = evaluation.question
    for decision in evaluation.decisions:
        yield from _decision_days(decision)
    yield from _limit_days(question)
    for document in question.catalogue.documents.values():
        if document.grades or document.objection or document in question.catalogue.limits:
            yield from _window_days(document.window)
        for rule in document.grades:
            if rule.condition is not None:
                yield from _condition_days(rule.condition, question.subject)
    for subject in (question.subject, *question.related):
        yield from relation_days(subject)
        yield from _attribute_days(subject.attributes)
        causes = _causes_of(question, subject)
        for record in subject.records:
            yield from _record_days(record)
            for item in (one for cause in causes[record.id] for one in items_for(question, cause)):
                yield from _window_days(item.window)
                yield from _condition_days(item.condition, subject)
                if item.document.repair_excludes is not None:
                    yield from _condition_days(item.document.repair_excludes, subject)


def _limit_days(question: Question) -> Iterator[date]:
    for limiting in question.catalogue.limits:
        for limit in (limiting.basis_floor, limiting.force_cap):
            if limit is not None:
                yield limit.first_day


def _decision_days(decision: Decision) -> Iterator[date]:
    """Until the first change the grounds stay what they are, so only theirs can end."""
    for ground in decision.grounds:
        if ground.period.end is not None:
            yield from _after(ground.period.end)
        yield from _law_days(ground.item)


def _causes_of(question: Question, subject: Subject) -> Mapping[str, set[str | None]]:
    """Record id -> the causes under which it can be read on some day."""
    causes: dict[str, set[str | None]] = {}
    for record in subject.records:
        corrections = [event.changes for event in record.events if event.changes]
        said = [record.cause, *(one["cause"] for one in corrections if "cause" in one)]
        causes[record.id] = {one for one in said if isinstance(one, str)}
        if corrections and None in said:
            causes[record.id] |= {rule.cause.id for rule in question.catalogue.classifiers.values()}
    if any(record.cause is None for record in subject.records):
        last = view_subject(question.catalogue, subject, date.max, None, question.jurisdiction)
        for view in last.facts.records:
            causes[view.record.id].add(view.record.cause)
    return causes


def relation_days(subject: Subject) -> Iterator[date]:
    """The days on which relations of a subject begin and have ended."""
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


def _law_days(item: Item) -> Iterator[date]:
    listed = (item.list_place.instrument,) if item.list_place else ()
    cited = (one.instrument for one in item.bases)
    for instrument in (item.document.instrument, *cited, *listed):
        for edition in instrument.editions:
            yield from _window_days(edition_window(edition))
    for body in (*item.handling, *item.implementers):
        for successor in body.authority.successors:
            yield successor.since.last


def _window_days(window: Window) -> Iterator[date]:
    if window.first is not None:
        yield window.first
    if window.last is not None:
        yield from _after(window.last)


def _condition_days(condition: Condition, subject: Subject) -> Iterator[date]:
    if condition.lengths:
        days = {day for record in subject.records for day in _record_days(record)}
        for day in days.union(_attribute_days(subject.attributes)):
            for length in condition.lengths:
                yield from _after(end_after(day, length))


def _after(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + ONE_DAY
