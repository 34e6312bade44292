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
    from creditrules.calendar.bundled import default_calendar
    from creditrules.calendar.counting_words import CountingRule
    from creditrules.calendar.days import WorkCalendar
    from creditrules.calendar.deadlines import Deadline, DeadlineJson, deadline
    from creditrules.calendar.duration import Duration, add, in_words, parse_duration
    from creditrules.calendar.errors import BeyondCoverageError, CalendarError
    from creditrules.calendar.festivals import statutory_days
    from creditrules.calendar.notice_files import NoticeFile, notice_file_schema, read_notices
    from creditrules.calendar.notices import Holiday, Notice, Region
    from creditrules.calendar.pauses import Pause, extended_end
    from creditrules.calendar.periods import LegalPeriod, end_of, legal_period
    from creditrules.calendar.points import FixedPoint, parse_point
    from creditrules.calendar.reasons import DayKind, DayReason, Stretch, holiday_name
    from creditrules.calendar.tables import DAY_MARKS, WEEK_HEADS, Month, month_table, year_notes
    from creditrules.calendar.terms import FirstDay, Limit, Roll, Terms
    from creditrules.calendar.vectors import WorkDayArrays

__all__ = [
    "DAY_MARKS",
    "WEEK_HEADS",
    "Amount",
    "BeyondCoverageError",
    "CalendarError",
    "CountingRule",
    "DayKind",
    "DayReason",
    "Deadline",
    "DeadlineJson",
    "Duration",
    "FirstDay",
    "FixedPoint",
    "Holiday",
    "Law",
    "LegalPeriod",
    "Limit",
    "Month",
    "Notice",
    "NoticeFile",
    "Pause",
    "Region",
    "Roll",
    "Stretch",
    "Terms",
    "Unit",
    "WorkCalendar",
    "WorkDayArrays",
    "add",
    "amount_under",
    "deadline",
    "default_calendar",
    "end_of",
    "extended_end",
    "holiday_name",
    "in_words",
    "legal_period",
    "month_table",
    "notice_file_schema",
    "parse_amount",
    "parse_duration",
    "parse_point",
    "read_notices",
    "statutory_days",
    "year_notes",
]

__getattr__ = lazy_names(
    __name__,
    {
        "amounts": "Amount Law Unit amount_under parse_amount",
        "bundled": "default_calendar",
        "counting_words": "CountingRule",
        "days": "WorkCalendar",
        "deadlines": "Deadline DeadlineJson deadline",
        "duration": "Duration add in_words parse_duration",
        "errors": "BeyondCoverageError CalendarError",
        "festivals": "statutory_days",
        "notice_files": "NoticeFile notice_file_schema read_notices",
        "notices": "Holiday Notice Region",
        "pauses": "Pause extended_end",
        "periods": "LegalPeriod end_of legal_period",
        "points": "FixedPoint parse_point",
        "reasons": "DayKind DayReason Stretch holiday_name",
        "tables": "DAY_MARKS WEEK_HEADS Month month_table year_notes",
        "terms": "FirstDay Limit Roll Terms",
        "vectors": "WorkDayArrays",
    },
)


def __dir__() -> list[str]:
    return __all__
