"""A year of the working calendar, day by day and month by month, for printing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.errors import CalendarError
from creditrules.calendar.reasons import DayReason

__all__ = ["Month", "month_table"]


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


def month_table(calendar: WorkCalendar, year: int) -> tuple[Month, ...]:
    """The twelve months of ``year``.

    Raises:
        BeyondCoverageError: the calendar does not have the year; ``calendar.with_estimate(year)``
            gives one that does, marked provisional.
        CalendarError: ``year`` is no year of the calendar at all.
    """
    if not isinstance(year, int) or not MINYEAR <= year <= MAXYEAR:
        raise CalendarError("not_a_year", value=repr(year)[:60])
    days = tuple(calendar.days(date(year, 1, 1), date(year, 12, 31)))
    return tuple(
        Month(year, number, tuple(item for item in days if item[0].month == number))
        for number in range(1, 13)
    )
