"""Places with holidays of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from calendars import CALENDAR

from creditrules.calendar import Holiday, Notice, deadline


@pytest.mark.parametrize(
    ("region", "day", "working"),
    [
        ("450000", date(2026, 4, 17), False),
        ("450100", date(2026, 4, 17), False),
        ("370100", date(2026, 4, 17), True),
        ("650000", date(2025, 6, 9), False),
        ("640100", date(2020, 5, 25), False),
        ("540100", date(2025, 3, 3), False),
        ("540200", date(2025, 3, 3), True),
        ("450000", date(2017, 4, 1), False),
        ("450000", date(2017, 4, 8), True),
    ],
)
def test_a_region_and_the_places_below_it_have_its_holidays(
    region: str, day: date, working: bool
) -> None:
    assert CALENDAR.in_region(region).is_working(day) is working


def test_the_national_calendar_has_none_of_them() -> None:
    assert CALENDAR.is_working(date(2026, 4, 17))
    assert CALENDAR.is_working(date(2017, 4, 1))
    assert not CALENDAR.is_working(date(2017, 4, 8))


def test_a_deadline_in_the_region_is_later() -> None:
    start = date(2026, 4, 15)
    assert deadline(start, "3wd", calendar=CALENDAR).due == date(2026, 4, 20)
    assert deadline(start, "3wd", calendar=CALENDAR.in_region("450000")).due == date(2026, 4, 22)


def test_what_is_not_established_of_a_year_is_named_not_guessed() -> None:
    guangxi = CALENDAR.in_region("450000")
    assert guangxi.unsettled(2026) == ()
    assert guangxi.unsettled(2025) == ("壮族三月三",)
    assert CALENDAR.in_region("540100").unsettled(2025) == ("雪顿节",)
    assert CALENDAR.in_region("540000").unsettled(2025) == ("藏历新年", "雪顿节")
    assert CALENDAR.in_region("370000").unsettled(2025) == ()
    assert CALENDAR.unsettled(2025) == ()
    told = deadline(date(2025, 3, 28), "7wd", calendar=guangxi).counting()[-1]
    assert told.rule == "regional_unknown"
    assert "广西（450000） 2025 年壮族三月三" in told.words


def regional(region: str, number: int, off: tuple[date, ...], **days: Any) -> Notice:
    holiday = Holiday("壮族三月三", off, **days)
    return Notice(2026, (holiday,), "regional", region=region, issued_on=date(2026, 3, number))


def test_a_place_that_arranges_a_holiday_anew_replaces_what_it_said() -> None:
    corrected = CALENDAR.with_notices([regional("450000", 1, (date(2026, 4, 20),))])
    guangxi = corrected.in_region("450100")
    assert guangxi.is_working(date(2026, 4, 17))
    assert not guangxi.is_working(date(2026, 4, 20))
    assert not guangxi.as_known(date(2026, 2, 1)).is_working(date(2026, 4, 17))


def test_the_narrower_place_overrules_the_wider_one() -> None:
    city = regional("450100", 1, (), worked=(date(2026, 4, 17),))
    region = regional("450000", 2, (date(2026, 4, 17),))
    calendar = CALENDAR.with_notices([city, region])
    assert calendar.in_region("450100").is_working(date(2026, 4, 17))
    assert not calendar.in_region("450200").is_working(date(2026, 4, 17))


def test_the_regions_have_fingerprints_of_their_own() -> None:
    prints = {CALENDAR.in_region(code).fingerprint for code in ("450000", "640000", "650000")}
    assert len(prints | {CALENDAR.fingerprint}) == 4
