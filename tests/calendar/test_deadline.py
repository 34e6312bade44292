"""Deadlines: the golden cases, the law of counting, and what must always hold."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import partial
from typing import get_args

import pytest
from calendars import CALENDAR
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from creditrules import calendar
from creditrules.calendar import (
    Amount,
    BeyondCoverageError,
    Law,
    Roll,
    Unit,
    amount_under,
    parse_amount,
)

deadline = partial(calendar.deadline, calendar=CALENDAR)

starts = st.dates(date(2006, 1, 1), date(2024, 12, 31))
units: st.SearchStrategy[Unit] = st.sampled_from(get_args(Unit))
rolls: st.SearchStrategy[Roll] = st.sampled_from(get_args(Roll))


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    unit = draw(units)
    most = {"wd": 250, "d": 400, "w": 60, "m": 20, "y": 1}[unit]
    return Amount(draw(st.integers(1, most)), unit)


def rules(start: date, amount: str, **options: object) -> list[str]:
    found = deadline(start, amount, **options)  # type: ignore[arg-type]
    return [rule.rule for rule in found.counting()]


def test_seven_working_days_over_the_national_day_of_2026() -> None:
    found = deadline(date(2026, 9, 28), "7wd")
    assert found.due == date(2026, 10, 13)
    assert not found.provisional
    assert [day.isoformat() for day, _ in found.skipped] == [
        *(f"2026-10-0{day}" for day in range(1, 8)),
        "2026-10-11",
    ]
    assert [rule.rule for rule in found.counting()] == [
        "start_excluded",
        "working_days",
        "makeup_workdays_counted",
    ]
    assert "2026-10-10" in found.counting()[2].words
    assert found.counting()[1].source == (
        "《国务院关于职工工作时间的规定》第七条；国办发明电〔2025〕7号"
    )


def test_the_calendar_may_be_left_out() -> None:
    start = date(2026, 9, 28)
    assert calendar.deadline(start, "7wd") == deadline(start, "7wd")


def test_the_json_form_has_exactly_the_fields_of_a_deadline() -> None:
    found = deadline(date(2026, 9, 30), "1wd").to_json()
    assert found == {
        "start": "2026-09-30",
        "amount": 1,
        "unit": "wd",
        "due": "2026-10-08",
        "earliest": "2026-10-08",
        "latest": "2026-10-08",
        "provisional": False,
        "skipped": [
            {"date": f"2026-10-0{day}", "why": "国庆节（国办发明电〔2025〕7号）"}
            for day in range(1, 8)
        ],
        "counting": [
            {
                "rule": "start_excluded",
                "words": "始日 2026-09-30 不计入，自次日起算",
                "source": "《民法典》第二百零一条",
                "evidence": "seen",
            },
            {
                "rule": "working_days",
                "words": "按1个工作日计，周末和放假日不计入，共跳过 7 天",
                "source": "《国务院关于职工工作时间的规定》第七条；国办发明电〔2025〕7号",
                "evidence": "seen",
            },
        ],
    }


def test_the_json_form_speaks_english_too() -> None:
    found = deadline(date(2026, 9, 28), "7wd").to_json("en")
    assert found["skipped"][0]["why"] == "National Day (国办发明电〔2025〕7号)"
    assert found["counting"][0]["source"] == "Civil Code art. 201"
    assert found["counting"][1]["words"] == (
        "7 working days: weekends and holidays are left out, 8 in all"
    )


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2024, 1, 31), "1m", date(2024, 2, 29)),
        (date(2023, 1, 31), "1m", date(2023, 2, 28)),
        (date(2024, 2, 29), "1y", date(2025, 2, 28)),
        (date(2026, 9, 21), "10d", date(2026, 10, 8)),
        (date(2026, 9, 12), "2w", date(2026, 9, 28)),
        (date(2026, 9, 18), "10d", date(2026, 9, 28)),
        (date(2026, 2, 18), "10d", date(2026, 2, 28)),
        (date(2026, 10, 3), "1wd", date(2026, 10, 8)),
        (date(2020, 1, 20), "10d", date(2020, 2, 3)),
        (date(2020, 1, 23), "3wd", date(2020, 2, 5)),
    ],
)
def test_deadlines_give_the_golden_answer(start: date, amount: str, due: date) -> None:
    assert deadline(start, amount).due == due


def test_a_clamped_month_says_so() -> None:
    assert rules(date(2024, 1, 31), "1m") == ["start_excluded", "month_end", "not_rolled"]
    assert rules(date(2024, 1, 31), "2m") == ["start_excluded", "corresponding_day", "rolled"]


def test_a_weekend_moves_the_last_day_only_where_weekends_count() -> None:
    saturday = date(2026, 8, 29)
    start = saturday - timedelta(days=10)
    assert deadline(start, "10d").due == date(2026, 8, 31)
    assert deadline(start, "10d", roll="holiday").due == saturday
    assert deadline(start, "10d", roll="none").due == saturday


def test_a_holiday_moves_the_last_day_to_the_end_of_the_holiday() -> None:
    start = date(2026, 9, 24)
    by_holiday = deadline(start, "10d", roll="holiday")
    assert by_holiday.due == deadline(start, "10d").due == date(2026, 10, 8)
    assert [day.day for day, _ in by_holiday.skipped] == [4, 5, 6, 7]
    assert deadline(start, "10d", roll="none").due == date(2026, 10, 4)


def test_the_choice_of_rolling_and_its_source_are_told() -> None:
    rolled = deadline(date(2026, 9, 24), "10d").counting()[-1]
    assert rolled.rule == "rolled"
    assert rolled.words == (
        "末日 2026-10-04 为国庆节（国办发明电〔2025〕7号），顺延至 2026-10-08"
        "（遇休息日顺延；“法定休假日”按包括周末理解）"
    )
    assert rolled.source == "《民法典》第二百零三条"
    unrolled = deadline(date(2026, 9, 24), "10d", roll="none").counting()[-1]
    assert (unrolled.words, unrolled.source) == ("末日不顺延", None)


def test_the_source_is_the_law_in_force_on_the_first_day() -> None:
    by_year = {
        2016: "《民法通则》第一百五十四条",
        2018: "《民法总则》第二百零一条",
        2021: "《民法典》第二百零一条",
    }
    for year, source in by_year.items():
        assert deadline(date(year, 3, 1), "1m").counting()[0].source == source
    clamped = deadline(date(2016, 1, 31), "1m").counting("en")[1]
    assert clamped.source == "Civil Code art. 202 by analogy"


def test_a_number_that_is_not_checked_weakens_the_evidence() -> None:
    assert deadline(date(2020, 1, 23), "3wd").counting()[1].evidence == "recalled"
    assert deadline(date(2004, 4, 30), "3wd").counting()[1].evidence == "guess"


def test_beyond_the_last_notice_is_refused() -> None:
    with pytest.raises(BeyondCoverageError) as refusal:
        deadline(date(2026, 12, 28), "15wd")
    told = refusal.value.diagnostic
    assert told.code == "beyond_last_notice"
    assert "2026-12-31" in told.message()
    assert "2026-12-31" in told.message("en")
    assert "10 月至 12 月" in told.help()
    assert "--provisional" in told.help()


def test_beyond_the_last_notice_an_estimate_is_marked() -> None:
    found = deadline(date(2026, 12, 28), "15wd", provisional=True)
    assert found.provisional
    assert (found.earliest, found.due, found.latest) == (
        date(2027, 1, 18),
        date(2027, 1, 19),
        date(2027, 1, 19),
    )
    assert [rule.rule for rule in found.counting()][-2:] == [
        "subject_to_next_notice",
        "provisional",
    ]
    assert "2027-01-18 至 2027-01-19" in found.counting()[-1].words


def test_an_estimate_is_not_marked_where_a_notice_covers_the_answer() -> None:
    assert deadline(date(2026, 9, 28), "7wd", provisional=True) == deadline(
        date(2026, 9, 28), "7wd"
    )


@pytest.mark.parametrize("amount", ["30d", "2w", "1m", "1y", "50y"])
def test_a_last_day_beyond_the_last_notice_needs_it_too(amount: str) -> None:
    start = date(2026, 12, 28)
    with pytest.raises(BeyondCoverageError):
        deadline(start, amount)
    assert deadline(start, amount, provisional=True).provisional
    assert not deadline(start, amount, roll="none").provisional


def test_days_that_wait_for_the_next_notice_are_told() -> None:
    assert rules(date(2026, 12, 28), "2wd")[-1] == "subject_to_next_notice"
    assert rules(date(2026, 12, 20), "10d")[-1] == "subject_to_next_notice"
    assert "subject_to_next_notice" not in rules(date(2026, 12, 1), "10wd")
    assert "subject_to_next_notice" not in rules(date(2025, 12, 28), "2wd")


def test_a_start_before_the_first_notice_is_refused_only_where_it_matters() -> None:
    with pytest.raises(BeyondCoverageError):
        deadline(date(2003, 12, 31), "1wd")
    with pytest.raises(BeyondCoverageError):
        deadline(date(2003, 12, 31), "1wd", provisional=True)
    with pytest.raises(BeyondCoverageError):
        deadline(date(2003, 1, 1), "1m")
    assert deadline(date(2003, 1, 1), "1m", roll="none").due == date(2003, 2, 1)
    assert deadline(date(2003, 12, 31), "1y").due == date(2004, 12, 31)


@pytest.mark.parametrize(
    ("law", "start", "given_amount", "unit"),
    [
        ("administrative_penalty_law", date(2022, 3, 1), "7d", "wd"),
        ("administrative_penalty_law", date(2022, 3, 1), "2d", "wd"),
        ("administrative_penalty_law", date(2022, 3, 1), "15d", "d"),
        ("administrative_penalty_law", date(2022, 3, 1), "10d", "d"),
        ("administrative_penalty_law", date(2021, 7, 14), "7d", "d"),
        ("administrative_penalty_law", date(2021, 7, 15), "7d", "wd"),
        ("administrative_licensing_law", date(2022, 3, 1), "20d", "wd"),
        ("administrative_licensing_law", date(2022, 3, 1), "1m", "m"),
    ],
)
def test_a_law_with_its_own_units_is_followed(
    law: Law, start: date, given_amount: str, unit: str
) -> None:
    assert amount_under(law, parse_amount(given_amount), start).unit == unit
    found = deadline(start, given_amount, law=law)
    assert found.unit == unit
    assert ("unit_by_law" in [rule.rule for rule in found.counting()]) is (given_amount[-1] == "d")


@given(starts, amounts(), rolls)
def test_the_last_day_lies_after_the_first(start: date, amount: Amount, roll: Roll) -> None:
    assert deadline(start, amount, roll=roll).due > start


@given(starts, amounts())
def test_the_last_day_is_never_a_day_off(start: date, amount: Amount) -> None:
    assert CALENDAR.is_working(deadline(start, amount).due)


@given(starts, st.integers(1, 250))
def test_working_days_and_skipped_days_make_up_the_whole_span(start: date, number: int) -> None:
    found = deadline(start, Amount(number, "wd"))
    assert (found.due - start).days == number + len(found.skipped)
    assert all(start < day < found.due and not why.working for day, why in found.skipped)


@given(starts, amounts().filter(lambda amount: amount.unit != "wd"), rolls)
def test_the_last_day_is_the_corresponding_day_moved_over_days_off(
    start: date, amount: Amount, roll: Roll
) -> None:
    names = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
    step = relativedelta(**{names[amount.unit]: amount.number})  # type: ignore[arg-type]
    end = start + step
    found = deadline(start, amount, roll=roll)
    assert [day for day, _ in found.skipped] == [
        end + timedelta(days=offset) for offset in range((found.due - end).days)
    ]


@given(starts, starts, amounts(), rolls)
def test_a_later_start_never_has_an_earlier_deadline(
    first: date, second: date, amount: Amount, roll: Roll
) -> None:
    earlier, later = sorted((first, second))
    assert deadline(earlier, amount, roll=roll).due <= deadline(later, amount, roll=roll).due


@given(starts, amounts(), rolls)
def test_no_roll_is_earlier_than_the_next_wider_one(
    start: date, amount: Amount, roll: Roll
) -> None:
    none, holiday, day_off = (
        deadline(start, amount, roll=kind).due for kind in ("none", "holiday", "day_off")
    )
    assert none <= holiday <= day_off


@given(starts, amounts(), st.sampled_from(["zh", "en"]))
def test_every_rule_explains_itself(start: date, amount: Amount, lang: str) -> None:
    form = deadline(start, amount).to_json(lang)
    assert all(rule["words"] for rule in form["counting"])
    assert form["counting"][0]["rule"] == "start_excluded"
    assert json.loads(json.dumps(form)) == form
