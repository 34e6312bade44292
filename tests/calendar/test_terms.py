"""What else decides a last day: fixed days, pauses, the first day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import numpy as np
import pytest
from calendars import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from creditrules import calendar
from creditrules.calendar import BeyondCoverageError, FixedPoint, Pause, parse_point

deadline = partial(calendar.deadline, calendar=CALENDAR)

starts = st.dates(date(2006, 1, 1), date(2022, 12, 31))
units = st.sampled_from(["wd", "d", "w", "m"])


def rules(start: date, limit: str, **options: object) -> list[str]:
    return [rule.rule for rule in deadline(start, limit, **options).counting()]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "point", "roll", "due"),
    [
        (date(2026, 9, 15), "next_month:7", "none", date(2026, 10, 7)),
        (date(2026, 9, 15), "next_month:7", "day_off", date(2026, 10, 8)),
        (date(2026, 9, 15), "next_month:7!", "none", date(2026, 10, 6)),
        (date(2026, 12, 15), "next_month:7", "none", date(2027, 1, 7)),
        (date(2026, 1, 15), "next_month:31", "none", date(2026, 2, 28)),
        (date(2026, 1, 15), "next_month:last", "none", date(2026, 2, 28)),
        (date(2026, 9, 28), "this_month:last", "none", date(2026, 9, 30)),
        (date(2026, 9, 15), "next_month:3wd", "none", date(2026, 10, 10)),
        (date(2026, 9, 15), "this_year:12-31", "none", date(2026, 12, 31)),
        (date(2025, 9, 15), "next_year:1-31", "day_off", date(2026, 2, 2)),
        (date(2026, 9, 7), "this_month:7", "none", date(2026, 9, 7)),
        (date(2026, 4, 7), "this_month:31!", "none", date(2026, 4, 30)),
        (date(2026, 5, 7), "this_month:31!", "none", date(2026, 5, 30)),
    ],
)
def test_a_fixed_day_is_the_last_day(start: date, point: str, roll: str, due: date) -> None:
    assert deadline(start, point, roll=roll).due == due  # type: ignore[arg-type]


def test_a_fixed_day_explains_itself() -> None:
    found = deadline(date(2026, 9, 15), "next_month:7", roll="none")
    assert [rule.rule for rule in found.counting()] == ["fixed_point", "not_rolled"]
    assert found.counting()[0].words == "次月7日前（含当日）：2026-10-07"
    assert found.counting("en")[0].words == "by day 7 of next month: 2026-10-07"
    told = found.to_json()
    assert (told["amount"], told["unit"], told["point"]) == (None, None, "next_month:7")
    rolled = deadline(date(2026, 9, 15), "next_month:7")
    assert [day for day, _ in rolled.skipped] == [date(2026, 10, 7)]


@given(st.sampled_from(["this_month", "next_month"]), st.integers(1, 31), st.booleans())
def test_a_fixed_day_can_be_written_and_read(of: str, day: int, included: bool) -> None:
    point = FixedPoint(of, day, included=included)  # type: ignore[arg-type]
    assert parse_point(str(point)) == point
    assert point.words()
    assert point.words("en").isascii()


def test_the_first_day_counts_where_the_document_says_so() -> None:
    start = date(2026, 9, 28)
    assert deadline(start, "3wd", first_day="included").due == date(2026, 9, 30)
    assert deadline(start, "3wd").due == date(2026, 10, 8)
    assert deadline(start, "10d", first_day="included", roll="none").due == date(2026, 10, 7)
    assert deadline(start, "1m", first_day="included", roll="none").due == date(2026, 10, 27)
    assert rules(start, "3wd", first_day="included")[0] == "start_included"
    assert deadline(date(2004, 1, 1), "1wd", first_day="included").due == date(2004, 1, 2)
    for day in (29, 30, 31):
        clamped = deadline(date(2026, 1, day), "1m", first_day="included", roll="none")
        assert clamped.due == date(2026, 2, 28)
        assert clamped.counting()[1].rule == "month_end"


def test_a_paused_makeup_day_is_not_called_counted() -> None:
    found = deadline(date(2026, 9, 15), "7wd", pauses=[Pause(date(2026, 9, 18), date(2026, 9, 22))])
    assert "makeup_workdays_counted" not in [rule.rule for rule in found.counting()]
    month = deadline(date(2026, 1, 31), "1m", pauses=[Pause(date(2026, 2, 2), date(2026, 2, 4))])
    assert month.counting()[1].words == "到期月没有 31 日，以月末日为末日：2026-02-28"


def test_what_lies_before_the_start_pauses_nothing() -> None:
    start = date(2026, 9, 14)
    pause = Pause(date.min, date(2026, 9, 10))
    assert deadline(start, "7wd", pauses=[pause]).due == deadline(start, "7wd").due
    assert deadline(start, "7wd", pauses=[pause]).terms.pauses == ()


@pytest.mark.parametrize(
    ("start", "limit", "options"),
    [
        (date(1990, 1, 1), "0wd", {"first_day": "included"}),
        (date.max, "0wd", {}),
        (date.min, "1d", {"first_day": "included", "roll": "none"}),
        (date(1990, 1, 1), "30d", {"roll": "none"}),
    ],
)
def test_the_ends_of_all_dates_are_no_traps(start: date, limit: str, options: Any) -> None:
    found = deadline(start, limit, **options)
    assert found.to_json()["due"] == found.due.isoformat()
    assert found.days == ()


def test_numbers_of_other_packages_count_alike() -> None:
    start = date(2026, 9, 28)
    numbers: list[Any] = [np.int8(5), np.uint16(5), np.int64(5), np.uint64(5)]
    for number in numbers:
        assert CALENDAR.add(start, number) == CALENDAR.add(start, 5)
    assert CALENDAR.nth_of_month(2026, 10, numbers[0] - 2) == date(2026, 10, 10)
    most: Any = np.uint64(2**64 - 1)
    with pytest.raises(BeyondCoverageError):
        CALENDAR.add(start, most)


def test_no_time_at_all_is_the_day_itself() -> None:
    sunday = date(2026, 10, 4)
    for amount in ("0wd", "0d", "0m"):
        found = deadline(sunday, amount)
        assert (found.due, found.skipped) == (sunday, ())
        assert rules(sunday, amount) == ["same_day"]


def test_an_instant_is_taken_in_china_and_said_so() -> None:
    found = deadline(datetime(2026, 9, 28, 17, tzinfo=UTC), "7wd")
    assert found.start == date(2026, 9, 29)
    assert found.counting()[0].words == "2026-09-28 17:00:00+00:00 按北京时间为 2026-09-29"


@given(starts, st.integers(1, 60), st.integers(1, 40), st.integers(1, 60))
def test_a_pause_of_some_working_days_moves_the_end_by_as_many(
    start: date, number: int, after: int, length: int
) -> None:
    first = start + timedelta(days=after)
    pause = Pause(first, first + timedelta(days=length))
    plain = deadline(start, f"{number}wd").due
    paused = deadline(start, f"{number}wd", pauses=[pause]).due
    if first > plain:
        assert paused == plain
    else:
        assert CALENDAR.count(plain, paused) == len(CALENDAR.between(pause.first, pause.last))


@given(starts, st.integers(1, 60), st.integers(1, 40), st.integers(1, 60), units)
def test_a_pause_of_some_days_moves_the_end_by_as_many(
    start: date, number: int, after: int, length: int, unit: str
) -> None:
    if unit == "wd":
        return
    first = start + timedelta(days=after)
    pause = Pause(first, first + timedelta(days=length - 1))
    plain = deadline(start, f"{number}{unit}", roll="none").due
    paused = deadline(start, f"{number}{unit}", roll="none", pauses=[pause]).due
    assert (paused - plain).days == (length if first <= plain else 0)


@given(starts, st.integers(1, 40), st.lists(st.tuples(st.integers(-5, 60), st.integers(0, 20))))
def test_pauses_count_alike_in_any_order_and_cut(
    start: date, number: int, given_pauses: list[tuple[int, int]]
) -> None:
    pauses = [
        Pause(start + timedelta(days=after), start + timedelta(days=after + length))
        for after, length in given_pauses
    ]
    cut = [
        part
        for pause in pauses
        for part in (Pause(pause.first, pause.first), pause, Pause(pause.last, pause.last))
    ]
    for unit in ("wd", "d"):
        due = deadline(start, f"{number}{unit}", pauses=pauses).due
        assert deadline(start, f"{number}{unit}", pauses=reversed(cut)).due == due


@given(starts, st.integers(0, 250))
def test_the_working_days_of_a_limit_are_those_that_were_not_skipped(
    start: date, number: int
) -> None:
    found = deadline(start, f"{number}wd")
    assert len([day for day, reason in found.days if reason.working]) == number
    assert found.due == CALENDAR.add(start, number)
