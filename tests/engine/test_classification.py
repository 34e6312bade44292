"""A record without cause is read under the causes that rules give it, and never as a listing."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import (
    answer,
    canonical,
    classifications,
    evaluate,
    evaluation_content,
    explain,
    nearest,
    nearest_rule,
    next_change,
)
from creditrules.model import CreditRecord, Event, Outcome, Subject
from random_catalogues import MOST, files_of
from random_questions import Case, cases, many
from small_catalogues import ask, load, load_files, sheet, subject

RULES = """
classify:
  - id: refusal
    title: 拒不履行
    cause: defaulter
    severity: general
    when: {act: {contains_any: [拒不履行, 逃避执行]}}
    evidence: recalled
  - id: heavy_refusal
    title: 拒不履行且金额大
    cause: defaulter
    severity: serious
    key_area: refusal_of_duty
    when: {act: {contains_any: [拒不履行]}, amount: {at_least: 1000}}
  - id: pollution
    title: 排污
    cause: polluter
    when: {all: [{act: {contains_any: [排污]}}, {not: {authority: 某局}}]}
"""
CATALOGUE = load("- {id: a}", top=RULES)
ALL_CAUSES = load(
    """
    - {id: a}
    - {id: b, cause: polluter, type: loan_scrutiny, when: {any_record: {amount: {at_least: 1}}}}
    - id: c
      cause: [defaulter, polluter]
      type: office_ban
      when: {count_records: {at_least: 2, of: {amount: {at_least: 1}}}}
    """,
    top=RULES,
)


def penalty(**attributes: Any) -> dict[str, Any]:
    return {
        "cause": None,
        "authority": "某市局",
        "decided_on": "2017-06-20",
        "attributes": attributes,
    }


def rules_met(catalogue: Catalogue, who: Subject) -> dict[str, dict[str, list[object]]]:
    """Rule -> fact -> what was found."""
    evaluation = ask(catalogue, who, "2018-06-20")
    return {
        one.rule.id: {met.fact.id: list(met.found) for met in one.met}
        for record in evaluation.facts.records
        for one in classifications(catalogue, evaluation.facts, record, None)
    }


def test_a_rule_gives_the_cause_and_says_what_it_met() -> None:
    who = subject(penalty(act="有能力而拒不履行判决，逃避执行"))
    found = rules_met(CATALOGUE, who)
    assert found == {"trial.refusal": {"act": ["拒不履行", "逃避执行"]}}


def test_several_rules_of_one_cause_are_one_reading_as_serious_as_the_most_serious() -> None:
    who = subject(penalty(act="拒不履行", amount="1000"))
    evaluation = ask(CATALOGUE, who, "2018-06-20")
    (record,) = evaluation.facts.records
    assert record.record.severity == "serious"
    assert record.rules == ("trial.heavy_refusal", "trial.refusal")


def test_a_severity_that_the_record_states_stays() -> None:
    who = subject({**penalty(act="拒不履行", amount="1000"), "severity": "minor"})
    (record,) = ask(CATALOGUE, who, "2018-06-20").facts.records
    assert record.record.severity == "minor"


def test_a_penalty_is_not_a_listing() -> None:
    evaluation = ask(CATALOGUE, subject(penalty(act="拒不履行")), "2018-06-20")
    (decision,) = evaluation.decisions
    assert decision.outcome is Outcome.UNDETERMINED
    assert [leaf.fact.id for leaf in decision.missing] == ["listed"]
    (classified,) = evaluation_content(evaluation)["classified"]
    assert classified["needs_listing"] is True


def test_a_listed_penalty_applies_and_its_page_says_by_what_it_was_classified() -> None:
    who = subject({**penalty(act="拒不履行"), "listed_on": "2017-06-21"})
    evaluation = ask(CATALOGUE, who, "2018-06-20")
    (decision,) = evaluation.live
    page = explain(evaluation.question, decision).render()
    assert "归类  拒不履行（行为：拒不履行）；一般（待核对）" in page
    english = explain(evaluation.question, decision, "en").render()
    assert "Classified by  trial.refusal (act: 拒不履行)" in english


def test_what_no_rule_classifies_matches_nothing_and_has_a_nearest_rule() -> None:
    who = subject({**penalty(act="超标排污"), "authority": "某局"})
    evaluation = ask(CATALOGUE, who, "2018-06-20")
    assert evaluation.decisions == ()
    (record,) = evaluation.unclassified
    found = nearest_rule(CATALOGUE, evaluation.facts, record, None)
    assert found is not None
    assert found.rule.id == "trial.pollution"
    assert [leaf.fact.id for leaf in found.lacking] == ["authority"]


def test_a_rule_of_which_nothing_is_met_is_not_near() -> None:
    catalogue = load("- {id: a}", top="classify_only: {amount: {at_least: 1}}" + RULES)
    who = subject({**penalty(act="违停", amount="5"), "authority": "某局"})
    evaluation = ask(catalogue, who, "2018-06-20")
    (record,) = evaluation.unclassified
    assert nearest_rule(catalogue, evaluation.facts, record, None) is None


def test_what_is_not_said_classifies_nothing() -> None:
    evaluation = ask(CATALOGUE, subject(penalty(amount="5000")), "2018-06-20")
    assert [one.record.id for one in evaluation.unclassified] == ["R1"]


def test_a_record_under_two_causes_is_one_record() -> None:
    one = subject(penalty(act="拒不履行，排污", amount="5"))
    evaluation = ask(ALL_CAUSES, one, "2018-06-20")
    assert [view.record.cause for view in evaluation.facts.records] == ["defaulter", "polluter"]
    assert {view.record.id for view in evaluation.facts.records} == {"R1"}
    assert evaluation.find("loan_scrutiny") is not None
    assert evaluation.find("office_ban") is None, "one penalty is not two"
    miss = nearest(evaluation.question, "office_ban")
    assert miss is not None
    assert [leaf.fact.id for leaf in miss.leaves] == ["amount"], "another penalty is lacking"
    two = subject(penalty(act="拒不履行，排污", amount="5"), penalty(act="排污", amount="5"))
    decision = ask(ALL_CAUSES, two, "2018-06-20").find("office_ban")
    assert decision is not None
    keys = [ground.key for ground in decision.grounds]
    assert len(keys) == len(set(keys)) == 3


def test_a_record_with_a_cause_of_its_own_keeps_it() -> None:
    who = subject({**penalty(act="排污"), "cause": "defaulter"})
    (record,) = ask(CATALOGUE, who, "2018-06-20").facts.records
    assert (record.record.cause, record.rules) == ("defaulter", ())


def test_a_corrected_act_is_classified_anew_from_the_day_of_the_correction() -> None:
    event = Event.model_validate(
        {"type": "correction", "happened_on": "2018-01-10", "set": {"act": "未履行"}}
    )
    who = subject({**penalty(act="拒不履行"), "listed_on": "2017-06-21", "events": [event]})
    before, after = (ask(CATALOGUE, who, day) for day in ("2018-01-09", "2018-01-10"))
    assert [len(before.live), len(after.live)] == [1, 0]
    assert next_change(before) == after.question.as_of


def test_a_cause_that_a_correction_takes_away_is_given_by_rules_and_can_change_later() -> None:
    late = "{any_record: {not: {decided_on: {within: P2Y}}}}"
    items = f"- {{id: late, cause: polluter, type: loan_scrutiny, when: {late}}}"
    event = Event.model_validate(
        {"type": "correction", "happened_on": "2018-01-10", "set": {"cause": None}}
    )
    who = subject({**penalty(act="排污"), "cause": "honour", "events": [event]})
    evaluation = ask(load(items, top=RULES), who, "2018-06-20")
    assert evaluation.decisions == ()
    assert next_change(evaluation) == date(2019, 6, 21)


def test_local_rules_classify_where_they_are_carried_out() -> None:
    files = {"local.yaml": "jurisdiction: '370100'\n" + sheet("- {id: a}", top=RULES)}
    catalogue = load_files(files)
    who = subject(penalty(act="拒不履行"))
    assert ask(catalogue, who, "2018-06-20").unclassified
    assert not ask(catalogue, who, "2018-06-20", jurisdiction="370102").unclassified


def test_what_a_catalogue_asks_for_any_rule_is_asked_besides() -> None:
    catalogue = load("- {id: a}", top="classify_only: {amount: {at_least: 10}}" + RULES)
    for amount, classified in (("9", False), ("10", True)):
        who = subject(penalty(act="逃避执行", amount=amount))
        assert bool(rules_met(catalogue, who)) is classified


def test_a_guessed_rule_is_switched_off_unless_asked_for() -> None:
    guessed = RULES.replace("evidence: recalled", "evidence: guess")
    files = {"trial.yaml": sheet("- {id: a}", top=guessed)}
    who = subject(penalty(act="逃避执行"))
    assert ask(load_files(files), who, "2018-06-20").unclassified
    assert not ask(load_files(files, include_guessed=True), who, "2018-06-20").unclassified


PROPERTY_RULES = """
catalogue: rules
instrument: memo
classify:
  - {id: refusal, title: 拒不履行, cause: defaulter, when: {act: {contains_any: [拒不履行]}}}
  - {id: pollution, title: 排污, cause: polluter, when: {act: 排污}}
