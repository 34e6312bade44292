"""Dates that cannot leave the calendar, whatever a catalogue or a record says."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import lru_cache

from creditrules.calendar import CalendarError, Duration, add


@lru_cache(maxsize=65536)
def end_after(day: date, length: Duration) -> date:
    """The corresponding day a length later; the last day there is, where that lies beyond it."""
    try:
        return add(day, length)
    except CalendarError:
        return date.max


def first_within(as_of: date, length: Duration) -> date:
    """The first day from which the length reaches to `as_of`."""
    today = as_of.toordinal()
    longest = (length.years * 12 + length.months) * 31 + length.days
    days = range(max(1, today - longest), today + 1)
    return date.fromordinal(
        days[bisect_left(days, as_of, key=lambda day: end_after(date.fromordinal(day), length))]
    )
