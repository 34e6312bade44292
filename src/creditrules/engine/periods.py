"""How long a ground lasts (design S5, S9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from creditrules.calendar import end_of
from creditrules.catalogue import Item
from creditrules.conditions import Leaf, RecordFacts
from creditrules.model import EventType, Outcome, PeriodSpec
from creditrules.engine.decision import Period
from creditrules.engine.events import ONE_DAY, Timeline


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a ground on a day: its period and what has become of it.

    Attributes:
        missing: the date fact a length would run from, when it is not given.
        reason: the event type that released it.
    """

    outcome: Outcome
    period: Period
    reason: str | None = None
    missing: tuple[Leaf, ...] = ()


def start_day(item: Item, record: RecordFacts) -> date | None:
    """The first day of the period, from the item's start fact."""
    match item.start_fact.id:
        case "listed_on":
            return record.standing.listed_on
        case "decided_on":
            return record.record.decided_on
        case "effective_on":
            return record.record.effective_on or record.record.decided_on
        case "fulfilled_on":
            return record.standing.fulfilled_on
        case "ended_on":
            return record.standing.ended_on
    value = record.attributes.get(item.start_fact.id)
    return value if isinstance(value, date) else None


def course(item: Item, record: RecordFacts, line: Timeline, as_of: date) -> Course:
    """What has become of a ground whose condition holds, by `as_of`."""
    spec = item.period
    start = start_day(item, record)
    if start is None and spec.length is not None:
        missing = (Leaf(item.start_fact, record.record.id),)
        return Course(Outcome.UNDETERMINED, Period(None, None, end_known=False), missing=missing)
    end = _natural_end(item, start, line)
    ended_by = _released_by(spec, line, end)
    if ended_by is not None:
        kind, day = ended_by
        last = day - ONE_DAY
        return Course(Outcome.RELEASED, Period(start, last, end_known=True), reason=kind.value)
    known = end is not None or spec.permanent
    period = Period(start, end, end_known=known)
    if start is not None and start > as_of:
        return Course(Outcome.DOES_NOT_APPLY, period, reason="not_started")
    if end is not None and end < as_of:
        return Course(Outcome.EXPIRED, period)
    if line.suspended and item.document.objection and item.document.objection.suspends:
        return Course(Outcome.SUSPENDED, period)
    return Course(Outcome.APPLIES, period)


def _natural_end(item: Item, start: date | None, line: Timeline) -> date | None:
    if start is None or item.period.length is None:
        return None
    end = end_of(start, item.period.length)
    objection = item.document.objection
    if objection is None or not objection.extends:
        return end
    return None if line.suspended else end + timedelta(days=line.suspended_days)


def _released_by(
    spec: PeriodSpec, line: Timeline, end: date | None
) -> tuple[EventType, date] | None:
    """The first event that ended the ground before its natural end."""
    for event in line.events:
        if end is not None and event.happened_on > end:
            return None
        if _releases(spec, event.type):
            return event.type, event.happened_on
    if spec.while_ is not None:
        delisting = line.latest_delisting()
        return (EventType.DELISTING, delisting.happened_on) if delisting else None
    return None


def _releases(spec: PeriodSpec, kind: EventType) -> bool:
    if kind is EventType.REPAIR:
        return not spec.statutory
    if kind is EventType.ENDING:
        return spec.length is None and not spec.permanent
    return kind is spec.until
