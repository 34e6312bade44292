"""Every day from 2004 to 2026 compared with other packages; each difference is explained."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from calendars import CALENDAR
from chinese_calendar import get_solar_terms
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import statutory_days

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1)]
CHINA = holidays.country_holidays("CN", years=range(2003, 2028))

EXPLAINED = {
    ("chinese_calendar", date(2005, 12, 31)): (
        "this library",
        "国办发明电〔2005〕35号, item 1: Saturday 31 December is worked",
    ),
}
"""(other package, day) -> who is right, and what says so."""


def differences(name: str) -> set[tuple[str, date]]:
    work = {"chinese_calendar": chinese_calendar.is_workday, "holidays": CHINA.is_working_day}[name]
    return {(name, day) for day in DAYS if bool(work(day)) is not CALENDAR.is_working(day)}


@pytest.mark.parametrize("name", ["chinese_calendar", "holidays"])
def test_no_difference_is_unexplained(name: str) -> None:
    assert differences(name) <= set(EXPLAINED)


def test_what_is_explained_is_cited_by_the_calendar_itself() -> None:
    for (_, day), (_, why) in EXPLAINED.items():
        notice = CALENDAR.why(day).notice
        assert notice is not None
        assert notice.number is not None
        assert notice.number in why


@pytest.mark.parametrize("year", range(2004, 2100))
def test_the_statutory_days_are_those_the_package_knows(year: int) -> None:
    bare = holidays.country_holidays("CN", years=year, observed=False, language="zh_CN")
    moved = ("休息日", "春节延长假期", "纪念日")
    known = {day for day, name in bare.items() if not any(word in name for word in moved)}
    if year == 2015:  # the package gives Mid-autumn, a Sunday, as the day in lieu alone
        known.add(date(2015, 9, 27))
    if year == 2012:  # and leaves the Dragon Boat Festival out where it is a Saturday
        known.add(date(2012, 6, 23))
    assert {day for day, _ in statutory_days(year)} == known


@given(st.integers(2004, 2099))
def test_qingming_is_the_day_the_sun_says(year: int) -> None:
    [day] = [day for day, name in statutory_days(year) if name == "清明节"] or [None]
    terms = get_solar_terms(date(year, 4, 1), date(year, 4, 8))
    [sun] = [found for found, name in terms if name == "清明"]
    assert day in (sun, None)
    assert (day is None) is (year < 2008)


def test_every_statutory_day_is_marked_and_off() -> None:
    for year in range(2004, 2027):
        for day, name in statutory_days(year):
            reason = CALENDAR.why(day)
            assert not reason.working
            if reason.holiday is not None:
                assert reason.statutory
                assert name in reason.holiday
