"""Along relations: from an enterprise to persons, from a person to an enterprise, one step."""

from __future__ import annotations

from typing import Any

import pytest

from creditrules.engine import explain
from small_catalogues import LISTED, ask, codes, decide, load, outcome, person, subject

REACH = load("- {id: a, subjects: [enterprise], reach: [{role: legal_representative, at: as_of}]}")
BACK = load("- {id: a, subjects: [individual], reached_by: [{role: director}]}")


def representative(**fields: Any) -> dict[str, Any]:
    return {"role": "legal_representative", **fields}


def test_a_measure_passes_to_the_person_in_the_role() -> None:
    firm = subject(LISTED)
    zhang = person(relations=[representative(subject="E1", **{"from": "2015-03-01"})])
    decision = decide(REACH, zhang, "2018-06-20", related=[firm])
    assert decision is not None
    assert decision.id == "P1/flight_limit"
    assert decision.outcome == "applies"
    (ground,) = decision.grounds
    assert ground.owner.subject.id == "E1"
    assert ground.via is not None
    assert ground.via.dated


def test_the_enterprise_may_state_the_relation_instead() -> None:
    firm = subject(LISTED, relations=[representative(subject="P1", name="张某")])
    assert outcome(REACH, person(), "2018-06-20", related=[firm]) == "applies"


def test_nothing_is_looked_up() -> None:
    zhang = person(relations=[representative(subject="E1")])
    evaluation = ask(REACH, zhang, "2018-06-20")
    assert not evaluation.decisions
    assert "related_subject_not_given" in codes(evaluation)


def test_another_role_passes_nothing() -> None:
    zhang = person(relations=[{"role": "director", "subject": "E1"}])
    assert outcome(REACH, zhang, "2018-06-20", related=[subject(LISTED)]) == "does_not_apply"


def test_an_unknown_role_is_said() -> None:
    zhang = person(relations=[{"role": "janitor", "subject": "E1"}])
    assert "role_unknown" in codes(ask(REACH, zhang, "2018-06-20", related=[subject(LISTED)]))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-01-31", "applies"), ("2018-02-01", "does_not_apply"), ("2017-12-31", "does_not_apply")],
)
def test_the_relation_must_hold_on_the_day_both_ends_included(day: str, expected: str) -> None:
    dated = representative(subject="E1", **{"from": "2018-01-01", "to": "2018-01-31"})
    assert outcome(REACH, person(relations=[dated]), day, related=[subject(LISTED)]) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [("decided_on", "applies"), ("listed_on", "does_not_apply"), ("as_of", "does_not_apply")],
)
def test_the_catalogue_says_on_which_day_it_must_hold(at: str, expected: str) -> None:
    catalogue = load(f"- {{id: a, reach: [{{role: legal_representative, at: {at}}}]}}")
    left = representative(subject="E1", **{"from": "2015-01-01", "to": "2017-06-20"})
    assert (
        outcome(catalogue, person(relations=[left]), "2018-06-20", related=[subject(LISTED)])
        == expected
    )


def test_whether_a_dated_relation_held_on_an_unknown_day_is_asked() -> None:
    catalogue = load("- {id: a, reach: [{role: legal_representative, at: listed_on}]}")
    dated = person(relations=[representative(subject="E1", **{"from": "2015-01-01"})])
    undated = person(relations=[representative(subject="E1")])
    firm = subject({"listed": "true", "decided_on": "2017-06-20"})
    decision = decide(catalogue, dated, "2018-06-20", related=[firm])
    assert decision is not None
    assert decision.outcome == "undetermined"
    assert [leaf.fact.id for leaf in decision.missing] == ["listed_on"]
    assert outcome(catalogue, undated, "2018-06-20", related=[firm]) == "applies"
    unlisted = subject({"listed": "false"})
    assert outcome(catalogue, dated, "2018-06-20", related=[unlisted]) == "does_not_apply"
    voided = subject({"listed": "true", "events": [{"type": "void", "happened_on": "2018-01-01"}]})
    assert outcome(catalogue, dated, "2018-06-20", related=[voided]) == "does_not_apply"


def test_an_undated_relation_always_holds_and_is_marked() -> None:
    zhang = person(relations=[representative(subject="E1")])
    evaluation = ask(REACH, zhang, "2018-06-20", related=[subject(LISTED)])
    (decision,) = evaluation.decisions
    via = decision.grounds[0].via
    assert via is not None
    assert not via.dated
    assert "relation_undated" in codes(evaluation)


def test_a_dated_relation_is_told_before_an_undated_one() -> None:
    twice = [representative(subject="E1"), representative(subject="E1", **{"from": "2015-01-01"})]
    decision = decide(REACH, person(relations=twice), "2018-06-20", related=[subject(LISTED)])
    assert decision is not None
    via = decision.grounds[0].via
    assert via is not None
    assert via.dated


