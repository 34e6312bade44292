"""The statutory holidays of a year: what 全国年节及纪念日放假办法 gives every citizen.

The regulation names the days, four of them by the lunar calendar or the sun. Their dates stand in
a table made with the package ``holidays`` and compared in the tests with it and with two others;
so the same question gives the same answer whichever of them is installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from creditrules.calendar.errors import BeyondCoverageError

__all__ = ["FIRST_YEAR", "LAST_YEAR", "HolidayLaw", "holiday_law", "statutory_days"]

_DATES: Final = """
    2004 0122 0404 0622 0928   2005 0209 0405 0611 0918   2006 0129 0405 0531 1006
    2007 0218 0405 0619 0925   2008 0207 0404 0608 0914   2009 0126 0404 0528 1003
    2010 0214 0405 0616 0922   2011 0203 0405 0606 0912   2012 0123 0404 0623 0930
    2013 0210 0404 0612 0919   2014 0131 0405 0602 0908   2015 0219 0405 0620 0927
    2016 0208 0404 0609 0915   2017 0128 0404 0530 1004   2018 0216 0405 0618 0924
    2019 0205 0405 0607 0913   2020 0125 0404 0625 1001   2021 0212 0404 0614 0921
    2022 0201 0405 0603 0910   2023 0122 0405 0622 0929   2024 0210 0404 0610 0917
    2025 0129 0404 0531 1006   2026 0217 0405 0619 0925   2027 0206 0405 0609 0915
    2028 0126 0404 0528 1003   2029 0213 0404 0616 0922   2030 0203 0405 0605 0912
    2031 0123 0405 0624 1001   2032 0211 0404 0612 0919   2033 0131 0404 0601 0908
    2034 0219 0405 0620 0927   2035 0208 0405 0610 0916   2036 0128 0404 0530 1004
    2037 0215 0404 0618 0924   2038 0204 0405 0607 0913   2039 0124 0405 0527 1002
    2040 0212 0404 0614 0920   2041 0201 0404 0603 0910   2042 0122 0404 0622 0928
    2043 0210 0405 0611 0917   2044 0130 0404 0531 1005   2045 0217 0404 0619 0925
    2046 0206 0404 0608 0915   2047 0126 0405 0529 1004   2048 0214 0404 0615 0922
    2049 0202 0404 0604 0911   2050 0123 0404 0623 0930   2051 0211 0405 0613 0919
    2052 0201 0404 0601 0907   2053 0219 0404 0620 0926   2054 0208 0404 0610 0916
    2055 0128 0405 0530 1005   2056 0215 0404 0617 0924   2057 0204 0404 0606 0913
    2058 0124 0404 0625 1002   2059 0212 0405 0614 0921   2060 0202 0404 0603 0909
    2061 0121 0404 0622 0928   2062 0209 0404 0611 0917   2063 0129 0405 0601 1006
    2064 0217 0404 0619 0925   2065 0205 0404 0608 0915   2066 0126 0404 0528 1003
    2067 0214 0405 0616 0923   2068 0203 0404 0604 0911   2069 0123 0404 0623 0929
    2070 0211 0404 0613 0919   2071 0131 0405 0602 0908   2072 0219 0404 0620 0926
    2073 0207 0404 0610 0916   2074 0127 0404 0530 1005   2075 0215 0404 0617 0924
    2076 0205 0404 0606 0912   2077 0124 0404 0624 1001   2078 0212 0404 0614 0920
    2079 0202 0404 0604 0910   2080 0122 0404 0622 0928   2081 0209 0404 0611 0917
    2082 0129 0404 0601 1006   2083 0217 0404 0619 0926   2084 0206 0404 0607 0914
    2085 0126 0404 0527 1003   2086 0214 0404 0615 0922   2087 0203 0404 0605 0911
    2088 0124 0404 0623 0929   2089 0210 0404 0613 0918   2090 0130 0404 0602 0908
    2091 0218 0404 0621 0927   2092 0207 0404 0609 0916   2093 0127 0404 0529 1005
    2094 0215 0404 0617 0924   2095 0205 0404 0606 0913   2096 0125 0404 0624 0930
    2097 0212 0404 0614 0920   2098 0201 0404 0604 0909   2099 0121 0404 0623 0929
"""
"""Year, then month and day of 正月初一, 清明, 端午 and 中秋 (GB/T 33661-2017)."""

_ROWS: Final = _DATES.split()
_BY_YEAR: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {int(_ROWS[at]): tuple(_ROWS[at + 1 : at + 5]) for at in range(0, len(_ROWS), 5)}
)
FIRST_YEAR: Final = min(_BY_YEAR)
LAST_YEAR: Final = max(_BY_YEAR)
"""The years whose statutory holidays are known."""


@dataclass(frozen=True, slots=True)
class HolidayLaw:
    """An edition of 全国年节及纪念日放假办法, by the years it governs.

    Attributes:
        first_year: the first year whose holidays follow it.
        spring_festival: days of 春节 counted from 正月初一, the eve being -1.
        labour_day: how many days 劳动节 has, from 1 May.
        lunar: whether 清明节, 端午节 and 中秋节 are holidays.
    """

    first_year: int
    spring_festival: tuple[int, ...]
    labour_day: int
    lunar: bool


_LAWS: Final = (  # 国务院令第513号 for 2008, 第644号 for 2014, 第795号 for 2025
    HolidayLaw(2000, (0, 1, 2), 3, lunar=False),
    HolidayLaw(2008, (-1, 0, 1), 1, lunar=True),
    HolidayLaw(2014, (0, 1, 2), 1, lunar=True),
    HolidayLaw(2025, (-1, 0, 1, 2), 2, lunar=True),
)


def holiday_law(year: int) -> HolidayLaw:
    """The edition that governs the holidays of ``year``."""
    return [law for law in _LAWS if law.first_year <= year][-1]


@cache
def statutory_days(year: int) -> tuple[tuple[date, str], ...]:
    """The days that every citizen has off in ``year`` by the regulation: (day, holiday), in order.

    Days that a notice moves, bridges or makes up are not among them. Where two holidays fall on
    one day, as 中秋节 and 国庆节 in 2020, the day stands twice: the regulation gives two days off.

    Raises:
        BeyondCoverageError: ``year`` lies outside 2004 to 2099.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        last = f"{LAST_YEAR}-12-31"
        raise BeyondCoverageError("beyond_estimate", day=str(year), last=last)
    return tuple(sorted(_days(year)))


def _days(year: int) -> Iterator[tuple[date, str]]:
    law = holiday_law(year)
    spring, qingming, dragon_boat, mid_autumn = (
        date(year, int(text[:2]), int(text[2:])) for text in _BY_YEAR[year]
    )
    yield date(year, 1, 1), "元旦"
    for offset in law.spring_festival:
        yield spring + timedelta(days=offset), "春节"
    if law.lunar:
        yield qingming, "清明节"
        yield dragon_boat, "端午节"
        yield mid_autumn, "中秋节"
    for number in range(law.labour_day):
        yield date(year, 5, 1 + number), "劳动节"
    for number in (1, 2, 3):
        yield date(year, 10, number), "国庆节"
