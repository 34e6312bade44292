"""The duties that an event of a credit record opens by the procedures of a place."""

from __future__ import annotations

from datetime import date

from creditrules.catalogue import Catalogue, Procedure, place_covers
from creditrules.model import EventType
from creditrules.model.procedure import CaseEvent, EventKind
from creditrules.procedure.case import Duty
from creditrules.procedure.track import track

__all__ = ["duties_opened"]


def duties_opened(
    catalogue: Catalogue,
    event: EventType | None,
    day: date,
    *,
    jurisdiction: str | None,
    case: str,
    subject: str | None = None,
) -> tuple[Duty, ...]:
    """What has to be done by when because of an event of a record, in order of procedures.

    Every procedure in force that is followed in the place and knows the event is asked, as if a
    case of it had reached the event on the day.

    Args:
        catalogue: whose procedures are asked.
        event: the type of the event; None = the end of a period.
        day: the day on which it happened.
        jurisdiction: GB/T 2260 code of the place; None = national procedures only.
        case: the name that the duties bear; the record's id, for one.
        subject: the party's name.
    """
    found: list[Duty] = []
    for procedure in catalogue.procedures.values():
        if place_covers(procedure.jurisdiction, jurisdiction) and procedure.window.holds(day):
            for kind in procedure.events.values():
                if _is_meant(kind, event):
                    found += _of_procedure(catalogue, procedure, kind, day, case, subject)
    return tuple(found)


def _is_meant(kind: EventKind, event: EventType | None) -> bool:
    return kind.period_end if event is None else kind.record_event is event


def _of_procedure(
    catalogue: Catalogue,
    procedure: Procedure,
    kind: EventKind,
    day: date,
    case: str,
    subject: str | None,
) -> list[Duty]:
    """The duties that the event itself opens, in a case begun on the same day if need be."""
    types = [kind.id] if kind.starts else [min(procedure.starts), kind.id]
    given = [
        CaseEvent(id=str(number), case=case, type=one, happened_on=day, subject=subject)
        for number, one in enumerate(types, 1)
    ]
    run = track(procedure, given, day, calendar=catalogue.calendar)
    return [one for one in run.open_duties if one.opened_by == given[-1].id]
