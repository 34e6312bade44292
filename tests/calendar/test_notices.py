"""Files of notices: what they say, what is wrong with them, and what was known when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from calendars import CALENDAR, YEAR_2027, notice_2027, read, with_2027
from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import (
    Holiday,
    Notice,
    WorkCalendar,
    deadline,
    default_calendar,
    statutory_days,
)
from creditrules.calendar.package import package_years

AMENDED = [
    # day, as known before, as known from the day, first day of knowing
    (date(2015, 9, 3), True, False, date(2015, 5, 13)),
    (date(2015, 9, 6), False, True, date(2015, 5, 13)),
    (date(2019, 5, 1), False, False, date(2019, 3, 22)),
    (date(2019, 5, 2), True, False, date(2019, 3, 22)),
    (date(2019, 4, 28), False, True, date(2019, 3, 22)),
    (date(2019, 5, 5), False, True, date(2019, 3, 22)),
    (date(2020, 1, 31), True, False, date(2020, 1, 26)),
    (date(2020, 2, 1), True, False, date(2020, 1, 26)),
    (date(2020, 2, 2), False, False, date(2020, 1, 26)),
]


def codes(text: str) -> list[str]:
    return [finding.code for finding in read(text).findings]


@pytest.mark.parametrize(("day", "before", "after", "known_from"), AMENDED)
def test_a_change_within_the_year_counts_from_the_day_it_was_known(
    day: date, before: bool, after: bool, known_from: date
) -> None:
    eve = known_from - timedelta(days=1)
    assert CALENDAR.as_known(eve).is_working(day) is before
    assert CALENDAR.as_known(known_from).is_working(day) is after
    assert CALENDAR.is_working(day) is after


def test_a_deadline_counted_before_the_change_can_be_reproduced() -> None:
    start = date(2020, 1, 22)
    assert deadline(start, "7wd", calendar=CALENDAR.as_known(start)).due == date(2020, 2, 6)
    assert deadline(start, "7wd", calendar=CALENDAR).due == date(2020, 2, 10)


def test_next_years_notice_is_not_known_before_it_is_issued() -> None:
    known = CALENDAR.as_known(date(2025, 11, 3))
    assert known.covered_to == date(2025, 12, 31)
    assert CALENDAR.as_known(date(2025, 11, 4)).covered_to == date(2026, 12, 31)
    assert CALENDAR.as_known(date(2018, 12, 3)).is_working(date(2018, 12, 31))
    assert not CALENDAR.is_working(date(2018, 12, 31))


def test_every_bundled_yearly_notice_balances() -> None:
    for notice in CALENDAR.notices:
        if notice.kind != "yearly":
            continue
        weekdays = sum(day.weekday() < 5 for holiday in notice.holidays for day in holiday.days_off)
        worked = sum(len(holiday.worked) for holiday in notice.holidays)
        assert weekdays - worked == len(statutory_days(notice.year)), notice.year


def test_the_notices_issued_since_2005_are_numbered_dated_and_sourced() -> None:
    yearly = [one for one in CALENDAR.notices if one.kind != "regional"]
    assert [one.year for one in yearly if one.number is None] == [2004, 2005]
    assert all(one.issued_on for one in yearly if one.number)
    assert all(one.issued_on.year in (one.year, one.year - 1) for one in yearly if one.issued_on)
    assert {one.evidence for one in yearly if one.year >= 2006} == {"seen", "recalled"}
    assert [one.number for one in yearly if one.evidence == "recalled"] == ["国办发明电〔2020〕1号"]
    assert all(one.source for one in yearly if one.kind == "yearly")


def test_a_sound_notice_has_no_findings() -> None:
    assert codes(YEAR_2027) == []
    notice = notice_2027()
    assert (notice.year, notice.kind, notice.known_from) == (2027, "yearly", date(2026, 11, 30))
    assert with_2027().count(date(2026, 12, 31), date(2027, 12, 31)) == 248


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("holidays:", "holdays:", "key_unknown"),
        ("year: 2027", "year: MMXXVII", "value_bad"),
        ("year: 2027", "year: 1999", "value_bad"),
        ("  - year: 2027\n    number", "  - number", "key_missing"),
        ("issued_on: 2026-11-30", "issued_on: 2026年11月30日", "value_bad"),
        ("evidence: guess", "evidence: certain", "value_unknown"),
        ("evidence: guess", "kind: monthly", "value_unknown"),
        ("evidence: guess", "region: 广西", "jurisdiction_bad"),
        ("evidence: guess", "days_from: memory", "value_unknown"),
        ("evidence: guess", "evidence:", "value_empty"),
        ("days_off: [2027-06-09]", "days_off: 2027-06-09", "list_expected"),
        ("days_off: [2027-06-09]", "days_off: [2027-06-31]", "value_bad"),
        ("days_off: [2027-06-09]", "days_off: [2027-06-09..2027-06-01]", "value_bad"),
        ("days_off: [2027-06-09]", "days_off: [[2027-06-09]]", "text_expected"),
        ("2027-06-09]", "2027-06-09 周四]", "calendar_weekday_wrong"),
        ("days: 3}", "days: 4}", "calendar_days_miscounted"),
        ("[2027-09-15]", "[2027-09-16]", "calendar_statutory_day_worked"),
        (", worked: [2027-02-14 周日]", "", "calendar_unbalanced"),
        ("2027-02-14 周日", "2027-02-15", "calendar_makeup_on_weekday"),
        ("[2027-09-26, ", "[2027-10-02, ", "calendar_day_both"),
        ("{name: 端午节, days_off: [2027-06-09]}", "端午节", "mapping_expected"),
    ],
)
def test_what_is_wrong_with_a_notice_is_told_with_its_place(old: str, new: str, code: str) -> None:
    assert old in YEAR_2027
    text = YEAR_2027.replace(old, new)
    findings = read(text).findings
    assert code in [finding.code for finding in findings]
    for finding in findings:
        assert finding.span is not None
        assert finding.source == text.splitlines()[finding.span.line - 1]
    assert read(text).notices == () or code == "calendar_days_miscounted"


def test_a_year_given_twice_names_both_places() -> None:
    [finding] = read(YEAR_2027 + YEAR_2027.removeprefix("notices:\n")).findings
    assert finding.code == "calendar_year_twice"
    assert finding.span is not None
    assert finding.other is not None
    assert finding.other.line < finding.span.line


@pytest.mark.parametrize("text", ["notices: 7\n", "notices: [7]\n", "- 2027\n", "notices:\n"])
def test_a_file_of_another_shape_is_a_finding(text: str) -> None:
    file = read(text)
    assert file.notices == ()
    assert file.findings


def test_a_regulation_that_changed_is_told_by_its_number_of_days() -> None:
    shorter = YEAR_2027.replace("      - {name: 端午节, days_off: [2027-06-09]}\n", "")
    assert "calendar_statutory_day_worked" in codes(shorter)
    told = shorter.replace("evidence: guess", "statutory_days: 12")
    assert codes(told) == []


def test_a_new_notice_takes_the_place_of_the_old_one_for_its_year() -> None:
    again = with_2027().with_notices([notice_2027(number="示例〔2026〕2号")])
    reason = again.why(date(2027, 1, 1))
    assert reason.notice is not None
    assert reason.notice.number == "示例〔2026〕2号"
    assert again.count(date(2026, 12, 31), date(2027, 12, 31)) == 248


def test_of_two_notices_for_a_year_the_one_known_later_counts_whatever_their_order() -> None:
    first = notice_2027()
    second = notice_2027(number="示例〔2026〕2号", known_from=date(2026, 12, 5))
    for pair in ((first, second), (second, first)):
        calendar = CALENDAR.with_notices(pair)
        for day, number in ((date(2026, 12, 31), "2号"), (date(2026, 12, 1), "1号")):
            notice = calendar.as_known(day).why(date(2027, 1, 1)).notice
            assert notice is not None
            assert notice.number is not None
            assert notice.number.endswith(number)


def test_a_yearly_notice_without_a_date_counts_from_the_eve_of_its_year() -> None:
    undated = notice_2027(issued_on=None, known_from=None)
    calendar = CALENDAR.with_notices([undated])
    assert calendar.as_known(date(2020, 1, 22)).covered_to.year == 2020
    assert calendar.as_known(date(2026, 12, 30)).covered_to.year == 2026
    assert calendar.as_known(date(2026, 12, 31)).covered_to.year == 2027


def test_estimates_fall_away_where_less_or_more_is_known() -> None:
    assert CALENDAR.with_estimate(2028).as_known(date(2020, 1, 22)).estimated_to.year == 2020
    early = CALENDAR.as_known(date(2005, 6, 1)).with_estimate(2026)
    late = early.as_known(date(2026, 6, 1))
    assert late.working_days == CALENDAR.working_days
    assert CALENDAR.with_estimate(2030).with_notices([notice_2027()]).estimated_to.year == 2027


def test_an_amendment_gives_a_weekday_back() -> None:
    back = Notice(
        2026,
        (Holiday("国庆节", (), (date(2026, 10, 7),)),),
        "amendment",
        "示例〔2026〕3号",
        date(2026, 9, 1),
    )
    calendar = CALENDAR.with_notices([back])
    assert calendar.is_working(date(2026, 10, 7))
    assert not calendar.as_known(date(2026, 8, 31)).is_working(date(2026, 10, 7))


def test_years_the_package_has_and_no_file_names_are_there_without_a_number() -> None:
    known = {one.year for one in default_calendar().notices if one.kind == "yearly"}
    assert known == set(package_years())


@given(st.text(max_size=60), st.integers(0, len(YEAR_2027)))
def test_no_text_in_a_notice_is_ever_more_than_a_finding(text: str, place: int) -> None:
    file = read(YEAR_2027[:place] + text + YEAR_2027[place:])
    for notice in file.notices:
        if notice.kind == "yearly" and notice.year == 2027:
            WorkCalendar(CALENDAR.notices).with_notices([notice])
