"""What a time limit asks for, and what a calendar answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, get_args

from creditrules.calendar.amounts import Amount
from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.duration import Duration, add
from creditrules.calendar.errors import CalendarError
from creditrules.calendar.festivals import LAST_YEAR
from creditrules.calendar.pauses import Pause, extended_end, ordered
from creditrules.calendar.points import FixedPoint

__all__ = ["FirstDay", "Limit", "Roll", "Terms"]

Roll = Literal["day_off", "holiday", "none"]
FirstDay = Literal["excluded", "included"]
Limit = Amount | FixedPoint

_ROLLS: Final[tuple[Roll, ...]] = get_args(Roll)
_FIRST_DAYS: Final[tuple[FirstDay, ...]] = get_args(FirstDay)
_FEWEST_WORKING_DAYS_A_YEAR: Final = 240
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """A limit with everything that decides its last day but the calendar.

    Attributes:
        start: the day of the event.
        limit: a number of units, or a fixed day.
        roll: what moves the last day of a limit that is not in working days.
        first_day: whether the day of the event counts.
        pauses: days that do not count; they are put in order and apart.

    Raises:
        CalendarError: a word is not one of those there are, or a fixed day is paused.
    """

    start: date
    limit: Limit
    roll: Roll = "day_off"
    first_day: FirstDay = "excluded"
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        if self.roll not in _ROLLS:
            raise CalendarError("roll_unknown", roll=str(self.roll)[:60])
        if self.first_day not in _FIRST_DAYS:
            raise CalendarError("first_day_unknown", value=str(self.first_day)[:60])
        if self.pauses and isinstance(self.limit, FixedPoint):
            raise CalendarError("point_paused", point=str(self.limit))
        object.__setattr__(self, "pauses", ordered(self.pauses, self.start))

    @property
    def first(self) -> date:
        """The first day that counts.

        Raises:
            CalendarError: it lies after the year 9999.
        """
        if self.first_day == "included":
            return self.start
        return add(self.start, Duration(days=1))

    @property
    def in_working_days(self) -> bool:
        """Whether the limit itself is counted in working days."""
        if isinstance(self.limit, FixedPoint):
            return self.limit.workday is not None
        return self.limit.unit == "wd" and self.limit.number > 0

    @property
    def needs_notices(self) -> bool:
        """Whether the answer depends on which days are worked."""
        if isinstance(self.limit, Amount) and self.limit.number == 0:
            return False
        return self.in_working_days or self.roll != "none"

    def end(self, calendar: WorkCalendar) -> date:
        """The last day before any rolling."""
        if isinstance(self.limit, FixedPoint):
            return self.limit.last_day(self.start, calendar)
        if self.limit.number == 0:
            return self.start
        if self.limit.unit == "wd":
            return self._nth_working_day(self.limit.number, calendar)
        return extended_end(self.first, self.plain_end(self.limit), self.pauses)

    def plain_end(self, amount: Amount) -> date:
        """The last day of a limit that is not in working days, before pauses and rolling.

        Where the first day counts, the last is the day before the corresponding day; a month that
        has none ends with its own last day.
        """
        end = add(self.start, duration_of(amount))
        counts = self.first_day == "included" and self.corresponds(amount)
        return end - _ONE_DAY if counts else end

    def corresponds(self, amount: Amount) -> bool:
        """Whether the last month has the day of the first; days and weeks always correspond."""
        end = add(self.start, duration_of(amount))
        return amount.unit not in ("m", "y") or end.day == self.start.day

    def due(self, calendar: WorkCalendar) -> date:
        """The last day in time.

        Raises:
            BeyondCoverageError: the calendar does not reach so far.
        """
        end = self.end(calendar)
        if self.in_working_days or not self.needs_notices:
            return end
        if self.roll == "day_off":
            return end if calendar.is_working(end) else calendar.next(end)
        while calendar.why(end).kind == "holiday":
            end += _ONE_DAY
        return end

    def range_around(self, due: date, calendar: WorkCalendar) -> tuple[date, date]:
        """The first and the last day that ``due`` can turn out to be, with every notice there."""
        from creditrules.calendar.bounds import earliest_and_latest

        calendar = calendar.with_estimate(min(due.year + 1, LAST_YEAR))
        if not self.in_working_days:
            end = self.end(calendar)
            earliest, latest = earliest_and_latest(calendar, end - _ONE_DAY, 1, [], due)
            if self.roll == "holiday" and earliest != latest:
                earliest = end
                while calendar.why(earliest).statutory:
                    earliest += _ONE_DAY
            elif self.roll == "holiday":
                earliest = latest = due
            return earliest, latest
        if isinstance(self.limit, FixedPoint):
            first = max(due.replace(day=1), self.start)
            number = calendar.count(first - _ONE_DAY, due)
        else:
            first, number = self.first, self.limit.number
        segments = [(pause.first - _ONE_DAY, pause.last) for pause in self.pauses]
        return earliest_and_latest(calendar, first - _ONE_DAY, number, segments, due)

    def last_year(self, calendar: WorkCalendar) -> int:
        """A year by whose end the limit has ended, to estimate the calendar that far."""
        years = sum((pause.last - pause.first).days // 300 + 1 for pause in self.pauses) + 2
        if isinstance(self.limit, FixedPoint):
            years += 1
        elif self.limit.unit == "wd":
            years += self.limit.number // _FEWEST_WORKING_DAYS_A_YEAR
        else:
            years += add(self.start, duration_of(self.limit)).year - self.start.year
        last = max(self.start, calendar.covered_to).year + years
        return max(min(last, LAST_YEAR), self.start.year)

    def _nth_working_day(self, number: int, calendar: WorkCalendar) -> date:
        if self.first_day == "included":
            due = calendar.add(self.start, number - calendar.is_working(self.start))
        else:
            due = calendar.add(self.start, number)
        for pause in self.pauses:
            if pause.first > due:
                break
            first = max(pause.first, self.first)
            if pause.last >= first:
                paused = calendar.between(first, pause.last)
                due = calendar.add(due, len(paused))
        return due


def duration_of(amount: Amount) -> Duration:
    """The length of an amount that is not in working days."""
    if amount.unit == "y":
        return Duration(years=amount.number)
    if amount.unit == "m":
        return Duration(months=amount.number)
    return Duration(days=amount.number * (7 if amount.unit == "w" else 1))
