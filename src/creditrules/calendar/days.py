"""The working calendar: which days are worked, counted in constant time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from operator import index
from typing import Final, NoReturn

from creditrules.calendar.assembly import (
    day_table,
    digest,
    in_force,
    within,
    years_of,
)
from creditrules.calendar.errors import BeyondCoverageError, CalendarError, as_date, whole
from creditrules.calendar.festivals import LAST_YEAR
from creditrules.calendar.notices import Notice, Region
from creditrules.calendar.reasons import DayReason, Stretch

__all__ = ["WorkCalendar"]

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WorkCalendar:
    """The Chinese working calendar over a run of years; immutable and safe to share.

    Saturdays and Sundays are off (国务院关于职工工作时间的规定, article 7) but for what notices
    say. All arithmetic is a look-up in one table of prefix sums. A ``date`` is wanted everywhere;
    an instant with a time zone counts as the day it is in China.

    Attributes:
        notices: all notices that were given, of whatever place and time.
        regions: the places that have holidays of their own.
        region: the GB/T 2260 code of the place whose calendar this is; None = national days only.
        known_at: only notices known by the end of this day count; None = all.
        covered_from: the first day that a notice arranges.
        covered_to: the last day that a notice arranges.
        estimated_to: the last day there is an answer for; after ``covered_to`` where years
            without a notice are estimated.
        fingerprint: SHA-256 of the days and notices that count.

    Raises:
        CalendarError: no yearly notice counts, or one is missing between others.
    """

    notices: tuple[Notice, ...]
    regions: tuple[Region, ...] = ()
    region: str | None = None
    known_at: date | None = None
    covered_from: date = field(init=False)
    covered_to: date = field(init=False)
    estimated_to: date = field(init=False)
    fingerprint: str = field(init=False)
    _in_force: tuple[Notice, ...] = field(init=False)
    _rank: dict[date, int] = field(init=False)
    _working: tuple[date, ...] = field(init=False)
    _reasons: tuple[DayReason, ...] = field(init=False)
    _origin: int = field(init=False)

    def __post_init__(self) -> None:
        counting = in_force(self.notices, self.region, self.known_at)
        first_year, covered_year, last_year = years_of(counting)
        first, last = date(first_year, 1, 1), date(last_year, 12, 31)
        covered_to = date(covered_year, 12, 31)
        table = day_table(counting, first, last, covered_to)
        derived = {
            "covered_from": first,
            "covered_to": covered_to,
            "estimated_to": last,
            "fingerprint": digest(counting, self.region),
            "_in_force": counting,
            "_rank": table.rank,
            "_working": table.working,
            "_reasons": table.reasons,
            "_origin": first.toordinal(),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkCalendar) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def _identity(self) -> tuple[object, ...]:
        return self.fingerprint, self.region, self.known_at, self.notices, self.regions

    def __repr__(self) -> str:
        return f"<WorkCalendar {self.covered_from}..{self.covered_to} {self.fingerprint[:12]}>"

    # --------------------------------------------------------------------------------- counting

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked.

        Raises:
            BeyondCoverageError: the day lies outside the years of the calendar.
            CalendarError: ``day`` is no date.
        """
        day = as_date(day)
        return self._working[self._rank_of(day) - 1] == day

    def add(self, day: date, days: int) -> date:
        """The ``days``-th working day strictly after ``day``, or before it if negative.

        Zero gives ``day`` itself, worked or not. ``day`` is never counted (Civil Code 201), so
        from a day off the first working day after it is the first.

        Raises:
            BeyondCoverageError: the start or the result lies outside the years of the calendar.
            CalendarError: ``day`` is no date, or ``days`` no whole number.
        """
        try:
            if type(days) is int and days > 0:
                return self._working[self._rank[day] + days - 1]
        except (IndexError, KeyError, TypeError):
            pass
        return self._add_backwards_or_refuse(day, days)

    def _add_backwards_or_refuse(self, day: date, days: int) -> date:
        day = as_date(day)
        days = whole(days)
        if days == 0:
            self._rank_of(day)
            return day
        at = self._rank_of(day) + days - 1
        if days < 0:
            at += 1 - self.is_working(day)
        shown = f"{day.isoformat()} {days:+d}wd"
        if at < 0:
            self._refuse_before(shown)
        if at >= len(self._working):
            self._refuse_after(shown)
        return self._working[at]

    def count(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``.

        If ``end`` is earlier the count is negative: the working days from ``end`` up to but
        without ``start``. So ``count(day, add(day, n)) == n`` for every ``n``.

        Raises:
            BeyondCoverageError: a day lies outside the years of the calendar.
            CalendarError: a day is no date.
        """
        try:
            counted = self._rank[end] - self._rank[start]
        except (KeyError, TypeError):
            start, end = as_date(start), as_date(end)
            counted = self._rank_of(end) - self._rank_of(start)
        if counted > 0 or start <= end:
            return counted
        return counted + self.is_working(start) - self.is_working(end)

    def next(self, day: date) -> date:
        """The first working day strictly after ``day``."""
        return self.add(day, 1)

    def previous(self, day: date) -> date:
        """The last working day strictly before ``day``."""
        return self.add(day, -1)

    def nth_of_month(self, year: int, month: int, number: int) -> date:
        """The ``number``-th working day of a month; ``-1`` is its last.

        Raises:
            BeyondCoverageError: the month lies outside the years of the calendar.
            CalendarError: there is no such month, or it has not so many working days.
        """
        try:
            year, month = index(year), index(month)
            first = date(year, month, 1)
            last = date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY
        except (TypeError, ValueError, OverflowError):
            raise CalendarError("not_a_month", value=f"{year!r}-{month!r}"[:60]) from None
        days, number = self.between(first, last), whole(number)
        if not 1 <= abs(number) <= len(days):
            shown = {"month": f"{first:%Y-%m}", "number": repr(number)[:20]}
            raise CalendarError("month_has_fewer", **shown, days=str(len(days)))
        return days[number - 1 if number > 0 else number]

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The working days from ``first`` to ``last``, both included; none if ``last`` is earlier.

        Raises:
            BeyondCoverageError: a day lies outside the years of the calendar.
        """
        stop, start = self._rank_of(last), self._rank_of(first) - self.is_working(first)
        return self._working[start:stop]

    def stretches(self, first: date, last: date) -> Iterator[Stretch]:
        """The runs of worked days and of days off from ``first`` to ``last``, in order.

        Raises:
            BeyondCoverageError: a day lies outside the years of the calendar.
        """
        return _runs(self.days(first, last))

    # ---------------------------------------------------------------------------- days and notices

    def why(self, day: date) -> DayReason:
        """Why ``day`` is worked or off, with the notice that says so.

        Raises:
            BeyondCoverageError: the day lies outside the years of the calendar.
            CalendarError: ``day`` is no date.
        """
        day = as_date(day)
        self._rank_of(day)
        return self._reasons[day.toordinal() - self._origin]

    def days(self, first: date, last: date) -> Iterator[tuple[date, DayReason]]:
        """Every day from ``first`` to ``last`` with its reason, in order.

        Raises:
            BeyondCoverageError: a day lies outside the years of the calendar.
        """
        origin = self._origin
        start, stop = as_date(first).toordinal(), as_date(last).toordinal() + 1
        if start < origin or stop > origin + len(self._reasons):
            self._rank_of(first)
            self._rank_of(last)
        reasons = self._reasons[start - origin : max(start, stop) - origin]
        return zip(map(date.fromordinal, range(start, stop)), reasons, strict=True)

    @property
    def working_days(self) -> tuple[date, ...]:
        """Every working day of the calendar in order: the table behind the arithmetic."""
        return self._working

    # --------------------------------------------------------------------------------- coverage

    def covers(self, day: date) -> bool:
        """Whether a notice arranges ``day``."""
        return self.covered_from <= as_date(day) <= self.covered_to

    @property
    def not_final_from(self) -> date:
        """The first day that the next notice may still change: 29 December of the last year."""
        return date(self.covered_to.year, 12, 29)

    def subject_to_next_notice(self, day: date) -> bool:
        """Whether the next notice may still change ``day``.

        New Year arrangements reached back into 29-31 December five times since 2005, so these
        three days of the last covered year are not final.
        """
        return self.not_final_from <= as_date(day) <= self.covered_to

    def unsettled(self, year: int) -> tuple[str, ...]:
        """The holidays of the calendar's region that no notice arranges in ``year``."""
        settled = {
            holiday.name
            for notice in self._in_force
            if notice.kind == "regional" and notice.year == year
            for holiday in notice.holidays
        }
        wanted = dict.fromkeys(name for place in self.places for name in place.festivals)
        return tuple(name for name in wanted if name not in settled)

    @property
    def places(self) -> tuple[Region, ...]:
        """The places with holidays of their own that the calendar's region is or lies in."""
        if self.region is None:
            return ()
        return tuple(one for one in self.regions if within(one.code, self.region))

    # ------------------------------------------------------------------------- other calendars

    def as_known(self, day: date) -> WorkCalendar:
        """The calendar as it was known at the end of ``day``, to reproduce what was counted then.

        A yearly notice whose day of issue is not established counts from the eve of its year.
        Estimates fall away.

        Raises:
            CalendarError: no yearly notice was known by then.
        """
        return replace(self, notices=self._noticed(), known_at=as_date(day))

    def in_region(self, code: str) -> WorkCalendar:
        """The calendar of the place with the GB/T 2260 ``code``, with the holidays of its region.

        ``unsettled`` tells which of them are not established for a year.

        Raises:
            CalendarError: ``code`` is not six digits.
        """
        if not (isinstance(code, str) and len(code) == 6 and code.isascii() and code.isdigit()):
            raise CalendarError("not_a_region", value=repr(code)[:60])
        return replace(self, region=code)

    def with_notices(
        self, notices: Iterable[Notice], regions: Iterable[Region] = ()
    ) -> WorkCalendar:
        """A calendar with these notices too.

        Of two yearly notices for a year, and of two of a place for the same holiday of a year, the
        one known later counts. Estimates fall away.

        Raises:
            CalendarError: a year is missing between the others.
        """
        all_notices = dict.fromkeys([*self._noticed(), *notices])
        places = {one.code: one for one in (*self.regions, *regions)}
        return replace(self, notices=tuple(all_notices), regions=tuple(places.values()))

    def _noticed(self) -> tuple[Notice, ...]:
        """The notices without estimates."""
        return tuple(one for one in self.notices if one.kind != "estimate")

    def with_estimate(self, year: int) -> WorkCalendar:
        """A calendar that also answers up to the end of ``year``, marked provisional.

        Years without a notice have their weekends, and the statutory holidays with a day in lieu
        on the next weekday for each that falls on a day off; what a notice will move is not known.

        Raises:
            BeyondCoverageError: ``year`` is after 2099, the last whose holidays are known.
        """
        year = whole(year)
        if year <= self.estimated_to.year:
            return self
        if year > LAST_YEAR:
            last = f"{LAST_YEAR}-12-31"
            raise BeyondCoverageError("beyond_estimate", day=str(year), last=last)
        return _with_estimate(self, year)

    def _rank_of(self, day: date) -> int:
        """How many working days there are up to and with ``day``."""
        day = as_date(day)
        if day < self.covered_from:
            self._refuse_before(day.isoformat())
        if day > self.estimated_to:
            self._refuse_after(day.isoformat())
        return self._rank[day]

    def _refuse_before(self, day: str) -> NoReturn:
        raise BeyondCoverageError("before_first_year", day=day, first=self.covered_from.isoformat())

    def _refuse_after(self, day: str) -> NoReturn:
        last = self.estimated_to
        if last > self.covered_to:
            raise BeyondCoverageError("beyond_estimate", day=day, last=last.isoformat())
        raise BeyondCoverageError(
            "beyond_last_notice",
            day=day,
            last=last.isoformat(),
            year=str(last.year),
            next_year=str(last.year + 1),
        )


def _runs(days: Iterator[tuple[date, DayReason]]) -> Iterator[Stretch]:
    for working, run in groupby(days, lambda item: item[1].working):
        stretch = [day for day, _ in run]
        yield Stretch(stretch[0], stretch[-1], working)


@lru_cache(maxsize=16)
def _with_estimate(calendar: WorkCalendar, year: int) -> WorkCalendar:
    from creditrules.calendar.estimate import estimated_notice

    first = calendar.estimated_to.year + 1
    added = tuple(estimated_notice(number) for number in range(first, year + 1))
    return replace(calendar, notices=(*calendar.notices, *added))
