"""The working calendar: which days are worked, counted in constant time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal, NoReturn

from creditrules.calendar.errors import BeyondCoverageError, CalendarError, as_date
from creditrules.calendar.notices import (
    CalendarYear,
    Notice,
    SpecialDay,
    estimated_year,
    published_years,
)
from creditrules.text.words import word

__all__ = ["DayKind", "DayReason", "WorkCalendar", "default_calendar"]

DayKind = Literal["workday", "weekend", "holiday", "makeup_workday"]

ESTIMATE_YEARS: Final = 100
"""How many years past the last notice an estimate may reach."""

_ENGLISH: Final = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-autumn Festival",
    "国庆节": "National Day",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "70th anniversary of victory, 1945",
}


@dataclass(frozen=True, slots=True)
class DayReason:
    """Why a day is worked or off.

    ``holiday`` is the holiday's Chinese name as in the notice, ``notice`` the document number
    (``None`` on plain days and where it is not established), ``evidence`` that of the number.
    ``provisional`` says that no notice covers the day yet.
    """

    kind: DayKind
    holiday: str | None = None
    notice: str | None = None
    evidence: str | None = None
    provisional: bool = False

    @property
    def working(self) -> bool:
        """Whether the day is worked."""
        return self.kind in ("workday", "makeup_workday")

    def words(self, lang: str = "zh") -> str:
        """The reason in words, e.g. ``国庆节（国办发明电〔2025〕7号）`` or ``周末``."""
        english = lang == "en"
        if self.holiday is None:
            return word(f"day.{self.kind}", lang)
        name = _english(self.holiday) if english else self.holiday
        if self.kind == "makeup_workday":
            makeup = word("day.makeup_workday", lang)
            name = f"{makeup}, {name}" if english else f"{name}{makeup}"
        if self.provisional:
            cited = "estimated, no notice yet" if english else "估算，尚无通知"
        else:
            cited = Notice(self.notice, None, self.evidence or "guess").cite(lang)
        return f"{name} ({cited})" if english else f"{name}（{cited}）"


def _english(holiday: str) -> str:
    return " and ".join(_ENGLISH.get(name, name) for name in holiday.split("、"))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WorkCalendar:
    """The Chinese working calendar over a run of years; immutable and safe to share.

    Saturdays and Sundays are off (国务院关于职工工作时间的规定, article 7) but for what the
    notices of ``years`` say. All arithmetic is a look-up in one table of prefix sums.

    Args:
        years: consecutive years, in any order; years without notice come last.

    Raises:
        CalendarError: no year is given, one is given twice, one is missing, or a year without
            notice stands before one with a notice.
    """

    years: tuple[CalendarYear, ...]
    covered_from: date = field(init=False)
    covered_to: date = field(init=False)
    estimated_to: date = field(init=False)
    fingerprint: str = field(init=False)
    _special: dict[date, SpecialDay] = field(init=False)
    _rank: dict[date, int] = field(init=False)
    _working: tuple[date, ...] = field(init=False)

    def __post_init__(self) -> None:
        years = tuple(sorted(self.years, key=lambda item: item.year))
        _check(years)
        first, last = date(years[0].year, 1, 1), date(years[-1].year, 12, 31)
        noticed = max(item.year for item in years if not item.estimated)
        special = {item.day: item for year in years for item in year.days if item.day >= first}
        rank, working = _prefix_sums(first, last, special)
        derived = {
            "years": years,
            "covered_from": first,
            "covered_to": date(noticed, 12, 31),
            "estimated_to": last,
            "fingerprint": _digest(years),
            "_special": special,
            "_rank": rank,
            "_working": working,
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkCalendar) and other.fingerprint == self.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"<WorkCalendar {self.covered_from}..{self.covered_to} {self.fingerprint[:12]}>"

    # ------------------------------------------------------------------------ days and counting

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked.

        Raises:
            BeyondCoverageError: the day lies outside the years of the calendar.
        """
        return self._working[self._rank_of(day) - 1] == day

    def add(self, day: date, days: int) -> date:
        """The ``days``-th working day strictly after ``day``, or before it if negative.

        Zero gives ``day`` itself, worked or not. ``day`` is never counted (Civil Code 201).

        Raises:
            BeyondCoverageError: the start or the result lies outside the years of the calendar.
            CalendarError: ``day`` is not a plain date, or ``days`` not an integer.
        """
        try:
            if days > 0:
                return self._working[self._rank[day] + days - 1]
        except (IndexError, KeyError, TypeError):
            pass
        return self._add_backwards_or_refuse(day, days)

    def _add_backwards_or_refuse(self, day: date, days: int) -> date:
        if not isinstance(days, int):
            raise CalendarError("not_a_count", value=repr(days)[:60])
        rank = self._rank_of(day)
        if days == 0:
            return day
        shown = f"{day.isoformat()} {days:+d}wd"
        if days > 0:
            self._refuse_after(shown)
        index = rank - self.is_working(day) + days
        if index < 0:
            self._refuse_before(shown)
        return self._working[index]

    def count(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``.

        If ``end`` is earlier the count is negative: the working days from ``end`` up to but
        without ``start``. So ``count(day, add(day, n)) == n`` for every ``n``.

        Raises:
            BeyondCoverageError: a day lies outside the years of the calendar.
        """
        try:
            counted = self._rank[end] - self._rank[start]
        except (KeyError, TypeError):
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

    def why(self, day: date) -> DayReason:
        """Why ``day`` is worked or off, with the notice that says so.

        Raises:
            BeyondCoverageError: the day lies outside the years of the calendar.
        """
        self._rank_of(day)
        special = self._special.get(day)
        provisional = day > self.covered_to
        if special is None:
            kind: DayKind = "workday" if day.weekday() < 5 else "weekend"
            return DayReason(kind, provisional=provisional)
        notice = special.notice
        return DayReason(
            "makeup_workday" if special.working else "holiday",
            special.holiday,
            notice.number if notice else None,
            notice.evidence if notice else None,
            provisional,
        )

    def notices(self, first: date, last: date) -> tuple[Notice, ...]:
        """The notices that arrange the days from ``first`` to ``last``, each once, in order.

        The yearly notice of each year comes first, then notices for single days within the span.
        """
        found = [item.notice for item in self.years if first.year <= item.year <= last.year]
        span = range(first.toordinal(), last.toordinal() + 1)
        specials = (self._special.get(date.fromordinal(ordinal)) for ordinal in span)
        found += [special.notice for special in specials if special]
        return tuple(dict.fromkeys(notice for notice in found if notice))

    @property
    def working_days(self) -> tuple[date, ...]:
        """Every working day of the calendar in order: the table behind the arithmetic."""
        return self._working

    # --------------------------------------------------------------------------------- coverage

    def covers(self, day: date) -> bool:
        """Whether a notice arranges ``day``."""
        return self.covered_from <= day <= self.covered_to

    @property
    def not_final_from(self) -> date:
        """The first day that the next notice may still change: 29 December of the last year."""
        return date(self.covered_to.year, 12, 29)

    def subject_to_next_notice(self, day: date) -> bool:
        """Whether the next notice may still change ``day``.

        New Year arrangements reached back into 29-31 December five times since 2005, so these
        three days of the last covered year are not final.
        """
        return self.not_final_from <= day <= self.covered_to

    def with_years(self, years: Iterable[CalendarYear]) -> WorkCalendar:
        """A calendar with these years added; a year it already has is replaced.

        Estimated years up to the last added notice fall away.
        """
        merged = {item.year: item for item in self.years if not item.estimated}
        merged.update((item.year, item) for item in years)
        return WorkCalendar(tuple(merged.values()))

    def with_estimate(self, year: int) -> WorkCalendar:
        """A calendar that also answers up to the end of ``year``, marked provisional.

        Years without notice have their weekends and the holidays of fixed date only.

        Raises:
            BeyondCoverageError: ``year`` is more than a century past the last notice.
        """
        if year <= self.estimated_to.year:
            return self
        limit = min(self.covered_to.year + ESTIMATE_YEARS, MAXYEAR)
        if year > limit:
            raise BeyondCoverageError("beyond_estimate", day=str(year), last=f"{limit}-12-31")
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


def _prefix_sums(
    first: date, last: date, special: Mapping[date, SpecialDay]
) -> tuple[dict[date, int], tuple[date, ...]]:
    """How many working days there are up to each day, and the working days in order."""
    rank: dict[date, int] = {}
    working: list[date] = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        arranged = special.get(day)
        if arranged.working if arranged else 1 <= ordinal % 7 <= 5:
            working.append(day)
        rank[day] = len(working)
    return rank, tuple(working)


def _digest(years: tuple[CalendarYear, ...]) -> str:
    lines = []
    for item in years:
        lines.append(f"{item.year} {_number(item.notice)} {item.estimated}")
        lines += [
            f"{special.day} {special.working} {special.holiday} {_number(special.notice)}"
            for special in sorted(item.days, key=lambda special: special.day)
        ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _number(notice: Notice | None) -> str:
    return notice.cite() if notice else "-"


def _check(years: tuple[CalendarYear, ...]) -> None:
    if not years or years[0].estimated:
        raise CalendarError("calendar_without_notice")
    for earlier, later in pairwise(years):
        if later.year == earlier.year:
            raise CalendarError("calendar_year_twice", year=str(later.year))
        if later.year > earlier.year + 1 or (earlier.estimated and not later.estimated):
            missing = earlier.year if earlier.estimated else earlier.year + 1
            raise CalendarError("calendar_year_missing", year=str(missing))


@lru_cache(maxsize=16)
def _with_estimate(calendar: WorkCalendar, year: int) -> WorkCalendar:
    first = calendar.estimated_to.year + 1
    added = tuple(estimated_year(number) for number in range(first, year + 1))
    return WorkCalendar(calendar.years + added)


@cache
def default_calendar() -> WorkCalendar:
    """The calendar of all notices the installed ``chinese_calendar`` knows, read once."""
    return WorkCalendar(published_years())
