"""What the models accept, in exactly the forms that mean one thing."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from creditrules.calendar import Duration
from creditrules.model import CreditRecord, Event, PeriodSpec, Relation, Subject
from creditrules.model.scalars import (
    CHINA,
    Count,
    Day,
    Flag,
    Identifier,
    Length,
    Moment,
    PartialDay,
    money_text,
    parse_money,
)

DAYS: TypeAdapter[Any] = TypeAdapter(Day)
MOMENTS: TypeAdapter[Any] = TypeAdapter(Moment)


@pytest.mark.parametrize("text", ["2018-06-20", "2016-02-29", "0001-01-01"])
def test_a_day_is_written_one_way(text: str) -> None:
    assert DAYS.validate_python(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "value",
    ["2018-6-20", "20180620", "2018/06/20", "2018-02-29", "2018-06-20T00:00", "", 20180620, None,
     datetime(2018, 6, 20), "２０１８-06-20", True],
)  # fmt: skip
def test_what_is_no_day_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match="日期"):
        DAYS.validate_python(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-06-20", datetime(2018, 6, 20, 23, 59, 59, 999999, CHINA)),
        (date(2018, 6, 20), datetime(2018, 6, 20, 23, 59, 59, 999999, CHINA)),
        ("2018-06-20T09:00:00", datetime(2018, 6, 20, 9, tzinfo=CHINA)),
        ("2018-06-20T20:00:00Z", datetime(2018, 6, 21, 4, tzinfo=CHINA)),
        (
            datetime(2018, 6, 20, 9, tzinfo=timezone(timedelta(hours=9))),
            datetime(2018, 6, 20, 8, tzinfo=CHINA),
        ),
    ],
)
def test_an_instant_is_told_in_chinese_time(value: Any, expected: datetime) -> None:
    found = MOMENTS.validate_python(value)
    assert found == expected
    assert found.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("value", ["noon", "2018-06-31", 1529452800, "2018-06-20 25:00"])
def test_what_is_no_instant_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match=r"时刻|日期"):
        MOMENTS.validate_python(value)


@given(st.datetimes(timezones=st.timezones()))
def test_an_instant_survives_json(moment: datetime) -> None:
    try:
        found = MOMENTS.validate_python(moment)
    except (ValidationError, OverflowError):
        return
    assert MOMENTS.validate_json(MOMENTS.dump_json(found)) == found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-02-03", "2016-02-03", "2016-02-03"),
    ],
)
def test_a_partial_day_spans_what_it_may_mean(text: str, first: str, last: str) -> None:
    day = PartialDay.parse(text)
    assert (day.first.isoformat(), day.last.isoformat(), str(day)) == (first, last, text)


@pytest.mark.parametrize("value", ["2016-13", "16", "2016-2", "spring 2016", None, 2016])
def test_what_is_no_partial_day_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="2016-01"):
        PartialDay.parse(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, "5"), ("100000.00", "100000"), (0.1, "0.1"), ("1E+3", "1000"), (Decimal("2.50"), "2.5")],
)
def test_money_is_decimal_yuan(value: Any, expected: str) -> None:
    assert money_text(parse_money(value)) == expected


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1,000", "十万", True, None, float("inf")])
def test_what_is_no_money_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="金额"):
        parse_money(value)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_money_survives_its_text(amount: Decimal) -> None:
    assert parse_money(money_text(amount)) == amount


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Flag, [True, False, "true", "false"], ["yes", "True", 1, None]),
        (Count, [0, "7"], ["-1", "1.5", True, "", None]),
        (Length, ["P1Y", "P2W", Duration(days=3)], ["1Y", "P", 365, None]),
        (Identifier, ["a", "ndrc_2016_141.air_limit", "a1"], ["A", "1a", "a-b", "a..b", "甲", ""]),
    ],
)
def test_scalars_take_what_means_one_thing(kind: Any, good: list[Any], bad: list[Any]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    for value in good:
        adapter.validate_python(value)
    for value in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def record(**fields: Any) -> CreditRecord:
    return CreditRecord.model_validate({"id": "R1", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"listed_on": "2018-01-01", "events": [{"type": "listing", "happened_on": "2018-01-02"}]},
        {"ended_on": "2018-01-01", "events": [{"type": "ending", "happened_on": "2018-01-02"}]},
        {"listed": False, "listed_on": "2018-01-01"},
        {"listed": False, "events": [{"type": "listing", "happened_on": "2018-01-02"}]},
        {"events": [{"id": "a", "type": "repair", "happened_on": "2018-01-02"}] * 2},
        {"events": [{"type": "party", "happened_on": "2018-01-02"}]},
        {"events": [{"type": "repair"}]},
        {"colour": "red"},
        {"id": ""},
        {"id": "a\nb"},
        {"cause": "Not An Id"},
        {"severity": "grave"},
    ],
)
def test_a_record_that_contradicts_itself_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record(**fields)


def test_a_short_date_may_agree_with_its_event() -> None:
    listing = {"type": "listing", "happened_on": "2018-01-01"}
    assert record(listed_on="2018-01-01", events=[listing]).listed_on == date(2018, 1, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "repair", "set": {"amount": 1}},
        {"type": "repair", "upheld": True},
        {"type": "correction", "changes": {"Amount!": 1}},
    ],
)
def test_an_event_has_only_what_belongs_to_it(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Event.model_validate({"happened_on": "2018-01-01", **fields})


@pytest.mark.parametrize(
    "fields", [{}, {"name": "张某", "from": "2018-01-02", "to": "2018-01-01"}, {"name": ""}]
)
def test_a_relation_names_somebody_and_runs_forward(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Relation.model_validate({"role": "director", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"records": [{"id": "R1"}, {"id": "R1"}]},
        {"kind": "planet"},
        {"jurisdiction": "37"},
        {"records_complete": "perhaps"},
        {"schema": "creditrules/subject/2"},
        {"identifiers": {"passport": "1"}},
        {"attributes": {"a": {"b": 1}}},
    ],
)
def test_a_subject_that_cannot_be_meant_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Subject.model_validate({"id": "E1", "kind": "enterprise", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"while": "listed", "permanent": "true"},
        {"length": "P1Y", "until": "repair"},
        {"while": "raining"},
        {"length": "1 year"},
        {"until": "party"},
    ],
)
def test_a_period_has_exactly_one_form(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        PeriodSpec.model_validate(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"while": "listed"},
        {"length": "P1Y", "from": "decided_on", "statutory": "true"},
        {"until": "repair"},
        {"permanent": "true"},
        {"unstated": ""},
        {"unstated": None},
    ],
)
def test_each_form_of_period_is_read(fields: dict[str, Any]) -> None:
    assert PeriodSpec.model_validate(fields)


def test_models_do_not_change() -> None:
    with pytest.raises(ValidationError):
        record().cause = "defaulter"
