"""Before a decision is issued: what it would bring about, for whom, and what hangs on more."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given

from creditrules.catalogue import Catalogue
from creditrules.engine import Foresight, evaluate, foresee, nothing_words
from creditrules.model import LIVE, CreditRecord, Subject
from random_questions import Case, cases, many
from small_catalogues import LISTED, load, person, span, subject

DAY = date(2018, 6, 20)
BY_LENGTH = (
    "when: {any_record: {severity: serious}}, period: {length: P1Y, from: decided_on, "
    "statutory: true}, bases: [{instrument: company_law}]"
)
SERIOUS = {"severity": "serious"}


def draft(**fields: Any) -> CreditRecord:
    return CreditRecord.model_validate({"id": "D1", "cause": "defaulter", **fields})


def ask(catalogue: Catalogue, who: Subject, record: CreditRecord, **options: Any) -> Foresight:
    return foresee(catalogue, who, record, DAY, **options)


def told(found: Foresight) -> tuple[list[str], list[str], list[str]]:
    return (
        [f"{one.kind} {one.id}" for one in found.certain],
        [f"{one.kind} {one.id}" for one in found.if_listed],
        [one.decision.id for one in found.questions],
    )


def test_what_follows_from_the_decision_itself_is_certain_and_has_its_period() -> None:
    found = ask(load(f"- {{id: a, {BY_LENGTH}}}"), subject(), draft(**SERIOUS))
    assert told(found) == (["started E1/flight_limit"], [], [])
    (change,) = found.certain
    assert change.after is not None
    assert span(change.after) == ("2018-06-20", "2019-06-20", True)


def test_a_penalty_is_no_listing_so_what_needs_one_stays_hypothetical() -> None:
    found = ask(load("- {id: a}"), subject(), draft())
    assert told(found) == ([], ["started E1/flight_limit"], [])
    assert found.question.subject.records[0].events == ()


def test_a_draft_that_lists_the_party_leaves_nothing_hypothetical() -> None:
    found = ask(load("- {id: a}"), subject(), draft(listed_on="2018-06-20"))
    assert told(found) == (["started E1/flight_limit"], [], [])


def test_a_draft_that_says_it_is_not_listed_may_be_listed_later() -> None:
    found = ask(load("- {id: a}"), subject(), draft(listed=False))
    assert told(found) == ([], ["started E1/flight_limit"], [])


def test_what_a_listing_alone_does_not_decide_is_a_question_with_all_its_facts() -> None:
    catalogue = load("- {id: a, when: {any_record: {all: [{listed: true}, {wilful: true}]}}}")
    found = ask(catalogue, subject(), draft())
    assert told(found) == ([], [], ["E1/flight_limit"])
    assert [one.fact.id for one in found.questions[0].missing] == ["listed", "wilful"]


def test_persons_in_a_role_are_told_whether_known_by_name_or_by_id() -> None:
    reach = "reach: [{role: director}, {role: legal_representative}]"
    catalogue = load(f"- {{id: a, subjects: [], {reach}, {BY_LENGTH}}}")
    who = subject(relations=[{"role": "legal_representative", "name": "张某"}])
    director = person(relations=[{"role": "director", "subject": "E1"}])
    found = ask(catalogue, who, draft(**SERIOUS), related=[director])
    assert told(found)[0] == [
        "started E1#legal_representative#张某/flight_limit",
        "started P1/flight_limit",
    ]


def test_an_incentive_that_the_draft_takes_away_ends() -> None:
    clean = "{not: {any_record: {severity: serious}}}"
    catalogue = load(
        "- {id: a, type: green_lane, kind: incentive, cause: honour, "
        f"when: {{all: [{{any_record: {{listed: true}}}}, {clean}]}}}}"
    )
    who = subject({**LISTED, "cause": "honour", "severity": "minor"})
    assert told(ask(catalogue, who, draft(cause="honour", **SERIOUS)))[0] == ["ended E1/green_lane"]


def test_where_nothing_follows_the_nearest_miss_says_what_is_lacking() -> None:
    catalogue = load(f"- {{id: a, {BY_LENGTH}}}")
    found = ask(catalogue, subject(), draft(severity="minor"))
    assert found.nothing is not None
    assert found.nothing.miss is not None
    assert [one.test is not None for one in found.nothing.miss.leaves] == [True]
    for lang, words in (("zh", "最近的措施"), ("en", "nearest measure")):
        assert words in " ".join(nothing_words(found.question, found.nothing, lang))


def test_a_draft_no_rule_classifies_is_told_as_such() -> None:
    found = ask(load("- {id: a}"), subject(), draft(cause=None))
    assert found.nothing is not None
    assert found.nothing.unclassified
    assert found.nothing.miss is None
    assert [one.code for one in found.warnings] == ["record_unclassified"]
    assert list(nothing_words(found.question, found.nothing, "en")) == [
        "the draft has no cause and no rule classifies it"
    ]


def test_a_cause_without_measures_is_told_as_such() -> None:
    found = ask(load("- {id: a}"), subject(), draft(cause="polluter"))
    assert found.nothing is not None
    assert list(nothing_words(found.question, found.nothing, "zh")) == ["没有措施以其事由为据"]


def test_what_binds_already_is_told_where_nothing_changes() -> None:
    catalogue = load("- {id: a}")
    found = ask(catalogue, subject(LISTED), draft(listed_on="2018-06-20"))
    assert told(found) == ([], [], [])
    assert found.nothing is not None
    assert [one.outcome.value for one in found.nothing.standing] == ["applies"]


def test_a_draft_is_asked_about_on_the_last_of_its_own_days() -> None:
    catalogue = load(f"- {{id: a, {BY_LENGTH}}}")
    found = ask(catalogue, subject(), draft(decided_on="2018-07-01", **SERIOUS))
    assert found.question.as_of == date(2018, 7, 1)
    assert told(found)[0] == ["started E1/flight_limit"]


def test_who_drafts_a_decision_knows_of_it() -> None:
    catalogue = load(f"- {{id: a, {BY_LENGTH}}}\n- {{id: b, type: loan_scrutiny}}")
    found = ask(catalogue, subject(), draft(**SERIOUS), known_at="2018-01-01")
    assert told(found) == (["started E1/flight_limit"], ["started E1/loan_scrutiny"], [])


def test_a_draft_takes_the_place_of_a_record_with_its_id() -> None:
    catalogue = load(f"- {{id: a, {BY_LENGTH}}}")
    who = subject({"decided_on": "2018-06-20", "severity": "minor"})
    found = ask(catalogue, who, draft(id="R1", decided_on="2018-06-20", **SERIOUS))
    assert told(found)[0] == ["started E1/flight_limit"]
    assert len(found.question.subject.records) == 1


def of(case: Case) -> tuple[Catalogue, dict[str, Any], CreditRecord]:
    """A case with its last record as a draft."""
    catalogue, question = case
    who = question["subject"]
    *kept, last = who.records or (draft(),)
    rest = {**question, "subject": who.model_copy(update={"records": tuple(kept)})}
    return catalogue, rest, last


@many
@given(cases())
def test_certain_changes_account_for_what_binds_once_the_draft_is_issued(case: Case) -> None:
    catalogue, question, last = of(case)
    found = foresee(catalogue, draft=last, **question)
    day = found.question.as_of
    before = evaluate(catalogue, **{**question, "as_of": day})
    after = evaluate(catalogue, **{**question, "as_of": day, "subject": found.question.subject})
    then, now = ({one.id for one in each.live} for each in (before, after))
    own = [one for one in found.certain if one.id.partition("/")[0].partition("#")[0] == "S1"]
    started = {one.id for one in own if one.kind == "started"}
    unclear = then - now - {one.id for one in own if one.kind == "ended"}
    assert started == now - then
    assert all(one.outcome not in LIVE for one in after.decisions if one.id in unclear)


@many
@given(cases())
def test_foreseeing_changes_nothing_and_is_repeatable(case: Case) -> None:
    catalogue, question, last = of(case)
    first, second = (told(foresee(catalogue, draft=last, **question)) for _ in range(2))
    assert first == second


@many
@given(cases())
def test_nothing_is_both_certain_and_a_question(case: Case) -> None:
    catalogue, question, last = of(case)
    found = foresee(catalogue, draft=last, **question)
    live = {one.id for one in found.certain if one.kind in ("started", "changed", "resumed")}
    assert not live & {one.decision.id for one in found.questions}
    assert (found.nothing is None) == bool(any(told(found)))
