"""What is not known: open and closed facts, missing facts, incomplete records (S2, S14)."""

from __future__ import annotations

from typing import Any

import pytest

from small_catalogues import ask, codes, decide, load, outcome, subject

DAY = {"decided_on": "2017-06-20"}


def item(when: str) -> Any:
    return load(f"- {{id: a, when: {when}, period: {{unstated: ''}}}}")


def missing(when: str, *records: dict[str, Any], **fields: Any) -> list[tuple[str, str | None]]:
    decision = decide(item(when), subject(*records, **fields), "2018-06-20")
    assert decision is not None
    assert decision.outcome == "undetermined"
    return [(leaf.fact.id, leaf.record) for leaf in decision.missing]


def attributes(**values: Any) -> dict[str, Any]:
    return {**DAY, "attributes": values}


def test_a_penalty_alone_is_no_listing_and_asks_whether_there_is_one() -> None:
    assert missing("{any_record: {listed: true}}", DAY) == [("listed", "R1")]


def test_an_open_fact_not_given_is_unknown() -> None:
    assert missing("{any_record: {amount: {at_least: 1}}}", DAY) == [("amount", "R1")]
    assert missing("{any_record: {wilful: true}}", DAY) == [("wilful", "R1")]
    assert missing("{any_record: {decided_on: {known: true}}, lawyer: true}", DAY) == [
        ("lawyer", None)
    ]


@pytest.mark.parametrize("fact", ["fulfilled", "repaired", "corrected", "withdrawn", "objected"])
def test_a_closed_fact_not_given_has_not_happened(fact: str) -> None:
    assert outcome(item(f"{{any_record: {{{fact}: false}}}}"), subject(DAY), "2018-06-20") == (
        "applies"
    )
    assert outcome(item(f"{{any_record: {{{fact}: true}}}}"), subject(DAY), "2018-06-20") == (
        "does_not_apply"
    )


def test_only_facts_that_can_still_change_the_result_are_asked_for() -> None:
    when = "{any_record: {any: [{wilful: true}, {all: [{amount: {at_least: 5}}, {times: 2}]}]}}"
    assert missing(when, DAY) == [("amount", "R1"), ("times", "R1"), ("wilful", "R1")]
    assert missing(when, attributes(times=1)) == [("wilful", "R1")]
    assert missing(when, attributes(wilful=False, times=2)) == [("amount", "R1")]
    assert outcome(item(when), subject(attributes(wilful=True)), "2018-06-20") == "applies"


def test_a_measure_is_undetermined_only_for_a_subject_that_meets_its_cause() -> None:
    other = {**DAY, "cause": "polluter"}
    evaluation = ask(item("{any_record: {amount: 1}}"), subject(other), "2018-06-20")
    assert evaluation.decisions == ()


def test_a_counted_record_of_unknown_day_asks_for_the_day() -> None:
    when = "{count_records: {at_least: 2, within: P2Y, of: {wilful: true}}}"
    undated = {"attributes": {"wilful": True}}
    assert missing(when, attributes(wilful=True), undated) == [("decided_on", "R2")]
    assert missing(when, attributes(wilful=True), {}) == [("decided_on", "R2"), ("wilful", "R2")]
    long_ago = {"decided_on": "2015-01-01", "attributes": {"wilful": True}}
    who = subject(attributes(wilful=True), long_ago)
    assert outcome(item(when), who, "2018-06-20") == "does_not_apply"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([True, True], "applies"),
        ([True, None, True], "applies"),
        ([True, None], "undetermined"),
        ([True, False], "does_not_apply"),
        ([True], "does_not_apply"),
    ],
)
def test_counting_takes_what_is_true_and_leaves_room_for_what_is_unknown(
    values: list[bool | None], expected: str
) -> None:
    records = [attributes(**({} if one is None else {"wilful": one})) for one in values]
    catalogue = item("{count_records: {at_least: 2, of: {wilful: true}}}")
    assert outcome(catalogue, subject(*records), "2018-06-20") == expected


def test_all_records_must_hold_and_there_must_be_one() -> None:
    catalogue = item("{all_records: {wilful: true}}")
    assert outcome(catalogue, subject(attributes(wilful=True)), "2018-06-20") == "applies"
    one, other = attributes(wilful=True), attributes(wilful=False)
    assert outcome(catalogue, subject(one, other), "2018-06-20") == "does_not_apply"
    assert outcome(catalogue, subject(one, DAY), "2018-06-20") == "undetermined"
    void = {**other, "events": [{"type": "void", "happened_on": "2018-01-01"}]}
    assert outcome(catalogue, subject(one, void), "2018-06-20") == "applies"


def test_a_condition_that_names_the_cause_asks_all_records() -> None:
    catalogue = item("{any_record: {cause: polluter, severity: serious}}")
    serious = {**DAY, "cause": "polluter", "severity": "serious"}
    assert outcome(catalogue, subject(DAY, serious), "2018-06-20") == "applies"
    assert outcome(catalogue, subject(DAY), "2018-06-20") == "does_not_apply"


