"""Limits that are a fixed day: 每月7日前, the third working day of next month."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Final, Literal, get_args

from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.errors import CalendarError
from creditrules.text.suggest import suggestion

__all__ = ["FixedPoint", "Frame", "parse_point"]

Frame = Literal["this_month", "next_month", "this_year", "next_year"]

FRAMES: Final[tuple[Frame, ...]] = get_args(Frame)
_LAST: Final = -1
_TEXT: Final = re.compile(
    r"(?P<of>[a-z_]+):(?:(?P<workday>[0-9]{1,2})wd|(?:(?P<month>[0-9]{1,2})-)?"
    r"(?P<day>[0-9]{1,2}|last))(?P<before>!)?",
    re.ASCII,
)
_FRAME_NAMES: Final = {
    "this_month": ("当月", "this month"),
    "next_month": ("次月", "next month"),
    "this_year": ("当年", "this year"),
    "next_year": ("次年", "next year"),
}


@dataclass(frozen=True, slots=True)
class FixedPoint:
    """A day of a month or year that does not depend on the day of the event.

    Attributes:
        of: the month or year it lies in, seen from the event.
        day: the day of the month, -1 = its last; a day the month has not is its last (by analogy
            with Civil Code 202). None where ``workday`` is given.
        month: the month, where ``of`` is a year.
        workday: the number of the working day in the month instead of a day.
        included: whether the day itself is still in time. “7日前” does not say; included unless
            the document says otherwise. A working day is always included.

    Raises:
        CalendarError: neither or both of day and workday, a month without a year or the other way
            round, or a number out of range.
    """

    of: Frame
    day: int | None = None
    month: int | None = None
    workday: int | None = None
    included: bool = True

    def __post_init__(self) -> None:
        yearly = self.of in ("this_year", "next_year")
        numbers = (self.day, self.month, self.workday)
        sound = (
            all(number is None or type(number) is int for number in numbers)
            and self.of in FRAMES
            and (self.day is None) is not (self.workday is None)
            and (self.month is not None) is yearly
            and (self.month is None or 1 <= self.month <= 12)
            and (self.day is None or self.day == _LAST or 1 <= self.day <= 31)
            and (self.workday is None or (1 <= self.workday <= 23 and self.included))
        )
        if not sound:
            raise CalendarError("point_malformed", text=str(self)[:60])

    def __str__(self) -> str:
        if self.workday is not None:
            day = f"{self.workday}wd"
        else:
            day = "last" if self.day == _LAST else str(self.day)
        month = f"{self.month}-" if self.month is not None else ""
        return f"{self.of}:{month}{day}{'' if self.included else '!'}"

    def words(self, lang: str = "zh") -> str:
        """The point in words, e.g. ``次月7日前（含当日）`` or ``by day 7 of next month``."""
        zh, en = _FRAME_NAMES[self.of]
        last = self.day == _LAST
        if lang == "en":
            frame = en if self.month is None else f"{month_name[self.month]} of {en}"
            number = f"working day {self.workday}" if self.workday else f"day {self.day}"
            day = "the last day" if last else number
            return f"{'by' if self.included else 'before'} {day} of {frame}"
        month = f"{self.month}月" if self.month is not None else ""
        number = f"第{self.workday}个工作日" if self.workday else f"{self.day}日"
        day = "末日" if last else number
        return f"{zh}{month}{day}前（{'含' if self.included else '不含'}当日）"

    def last_day(self, start: date, calendar: WorkCalendar) -> date:
        """The last day in time for an event on ``start``, before any rolling.

        Raises:
            BeyondCoverageError: it is a working day of a month no notice covers.
            CalendarError: that day is past on ``start``, the month has not so many working days,
                or it lies after the year 9999.
        """
        year, month = self._month(start)
        if year > MAXYEAR:
            raise CalendarError("date_out_of_range", start=start.isoformat(), amount=str(self))
        if self.workday is not None:
            found = calendar.nth_of_month(year, month, self.workday)
        else:
            found = self._day_of(year, month)
        if found < start:
            shown = {"start": start.isoformat(), "point": str(self), "day": found.isoformat()}
            raise CalendarError("point_passed", **shown)
        return found

    def _day_of(self, year: int, month: int) -> date:
        most = monthrange(year, month)[1]
        day = most if self.day in (None, _LAST) else self.day
        if day is not None and day > most:
            return date(year, month, most)
        found = date(year, month, day or most)
        return found if self.included else _day_before(found)

    def _month(self, start: date) -> tuple[int, int]:
        if self.of == "this_month":
            return start.year, start.month
        if self.of == "next_month":
            return start.year + start.month // 12, start.month % 12 + 1
        return start.year + (self.of == "next_year"), self.month or 1


def _day_before(day: date) -> date:
    if day == date.min:
        raise CalendarError("date_out_of_range", start=day.isoformat(), amount="-1d")
    return day - timedelta(days=1)


def parse_point(text: str) -> FixedPoint | None:
    """Read ``next_month:7``, ``this_month:last``, ``next_month:3wd`` or ``next_year:1-31``.

    An exclamation mark at the end means that the day itself is too late. Text without a colon is
    no fixed point: None.

    Raises:
        CalendarError: the text has a colon and is none either.
    """
    if ":" not in text:
        return None
    found = _TEXT.fullmatch(text)
    if found is None:
        raise CalendarError("point_malformed", text=text[:60])
    of = found["of"]
    if of not in FRAMES:
        near = suggestion(of, FRAMES)
        raise CalendarError("point_frame_unknown", text=of[:60], suggestion=near)
    day = found["day"]
    return FixedPoint(
        of,
        None if day is None else _LAST if day == "last" else int(day),
        int(found["month"]) if found["month"] else None,
        int(found["workday"]) if found["workday"] else None,
        found["before"] is None,
    )