"""


def without_cause(record: CreditRecord) -> CreditRecord:
    """The record as a table gives it: no cause, and no correction of the act."""
    events = [
        event.model_copy(update={"changes": {k: v for k, v in event.changes.items() if k != "act"}})
        for event in record.events
    ]
    return record.model_copy(update={"cause": None, "events": tuple(events)})


def with_cause(record: CreditRecord) -> CreditRecord:
    """The same record with the cause that the rules must give it."""
    act = str(record.attributes.get("act", ""))
    cause = "defaulter" if "拒不履行" in act else "polluter" if act == "排污" else None
    return record.model_copy(update={"cause": cause})


def changed(question: dict[str, Any], change: Any) -> dict[str, Any]:
    def whole(who: Subject) -> Subject:
        return who.model_copy(update={"records": tuple(map(change, who.records))})

    related = tuple(map(whole, question["related"]))
    return {**question, "subject": whole(question["subject"]), "related": related}


@many
@given(case=cases())
def test_a_classified_record_decides_as_one_that_was_given_the_cause(case: Case) -> None:
    catalogue = load_files({**files_of(case.number % MOST), "rules.yaml": PROPERTY_RULES})
    uncaused = changed(case.question, without_cause)
    classified = evaluate(catalogue, **uncaused)
    told = evaluate(catalogue, **changed(uncaused, with_cause))
    assert answer(classified) == answer(told)
    assert next_change(classified) == next_change(told)


@many
@given(case=cases(), chance=st.integers(0, 10**6).map(Random))
def test_the_order_of_rules_changes_nothing(case: Case, chance: Random) -> None:
    head, *rules = PROPERTY_RULES.split("\n  - ")
    mixed = "\n  - ".join([head, *chance.sample([one.strip() for one in rules], len(rules))])
    files = files_of(case.number % MOST)
    question = changed(case.question, without_cause)
    answers = [
        canonical(evaluation_content(evaluate(load_files({**files, "r.yaml": text}), **question)))
        for text in (PROPERTY_RULES, mixed)
    ]
    assert answers[0] == answers[1]
