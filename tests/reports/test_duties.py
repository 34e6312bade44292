"""Duties of many cases: each in one place, overdue first, what comes anew foreseen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.model.procedure import CaseEvent
from creditrules.procedure import Case, track
from creditrules.reports import (
    DutyList,
    DutyPlace,
    duty_icalendar,
    duty_list,
    duty_table,
    overdue_list,
    overdue_table,
    table_content,
    urging_note,
)

DAY = date(2026, 5, 10)
CLAIMING = "jinan.double_notification"
PUSHING = "hangzhou_2023.push_own"
ORDERING = "shandong_2016.licence_chain"
OFFICES = ("某区市场监管局", "市工商局")

catalogue = cache(load_catalogue)


def case_of(procedure: str, key: str, *events: dict[str, Any], as_of: date = DAY) -> Case:
    """A case tracked on a day; events are numbered in the order given."""
    told = (
        CaseEvent.model_validate({"id": f"E{i}", "case": key, **one})
        for i, one in enumerate(events)
    )
    found: Catalogue = catalogue()
    return track(found.procedures[procedure], told, as_of, calendar=found.calendar)


def happened(kind: str, day: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "happened_on": day, **fields}


def claiming(key: str = "C1", *events: dict[str, Any], as_of: date = DAY) -> Case:
    """Notified on Monday 2026-04-27: seven working days end on Saturday 2026-05-09, worked."""
    offices = {"department": OFFICES[0], "leading_member": OFFICES[1]}
    first = happened("notified", "2026-04-27", offices=offices, subject="某某有限公司")
    return case_of(CLAIMING, key, first, *events, as_of=as_of)


def feeding_back(as_of: date = DAY) -> Case:
    """Received in March: March's and April's feedback is due, and so on until it is lifted."""
    return case_of(
        PUSHING,
        "C2",
        happened("penalty_decided", "2026-03-02", offices={"implementer": "登记注册处"}),
        happened("pushed", "2026-03-03"),
        happened("received", "2026-03-04"),
        happened("fed_back", "2026-04-03"),
        as_of=as_of,
    )


def placed(listed: DutyList) -> list[tuple[str, str, str, date | None]]:
    return [
        (one.duty.office or "", one.place.value, one.duty.step.id, one.duty.due)
        for one in listed.rows
    ]


def test_jn_07_what_is_owed_overdue_first_and_without_limit_apart() -> None:
    """济南市通知二（七）: 7个工作日内认领、处理，及时反馈；没有认领的督促."""
    case = claiming("C1", happened("handled", "2026-05-06"))
    due = date(2026, 5, 9)
    assert placed(duty_list([case])) == [
        ("市工商局", "undated", "urge", None),
        ("某区市场监管局", "overdue", "claim", due),
        ("某区市场监管局", "undated", "feed_back", None),
    ]
    assert placed(duty_list([case], office="某区市场监管局")) == placed(duty_list([case]))[1:]


def test_hz_10_the_feedback_of_coming_months_is_foreseen() -> None:
    """杭州指导意见二（五）: 每月7日前反馈上个月的实施情况; 7 June 2026 is a Sunday."""
    listed = duty_list([feeding_back()], last=date(2026, 7, 31))
    assert placed(listed) == [
        ("登记注册处", "overdue", "feed_back", date(2026, 5, 7)),
        ("登记注册处", "foreseen", "feed_back", date(2026, 6, 8)),
        ("登记注册处", "foreseen", "feed_back", date(2026, 7, 7)),
    ]
    assert [one.duty.period for one in listed.rows] == ["2026-04", "2026-05", "2026-06"]
    assert all(one.duty.late == 0 for one in listed.rows[1:])


def test_sd_12_hz_15_what_is_due_regularly_without_stated_cycle_has_no_last_day() -> None:
    """山东实施意见三（一）: 自动定期反馈; 杭州指导意见三（三）: 定期检查和统计."""
    feedback = case_of(
        "shandong_2016.feedback", "C5", happened("measures_carried_out", "2026-04-01")
    )
    review = case_of("hangzhou_2023.periodic_review", "C6", happened("lists_in_use", "2026-04-01"))
    rows = list(table_content(duty_table(duty_list([feedback, review], last=date(2027, 1, 1)))))
    assert {one["place"] for one in rows} == {"undated"}
    told = {one["duty"].split("/")[1]: one["limit"] for one in rows}
    assert told["feed_back_automatically"] == "文件未载明（“按照备忘录规定时限要求，自动定期”）"
    assert told["check"] == told["legal_review"] == "文件未载明（“定期”）"


def test_nothing_is_foreseen_without_a_last_day_or_beyond_the_next_year() -> None:
    assert len(duty_list([feeding_back()]).rows) == 1
    assert len(duty_list([feeding_back()], last=DAY).rows) == 1
    far = [one.duty.period for one in duty_list([feeding_back()], last=date.max).rows[1:]]
    assert (far[0], far[-1], len(far)) == ("2026-05", "2027-11", 19)


def test_nothing_is_foreseen_of_a_case_that_has_not_begun() -> None:
    later = case_of(PUSHING, "C1", happened("penalty_decided", "2026-06-01"))
    assert duty_list([later], last=date(2026, 12, 31)).rows == ()


def test_days_asked_for_leave_other_last_days_outside() -> None:
    case = claiming(as_of=date(2026, 4, 29))
    due = date(2026, 5, 9)
    for first, last, inside in (
        (due, due, True),
        (None, due, True),
        (due, None, True),
        (due + timedelta(days=1), None, False),
        (None, due - timedelta(days=1), False),
    ):
        listed = duty_list([case], first, last)
        assert listed.count(DutyPlace.DUE) == 2 * inside
        assert listed.count(DutyPlace.OUTSIDE) == 2 * (not inside)


def test_jn_07_whoever_has_not_claimed_is_urged() -> None:
    """济南市通知二（七）: 认领工作不到位的，应当督促其及时查询、认领."""
    [office] = overdue_list([claiming(as_of=date(2026, 5, 12))])
    assert office.office == "某区市场监管局"
    assert [(one.duty.step.id, one.duty.late) for one in office.overdue] == [
        ("claim", 2),
        ("handle", 2),
    ]
    claim, handle = office.overdue
    assert [(one.step.id, one.office) for one in claim.opened] == [("urge", "市工商局")]
    assert handle.opened == ()
    assert urging_note(office, date(2026, 5, 12)).splitlines() == [
        "某区市场监管局：",
        "截至 2026-05-12，下列 2 项待办已经逾期，请尽快办理：",
        "  1. 认领登记注册信息（个案 C1，某某有限公司）：末日 2026-05-09，逾期未办（2个工作日）。"
        "依据：济南市市场主体事中事后监管服务平台通知二（七）。"
        "逾期后由市工商局办理：督促县区对口部门及时查询、认领（待办）。",
        "  2. 处理登记注册信息（个案 C1，某某有限公司）：末日 2026-05-09，逾期未办（2个工作日）。"
        "依据：济南市市场主体事中事后监管服务平台通知二（七）。",
    ]


def test_an_order_that_was_not_followed_is_investigated_whoever_the_offices_are() -> None:
    case = case_of(
        ORDERING,
        "C3",
        happened("licence_revoked", "2026-04-01"),
        happened("ordered", "2026-04-07", due_on="2026-04-30"),
    )
    [office] = overdue_list([case])
    assert (office.office, office.actor.id) == (None, "party")
    assert [one.step.id for one in office.overdue[0].opened] == ["investigate"]
    note = urging_note(office, DAY, "en")
    assert note.startswith("To Party (no office named):\nAs of 2026-05-10, 1 overdue duty;")
    assert "Then due from Registrar (no office named): Investigate by law" in note
    assert overdue_list([case], "工商部门") == ()


def test_a_last_day_beyond_the_last_notice_is_marked() -> None:
    events = happened("penalty_decided", "2027-09-29")
    case = case_of(PUSHING, "C4", events, as_of=date(2027, 9, 30))
    [row] = table_content(duty_table(duty_list([case])))
    assert row["earliest"] < row["latest"]
    assert row["earliest"] <= row["due"] <= row["latest"]
    assert row["late"] is None
    [event] = events_in(duty_icalendar(duty_list([case]), DAY))
    assert event["status"] == "TENTATIVE"
    assert "预估" in event["description"]


def test_tables_have_ids_for_machines_and_an_empty_cell_for_what_is_not_said() -> None:
    case = claiming(as_of=date(2026, 5, 12))
    rows = list(table_content(overdue_table(overdue_list([case]))))
    assert rows[0]["duty"] == "C1/claim/E0"
    assert rows[0]["then_duty"] == "C1/urge/C1/claim/E0"
    assert rows[0]["then_status"] == "pending"
    assert rows[1]["then_office"] is None
    assert [one["place"] for one in table_content(duty_table(duty_list([case])))] == [
        *("undated", "overdue", "overdue")
    ]


# ------------------------------------------------------------------------------------- calendar


def events_in(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_calendar_has_an_event_on_every_last_day() -> None:
    listed = duty_list([claiming(), feeding_back()], last=date(2026, 6, 30))
    made = duty_icalendar(listed, DAY)
    assert made == duty_icalendar(listed, DAY)
    dated = [one for one in listed.rows if one.duty.due is not None]
    found = events_in(made)
    assert [one["dtstart"].dt for one in found] == [one.duty.due for one in dated]
    assert [one["dtend"].dt - one["dtstart"].dt for one in found] == [timedelta(days=1)] * 4
    assert {one["dtstamp"].dt for one in found} == {datetime(2026, 5, 10, tzinfo=UTC)}
    assert [one["categories"].cats for one in found] == [[one.duty.office] for one in dated]
    assert found[0]["summary"] == "【逾期】认领登记注册信息：某某有限公司"
    assert "1 项待办没有末日" in Calendar.from_ical(made)["x-wr-caldesc"]


def test_an_event_keeps_its_uid_while_the_duty_lasts() -> None:
    def uids(as_of: date) -> set[str]:
        listed = duty_list([claiming(as_of=as_of), feeding_back(as_of)], last=date(2026, 7, 31))
        return {str(one["uid"]) for one in events_in(duty_icalendar(listed, as_of))}

    assert uids(DAY) == uids(date(2026, 6, 20))
    assert len(uids(DAY)) == 5


def test_numbers_of_natural_persons_stay_out_of_a_calendar() -> None:
    number = "110101199003078515"
    case = claiming(number, happened("claimed", "2026-05-06"))
    listed = duty_list([case])
    assert number.encode() not in duty_icalendar(listed, DAY)
    assert "110101" in duty_icalendar(listed, DAY).decode()
    assert number in str(events_in(duty_icalendar(listed, DAY, show_ids=True))[0]["description"])


# ----------------------------------------------------------------------------------- properties

LIFE = {
    CLAIMING: ("notified", "claimed", "handled", "fed_back", "urged"),
    PUSHING: ("penalty_decided", "pushed", "received", "fed_back", "released"),
    ORDERING: ("licence_revoked", "reminded", "ordered", "registration_changed", "penalised"),
}
days = st.dates(date(2025, 11, 1), DAY)
asked = st.none() | st.dates(date(2025, 11, 1), date(2027, 3, 1))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, ...]:
    """A few cases of three procedures, with events on any days."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        procedure = draw(st.sampled_from(sorted(LIFE)))
        kinds = LIFE[procedure]
        actors = sorted(catalogue().procedures[procedure].actors)
        named = st.sampled_from([(), OFFICES[:1], OFFICES])
        offices = {one: list(who) for one in actors if (who := draw(named))}
        events = [happened(kinds[0], str(draw(days)), offices=offices)]
        for kind in draw(st.lists(st.sampled_from(kinds[1:]), max_size=5)):
            events.append(happened(kind, str(draw(days)), by=draw(st.sampled_from(OFFICES))))
        found.append(case_of(procedure, f"C{number}", *events))
    return tuple(found)


