"""What documents of a place add: the day that governs, objections, repair, tolerance, classes."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import CatalogueError
from creditrules.engine import Ground, classed_records, evaluate
from creditrules.model import Force, Kind, Outcome
from creditrules.testing import ScenarioResult, read_scenarios, run_scenarios
from random_catalogues import MOST, files_of
from random_questions import Asker, many
from small_catalogues import (
    LISTED,
    ask,
    codes,
    decide,
    load,
    load_files,
    outcome,
    sheet,
    subject,
)

SERIOUS = "when: {any_record: {severity: serious}}, period: {permanent: true}"
DAY = {"decided_on": "2017-06-20", "severity": "serious"}
ACCEPTED = {"type": "objection_accepted", "happened_on": "2018-01-01"}
CLOSED = {"type": "objection_closed", "happened_on": "2018-02-01"}
REPAIRED = {"type": "repair", "happened_on": "2018-01-01"}


@pytest.mark.parametrize(
    ("decided_on", "day", "expected"),
    [
        ("2016-01-19", "2018-06-30", "not_in_force"),
        ("2016-01-20", "2016-01-20", "applies"),
        ("2018-06-30", "2018-06-30", "applies"),
        ("2018-06-30", "2018-07-01", "applies"),
        ("2018-06-30", "2026-06-20", "applies"),
        ("2018-07-01", "2018-07-01", "not_in_force"),
    ],
)
def test_law_by_the_day_of_the_record_outlives_its_document(
    decided_on: str, day: str, expected: str
) -> None:
    catalogue = load(f"- {{id: a, governs: record_date, {SERIOUS}}}", instrument="brief_memo")
    who = subject({**DAY, "decided_on": decided_on})
    assert outcome(catalogue, who, day) == expected


def test_law_by_the_day_asked_about_unless_said_otherwise() -> None:
    stated, silent = (
        load(f"- {{id: a, {governs}{SERIOUS}}}", instrument="brief_memo")
        for governs in ("governs: as_of, ", "")
    )
    for catalogue in (stated, silent):
        assert outcome(catalogue, subject(DAY), "2018-06-30") == "applies"
        assert outcome(catalogue, subject(DAY), "2018-07-01") == "not_in_force"


def test_a_record_without_a_day_is_judged_by_the_day_asked_about() -> None:
    catalogue = load(f"- {{id: a, governs: record_date, {SERIOUS}}}", instrument="brief_memo")
    who = subject({"severity": "serious"})
    assert outcome(catalogue, who, "2018-06-30") == "applies"
    assert outcome(catalogue, who, "2018-07-01") == "not_in_force"


def test_bases_are_printed_as_they_stood_on_the_day_that_governs() -> None:
    lapsed = "bases: [{instrument: lapsed_rule}]"
    catalogue = load(f"- {{id: a, governs: record_date, {SERIOUS}, {lapsed}}}")
    decision = decide(catalogue, subject(DAY), "2026-06-20")
    assert decision is not None
    assert [one.doc_no for one in decision.legal_bases] == ["发改财金〔2016〕141号", "令第225号"]


NATIONAL = sheet(
    f"- {{id: a, {SERIOUS}}}\n- {{id: lane, type: green_lane, kind: incentive, {SERIOUS}}}",
    name="wide",
)


def place(covers: str, instrument: str = "memo", more: str = "") -> Any:
    """A national document beside one of a province that says what objections do."""
    top = f'jurisdiction: "370000"\nobjection: {{suspends: true, covers: {covers}}}'
    own = sheet(
        f"- {{id: b, type: loan_scrutiny, {SERIOUS}}}\n{more}",
        name="local",
        instrument=instrument,
        top=top,
    )
    return load_files({"wide.yaml": NATIONAL, "local.yaml": own})


@pytest.mark.parametrize(
    ("covers", "jurisdiction", "expected"),
    [
        ("implemented_here", "370000", "suspended"),
        ("implemented_here", "370102", "suspended"),
        ("implemented_here", "330100", "applies"),
        ("implemented_here", None, "applies"),
        ("own", "370000", "applies"),
    ],
)
def test_an_objection_in_a_place_suspends_what_is_carried_out_there(
    covers: str, jurisdiction: str | None, expected: str
) -> None:
    who = subject({**DAY, "events": [ACCEPTED, CLOSED]})
    catalogue = place(covers)
    for day, then in (("2017-12-31", "applies"), ("2018-01-01", expected), ("2018-01-31", expected),
                      ("2018-02-01", "applies")):  # fmt: skip
        assert outcome(catalogue, who, day, jurisdiction=jurisdiction) == then


@pytest.mark.parametrize("covers", ["own", "implemented_here"])
def test_the_document_of_the_place_suspends_its_own(covers: str) -> None:
    who = subject({**DAY, "events": [ACCEPTED]})
    catalogue = place(covers)
    found = outcome(catalogue, who, "2018-01-01", "loan_scrutiny", jurisdiction="370100")
    assert found == "suspended"


def test_an_objection_in_a_place_takes_no_incentive_away() -> None:
    who = subject({**DAY, "events": [ACCEPTED]})
    found = outcome(
        place("implemented_here"), who, "2018-01-01", "green_lane", jurisdiction="370100"
    )
    assert found == "applies"


def test_the_document_of_the_place_suspends_only_while_in_force() -> None:
    catalogue = place("implemented_here", instrument="brief_memo")
    who = subject({**DAY, "events": [ACCEPTED]})
    assert outcome(catalogue, who, "2018-06-30", jurisdiction="370100") == "suspended"
    assert outcome(catalogue, who, "2018-07-01", jurisdiction="370100") == "applies"


REPAIR = load(
    "- {id: a, period: {length: P3Y, from: decided_on}}",
    top="repair: {excludes: {amount: {at_least: 100}}, basis: [{instrument: interpretation}]}",
)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"amount": "100"}, "applies"),
        ({"amount": "99"}, "released"),
        ({}, "undetermined"),
    ],
)
def test_repair_of_an_excluded_record_ends_nothing(
    attributes: dict[str, str], expected: str
) -> None:
    who = subject({**LISTED, "attributes": attributes, "events": [REPAIRED]})
    assert outcome(REPAIR, who, "2017-12-31") == "applies"
    assert outcome(REPAIR, who, "2018-01-01") == expected


def test_whether_repair_is_excluded_is_asked() -> None:
    decision = decide(REPAIR, subject({**LISTED, "events": [REPAIRED]}), "2018-01-01")
    assert decision is not None
    assert [(leaf.fact.id, leaf.record) for leaf in decision.missing] == [("amount", "R1")]


def test_nothing_is_asked_where_repair_would_change_nothing() -> None:
    void = {"type": "void", "happened_on": "2017-12-01"}
    assert outcome(REPAIR, subject(LISTED), "2018-01-01") == "applies"
    assert outcome(REPAIR, subject({**LISTED, "events": [void, REPAIRED]}), "2018-01-01") == (
        "released"
    )


def test_an_excluded_record_still_ends_by_other_events() -> None:
    catalogue = load("- {id: a}", top="repair: {excludes: {amount: {at_least: 100}}}")
    removed = {"type": "delisting", "happened_on": "2018-03-05"}
    who = subject({**LISTED, "attributes": {"amount": "100"}, "events": [REPAIRED, removed]})
    assert outcome(catalogue, who, "2018-03-04") == "applies"
    assert outcome(catalogue, who, "2018-03-05") == "released"


RICH = "when: {any_record: {amount: {at_least: 100}}}, period: {permanent: true}"
GUIDED = f"""
- {{id: advice, type: office_ban, kind: guidance, force: recommended, {RICH}}}
- {{id: may, force: recommended, {SERIOUS}}}
- {{id: must, type: loan_scrutiny, {SERIOUS}}}
- {{id: lane, type: green_lane, kind: incentive, force: recommended, {SERIOUS}}}
"""
TOLERANT = load(GUIDED, top="tolerance: {measure: advice}")


def with_amount(amount: str | None) -> dict[str, Any]:
    return {**DAY, "attributes": {} if amount is None else {"amount": amount}}


@pytest.mark.parametrize(
    ("amount", "guidance", "recommended"),
    [
        ("100", "applies", "overridden"),
        ("99", "does_not_apply", "applies"),
        (None, "undetermined", "undetermined"),
    ],
)
def test_while_guidance_applies_recommended_punishment_gives_way(
    amount: str | None, guidance: str, recommended: str
) -> None:
    who = subject(with_amount(amount))
    assert outcome(TOLERANT, who, "2018-06-20", "office_ban") == guidance
    assert outcome(TOLERANT, who, "2018-06-20") == recommended
    assert outcome(TOLERANT, who, "2018-06-20", "loan_scrutiny") == "applies"
    assert outcome(TOLERANT, who, "2018-06-20", "green_lane") == "applies"


def test_guidance_that_is_open_asks_for_its_facts() -> None:
    decision = decide(TOLERANT, subject(with_amount(None)), "2018-06-20")
    assert decision is not None
    assert [leaf.fact.id for leaf in decision.missing] == ["amount"]
    assert [ground.reason for ground in decision.grounds] == ["trial.advice"]


def test_guidance_goes_record_by_record() -> None:
    decision = decide(TOLERANT, subject(with_amount("100"), with_amount("1")), "2018-06-20")
    assert decision is not None
    assert decision.outcome == "applies"
    assert [ground.outcome.value for ground in decision.grounds] == ["overridden", "applies"]


@pytest.mark.parametrize(
    ("covers", "jurisdiction", "expected"),
    [
        ("own", "370100", "applies"),
        ("implemented_here", "370100", "overridden"),
        ("implemented_here", "330100", "applies"),
        ("implemented_here", None, "applies"),
    ],
)
def test_tolerance_of_a_place_covers_what_is_carried_out_there(
    covers: str, jurisdiction: str | None, expected: str
) -> None:
    wide = f"- {{id: may, force: recommended, {SERIOUS}}}"
    advice = f"- {{id: advice, type: office_ban, kind: guidance, {SERIOUS}}}"
    top = f'jurisdiction: "370000"\ntolerance: {{measure: advice, covers: {covers}}}'
    catalogue = load_files(
        {
            "wide.yaml": sheet(wide, name="wide"),
            "local.yaml": sheet(advice, name="local", top=top),
        }
    )
    assert outcome(catalogue, subject(DAY), "2018-06-20", jurisdiction=jurisdiction) == expected


@pytest.mark.parametrize(
    "items",
    [
        f"- {{id: advice, force: recommended, {SERIOUS}}}",
        f"""
        - {{id: advice, type: office_ban, kind: guidance, {SERIOUS}}}
        - {{id: may, force: recommended, overrides: [advice], {SERIOUS}}}
        """,
    ],
    ids=["itself", "each_other"],
)
def test_tolerance_never_runs_in_a_circle(items: str) -> None:
    """Such a catalogue is refused, or answered; it does not break."""
    with contextlib.suppress(CatalogueError):
        catalogue = load(items, top="tolerance: {measure: advice}")
        assert ask(catalogue, subject(DAY), "2018-06-20").decisions


def guided(number: int, *, tolerant: bool) -> Any:
    """A random catalogue with guidance in its first file, and perhaps tolerance by it."""
    files = files_of(number, linked=False)
    name, *_ = sorted(files)
    content = json.loads(files[name])
    advice = {
        **{"id": "advice", "type": "green_lane", "title": "指导", "force": "recommended"},
        **{"kind": "guidance", "cause": ["defaulter", "polluter"], "subjects": ["enterprise"]},
        **{"when": {"any_record": {"severity": "serious"}}, "period": {"permanent": True}},
    }
    content["measures"].append(advice)
    if tolerant:
        covers = "implemented_here" if number % 2 else "own"
        content["tolerance"] = {"measure": "advice", "covers": covers}
    return load_files({**files, name: json.dumps(content, ensure_ascii=False)})


@many
@given(st.integers(0, 10**9))
def test_tolerance_touches_only_recommended_punishments(number: int) -> None:
    strict = guided(number % MOST, tolerant=False)
    tolerant = guided(number % MOST, tolerant=True)
    question = Asker(number, 3).question(strict)
    before, after = (
        {
            (one.id, ground.key): ground
            for one in evaluate(catalogue, **question).decisions
            for ground in one.grounds
        }
        for catalogue in (strict, tolerant)
    )
    assert before.keys() == after.keys()
    for key, then in before.items():
        if differs(then, after[key]):
            assert then.item.force is Force.RECOMMENDED
            assert then.item.kind is Kind.PUNISHMENT
            assert after[key].outcome in (Outcome.OVERRIDDEN, Outcome.UNDETERMINED)


def differs(one: Ground, other: Ground) -> bool:
    return (one.outcome, one.period, one.reason) != (other.outcome, other.period, other.reason)


CLASSES = """
record_classes:
  - {id: grave, title: 严重, title_en: grave, when: {severity: serious}}
  - {id: old, title: 早年, title_en: old, when: {decided_on: {less_than: 2018-01-01}}}
