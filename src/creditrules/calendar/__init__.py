"""The Chinese working calendar: working days, periods and deadlines, each with its source.

Importing this package loads nothing; a name loads the module it stands in.

>>> from datetime import date
>>> from creditrules.calendar import deadline
>>> deadline(date(2026, 9, 28), "7wd").due
datetime.date(2026, 10, 13)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditrules.lazy import lazy_names

if TYPE_CHECKING:
    from creditrules.calendar.amounts import Amount, Law, Unit, amount_under, parse_amount
    from creditrules.calendar.counting import CountingRule
    from creditrules.calendar.days import DayKind, DayReason, WorkCalendar, default_calendar
    from creditrules.calendar.deadlines import Deadline, DeadlineJson, Roll, deadline
    from creditrules.calendar.duration import Duration, add, parse_duration
    from creditrules.calendar.errors import BeyondCoverageError, CalendarError
    from creditrules.calendar.notices import (
        CalendarYear,
        Notice,
        SpecialDay,
        estimated_year,
        published_years,
    )
    from creditrules.calendar.periods import end_of
    from creditrules.calendar.tables import Month, month_table, year_days

__all__ = [
    "Amount",
    "BeyondCoverageError",
    "CalendarError",
    "CalendarYear",
    "CountingRule",
    "DayKind",
    "DayReason",
    "Deadline",
    "DeadlineJson",
    "Duration",
    "Law",
    "Month",
    "Notice",
    "Roll",
    "SpecialDay",
    "Unit",
    "WorkCalendar",
    "add",
    "amount_under",
    "deadline",
    "default_calendar",
    "end_of",
    "estimated_year",
    "month_table",
    "parse_amount",
    "parse_duration",
    "published_years",
    "year_days",
]

__getattr__ = lazy_names(
    __name__,
    {
        "amounts": "Amount Law Unit amount_under parse_amount",
        "counting": "CountingRule",
        "days": "DayKind DayReason WorkCalendar default_calendar",
        "deadlines": "Deadline DeadlineJson Roll deadline",
        "duration": "Duration add parse_duration",
        "errors": "BeyondCoverageError CalendarError",
        "notices": "CalendarYear Notice SpecialDay estimated_year published_years",
        "periods": "end_of",
        "tables": "Month month_table year_days",
    },
)


def __dir__() -> list[str]:
    return __all__
