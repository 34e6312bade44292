"""How far from the estimate the true answer can lie where a notice is still to come.

What a notice may do is fixed by what notices have done since 2004: around each holiday it gives one
run of days off that holds the statutory days, takes at most two weekdays more than the regulation
gives, and has as many weekend days worked within two weeks. All such arrangements are tried; the
answer under every one of them lies between the two days given here. A holiday that the State
Council grants beyond the regulation, as in 2015 and 2020, is outside of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, combinations, product
from typing import Final

from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.estimate import estimated_notice
from creditrules.calendar.festivals import FIRST_YEAR, LAST_YEAR, statutory_days

__all__ = ["Segment", "earliest_and_latest"]

Segment = tuple[date, date]
"""Days that count: those after the first up to and with the second."""

_MOVED_AT_MOST: Final = 2
_RUN_REACHES: Final = 5
_WORKED_WITHIN: Final = 14
_JOINED_WITHIN: Final = 4
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Block:
    """A holiday, or two that fall together, and what its arrangements do to the count of days.

    Attributes:
        first: the first day an arrangement may touch.
        courses: for each arrangement, how many more working days it has than the estimate from
            ``first`` up to each following day; the last is nothing again.
    """

    first: date
    courses: tuple[tuple[int, ...], ...]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=len(self.courses[0]) - 1)

    def range_over(self, segments: list[Segment]) -> tuple[int, int]:
        """The least and the most working days beyond the estimate within the segments."""
        changes = [(self._place(upto), self._place(after)) for after, upto in segments]
        changes = [(upto, after) for upto, after in changes if upto != after]
        if not changes:
            return 0, 0
        found = {
            sum(_at(course, upto) - _at(course, after) for upto, after in changes)
            for course in self.courses
        }
        return min(found), max(found)

    def _place(self, day: date) -> int:
        """Where a day stands in the courses; -1 before them and, as nothing is left, after them."""
        place = (day - self.first).days
        return place if 0 <= place < len(self.courses[0]) else -1


def _at(course: tuple[int, ...], place: int) -> int:
    return 0 if place < 0 else course[place]


def earliest_and_latest(
    calendar: WorkCalendar, start: date, number: int, pauses: list[Segment], likely: date
) -> tuple[date, date]:
    """The first and the last day that may be the ``number``-th working day after ``start``.

    Args:
        calendar: one that is estimated to the year after ``likely``.
        start: the day before the first that counts.
        number: how many working days, at least one.
        pauses: days that do not count, apart and in order.
        likely: the answer of ``calendar``.
    """

    def reaches(day: date) -> tuple[bool, bool]:
        """Whether the number may be, and whether it must be, reached by ``day``."""
        segments = _running(start, day, pauses)
        counted = sum(calendar.count(after, upto) for after, upto in segments)
        ranges = [block.range_over(segments) for block in _open_blocks(calendar, start, day)]
        least, most = (
            (counted + sum(ends) for ends in zip(*ranges, strict=True))
            if ranges
            else (
                counted,
                counted,
            )
        )
        return most >= number, least >= number

    earliest = latest = likely
    while earliest - _ONE_DAY > start and reaches(earliest - _ONE_DAY)[0]:
        earliest -= _ONE_DAY
    while not reaches(latest)[1]:
        latest += _ONE_DAY
    return earliest, latest


def _running(start: date, last: date, pauses: list[Segment]) -> list[Segment]:
    """The days after ``start`` up to ``last`` without the pauses."""
    found, after = [], start
    for paused_after, paused_to in pauses:
        if paused_after >= last:
            break
        if paused_after > after:
            found.append((after, paused_after))
        after = max(after, min(paused_to, last))
    if after < last:
        found.append((after, last))
    return found


def _open_blocks(calendar: WorkCalendar, start: date, last: date) -> Iterator[_Block]:
    """The holidays no notice has arranged yet whose arrangements reach between two days."""
    for year in range(calendar.covered_to.year + 1, min(last.year + 1, LAST_YEAR) + 1):
        for block in _blocks(year):
            if block.first <= last and block.last >= start:
                yield block


@cache
def _blocks(year: int) -> tuple[_Block, ...]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    holidays: dict[str, list[date]] = {}
    for day, name in statutory_days(year):
        holidays.setdefault(name, []).append(day)
    joined: list[dict[str, list[date]]] = []
    for name, days in sorted(holidays.items(), key=lambda item: item[1]):
        before = [day for one in joined[-1:] for run in one.values() for day in run]
        if before and (days[0] - max(before)).days <= _JOINED_WITHIN:
            joined[-1][name] = days
        else:
            joined.append({name: days})
    return tuple(_block(year, one) for one in joined)


def _block(year: int, holidays: dict[str, list[date]]) -> _Block:
    statutory = [day for days in holidays.values() for day in days]
    margin = timedelta(days=_RUN_REACHES + _WORKED_WITHIN)
    first = max(min(statutory) - margin, date(year - 1, 12, 29))
    window = [
        first + timedelta(days=number)
        for number in range((max(statutory) + margin - first).days + 1)
    ]
    estimated = {
        day
        for holiday in estimated_notice(year).holidays
        if holiday.name in holidays
        for day in holiday.days_off
    }
    likely = [int(day.weekday() < 5 and day not in estimated) for day in window]
    courses = set()
    for off in _runs(list(holidays.values()), first):
        moved = sum(day.weekday() < 5 for day in off) - len(statutory)
        if not 0 <= moved <= _MOVED_AT_MOST:
            continue
        near = [day for day in window if day.weekday() >= 5 and day not in off]
        near = [day for day in near if min(abs((day - one).days) for one in off) <= _WORKED_WITHIN]
        for worked in combinations(near, moved):
            working = [
                int(day in worked or (day.weekday() < 5 and day not in off)) for day in window
            ]
            gained = (one - other for one, other in zip(working, likely, strict=True))
            courses.add(tuple(accumulate(gained)))
    return _Block(first, tuple(sorted(courses)))


def _runs(holidays: list[list[date]], first: date) -> set[frozenset[date]]:
    """The days off that may be given: for each holiday a run that holds its statutory days."""
    choices = []
    for days in holidays:
        begins = [days[0] - timedelta(days=number) for number in range(_RUN_REACHES + 1)]
        ends = [days[-1] + timedelta(days=number) for number in range(_RUN_REACHES + 1)]
        choices.append([(begin, end) for begin in begins for end in ends if begin >= first])
    return {
        frozenset(
            begin + timedelta(days=number)
            for begin, end in chosen
            for number in range((end - begin).days + 1)
        )
        for chosen in product(*choices)
    }