def ids(listed: Iterable[Any]) -> Counter[str]:
    return Counter(one.duty.id for one in listed)


@settings(max_examples=60)
@given(cases(), asked, asked)
def test_every_open_duty_stands_in_exactly_one_place(
    given: tuple[Case, ...], first: date | None, last: date | None
) -> None:
    listed = duty_list(given, first, last)
    every = [*listed.rows, *listed.outside]
    owed = [one for one in every if one.place is not DutyPlace.FORESEEN]
    assert ids(owed) == Counter(one.id for case in given for one in case.open_duties)
    assert max(ids(every).values(), default=1) == 1
    assert sum(listed.count(place) for place in DutyPlace) == len(every)
    overdue = [one.duty.id for office in overdue_list(given) for one in office.overdue]
    assert len(overdue) == listed.count(DutyPlace.OVERDUE)
    assert set(overdue) == {one.duty.id for one in every if one.place is DutyPlace.OVERDUE}


@settings(max_examples=60)
@given(cases(), asked, asked)
def test_the_lists_of_all_offices_together_are_the_whole_list(
    given: tuple[Case, ...], first: date | None, last: date | None
) -> None:
    whole = duty_list(given, first, last)
    parts = [duty_list(given, first, last, office) for office in OFFICES]
    named = [one for part in parts for one in part.rows]
    unnamed = [one for one in whole.rows if one.duty.office is None]
    assert ids([*named, *unnamed]) == ids(whole.rows)
    assert duty_list(reversed(given), first, last) == whole


@settings(max_examples=40)
@given(cases(), st.dates(DAY, date(2026, 12, 31)))
def test_what_is_foreseen_is_owed_once_the_day_has_come(
    given: tuple[Case, ...], last: date
) -> None:
    foreseen = [one for one in duty_list(given, last=last).rows if one.place is DutyPlace.FORESEEN]
    later = [
        track(case.procedure, case.events, last, calendar=catalogue().calendar) for case in given
    ]
    known = {one.id for case in given for one in case.duties}
    anew = {
        one.id: one.due
        for case in later
        for one in case.open_duties
        if one.period and one.id not in known and one.due and one.due <= last
    }
    assert {one.duty.id: one.duty.due for one in foreseen} == anew


def test_two_thousand_cases_are_listed_in_seconds() -> None:
    given = [claiming(f"C{number}") for number in range(1000)]
    given += [feeding_back()] * 1000
    begun = time.process_time()
    listed = duty_list(given, last=date(2026, 12, 31))
    assert len(overdue_list(given)) == 2
    assert (
        len(list(table_content(duty_table(listed)))) == len(listed.rows) == 3000 + 7 * 1000 + 1000
    )
    assert time.process_time() - begun < 5
