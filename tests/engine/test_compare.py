"""Two answers compared: what began, ended or became another, when, and what did it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import Change, changes, evaluate, history, next_change
from creditrules.model import LIVE, Subject
from random_questions import Case, cases, many
from small_catalogues import LISTED, ask, load, load_files, sheet, subject

SERIOUS = "when: {any_record: {severity: serious}}, period: {permanent: true}"
DAY = {"decided_on": "2017-06-20", "severity": "serious"}
FOREVER = date(2030, 1, 1)


def event(kind: str, day: str) -> dict[str, str]:
    return {"type": kind, "happened_on": day}


def told(one: Change) -> tuple[str, str, list[tuple[str, str | None]]]:
    because = [
        (cause.code, cause.instrument.id if cause.instrument else cause.detail)
        for cause in one.causes
    ]
    return one.on.isoformat(), one.kind, because


def course(catalogue: Catalogue, who: Subject, first: str, **options: Any) -> list[Any]:
    """What happens to the measures of a subject from a day on."""
    steps = history(ask(catalogue, who, first, **options), FOREVER)
    return [told(one) for _, found in steps for one in found]


def test_a_document_begins_and_ends() -> None:
    catalogue = load(f"- {{id: a, {SERIOUS}}}", instrument="brief_memo")
    old = subject({**DAY, "decided_on": "2015-06-20"})
    assert course(catalogue, old, "2015-07-01") == [
        ("2016-01-20", "started", [("instrument_begins", "brief_memo")]),
        ("2018-07-01", "ended", [("instrument_ends", "brief_memo")]),
    ]


def test_a_basis_is_revised_or_lapses_while_the_measure_goes_on() -> None:
    cited = (
        "[{instrument: lapsed_rule}, "
        "{instrument: company_law, edition: 旧法, articles: [第一百四十六条]}]"
    )
    catalogue = load(f"- {{id: a, {SERIOUS}, bases: {cited}}}")
    assert course(catalogue, subject(DAY), "2017-07-01") == [
        ("2018-05-01", "changed", [("instrument_ends", "lapsed_rule")]),
        ("2024-07-01", "changed", [("edition_changes", "company_law")]),
    ]


def test_a_period_runs_out() -> None:
    length = "when: {any_record: {severity: serious}}, period: {length: P1Y, from: decided_on}"
    catalogue = load(f"- {{id: a, {length}}}")
    assert course(catalogue, subject(DAY), "2018-01-01") == [
        ("2018-06-21", "ended", [("period_ends", None)])
    ]


def test_an_objection_suspends_and_what_goes_on_resumes() -> None:
    catalogue = load("- {id: a}", top="objection: {suspends: true}")
    happened = [
        event("objection_accepted", "2018-01-01"),
        event("objection_closed", "2018-02-01"),
        event("delisting", "2018-03-01"),
    ]
    found = course(catalogue, subject({**LISTED, "events": happened}), "2017-07-01")
    assert [one[:2] for one in found] == [
        ("2018-01-01", "suspended"),
        ("2018-02-01", "resumed"),
        ("2018-03-01", "ended"),
    ]
    assert found[0][2] == [("event", "objection_accepted")]
    assert found[2][2] == [("event", "delisting")]


FLOOR = """
catalogue: limits
instrument: memo
basis_floor:
  from: 2018-03-01
  kinds: [punishment]
  effects: [restrict]
  levels: [law]
