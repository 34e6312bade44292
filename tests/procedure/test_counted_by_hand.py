"""Cases counted by hand.

2026: Mid-Autumn is off from 25 to 27 September, National Day from 1 to 7 October; Saturday
10 October is worked. No notice tells the days off of 2027.
"""

from __future__ import annotations

from datetime import date

import pytest

from creditrules.model import Cycle
from creditrules.procedure import Span, spans
from small_procedures import codes, duties, duty, event, hangzhou, state, told, trial


@pytest.mark.parametrize(
    ("decided", "due", "consulted_due"),
    [
        ("2026-09-24", "2026-09-30", "2026-10-22"),
        ("2026-09-25", "2026-09-30", "2026-10-22"),
        ("2026-09-27", "2026-09-30", "2026-10-22"),
        ("2026-09-28", "2026-10-08", "2026-10-23"),
        ("2026-09-30", "2026-10-10", "2026-10-27"),
        ("2026-10-05", "2026-10-10", "2026-10-27"),
        ("2026-10-08", "2026-10-12", "2026-10-28"),
        ("2026-10-10", "2026-10-14", "2026-10-30"),
    ],
)
def test_three_working_days_around_national_day_and_fifteen_with_consultation(
    decided: str, due: str, consulted_due: str
) -> None:
    begun = event("penalty_decided", decided)
    plain = state(hangzhou(), due, begun)
    assert told(duty(plain, "push")) == (due, "pending", 0)
    consulted = state(hangzhou(), due, begun, event("consultation", due))
    assert told(duty(consulted, "push")) == (consulted_due, "pending", 0)
    assert duty(consulted, "push").limit.given == "consultation"


@pytest.mark.parametrize(
    ("day", "status", "late"),
    [
        ("2026-09-30", "pending", 0),
        ("2026-10-01", "overdue", 0),
        ("2026-10-07", "overdue", 0),
        ("2026-10-08", "overdue", 1),
        ("2026-10-10", "overdue", 3),
    ],
)
def test_lateness_counts_working_days_only(day: str, status: str, late: int) -> None:
    case = state(hangzhou(), day, event("penalty_decided", "2026-09-25"))
    assert told(duty(case, "push")) == ("2026-09-30", status, late)


def test_a_consultation_after_the_last_day_moves_nothing() -> None:
    late = event("consultation", "2026-10-09")
    case = state(hangzhou(), "2026-10-10", event("penalty_decided", "2026-09-28"), late)
    assert told(duty(case, "push")) == ("2026-10-08", "overdue", 2)


def test_a_last_day_in_2027_is_provisional_until_the_notice_comes() -> None:
    case = state(hangzhou(), "2026-12-31", event("penalty_decided", "2026-12-30"))
    found = duty(case, "push")
    assert found.provisional
    assert found.deadline is not None
    assert found.deadline.earliest <= date(2027, 1, 5) <= found.deadline.latest
    waiting = duty(state(hangzhou(), "2026-12-31", event("penalty_decided", "2026-12-25")), "push")
    assert (str(waiting.due), waiting.provisional) == ("2026-12-30", True)
    settled = duty(state(hangzhou(), "2026-12-31", event("penalty_decided", "2026-12-22")), "push")
    assert (str(settled.due), settled.provisional) == ("2026-12-25", False)


def test_from_push_to_monthly_feedback_of_two_offices() -> None:
    two = {"implementer": ["行政审批机构", "某行业协会"]}
    events = [
        event("penalty_decided", "2026-09-28", subject="某某有限公司"),
        event("pushed", "2026-10-08"),
        event("received", "2026-10-12", offices=two),
        event("fed_back", "2026-11-02", "F1", by="某行业协会"),
        event("fed_back", "2026-11-10", "F2", by="行政审批机构"),
        event("fed_back", "2026-12-07", "F3", by="行政审批机构"),
        event("released", "2026-12-31"),
    ]
    case = state(hangzhou(), "2026-12-31", *events)
    assert case.subject == "某某有限公司"
    assert (case.status, str(case.closed_on)) == ("closed", "2026-12-31")
    found = {
        (one.period, one.office): (str(one.opened_on), *told(one))
        for one in duties(case, "feed_back")
    }
    assert found == {
        ("2026-10", "某行业协会"): ("2026-11-01", "2026-11-09", "done", 0),
        ("2026-10", "行政审批机构"): ("2026-11-01", "2026-11-09", "done_late", 1),
        ("2026-11", "某行业协会"): ("2026-12-01", "2026-12-07", "overdue", 18),
        ("2026-11", "行政审批机构"): ("2026-12-01", "2026-12-07", "done", 0),
    }
    assert case.findings == ()
    later = duties(state(hangzhou(), "2027-02-28", *events), "feed_back")
    assert [one.period for one in later] == [*["2026-10"] * 2, *["2026-11"] * 2, *["2026-12"] * 2]
    assert [str(one.due) for one in later[4:]] == ["2027-01-07"] * 2


