"""Screening is evaluating and filtering; what is not known never blocks, nor passes (S2)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from test_a_missing_fact_never_punishes import lessened

from creditrules.catalogue import Catalogue
from creditrules.engine import (
    Decision,
    DecisionIndex,
    Evaluation,
    Screening,
    canonical,
    evaluate,
    screen,
    screening_content,
)
from creditrules.engine.fields import gate_fits
from creditrules.model import LIVE, Evidence, Outcome, Screened, Subject, Verdict
from random_gates import gated, requests
from random_questions import Case, many

Asked = dict[str, Any]
MEANT = (*LIVE, Outcome.UNDETERMINED)
Met = tuple[str, str, str, bool | None]


def asked_of(asked: Asked, subject: Subject) -> Evaluation:
    """The evaluation of one of the parties, by all that is given of the others."""
    everybody = (asked["applicant"], *asked["related"])
    return evaluate(
        asked["catalogue"],
        subject,
        asked["as_of"],
        known_at=asked["known_at"],
        jurisdiction=asked["jurisdiction"],
        related=[one for one in everybody if one.id != subject.id],
    )


def told(catalogue: Catalogue, asked: Asked) -> Screening:
    return screen(catalogue, **asked)


def met_at_gates(
    catalogue: Catalogue, asked: Asked, decisions: Iterator[Decision], screened: Screened
) -> Iterator[Met]:
    """What decisions meet, worked out from their grounds one by one."""
    for decision in decisions:
        for gate in catalogue.gates.values():
            fits = {
                gate_fits(catalogue, gate, one.record.record.cause, asked["field"])
                for one in decision.grounds
                if one.outcome in MEANT
            }
            meets = asked["action"] in gate.actions and decision.type.id in gate.measure_types
            if meets and gate.about is screened:
                for truth in fits - {False}:
                    yield decision.subject, decision.type.id, gate.id, truth


@many
@given(requests())
def test_screening_equals_evaluating_and_filtering(case: Case) -> None:
    catalogue, asked = case
    people = {one.id: one for one in (asked["applicant"], *asked["related"])}
    screening = told(catalogue, asked)
    own = asked["applicant"].id
    expected: set[Met] = set()
    for subject in people.values():
        evaluation = asked_of({**asked, "catalogue": catalogue}, subject)
        for screened, wanted in (
            (Screened.APPLICANT, {own}),
            (Screened.PERSON, set(screening.persons)),
        ):
            decisions = [one for one in evaluation.decisions if one.subject in wanted]
            expected |= set(met_at_gates(catalogue, asked, iter(decisions), screened))
    alerts = [one for one in screening.alerts if one.decision and one.gate]
    got = {
        (one.subject, one.decision.type.id, one.gate.id, None if doubtful(one) else True)
        for one in alerts
        if one.decision and one.gate
    }
    assert len(alerts) == len(got)
    assert got == expected


def doubtful(alert: Any) -> bool:
    return any(errand.value == "verify_field" for errand in alert.errands)


@many
@given(requests())
def test_the_verdict_is_that_of_the_worst_alert(case: Case) -> None:
    screening = told(*case)
    ranks = [list(Verdict).index(one.verdict) for one in screening.alerts]
    assert ranks == sorted(ranks)
    first = screening.alerts[0].verdict if screening.alerts else Verdict.PASS
    assert screening.verdict is first


@many
@given(requests())
def test_only_a_mandatory_measure_that_applies_blocks(case: Case) -> None:
    for alert in told(*case).alerts:
        if alert.verdict is Verdict.BLOCK:
            assert alert.decision is not None
            assert alert.decision.outcome is Outcome.APPLIES
            assert any(one.force.value == "mandatory" for one in alert.decision.leading)


@given(requests(), st.integers(0, 99))
def test_a_guessed_gate_never_blocks(case: Case, number: int) -> None:
    catalogue, asked = case
    guessed = gated(catalogue, number, evidence=Evidence.GUESS)
    assert told(guessed, asked).verdict is not Verdict.BLOCK


@many
@given(requests())
def test_knowing_less_never_blocks_what_knowing_more_lets_pass(
    case: Case,
) -> None:
    catalogue, asked = case
    if told(catalogue, asked).verdict is not Verdict.BLOCK:
        for less in with_less(asked):
            assert told(catalogue, less).verdict is not Verdict.BLOCK


def with_less(asked: Asked) -> Iterator[Asked]:
    """The request with one open fact less, or without the field."""
    yield {**asked, "field": None}
    for less in lessened(asked["applicant"]):
        yield {**asked, "applicant": less}
    related = asked["related"]
    for i, other in enumerate(related):
        for less in lessened(other):
            yield {**asked, "related": (*related[:i], less, *related[i + 1 :])}


@many
@given(requests(), st.randoms(use_true_random=False))
def test_the_order_of_related_subjects_changes_nothing(case: Case, chance: Random) -> None:
    catalogue, asked = case
    mixed = {
        **asked,
        "related": tuple(chance.sample(asked["related"], len(asked["related"]))),
        "proposed": tuple(chance.sample(asked["proposed"], len(asked["proposed"]))),
    }
    assert said(told(catalogue, mixed)) == said(told(catalogue, asked))


def said(screening: Screening) -> str:
    return canonical([screening_content(screening, lang) for lang in ("zh", "en")])


@many
@given(requests())
def test_an_index_answers_as_screening_does(case: Case) -> None:
    catalogue, asked = case
    index = DecisionIndex(
        catalogue,
        as_of=asked["as_of"],
        known_at=asked["known_at"],
        jurisdiction=asked["jurisdiction"],
    )
    everybody = (asked["applicant"], *asked["related"])
    index.update((one, everybody) for one in everybody)
    for _ in range(2):
        found = index.screen(
            asked["action"], asked["applicant"].id, asked["proposed"], asked["field"]
        )
        assert said(found) == said(told(catalogue, asked))