"""


@pytest.mark.parametrize(
    ("bases", "kind"), [("[{instrument: lapsed_rule}]", "ended"), ("[]", "unclear")]
)
def test_a_floor_of_bases_ends_or_opens_what_is_below(bases: str, kind: str) -> None:
    own = sheet(f"- {{id: a, bases: {bases}}}")
    catalogue = load_files({"trial.yaml": own, "limits.yaml": FLOOR})
    assert course(catalogue, subject(LISTED), "2018-02-01") == [
        ("2018-03-01", kind, [("basis_floor", "memo")])
    ]


def test_a_cap_changes_the_force() -> None:
    cap = (
        "catalogue: limits\ninstrument: memo\n"
        "force_cap: {from: 2018-03-01, measure_types: [flight_limit]}\n"
    )
    catalogue = load_files({"trial.yaml": sheet("- {id: a}"), "limits.yaml": cap})
    ((evaluation, (change,)),) = history(ask(catalogue, subject(LISTED), "2018-02-01"), FOREVER)
    assert evaluation.question.as_of == change.on == date(2018, 3, 1)
    assert told(change) == ("2018-03-01", "changed", [("force_cap", "memo")])
    assert change.before is not None
    assert change.after is not None
    assert (change.before.force, change.after.force) == ("mandatory", "recommended")


def test_two_causes_of_one_day_are_both_told() -> None:
    floor = FLOOR + "force_cap: {from: 2018-03-01, measure_types: [flight_limit]}\n"
    own = sheet("- {id: a, bases: [{instrument: lapsed_rule}]}")
    catalogue = load_files({"trial.yaml": own, "limits.yaml": floor})
    assert course(catalogue, subject(LISTED), "2018-02-01") == [
        ("2018-03-01", "ended", [("basis_floor", "memo"), ("force_cap", "memo")])
    ]


def test_a_change_has_the_decisions_before_and_after() -> None:
    removed = {**LISTED, "events": [event("delisting", "2018-03-01")]}
    catalogue = load("- {id: a}")
    before, after = (ask(catalogue, subject(removed), day) for day in ("2017-06-20", "2017-06-21"))
    (change,) = changes(before, after)
    assert (change.id, change.kind) == ("E1/flight_limit", "started")
    assert change.before is None
    assert change.after is after.find("flight_limit")


def test_the_last_day_counts_and_later_ones_do_not() -> None:
    catalogue, who = load("- {id: a}"), subject(LISTED)
    start = ask(catalogue, who, "2017-06-01")
    assert len(list(history(start, date(2017, 6, 21)))) == 1
    assert list(history(start, date(2017, 6, 20))) == []
    assert list(history(start, date(2017, 6, 1))) == []


def test_what_was_not_known_does_not_happen() -> None:
    removed = {**LISTED, "events": [event("delisting", "2018-03-01")]}
    catalogue = load("- {id: a}")
    assert course(catalogue, subject(removed), "2018-01-01", known_at="2018-01-01") == []
    assert len(course(catalogue, subject(removed), "2018-01-01")) == 1


def test_history_asks_in_the_same_place_about_the_same_others() -> None:
    catalogue = load("- {id: a, reach: [{role: director}]}", top='jurisdiction: "370000"')
    removed = {**LISTED, "events": [event("delisting", "2018-03-01")]}
    director = subject(
        id="P1", kind="individual", relations=[{"role": "director", "subject": "E1"}]
    )
    asked = {"jurisdiction": "370100", "related": [subject(removed)]}
    assert course(catalogue, director, "2018-01-01", **asked) == [
        ("2018-03-01", "ended", [("event", "delisting")])
    ]


def test_history_stops_at_the_end_of_the_document_that_suspends() -> None:
    top = 'jurisdiction: "370000"\nobjection: {suspends: true, covers: implemented_here}'
    local = sheet("- {id: b, cause: polluter}", name="local", instrument="brief_memo", top=top)
    catalogue = load_files({"wide.yaml": sheet("- {id: a}"), "local.yaml": local})
    who = subject({**LISTED, "events": [event("objection_accepted", "2018-01-01")]})
    found = next_change(ask(catalogue, who, "2018-02-01", jurisdiction="370100"))
    assert found == date(2018, 7, 1)


def test_history_stops_where_a_record_grows_too_old_for_repair_to_be_excluded() -> None:
    top = "repair: {excludes: {decided_on: {within: P1Y}}}"
    who = subject({**DAY, "events": [event("repair", "2018-01-01")]})
    found = next_change(ask(load(f"- {{id: a, {SERIOUS}}}", top=top), who, "2018-01-01"))
    assert found == date(2018, 6, 21)


def test_history_stops_at_the_end_of_the_document_that_limits() -> None:
    floor = FLOOR.replace("instrument: memo", "instrument: brief_memo")
    own = sheet("- {id: a, bases: [{instrument: lapsed_rule}]}")
    catalogue = load_files({"trial.yaml": own, "limits.yaml": floor})
    found = next_change(ask(catalogue, subject(LISTED), "2018-06-01"))
    assert found == date(2018, 7, 1)


def test_history_stops_at_a_later_law_for_a_ground_that_does_not_lead() -> None:
    law = "- {id: late, title: 后法, level: law, editions: [{effective_from: 2020-01-01}]}"
    own = sheet(
        """
        - {id: a, bases: [{instrument: company_law}]}
        - {id: b, bases: [{instrument: late}]}
        """
    )
    files = {"trial.yaml": own, "limits.yaml": FLOOR, "law.yaml": f"instruments: [{law[2:]}]"}
    found = next_change(ask(load_files(files), subject(LISTED), "2019-01-01"))
    assert found == date(2020, 1, 1)


def walked(case: Case, most: int) -> Iterator[tuple[Any, Any, tuple[Change, ...]]]:
    """Each answer of a random history with the one before it."""
    catalogue, question = case
    before = evaluate(catalogue, **question)
    for after, found in history(before, question["as_of"] + timedelta(days=most)):
        yield before, after, found
        before = after


@many
@given(cases())
def test_an_answer_differs_in_nothing_from_itself(case: Case) -> None:
    catalogue, question = case
    evaluation = evaluate(catalogue, **question)
    assert changes(evaluation, evaluation) == ()
    assert changes(evaluation, evaluate(catalogue, **question)) == ()


@given(cases(), st.integers(0, 1500))
def test_history_goes_from_one_next_change_to_the_following(case: Case, most: int) -> None:
    last = case.question["as_of"] + timedelta(days=most)
    final = evaluate(case.catalogue, **case.question)
    for before, after, _ in walked(case, most):
        day = after.question.as_of
        assert before.question.as_of < day <= last
        assert day == next_change(before)
        final = after
    turns = next_change(final)
    assert turns is None or turns > last


@given(cases(), st.integers(0, 1500))
def test_changes_account_for_everything_that_binds(case: Case, most: int) -> None:
    for before, after, found in walked(case, most):
        then, now = (
            {one.id for one in each.decisions if one.outcome in LIVE} for each in (before, after)
        )
        started = {one.id for one in found if one.kind == "started"}
        stopped = {one.id for one in found if one.kind in ("ended", "unclear")}
        assert (then | started) - stopped == now
        assert not started & then
        for one in found:
            assert one.on == after.question.as_of
            assert one.causes
            assert len(set(one.causes)) == len(one.causes)


@many
@given(cases())
def test_a_subject_without_records_has_no_history(case: Case) -> None:
    catalogue, question = case
    empty = {"records": (), "relations": (), "records_complete": True}
    who = question["subject"].model_copy(update=empty)
    evaluation = evaluate(catalogue, **{**question, "subject": who, "related": ()})
    assert [found for _, found in history(evaluation, FOREVER) if found] == []
