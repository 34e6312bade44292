"""A year that has no notice yet, as far as the regulation fixes it."""

from __future__ import annotations

from datetime import date, timedelta

from creditrules.calendar.festivals import statutory_days
from creditrules.calendar.notices import Notice
from creditrules.calendar.package import gathered

__all__ = ["estimated_notice"]


def estimated_notice(year: int) -> Notice:
    """The statutory holidays of ``year``, and a day in lieu for each that falls on a day off.

    全国年节及纪念日放假办法, article 6: a holiday on a Saturday or Sunday is made up on a working
    day. Which one is for the notice to say; here it is the next weekday that is free.

    Raises:
        BeyondCoverageError: ``year`` lies outside 2004 to 2099.
    """
    statutory = statutory_days(year)
    off = dict(reversed(statutory))
    taken: set[date] = set()
    for day, name in statutory:
        if day.weekday() >= 5 or day in taken:
            off.setdefault(_next_free(day, off), name)
        taken.add(day)
    holidays = gathered((day, (name, False)) for day, name in off.items())
    return Notice(year, holidays, "estimate", evidence="guess")


def _next_free(day: date, taken: dict[date, str]) -> date:
    while day.weekday() >= 5 or day in taken:
        day += timedelta(days=1)
    return day