def test_records_that_may_be_more_leave_a_measure_open_that_one_more_could_ground() -> None:
    catalogue = item("{any_record: {wilful: true}}")
    harmless = attributes(wilful=False)
    assert outcome(catalogue, subject(harmless), "2018-06-20") == "does_not_apply"
    unsure = subject(harmless, records_complete="false")
    decision = decide(catalogue, unsure, "2018-06-20")
    assert decision is not None
    assert decision.outcome == "undetermined"
    assert [ground.reason for ground in decision.grounds] == ["records_incomplete"]
    assert decision.missing == ()


def test_records_that_may_be_more_do_not_open_what_no_record_can_ground() -> None:
    catalogue = item("{any_record: {wilful: true}, lawyer: true}")
    no_lawyer = {"lawyer": False}
    unsure = subject(attributes(wilful=False), records_complete="false", attributes=no_lawyer)
    assert outcome(catalogue, unsure, "2018-06-20") == "does_not_apply"


def test_records_that_may_be_more_unsettle_a_count_and_all_records() -> None:
    for when in (
        "{count_records: {at_least: 2, of: {wilful: true}}}",
        "{all_records: {wilful: true}}",
    ):
        unsure = subject(attributes(wilful=True), records_complete="false")
        assert outcome(item(when), unsure, "2018-06-20") == "undetermined"


def test_two_conditions_on_records_may_be_met_by_two_records() -> None:
    catalogue = item("{all: [{any_record: {wilful: true}}, {any_record: {times: {at_least: 3}}}]}")
    two = subject(attributes(wilful=True, times=1), attributes(wilful=False, times=5))
    decision = decide(catalogue, two, "2018-06-20")
    assert decision is not None
    assert decision.outcome == "applies"
    assert [ground.record.record.id for ground in decision.grounds] == ["R1", "R2"]


def test_a_record_without_a_cause_matches_nothing_and_is_reported() -> None:
    who = subject({"decided_on": "2017-06-20", "cause": None}, {**DAY, "cause": "loitering"})
    evaluation = ask(load("- {id: a}"), who, "2018-06-20")
    assert evaluation.decisions == ()
    assert codes(evaluation) == ["cause_unknown", "record_unclassified"]


def test_attributes_that_cannot_be_used_are_unknown_and_said() -> None:
    when = "{any_record: {amount: {at_least: 1}}}"
    evaluation = ask(item(when), subject(attributes(amount="plenty", colour="red")), "2018-06-20")
    assert codes(evaluation) == ["attribute_unknown", "attribute_unreadable"]
    assert [one.outcome.value for one in evaluation.decisions] == ["undetermined"]


@pytest.mark.parametrize(
    ("fact", "value", "test"),
    [
        ("amount", 100000, "{at_least: 100000}"),
        ("amount", "100000.00", "{at_least: 100000}"),
        ("amount", 0.5, "{at_most: 0.5}"),
        ("times", "3", "{more_than: 2}"),
        ("wilful", "true", "true"),
        ("served_on", "2018-01-01", "{within: P1Y}"),
        ("act", "拒不履行判决", "{contains_any: [履行, 裁定]}"),
        ("act", ["甲", "乙"], "{contains_any: [乙]}"),
        ("list_name", "black", "{in: [black, red]}"),
        ("amount", "1", "{known: true}"),
    ],
)
def test_values_are_read_as_their_declared_type(fact: str, value: Any, test: str) -> None:
    catalogue = item(f"{{any_record: {{{fact}: {test}}}}}")
    assert outcome(catalogue, subject(attributes(**{fact: value})), "2018-06-20") == "applies"


def test_a_date_in_the_future_is_not_within_the_past() -> None:
    catalogue = item("{any_record: {served_on: {within: P1Y}}}")
    who = subject(attributes(served_on="2018-06-21"))
    assert outcome(catalogue, who, "2018-06-20") == "does_not_apply"
    assert outcome(catalogue, who, "2018-06-21") == "applies"
    assert outcome(catalogue, who, "2019-06-21") == "applies"
    assert outcome(catalogue, who, "2019-06-22") == "does_not_apply"


def test_absent_and_known_are_never_in_doubt() -> None:
    catalogue = load(
        """
        - id: a
          kind: guidance
          when: {any_record: {amount: {absent: true}}}
          period: {unstated: ''}
        """
    )
    assert outcome(catalogue, subject(DAY), "2018-06-20") == "applies"
    assert outcome(catalogue, subject(attributes(amount=1)), "2018-06-20") == "does_not_apply"


@pytest.mark.parametrize("as_of", ["yesterday", 20180620])
def test_a_day_that_is_none_is_refused(as_of: Any) -> None:
    from creditrules.engine import evaluate

    with pytest.raises(ValueError, match="不是日期"):
        evaluate(load("- {id: a}"), subject(DAY), as_of)