def test_of_several_relations_in_one_role_the_earliest_is_told_whatever_their_order() -> None:
    early = representative(subject="E1", **{"from": "2012-01-01"})
    late = representative(subject="E1", **{"from": "2016-01-01"})
    for both in ([early, late], [late, early]):
        decision = decide(REACH, person(relations=both), "2018-06-20", related=[subject(LISTED)])
        assert decision is not None
        via = decision.grounds[0].via
        assert via is not None
        assert via.relation.start is not None
        assert via.relation.start.year == 2012


def test_a_person_known_by_name_only_gets_a_decision_of_his_own() -> None:
    firm = subject(LISTED, relations=[representative(name="张某")])
    evaluation = ask(REACH, firm, "2018-06-20")
    assert [one.id for one in evaluation.live] == [
        "E1#legal_representative#张某/flight_limit",
        "E1/flight_limit",
    ]
    named = evaluation.find("flight_limit", "E1#legal_representative#张某")
    assert named is not None
    assert named.name == "张某"


def test_a_person_known_by_name_only_is_never_joined_with_another() -> None:
    firm = subject(LISTED, relations=[representative(name="张某")])
    assert outcome(REACH, person(name="张某"), "2018-06-20", related=[firm]) == "does_not_apply"


def test_two_spans_of_one_name_are_one_person_with_one_decision() -> None:
    spans = [
        representative(name="张某", **{"from": "2012-01-01", "to": "2013-01-01"}),
        representative(name="张某", **{"from": "2016-01-01"}),
    ]
    evaluation = ask(REACH, subject(LISTED, relations=spans), "2018-06-20")
    ids = [one.id for one in evaluation.decisions]
    assert ids == sorted(set(ids))
    assert len(ids) == 2


def test_the_decision_of_the_enterprise_names_whom_it_reaches() -> None:
    firm = subject(
        LISTED,
        relations=[
            representative(name="张某"),
            representative(subject="P2", name="李某", to="2015-01-01"),
            {"role": "director", "name": "王某"},
        ],
    )
    decision = decide(REACH, firm, "2018-06-20")
    assert decision is not None
    assert [(one.role, one.name) for one in decision.reaches] == [("legal_representative", "张某")]


def test_reach_is_one_step() -> None:
    first = subject(LISTED)
    second = subject(id="E2", relations=[representative(subject="E1", name="某某有限公司")])
    zhang = person(relations=[representative(subject="E2")])
    assert outcome(REACH, zhang, "2018-06-20", related=[first, second]) == "does_not_apply"


def test_an_item_that_only_reaches_does_not_bind_the_enterprise() -> None:
    catalogue = load("- {id: a, subjects: [], reach: [{role: legal_representative}]}")
    firm = subject(LISTED, relations=[representative(name="张某")])
    evaluation = ask(catalogue, firm, "2018-06-20")
    assert [one.subject for one in evaluation.live] == ["E1#legal_representative#张某"]


def test_an_enterprise_is_bound_through_its_listed_director() -> None:
    firm = subject(relations=[{"role": "director", "subject": "P1"}])
    decision = decide(BACK, firm, "2018-06-20", related=[person(LISTED)])
    assert decision is not None
    assert decision.outcome == "applies"
    assert decision.reaches == ()


def test_the_director_may_state_it_himself() -> None:
    zhang = person(LISTED, relations=[{"role": "director", "subject": "E1"}])
    assert outcome(BACK, subject(), "2018-06-20", related=[zhang]) == "applies"


def test_kinds_of_subjects_bind_directly_only() -> None:
    assert outcome(BACK, subject(LISTED), "2018-06-20") == "does_not_apply"
    assert outcome(BACK, person(LISTED), "2018-06-20") == "applies"


def test_a_subject_given_as_its_own_relation_reaches_nobody() -> None:
    firm = subject(LISTED, relations=[representative(subject="E1")])
    evaluation = ask(REACH, firm, "2018-06-20", related=[firm])
    (decision,) = evaluation.decisions
    assert [ground.via for ground in decision.grounds] == [None]


def test_the_same_question_about_two_owners_is_two_questions() -> None:
    unlisted = {"decided_on": "2017-06-20"}
    firms = [
        subject(unlisted, id=firm, relations=[representative(subject="P1")])
        for firm in ("E1", "E2")
    ]
    catalogue = load(
        "- {id: a, subjects: [enterprise], when: {any_record: {listed: true}}, "
        "reach: [{role: legal_representative}]}"
    )
    evaluation = ask(catalogue, person(), "2018-06-20", related=firms)
    (decision,) = evaluation.undetermined
    asked = [(leaf.owner, leaf.record, leaf.fact.id) for leaf in decision.missing]
    assert asked == [("E1", "R1", "listed"), ("E2", "R1", "listed")]
    text = explain(evaluation.question, decision).render()
    assert "E1 的记录 R1：" in text
    assert "E2 的记录 R1：" in text
