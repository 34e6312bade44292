"""The duties of a case: what opens them, by when they are due, what fulfils them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from creditrules.calendar import (
    CalendarError,
    Deadline,
    Law,
    Limit,
    Roll,
    WorkCalendar,
    deadline,
)
from creditrules.catalogue import Procedure, ProcedureStep, StepLimit
from creditrules.model.procedure import CaseEvent
from creditrules.procedure.case import Duty, DutyStatus
from creditrules.procedure.spans import spans

__all__ = ["duties_of"]

_ONE_DAY = timedelta(days=1)


class _Opening(NamedTuple):
    """Why a duty is owed.

    Attributes:
        on: the first day on which it can be done.
        counted_from: the day its limit runs from, which is not counted itself.
        ordered: the last day that the opening event names.
        office: the office whose own act it was; what follows from it is owed by that office alone.
    """

    on: date
    by: str
    counted_from: date
    ordered: date | None
    period: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class _Owed:
    """A duty before it is known what became of it."""

    id: str
    office: str | None
    opening: _Opening
    limit: StepLimit
    deadline: Deadline | None
    due: date | None


def duties_of(
    procedure: Procedure,
    case: str,
    events: tuple[CaseEvent, ...],
    as_of: date,
    calendar: WorkCalendar,
) -> tuple[tuple[Duty, ...], tuple[CaseEvent, ...]]:
    """Every duty that the events of a case open by a day, and the events that fulfil none.

    Args:
        events: those that count, in order of day and id.
    """
    found: dict[str, tuple[Duty, ...]] = {}
    matched: set[str] = set()
    for key, step in procedure.steps.items():
        owed = [
            one
            for opening in _openings(procedure, step, events, found, as_of)
            for one in _owed(case, step, opening, events, calendar)
        ]
        owed.sort(key=lambda one: (one.opening.on, one.id))
        ends = _ends(step, owed, events, matched)
        found[key] = tuple(
            _duty(case, step, one, ends.get(one.id), as_of, calendar) for one in owed
        )
    done = {one for step in procedure.steps.values() for one in step.stated.done_by}
    unmatched = tuple(one for one in events if one.type in done and one.id not in matched)
    every = [duty for duties in found.values() for duty in duties]
    return tuple(sorted(every, key=lambda one: (one.opened_on, one.step.id, one.id))), unmatched


# -------------------------------------------------------------------------------------- opening


def _openings(
    procedure: Procedure,
    step: ProcedureStep,
    events: tuple[CaseEvent, ...],
    found: Mapping[str, tuple[Duty, ...]],
    as_of: date,
) -> Iterator[_Opening]:
    for event in events:
        if event.type in step.stated.after:
            own = step.actor.id in _emitters(procedure, event.type)
            office = event.by if own else None
            for opening in _from_event(step, event, events, as_of):
                yield opening._replace(office=office)
    for key in step.stated.after_overdue:
        for duty in found[key]:
            if duty.due is not None and (duty.done_on or as_of) > duty.due:
                yield _Opening(duty.due + _ONE_DAY, duty.id, duty.due, None)


def _emitters(procedure: Procedure, kind: str) -> frozenset[str | None]:
    """The actors who report a type of event."""
    steps = procedure.steps.values()
    acting = {step.actor.id for step in steps if kind in step.stated.done_by}
    return frozenset({procedure.events[kind].by, *acting})


def _from_event(
    step: ProcedureStep, event: CaseEvent, events: tuple[CaseEvent, ...], as_of: date
) -> Iterator[_Opening]:
    day = event.happened_on
    if step.stated.every is None:
        yield _Opening(day, event.id, day, event.due_on)
        return
    stops = (
        one.happened_on
        for one in events
        if one.type in step.stated.until and one.happened_on >= day
    )
    for span in spans(step.stated.every, day, min([as_of, *stops])):
        if span.last < as_of:
            yield _Opening(span.last + _ONE_DAY, event.id, span.last, None, span.name)


# ------------------------------------------------------------------------------------------ owing


def _owed(
    case: str,
    step: ProcedureStep,
    opening: _Opening,
    events: tuple[CaseEvent, ...],
    calendar: WorkCalendar,
) -> Iterator[_Owed]:
    offices = _offices(step.actor.id, opening.on, events)
    if opening.office in offices:
        offices = (opening.office,)
    limit = _limit(step, opening, events, calendar)
    counted = _counted(limit, opening, calendar)
    due = counted.due if counted else opening.ordered if _is_ordered(limit) else None
    about = f"/{opening.period}" if opening.period else ""
    for office in offices or (None,):
        who = f"@{office}" if len(offices) > 1 else ""
        key = f"{case}/{step.id}/{opening.by}{about}{who}"
        yield _Owed(key, office, opening, limit, counted, due)


def _is_ordered(limit: StepLimit) -> bool:
    return limit.stated.ordered is not None


def _offices(actor: str, day: date, events: tuple[CaseEvent, ...]) -> tuple[str, ...]:
    """The offices that play an actor on a day: as last said by then, or else first said later."""
    said = [one for one in events if actor in one.offices]
    before = [one for one in said if one.happened_on <= day]
    if before:
        return before[-1].offices[actor]
    return said[0].offices[actor] if said else ()


def _limit(
    step: ProcedureStep,
    opening: _Opening,
    events: tuple[CaseEvent, ...],
    calendar: WorkCalendar,
) -> StepLimit:
    """The step's limit, or the last branch that was taken before the limit had run out."""
    own = _counted(step.limit, opening, calendar)
    last = own.due if own else opening.ordered if _is_ordered(step.limit) else None
    taken = [
        branch
        for branch in step.branches
        if any(
            one.type == branch.given
            and opening.counted_from <= one.happened_on
            and (last is None or one.happened_on <= last)
            for one in events
        )
    ]
    return taken[-1] if taken else step.limit


