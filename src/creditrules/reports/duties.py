"""The duties of many cases: who owes what by when, what is overdue and who acts on the delay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple

from creditrules.calendar import WorkCalendar
from creditrules.calendar.festivals import LAST_YEAR
from creditrules.model.procedure import Actor
from creditrules.procedure import Case, Duty, DutyStatus, track

__all__ = [
    "DutyList",
    "DutyPlace",
    "ListedDuty",
    "OfficeOverdue",
    "Overdue",
    "duty_list",
    "overdue_list",
]

_FORESIGHT: Final = 1
"""How many years after that of the day asked about duties are foreseen."""


class DutyPlace(StrEnum):
    """Where a duty stands in a list of duties, in that order.

    `overdue`: its last day is past. `due`: its last day is one of those asked for. `foreseen`: it
    comes anew when a period ends, and is not owed yet. `undated`: nothing says its last day.
    `outside`: its last day is not past and none of those asked for.
    """

    OVERDUE = "overdue"
    DUE = "due"
    FORESEEN = "foreseen"
    UNDATED = "undated"
    OUTSIDE = "outside"


_ORDER: Final = tuple(DutyPlace)


class ListedDuty(NamedTuple):
    """A duty with its case and its place in the list."""

    place: DutyPlace
    case: Case
    duty: Duty


@dataclass(frozen=True, slots=True)
class DutyList:
    """What offices owe.

    Attributes:
        rows: what is overdue, due, foreseen or without last day; by office, place and last day,
            duties of no named office last.
        outside: what is owed with a last day that was not asked for, in the same order.
    """

    rows: tuple[ListedDuty, ...]
    outside: tuple[ListedDuty, ...]

    def count(self, place: DutyPlace) -> int:
        """How many duties stand in a place."""
        if place is DutyPlace.OUTSIDE:
            return len(self.outside)
        return sum(one.place is place for one in self.rows)


def duty_list(
    cases: Iterable[Case],
    first: date | None = None,
    last: date | None = None,
    office: str | None = None,
    *,
    calendar: WorkCalendar | None = None,
) -> DutyList:
    """The open duties of cases, each once, and the periodical ones still to come.

    What is overdue or has no last day is listed whatever days are asked for. A duty that comes
    anew with every period is foreseen for the periods that end before `last`, to the end of the
    year after that of `as_of` at most, as if nothing else happened until then: an event that ends
    the repetition takes it away.

    Args:
        cases: as tracked, each on its own `as_of`.
        first: duties due before that day are left aside; None = no such day.
        last: duties due after that day are left aside; None = no such day, and nothing foreseen.
        office: only what this office owes; None = every office, and what is owed by none named.
        calendar: by which foreseen last days are counted; all bundled notices if omitted.
    """
    found = [
        one
        for case in cases
        for one in (*_open(case, first, last), *_foreseen(case, first, last, calendar))
        if office in (None, one.duty.office)
    ]
    found.sort(key=_place_in_list)
    rows = tuple(one for one in found if one.place is not DutyPlace.OUTSIDE)
    outside = tuple(one for one in found if one.place is DutyPlace.OUTSIDE)
    return DutyList(rows, outside)


def _open(case: Case, first: date | None, last: date | None) -> Iterator[ListedDuty]:
    for duty in case.open_duties:
        yield ListedDuty(_place(duty, first, last), case, duty)


def _place(duty: Duty, first: date | None, last: date | None) -> DutyPlace:
    if duty.status is DutyStatus.OVERDUE:
        return DutyPlace.OVERDUE
    if duty.due is None:
        return DutyPlace.UNDATED
    return DutyPlace.DUE if _asked(duty.due, first, last) else DutyPlace.OUTSIDE


def _asked(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _foreseen(
    case: Case, first: date | None, last: date | None, calendar: WorkCalendar | None
) -> Iterator[ListedDuty]:
    """What the case as it is will owe anew, with a last day asked for."""
    recurring = any(step.stated.every for step in case.procedure.steps.values())
    if last is None or last <= case.as_of or not recurring or not case.events:
        return
    until = min(last, date(min(case.as_of.year + _FORESIGHT, LAST_YEAR), 12, 31))
    for duty in track(case.procedure, case.events, until, calendar=calendar).duties:
        anew = duty.period is not None and duty.opened_on > case.as_of
        if anew and duty.due is not None and _asked(duty.due, first, last):
            owed = replace(duty, status=DutyStatus.PENDING, late=0)
            yield ListedDuty(DutyPlace.FORESEEN, case, owed)


def _place_in_list(one: ListedDuty) -> tuple[bool, str, int, date, str]:
    office, who = _who(one)
    day = one.duty.due or date.max
    return office is None, who, _ORDER.index(one.place), day, one.duty.id


# -------------------------------------------------------------------------------------- overdue


class Overdue(NamedTuple):
    """An overdue duty, and the duties that its delay has opened: urging, an investigation."""

    case: Case
    duty: Duty
    opened: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class OfficeOverdue:
    """What one office has not done in time.

    Attributes:
        office: its name; None = the cases do not say which office plays the actor.
        actor: the part it plays in the first of them.
        overdue: in the order of their last days.
    """

    office: str | None
    actor: Actor
    overdue: tuple[Overdue, ...]


def overdue_list(cases: Iterable[Case], office: str | None = None) -> tuple[OfficeOverdue, ...]:
    """What is overdue, by the office that owes it; offices by name, those not named last.

    济南市通知二（七）: who has not claimed in time is urged to.

    Args:
        cases: as tracked, each on its own `as_of`.
        office: only what this office owes; None = every office, and what is owed by none named.
    """
    listed = [one for one in duty_list(cases, office=office).rows if one.place is DutyPlace.OVERDUE]
    return tuple(
        OfficeOverdue(name, first.duty.step.actor, tuple(map(_with_opened, (first, *rest))))
        for (name, _), (first, *rest) in groupby(listed, _who)
    )


def _who(one: ListedDuty) -> tuple[str | None, str]:
    """The office, or the part it plays."""
    office = one.duty.office
    return office, office or one.duty.step.actor.title


def _with_opened(one: ListedDuty) -> Overdue:
    opened = (each for each in one.case.duties if each.opened_by == one.duty.id)
    return Overdue(one.case, one.duty, tuple(opened))
