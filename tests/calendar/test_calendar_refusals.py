"""Everything the calendar refuses: one case for each code, in words that help."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import (
    Amount,
    BeyondCoverageError,
    CalendarError,
    CalendarYear,
    Duration,
    Notice,
    SpecialDay,
    WorkCalendar,
    amount_under,
    deadline,
    parse_amount,
    parse_duration,
    published_years,
    year_days,
)
from creditrules.text.codes import SECTIONS

CALENDAR = WorkCalendar(tuple(year for year in published_years() if year.year <= 2026))
NOTICE = Notice("示例〔2020〕1号")
DAY = date(2026, 9, 28)
ANY = cast(Any, None)


def year(number: int, *days: SpecialDay, estimated: bool = False) -> CalendarYear:
    return CalendarYear(number, NOTICE, days, estimated)


def off(day: date) -> SpecialDay:
    return SpecialDay(day, False, "元旦", NOTICE)


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("amount_in_words", lambda: parse_amount("7个工作日")),
    ("amount_malformed", lambda: parse_amount("soon")),
    ("amount_malformed", lambda: parse_amount(cast(Any, 7))),
    ("amount_malformed", lambda: parse_amount(ANY)),
    ("amount_malformed", lambda: Amount(cast(Any, "7"), "wd")),
    ("amount_malformed", lambda: Amount(7, cast(Any, "h"))),
    ("amount_not_positive", lambda: parse_amount("-3wd")),
    ("amount_not_positive", lambda: parse_amount("0d")),
    ("before_first_year", lambda: CALENDAR.is_working(date(2003, 12, 31))),
    ("before_first_year", lambda: CALENDAR.add(date(2004, 1, 2), -5)),
    ("before_first_year", lambda: deadline(date(2003, 6, 1), "7wd")),
    ("beyond_estimate", lambda: CALENDAR.with_estimate(9999)),
    ("beyond_estimate", lambda: CALENDAR.with_estimate(2027).next(date(2027, 12, 31))),
    ("beyond_estimate", lambda: deadline(DAY, "999999wd", provisional=True)),
    ("beyond_last_notice", lambda: CALENDAR.is_working(date(2027, 1, 1))),
    ("beyond_last_notice", lambda: CALENDAR.add(DAY, 10**30)),
    ("beyond_last_notice", lambda: CALENDAR.count(DAY, date(2027, 1, 1))),
    ("beyond_last_notice", lambda: year_days(CALENDAR, 2027)),
    ("calendar_day_outside_year", lambda: year(2020, off(date(2021, 1, 1)))),
    ("calendar_day_outside_year", lambda: year(2020, off(date(2019, 11, 30)))),
    ("calendar_day_twice", lambda: year(2020, off(date(2020, 1, 1)), off(date(2020, 1, 1)))),
    (
        "calendar_makeup_on_weekday",
        lambda: year(2020, SpecialDay(date(2020, 1, 2), True, "元旦", NOTICE)),
    ),
    ("calendar_without_notice", lambda: WorkCalendar(())),
    ("calendar_without_notice", lambda: WorkCalendar((year(2020, estimated=True),))),
    ("calendar_year_missing", lambda: WorkCalendar((year(2020), year(2022)))),
    (
        "calendar_year_missing",
        lambda: WorkCalendar((year(2020), year(2021, estimated=True), year(2022))),
    ),
    ("calendar_year_twice", lambda: WorkCalendar((year(2020), year(2020)))),
    ("date_out_of_range", lambda: deadline(DAY, "8000y", roll="none")),
    ("duration_malformed", lambda: parse_duration("3年")),
    ("duration_not_positive", lambda: Duration()),
    ("duration_not_positive", lambda: Duration(-1)),
    ("duration_not_positive", lambda: Duration(cast(Any, 1.5))),
    ("duration_not_positive", lambda: parse_duration("P0D")),
    ("law_unknown", lambda: deadline(DAY, "7d", law=cast(Any, "company_law"))),
    ("law_unknown", lambda: amount_under(ANY, Amount(7, "d"), DAY)),
    ("not_a_count", lambda: CALENDAR.add(DAY, cast(Any, "7"))),
    ("not_a_count", lambda: CALENDAR.add(DAY, cast(Any, 7.0))),
    ("not_a_count", lambda: CALENDAR.add(DAY, ANY)),
    ("not_a_date", lambda: deadline(datetime(2026, 9, 28, 9, 0), "7wd")),
    ("not_a_date", lambda: deadline(cast(Any, "2026-09-28"), "7wd")),
    ("not_a_date", lambda: deadline(ANY, "7wd")),
    ("not_a_date", lambda: CALENDAR.add(datetime(2026, 9, 28), 7)),
    ("not_a_date", lambda: CALENDAR.is_working(ANY)),
    ("not_a_date", lambda: CALENDAR.count(DAY, cast(Any, 20260928))),
    ("not_a_year", lambda: year_days(CALENDAR, 0)),
    ("not_a_year", lambda: year_days(CALENDAR, cast(Any, "2026"))),
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
    assert {code for code, _ in REFUSED} == set(SECTIONS["calendar"])
    assert list(SECTIONS["calendar"]) == sorted(SECTIONS["calendar"])


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
        assert str(amount) == text.lstrip("0")
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
