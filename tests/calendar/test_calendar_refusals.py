"""Everything the calendar refuses: one case for each code, in words that help."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, cast

import numpy as np
import pytest
from calendars import CALENDAR, YEAR_2027, notice_2027, read
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import (
    Amount,
    BeyondCoverageError,
    CalendarError,
    Duration,
    FixedPoint,
    Holiday,
    Notice,
    Pause,
    WorkCalendar,
    WorkDayArrays,
    amount_under,
    bundled,
    deadline,
    legal_period,
    month_table,
    parse_amount,
    parse_duration,
    parse_point,
    statutory_days,
)
from creditrules.text.codes import SECTIONS

DAY = date(2026, 9, 28)
SUNDAY = date(2027, 1, 3)
ANY = cast(Any, None)
ARRAYS = WorkDayArrays.of(CALENDAR)
YEAR = parse_duration("P1Y")


def notice(*holidays: Holiday, **fields: Any) -> Notice:
    return Notice(2027, holidays, **{"kind": "amendment", **fields})


def new_year(*days: date, worked: tuple[date, ...] = ()) -> Holiday:
    return Holiday("元旦", days, worked)


def refuse(text: str) -> None:
    """Let the first thing wrong with a file of notices be an error of the calendar."""
    finding = read(text).findings[0]
    raise CalendarError(finding.code, **finding.arguments)


def without_folder() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundled, "bundled_folder", lambda: None)
        bundled.default_calendar.__wrapped__()


def with_bad_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("catalogues")
    (folder / "calendar").mkdir()
    (folder / "calendar" / "2027.yaml").write_text("notices: [{yaer: 2027}]", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundled, "bundled_folder", lambda: folder)
        bundled.default_calendar.__wrapped__()


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("amount_in_words", lambda: parse_amount("7个工作日")),
    ("amount_malformed", lambda: parse_amount("soon")),
    ("amount_malformed", lambda: parse_amount(cast(Any, 7))),
    ("amount_malformed", lambda: parse_amount(ANY)),
    ("amount_malformed", lambda: Amount(cast(Any, "7"), "wd")),
    ("amount_malformed", lambda: Amount(7, cast(Any, "h"))),
    ("amount_not_positive", lambda: parse_amount("-3wd")),
    ("amount_not_positive", lambda: Amount(-1, "d")),
    ("before_first_year", lambda: CALENDAR.is_working(date(2003, 12, 31))),
    ("before_first_year", lambda: CALENDAR.add(date(2004, 1, 2), -5)),
    ("before_first_year", lambda: deadline(date(2003, 6, 1), "7wd")),
    ("beyond_estimate", lambda: CALENDAR.with_estimate(9999)),
    ("beyond_estimate", lambda: CALENDAR.with_estimate(2027).next(date(2027, 12, 31))),
    ("beyond_estimate", lambda: deadline(DAY, "999999wd", calendar=CALENDAR, provisional=True)),
    ("beyond_estimate", lambda: statutory_days(2003)),
    ("beyond_last_notice", lambda: CALENDAR.is_working(date(2027, 1, 1))),
    ("beyond_last_notice", lambda: CALENDAR.add(DAY, 10**30)),
    ("beyond_last_notice", lambda: CALENDAR.count(DAY, date(2027, 1, 1))),
    ("beyond_last_notice", lambda: month_table(CALENDAR, 2027)),
    ("beyond_last_notice", lambda: CALENDAR.days(DAY, date(2027, 1, 1))),
    ("beyond_last_notice", lambda: CALENDAR.nth_of_month(2027, 1, 1)),
    ("beyond_last_notice", lambda: ARRAYS.add([DAY], 10**6)),
    ("calendar_day_both", lambda: notice(new_year(SUNDAY), new_year(worked=(SUNDAY,)))),
    ("calendar_day_both", lambda: notice(new_year(SUNDAY, worked=(SUNDAY,)))),
    ("calendar_day_outside_year", lambda: notice(new_year(date(2028, 1, 1)))),
    ("calendar_day_outside_year", lambda: notice(new_year(date(2026, 11, 30)))),
    ("calendar_day_twice", lambda: notice(new_year(date(2027, 1, 1), date(2027, 1, 1)))),
    ("calendar_days_miscounted", lambda: refuse(YEAR_2027.replace("days: 3", "days: 4"))),
    ("calendar_files_missing", without_folder),
    (
        "calendar_makeup_on_weekday",
        lambda: notice(new_year(worked=(date(2027, 1, 4),)), kind="yearly"),
    ),
    ("calendar_region_missing", lambda: notice(kind="regional")),
    ("calendar_statutory_day_worked", lambda: notice_2027(holidays=())),
    ("calendar_unbalanced", lambda: notice_2027(statutory_days=14)),
    (
        "calendar_weekday_wrong",
        lambda: refuse(YEAR_2027.replace("2027-02-14 周日", "2027-02-14 周六")),
    ),
    ("calendar_without_notice", lambda: WorkCalendar(())),
    (
        "calendar_year_missing",
        lambda: WorkCalendar(tuple(one for one in CALENDAR.notices if one.year != 2010)),
    ),
    ("columns_unequal", lambda: ARRAYS.count([DAY, DAY], [DAY, DAY, DAY])),
    ("columns_unequal", lambda: ARRAYS.add([DAY, DAY], [1, 2, 3])),
    ("calendar_year_twice", lambda: refuse(YEAR_2027 + YEAR_2027.removeprefix("notices:\n"))),
    ("date_out_of_range", lambda: deadline(DAY, "8000y", roll="none")),
    ("date_out_of_range", lambda: deadline(date.min, "this_month:1!", roll="none")),
    (
        "date_out_of_range",
        lambda: deadline(DAY, "30d", roll="none", pauses=[Pause(date(2026, 10, 1), date.max)]),
    ),
    ("duration_malformed", lambda: legal_period(DAY, cast(Any, "P1Y"))),
    ("duration_malformed", lambda: parse_duration("3年")),
    ("duration_not_positive", lambda: Duration()),
    ("duration_not_positive", lambda: Duration(-1)),
    ("duration_not_positive", lambda: Duration(cast(Any, 1.5))),
    ("duration_not_positive", lambda: parse_duration("P0D")),
    ("first_day_unknown", lambda: deadline(DAY, "7d", first_day=cast(Any, "maybe"))),
    ("instants_in_column", lambda: ARRAYS.is_working(np.array(["2026-01-01T05"], "M8[h]"))),
    ("law_unknown", lambda: deadline(DAY, "7d", law=cast(Any, "company_law"))),
    ("law_unknown", lambda: amount_under(ANY, Amount(7, "d"), DAY)),
    ("missing_in_column", lambda: ARRAYS.add([DAY, None], 7)),
    ("missing_in_column", lambda: ARRAYS.add(np.array(["NaT"], "M8[D]"), 7)),
    ("month_has_fewer", lambda: CALENDAR.nth_of_month(2026, 2, 17)),
    ("month_has_fewer", lambda: CALENDAR.nth_of_month(2026, 2, 0)),
    ("no_dates_in_column", lambda: ARRAYS.is_working(["2026-01-01"])),
    ("no_dates_in_column", lambda: ARRAYS.is_working([20260101])),
    ("not_a_count", lambda: CALENDAR.add(DAY, cast(Any, "7"))),
    ("not_a_count", lambda: ARRAYS.add([DAY], 1.5)),
    ("not_a_count", lambda: CALENDAR.add(DAY, cast(Any, 7.0))),
    ("not_a_count", lambda: CALENDAR.add(DAY, ANY)),
    ("not_a_date", lambda: deadline(datetime(2026, 9, 28, 9, 0), "7wd")),
    ("not_a_date", lambda: deadline(cast(Any, "2026-09-28"), "7wd")),
    ("not_a_date", lambda: deadline(ANY, "7wd")),
    ("not_a_date", lambda: CALENDAR.add(datetime(2026, 9, 28), 7)),
    ("not_a_date", lambda: CALENDAR.is_working(ANY)),
    ("not_a_date", lambda: CALENDAR.count(DAY, cast(Any, 20260928))),
    ("not_a_count", lambda: CALENDAR.add(DAY, True)),
    ("not_a_count", lambda: CALENDAR.with_estimate(cast(Any, "2027"))),
    ("not_a_count", lambda: ARRAYS.add([DAY], np.array([2**64 - 1], np.uint64))),
    ("not_a_date", lambda: CALENDAR.covers(ANY)),
    ("not_a_date", lambda: CALENDAR.subject_to_next_notice(cast(Any, "2026-12-30"))),
    ("not_a_date", lambda: legal_period(DAY, YEAR).state(datetime(2026, 10, 1))),
    ("not_a_date", lambda: Holiday("元旦", cast(Any, ("2027-01-01",)))),
    ("not_a_date", lambda: CALENDAR.why(cast(Any, float("nan")))),
    ("not_a_date", lambda: CALENDAR.is_working(datetime.max.replace(tzinfo=UTC))),
    ("not_a_month", lambda: CALENDAR.nth_of_month(2026, 13, 1)),
    ("not_a_month", lambda: CALENDAR.nth_of_month(cast(Any, "2026"), 1, 1)),
    ("not_a_region", lambda: CALENDAR.in_region("广西")),
    ("not_a_region", lambda: CALENDAR.in_region(cast(Any, 450000))),
    ("not_a_year", lambda: month_table(CALENDAR, 0)),
    ("not_a_year", lambda: month_table(CALENDAR, cast(Any, "2026"))),
    ("law_unknown", lambda: deadline(DAY, "next_month:7", law=cast(Any, "company_law"))),
    ("law_unknown", lambda: deadline(DAY, "7d", law=cast(Any, ""))),
    ("not_a_pause", lambda: deadline(DAY, "7d", pauses=cast(Any, [(DAY, DAY)]))),
    ("point_malformed", lambda: FixedPoint("next_month", cast(Any, "7"))),
    ("pause_backwards", lambda: Pause(DAY, date(2026, 9, 27))),
    ("period_ends_before_start", lambda: legal_period(DAY, YEAR, ended_on=date(2026, 1, 1))),
    ("period_floor_too_long", lambda: legal_period(DAY, YEAR, floor=parse_duration("P3Y"))),
    ("point_frame_unknown", lambda: parse_point("next_moth:7")),
    ("point_malformed", lambda: parse_point("next_month:seven")),
    ("point_malformed", lambda: parse_point("next_month:32")),
    ("point_malformed", lambda: parse_point("next_year:7")),
    ("point_malformed", lambda: FixedPoint("next_month")),
    ("point_passed", lambda: deadline(DAY, "this_month:7")),
    ("point_paused", lambda: deadline(DAY, "next_month:7", pauses=[Pause(DAY, DAY)])),
    ("roll_unknown", lambda: deadline(DAY, "7d", roll=cast(Any, "weekend"))),
]


@pytest.mark.parametrize(("code", "attempt"), REFUSED)
def test_what_cannot_be_answered_is_refused_with_its_code(
    code: str, attempt: Callable[[], object]
) -> None:
    with pytest.raises(CalendarError) as refusal:
        attempt()
    told = refusal.value.diagnostic
    assert told.code == code
    assert str(refusal.value).startswith(told.message("zh"))
    assert told.message("en")
    assert told.help("zh")
    assert told.help("en")


def test_every_code_of_the_calendar_has_a_case() -> None:
    elsewhere = {"calendar_file_bad", "calendar_notice_exists", "extra_missing"}
    assert {code for code, _ in REFUSED} | elsewhere == set(SECTIONS["calendar"])
    assert list(SECTIONS["calendar"]) == sorted(SECTIONS["calendar"])


def test_a_file_in_the_programs_own_folder_that_is_wrong_is_named(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with pytest.raises(CalendarError) as refusal:
        with_bad_file(tmp_path_factory)
    told = refusal.value.diagnostic
    assert told.code == "calendar_file_bad"
    assert "2027.yaml:1:12" in told.message()


def test_a_missing_extra_is_named() -> None:
    script = (
        "import sys; sys.modules['numpy'] = None\n"
        "from creditrules.calendar import CalendarError\n"
        "try:\n"
        "    from creditrules.calendar import WorkDayArrays\n"
        "except CalendarError as error:\n"
        "    print(error.diagnostic.code, error.diagnostic.help('en'))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "extra_missing install the extra: pip install 'creditrules[vector]'\n"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("7个工作日", "7wd"),
        ("七个工作日内", "7wd"),
        ("二十日", "20d"),
        ("十五日", "15d"),
        ("30天", "30d"),
        ("三个月", "3m"),
        ("两年", "2y"),
        ("2星期", "2w"),
        ("7 WD", "7wd"),
    ],
)
def test_an_amount_in_words_is_answered_with_the_form_to_write(text: str, suggestion: str) -> None:
    with pytest.raises(CalendarError) as refusal:
        parse_amount(text)
    assert refusal.value.diagnostic.arguments["suggestion"] == suggestion


@given(
    st.text(max_size=12) | st.from_regex(r"[0-9一二十百个]{1,6}(工作日|日|月|wd|d)", fullmatch=True)
)
def test_any_text_is_an_amount_or_refused_in_words(text: str) -> None:
    try:
        amount = parse_amount(text)
    except CalendarError as refusal:
        told = refusal.diagnostic
    else:
        assert str(amount) == str(int(text.rstrip("wdmy"))) + text.lstrip("0123456789")
        return
    assert told.message()
    assert told.help("en")


def test_amounts_are_told_in_two_languages() -> None:
    assert parse_amount("7wd").words() == "7个工作日"
    assert parse_amount("1m").words("en") == "1 month"
    assert parse_amount(Amount(2, "w")).words("en") == "2 weeks"


def test_a_subclass_of_date_is_taken_as_a_date() -> None:
    class Day(date):
        pass

    assert CALENDAR.add(Day(2026, 9, 28), 7) == date(2026, 10, 13)
    assert deadline(Day(2026, 9, 28), "7wd").start == DAY


def test_a_refusal_survives_being_sent_between_processes() -> None:
    with pytest.raises(BeyondCoverageError) as refusal:
        deadline(date(2026, 12, 28), "15wd", calendar=CALENDAR)
    again = pickle.loads(pickle.dumps(refusal.value))
    assert type(again) is BeyondCoverageError
    assert (str(again), again.diagnostic) == (str(refusal.value), refusal.value.diagnostic)
