"""Columns of dates: the same answers as one by one, whatever the column is made of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow as arrow
import pytest
from calendars import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import BeyondCoverageError, CalendarError, WorkDayArrays

ARRAYS = WorkDayArrays.of(CALENDAR)
DAYS = [date(2026, 9, 28), date(2026, 10, 3), date(2005, 12, 30)]
SEVENTH = [date(2026, 10, 13), date(2026, 10, 15), date(2006, 1, 11)]

inner_days = st.dates(date(2006, 1, 1), date(2024, 12, 31))
columns = st.lists(st.tuples(inner_days, inner_days, st.integers(-300, 300)), max_size=30)


class ArrowOnly:
    """A column that offers Arrow's interface and nothing else."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self._column.__arrow_c_array__(requested_schema)


class ArrayOnly:
    """A column that offers numpy's interface and nothing else."""

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return np.array(DAYS, "M8[D]")


@given(columns)
def test_columns_and_single_days_give_the_same(rows: list[tuple[date, date, int]]) -> None:
    first, second, numbers = ([row[place] for row in rows] for place in range(3))
    starts, ends = np.array(first, "M8[D]"), np.array(second, "M8[D]")
    counts = np.array(numbers, np.int64)
    assert ARRAYS.add(starts, counts).tolist() == [
        CALENDAR.add(day, number) for day, _, number in rows
    ]
    assert ARRAYS.count(starts, ends).tolist() == [CALENDAR.count(a, b) for a, b, _ in rows]
    assert ARRAYS.is_working(starts).tolist() == [CALENDAR.is_working(day) for day in first]
    assert ARRAYS.covers(starts).tolist() == [CALENDAR.covers(day) for day in first]


@given(st.lists(inner_days, min_size=1, max_size=30), st.integers(-300, 300))
def test_one_number_serves_a_whole_column(days: list[date], number: int) -> None:
    assert ARRAYS.add(days, number).tolist() == [CALENDAR.add(day, number) for day in days]


def test_every_day_of_the_calendar_is_the_same_in_columns() -> None:
    first, last = CALENDAR.covered_from, CALENDAR.covered_to
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    assert ARRAYS.is_working(days).tolist() == [CALENDAR.is_working(day) for day in days]


@pytest.mark.parametrize(
    "column",
    [
        DAYS,
        tuple(DAYS),
        np.array(DAYS, "M8[D]"),
        np.array(DAYS, "M8[s]"),
        np.array(DAYS, "M8[ns]"),
        np.array(DAYS, object),
        np.array([DAYS[0], DAYS[0], *DAYS], "M8[D]")[2:],
        np.array([*DAYS, *DAYS], "M8[D]")[:3],
        ArrayOnly(),
    ],
)
def test_whatever_numpy_can_read_is_a_column(column: Any) -> None:
    assert ARRAYS.add(column, 7).tolist() == SEVENTH


def test_columns_of_other_packages() -> None:
    for column in (
        arrow.array(DAYS),
        arrow.chunked_array([DAYS]),
        ArrowOnly(arrow.array(DAYS)),
        pandas.Series(DAYS),
        pandas.to_datetime(pandas.Series(DAYS)),
        polars.Series(DAYS),
    ):
        assert ARRAYS.add(column, 7).tolist() == SEVENTH
    zoned = polars.Series([datetime(2026, 1, 1, tzinfo=UTC)])
    with pytest.raises(CalendarError) as refusal:
        ARRAYS.add(zoned, 7)
    assert refusal.value.diagnostic.code == "instants_in_column"


def test_shapes_are_numpys_own() -> None:
    table = np.array([DAYS, DAYS], "M8[D]")
    assert ARRAYS.add(table, [[7], [0]]).tolist() == [SEVENTH, DAYS]
    assert ARRAYS.add(DAYS[0], [0, 7, -1]).tolist() == [DAYS[0], SEVENTH[0], date(2026, 9, 24)]
    assert ARRAYS.add([], 7).tolist() == ARRAYS.add([], []).tolist() == []
    assert ARRAYS.count([], []).tolist() == []


def test_instants_with_a_zone_count_as_their_day_in_china() -> None:
    late = datetime(2026, 9, 28, 20, tzinfo=UTC)
    assert ARRAYS.add([late], 7).tolist() == [CALENDAR.add(date(2026, 9, 29), 7)]
    assert CALENDAR.add(late, 7) == CALENDAR.add(date(2026, 9, 29), 7)


def test_covers_finds_the_rows_that_have_no_answer() -> None:
    days = np.array(["2003-12-31", "2026-12-31", "2027-01-01", "NaT"], "M8[D]")
    assert ARRAYS.covers(days).tolist() == [False, True, False, False]
    assert ARRAYS.covers([DAYS[0], None]).tolist() == [True, False]


def test_masked_rows_are_missing() -> None:
    masked = np.ma.array(np.array(DAYS, "M8[D]"), mask=[False, True, False])
    assert ARRAYS.covers(masked).tolist() == [True, False, True]
    with pytest.raises(CalendarError) as refusal:
        ARRAYS.add(masked, 7)
    assert refusal.value.diagnostic.code == "missing_in_column"


@pytest.mark.parametrize("unit", ["Y", "M", "W"])
def test_whole_months_are_no_days(unit: str) -> None:
    column = np.array(["2026-01-01"], "M8[D]").astype(f"M8[{unit}]")
    with pytest.raises(CalendarError) as refusal:
        ARRAYS.add(column, 7)
    assert refusal.value.diagnostic.code == "no_dates_in_column"


@pytest.mark.parametrize(
    ("days", "number", "code"),
    [
        (["2003-12-31"], 1, "before_first_year"),
        (["2027-01-01"], 1, "beyond_last_notice"),
        (["2026-12-30"], 3, "beyond_last_notice"),
        (["2004-01-02"], -3, "before_first_year"),
        (["2026-09-28", "2026-12-31"], [1, 1], "beyond_last_notice"),
    ],
)
def test_a_row_beyond_the_calendar_is_refused_as_a_single_day_is(
    days: list[str], number: Any, code: str
) -> None:
    with pytest.raises(BeyondCoverageError) as refusal:
        ARRAYS.add(np.array(days, "M8[D]"), number)
    assert refusal.value.diagnostic.code == code


def test_an_estimated_calendar_has_columns_too() -> None:
    estimated = CALENDAR.with_estimate(2028)
    days = np.array(["2026-12-28", "2027-02-04"], "M8[D]")
    assert WorkDayArrays.of(estimated).add(days, 15).tolist() == [
        estimated.add(date(2026, 12, 28), 15),
        estimated.add(date(2027, 2, 4), 15),
    ]
