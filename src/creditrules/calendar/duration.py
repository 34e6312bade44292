"""Lengths of time as laws give them: years, months and days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Final

from creditrules.calendar.errors import CalendarError, as_date
from creditrules.text.words import word

__all__ = ["Duration", "add", "in_words", "parse_duration"]

_ISO: Final = re.compile(
    r"P(?:(?P<years>[0-9]{1,4})Y)?(?:(?P<months>[0-9]{1,5})M)?"
    r"(?:(?P<weeks>[0-9]{1,5})W)?(?:(?P<days>[0-9]{1,6})D)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar units; never negative, and longer than nothing.

    Months are counted by the calendar, so ``P1M`` is not a number of days (Civil Code 200, 202).
    """

    years: int = 0
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        numbers = (self.years, self.months, self.days)
        if any(type(number) is not int or number < 0 for number in numbers) or not any(numbers):
            raise CalendarError("duration_not_positive", text="/".join(map(str, numbers)))

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + "".join(f"{number}{unit}" for number, unit in parts if number)

    def format(self, lang: str = "zh") -> str:
        """The length in words, e.g. ``3年`` or ``3 years``, ``1年6个月``."""
        parts = ((self.years, "y"), (self.months, "m"), (self.days, "d"))
        words = [in_words(number, unit, lang) for number, unit in parts if number]
        return (" " if lang == "en" else "").join(words)


def in_words(number: int, unit: str, lang: str = "zh") -> str:
    """A number of ``wd``, ``d``, ``w``, ``m`` or ``y``, e.g. ``7个工作日`` or ``1 month``."""
    name = word(f"unit.{unit}", lang)
    if lang != "en":
        return f"{number}{name}"
    return f"{number} {name.removesuffix('s') if number == 1 else name}"


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 length such as ``P3Y``, ``P6M``, ``P30D``, ``P2W`` or ``P1Y6M``.

    A week is seven days. Hours, fractions and signs are refused: no sanction or duty counts them.

    Raises:
        CalendarError: the text is not such a length, or the length is nothing.
    """
    match = _ISO.fullmatch(text) if isinstance(text, str) else None
    if match is None or text == "P":
        raise CalendarError("duration_malformed", text=str(text)[:60])
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    if not (years or months or weeks or days):
        raise CalendarError("duration_not_positive", text=text)
    return Duration(years, months, weeks * 7 + days)


def add(day: date, duration: Duration) -> date:
    """The corresponding day ``duration`` after ``day``.

    Years and months are added together first; where the month has no such day, its last day
    stands (Civil Code 202). Days come after.

    Raises:
        CalendarError: ``day`` is no date, ``duration`` no :class:`Duration`, or the result lies
            after the year 9999.
    """
    if not isinstance(duration, Duration):
        raise CalendarError("duration_malformed", text=str(duration)[:60])
    return _add(as_date(day), duration)


@lru_cache(maxsize=65536)
def _add(day: date, duration: Duration) -> date:
    months = day.year * 12 + day.month - 1 + duration.years * 12 + duration.months
    year, month = divmod(months, 12)
    if year <= MAXYEAR:
        last = monthrange(year, month + 1)[1]
        ordinal = date(year, month + 1, min(day.day, last)).toordinal() + duration.days
        if ordinal <= date.max.toordinal():
            return date.fromordinal(ordinal)
    raise CalendarError("date_out_of_range", start=day.isoformat(), amount=str(duration))