def _counted(limit: StepLimit, opening: _Opening, calendar: WorkCalendar) -> Deadline | None:
    """The last day; None where nothing is counted, or no such day can be found."""
    if limit.length is None:
        return None
    start, stated = opening.counted_from, limit.stated
    try:
        return _deadline(start, limit.length, stated.roll, stated.law, calendar)
    except CalendarError:
        return None


@lru_cache(maxsize=16384)
def _deadline(
    start: date, length: Limit, roll: Roll, law: Law | None, calendar: WorkCalendar
) -> Deadline:
    return deadline(start, length, calendar=calendar, roll=roll, law=law, provisional=True)


# ---------------------------------------------------------------------------------------- ending


def _ends(
    step: ProcedureStep, owed: list[_Owed], events: tuple[CaseEvent, ...], matched: set[str]
) -> dict[str, CaseEvent]:
    """Duty -> the event that fulfilled it or made it needless; fulfilments count once each."""
    ends: dict[str, CaseEvent] = {}
    several = len({one.office for one in owed}) > 1
    for event in events:
        if event.type in step.stated.unless:
            for one in owed:
                if one.id not in ends and one.opening.on <= event.happened_on:
                    ends[one.id] = event
        elif event.type in step.stated.done_by:
            for one in owed:
                if one.id not in ends and _fulfils(event, one, several):
                    ends[one.id] = event
                    matched.add(event.id)
                    break
    return ends


def _fulfils(event: CaseEvent, owed: _Owed, several: bool) -> bool:
    return (
        owed.opening.on <= event.happened_on
        and owed.opening.by != event.id
        and (event.period is None or event.period == owed.opening.period)
        and (not several or event.by == owed.office)
    )


def _duty(
    case: str,
    step: ProcedureStep,
    owed: _Owed,
    end: CaseEvent | None,
    as_of: date,
    calendar: WorkCalendar,
) -> Duty:
    day = end.happened_on if end else as_of
    passed = owed.due is not None and day > owed.due
    if end is None:
        status = DutyStatus.OVERDUE if passed else DutyStatus.PENDING
    elif end.type in step.stated.unless:
        status = DutyStatus.NEEDLESS
    else:
        status = DutyStatus.DONE_LATE if passed else DutyStatus.DONE
    late = status in (DutyStatus.OVERDUE, DutyStatus.DONE_LATE) and owed.due is not None
    return Duty(
        id=owed.id,
        case=case,
        step=step,
        office=owed.office,
        opened_on=owed.opening.on,
        opened_by=owed.opening.by,
        period=owed.opening.period,
        limit=owed.limit,
        deadline=owed.deadline,
        due=owed.due,
        done_on=end.happened_on if end else None,
        done_by=end.id if end else None,
        status=status,
        late=_working_days(owed.due, day, calendar) if late and owed.due else 0,
    )


def _working_days(due: date, day: date, calendar: WorkCalendar) -> int:
    """The working days after the last day up to a day; estimated beyond the last notice."""
    if day > calendar.estimated_to:
        calendar = calendar.with_estimate(day.year)
    return calendar.count(due, day)
