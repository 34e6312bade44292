"""The days of the package ``chinese_calendar``, gathered into holidays year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from creditrules.calendar.notices import Holiday

__all__ = ["DayUse", "gathered", "package_years"]

DayUse = tuple[str, bool]
"""The holiday a day belongs to, and whether the day is worked."""

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


@cache
def package_years() -> Mapping[int, Mapping[date, DayUse]]:
    """What the installed ``chinese_calendar`` says, by the year whose notice arranges the day.

    A day of December belongs to New Year and so to the year after. A year counts as there once
    its National Day is.
    """
    from chinese_calendar import constants

    names = {item.value: item.chinese for item in constants.Holiday}
    years: dict[int, dict[date, DayUse]] = {}
    for table, working in ((constants.holidays, False), (constants.workdays, True)):
        for day, label in table.items():
            name = _name(day, names[label])
            years.setdefault(day.year + (day.month == 12), {})[day] = (name, working)
    found = {
        year: MappingProxyType(days) for year, days in years.items() if date(year, 10, 1) in days
    }
    return MappingProxyType(dict(sorted(found.items())))


def _name(day: date, label: str) -> str:
    name = _NAMES.get(label, label)
    return _JOINED.get(day.year, name) if name in ("国庆节", "中秋节") else name


def gathered(days: Iterable[tuple[date, DayUse]]) -> tuple[Holiday, ...]:
    """The holidays that days belong to, in the order of their first days."""
    found: dict[str, dict[bool, list[date]]] = {}
    for day, (name, working) in sorted(days):
        found.setdefault(name, {False: [], True: []})[working].append(day)
    return tuple(
        Holiday(name, tuple(uses[False]), tuple(uses[True])) for name, uses in found.items()
    )
