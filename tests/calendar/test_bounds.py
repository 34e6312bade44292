"""Beyond the last notice: the true answer lies in the range that is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from calendars import CALENDAR, with_2027
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import Roll, WorkCalendar, deadline, statutory_days

YEARLY = tuple(one for one in CALENDAR.notices if one.kind == "yearly")
TRUE = WorkCalendar(YEARLY)
"""What the yearly notices said, without holidays granted within the year."""


def before_notice_of(year: int) -> WorkCalendar:
    return WorkCalendar(tuple(one for one in YEARLY if one.year < year))


CALENDARS = {year: before_notice_of(year) for year in range(2005, 2027)}


@pytest.mark.parametrize("year", CALENDARS)
def test_every_notice_since_2005_would_have_kept_within_the_range(year: int) -> None:
    calendar = CALENDARS[year]
    days = [date(year - 1, 12, 1) + timedelta(days=step) for step in range(0, 340, 7)]
    for start in days:
        for amount in ("1wd", "7wd", "20wd"):
            true = deadline(start, amount, calendar=TRUE).due
            found = deadline(start, amount, calendar=calendar, provisional=True)
            assert found.earliest <= true <= found.latest, (start, amount)
            assert found.earliest <= found.due <= found.latest


@given(
    st.sampled_from(sorted(CALENDARS)),
    st.integers(0, 330),
    st.sampled_from(["3wd", "15wd", "15d", "1m", "next_month:7", "next_month:3wd"]),
    st.sampled_from(["day_off", "holiday"]),
)
def test_the_true_day_is_never_outside_of_the_range(
    year: int, offset: int, amount: str, roll: Roll
) -> None:
    start = date(year - 1, 12, 1) + timedelta(days=offset)
    true = deadline(start, amount, calendar=TRUE, roll=roll, provisional=True).due
    found = deadline(start, amount, calendar=CALENDARS[year], roll=roll, provisional=True)
    assert found.earliest <= true <= found.latest


@given(st.dates(date(2026, 12, 1), date(2027, 11, 1)), st.integers(1, 40))
def test_a_notice_that_comes_out_confirms_the_range(start: date, number: int) -> None:
    found = deadline(start, f"{number}wd", calendar=CALENDAR, provisional=True)
    true = deadline(start, f"{number}wd", calendar=with_2027(), provisional=True)
    assert found.earliest <= true.due <= found.latest


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(1, 15))
def test_what_notices_settle_has_no_range(start: date, number: int) -> None:
    found = deadline(start, f"{number}wd", calendar=CALENDAR, provisional=True)
    if found.due < date(2026, 12, 29):
        assert (found.earliest, found.latest) == (found.due, found.due)
        assert not found.provisional


def test_the_last_days_of_the_last_year_have_a_range_without_being_an_estimate() -> None:
    found = deadline(date(2026, 12, 28), "2wd", calendar=CALENDAR)
    assert not found.provisional
    assert (found.earliest, found.due, found.latest) == (
        date(2026, 12, 30),
        date(2026, 12, 30),
        date(2027, 1, 4),
    )
    assert "2027-01-04" in found.counting()[-1].words


def test_the_estimate_has_the_statutory_holidays_and_their_days_in_lieu() -> None:
    estimated = CALENDAR.with_estimate(2027)
    off = [
        (one.first, one.last)
        for one in estimated.stretches(date(2027, 1, 1), date(2027, 12, 31))
        if not one.working and one.days != 2
    ]
    assert off == [
        (date(2027, 1, 1), date(2027, 1, 3)),
        (date(2027, 2, 5), date(2027, 2, 10)),
        (date(2027, 4, 3), date(2027, 4, 5)),
        (date(2027, 5, 1), date(2027, 5, 4)),
        (date(2027, 6, 9), date(2027, 6, 9)),
        (date(2027, 9, 15), date(2027, 9, 15)),
        (date(2027, 10, 1), date(2027, 10, 5)),
    ]
    assert estimated.why(date(2027, 2, 5)).statutory
    assert not estimated.why(date(2027, 2, 10)).statutory


def test_a_year_is_estimated_with_as_many_working_days_as_its_notice_will_give() -> None:
    for year in range(2027, 2099):
        estimated = CALENDAR.with_estimate(year)
        first, last = date(year, 1, 1), date(year, 12, 31)
        weekdays = sum(
            (first + timedelta(days=step)).weekday() < 5 for step in range((last - first).days + 1)
        )
        assert len(estimated.between(first, last)) == weekdays - len(statutory_days(year))


def test_the_provisional_answer_is_never_silently_final() -> None:
    hidden = replace(CALENDAR, known_at=date(2025, 6, 1))
    found = deadline(date(2025, 12, 29), "7wd", calendar=hidden, provisional=True)
    assert found.provisional
    assert found.to_json()["provisional"]
    assert found.to_json()["earliest"] <= "2026-01-08" <= found.to_json()["latest"]
