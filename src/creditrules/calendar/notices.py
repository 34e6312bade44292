"""Notices: which days are off, which weekend days are worked, and what makes a notice sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from creditrules.calendar.errors import CalendarError, as_date
from creditrules.calendar.festivals import statutory_days

__all__ = ["Holiday", "Notice", "NoticeKind", "Problem", "Region", "problems_of", "unnumbered"]

NoticeKind = Literal["yearly", "amendment", "regional", "estimate"]
"""A State Council notice for a year, one that changes it within the year, a regional government's,
or this library's own estimate of a year that has no notice yet."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """What a notice arranges for one holiday.

    Attributes:
        name: as the notice has it, ``国庆节、中秋节`` where it joins two.
        days_off: weekend days within the holiday included.
        worked: the weekend days that are worked for it; in an amendment or a notice of a place
            also weekdays that are worked after all.

    Raises:
        CalendarError: a day is no date.
    """

    name: str
    days_off: tuple[date, ...]
    worked: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        for name in ("days_off", "worked"):
            object.__setattr__(self, name, tuple(map(as_date, getattr(self, name))))


@dataclass(frozen=True, slots=True)
class Notice:
    """A document that arranges days of one year.

    Its days lie in the year or, for New Year, in the December before it.

    Attributes:
        year: the year it is for.
        number: the document number (文号); None where it has not been established.
        issued_on: the day on the document; None where it has not been established.
        known_from: the first day on which it could be counted with; ``issued_on`` unless given.
        evidence: ``seen`` (a public text shows it), ``recalled`` (to be checked) or ``guess``.
        region: the GB/T 2260 code of the place it is for; None = the whole country.
        statutory_days: how many days the regulation gives in the year, where it was changed after
            this version of the library; None = as :func:`statutory_days` has them.
        source: where its text was read.

    Raises:
        CalendarError: its days contradict each other, the week or the regulation; the first of
            :func:`problems_of`.
    """

    year: int
    holidays: tuple[Holiday, ...]
    kind: NoticeKind = "yearly"
    number: str | None = None
    issued_on: date | None = None
    known_from: date | None = None
    evidence: str = "seen"
    region: str | None = None
    statutory_days: int | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.known_from is None:
            object.__setattr__(self, "known_from", self.issued_on)
        problems = problems_of(
            self.year, self.holidays, self.kind, self.region, self.statutory_days
        )
        for problem in problems:
            raise CalendarError(problem.code, **problem.arguments)

    def cite(self, lang: str = "zh") -> str:
        """The number as printed, marked where it still has to be checked."""
        if self.kind == "estimate":
            return "estimated, no notice yet" if lang == "en" else "估算，尚无通知"
        if self.number is None:
            return "number not established" if lang == "en" else "文号未核"
        if self.evidence == "seen":
            return self.number
        return f"{self.number}, to be checked" if lang == "en" else f"{self.number}，待核对"

    def to_json(self) -> dict[str, str | int | None]:
        """The notice as JSON data, without its days."""
        return {
            "year": self.year,
            "kind": self.kind,
            "number": self.number,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "known_from": self.known_from.isoformat() if self.known_from else None,
            "evidence": self.evidence,
            "region": self.region,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Region:
    """A place that has holidays of its own by article 4 of 全国年节及纪念日放假办法.

    Attributes:
        code: its GB/T 2260 code; the places below it have these holidays too.
        festivals: the names of its holidays; a year in which no notice arranges one of them is
            not fully known.
        basis: the rule that gives them, as far as it is established.
    """

    code: str
    name: str
    name_en: str
    festivals: tuple[str, ...]
    basis: str | None = None
    evidence: str = "seen"


def unnumbered(year: int, holidays: tuple[Holiday, ...]) -> Notice:
    """A yearly notice of which nothing but the days is known."""
    return Notice(year, holidays, evidence="guess")


class Problem(NamedTuple):
    """What is wrong with a notice, and where in it: keys and indexes."""

    code: str
    path: tuple[str | int, ...]
    arguments: dict[str, str]


def problems_of(
    year: int,
    holidays: tuple[Holiday, ...],
    kind: NoticeKind = "yearly",
    region: str | None = None,
    statutory: int | None = None,
) -> Iterator[Problem]:
    """Everything that makes a notice impossible.

    A day stands in it twice, or is both off and worked; lies outside the year; a yearly notice
    makes up a weekday, leaves a statutory holiday worked, or takes more or fewer days from the
    working week than the regulation gives. The arguments are those of :class:`Notice`.
    """
    yield from _days_impossible(year, holidays, kind)
    if kind == "regional" and region is None:
        yield Problem("calendar_region_missing", ("region",), {"year": str(year)})
    if kind == "yearly":
        yield from _out_of_balance(year, holidays, statutory)


def _days_impossible(
    year: int, holidays: tuple[Holiday, ...], kind: NoticeKind
) -> Iterator[Problem]:
    seen: dict[date, str] = {}
    for at, holiday in enumerate(holidays):
        for use, days in (("days_off", holiday.days_off), ("worked", holiday.worked)):
            path = ("holidays", at, use)
            for day in days:
                shown = {"day": day.isoformat(), "year": str(year)}
                if day in seen:
                    code = "calendar_day_twice" if seen[day] == use else "calendar_day_both"
                    yield Problem(code, path, shown)
                if not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
                    yield Problem("calendar_day_outside_year", path, shown)
                if use == "worked" and day.weekday() < 5 and kind == "yearly":
                    yield Problem("calendar_makeup_on_weekday", path, shown)
                seen[day] = use


def _out_of_balance(
    year: int, holidays: tuple[Holiday, ...], statutory: int | None
) -> Iterator[Problem]:
    """Moving rest days takes none away: weekdays off less weekends worked are the statutory days.

    A notice that gives its own number of them follows a regulation this library does not know, so
    only the sum is compared.
    """
    by_law = statutory_days(year)
    off = {day for holiday in holidays for day in holiday.days_off}
    worked = {day for holiday in holidays for day in holiday.worked}
    if statutory is None:
        for day, name in by_law:
            if day in worked or (day not in off and day.weekday() < 5):
                shown = {"day": day.isoformat(), "year": str(year), "holiday": name}
                yield Problem("calendar_statutory_day_worked", ("holidays",), shown)
    given = sum(day.weekday() < 5 for day in off) - len(worked)
    due = len(by_law) if statutory is None else statutory
    if given != due:
        sums = "；".join(map(_sum, holidays))
        shown = {"year": str(year), "given": str(given), "due": str(due), "sums": sums}
        yield Problem("calendar_unbalanced", ("holidays",), shown)


def _sum(holiday: Holiday) -> str:
    weekdays = sum(day.weekday() < 5 for day in holiday.days_off)
    return f"{holiday.name} {weekdays} - {len(holiday.worked)} = {weekdays - len(holiday.worked)}"
