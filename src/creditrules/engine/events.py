"""What the events of a record come to on a day (design S4, S5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from creditrules.conditions import Standing
from creditrules.model import CreditRecord, Event, EventType
from creditrules.model.scalars import end_of_day

ONE_DAY = timedelta(days=1)

VOIDING = frozenset(
    {EventType.WITHDRAWAL, EventType.ANNULMENT, EventType.UNLAWFUL, EventType.VOID}
)
"""Events that take the record's ground away altogether; so does an upheld objection."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of a record that have happened by a day and are known, in time order.

    Attributes:
        suspended: an objection is accepted and not yet closed.
        suspended_days: days on which closed objections had paused execution.
        voided_by: the first event that took the ground away.
    """

    events: tuple[Event, ...] = ()
    standing: Standing = Standing()
    suspended: bool = False
    suspended_days: int = 0
    voided_by: Event | None = None

    def first(self, kind: EventType) -> Event | None:
        """The first event of a type, or None."""
        return next((event for event in self.events if event.type is kind), None)

    def latest_delisting(self) -> Event | None:
        """The delisting that still stands, or None when the party is (again) on the list."""
        latest = None
        for event in self.events:
            if event.type is EventType.DELISTING:
                latest = event
            elif event.type is EventType.LISTING:
                latest = None
        return latest


def is_known(received_at: datetime | None, happened_on: date | None, known_at: datetime | None) -> bool:
    """Whether something was known at `known_at`; None = all input is known."""
    if known_at is None:
        return True
    if received_at is not None:
        return received_at <= known_at
    return happened_on is None or end_of_day(happened_on) <= known_at


def record_day(record: CreditRecord) -> date | None:
    """The day a record came to be: decided, else listed, else effective."""
    listing = next((e.happened_on for e in record.events if e.type is EventType.LISTING), None)
    return record.decided_on or record.listed_on or listing or record.effective_on


def voids(event: Event) -> bool:
    """Whether an event takes the record's ground away."""
    return event.type in VOIDING or (
        event.type is EventType.OBJECTION_CLOSED and event.upheld is True
    )


def timeline(record: CreditRecord, as_of: date, known_at: datetime | None) -> Timeline:
    """The record's events up to a day, as known at an instant."""
    if not record.events and record.listed_on is None:
        if record.fulfilled_on is None and record.ended_on is None:
            return _QUIET[record.listed]
    happened = sorted(
        (
            event
            for event in _all_events(record)
            if event.happened_on <= as_of
            and is_known(event.received_at, event.happened_on, known_at)
        ),
        key=_order,
    )
    suspended, days = _suspension(happened)
    voided_by = next((event for event in happened if voids(event)), None)
    return Timeline(
        tuple(happened),
        _standing(record, happened, suspended, voided_by is not None),
        suspended,
        days,
        voided_by,
    )


_QUIET = {
    listed: Timeline(standing=Standing(listed=listed, on_list=listed))
    for listed in (True, False, None)
}


def _order(event: Event) -> tuple[date, int, str]:
    return (event.happened_on, list(EventType).index(event.type), event.id or "")


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


def _suspension(events: list[Event]) -> tuple[bool, int]:
    open_since: date | None = None
    days = 0
    for event in events:
        if event.type is EventType.OBJECTION_ACCEPTED:
            open_since = open_since or event.happened_on
        elif event.type is EventType.OBJECTION_CLOSED and open_since is not None:
            days += (event.happened_on - open_since).days
            open_since = None
    return open_since is not None, days


def _standing(
    record: CreditRecord, events: list[Event], suspended: bool, voided: bool
) -> Standing:
    first = {event.type: event.happened_on for event in reversed(events)}
    listed_on = first.get(EventType.LISTING)
    known_later = record.listed_on is not None or any(
        event.type is EventType.LISTING for event in record.events
    )
    listed = True if listed_on or record.listed else (False if known_later else record.listed)
    delisted = False
    for event in events:
        if event.type in (EventType.LISTING, EventType.DELISTING):
            delisted = event.type is EventType.DELISTING
    return Standing(
        listed=listed,
        listed_on=listed_on,
        on_list=False if delisted else listed,
        fulfilled_on=first.get(EventType.FULFILMENT),
        ended_on=first.get(EventType.ENDING),
        repaired=EventType.REPAIR in first,
        corrected=EventType.CORRECTION in first,
        objected=suspended,
        withdrawn=EventType.WITHDRAWAL in first,
        voided=voided,
    )
