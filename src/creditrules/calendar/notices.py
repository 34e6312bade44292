"""The State Council's holiday notices, year by year, and what is known without one.

The days themselves come from the tables of ``chinese_calendar``; which notice gave them is told
here, because no package carries the notice numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from creditrules.calendar.errors import CalendarError

__all__ = ["NOTICES", "CalendarYear", "Notice", "SpecialDay", "estimated_year", "published_years"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A document that says which days are off and which weekend days are worked.

    ``number`` is the document number, ``None`` where it has not been established. ``evidence`` is
    ``seen`` (a public text shows it), ``recalled`` (to be checked) or ``guess``.
    """

    number: str | None
    issued_on: date | None = None
    evidence: str = "seen"

    def cite(self, lang: str = "zh") -> str:
        """The number as printed, marked where it still has to be checked."""
        if self.number is None:
            return "number not established" if lang == "en" else "文号未核"
        if self.evidence == "seen":
            return self.number
        return f"{self.number}, to be checked" if lang == "en" else f"{self.number}，待核对"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that a notice takes out of the plain week: off, or a weekend day that is worked."""

    day: date
    working: bool
    holiday: str
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What is known of one year: its special days and the notice that arranged them.

    Special days lie in the year itself or, for New Year, in the December before it.
    ``estimated`` marks a year that has no notice yet.

    Raises:
        CalendarError: a day is given twice, lies outside the year, or is a weekday said to be a
            make-up workday.
    """

    year: int
    notice: Notice | None
    days: tuple[SpecialDay, ...]
    estimated: bool = False

    def __post_init__(self) -> None:
        seen: set[date] = set()
        for special in self.days:
            shown = {"day": special.day.isoformat(), "year": str(self.year)}
            if special.day in seen:
                raise CalendarError("calendar_day_twice", **shown)
            if not date(self.year - 1, 12, 1) <= special.day <= date(self.year, 12, 31):
                raise CalendarError("calendar_day_outside_year", **shown)
            if special.working and special.day.weekday() < 5:
                raise CalendarError("calendar_makeup_on_weekday", **shown)
            seen.add(special.day)


def _office(year: int, number: int, issued_on: date, evidence: str = "seen") -> Notice:
    return Notice(f"国办发明电〔{year}〕{number}号", issued_on, evidence)


_UNKNOWN: Final = Notice(None, None, "guess")

NOTICES: Final[Mapping[int, Notice]] = MappingProxyType(
    {
        2006: _office(2005, 35, date(2005, 12, 16)),
        2007: _office(2006, 49, date(2006, 12, 14)),
        2008: _office(2007, 52, date(2007, 12, 15)),
        2009: _office(2008, 42, date(2008, 12, 4)),
        2010: _office(2009, 27, date(2009, 12, 8)),
        2011: _office(2010, 40, date(2010, 12, 10)),
        2012: _office(2011, 45, date(2011, 12, 6)),
        2013: _office(2012, 33, date(2012, 12, 8)),
        2014: _office(2013, 28, date(2013, 12, 11)),
        2015: _office(2014, 28, date(2014, 12, 16)),
        2016: _office(2015, 18, date(2015, 12, 10)),
        2017: _office(2016, 17, date(2016, 12, 1)),
        2018: _office(2017, 12, date(2017, 11, 30)),
        2019: _office(2018, 15, date(2018, 12, 4)),
        2020: _office(2019, 16, date(2019, 11, 21)),
        2021: _office(2020, 27, date(2020, 11, 25)),
        2022: _office(2021, 11, date(2021, 10, 25)),
        2023: _office(2022, 16, date(2022, 12, 8)),
        2024: _office(2023, 7, date(2023, 10, 25)),
        2025: _office(2024, 12, date(2024, 11, 12)),
        2026: _office(2025, 7, date(2025, 11, 4)),
    }
)
"""The yearly notices; for 2004 and 2005 no number has been established."""

_VICTORY_DAY: Final = "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"

_AMENDMENTS: Final[Mapping[tuple[int, str], Notice]] = MappingProxyType(
    {
        (2015, _VICTORY_DAY): Notice("国发明电〔2015〕1号", date(2015, 5, 13)),
        (2019, "劳动节"): _office(2019, 3, date(2019, 3, 22)),
    }
)
"""Notices issued within the year for one holiday."""

_EXTENSION: Final = _office(2020, 1, date(2020, 1, 26), "recalled")
_EXTENDED: Final = frozenset({date(2020, 1, 31), date(2020, 2, 1), date(2020, 2, 2)})
"""Spring Festival 2020 was lengthened to 2 February when the year had begun."""

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
)

_JOINED: Final[Mapping[int, str]] = MappingProxyType(
    {
        2009: "国庆节、中秋节",
        2012: "中秋节、国庆节",
        2017: "中秋节、国庆节",
        2020: "国庆节、中秋节",
        2023: "中秋节、国庆节",
        2025: "国庆节、中秋节",
    }
)
"""Years whose notice gives Mid-autumn and National Day as one holiday, in its wording."""

_MISSED_WORKDAYS: Final = (date(2005, 12, 31),)
"""Saturdays worked that ``chinese_calendar`` (1.11 and earlier) has as days off.

国办发明电〔2005〕35号, item 1: 12月31日（星期六）上班. The package put the make-up days of the
following year end there instead.
"""


def published_years() -> tuple[CalendarYear, ...]:
    """All years for which ``chinese_calendar`` has a notice, with the known correction.

    Reads the package's tables; call it once and keep the result.
    """
    from chinese_calendar import constants

    names = {item.value: item.chinese for item in constants.Holiday}
    days: dict[int, dict[date, SpecialDay]] = {}
    tables = ((constants.holidays, False), (constants.workdays, True))
    for table, working in tables:
        for day, label in table.items():
            special = _special(day, working, names[label])
            days.setdefault(_year_of(special), {})[day] = special
    for day in _MISSED_WORKDAYS:
        special = _special(day, True, "元旦")
        days.setdefault(_year_of(special), {})[day] = special
    return tuple(
        CalendarYear(year, NOTICES.get(year, _UNKNOWN), tuple(found[day] for day in sorted(found)))
        for year, found in sorted(days.items())
        if date(year, 10, 1) in found
    )


def _special(day: date, working: bool, label: str) -> SpecialDay:
    name = _NAMES.get(label, label)
    if name in ("国庆节", "中秋节"):
        name = _JOINED.get(day.year, name)
    year = day.year + (day.month == 12)
    notice = _AMENDMENTS.get((year, name), NOTICES.get(year, _UNKNOWN))
    return SpecialDay(day, working, name, _EXTENSION if day in _EXTENDED else notice)


def _year_of(special: SpecialDay) -> int:
    return special.day.year + (special.day.month == 12)


def estimated_year(year: int) -> CalendarYear:
    """A year without notice: weekends, and the holidays that have a fixed date.

    全国年节及纪念日放假办法 gives 1 January, 1 May (2 May too since 2025) and 1-3 October. Lunar
    holidays, 清明节, bridge days and make-up workdays are not known and are missing.
    """
    fixed = _fixed_holidays(year)
    return CalendarYear(
        year, None, tuple(SpecialDay(day, False, name, None) for day, name in fixed), True
    )


def _fixed_holidays(year: int) -> Iterator[tuple[date, str]]:
    yield date(year, 1, 1), "元旦"
    for day in (1, 2) if year >= 2025 else (1,):
        yield date(year, 5, day), "劳动节"
    for day in (1, 2, 3):
        yield date(year, 10, day), "国庆节"
