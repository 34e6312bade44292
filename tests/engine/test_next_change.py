"""The first day on which the same question has another answer (S15)."""

from __future__ import annotations

from typing import Any

import pytest

from creditrules.catalogue import Catalogue
from creditrules.engine import next_change
from creditrules.model import Subject
from small_catalogues import LISTED, ask, load, person, subject

DAY = {"decided_on": "2017-06-20", "severity": "serious"}


def item(text: str, **options: str) -> Catalogue:
    return load(f"- {{id: a, when: {{any_record: {{severity: serious}}}}, {text}}}", **options)


def turns(catalogue: Catalogue, who: Subject, day: str, **options: Any) -> str | None:
    found = next_change(ask(catalogue, who, day, **options))
    return found.isoformat() if found else None


LENGTH = item("period: {length: P1Y, from: decided_on}")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-06-19", "2017-06-20"),
        ("2017-06-20", "2018-06-21"),
        ("2018-06-20", "2018-06-21"),
        ("2018-06-21", None),
    ],
)
def test_a_period_turns_on_its_first_day_and_on_the_day_after_its_last(
    day: str, expected: str | None
) -> None:
    assert turns(LENGTH, subject(DAY), day) == expected


def test_a_listing_known_ahead_turns_the_answer() -> None:
    assert turns(load("- {id: a}"), subject(LISTED), "2017-06-20") == "2017-06-21"


def test_an_event_known_ahead_turns_the_answer() -> None:
    removed = {**LISTED, "events": [{"type": "delisting", "happened_on": "2018-03-05"}]}
    assert turns(load("- {id: a}"), subject(removed), "2018-01-01") == "2018-03-05"


def test_what_is_not_known_turns_nothing() -> None:
    removed = {**LISTED, "events": [{"type": "delisting", "happened_on": "2018-03-05"}]}
    assert turns(load("- {id: a}"), subject(removed), "2018-01-01", known_at="2018-01-01") is None


def test_an_objection_that_extends_moves_the_day() -> None:
    catalogue = item(
        "period: {length: P1Y, from: decided_on}",
        top="objection: {suspends: true, extends: true, basis: [{instrument: interpretation}]}",
    )
    events = [
        {"type": "objection_accepted", "happened_on": "2018-01-01"},
        {"type": "objection_closed", "happened_on": "2018-02-01"},
    ]
    who = subject({**DAY, "events": events})
    assert turns(catalogue, who, "2017-07-01") == "2018-01-01"
    assert turns(catalogue, who, "2018-01-01") == "2018-02-01"
    assert turns(catalogue, who, "2018-02-01") == "2018-07-22"


def test_the_window_of_the_document_turns_the_answer() -> None:
    brief = item("period: {permanent: true}", instrument="brief_memo")
    assert turns(brief, subject(DAY), "2018-01-01") == "2018-07-01"


def test_the_lapse_of_a_cited_basis_turns_what_is_printed() -> None:
    catalogue = item("period: {permanent: true}, bases: [{instrument: lapsed_rule}]")
    assert turns(catalogue, subject(DAY), "2018-01-01") == "2018-05-01"


def test_a_successor_turns_what_is_printed() -> None:
    catalogue = item("period: {permanent: true}, implementers: [railway]")
    assert turns(catalogue, subject(DAY), "2018-01-01") == "2019-06-18"


def test_the_end_of_a_relation_turns_the_answer() -> None:
    catalogue = load("- {id: a, reach: [{role: director}]}")
    seat = {"role": "director", "subject": "E1", "from": "2018-02-01", "to": "2018-08-31"}
    zhang, firm = person(relations=[seat]), subject(LISTED)
    assert turns(catalogue, zhang, "2018-01-01", related=[firm]) == "2018-02-01"
    assert turns(catalogue, zhang, "2018-02-01", related=[firm]) == "2018-09-01"


def test_a_date_that_grows_old_turns_a_condition() -> None:
    catalogue = load(
        "- {id: a, when: {any_record: {served_on: {within: P1Y}}}, period: {permanent: true}}"
    )
    who = subject({**DAY, "attributes": {"served_on": "2018-01-10"}})
    assert turns(catalogue, who, "2018-01-01") == "2018-01-10"
    assert turns(catalogue, who, "2018-01-10") == "2019-01-11"


def test_a_date_of_the_subject_that_grows_old_turns_a_condition() -> None:
    when = "{any_record: {severity: serious}, founded_on: {within: P3Y}}"
    catalogue = load(f"- {{id: a, when: {when}, period: {{permanent: true}}}}")
    who = subject(DAY, attributes={"founded_on": "2015-02-03"})
    assert turns(catalogue, who, "2018-01-01") == "2018-02-04"


def test_a_counted_record_that_grows_old_turns_a_condition() -> None:
    when = "{count_records: {at_least: 2, within: P2Y, of: {severity: serious}}}"
    catalogue = load(f"- {{id: a, when: {when}, period: {{permanent: true}}}}")
    who = subject(DAY, {**DAY, "decided_on": "2016-09-01"})
    assert turns(catalogue, who, "2018-01-01") == "2018-09-02"


def test_a_correction_known_ahead_turns_the_answer_even_to_another_cause() -> None:
    catalogue = load(
        """
        - {id: a}
        - {id: b, cause: polluter, type: office_ban, effective_from: 2018-04-01}
        """
    )
    change = {"type": "correction", "happened_on": "2018-03-05", "set": {"cause": "polluter"}}
    who = subject({**LISTED, "events": [change]})
    assert turns(catalogue, who, "2018-01-01") == "2018-03-05"
    assert turns(catalogue, who, "2018-03-05") == "2018-04-01"


def test_a_grade_turns_the_answer() -> None:
    top = "grades: [{grade: warning, when: {any_record: {decided_on: {within: P1Y}}}}]"
    catalogue = load("- {id: a, cause: honour}", top=top)
    assert turns(catalogue, subject(DAY), "2018-01-01") == "2018-06-21"


def test_the_last_day_there_is_turns_nothing() -> None:
    who = subject({**DAY, "decided_on": "9999-12-01"})
    assert turns(LENGTH, who, "9999-12-31") is None
