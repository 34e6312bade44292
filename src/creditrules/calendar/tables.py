"""A year of the working calendar, day by day and month by month, for printing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from types import MappingProxyType
from typing import Final

from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.errors import CalendarError
from creditrules.calendar.reasons import DayReason, holiday_name

__all__ = ["DAY_MARKS", "WEEK_HEADS", "Month", "month_table", "year_notes"]

WEEK_HEADS: Final = MappingProxyType({"zh": "一二三四五六日", "en": "MTWTFSS"})
"""The heads of the days of the week, Monday first."""

DAY_MARKS: Final = MappingProxyType(
    {
        "zh": MappingProxyType({"holiday": "休", "makeup_workday": "班"}),
        "en": MappingProxyType({"holiday": "H", "makeup_workday": "W"}),
    }
)
"""How days that a notice arranges are marked beside their number."""


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


def year_notes(
    calendar: WorkCalendar, months: tuple[Month, ...], lang: str = "zh"
) -> Iterator[str]:
    """What is not settled about some months of a year, in sentences of ``lang``."""
    year, english = months[0].year, lang == "en"
    reasons = [reason for month in months for _, reason in month.days]
    if any(reason.provisional for reason in reasons):
        if english:
            yield "Estimated: no notice has been issued for the year."
        else:
            yield "估算：该年尚无放假通知。"
    if names := calendar.unsettled(year):
        listed = ("、", ", ")[english].join(holiday_name(name, lang) for name in names)
        if english:
            yield f"The days off of {listed} are not loaded; check the local notice."
        else:
            yield f"当地{listed}的放假安排尚未载入，请核对当地通知。"
    if any(reason.not_final for reason in reasons):
        if english:
            yield f"29-31 December may still be changed by the notice for {year + 1}."
        else:
            yield f"12 月 29 日至 31 日仍可能被 {year + 1} 年的放假通知调整。"
