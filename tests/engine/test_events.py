"""What the events of a record do: listing, objection, correction, repair, voiding (S4, S5)."""

from __future__ import annotations

from typing import Any

import pytest

from small_catalogues import LISTED, ask, codes, decide, load, outcome, span, subject

LIST = load("- {id: a}")
LENGTH = load("- {id: a, period: {length: P1Y, from: decided_on}}")
STATUTORY = load("- {id: a, period: {length: P1Y, from: decided_on, statutory: true}}")
SUSPENDS = load(
    "- {id: a, period: {length: P1Y, from: decided_on}}", top="objection: {suspends: true}"
)
EXTENDS = load(
    "- {id: a, period: {length: P1Y, from: decided_on}}",
    top="objection: {suspends: true, extends: true, basis: [{instrument: interpretation}]}",
)


def event(kind: str, day: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "happened_on": day, **fields}


def with_events(*events: dict[str, Any], **fields: Any) -> Any:
    return subject({**LISTED, **fields, "events": list(events)})


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2017-06-20", "does_not_apply"), ("2017-06-21", "applies"), ("2018-03-04", "applies")],
)
def test_who_is_listed_is_bound_from_that_day(day: str, expected: str) -> None:
    assert outcome(LIST, subject(LISTED), day) == expected


def test_delisting_releases_and_ends_the_period_the_day_before() -> None:
    who = with_events(event("delisting", "2018-03-05"))
    assert outcome(LIST, who, "2018-03-04") == "applies"
    decision = decide(LIST, who, "2018-03-05")
    assert decision is not None
    assert decision.outcome == "released"
    assert span(decision) == ("2017-06-21", "2018-03-04", True)


def test_delisting_tells_that_the_party_had_been_listed() -> None:
    who = subject({"decided_on": "2017-06-20", "events": [event("delisting", "2018-03-05")]})
    assert outcome(LIST, who, "2018-03-05") == "released"


def test_who_is_listed_again_is_bound_again_and_the_gap_is_not_filled() -> None:
    who = subject(
        {
            "decided_on": "2017-06-20",
            "events": [
                event("listing", "2017-06-21"),
                event("repair", "2018-03-01"),
                event("delisting", "2018-03-05"),
                event("listing", "2019-01-01"),
            ],
        }
    )
    assert outcome(LIST, who, "2018-06-20") == "released"
    decision = decide(LIST, who, "2019-06-20")
    assert decision is not None
    assert decision.outcome == "applies"
    assert span(decision) == ("2019-01-01", None, False)


def test_a_listing_that_lies_ahead_does_not_bind_yet() -> None:
    who = subject({"decided_on": "2017-06-20", "listed": "true", "listed_on": "2018-01-01"})
    assert outcome(LIST, who, "2017-12-31") == "does_not_apply"
    assert outcome(LIST, who, "2018-01-01") == "applies"


def test_who_is_said_to_be_listed_is_bound_from_a_day_not_known() -> None:
    decision = decide(LIST, subject({"listed": "true"}), "2018-06-20")
    assert decision is not None
    assert decision.outcome == "applies"
    assert span(decision) == (None, None, False)


def test_a_measure_while_listed_asks_for_the_listing_even_if_its_condition_does_not() -> None:
    catalogue = load("- {id: a, when: {any_record: {severity: serious}}}")
    serious = {"decided_on": "2017-06-20", "severity": "serious"}
    decision = decide(catalogue, subject(serious), "2018-06-20")
    assert decision is not None
    assert decision.outcome == "undetermined"
    assert [leaf.fact.id for leaf in decision.missing] == ["listed"]
    assert outcome(catalogue, subject({**serious, "listed": "false"}), "2018-06-20") == (
        "does_not_apply"
    )
    assert outcome(catalogue, subject({**serious, "listed": "true"}), "2018-06-20") == "applies"


@pytest.mark.parametrize("kind", ["withdrawal", "annulment", "unlawful", "void"])
@pytest.mark.parametrize("catalogue", [LIST, LENGTH, STATUTORY])
def test_what_takes_the_ground_away_releases(kind: str, catalogue: Any) -> None:
    who = with_events(event(kind, "2018-01-01"))
    assert outcome(catalogue, who, "2017-12-31") == "applies"
    assert outcome(catalogue, who, "2018-01-01") == "released"


def test_an_upheld_objection_releases_and_a_rejected_one_does_not() -> None:
    accepted = event("objection_accepted", "2018-01-01")
    for upheld, expected in ((True, "released"), (False, "applies"), (None, "applies")):
        closed = event("objection_closed", "2018-02-01", upheld=upheld)
        assert outcome(LIST, with_events(accepted, closed), "2018-02-01") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-12-31", "applies"),
        ("2018-01-01", "suspended"),
        ("2018-01-31", "suspended"),
        ("2018-02-01", "applies"),
    ],
)
def test_an_objection_suspends_until_the_day_before_it_is_closed(day: str, expected: str) -> None:
    who = with_events(
        event("objection_accepted", "2018-01-01"), event("objection_closed", "2018-02-01")
    )
    assert outcome(SUSPENDS, who, day) == expected


