"""What the events of a record come to on a day (design S4, S5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from creditrules.conditions import Standing
from creditrules.model import CreditRecord, Event, EventType
from creditrules.model.scalars import end_of_day

ONE_DAY = timedelta(days=1)

_TYPES = tuple(EventType)

VOIDING = frozenset({EventType.WITHDRAWAL, EventType.ANNULMENT, EventType.UNLAWFUL, EventType.VOID})
"""Events that take the record's ground away altogether; so does an upheld objection."""


_NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of a record that have happened by a day and are known, in time order.

    Attributes:
        pauses: for each objection the day it was accepted and the day it was closed, None = open.
        voided_by: the first event that took the ground away.
    """

    events: tuple[Event, ...] = ()
    standing: Standing = _NOTHING
    pauses: tuple[tuple[date, date | None], ...] = ()
    voided_by: Event | None = None

    @property
    def suspended(self) -> bool:
        """Whether an objection is accepted and not yet closed."""
        return bool(self.pauses) and self.pauses[-1][1] is None


def is_known(
    received_at: datetime | None, happened_on: date | None, known_at: datetime | None
) -> bool:
    """Whether something was known at `known_at`; None = all input is known."""
    if known_at is None:
        return True
    if received_at is not None:
        return received_at <= known_at
    return happened_on is None or end_of_day(happened_on) <= known_at


def known_since(record: CreditRecord, instant: datetime | None) -> CreditRecord:
    """The record with its events as it stands for whoever knows it at an instant already.

    None = all input is known.
    """
    if instant is None:
        return record
    events = tuple(one.model_copy(update={"received_at": instant}) for one in _all_events(record))
    return record.model_copy(update={"received_at": instant, "events": events})


def record_day(record: CreditRecord) -> date | None:
    """The day a record came to be: decided, else listed, else effective."""
    listings = [one.happened_on for one in record.events if one.type is EventType.LISTING]
    listing = record.listed_on or min(listings, default=None)
    return record.decided_on or listing or record.effective_on


def voids(event: Event) -> bool:
    """Whether an event takes the record's ground away."""
    return event.type in VOIDING or (
        event.type is EventType.OBJECTION_CLOSED and event.upheld is True
    )


def timeline(record: CreditRecord, as_of: date, known_at: datetime | None) -> Timeline:
    """The record's events up to a day, as known at an instant."""
    if not (record.events or record.listed_on or record.fulfilled_on or record.ended_on):
        return _QUIET[record.listed]
    given = list(_all_events(record))
    known = [one for one in given if is_known(one.received_at, one.happened_on, known_at)]
    happened = sorted((event for event in known if event.happened_on <= as_of), key=_order)
    voided_by = next((event for event in happened if voids(event)), None)
    line = Timeline(tuple(happened), pauses=_pauses(happened), voided_by=voided_by)
    listed = record.listed
    if any(_lists_after(as_of, event) for event in given):
        listed = False if any(_lists_after(as_of, event) for event in known) else None
    return replace(line, standing=_standing(line, listed))


def _lists_after(day: date, event: Event) -> bool:
    return event.type is EventType.LISTING and event.happened_on > day


_QUIET = {
    listed: Timeline(standing=Standing(listed=listed, on_list=listed))
    for listed in (True, False, None)
}


def _order(event: Event) -> tuple[date, int, datetime, str, str]:
    received = event.received_at or end_of_day(event.happened_on)
    kind = _TYPES.index(event.type)
    return (event.happened_on, kind, received, event.id or "", repr(sorted(event.changes.items())))


def _all_events(record: CreditRecord) -> Iterator[Event]:
    types = {event.type for event in record.events}
    yield from record.events
    for day, kind in (
        (record.listed_on, EventType.LISTING),
        (record.fulfilled_on, EventType.FULFILMENT),
        (record.ended_on, EventType.ENDING),
    ):
        if day is not None and kind not in types:
            yield Event(type=kind, happened_on=day)


def _pauses(events: list[Event]) -> tuple[tuple[date, date | None], ...]:
    pauses: list[tuple[date, date | None]] = []
    since: date | None = None
    for event in events:
        if event.type is EventType.OBJECTION_ACCEPTED:
            since = since or event.happened_on
        elif event.type is EventType.OBJECTION_CLOSED and since is not None:
            pauses.append((since, event.happened_on))
            since = None
    return (*pauses, (since, None)) if since else tuple(pauses)


def _standing(line: Timeline, listed: bool | None) -> Standing:
    """The facts that events give; `listed` is what holds where no event says."""
    first = {event.type: event.happened_on for event in reversed(line.events)}
    listed_on, on_list = _listing(line.events)
    return Standing(
        listed=listed if on_list is None else True,
        listed_on=listed_on,
        on_list=listed if on_list is None else on_list,
        fulfilled_on=first.get(EventType.FULFILMENT),
        ended_on=first.get(EventType.ENDING),
        repaired=EventType.REPAIR in first,
        corrected=EventType.CORRECTION in first,
        objected=line.suspended,
        withdrawn=EventType.WITHDRAWAL in first,
        voided=line.voided_by is not None,
    )


def _listing(events: Iterable[Event]) -> tuple[date | None, bool | None]:
    """The first day of the present or last stretch on the list, and whether it still lasts."""
    listed_on: date | None = None
    on_list: bool | None = None
    for event in events:
        if event.type is EventType.LISTING:
            listed_on = listed_on if on_list else event.happened_on
            on_list = True
        elif event.type is EventType.DELISTING:
            on_list = False
    return listed_on, on_list
