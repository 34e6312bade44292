"""A year of the working calendar, day by day and month by month, for printing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from creditrules.calendar.days import DayReason, WorkCalendar
from creditrules.calendar.errors import CalendarError

__all__ = ["Month", "month_table", "year_days"]


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its days with their reasons, and how many of each there are."""

    year: int
    month: int
    days: tuple[tuple[date, DayReason], ...]

    @property
    def working(self) -> int:
        """Working days, make-up workdays included."""
        return sum(reason.working for _, reason in self.days)

    @property
    def off(self) -> int:
        """Days off, weekends and holidays together."""
        return len(self.days) - self.working

    def special(self) -> tuple[tuple[date, DayReason], ...]:
        """The days a notice arranges: holidays and make-up workdays."""
        return tuple(item for item in self.days if item[1].holiday is not None)


def year_days(calendar: WorkCalendar, year: int) -> Iterator[tuple[date, DayReason]]:
    """Every day of ``year`` with its reason, in order.

    Raises:
        BeyondCoverageError: the calendar does not have the year; ``calendar.with_estimate(year)``
            gives one that does, marked provisional.
        CalendarError: ``year`` is no year of the calendar at all.
    """
    if not isinstance(year, int) or not MINYEAR <= year <= MAXYEAR:
        raise CalendarError("not_a_year", value=repr(year)[:60])
    calendar.is_working(date(year, 1, 1))
    return _days(calendar, year)


def _days(calendar: WorkCalendar, year: int) -> Iterator[tuple[date, DayReason]]:
    for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        yield day, calendar.why(day)


def month_table(calendar: WorkCalendar, year: int) -> tuple[Month, ...]:
    """The twelve months of ``year``.

    Raises:
        CalendarError: as :func:`year_days`.
    """
    days = tuple(year_days(calendar, year))
    return tuple(
        Month(year, number, tuple(item for item in days if item[0].month == number))
        for number in range(1, 13)
    )
