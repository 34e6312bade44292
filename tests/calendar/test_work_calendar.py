"""Working days: the golden cases, and what must hold for every day."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar
import pytest
from calendars import CALENDAR, notice_2027, with_2027
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import BeyondCoverageError, WorkCalendar, default_calendar, month_table

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
ALL_DAYS = [FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1)]

days = st.dates(FIRST, LAST)
inner_days = st.dates(date(2006, 1, 1), date(2024, 12, 31))
few = st.integers(1, 200)


def test_the_default_calendar_has_every_year_and_is_read_once() -> None:
    assert default_calendar() is default_calendar()
    assert default_calendar().covered_to >= LAST


def test_covers_the_years_with_a_notice() -> None:
    assert (CALENDAR.covered_from, CALENDAR.covered_to) == (FIRST, LAST)
    assert CALENDAR.covers(FIRST)
    assert CALENDAR.covers(LAST)
    assert not CALENDAR.covers(date(2027, 1, 1))


def test_agrees_with_chinese_calendar_on_every_day_but_one() -> None:
    differing = [
        day for day in ALL_DAYS if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert set(differing) <= {date(2005, 12, 31)}


def test_new_years_eve_2005_was_worked() -> None:
    reason = CALENDAR.why(date(2005, 12, 31))
    assert reason.working
    assert reason.words() == "元旦调休上班日（国办发明电〔2005〕35号）"


def test_working_days_of_each_year_are_as_published() -> None:
    counts = [CALENDAR.count(date(year - 1, 12, 31), date(year, 12, 31)) for year in YEARS]
    assert counts == WORKING_DAYS


YEARS = range(2010, 2027)
WORKING_DAYS = [250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248]


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        (date(2026, 9, 28), 7, date(2026, 10, 13)),
        (date(2020, 1, 23), 1, date(2020, 2, 3)),
        (date(2020, 1, 18), 1, date(2020, 1, 19)),
        (date(2026, 10, 3), 1, date(2026, 10, 8)),
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 10, 3), -1, date(2026, 9, 30)),
        (date(2005, 12, 30), 1, date(2005, 12, 31)),
        (date(2018, 12, 28), 2, date(2019, 1, 2)),
    ],
)
def test_adding_working_days_gives_the_golden_answer(
    start: date, number: int, expected: date
) -> None:
    assert CALENDAR.add(start, number) == expected


@given(inner_days, few)
def test_the_nth_working_day_is_a_working_day_after_the_start(day: date, number: int) -> None:
    result = CALENDAR.add(day, number)
    assert CALENDAR.is_working(result)
    assert result > day


@given(inner_days, few)
def test_adding_is_what_walking_day_by_day_finds(day: date, number: int) -> None:
    walked, left = day, number
    while left:
        walked += timedelta(days=1)
        worked = chinese_calendar.is_workday(walked) or walked == date(2005, 12, 31)
        left -= worked
    assert CALENDAR.add(day, number) == walked


@given(inner_days, few, few)
def test_adding_n_then_m_is_adding_their_sum(day: date, first: int, second: int) -> None:
    assert CALENDAR.add(CALENDAR.add(day, first), second) == CALENDAR.add(day, first + second)


@given(inner_days, few, few)
def test_going_back_n_then_m_is_going_back_their_sum(day: date, first: int, second: int) -> None:
    assert CALENDAR.add(CALENDAR.add(day, -first), -second) == CALENDAR.add(day, -first - second)


@given(inner_days, st.integers(-200, 200))
def test_counting_inverts_adding(day: date, number: int) -> None:
    assert CALENDAR.count(day, CALENDAR.add(day, number)) == number


@given(inner_days, inner_days, few)
def test_a_later_start_never_ends_earlier(first: date, second: date, number: int) -> None:
    earlier, later = sorted((first, second))
    assert CALENDAR.add(earlier, number) <= CALENDAR.add(later, number)


@given(days, days, days)
def test_counts_join_without_gap_or_overlap(first: date, second: date, third: date) -> None:
    earliest, middle, latest = sorted((first, second, third))
    joined = CALENDAR.count(earliest, middle) + CALENDAR.count(middle, latest)
    assert joined == CALENDAR.count(earliest, latest)


@given(days)
def test_the_reason_of_a_day_agrees_with_whether_it_is_worked(day: date) -> None:
    reason = CALENDAR.why(day)
    assert reason.working is CALENDAR.is_working(day)
    assert (reason.holiday is None) is (reason.kind in ("workday", "weekend"))
    assert reason.words("zh")
    cited = reason.holiday is not None and reason.notice is not None and reason.notice.number
    assert reason.words("en").isascii() is not bool(cited)


@given(st.dates(date(2004, 1, 5), date(2026, 12, 28)))
def test_next_and_previous_are_the_nearest_working_days(day: date) -> None:
    following, preceding = CALENDAR.next(day), CALENDAR.previous(day)
    assert preceding < day < following
    assert CALENDAR.count(day, following) == 1
    assert CALENDAR.count(preceding, following) == 1 + CALENDAR.is_working(day)


def test_the_table_of_working_days_is_in_order_and_complete() -> None:
    table = CALENDAR.working_days
    assert all(earlier < later for earlier, later in pairwise(table))
    assert table == tuple(day for day in ALL_DAYS if CALENDAR.is_working(day))


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2026, 10, 10), "国庆节调休上班日（国办发明电〔2025〕7号）", None),
        (date(2026, 9, 26), "中秋节（国办发明电〔2025〕7号）", None),
        (date(2026, 4, 4), "清明节（国办发明电〔2025〕7号）", None),
        (date(2026, 10, 11), "周末", "weekend"),
        (date(2026, 10, 12), "工作日", "working day"),
        (
            date(2020, 10, 8),
            "国庆节、中秋节（国办发明电〔2019〕16号）",
            "National Day and Mid-autumn Festival (国办发明电〔2019〕16号)",
        ),
        (date(2023, 10, 7), "中秋节、国庆节调休上班日（国办发明电〔2022〕16号）", None),
        (date(2020, 2, 1), "春节（国办发明电〔2020〕1号，待核对）", None),
        (date(2019, 5, 5), "劳动节调休上班日（国办发明电〔2019〕3号）", None),
        (date(2004, 5, 3), "劳动节（文号未核）", "Labour Day (number not established)"),
        (date(2022, 12, 31), "元旦（国办发明电〔2022〕16号）", None),
    ],
)
def test_a_day_tells_its_holiday_and_its_notice(
    day: date, chinese: str, english: str | None
) -> None:
    assert CALENDAR.why(day).words("zh") == chinese
    assert english is None or CALENDAR.why(day).words("en") == english


def test_the_victory_day_of_2015_rests_on_its_own_notice() -> None:
    notice = CALENDAR.why(date(2015, 9, 4)).notice
    assert notice is not None
    assert (notice.number, notice.known_from) == ("国发明电〔2015〕1号", date(2015, 5, 13))
    assert CALENDAR.why(date(2015, 9, 6)).kind == "makeup_workday"


def test_the_end_of_the_last_year_waits_for_the_next_notice() -> None:
    waiting = [day for day in ALL_DAYS if CALENDAR.subject_to_next_notice(day)]
    assert waiting == [date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)]


def test_a_notice_can_be_added() -> None:
    added = with_2027()
    assert added.covered_to == date(2027, 12, 31)
    assert added.add(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert added.why(date(2027, 2, 14)).words() == "春节调休上班日（示例〔2026〕1号，待核对）"


def test_a_notice_reaches_back_into_december() -> None:
    moved = tuple(
        replace(one, days_off=(date(2026, 12, 31), *one.days_off), worked=(date(2026, 12, 27),))
        if one.name == "元旦"
        else one
        for one in notice_2027().holidays
    )
    added = CALENDAR.with_notices([notice_2027(holidays=moved)])
    assert CALENDAR.is_working(date(2026, 12, 31))
    assert not added.is_working(date(2026, 12, 31))
    assert added.add(date(2026, 12, 30), 1) == date(2027, 1, 4)


def test_an_added_notice_takes_the_place_of_an_estimate() -> None:
    estimated = CALENDAR.with_estimate(2028)
    added = estimated.with_notices([notice_2027()])
    assert (added.covered_to.year, added.estimated_to.year) == (2027, 2027)


def test_an_estimate_is_marked_and_leaves_what_is_covered_alone() -> None:
    estimated = CALENDAR.with_estimate(2027)
    assert estimated.covered_to == LAST
    assert estimated.why(date(2027, 10, 1)).provisional
    assert estimated.why(date(2027, 10, 1)).words() == "国庆节（估算，尚无通知）"
    assert not estimated.why(date(2027, 5, 2)).working
    assert not estimated.why(date(2026, 10, 1)).provisional
    assert [estimated.is_working(day) for day in ALL_DAYS] == [
        CALENDAR.is_working(day) for day in ALL_DAYS
    ]
    with pytest.raises(BeyondCoverageError):
        estimated.is_working(date(2028, 1, 1))


def test_the_fingerprint_tells_calendars_apart() -> None:
    again = replace(CALENDAR)
    assert again == CALENDAR
    assert hash(again) == hash(CALENDAR)
    shuffled = WorkCalendar(tuple(reversed(CALENDAR.notices)), CALENDAR.regions)
    assert shuffled.fingerprint == CALENDAR.fingerprint
    others = [CALENDAR.with_estimate(2027), with_2027()]
    assert len({CALENDAR.fingerprint, *(other.fingerprint for other in others)}) == 3
    assert CALENDAR != "calendar"


def test_a_calendar_cannot_be_changed_and_survives_copying() -> None:
    with pytest.raises(FrozenInstanceError):
        CALENDAR.covered_to = date(2030, 12, 31)  # type: ignore[misc]
    for other in (copy.deepcopy(CALENDAR), pickle.loads(pickle.dumps(CALENDAR))):
        assert other == CALENDAR
        assert other.add(date(2026, 9, 28), 7) == date(2026, 10, 13)


def test_a_year_is_listed_day_by_day_and_month_by_month() -> None:
    listed = list(CALENDAR.days(date(2026, 1, 1), date(2026, 12, 31)))
    assert len(listed) == 365
    assert listed[0][1].holiday == "元旦"
    months = month_table(CALENDAR, 2026)
    assert sum(month.working for month in months) == 248
    assert sum(month.working + month.off for month in months) == 365
    october = months[9]
    assert (october.month, october.working, october.off) == (10, 18, 13)
    assert [day.day for day, _ in october.special()] == [1, 2, 3, 4, 5, 6, 7, 10]


def test_importing_the_package_loads_neither_tables_nor_models() -> None:
    code = (
        "import sys, creditrules.calendar as c; from creditrules.calendar import deadline; "
        "assert 'deadline' in dir(c); "
        "print([m for m in ('chinese_calendar', 'pydantic', 'yaml') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@given(st.integers(2006, 2025), st.integers(1, 12))
def test_the_working_days_of_a_month_are_numbered_from_both_ends(year: int, month: int) -> None:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    days = CALENDAR.between(first, last)
    assert [CALENDAR.nth_of_month(year, month, n) for n in range(1, len(days) + 1)] == list(days)
    assert CALENDAR.nth_of_month(year, month, -1) == days[-1]
    assert CALENDAR.nth_of_month(year, month, -len(days)) == days[0]


@given(inner_days, st.integers(-40, 400))
def test_the_working_days_between_two_days_are_all_there_is(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    span = [day + timedelta(days=step) for step in range(length + 1)]
    assert CALENDAR.between(day, last) == tuple(one for one in span if CALENDAR.is_working(one))


@given(inner_days, st.integers(0, 400))
def test_stretches_join_without_gap_and_change_each_time(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    stretches = list(CALENDAR.stretches(day, last))
    assert (stretches[0].first, stretches[-1].last) == (day, last)
    assert sum(one.days for one in stretches) == length + 1
    for earlier, later in pairwise(stretches):
        assert (later.first - earlier.last).days == 1
        assert earlier.working is not later.working


def test_a_day_tells_whether_the_regulation_itself_names_it() -> None:
    october = [date(2026, 10, day) for day in range(1, 11)]
    assert [day.day for day in october if CALENDAR.why(day).statutory] == [1, 2, 3]


def test_a_plain_day_rests_on_the_notice_of_its_year() -> None:
    notice = CALENDAR.why(date(2026, 10, 12)).notice
    assert notice is not None
    assert (notice.number, notice.issued_on) == ("国办发明电〔2025〕7号", date(2025, 11, 4))


def test_the_last_days_of_the_last_year_say_that_they_are_not_final() -> None:
    assert CALENDAR.why(date(2026, 12, 30)).not_final
    assert CALENDAR.why(date(2026, 12, 30)).words() == "工作日（待下一年放假通知确定）"
    assert not CALENDAR.why(date(2025, 12, 30)).not_final
