"""Lengths of time and the end of a period."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import CalendarError, Duration, add, end_of, parse_duration

some_days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
durations = st.builds(
    Duration, st.integers(0, 50), st.integers(0, 40), st.integers(1, 4000)
) | st.builds(Duration, st.integers(1, 50))


@pytest.mark.parametrize(
    ("text", "years", "months", "days"),
    [
        ("P3Y", 3, 0, 0),
        ("P6M", 0, 6, 0),
        ("P30D", 0, 0, 30),
        ("P2W", 0, 0, 14),
        ("P1Y6M10D", 1, 6, 10),
    ],
)
def test_iso_lengths_are_read(text: str, years: int, months: int, days: int) -> None:
    assert parse_duration(text) == Duration(years, months, days)


@given(durations)
def test_a_length_survives_writing_and_reading(duration: Duration) -> None:
    assert parse_duration(str(duration)) == duration


@pytest.mark.parametrize(
    "text", ["", "P", "3Y", "P3", "P-3Y", "P1.5Y", "PT5H", "p3y", "P3Y ", "3年", "P０Y", "P1M1Y"]
)
def test_malformed_lengths_are_refused(text: str) -> None:
    with pytest.raises(CalendarError) as refusal:
        parse_duration(text)
    assert refusal.value.diagnostic.code == "duration_malformed"


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        parse_duration(text)
    except CalendarError as refusal:
        told = refusal.diagnostic
    else:
        return
    assert told.message()
    assert told.help("en")


def test_lengths_are_told_in_two_languages() -> None:
    assert Duration(3).format() == "3年"
    assert Duration(1, 6).format() == "1年6个月"
    assert Duration(1, 6, 1).format("en") == "1 year 6 months 1 day"


def test_a_period_ends_on_its_corresponding_day() -> None:
    assert end_of(date(2018, 6, 20), Duration(1)) == date(2019, 6, 20)
    assert end_of(date(2024, 1, 31), Duration(months=1)) == date(2024, 2, 29)
    assert end_of(date(2024, 2, 29), Duration(1)) == date(2025, 2, 28)


def test_a_period_never_rolls_off_a_day_off() -> None:
    assert end_of(date(2025, 10, 3), Duration(1)) == date(2026, 10, 3)


@given(some_days, durations)
def test_adding_agrees_with_dateutil(day: date, duration: Duration) -> None:
    step = relativedelta(years=duration.years, months=duration.months, days=duration.days)
    assert add(day, duration) == day + step


@given(some_days, some_days, durations)
def test_a_period_that_begins_later_never_ends_earlier(
    first: date, second: date, duration: Duration
) -> None:
    earlier, later = sorted((first, second))
    assert end_of(earlier, duration) <= end_of(later, duration)


@pytest.mark.parametrize("duration", [Duration(8000), Duration(0, 99999), Duration(0, 0, 9999999)])
def test_an_end_after_the_year_9999_is_refused(duration: Duration) -> None:
    with pytest.raises(CalendarError) as refusal:
        end_of(date(2026, 1, 1), duration)
    assert refusal.value.diagnostic.code == "date_out_of_range"


def test_the_last_day_of_all_can_be_reached() -> None:
    assert end_of(date(9999, 12, 1), Duration(days=30)) == date.max
