"""What has become of a case on a day: a pure function of its events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from creditrules.calendar import WorkCalendar, default_calendar
from creditrules.catalogue import Procedure
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import parse_day, parse_moment
from creditrules.procedure.case import Case, CaseStatus, Duty, Upcoming
from creditrules.procedure.duties import duties_of
from creditrules.procedure.events import Sifted, sift
from creditrules.text import Diagnostic

__all__ = ["track"]


def track(
    procedure: Procedure,
    events: Iterable[CaseEvent],
    as_of: date,
    *,
    known_at: date | datetime | None = None,
    calendar: WorkCalendar | None = None,
) -> Case:
    """The state of one case on one day.

    Pure: the order of the events, and how often one is given, change nothing; asked with an
    earlier `known_at` it answers as it did then. What cannot be used is told in the findings.

    Args:
        procedure: the rules of the case.
        events: every event of the case that is known; later and corrected ones too.
        as_of: the day asked about; a date, not an instant. Later events do not count.
        known_at: events received later are not known; a date is the end of that day in China;
            None = everything given is known.
        calendar: the holiday notices to count by; all bundled ones if omitted. Last days beyond
            the last notice are estimates and marked provisional.

    Raises:
        ValueError: there is no event, the events belong to several cases, or a day is malformed.
        BeyondCoverageError: something is overdue on an `as_of` that lies in a year for which not
            even an estimate of the working days can be made.
    """
    as_of = parse_day(as_of)
    instant = None if known_at is None else parse_moment(known_at)
    given = tuple(events)
    cases = sorted({one.case for one in given})
    if len(cases) != 1:
        raise ValueError(f"events of exactly one case are needed, not of {len(cases)}")
    calendar = calendar or default_calendar()
    sifted = sift(procedure, given, as_of, instant, calendar)
    duties, unmatched = duties_of(procedure, cases[0], sifted.events, as_of, calendar)
    closed_on = _closed_on(procedure, sifted)
    return Case(
        id=cases[0],
        procedure=procedure,
        as_of=as_of,
        known_at=instant,
        status=_status(sifted, closed_on),
        subject=next((one.subject for one in reversed(sifted.events) if one.subject), None),
        begun_on=sifted.begun_on,
        closed_on=closed_on,
        events=sifted.events,
        later=sifted.later,
        duties=duties,
        upcoming=_upcoming(procedure, duties),
        findings=(
            *sifted.findings,
            *_notices(procedure, cases[0], sifted, unmatched),
            *_uncounted(duties),
        ),
    )


def _closed_on(procedure: Procedure, sifted: Sifted) -> date | None:
    ends = (one.happened_on for one in sifted.events if procedure.events[one.type].ends)
    return min(ends, default=None)


def _status(sifted: Sifted, closed_on: date | None) -> CaseStatus:
    if sifted.begun_on is None:
        return CaseStatus.NOT_BEGUN
    return CaseStatus.RUNNING if closed_on is None else CaseStatus.CLOSED


def _upcoming(procedure: Procedure, duties: tuple[Duty, ...]) -> tuple[Upcoming, ...]:
    """The steps that what is open now leads to: by being done, or by not being done in time."""
    waiting = {one.step.id: one.step for one in duties if one.is_open}
    emitted = {event for step in waiting.values() for event in step.stated.done_by}
    found = []
    for step in procedure.steps.values():
        after = tuple(one for one in step.stated.after if one in emitted)
        overdue = tuple(one for one in step.stated.after_overdue if one in waiting)
        if after or overdue:
            found.append(Upcoming(step, after, overdue))
    return tuple(found)


def _notices(
    procedure: Procedure, case: str, sifted: Sifted, unmatched: tuple[CaseEvent, ...]
) -> Iterable[Diagnostic]:
    begun = sifted.begun_on
    if begun is not None and not procedure.window.holds(begun):
        title = procedure.instrument.title
        yield Diagnostic.of(
            "case_out_of_force", None, None, None, case=case, day=str(begun), document=title
        )
    for one in unmatched:
        if procedure.events[one.type].by is not None:
            continue
        kind = procedure.events[one.type].title
        named = {"event": one.id, "kind": kind, "day": str(one.happened_on)}
        yield Diagnostic.of("case_unmatched", None, None, None, case=case, **named)


def _uncounted(duties: tuple[Duty, ...]) -> Iterable[Diagnostic]:
    for one in duties:
        if one.uncounted:
            named = {"duty": one.id, "limit": str(one.limit.length), "day": str(one.opened_on)}
            yield Diagnostic.of("case_not_counted", None, None, None, **named)
