"""Which of the reported events of a case count: known by then, not corrected, of its procedure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from creditrules.catalogue import Procedure
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import end_of_day
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
    procedure: Procedure, events: Iterable[CaseEvent], as_of: date, known_at: datetime | None
) -> Sifted:
    """Sort out the events of one case; their order means nothing."""
    findings: list[Diagnostic] = []
    known = [one for one in events if known_at is None or _received(one) <= known_at]
    single = _each_once(known, findings)
    standing = _without_corrected(single, findings)
    fitting = [one for one in standing if _fits(procedure, one, findings)]
    later = tuple(sorted(one.id for one in fitting if one.happened_on > as_of))
    fitting = [one for one in fitting if one.happened_on <= as_of]
    begun_on = min(
        (one.happened_on for one in fitting if one.type in procedure.starts), default=None
    )
    found = [one for one in fitting if _in_time(procedure, one, begun_on, findings)]
    ordered = sorted(found, key=lambda one: (one.happened_on, one.id))
    told = sorted(dict.fromkeys(findings), key=lambda one: (one.code, one.pairs))
    return Sifted(tuple(ordered), begun_on, later, tuple(told))


def _received(event: CaseEvent) -> datetime:
    return event.received_at or end_of_day(event.happened_on)


def _each_once(events: list[CaseEvent], findings: list[Diagnostic]) -> dict[str, CaseEvent]:
    """The events by id; of several contents of one id the one received last."""
    contents: dict[str, set[str]] = {}
    by_id: dict[str, list[CaseEvent]] = {}
    for one in events:
        content = one.model_dump_json()
        if content not in contents.setdefault(one.id, set()):
            contents[one.id].add(content)
            by_id.setdefault(one.id, []).append(one)
    found: dict[str, CaseEvent] = {}
    for key, same in by_id.items():
        last = max(_received(one) for one in same)
        latest = [one for one in same if _received(one) == last]
        if len(latest) == 1:
            found[key] = latest[0]
        else:
            findings.append(_finding("case_event_conflict", latest[0]))
    return found


def _without_corrected(
    events: dict[str, CaseEvent], findings: list[Diagnostic]
) -> Iterator[CaseEvent]:
    """The events that no other stands for; a retraction stands for nothing itself."""
    corrected = {one.corrects for one in events.values()}
    for one in events.values():
        if _in_circle(one, events):
            findings.append(_finding("case_correction_circle", one))
        elif one.id not in corrected and not one.retracted:
            yield one


def _in_circle(event: CaseEvent, events: dict[str, CaseEvent]) -> bool:
    seen: set[str] = set()
    target = event.corrects
    while target is not None and target in events and target not in seen:
        if target == event.id:
            return True
        seen.add(target)
        target = events[target].corrects
    return False


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
    return Diagnostic.of(code, None, None, None, case=event.case, event=event.id, **arguments)
