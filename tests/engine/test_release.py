"""What an event ends, what stays in spite of it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import Release, answer, evaluate, release, stay_words, with_event
from creditrules.model import LIVE, Event, Subject
from random_questions import EVENTS, Case, cases, many
from small_catalogues import LISTED, load, person, subject

DAY = date(2018, 6, 20)
SERIOUS = {"decided_on": "2017-06-20", "severity": "serious"}
LENGTH = "when: {any_record: {severity: serious}}, period: {length: P5Y, from: decided_on}"
STATUTORY = (
    "when: {any_record: {severity: serious}}, bases: [{instrument: company_law}], "
    "period: {length: P5Y, from: decided_on, statutory: true}"
)


def event(kind: str, **fields: Any) -> Event:
    return Event.model_validate({"type": kind, "happened_on": DAY, **fields})


def ask(catalogue: Catalogue, who: Subject, what: Event | None, **options: Any) -> Release:
    return release(catalogue, who, what, DAY, record="R1", **options)


def told(found: Release) -> tuple[list[str], list[str]]:
    return (
        [f"{one.kind} {one.id}" for one in found.changes],
        [f"{one.reason} {one.decision.id}" for one in found.stays],
    )


ENDED, STAYS = ["ended E1/flight_limit"], "E1/flight_limit"


@pytest.mark.parametrize(
    "what",
    [
        event("delisting"),
        event("repair"),
        event("withdrawal"),
        event("annulment"),
        event("unlawful"),
        event("void"),
        event("objection_closed", upheld=True),
    ],
    ids=lambda one: one.type.value,
)
def test_these_events_end_what_stands_on_the_record(what: Event) -> None:
    found = ask(load("- {id: a}"), subject(LISTED), what)
    assert told(found) == (ENDED, [])
    (cause,) = found.changes[0].causes
    assert (cause.code, cause.detail) == ("event", what.type.value)


@pytest.mark.parametrize(
    ("item", "top", "record", "what", "reason"),
    [
        ("{id: a}", "", LISTED, event("fulfilment"), "not_released"),
        ("{id: a}", "", LISTED, event("objection_accepted"), "not_suspended"),
        ("{id: a}", "", LISTED, event("objection_closed", upheld=False), "not_upheld"),
        (f"{{id: a, {STATUTORY}}}", "", SERIOUS, event("repair"), "statutory_period"),
        (
            f"{{id: a, {LENGTH}}}",
            "repair: {excludes: {severity: serious}}",
            SERIOUS,
            event("repair"),
            "repair_excluded",
        ),
        ("{id: a}", "", LISTED, event("repair", happened_on="2018-06-21"), "later"),
        (
            "{id: a}",
            "",
            {**LISTED, "listed_on": None, "events": [
                {"type": "listing", "happened_on": "2017-06-21"},
                {"type": "listing", "happened_on": "2018-03-01"},
            ]},
            event("delisting", happened_on="2018-01-01"),
            "listed_again",
        ),
        (f"{{id: a, {LENGTH}}}", "", SERIOUS, None, "still_running"),
    ],
)  # fmt: skip
def test_what_stays_says_why(
    item: str, top: str, record: Mapping[str, Any], what: Event | None, reason: str
) -> None:
    found = ask(load(f"- {item}", top=top), subject(record), what)
    changed, stays = told(found)
    assert [one for one in changed if one.startswith("ended")] == []
    assert stays == [f"{reason} {STAYS}"]
    assert stay_words(found.stays[0], "zh") != stay_words(found.stays[0], "en")


def test_other_records_that_ground_it_are_named() -> None:
    found = ask(load("- {id: a}"), subject(LISTED, LISTED), event("delisting"))
    assert told(found) == ([], [f"other_records {STAYS}"])
    assert found.stays[0].records == ("R2",)
    assert "R2" in stay_words(found.stays[0], "en")


def test_an_objection_suspends_where_the_document_says_so_and_a_closed_one_resumes() -> None:
    catalogue = load("- {id: a}", top="objection: {suspends: true}")
    found = ask(catalogue, subject(LISTED), event("objection_accepted"))
    assert told(found) == (["suspended E1/flight_limit"], [])
    accepted = {"type": "objection_accepted", "happened_on": "2018-06-01"}
    objected = subject({**LISTED, "events": [accepted]})
    found = ask(catalogue, objected, event("objection_closed", upheld=False))
    assert told(found) == (["resumed E1/flight_limit"], [])
    assert found.changes[0].causes[0].detail == "objection_closed"


def test_a_correction_ends_what_no_longer_holds_and_says_so() -> None:
    found = ask(
        load(f"- {{id: a, {LENGTH}}}"),
        subject(SERIOUS),
        event("correction", set={"severity": "minor"}),
    )
    assert told(found) == (ENDED, [])
    assert found.changes[0].causes[0].detail == "correction"


def test_what_ends_for_persons_in_a_role_is_told() -> None:
    reach = "reach: [{role: director}, {role: legal_representative}]"
    who = subject(LISTED, relations=[{"role": "legal_representative", "name": "张某"}])
    director = person(relations=[{"role": "director", "subject": "E1"}])
    catalogue = load(f"- {{id: a, {reach}}}")
    found = ask(catalogue, who, event("delisting"), related=[director])
    assert [one.id for one in found.changes] == [
        "E1#legal_representative#张某/flight_limit",
        "E1/flight_limit",
        "P1/flight_limit",
    ]


def test_the_end_of_a_period_releases_by_itself_on_the_day_after() -> None:
    catalogue = load(f"- {{id: a, {LENGTH}}}")
    who = subject({**SERIOUS, "decided_on": "2013-06-19"})
    found = ask(catalogue, who, None)
    assert told(found) == (ENDED, [])
    assert [one.code for one in found.changes[0].causes] == ["period_ends"]
    assert ask(catalogue, subject({**SERIOUS, "decided_on": "2013-06-18"}), None).changes == ()


def test_whoever_asks_knows_of_the_event_unless_it_says_when_it_was_received() -> None:
    catalogue, who = load("- {id: a}"), subject(LISTED)
    known = {"known_at": date(2018, 1, 1)}
    assert told(ask(catalogue, who, event("delisting"), **known))[0] == ENDED
    late = event("delisting", received_at="2018-07-01")
    assert told(ask(catalogue, who, late, **known))[0] == []


def test_a_record_that_is_not_there_and_an_event_that_contradicts_are_refused() -> None:
    catalogue = load("- {id: a}")
    with pytest.raises(ValueError, match="R9"):
        release(catalogue, subject(LISTED), event("repair"), DAY, record="R9")
    with pytest.raises(ValueError, match="event_disagrees"):
        ask(catalogue, subject({**LISTED, "fulfilled_on": "2018-01-01"}), event("fulfilment"))


events = st.builds(
    lambda kind, upheld, days: Event.model_validate(
        {
            "type": kind,
            "happened_on": date.fromordinal(DAY.toordinal() + days),
            **({"upheld": upheld} if kind == "objection_closed" else {}),
            **({"set": {"severity": "minor"}} if kind == "correction" else {}),
        }
    ),
    st.sampled_from(sorted({*EVENTS} - {"fulfilment", "listing"})),
    st.booleans(),
    st.integers(-400, 400),
)


def drawn(case: Case) -> tuple[Catalogue, dict[str, Any], str] | None:
    catalogue, question = case
    records = [one for one in question["subject"].records if one.listed is not False]
    return (catalogue, question, records[0].id) if records else None


@many
@given(cases(), events)
def test_releasing_twice_is_releasing_once(case: Case, what: Event) -> None:
    if (given_ := drawn(case)) is None:
        return
    catalogue, question, record = given_
    once = with_event(question["subject"], record, what)
    assert with_event(once, record, what) == once
    again = release(catalogue, event=what, record=record, **{**question, "subject": once})
    assert question["known_at"] is not None or again.changes == ()


@many
@given(cases(), events, events)
def test_the_order_of_events_changes_nothing(case: Case, one: Event, other: Event) -> None:
    if (given_ := drawn(case)) is None:
        return
    catalogue, question, record = given_
    other = other.model_copy(update={"happened_on": one.happened_on})
    answers = []
    for first, second in permutations((one, other)):
        who = with_event(with_event(question["subject"], record, first), record, second)
        answers.append(answer(evaluate(catalogue, **{**question, "subject": who})))
    assert answers[0] == answers[1]


@many
@given(cases(), events)
def test_what_stood_on_the_record_has_changed_or_says_why_it_stays(case: Case, what: Event) -> None:
    if (given_ := drawn(case)) is None:
        return
    catalogue, question, record = given_
    found = release(catalogue, event=what, record=record, **question)
    before = evaluate(catalogue, **question)
    stood = {
        one.id
        for one in before.live
        if any(
            ground.outcome in LIVE
            and ground.record.record.id == record
            and ground.owner.subject.id == question["subject"].id
            for ground in one.grounds
        )
    }
    accounted = {one.id for one in found.changes} | {one.decision.id for one in found.stays}
    assert stood <= accounted
