"""The strategies offered to catalogue authors."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import Phase, find, given, settings

from creditrules.engine import evaluate
from creditrules.model import CreditRecord, EventType, Outcome, Subject, SubjectKind
from creditrules.testing.strategies import (
    Settings,
    days,
    events,
    populations,
    questions,
    records,
    subjects,
)
from small_catalogues import load

RULES = load(
    """
    - id: a
      when: {any_record: {listed: true, amount: {at_least: 100000}}}
      period: {length: P1Y}
      reach: [{role: director}]
      effective_to: 2020-05-31
    """
)
FULL = Settings(unknown=False, fewest_records=1)
NARROW = Settings(
    causes=("defaulter",),
    kinds=(SubjectKind.ENTERPRISE,),
    fewest_records=1,
    records=1,
    events=1,
    relations=0,
    related=0,
    event_types=(EventType.REPAIR,),
    first=date(2018, 1, 1),
    last=date(2018, 12, 31),
)


@given(subjects(RULES, NARROW))
def test_settings_are_kept(subject: Subject) -> None:
    assert subject.kind == "enterprise"
    assert subject.relations == ()
    (record,) = subject.records
    assert record.cause == "defaulter"
    assert record.decided_on is not None
    assert record.decided_on.year == 2018
    assert {event.type for event in record.events} <= {EventType.REPAIR}


@given(records(RULES, FULL))
def test_every_fact_is_given_where_nothing_may_be_unknown(record: CreditRecord) -> None:
    assert record.attributes.keys() == {
        "amount", "times", "served_on", "wilful", "act", "list_name"
    }  # fmt: skip
    assert record.severity is not None
    assert record.authority is not None


@given(events(RULES))
def test_events_have_only_what_belongs_to_them(event: Any) -> None:
    assert event.type is EventType.CORRECTION or not event.changes


@given(populations(RULES))
def test_related_subjects_have_ids_of_their_own(
    population: tuple[Subject, tuple[Subject, ...]],
) -> None:
    subject, related = population
    ids = [subject.id, *(one.id for one in related)]
    assert ids == [f"S{number}" for number in range(1, len(ids) + 1)]


@given(questions(RULES))
def test_questions_can_be_asked(question: dict[str, Any]) -> None:
    evaluate(RULES, **question)


def met(holds: Any, drawn: Any) -> bool:
    """Whether something that holds is drawn before long; `find` raises where nothing is."""
    quick = settings(max_examples=50_000, phases=[Phase.generate])
    find(drawn, holds, settings=quick)
    return True


def test_what_is_drawn_meets_the_rules() -> None:
    for outcome in (Outcome.APPLIES, Outcome.EXPIRED, Outcome.RELEASED, Outcome.NOT_IN_FORCE):

        def has(question: dict[str, Any], outcome: Outcome = outcome) -> bool:
            return any(one.outcome is outcome for one in evaluate(RULES, **question).decisions)

        assert met(has, questions(RULES, FULL))
    assert met(lambda one: one.attributes.get("amount") == "99999.99", records(RULES))
    assert met(lambda day: day == date(2020, 6, 1), days(RULES))


def test_what_is_open_is_met_too() -> None:
    assert met(lambda asked: evaluate(RULES, **asked).undetermined, questions(RULES))
