"""What a later rule asks of older documents: how high a basis must be, what may be mandatory."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from creditrules.engine import evaluate, explain
from creditrules.model import LIVE, Outcome
from random_catalogues import MOST, files_of
from random_questions import Asker, many
from small_catalogues import LISTED, ask, decide, load_files, outcome, sheet, subject

FLOOR = """
catalogue: floor
instrument: memo
basis_floor:
  from: 2018-03-01
  kinds: [punishment]
  effects: [prohibit, restrict]
  levels: [law, administrative_regulation, central_policy]
  local_levels: [local_regulation]
  open_levels: [judicial_interpretation]
"""
MORE = """
instruments:
  - id: province_law
    title: 地方条例
    level: local_regulation
    editions: [{effective_from: 2017-01-01}]
  - id: early_law
    title: 前法
    level: law
    editions: [{effective_from: 2017-01-01, effective_to: 2018-12-31}]
  - {id: late_law, title: 后法, level: law, editions: [{effective_from: 2019-01-01}]}
"""
WHO = subject(LISTED)
DAY = {"decided_on": "2017-06-20", "severity": "serious"}


def limited(item: str, limit: str = FLOOR, *, top: str = "", instrument: str = "memo") -> Any:
    """An item beside the document that limits it."""
    own = sheet(item, top=top, instrument=instrument)
    return load_files({"trial.yaml": own, "limit.yaml": limit, "more.yaml": MORE})


def citing(*instruments: str, more: str = "") -> str:
    bases = ", ".join(f"{{instrument: {one}}}" for one in instruments)
    return f"- {{id: a, bases: [{bases}]{more}}}"


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        ((), "undetermined"),
        (("interpretation",), "undetermined"),
        (("interpretation", "lapsed_rule"), "undetermined"),
        (("lapsed_rule",), "not_in_force"),
        (("early_law",), "applies"),
        (("lapsed_rule", "early_law"), "applies"),
        (("late_law",), "not_in_force"),
        (("province_law",), "not_in_force"),
    ],
)
def test_from_its_day_a_measure_needs_a_basis_as_high_as_asked(
    bases: tuple[str, ...], expected: str
) -> None:
    catalogue = limited(citing(*bases))
    assert outcome(catalogue, WHO, "2018-02-28") == "applies"
    assert outcome(catalogue, WHO, "2018-03-01") == expected


def test_a_law_counts_while_it_is_in_force() -> None:
    early, late = limited(citing("early_law")), limited(citing("late_law"))
    assert outcome(early, WHO, "2018-12-31") == "applies"
    assert outcome(early, WHO, "2019-01-01") == "not_in_force"
    assert outcome(late, WHO, "2018-12-31") == "not_in_force"
    assert outcome(late, WHO, "2019-01-01") == "applies"


def test_the_document_itself_may_be_high_enough() -> None:
    assert outcome(limited("- {id: a}", instrument="early_law"), WHO, "2018-03-01") == "applies"


def test_what_is_below_says_why_and_what_is_open_asks() -> None:
    below = decide(limited(citing("lapsed_rule")), WHO, "2018-03-01")
    unclear = decide(limited(citing("interpretation")), WHO, "2018-03-01")
    assert below is not None
    assert unclear is not None
    assert [one.reason for one in below.grounds] == ["basis_floor"]
    assert [leaf.fact.id for leaf in unclear.missing] == ["legal_basis"]
    assert below.period.start is unclear.period.start is None


@pytest.mark.parametrize(
    ("place", "jurisdiction", "expected"),
    [("national", None, "not_in_force"), ("370000", "370100", "applies")],
)
def test_a_regulation_of_the_place_suffices_there(
    place: str, jurisdiction: str | None, expected: str
) -> None:
    catalogue = limited(citing("province_law"), top=f'jurisdiction: "{place}"')
    assert outcome(catalogue, WHO, "2018-03-01", jurisdiction=jurisdiction) == expected


@pytest.mark.parametrize(
    ("fields", "measure"),
    [
        (", type: loan_scrutiny", "loan_scrutiny"),
        (", kind: supervision", "flight_limit"),
        (", kind: incentive, type: green_lane, cause: honour", "green_lane"),
    ],
)
def test_what_does_not_lessen_rights_needs_no_such_basis(fields: str, measure: str) -> None:
    catalogue = limited(citing("lapsed_rule", more=fields))
    who = subject({**LISTED, "cause": "honour"}) if "honour" in fields else WHO
    assert outcome(catalogue, who, "2018-03-01", measure) == "applies"


def test_what_ended_before_stays_ended_where_the_basis_is_open() -> None:
    removed = {"type": "delisting", "happened_on": "2018-01-01"}
    who = subject({**LISTED, "events": [removed]})
    assert outcome(limited(citing("interpretation")), who, "2018-03-01") == "released"


def test_law_by_the_day_of_the_record_is_measured_on_that_day() -> None:
    serious = ", when: {any_record: {severity: serious}}, period: {permanent: true}"
    catalogue = limited(citing("lapsed_rule", more=f", governs: record_date{serious}"))
    assert outcome(catalogue, subject(DAY), "2020-01-01") == "applies"
    later = subject({**DAY, "decided_on": "2018-03-01"})
    assert outcome(catalogue, later, "2020-01-01") == "not_in_force"


def test_the_document_that_asks_must_be_in_force_itself() -> None:
    brief = FLOOR.replace("instrument: memo", "instrument: brief_memo")
    catalogue = limited(citing("lapsed_rule"), brief)
    assert outcome(catalogue, WHO, "2018-06-30") == "not_in_force"
    assert outcome(catalogue, WHO, "2018-07-01") == "applies"


CAP = """
catalogue: cap
instrument: memo
force_cap:
  from: 2018-03-01
  measure_types: [office_ban]
  authority_kinds: [enterprise, social_group]
