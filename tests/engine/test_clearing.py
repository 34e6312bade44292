"""What measures stand on, and which documents they lose."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given

from creditrules.catalogue import Catalogue
from creditrules.engine import clearing, endings, evaluate, standing_on
from creditrules.model import LIVE
from creditrules.reports import standing_picture
from random_questions import Case, cases, many
from small_catalogues import LISTED, ask, load_files, sheet, subject

LIMITS = """
catalogue: floor
instrument: memo
basis_floor:
  from: 2018-03-01
  kinds: [punishment]
  effects: [prohibit, restrict]
  levels: [law]
  open_levels: [judicial_interpretation]
"""
ITEMS = """
- {id: bare, bases: []}
- {id: below, bases: [{instrument: lapsed_rule}]}
- {id: asked, bases: [{instrument: interpretation}]}
- {id: sound, bases: [{instrument: company_law, edition: 旧法}]}
- {id: loan, type: loan_scrutiny, title: 从严授信, bases: [{instrument: lapsed_rule}]}
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    brief = sheet("- {id: a}", name="brief", instrument="brief_memo")
    return load_files({"trial.yaml": sheet(ITEMS), "limit.yaml": LIMITS, "brief.yaml": brief})


def found(catalogue: Catalogue, day: str, within: int = 0) -> dict[str, list[tuple[str, str]]]:
    shown: dict[str, list[tuple[str, str]]] = {}
    for one in clearing(catalogue, date.fromisoformat(day), within=within):
        shown.setdefault(one.item.id, []).append((one.state, str(one.on)))
    return shown


def test_nothing_needs_looking_at_before_law_turns(catalogue: Catalogue) -> None:
    assert found(catalogue, "2018-02-01") == {}


def test_bases_are_looked_at_from_the_day_they_are_asked_for(catalogue: Catalogue) -> None:
    assert found(catalogue, "2018-03-01") == {
        "brief.a": [("not_established", "2018-03-01")],
        "trial.asked": [("not_established", "2018-03-01")],
        "trial.bare": [("not_established", "2018-03-01")],
        "trial.below": [("below_floor", "2018-03-01")],
    }


def test_a_cited_document_that_lapsed_is_named(catalogue: Catalogue) -> None:
    states = found(catalogue, "2018-05-01")
    assert states["trial.loan"] == [("lapsed", "2018-05-01")]
    assert states["trial.below"] == [("below_floor", "2018-03-01"), ("lapsed", "2018-05-01")]
    lapsed = next(one for one in clearing(catalogue, date(2018, 5, 1)) if one.state == "lapsed")
    assert [one.id for one in lapsed.instruments] == ["lapsed_rule"]


def test_a_measure_whose_document_is_over_has_ended(catalogue: Catalogue) -> None:
    assert found(catalogue, "2018-07-01")["brief.a"] == [("ended", "2018-07-01")]


def test_what_changes_soon_is_told_with_its_day(catalogue: Catalogue) -> None:
    soon = found(catalogue, "2018-02-01", within=28)
    assert soon.keys() == {"brief.a", "trial.asked", "trial.bare", "trial.below"}
    assert all(states == [("changes", "2018-03-01")] for states in soon.values())
    assert found(catalogue, "2018-02-01", within=27) == {}
    new_law = found(catalogue, "2024-06-01", within=30)["trial.sound"]
    assert new_law == [("changes", "2024-07-01")]


def test_only_what_is_carried_out_in_the_place_is_looked_at() -> None:
    local = sheet("- {id: a}", name="city", top='jurisdiction: "370100"', instrument="brief_memo")
    catalogue = load_files({"city.yaml": local})
    day = date(2018, 7, 1)
    assert [one.item.id for one in clearing(catalogue, day)] == ["city.a"]
    assert [one.item.id for one in clearing(catalogue, day, jurisdiction="370102")] == ["city.a"]
    assert clearing(catalogue, day, jurisdiction="450400") == ()


def test_what_stands_on_a_document_and_what_falls_with_it(catalogue: Catalogue) -> None:
    law = standing_on(catalogue, "company_law", date(2018, 3, 1))
    assert [one.id for one in law.items] == [one.id for one in law.fallen] == ["trial.sound"]
    assert law.measure_types == ()
    assert standing_on(catalogue, "company_law", date(2018, 2, 1)).fallen == ()
    memo = standing_on(catalogue, "memo", date(2018, 3, 1))
    assert [one.id for one in memo.measure_types] == ["loan_scrutiny"]


def test_the_decisions_that_end_without_a_document(catalogue: Catalogue) -> None:
    answer = ask(catalogue, subject(LISTED), "2018-02-01")
    assert [one.type.id for one in endings(answer, "memo")] == ["loan_scrutiny"]
    assert endings(answer, "brief_memo") == ()


@many
@given(case=cases())
def test_what_ends_without_a_document_stood_on_it(case: Case) -> None:
    catalogue, question = case
    answer = evaluate(catalogue, **question)
    for instrument in catalogue.instruments:
        fallen = set(standing_on(catalogue, instrument, question["as_of"]).items)
        for decision in endings(answer, instrument):
            assert decision.outcome in LIVE
            assert {one.item for one in decision.grounds if one.outcome in LIVE} <= fallen


def test_the_picture_draws_every_measure_once_and_marks_the_troubled(catalogue: Catalogue) -> None:
    items = catalogue.items.values()
    drawn = standing_picture(items, date(2018, 7, 1), "图", marked={"trial.below": "below_floor"})
    assert drawn == standing_picture(
        reversed(list(items)), date(2018, 7, 1), "图", marked={"trial.below": "below_floor"}
    )
    titles = [one.text or "" for one in ElementTree.fromstring(drawn).iter() if "title" in one.tag]
    for item in items:
        assert sum(one.startswith(f"{item.id} ") for one in titles) == 1
    assert "trial.below 限制乘坐飞机、列车软卧 · 依据层级不够" in titles