"""


def in_classes(catalogue: Any, *records: dict[str, Any], **options: Any) -> dict[str, list[str]]:
    evaluation = ask(catalogue, subject(*records), "2018-06-20", **options)
    return {
        one.record: [held.id for held in one.classes]
        for one in classed_records(evaluation.question, evaluation.facts)
    }


def test_records_are_in_the_classes_whose_condition_holds() -> None:
    later = {"decided_on": "2018-02-01"}
    grave, old = {**later, "severity": "serious"}, {**LISTED, "severity": "minor"}
    found = in_classes(
        load("- {id: a}", top=CLASSES), grave, old, later, {**later, "severity": "minor"}
    )
    assert found == {"R1": ["grave"], "R2": ["old"], "R3": [], "R4": []}


def test_a_record_in_two_classes_is_warned_of() -> None:
    catalogue = load("- {id: a}", top=CLASSES)
    evaluation = ask(catalogue, subject(DAY, {**LISTED, "severity": "minor"}), "2018-06-20")
    (warning,) = evaluation.warnings
    assert warning.code == "record_class_clash"
    assert dict(warning.arguments) == {"record": "R1", "classes": "grave、old"}
    assert codes(ask(catalogue, subject(LISTED), "2018-06-20")) == []


def test_classes_hold_in_their_place_and_while_their_document_is_in_force() -> None:
    local = f'jurisdiction: "370000"\n{CLASSES}'
    catalogue = load("- {id: a}", top=local)
    assert in_classes(catalogue, DAY) == {}
    assert in_classes(catalogue, DAY, jurisdiction="330100") == {}
    assert in_classes(catalogue, DAY, jurisdiction="370100") == {"R1": ["grave", "old"]}
    brief = load("- {id: a}", top=CLASSES, instrument="brief_memo")
    assert in_classes(brief, DAY) == {"R1": ["grave", "old"]}
    assert codes(ask(brief, subject(DAY), "2018-07-01")) == []


def scenario(classes: str, place: str = "370100") -> ScenarioResult:
    text = f"""