"""


@pytest.mark.parametrize(
    ("fields", "measure", "expected"),
    [
        ("type: office_ban", "office_ban", "recommended"),
        ("type: office_ban, implementers: [court]", "office_ban", "recommended"),
        ("implementers: [railway]", "flight_limit", "recommended"),
        ("implementers: [railway, railway_group]", "flight_limit", "recommended"),
        ("implementers: [railway, court]", "flight_limit", "mandatory"),
        ("implementers: [bank]", "flight_limit", "mandatory"),
        ("implementers: []", "flight_limit", "mandatory"),
        ("force: recommended", "flight_limit", "recommended"),
    ],
)
def test_from_its_day_some_measures_are_at_most_recommended(
    fields: str, measure: str, expected: str
) -> None:
    catalogue = limited(f"- {{id: a, {fields}}}", CAP)
    before, after = (decide(catalogue, WHO, day, measure) for day in ("2018-02-28", "2018-03-01"))
    assert before is not None
    assert after is not None
    assert before.force == ("recommended" if fields == "force: recommended" else "mandatory")
    assert after.force == expected
    assert after.outcome == "applies"


def test_a_capped_ground_does_not_make_a_decision_mandatory() -> None:
    items = "- {id: a, implementers: [railway]}\n- {id: b, force: recommended}"
    decision = decide(limited(items, CAP), WHO, "2018-03-01")
    assert decision is not None
    assert (decision.force, decision.force_until) == ("recommended", None)


def test_an_explanation_shows_the_force_of_the_day() -> None:
    catalogue = limited("- {id: a, implementers: [railway]}", CAP)
    for day, words in (("2018-02-28", "强制性"), ("2018-03-01", "推荐性")):
        decision = decide(catalogue, WHO, day)
        assert decision is not None
        question = ask(catalogue, WHO, day).question
        assert words in explain(question, decision).heading


@many
@example(25645)
@given(st.integers(0, 10**9))
def test_a_floor_never_makes_something_apply_that_did_not(number: int) -> None:
    files = files_of(number % MOST, linked=False)
    free, floored = load_files(files), load_files({**files, "floor.yaml": FLOOR})
    question = Asker(number, 3).question(free)
    before, after = (
        {
            (one.id, ground.key): ground
            for one in evaluate(catalogue, **question).decisions
            for ground in one.grounds
        }
        for catalogue in (free, floored)
    )
    for key in before.keys() - after.keys():  # along a relation in doubt only what may bind is told
        assert before[key].outcome is Outcome.UNDETERMINED
        assert before[key].via is not None
    for key, ground in after.items():
        then = before.get(key)
        if ground.outcome in LIVE:
            assert then is not None
            assert (then.outcome, then.period) == (ground.outcome, ground.period)
        elif then is None or then.outcome is not ground.outcome:
            assert ground.outcome in (Outcome.NOT_IN_FORCE, Outcome.UNDETERMINED)