def test_a_named_period_is_fulfilled_before_an_earlier_one() -> None:
    events = [
        event("begun", "2026-01-05"),
        event("pushed", "2026-01-06"),
        event("reported", "2026-03-02", period="2026-02"),
    ]
    case = state(trial(), "2026-03-10", *events)
    assert [(one.period, *told(one)) for one in duties(case, "report")] == [
        ("2026-01", "2026-02-09", "overdue", 17),
        ("2026-02", "2026-03-09", "done", 0),
    ]


def test_an_order_not_obeyed_leads_to_punishment_and_that_to_review() -> None:
    events = [
        event("begun", "2026-03-02"),
        event("pushed", "2026-03-04"),
        event("ordered", "2026-03-06", due_on="2026-03-31"),
    ]
    on_the_day = state(trial(), "2026-03-31", *events)
    assert told(duty(on_the_day, "obey")) == ("2026-03-31", "pending", 0)
    assert duties(on_the_day, "punish") == []
    assert {one.step.id for one in on_the_day.upcoming} == {"punish"}
    next_day = state(trial(), "2026-04-01", *events)
    assert told(duty(next_day, "obey")) == ("2026-03-31", "overdue", 1)
    punish = duty(next_day, "punish")
    assert (str(punish.opened_on), *told(punish)) == ("2026-04-01", "2026-04-20", "pending", 0)
    much_later = state(trial(), "2026-05-06", *events)
    assert told(duty(much_later, "punish")) == ("2026-04-20", "overdue", 9)
    assert told(duty(much_later, "review")) == ("2026-05-20", "pending", 0)


def test_what_was_overdue_keeps_its_consequence_when_it_needs_no_longer_be_done() -> None:
    events = [
        event("begun", "2026-03-02"),
        event("punished", "2026-03-10"),
        event("excused", "2026-03-12"),
    ]
    case = state(trial(), "2026-03-20", *events)
    assert told(duty(case, "push")) == ("2026-03-05", "needless", 0)
    assert told(duty(case, "punish")) == ("2026-03-25", "done", 0)
    assert codes(case) == []


def test_what_an_office_has_done_itself_leads_on_for_that_office_alone() -> None:
    events = [
        event("begun", "2026-03-02", offices={"office": ["甲局", "乙局"]}),
        event("pushed", "2026-03-04", by="甲局"),
    ]
    case = state(trial(), "2026-03-05", *events)
    assert {(one.office, one.status.value) for one in duties(case, "push")} == {
        ("甲局", "done"),
        ("乙局", "pending"),
    }
    assert [one.office for one in duties(case, "order")] == ["甲局"]


def test_offices_are_those_of_the_opening_day() -> None:
    events = [
        event("begun", "2026-03-02", offices={"office": "甲局"}),
        event("begun", "2026-04-01", "B2", offices={"office": "乙局"}),
    ]
    case = state(trial(), "2026-04-02", *events)
    assert [one.office for one in duties(case, "push")] == ["甲局", "乙局"]


def test_an_order_without_a_day_is_never_overdue() -> None:
    events = [
        event("begun", "2026-03-02"),
        event("pushed", "2026-03-04"),
        event("ordered", "2026-03-06"),
    ]
    case = state(trial(), "2026-12-31", *events)
    assert told(duty(case, "obey")) == (None, "pending", 0)
    assert duties(case, "punish") == []


def test_periods_are_those_of_the_calendar() -> None:
    first, last = date(2026, 2, 15), date(2026, 4, 1)
    assert [one.name for one in spans(Cycle.MONTH, first, last)] == [
        "2026-02",
        "2026-03",
        "2026-04",
    ]
    assert list(spans(Cycle.QUARTER, first, last)) == [
        Span("2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
        Span("2026Q2", date(2026, 4, 1), date(2026, 6, 30)),
    ]
    assert [one.name for one in spans(Cycle.YEAR, first, last)] == ["2026"]
    assert [one.name for one in spans(Cycle.YEAR, date(9999, 1, 1), date.max)] == ["9999"]


@pytest.mark.parametrize(
    ("every", "periods"),
    [
        ("month", ["2026-01", "2026-02", "2026-03"]),
        ("quarter", ["2026Q1"]),
        ("half_year", []),
        ("year", []),
    ],
)
def test_a_duty_comes_anew_once_its_period_is_over(every: str, periods: list[str]) -> None:
    text = f"""
procedure: trial
title: 示例
title_en: Trial
instrument: memo
actors: [{{id: office, title: 机构, title_en: Office}}]
events:
  - {{id: begun, title: 启动, title_en: Begun, by: office, starts: true}}
  - {{id: reported, title: 反馈, title_en: Reported}}
steps:
  - {{id: report, title: 反馈, title_en: Report, actor: office, after: begun, done_by: reported,
     every: {every}, limit: 10wd}}
"""
    case = state(trial(text), "2026-04-01", event("begun", "2026-01-31"))
    assert [one.period for one in duties(case, "report")] == periods
