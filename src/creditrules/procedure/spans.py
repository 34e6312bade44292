"""The months, quarters, half-years and years of the calendar, by which things come anew."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from creditrules.model import Cycle

__all__ = ["Span", "spans"]

_MONTHS: Final = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}


class Span(NamedTuple):
    """A stretch of the calendar: `2026-10`, `2026Q4`, `2026H2`, `2026`; both days inclusive."""

    name: str
    first: date
    last: date


def spans(cycle: Cycle, first: date, last: date) -> Iterator[Span]:
    """Every month, quarter, half-year or year that has a day from `first` to `last`."""
    day = first
    while day <= last:
        span = _span(cycle, day)
        yield span
        if span.last == date.max:
            return
        day = span.last + timedelta(days=1)


def _span(cycle: Cycle, day: date) -> Span:
    length = _MONTHS[cycle]
    opening = (day.month - 1) // length * length + 1
    closing = opening + length - 1
    names = {
        Cycle.MONTH: f"-{opening:02}",
        Cycle.QUARTER: f"Q{closing // 3}",
        Cycle.HALF_YEAR: f"H{closing // 6}",
        Cycle.YEAR: "",
    }
    ends = date(day.year, closing, monthrange(day.year, closing)[1])
    return Span(f"{day.year:04}{names[cycle]}", date(day.year, opening, 1), ends)
