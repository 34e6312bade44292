"""What an event ends, and what stays in spite of it: natural, objection and repair release (S5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from creditrules.catalogue import Catalogue
from creditrules.engine.circle import Circle, ask_all, differences, stands_on_record
from creditrules.engine.compare import Cause, Change
from creditrules.engine.decision import Decision, Ground, Notice, Question
from creditrules.engine.events import ONE_DAY
from creditrules.model import LIVE, CreditRecord, Event, EventType, Outcome, Subject
from creditrules.model.scalars import parse_day, parse_moment

__all__ = ["Release", "Stay", "StayReason", "release", "with_event"]

StayReason = Literal[
    "later",
    "other_records",
    "repair_excluded",
    "statutory_period",
    "not_suspended",
    "not_upheld",
    "listed_again",
    "still_running",
    "not_released",
]


@dataclass(frozen=True, slots=True)
class Stay:
    """A decision that binds in spite of the event.

    Attributes:
        decision: as it is after the event.
        reason: `later`: the event has not happened by the day; `other_records`: other records
            ground it; `repair_excluded`: the document excludes the record from repair;
            `statutory_period`: a law or administrative regulation sets the period; `not_suspended`:
            no document suspends it during an objection; `not_upheld`: the objection was rejected;
            `listed_again`: the party is on the list again; `still_running`: its period has not
            ended; `not_released`: its document does not let the event end it.
        records: the other records that ground it, for `other_records`.
    """

    decision: Decision
    reason: StayReason
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """What an event on a record does to the decisions that stand on it.

    Attributes:
        question: what was asked, the event among those of the record.
        record: id of the record.
        event: None for the end of periods alone.
        changes: what is otherwise, for the subject first, then for those tied to it.
        stays: what stood on the record and binds all the same, in the same order.
        warnings: what the event brings to light besides, such as a correction that cannot be read.
    """

    question: Question
    record: str
    event: Event | None
    changes: tuple[Change, ...]
    stays: tuple[Stay, ...]
    warnings: tuple[Notice, ...] = ()


def release(
    catalogue: Catalogue,
    subject: Subject,
    event: Event | None,
    as_of: date,
    *,
    record: str,
    related: Iterable[Subject] = (),
    jurisdiction: str | None = None,
    known_at: date | datetime | None = None,
) -> Release:
    """What an event on a record changes on a day. Pure.

    Whoever asks knows of the event, whatever `known_at`, unless it says when it was received.
    An event that the record has already changes nothing. Without an event: what the end of
    periods on the day before changes (natural release).

    Args:
        catalogue: the rules.
        subject: whose record it is.
        event: what happened, or is supposed to; None = nothing but the passing of the day.
        as_of: the day asked about; an event after it has not happened.
        record: id of the record.
        related: the other subjects that relations name; what ends for them is told too.
        jurisdiction: GB/T 2260 code of the place; None = national measures only.
        known_at: records and events received later are not known; None = everything is known.

    Raises:
        ValueError: the subject has no such record, the event contradicts it, or a day is not
            what it should be.
    """
    instant = None if known_at is None else parse_moment(known_at)
    as_of, others = parse_day(as_of), tuple(related)
    if event is not None and instant is not None and event.received_at is None:
        event = event.model_copy(update={"received_at": instant})
    happened = with_event(subject, record, event)

    def ask(party: Subject, day: date) -> Circle:
        return ask_all(catalogue, party, others, day, known_at=instant, jurisdiction=jurisdiction)

    day_before = as_of if as_of == date.min else as_of - ONE_DAY
    before = ask(subject, day_before if event is None else as_of)
    after = ask(happened, as_of)
    found = differences(before, after)
    if event is None:
        found = tuple(one for one in found if _runs_out(one, subject.id, record))
    else:
        found = tuple(_because(one, event) for one in found)
    stays = tuple(_stays(before, after, found, (subject.id, record), event))
    told = {one for evaluation in before.values() for one in evaluation.warnings}
    new = [one for one in after[subject.id].warnings if one not in told]
    return Release(after[subject.id].question, record, event, found, stays, tuple(new))


def with_event(subject: Subject, record: str, event: Event | None) -> Subject:
    """The subject with an event added to one of its records; once, however often it is added.

    Raises:
        ValueError: it has no such record, or the event contradicts what the record says.
    """
    if record not in {one.id for one in subject.records}:
        raise ValueError(f"{subject.id} has no record {record}")
    if event is None:
        return subject
    records = [_added(one, event) if one.id == record else one for one in subject.records]
    return subject.model_copy(update={"records": tuple(records)})


def _added(record: CreditRecord, event: Event) -> CreditRecord:
    events = (*(one for one in record.events if _what(one) != _what(event)), event)
    fields = {name: getattr(record, name) for name in record.model_fields_set}
    return CreditRecord.model_validate({**fields, "events": events})


def _what(event: Event) -> tuple[object, ...]:
    """What makes an event the same as another, however it was told."""
    return event.type, event.happened_on, event.upheld, event.changes


def _runs_out(change: Change, owner: str, record: str) -> bool:
    """Whether a period of the record's grounds ended on the day before the change."""
    return change.after is not None and any(
        ground.outcome is Outcome.EXPIRED
        and ground.period.end == change.on - ONE_DAY
        and stands_on_record(ground, owner, record)
        for ground in change.after.grounds
    )


def _because(change: Change, event: Event) -> Change:
    """Where nothing else tells why, the event did it."""
    if change.causes != (Cause("facts"),):
        return change
    return replace(change, causes=(Cause("event", detail=event.type.value),))


def _stays(
    before: Circle,
    after: Circle,
    found: tuple[Change, ...],
    where: tuple[str, str],
    event: Event | None,
) -> Iterator[Stay]:
    """What bound on the record before, and binds in the same way or otherwise after."""
    turned = {one.id for one in found if one.kind != "changed"}
    for key, evaluation in after.items():
        then = {one.id: one for one in before[key].live}
        for decision in evaluation.live:
            old = then.get(decision.id)
            if old is None or decision.id in turned or not _live_on(old, where):
                continue
            left = _live_on(decision, where)
            if left:
                yield Stay(decision, _reason(left[0], event, decision.as_of))
            else:
                yield Stay(decision, "other_records", _records(decision))


def _live_on(decision: Decision, where: tuple[str, str]) -> list[Ground]:
    return [
        one for one in decision.grounds if one.outcome in LIVE and stands_on_record(one, *where)
    ]


def _records(decision: Decision) -> tuple[str, ...]:
    return tuple(sorted({one.record.record.id for one in decision.leading}))


def _reason(ground: Ground, event: Event | None, as_of: date) -> StayReason:
    """Why a ground on the record goes on."""
    if event is None:
        return "still_running"
    if event.happened_on > as_of:
        return "later"
    if _listed_after(ground, event):
        return "listed_again"
    match event.type:
        case EventType.OBJECTION_ACCEPTED:
            return "not_suspended"
        case EventType.OBJECTION_CLOSED:
            return "not_upheld"
        case EventType.REPAIR:
            return _unrepaired(ground)
    return "not_released"


def _listed_after(ground: Ground, event: Event) -> bool:
    return any(
        one.type is EventType.LISTING and one.happened_on > event.happened_on
        for one in ground.timeline.events
    )


def _unrepaired(ground: Ground) -> StayReason:
    excludes = ground.item.document.repair_excludes
    if excludes is not None and excludes.grounds(ground.owner, ground.record):
        return "repair_excluded"
    return "statutory_period" if ground.item.period.statutory else "not_released"
