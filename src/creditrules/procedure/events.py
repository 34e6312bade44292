"""Which of the reported events of a case count: known by then, not corrected, of its procedure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from creditrules.calendar import WorkCalendar
from creditrules.calendar.festivals import LAST_YEAR
from creditrules.catalogue import Procedure
from creditrules.engine import canonical
from creditrules.model.procedure import CaseEvent
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["Sifted", "sift"]


@dataclass(frozen=True, slots=True)
class Sifted:
    """The events that count, in order of day and id.

    Attributes:
        begun_on: the day of the first event that begins the case.
        later: ids of events after the day asked about.
    """

    events: tuple[CaseEvent, ...]
    begun_on: date | None
    later: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def sift(
    procedure: Procedure,
    events: Iterable[CaseEvent],
    as_of: date,
    known_at: datetime | None,
    calendar: WorkCalendar,
) -> Sifted:
    """Sort out the events of one case; their order means nothing."""
    findings: list[Diagnostic] = []
    known = [one for one in events if known_at is None or one.known_from <= known_at]
    single = _each_once(known, findings)
    standing = _without_corrected(single, findings)
    possible = [one for one in standing if _can_be_counted_from(one, calendar, findings)]
    fitting = [one for one in possible if _fits(procedure, one, findings)]
    later = tuple(sorted(one.id for one in fitting if one.happened_on > as_of))
    fitting = [one for one in fitting if one.happened_on <= as_of]
    begun_on = min(
        (one.happened_on for one in fitting if one.type in procedure.starts), default=None
    )
    found = [one for one in fitting if _in_time(procedure, one, begun_on, findings)]
    ordered = sorted(found, key=lambda one: (one.happened_on, one.id))
    told = sorted(dict.fromkeys(findings), key=lambda one: (one.code, one.pairs))
    return Sifted(tuple(ordered), begun_on, later, tuple(told))


def _each_once(events: list[CaseEvent], findings: list[Diagnostic]) -> dict[str, CaseEvent]:
    """The events by id; of several contents of one id the one received last.

    Two that nothing tells apart are no matter where a correction stands for both.
    """
    corrected = {one.corrects for one in events}
    by_id: dict[str, list[CaseEvent]] = {}
    for one in events:
        by_id.setdefault(one.id, []).append(one)
    found: dict[str, CaseEvent] = {}
    for key, told in by_id.items():
        same = told if len(told) == 1 else _contents(told)
        last = same[0] if key in corrected else _received_last(same, findings)
        if last is not None:
            found[key] = last
    return found


def _contents(told: list[CaseEvent]) -> list[CaseEvent]:
    """Each content once, sorted; in which order its keys were written means nothing."""
    contents = {canonical(one.model_dump(mode="json")): one for one in told}
    return [contents[one] for one in sorted(contents)]


def _received_last(same: list[CaseEvent], findings: list[Diagnostic]) -> CaseEvent | None:
    """Of several accounts of one thing that received last; a finding where two are."""
    received = max(one.known_from for one in same)
    latest = [one for one in same if one.known_from == received]
    if len(latest) == 1:
        return latest[0]
    named = {"case": latest[0].case, "event": "、".join(sorted({one.id for one in latest}))}
    findings.append(Diagnostic.of("case_event_conflict", None, None, None, **named))
    return None


def _without_corrected(
    events: dict[str, CaseEvent], findings: list[Diagnostic]
) -> Iterator[CaseEvent]:
    """The events that no other stands for; a retraction stands for nothing itself.

    Of several corrections of the same event the one received last stands for it.
    """
    corrected = {one.corrects for one in events.values()}
    accounts: dict[str, list[CaseEvent]] = {}
    for one in events.values():
        if one.corrects is not None and one.corrects not in events:
            findings.append(_finding("case_correction_of_nothing", one, corrects=one.corrects))
        line = _line(one, events)
        if line[-1] == one.id and len(line) > 1:
            findings.append(_finding("case_correction_circle", one))
        elif one.id not in corrected:
            accounts.setdefault(line[-1], []).append(one)
    for same in accounts.values():
        last = _received_last(same, findings)
        if last is not None and not last.retracted:
            yield last


def _line(event: CaseEvent, events: dict[str, CaseEvent]) -> list[str]:
    """An event, the one it corrects, the one that one corrects ...; a circle ends where it closes.

    The last id is the same for all accounts of one thing.
    """
    line = [event.id]
    target = event.corrects
    while target is not None:
        line.append(target)
        if target in line[:-1]:
            break
        target = events[target].corrects if target in events else None
    return line


def _can_be_counted_from(
    event: CaseEvent, calendar: WorkCalendar, findings: list[Diagnostic]
) -> bool:
    """Whether the days it names lie in years of which the working days can be told."""
    first, last = calendar.covered_from, date(LAST_YEAR, 12, 31)
    for day in (event.happened_on, event.due_on):
        if day is not None and not first <= day <= last:
            named = {"day": str(day), "first": str(first), "last": str(last)}
            findings.append(_finding("case_day_beyond", event, **named))
            return False
    return True


def _fits(procedure: Procedure, event: CaseEvent, findings: list[Diagnostic]) -> bool:
    """Whether the procedure knows such an event and it can have happened."""
    if event.procedure is not None and event.procedure != procedure.id:
        given = {"given": event.procedure, "procedure": procedure.id}
        findings.append(
            Diagnostic.of("case_event_elsewhere", None, None, None, event=event.id, **given)
        )
        return False
    if event.type not in procedure.events:
        near = suggestion(event.type, procedure.events)
        named = {"event": event.id, "given": event.type, "procedure": procedure.id}
        findings.append(
            Diagnostic.of("case_event_kind", None, None, None, suggestion=near, **named)
        )
        return False
    if event.received_at is not None and event.happened_on > event.received_at.date():
        days = {"day": str(event.happened_on), "received": str(event.received_at.date())}
        findings.append(
            Diagnostic.of("case_event_future", None, None, None, event=event.id, **days)
        )
        return False
    return True


def _in_time(
    procedure: Procedure, event: CaseEvent, begun_on: date | None, findings: list[Diagnostic]
) -> bool:
    """Whether the case had begun."""
    if begun_on is None:
        starts = " | ".join(sorted(procedure.starts))
        findings.append(_finding("case_not_begun", event, starts=starts))
        return False
    if event.happened_on < begun_on:
        days = {"day": str(event.happened_on), "start": str(begun_on)}
        findings.append(_finding("case_before_start", event, **days))
        return False
    return True


def _finding(code: str, event: CaseEvent, **arguments: str) -> Diagnostic:
    named = {"case": event.case, "event": event.id, **arguments}
    return Diagnostic.of(code, None, None, None, **named)