def test_an_objection_suspends_nothing_unless_the_catalogue_says_so() -> None:
    assert outcome(
        LENGTH, with_events(event("objection_accepted", "2018-01-01")), "2018-01-02"
    ) == ("applies")


def test_an_objection_moves_no_end_unless_the_catalogue_says_so() -> None:
    pair = (event("objection_accepted", "2018-01-01"), event("objection_closed", "2018-02-01"))
    still, moved = decide(SUSPENDS, with_events(*pair), "2018-03-01"), None
    moved = decide(EXTENDS, with_events(*pair), "2018-03-01")
    assert still is not None
    assert moved is not None
    assert span(still) == ("2017-06-20", "2018-06-20", True)
    assert span(moved) == ("2017-06-20", "2018-07-21", True)


def test_while_the_objection_is_open_the_extended_end_is_not_known() -> None:
    decision = decide(EXTENDS, with_events(event("objection_accepted", "2018-01-01")), "2018-09-01")
    assert decision is not None
    assert decision.outcome == "suspended"
    assert span(decision) == ("2017-06-20", None, False)


@pytest.mark.parametrize("closing", [[], [event("objection_closed", "2018-09-01")]])
def test_an_objection_after_the_end_brings_nothing_back(closing: list[dict[str, Any]]) -> None:
    who = with_events(event("objection_accepted", "2018-08-01"), *closing)
    for day in ("2018-08-02", "2018-07-20", "2018-09-01"):
        decision = decide(EXTENDS, who, day)
        assert decision is not None
        assert decision.outcome == "expired"
        assert span(decision) == ("2017-06-20", "2018-06-20", True)


def test_days_of_an_objection_before_the_period_do_not_extend_it() -> None:
    catalogue = load(
        """
        - id: a
          when: {any_record: {severity: serious}}
          period: {length: P1Y, from: served_on}
        """,
        top="objection: {suspends: true, extends: true, basis: [{instrument: interpretation}]}",
    )
    who = with_events(
        event("objection_accepted", "2018-01-01"),
        event("objection_closed", "2018-02-01"),
        severity="serious",
        attributes={"served_on": "2018-01-22"},
    )
    decision = decide(catalogue, who, "2018-06-01")
    assert decision is not None
    assert span(decision) == ("2018-01-22", "2019-02-01", True)


def test_repair_releases() -> None:
    who = with_events(event("repair", "2018-01-01"))
    assert outcome(LENGTH, who, "2017-12-31") == "applies"
    assert outcome(LENGTH, who, "2018-01-01") == "released"


def test_repair_does_not_end_a_period_set_by_law_that_still_runs() -> None:
    who = with_events(event("repair", "2018-01-01"))
    assert outcome(STATUTORY, who, "2018-01-01") == "applies"
    assert outcome(STATUTORY, who, "2018-06-21") == "expired"


def test_repair_after_the_end_changes_nothing() -> None:
    assert outcome(LENGTH, with_events(event("repair", "2018-07-01")), "2018-08-01") == "expired"


def test_an_event_before_the_first_day_leaves_no_reversed_period() -> None:
    catalogue = load(
        """
        - id: a
          when: {any_record: {wilful: true}}
          period: {until: fulfilment, from: listed_on}
        """
    )
    who = subject({**LISTED, "fulfilled_on": "2017-06-01", "attributes": {"wilful": "true"}})
    decision = decide(catalogue, who, "2018-06-20")
    assert decision is not None
    assert decision.outcome == "released"
    assert span(decision) == (None, None, False)


def test_fulfilment_ends_what_lasts_until_it() -> None:
    catalogue = load("- {id: a, period: {until: fulfilment}}")
    who = subject({**LISTED, "fulfilled_on": "2018-03-01"})
    assert outcome(catalogue, who, "2018-02-28") == "applies"
    assert outcome(catalogue, who, "2018-03-01") == "released"
    assert outcome(LIST, who, "2018-03-01") == "applies"


def test_ending_ends_what_has_no_length_of_its_own() -> None:
    who = subject({**LISTED, "ended_on": "2018-03-01"})
    assert outcome(LIST, who, "2018-03-01") == "released"
    assert outcome(LENGTH, who, "2018-03-01") == "applies"


def test_delisting_ends_an_unstated_period_where_the_document_says_how_to_leave_the_list() -> None:
    item = "- {id: a, period: {unstated: 一定期限内}}"
    who = with_events(event("delisting", "2018-03-05"))
    assert (
        outcome(load(item, top="exit: {delisting: [fulfilment]}"), who, "2018-03-05") == "released"
    )
    assert outcome(load(item), who, "2018-03-05") == "applies"


