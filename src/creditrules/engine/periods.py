"""How long a ground lasts (design S5, S9)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from creditrules.calendar import CalendarError, Pause, extended_end
from creditrules.catalogue import Item
from creditrules.conditions import (
    BUILT_IN_IDS,
    LISTED,
    FactRef,
    Leaf,
    RecordFacts,
    Setting,
    SubjectFacts,
    Truth,
    end_after,
    missing_facts,
)
from creditrules.engine.decision import Period
from creditrules.engine.events import ONE_DAY, Timeline
from creditrules.model import Event, EventType, Outcome

NO_PERIOD = Period(None, None, end_known=False)


class Course(NamedTuple):
    """The course of a ground on a day: its period and what has become of it.

    Attributes:
        missing: the date the period would run from, or whether the party is listed, when unknown.
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


def course(
    item: Item,
    record: RecordFacts,
    facts: SubjectFacts,
    line: Timeline,
    as_of: date,
    *,
    suspended_here: bool = False,
) -> Course:
    """What has become of a ground whose condition holds, by `as_of`.

    Args:
        item: the item.
        record: the record it stands on.
        facts: the subject the record is about.
        line: the record's events.
        as_of: the day asked about.
        suspended_here: whether the place suspends punishments while an objection is open.
    """
    start = _resumed(item, record, line, start_day(item, record))
    unknown: FactRef | None = None
    for fact, begun in _beginnings(item, record, start, as_of):
        if begun is False:
            period = Period(start, None, end_known=False)
            return Course(Outcome.DOES_NOT_APPLY, period, reason="not_started")
        if begun is None:
            unknown = unknown or fact
    if unknown is not None:
        missing = (Leaf(unknown, record.record.id),)
        return Course(Outcome.UNDETERMINED, NO_PERIOD, missing=missing)
    end = last_day(item, start, line)
    repairable = _repairable(item, record, facts)
    event = _released_by(item, line, end, repairs=repairable is not False)
    if repairable is None and event != _released_by(item, line, end, repairs=False):
        excludes = item.document.repair_excludes
        node = excludes.node if excludes else item.condition.node
        unclear = missing_facts(node, Setting(facts, record, ()))
        return Course(Outcome.UNDETERMINED, NO_PERIOD, missing=unclear)
    if event is not None:
        return Course(Outcome.RELEASED, _until(start, event), reason=event.type.value)
    period = Period(start, end, end_known=end is not None or item.period.permanent)
    if end is not None and end < as_of:
        return Course(Outcome.EXPIRED, period)
    if line.suspended and (suspended_here or _suspends(item)):
        return Course(Outcome.SUSPENDED, period)
    return Course(Outcome.APPLIES, period)


def _suspends(item: Item) -> bool:
    return item.document.objection is not None and item.document.objection.suspends


def _repairable(item: Item, record: RecordFacts, facts: SubjectFacts) -> Truth:
    """Whether repair of the record can end the item."""
    excludes = item.document.repair_excludes
    if excludes is None:
        return True
    excluded = excludes.grounds(facts, record)
    return None if excluded is None else not excluded


def _resumed(item: Item, record: RecordFacts, line: Timeline, start: date | None) -> date | None:
    """The first day, of the present stretch where the party is listed again after its removal."""
    listed_on = record.standing.listed_on
    if start is None or listed_on is None or not follows_list(item):
        return start
    relisted = any(
        event.type is EventType.DELISTING and event.happened_on <= listed_on
        for event in line.events
    )
    return max(start, listed_on) if relisted else start


def _beginnings(
    item: Item, record: RecordFacts, start: date | None, as_of: date
) -> tuple[tuple[FactRef, Truth], ...]:
    """The facts on which it hangs whether the period has begun, with what they say.

    A length needs its first day. Without a length an unknown first day is no doubt about the
    beginning if the party is listed or the record was made; a closed fact that is not given has
    not happened (S2).
    """
    fact = item.start_fact
    begun: Truth = None
    if start is not None:
        begun = start <= as_of
    elif fact.id == "listed_on":
        listed = record.standing.listed
        begun = None if listed and item.period.length is not None else listed
    elif not fact.is_open:
        begun = False
    elif fact.id in BUILT_IN_IDS and item.period.length is None:
        begun = True
    if item.period.while_ is None:
        return ((fact, begun),)
    return ((LISTED, record.standing.listed), (fact, begun))


def last_day(item: Item, start: date | None, line: Timeline) -> date | None:
    """The last day of a period with a length; None while an open objection may still move it."""
    if start is None or item.period.length is None:
        return None
    end = end_after(start, item.period.length)
    objection = item.document.objection
    if objection is None or not objection.extends:
        return end
    closed = [
        Pause(accepted, closing - ONE_DAY)
        for accepted, closing in line.pauses
        if closing is not None and closing > accepted
    ]
    try:
        end = extended_end(start, end, closed)
    except CalendarError:  # beyond the calendar, as a length may be
        end = date.max
    still_open = [accepted for accepted, closing in line.pauses if closing is None]
    return None if any(accepted <= end for accepted in still_open) else end


def _released_by(item: Item, line: Timeline, end: date | None, *, repairs: bool) -> Event | None:
    """The event that ended the ground before its natural end, the first that did.

    `repairs`: whether repair is such an event for the record.

    Items that follow the list begin anew when the party is listed again after its removal.
    """
    if not line.events:
        return None
    follows = follows_list(item)
    released: Event | None = None
    on_list = False
    for event in line.events:
        if end is not None and event.happened_on > end:
            break
        if event.type is EventType.LISTING:
            released = None if follows and not on_list else released
            on_list = True
        elif event.type is EventType.DELISTING:
            on_list = False
        barred = event.type is EventType.REPAIR and not repairs
        if released is None and not barred and _releases(item, event.type, follows):
            released = event
    return released


def follows_list(item: Item) -> bool:
    """Whether removal from the list ends the item.

    So it is while the party is listed, and where the document states no length but says how a
    party leaves the list.
    """
    spec = item.period
    return spec.while_ is not None or (spec.unstated is not None and item.document.exit is not None)


def _releases(item: Item, kind: EventType, follows: bool) -> bool:
    spec = item.period
    match kind:
        case EventType.REPAIR:
            return not spec.statutory
        case EventType.ENDING:
            return spec.length is None and not spec.permanent
        case EventType.DELISTING:
            return follows or spec.until is kind
    return kind is spec.until


def _until(start: date | None, event: Event) -> Period:
    """From the first day to the day before the event; empty if it never ran a day."""
    last = event.happened_on - ONE_DAY
    if start is not None and last < start:
        return NO_PERIOD
    return Period(start, last, end_known=True)
