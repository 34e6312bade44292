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
    "within",
    "years_of",
]

_KINDS: Final = ("estimate", "yearly", "amendment", "regional")


def within(place: str, code: str) -> bool:
    """Whether the place with ``code`` is ``place`` or lies below it, by GB/T 2260."""
    return code.startswith(_prefix(place))


def _prefix(code: str) -> str:
    while code.endswith("00"):
        code = code[:-2]
    return code


def in_force(
    notices: Iterable[Notice], region: str | None, known_at: date | None
) -> tuple[Notice, ...]:
    """The notices that count at a place, known by a day, each before those that overrule it.

    A yearly notice overrules the one before in December; an amendment overrules both, and what a
    place arranges for itself the notices of wider places. Of two yearly notices for a year, and of
    two of a place for the same holiday of a year, the one known later counts.
    """
    counting = [
        one
        for one in notices
        if (one.region is None or (region is not None and within(one.region, region)))
        and (known_at is None or _known_from(one) <= known_at)
    ]
    found: dict[tuple[object, ...], Notice] = {}
    for one in sorted(counting, key=_order):
        if one.kind in ("yearly", "estimate"):
            found[one.kind, one.year] = one
        elif one.kind == "amendment":
            found[one.kind, one.year, one.number or one.holidays] = one
        else:
            _give_way(found, one)
            found[one.kind, one.year, one.region, one.holidays] = one
    last = max((one.year for one in found.values() if one.kind == "yearly"), default=0)
    return tuple(one for one in found.values() if one.kind != "estimate" or one.year > last)


def _give_way(found: dict[tuple[object, ...], Notice], later: Notice) -> None:
    """Take out of a place's notices the holidays that a later one of the place arranges anew."""
    names = {holiday.name for holiday in later.holidays}
    for key, one in list(found.items()):
        if (one.kind, one.year, one.region) == ("regional", later.year, later.region):
            kept = tuple(holiday for holiday in one.holidays if holiday.name not in names)
            found[key] = replace(one, holidays=kept)


def _known_from(notice: Notice) -> date:
    """From when a notice counts; a yearly one without a date from the eve of its year."""
    if notice.known_from is None and notice.kind == "yearly":
        return date(notice.year - 1, 12, 31)
    return notice.known_from or date.min


def _order(notice: Notice) -> tuple[int, int, int, date]:
    width = -1 if notice.region is None else len(_prefix(notice.region))
    return _KINDS.index(notice.kind), width, notice.year, _known_from(notice)


def years_of(notices: tuple[Notice, ...]) -> tuple[int, int, int]:
    """The first and the last year with a notice, and the last year there is an answer for.

    Raises:
        CalendarError: no yearly notice is there, or one is missing between others.
    """
    noticed = sorted(one.year for one in notices if one.kind == "yearly")
    if not noticed:
        raise CalendarError("calendar_without_notice")
    for earlier, later in pairwise(noticed):
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