scenarios:
  - name: 分类
    as_of: 2018-06-20
    jurisdiction: "{place}"
    subject:
      id: E1
      kind: enterprise
      records:
        - {{id: R1, cause: defaulter, decided_on: 2018-02-01, severity: serious}}
        - {{id: R2, cause: defaulter, decided_on: 2018-02-01}}
    record_classes: {classes}
"""
    catalogue = load("- {id: a}", top=CLASSES)
    (result,) = run_scenarios(catalogue, [read_scenarios(text.encode(), "a.scenarios.yaml")])
    return result


def test_a_scenario_says_in_which_class_a_record_is() -> None:
    assert scenario("{R1: grave, R2: none}").passed
    for wrong, zh, en in (
        ("{R1: old}", ("old", "grave"), ("old", "grave")),
        ("{R1: none}", ("none", "grave"), ("none", "grave")),
        ("{R2: grave}", ("grave", "无"), ("grave", "none")),
    ):
        result = scenario(wrong)
        assert not result.passed
        for lang, (expected, got) in (("zh", zh), ("en", en)):
            (said,) = result.diagnostics(lang)
            assert said.code == "scenario_answer_differs"
            assert expected in said.message(lang)
            assert got in said.message(lang)


@pytest.mark.parametrize("classes", ["{R1: grvae}", "{R9: none}", "{R9: grave}"])
def test_a_misspelt_class_or_record_fails_a_scenario(classes: str) -> None:
    assert not scenario(classes).passed


def test_a_scenario_in_a_place_that_does_not_exist_is_told() -> None:
    assert scenario("{R1: grave}", "370100").diagnostics() == ()
    assert scenario("{R1: grave}", "999999").diagnostics()


def test_a_grade_without_criteria_is_never_given() -> None:
    top = """
    grades:
      - {grade: seriously_dishonest, note: 标准另定}
      - {grade: warning, when: {any_record: {listed: true}}}
    """
    catalogue = load("- {id: a}", top=top)
    assert ask(catalogue, subject(LISTED), "2018-06-20").grade == "warning"
    assert ask(catalogue, subject(), "2018-06-20").grade is None
    alone = load("- {id: a}", top="grades: [{grade: dishonest}]")
    assert ask(alone, subject(LISTED), "2018-06-20").grade is None
