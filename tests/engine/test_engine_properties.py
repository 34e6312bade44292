"""What must always hold of evaluations as a whole."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.engine import (
    canonical,
    decision_content,
    evaluate,
    evaluation_content,
    explain,
    explain_miss,
    next_change,
    notice_content,
)
from creditrules.engine.match import match
from creditrules.engine.views import view_subject
from creditrules.model import LIVE, Outcome
from creditrules.testing.strategies import Settings, questions
from random_questions import Case, cases, many

BUNDLED = load_catalogue()
ASKED = Settings(records=2, related=1, fewest_records=1)
RANK = list(Outcome)


def said(catalogue: Catalogue, question: dict[str, Any]) -> str:
    return canonical(evaluation_content(evaluate(catalogue, **question), every_outcome=True))


@many
@given(cases())
def test_a_subject_has_at_most_one_decision_per_measure_type(case: Case) -> None:
    catalogue, question = case
    evaluation = evaluate(catalogue, **question)
    ids = [one.id for one in evaluation.decisions]
    assert ids == sorted(set(ids))
    for decision in evaluation.decisions:
        outcomes = [ground.outcome for ground in decision.grounds]
        assert decision.outcome is min(outcomes, key=RANK.index)
        assert decision.outcome is not Outcome.DOES_NOT_APPLY
        assert {ground.item.type.id for ground in decision.grounds} == {decision.type.id}


@many
@given(cases())
def test_only_what_is_undetermined_lacks_facts(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).decisions:
        for ground in decision.grounds:
            if ground.outcome is Outcome.UNDETERMINED:
                assert ground.missing or ground.reason
            else:
                assert ground.missing == ()


@many
@given(cases())
def test_the_items_own_document_is_always_the_first_basis(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).live:
        documents = {item.document.instrument.id for item in decision.items}
        assert decision.legal_bases[0].instrument.id in documents
        assert all(basis.in_force for basis in decision.legal_bases)


@many
@given(cases())
def test_no_two_members_of_an_exclusive_group_are_live_at_once(case: Case) -> None:
    catalogue, question = case
    members: dict[tuple[str, str | None], set[str]] = {}
    for decision in evaluate(catalogue, **question).decisions:
        for ground in decision.grounds:
            if ground.item.exclusive and ground.outcome in LIVE:
                key = (decision.subject, ground.item.exclusive)
                members.setdefault(key, set()).add(ground.item.id)
    assert all(len(items) == 1 for items in members.values())


@many
@given(cases())
def test_while_an_item_applies_what_it_overrides_on_the_record_does_not(case: Case) -> None:
    catalogue, question = case
    grounds = [
        (decision.subject, ground)
        for decision in evaluate(catalogue, **question).decisions
        for ground in decision.grounds
    ]
    for subject, above in grounds:
        for other, below in grounds:
            if (
                other == subject
                and below.item.id in above.item.overrides
                and below.record.record.id == above.record.record.id
                and below.owner.subject.id == above.owner.subject.id
                and above.outcome is Outcome.APPLIES
            ):
                assert below.outcome not in LIVE


@many
@given(cases(absent=True))
def test_asking_by_index_gives_what_asking_every_item_gives(case: Case) -> None:
    catalogue, question = case
    subject, as_of, place = question["subject"], question["as_of"], question["jurisdiction"]
    found = {
        (item.id, record.record.id, truth)
        for item, record, truth in match(catalogue, subject, as_of, jurisdiction=place)
    }
    facts = view_subject(catalogue, subject, as_of, None, None).facts
    every = {
        (item.id, record.record.id, truth)
        for record in facts.records
        for item in catalogue.items.values()
        if record.record.cause in item.causes
        and subject.kind in item.subjects
        and catalogue.in_jurisdiction(item, place)
        for truth in [item.condition.grounds(facts, record)]
        if truth is not False
    }
    assert found == every


@many
@given(cases(absent=True), st.sampled_from(["zh", "en"]))
def test_every_outcome_explains_itself(case: Case, lang: str) -> None:
    catalogue, question = case
    evaluation = evaluate(catalogue, **question)
    for decision in evaluation.decisions:
        page = explain(evaluation.question, decision, lang)
        assert page.heading
        assert all(label and text for label, text in page.rows)
        assert page.clauses
        assert json.loads(json.dumps(page.to_json())) == page.to_json()
    for measure in catalogue.measure_types:
        miss = explain_miss(evaluation.question, measure, lang)
        if miss is not None and evaluation.find(measure) is None:
            assert len(miss.rows) > 1, miss.render()


@many
@given(cases(absent=True))
def test_an_evaluation_survives_json(case: Case) -> None:
    catalogue, question = case
    content = evaluation_content(evaluate(catalogue, **question), every_outcome=True)
    assert json.loads(canonical(content)) == content


@settings(max_examples=40)
@given(questions(BUNDLED, ASKED))
def test_the_bundled_catalogues_answer_every_question(question: dict[str, Any]) -> None:
    evaluation = evaluate(BUNDLED, **question)
    for decision in evaluation.decisions:
        assert decision_content(decision)
        assert explain(evaluation.question, decision).render()
    assert all(notice_content(one)["message"] for one in evaluation.warnings)
    turns = next_change(evaluation)
    assert turns is None or turns > question["as_of"]


@settings(max_examples=10)
@given(st.lists(questions(BUNDLED, ASKED), min_size=8, max_size=8))
def test_threads_that_share_a_catalogue_get_equal_answers(asked: list[dict[str, Any]]) -> None:
    alone = [said(BUNDLED, question) for question in asked]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda question: said(BUNDLED, question), asked * 4))
    assert together == alone * 4