def test_a_correction_changes_the_record_from_its_day_on() -> None:
    catalogue = load("- {id: a, when: {any_record: {listed: true, amount: {at_least: 100000}}}}")
    who = subject(
        {
            **LISTED,
            "attributes": {"amount": "200000"},
            "events": [event("correction", "2018-01-01", set={"amount": "20000"})],
        }
    )
    assert outcome(catalogue, who, "2017-12-31") == "applies"
    assert outcome(catalogue, who, "2018-01-01") == "does_not_apply"


def test_a_corrected_listing_day_moves_the_period() -> None:
    who = with_events(event("correction", "2017-12-01", set={"listed_on": "2017-07-21"}))
    decision = decide(LIST, who, "2018-01-01")
    assert decision is not None
    assert span(decision) == ("2017-07-21", None, False)


def test_of_two_corrections_on_one_day_the_one_received_later_counts() -> None:
    catalogue = load("- {id: a, when: {any_record: {listed: true, amount: {at_least: 100}}}}")
    first = event("correction", "2018-01-01", set={"amount": "200"}, received_at="2018-01-03")
    second = event("correction", "2018-01-01", set={"amount": "20"}, received_at="2018-01-02")
    for both in ((first, second), (second, first)):
        assert outcome(catalogue, with_events(*both), "2018-06-20") == "applies"
    unsaid = [{**one, "received_at": None} for one in (first, second)]
    found = {
        outcome(catalogue, with_events(*both), "2018-06-20") for both in (unsaid, unsaid[::-1])
    }
    assert len(found) == 1


def test_a_corrected_cause_moves_the_record_to_other_items() -> None:
    catalogue = load(
        """
        - {id: a}
        - {id: b, cause: polluter, type: loan_scrutiny}
        """
    )
    who = with_events(event("correction", "2018-01-01", set={"cause": "polluter"}))
    assert outcome(catalogue, who, "2017-12-31") == "applies"
    assert outcome(catalogue, who, "2018-01-01") == "does_not_apply"
    assert outcome(catalogue, who, "2018-01-01", "loan_scrutiny") == "applies"


def test_a_correction_may_take_a_value_away() -> None:
    catalogue = load("- {id: a, when: {any_record: {listed: true, amount: {at_least: 100000}}}}")
    who = with_events(
        event("correction", "2018-01-01", set={"amount": None}), attributes={"amount": "200000"}
    )
    assert outcome(catalogue, who, "2018-01-01") == "undetermined"


def test_a_correction_that_cannot_be_read_leaves_the_record_as_it_was() -> None:
    who = with_events(event("correction", "2018-01-01", set={"decided_on": "yesterday"}))
    evaluation = ask(LIST, who, "2018-06-20")
    assert codes(evaluation) == ["correction_unreadable"]
    assert evaluation.live


def test_a_correction_to_a_later_day_of_decision_counts_from_that_day() -> None:
    who = with_events(event("correction", "2018-01-01", set={"decided_on": "2018-05-01"}))
    evaluation = ask(LENGTH, who, "2018-02-01")
    assert codes(evaluation) == ["record_after_as_of"]
    assert not evaluation.decisions


def test_what_was_decided_later_grounds_nothing() -> None:
    evaluation = ask(LIST, subject(LISTED), "2017-06-19")
    assert codes(evaluation) == ["record_after_as_of"]
    assert not evaluation.decisions


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [
        ("2017-07-09", "does_not_apply"),
        ("2017-07-10", "applies"),
        ("2017-07-10T08:59:59+08:00", "does_not_apply"),
        ("2017-07-10T01:00:00+00:00", "applies"),
    ],
)
def test_what_was_received_later_was_not_known(known_at: str, expected: str) -> None:
    who = subject({**LISTED, "received_at": "2017-07-10T09:00:00+08:00"})
    assert outcome(LIST, who, "2018-06-20", known_at=known_at) == expected


def test_an_event_received_later_was_not_known() -> None:
    who = with_events(event("delisting", "2018-03-05", received_at="2018-04-01"))
    assert outcome(LIST, who, "2018-06-20", known_at="2018-03-31") == "applies"
    assert outcome(LIST, who, "2018-06-20", known_at="2018-04-01") == "released"


def test_a_listing_received_later_leaves_it_open_whether_the_party_is_listed() -> None:
    who = subject(
        {
            "decided_on": "2017-06-20",
            "events": [event("listing", "2017-06-21", received_at="2017-08-01")],
        }
    )
    assert outcome(LIST, who, "2018-06-20", known_at="2017-07-31") == "undetermined"
    assert outcome(LIST, who, "2018-06-20", known_at="2017-08-01") == "applies"


def test_what_has_no_day_of_receipt_is_known_from_its_own_day() -> None:
    who = with_events(event("delisting", "2018-03-05"))
    assert outcome(LIST, who, "2018-06-20", known_at="2018-03-04") == "applies"
    assert outcome(LIST, who, "2018-06-20", known_at="2018-03-05") == "released"
