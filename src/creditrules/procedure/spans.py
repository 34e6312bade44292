"""The months, quarters and years over which a duty comes anew."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

__all__ = ["Span", "SpanKind", "spans"]

SpanKind = Literal["month", "quarter", "year"]

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


class Span(NamedTuple):
    """A month, quarter or year: `2026-10`, `2026Q4`, `2026`; both days inclusive."""

    name: str
    first: date
    last: date


def spans(kind: SpanKind, first: date, last: date) -> Iterator[Span]:
    """Every month, quarter or year of the calendar that has a day from `first` to `last`."""
    day = first
    while day <= last:
        span = _span(kind, day)
        yield span
        if span.last == date.max:
            return
        day = span.last + timedelta(days=1)


def _span(kind: SpanKind, day: date) -> Span:
    length = _MONTHS[kind]
    opening = (day.month - 1) // length * length + 1
    closing = opening + length - 1
    names = {
        "month": f"{day.year:04}-{opening:02}",
        "quarter": f"{day.year:04}Q{closing // 3}",
        "year": f"{day.year:04}",
    }
    ends = date(day.year, closing, monthrange(day.year, closing)[1])
    return Span(names[kind], date(day.year, opening, 1), ends)
