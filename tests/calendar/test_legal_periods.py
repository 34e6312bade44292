"""Sanction and publicity periods: length, pauses, caps, floors and early ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import (
    Duration,
    LegalPeriod,
    Pause,
    end_of,
    legal_period,
    parse_duration,
)

START = date(2018, 6, 20)
YEAR, THREE = parse_duration("P1Y"), parse_duration("P3Y")
MONTHS = parse_duration("P3M")
PAUSE = Pause(date(2018, 8, 1), date(2018, 8, 10))

starts = st.dates(date(2000, 1, 1), date(2030, 12, 31))
lengths = st.builds(Duration, st.integers(0, 5), st.integers(0, 11), st.integers(1, 30))


def steps(period: LegalPeriod) -> list[str]:
    return [rule.rule for rule in period.counting()]


def test_a_period_ends_on_the_corresponding_day_and_never_rolls() -> None:
    assert legal_period(START, YEAR).end == date(2019, 6, 20)
    assert legal_period(date(2024, 2, 29), YEAR).end == date(2025, 2, 28)
    assert legal_period(date(2024, 1, 31), parse_duration("P1M")).end == date(2024, 2, 29)
    assert legal_period(date(2026, 9, 4), parse_duration("P1M")).end == date(2026, 10, 4)


def test_a_pause_stops_the_execution_and_moves_no_end_unless_it_extends() -> None:
    paused = legal_period(START, YEAR, pauses=[PAUSE])
    assert (paused.end, steps(paused)) == (date(2019, 6, 20), ["period"])
    extended = legal_period(START, YEAR, pauses=[PAUSE], extends=True)
    assert (extended.end, steps(extended)) == (date(2019, 6, 30), ["period", "extended"])
    for period in (paused, extended):
        assert period.state(date(2018, 7, 31)) == "in_force"
        assert period.state(date(2018, 8, 10)) == "paused"
        assert period.state(date(2018, 8, 11)) == "in_force"


def test_a_cap_holds_whatever_was_paused() -> None:
    capped = legal_period(START, YEAR, pauses=[PAUSE], extends=True, cap=YEAR)
    assert (capped.end, steps(capped)) == (date(2019, 6, 20), ["period", "extended", "capped"])


def test_an_early_end_waits_for_the_floor_the_law_sets() -> None:
    early = legal_period(START, YEAR, ended_on=date(2018, 12, 1))
    assert (early.end, steps(early)) == (date(2018, 11, 30), ["period", "ended_early"])
    floored = legal_period(START, YEAR, floor=MONTHS, ended_on=date(2018, 7, 1))
    assert (floored.end, steps(floored)) == (date(2018, 9, 20), ["period", "floored"])
    assert "2018-07-01" in floored.counting()[1].words
    assert "2018-09-20" in floored.counting("en")[1].words
    late = legal_period(START, YEAR, floor=MONTHS, ended_on=date(2020, 1, 1))
    assert (late.end, steps(late)) == (date(2019, 6, 20), ["period"])


def test_what_is_ended_on_its_first_day_never_ran() -> None:
    never = legal_period(START, YEAR, ended_on=START)
    assert never.state(START) == "ended"


def test_the_states_of_a_period() -> None:
    period = legal_period(START, YEAR)
    assert period.state(START - timedelta(days=1)) == "not_begun"
    assert period.state(START) == period.state(period.end) == "in_force"
    assert period.state(period.end + timedelta(days=1)) == "ended"


@given(starts, starts, lengths)
def test_a_later_start_never_ends_earlier(first: date, second: date, length: Duration) -> None:
    earlier, later = sorted((first, second))
    assert end_of(earlier, length) <= end_of(later, length)


@given(starts, st.integers(0, 60), st.integers(0, 60))
def test_more_months_never_end_earlier(start: date, fewer: int, more: int) -> None:
    low, high = sorted((fewer + 1, more + 1))
    assert end_of(start, Duration(months=low)) <= end_of(start, Duration(months=high))


@given(starts, lengths, st.integers(0, 400), st.integers(1, 200))
def test_an_extending_pause_moves_the_end_by_its_days(
    start: date, length: Duration, after: int, days: int
) -> None:
    first = start + timedelta(days=after)
    pause = Pause(first, first + timedelta(days=days - 1))
    plain = legal_period(start, length)
    extended = legal_period(start, length, pauses=[pause], extends=True)
    moved = (extended.end - plain.end).days
    assert moved == (days if first <= plain.end else 0)


@given(starts, lengths, lengths, st.integers(0, 2000))
def test_an_early_end_is_never_before_the_floor_nor_after_the_natural_end(
    start: date, length: Duration, floor: Duration, after: int
) -> None:
    if end_of(start, floor) > end_of(start, length):
        return
    ended_on = start + timedelta(days=after)
    period = legal_period(start, length, floor=floor, ended_on=ended_on)
    assert end_of(start, floor) <= period.end <= period.natural_end


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_step_has_words(lang: str) -> None:
    period = legal_period(
        START, YEAR, pauses=[PAUSE], extends=True, cap=YEAR, floor=MONTHS, ended_on=PAUSE.last
    )
    told = period.counting(lang)
    assert [rule.rule for rule in told] == ["period", "extended", "capped", "floored"]
    assert all(rule.words and "{" not in rule.words for rule in told)
