"""What a calendar is made of: which of its notices count, and what they make of each day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from creditrules.calendar.errors import CalendarError
from creditrules.calendar.festivals import FIRST_YEAR, LAST_YEAR, statutory_days
from creditrules.calendar.notices import Notice
from creditrules.calendar.reasons import DayReason

__all__ = [
    "DayTable",
    "day_table",
    "digest",
    "in_force",
    "merged",
    "within",
    "years_of",
]

_KINDS: Final = ("estimate", "yearly", "amendment", "regional")


def within(place: str, code: str) -> bool:
    """Whether the place with ``code`` is ``place`` or lies below it, by GB/T 2260."""
    prefix = place
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    return code.startswith(prefix)


def in_force(
    notices: Iterable[Notice], region: str | None, known_at: date | None
) -> tuple[Notice, ...]:
    """The notices that count at a place, known by a day, each before those that overrule it.

    A yearly notice overrules the one before in December; an amendment overrules both, and what a
    region arranges for itself the national notices.
    """
    counting = [
        one
        for one in notices
        if (one.region is None or (region is not None and within(one.region, region)))
        and (known_at is None or one.known_from is None or one.known_from <= known_at)
    ]
    return tuple(sorted(counting, key=_order))


def _order(notice: Notice) -> tuple[int, int, date, str]:
    known_from = notice.known_from or date.min
    return _KINDS.index(notice.kind), notice.year, known_from, notice.number or ""


def merged(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices without those that a later one takes the place of.

    A yearly notice takes the place of the one before for its year, any other that of the one with
    its number or, without a number, its days.
    """
    found: dict[tuple[object, ...], Notice] = {}
    for one in notices:
        number = None if one.kind == "yearly" else one.number or one.holidays
        found[one.kind, one.year, one.region, number] = one
    return tuple(found.values())


def years_of(notices: tuple[Notice, ...]) -> tuple[int, int, int]:
    """The first and the last year with a notice, and the last year there is an answer for.

    Raises:
        CalendarError: no yearly notice is there, a year has two, or one is missing.
    """
    noticed = sorted(one.year for one in notices if one.kind == "yearly")
    if not noticed:
        raise CalendarError("calendar_without_notice")
    for earlier, later in pairwise(noticed):
        if later == earlier:
            raise CalendarError("calendar_year_twice", year=str(later))
        if later > earlier + 1:
            raise CalendarError("calendar_year_missing", year=str(earlier + 1))
    estimated = (one.year for one in notices if one.kind == "estimate")
    return noticed[0], noticed[-1], max(noticed[-1], *estimated, 0)


class DayTable(NamedTuple):
    """Every day of a calendar.

    Attributes:
        rank: how many working days there are up to and with each day.
        working: the working days in order.
        reasons: the reason of each day in order.
    """

    rank: dict[date, int]
    working: tuple[date, ...]
    reasons: tuple[DayReason, ...]


def day_table(notices: tuple[Notice, ...], first: date, last: date, covered_to: date) -> DayTable:
    """What the notices make of each day from ``first`` to ``last``."""
    special = _special_reasons(notices, covered_to)
    plain = _plain_reasons(notices, covered_to)
    rank: dict[date, int] = {}
    working: list[date] = []
    reasons: list[DayReason] = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        reason = special.get(day) or plain[day.year, 1 <= ordinal % 7 <= 5]
        reasons.append(reason)
        if reason.working:
            working.append(day)
        rank[day] = len(working)
    return DayTable(rank, tuple(working), tuple(reasons))


def _special_reasons(notices: tuple[Notice, ...], covered_to: date) -> dict[date, DayReason]:
    """The reasons of all days that a notice arranges, or may still arrange."""
    by_law = {
        day
        for year in {one.year for one in notices}
        if FIRST_YEAR <= year <= LAST_YEAR
        for day, _ in statutory_days(year)
    }
    found: dict[date, DayReason] = {}
    for notice in notices:
        provisional = notice.kind == "estimate"
        for holiday in notice.holidays:
            for day in holiday.days_off:
                statutory = day in by_law
                found[day] = DayReason("holiday", holiday.name, statutory, notice, provisional)
            for day in holiday.worked:
                found[day] = DayReason("makeup_workday", holiday.name, False, notice, provisional)
    plain = _plain_reasons(notices, covered_to)
    for number in (29, 30, 31):
        day = date(covered_to.year, 12, number)
        reason = found.get(day) or plain[day.year, day.weekday() < 5]
        found[day] = replace(reason, not_final=True)
    return found


def _plain_reasons(
    notices: tuple[Notice, ...], covered_to: date
) -> dict[tuple[int, bool], DayReason]:
    """The reasons of days that no notice arranges, by year and whether they are weekdays."""
    found: dict[tuple[int, bool], DayReason] = {}
    for notice in notices:
        if notice.kind in ("yearly", "estimate"):
            beyond = notice.year > covered_to.year
            found[notice.year, True] = DayReason("workday", notice=notice, provisional=beyond)
            found[notice.year, False] = DayReason("weekend", notice=notice, provisional=beyond)
    return found


def digest(notices: tuple[Notice, ...], region: str | None) -> str:
    """SHA-256 of what the notices say at a place."""
    lines = [region or "national"]
    for one in notices:
        lines.append(f"{one.year} {one.kind} {one.cite()} {one.region}")
        lines += [f"{holiday.name} {holiday.days_off} {holiday.worked}" for holiday in one.holidays]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
