"""Matching alone says what the conditions say: its index of items hides none and adds none."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given

from creditrules.catalogue import Catalogue
from creditrules.conditions import Truth
from creditrules.engine import match
from creditrules.engine.views import view_subject
from creditrules.model.scalars import parse_moment
from random_questions import Case, cases, many
from small_catalogues import load, outcome, subject

Found = set[tuple[str, str, Truth]]

ITEMS = """
- id: severe
  type: flight_limit
  title: 限制乘机
  force: mandatory
  cause: defaulter
  kind: punishment
  subjects: [enterprise]
  when: {any_record: {severity: serious, amount: {at_least: 100}}}
  period: {permanent: true}
- id: any_severity
  type: office_ban
  title: 禁止任职
  force: mandatory
  cause: defaulter
  kind: punishment
  subjects: [enterprise]
  when: {any_record: {amount: {at_least: 100}}}
  period: {permanent: true}
"""


def found(catalogue: Catalogue, question: dict[str, Any]) -> Found:
    asked = {key: value for key, value in question.items() if key != "related"}
    return {(item.id, record.record.id, truth) for item, record, truth in match(catalogue, **asked)}


def every_item_asked(catalogue: Catalogue, question: dict[str, Any]) -> Found:
    """The same by asking every item of every record, without an index."""
    who, known_at = question["subject"], question["known_at"]
    instant = None if known_at is None else parse_moment(known_at)
    facts = view_subject(catalogue, who, question["as_of"], instant, None).facts
    pairs = {
        (item.id, record.record.id, item.condition.grounds(facts, record))
        for item in catalogue.items.values()
        for record in facts.records
        if record.record.cause in item.causes
        and who.kind in item.subjects
        and catalogue.in_jurisdiction(item, question["jurisdiction"])
    }
    return {pair for pair in pairs if pair[2] is not False}


@many
@given(cases(absent=True))
def test_matching_finds_what_asking_every_item_finds(case: Case) -> None:
    catalogue, question = case
    assert found(catalogue, question) == every_item_asked(catalogue, question)


def matched(**record: Any) -> dict[str, Truth]:
    who = subject({"decided_on": "2018-01-01", **record})
    return {item.id: truth for item, _, truth in match(load(ITEMS), who, date(2018, 6, 20))}


def test_a_known_value_leaves_only_the_items_that_ask_for_it() -> None:
    assert matched(severity="serious", attributes={"amount": 100}) == {
        "trial.severe": True,
        "trial.any_severity": True,
    }
    assert matched(severity="minor", attributes={"amount": 100}) == {"trial.any_severity": True}


def test_an_unknown_value_leaves_every_item_open() -> None:
    assert matched(attributes={"amount": 100}) == {
        "trial.severe": None,
        "trial.any_severity": True,
    }
    assert matched(attributes={"amount": 99}) == {}


def test_an_item_that_is_not_in_force_is_no_decision_where_its_condition_is_false() -> None:
    who = subject({"decided_on": "2018-01-01", "severity": "minor"})
    lapsed = load(ITEMS.replace("period:", "effective_to: 2018-01-31\n  period:"))
    assert outcome(lapsed, who, "2018-06-20", "flight_limit") == "does_not_apply"
    assert outcome(lapsed, who, "2018-06-20", "office_ban") == "not_in_force"
