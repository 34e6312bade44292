"""What is fed back in each cycle: counted by hand, and by the answers of every single day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.engine import ask_on, evaluate
from creditrules.model import LIVE, Feedback, Outcome, Subject
from creditrules.reports import (
    Due,
    FeedbackCounts,
    FeedbackPlan,
    feedback_notes,
    feedback_plan,
    feedback_rows,
    followed,
    table_content,
)
from random_questions import Case, cases
from small_catalogues import LISTED, load, load_files, sheet, subject

QUARTERLY = "feedback: {every: quarter, recipients: [court, bank]}"
SERIOUS = "when: {any_record: {severity: serious}}, period: {length: P1Y, from: decided_on}"
ITEMS = f"""
- {{id: a, implementers: [railway]}}
- {{id: b, type: loan_scrutiny, force: recommended, {SERIOUS}}}
"""
SMALL = load(ITEMS, top=f"{QUARTERLY}\nobjection: {{suspends: true}}")
FIRST, LAST = date(2018, 1, 1), date(2018, 6, 30)


def event(kind: str, day: str) -> dict[str, str]:
    return {"type": kind, "happened_on": day}


def met(catalogue: Catalogue, plan: FeedbackPlan, who: Iterable[Subject]) -> Iterator[Any]:
    for one in who:
        yield followed(plan, evaluate(catalogue, one, plan.asked_on))


def summed(
    catalogue: Catalogue, who: Iterable[Subject], first: date = FIRST, last: date = LAST
) -> list[dict[str, Any]]:
    plan = feedback_plan(catalogue, first, last)
    counts = FeedbackCounts(plan)
    for group in met(catalogue, plan, who):
        counts.add(group)
    return list(table_content(counts.table(catalogue)))


def listed(
    catalogue: Catalogue, who: Iterable[Subject], first: date = FIRST, last: date = LAST
) -> list[dict[str, Any]]:
    plan = feedback_plan(catalogue, first, last)
    rows = (one for group in met(catalogue, plan, who) for one in group)
    return list(table_content(feedback_rows(catalogue, rows)))


STAYS = subject({**LISTED, "severity": "minor"}, id="stays")
LEAVES = subject({**LISTED, "events": [event("delisting", "2018-02-01")]}, id="leaves")
COMES = subject({"decided_on": "2018-05-02", "listed_on": "2018-05-03"}, id="comes")
EXPIRES = subject({"decided_on": "2017-02-10", "severity": "serious"}, id="expires")
PAUSED = subject(
    {**LISTED, "events": [event("objection_accepted", "2018-03-01"),
                          event("objection_closed", "2018-04-10")]},
    id="paused",
)  # fmt: skip
OPEN = subject({"decided_on": "2017-06-20"}, id="open")
EVERYBODY = (STAYS, LEAVES, COMES, EXPIRES, PAUSED, OPEN)


def numbers(row: Mapping[str, Any]) -> str:
    names = ("subjects", "applied", "started", "ended_period", "ended_event", "ended_other")
    return " ".join(str(row[name]) for name in (*names, "suspended", "undetermined"))


def test_a_small_case_counted_by_hand() -> None:
    rows = summed(SMALL, EVERYBODY)
    assert [(one["recipient"], one["from"], one["to"]) for one in rows] == [
        ("bank", "2018-01-01", "2018-03-31"),
        ("bank", "2018-04-01", "2018-06-30"),
        ("court", "2018-01-01", "2018-03-31"),
        ("court", "2018-04-01", "2018-06-30"),
    ]
    # on the list: stays, leaves, paused; expires until 2018-02-10; comes from 2018-05-03.
    # undetermined: whether the record of `open` is listed (a) and how serious it is (b); how
    # serious those of leaves, comes and paused are (b); whether that of `expires` is listed (a).
    assert [numbers(one) for one in rows[:2]] == ["4 4 0 1 1 0 1 5", "3 3 1 0 0 0 1 6"]
    assert [numbers(one) for one in rows[2:]] == [numbers(one) for one in rows[:2]]


def test_the_list_says_how_each_decision_began_and_ended() -> None:
    rows = {(one["subject"], one["from"], one["measure_type"]): one for one in listed(
        SMALL, EVERYBODY)}  # fmt: skip
    left = rows["leaves", "2018-01-01", "flight_limit"]
    assert (left["outcome"], left["ended_on"], left["reason"]) == (
        "released", "2018-02-01", "事件：移出")  # fmt: skip
    assert left["recipients"] == "court bank"
    assert (left["implementers"], left["force"]) == ("railway", "mandatory")
    assert ("leaves", "2018-04-01", "flight_limit") not in rows
    over = rows["expires", "2018-01-01", "loan_scrutiny"]
    assert (over["period_start"], over["period_end"]) == ("2017-02-10", "2018-02-10")
    assert (over["outcome"], over["ended_on"], over["reason"]) == (
        "expired", "2018-02-11", "期限届满")  # fmt: skip
    assert rows["comes", "2018-04-01", "flight_limit"]["started_on"] == "2018-05-03"
    paused = [rows["paused", day, "flight_limit"] for day in ("2018-01-01", "2018-04-01")]
    assert [one["outcome"] for one in paused] == ["suspended", "applies"]
    assert rows["open", "2018-04-01", "flight_limit"]["outcome"] == "undetermined"


@pytest.mark.parametrize(
    ("every", "first", "last", "cycles"),
    [
        ("month", "2018-01-15", "2018-03-30", ["2018-01-01 2018-01-31", "2018-02-01 2018-02-28"]),
        ("quarter", "2018-03-31", "2018-03-31", ["2018-01-01 2018-03-31"]),
        ("half_year", "2018-06-30", "2018-12-30", ["2018-01-01 2018-06-30"]),
        ("year", "2017-12-31", "2018-12-31", ["2017-01-01 2017-12-31", "2018-01-01 2018-12-31"]),
        ("quarter", "2018-04-01", "2018-06-29", []),
    ],
)
def test_a_cycle_is_reported_when_it_has_ended(
    every: str, first: str, last: str, cycles: list[str]
) -> None:
    catalogue = load("- {id: a}", top=f"feedback: {{every: {every}}}")
    plan = feedback_plan(catalogue, date.fromisoformat(first), date.fromisoformat(last))
    assert [f"{one.first} {one.last}" for one in plan.dues] == cycles
    assert [one.id for one in plan.waiting] == ([] if cycles else ["trial"])
    if cycles:
        assert plan.asked_on == date.fromisoformat(cycles[0][:10]) - timedelta(days=1)
    else:
        assert "没有结束的反馈周期" in feedback_notes(plan)[0]


@pytest.mark.parametrize(
    "feedback", ["{note: 未查得反馈周期}", "{every: month, evidence: {every: guess}}"]
)
def test_of_an_unknown_cycle_the_days_asked_for_are_reported(feedback: str) -> None:
    catalogue = load("- {id: a}", top=f"feedback: {feedback}")
    [row] = summed(catalogue, EVERYBODY, date(2018, 1, 20), date(2018, 5, 20))
    assert (row["every"], row["recipient"]) == (None, None)
    assert (row["from"], row["to"]) == ("2018-01-20", "2018-05-20")
    plan = feedback_plan(catalogue, FIRST, LAST)
    assert "反馈周期未查得" in feedback_notes(plan)[0]
    assert "not established" in feedback_notes(plan, "en")[0]


def test_a_guessed_recipient_is_not_named() -> None:
    top = "feedback: {recipients: [court], evidence: {recipients: guess}}"
    [row] = summed(load("- {id: a}", top=top), [STAYS])
    assert row["recipient"] is None


def test_a_decision_is_reported_as_far_as_the_document_grounds_it() -> None:
    files = {
        "one.yaml": sheet("- {id: a}", name="one", top=QUARTERLY),
        "two.yaml": sheet(f"- {{id: b, {SERIOUS}}}", name="two", top=QUARTERLY),
    }
    both = subject({**LISTED, "decided_on": "2017-02-10", "severity": "serious"})
    rows = summed(load_files(files), [both], last=date(2018, 3, 31))
    ended = {one["catalogue"]: one["ended_period"] for one in rows}
    assert ended == {"one": 0, "two": 1}


def test_a_document_out_of_force_owes_nothing() -> None:
    catalogue = load("- {id: a}", top=QUARTERLY, instrument="brief_memo")
    plan = feedback_plan(catalogue, date(2018, 4, 1), date(2019, 1, 1))
    assert [str(one.last) for one in plan.dues] == ["2018-06-30"]


def test_an_answer_of_another_day_is_refused() -> None:
    plan = feedback_plan(SMALL, FIRST, LAST)
    with pytest.raises(ValueError, match="2017-12-31"):
        followed(plan, evaluate(SMALL, STAYS, FIRST))


RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


def daily(catalogue: Catalogue, question: Any, days: list[date]) -> dict[Any, list[Outcome]]:
    """Of every document and decision the outcome on each day, from the grounds themselves."""
    nothing = Outcome.DOES_NOT_APPLY
    found: dict[Any, list[Outcome]] = defaultdict(lambda: [nothing] * len(days))
    start = evaluate(catalogue, **question)
    for number, day in enumerate(days):
        for decision in ask_on(start.question, day).decisions:
            for ground in decision.grounds:
                outcomes = found[ground.item.document.id, decision.id]
                outcomes[number] = min(outcomes[number], ground.outcome, key=RANK.__getitem__)
    return found


@given(cases(), st.integers(0, 700), st.integers(0, 60))
@settings(max_examples=60)
def test_what_is_reported_is_what_every_single_day_says(
    case: Case, start: int, length: int
) -> None:
    catalogue, question = case
    first = date(2017, 6, 1) + timedelta(days=start)
    last = first + timedelta(days=length)
    days = [first + timedelta(days=number) for number in range(-1, length + 1)]
    dues = tuple(
        Due(one, Feedback(), first, last) for one in sorted(
            catalogue.documents.values(), key=lambda one: one.id)
    )  # fmt: skip
    plan = FeedbackPlan(dues, (), days[0])
    told = followed(plan, evaluate(catalogue, **{**question, "as_of": days[0]}))
    reported = {(one.due.document.id, one.decision.id): one for one in told}
    assert len(reported) == len(told)
    for key, (before, *within) in daily(catalogue, question, days).items():
        live = [one in LIVE for one in (before, *within)]
        ends = [
            day for day, was, now, outcome in zip(days[1:], live, live[1:], within, strict=False)
            if was and not now and outcome is not Outcome.UNDETERMINED
        ]  # fmt: skip
        starts = [day for day, was, now in zip(days[1:], live, live[1:], strict=False)
                  if now and not was]  # fmt: skip
        one = reported.pop(key, None)
        if one is None:
            assert not ends
            assert not {*LIVE, Outcome.UNDETERMINED} & {*within}
            continue
        assert one.outcome is within[-1]
        assert one.applied is (Outcome.APPLIES in within)
        assert one.suspended is (Outcome.SUSPENDED in within)
        assert one.undetermined is (Outcome.UNDETERMINED in within)
        assert one.started_on == (starts[-1] if starts else None)
        assert one.ended_on == (ends[-1] if ends else None)
        assert (one.ended_by is None) is (not ends)
    assert reported == {}


def test_the_order_of_subjects_changes_no_count() -> None:
    mixed = Random(7).sample(EVERYBODY, len(EVERYBODY))
    assert summed(SMALL, mixed) == summed(SMALL, EVERYBODY)


def test_sd_08_and_sd_12_every_memorandum_says_what_is_known_of_its_feedback() -> None:
    """山东实施意见二（五）、三（一）: by the time limit of each memorandum, to its lead."""
    documents = load_catalogue().documents.values()
    memoranda = {one.id: one.feedback for one in documents if one.id.startswith("ndrc_201")}
    assert len(memoranda) == 10
    cycles = {key: one.cycle for key, one in memoranda.items() if one and one.cycle}
    assert cycles == {"ndrc_2016_141": "quarter", "ndrc_2016_1467": "quarter"}
    seen = memoranda["ndrc_2016_1467"]
    assert seen is not None
    assert (seen.evidence.every, seen.told) == ("seen", ("ndrc", "sat"))
    recalled = memoranda["ndrc_2016_141"]
    assert recalled is not None
    assert (recalled.evidence.every, recalled.told) == ("recalled", ("supreme_court", "ndrc"))
    for key, one in memoranda.items():
        assert one is not None
        assert one.cycle or one.note, key
