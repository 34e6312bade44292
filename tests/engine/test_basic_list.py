"""The national basic list: a floor of bases by category, and where a measure stands in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.engine import (
    Decision,
    changes,
    decision_content,
    evaluate,
    explain,
    next_change,
)
from creditrules.model import Outcome
from random_catalogues import MOST, files_of
from random_questions import Asker, many
from small_catalogues import LISTED, ask, decide, load_files, outcome, sheet, subject

FLOOR = """
catalogue: floor
instrument: memo
basis_floor:
  from: 2018-03-01
  kinds: [punishment]
  categories: [lessens_rights]
  effects: [prohibit, restrict]
  levels: [law]
"""
EDITIONS = """
instruments:
  - id: basic_list
    title: 基础清单
    level: normative_document
    editions:
      - {edition: 首版, effective_from: 2018-06-01, effective_to: 2018-12-31}
      - {edition: 次版, effective_from: 2019-01-01, effective_to: 2019-12-31}
"""
LIST = """
basic_list:
  - id: place
    title: 清单项
    title_en: Item of the list
    category: {category}
    instrument: basic_list
    editions: [{editions}]
    evidence: {evidence}
measure_types:
  - {{id: listed, title: 类型, title_en: Type, effect: {effect}, basic_list: place{mark}}}
"""
WHO = subject(LISTED)
BOTH = "首版, 次版"


def listed(
    category: str,
    *,
    effect: str = "restrict",
    evidence: str = "recalled",
    mark: str = "recalled",
    editions: str = BOTH,
    floor: str = FLOOR,
    fields: str = "",
) -> Any:
    """A measure without a basis as high as asked, whose type is an item of a list."""
    basic = LIST.format(
        category=category,
        editions=editions,
        evidence=evidence,
        effect=effect,
        mark=f", basic_list_evidence: {mark}",
    )
    own = sheet(f"- {{id: a, type: listed, bases: [{{instrument: lapsed_rule}}]{fields}}}")
    return load_files(
        {"trial.yaml": own, "limit.yaml": floor, "list.yaml": basic, "editions.yaml": EDITIONS}
    )


def decided(catalogue: Any, day: str) -> Decision:
    found = decide(catalogue, WHO, day, "listed")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("category", "effect", "expected"),
    [
        ("lessens_rights", "restrict", "not_in_force"),
        ("lessens_rights", "consider", "not_in_force"),
        ("management", "restrict", "applies"),
        ("management", "consider", "applies"),
        ("voluntary", "prohibit", "applies"),
    ],
)
@pytest.mark.parametrize("day", ["2018-03-01", "2018-06-01", "2019-01-01", "2020-01-01"])
def test_the_category_decides_before_between_and_after_the_editions(
    category: str, effect: str, expected: str, day: str
) -> None:
    catalogue = listed(category, effect=effect)
    assert outcome(catalogue, WHO, "2018-02-28", "listed") == "applies"
    assert outcome(catalogue, WHO, day, "listed") == expected


@pytest.mark.parametrize("marks", [("guess", "seen"), ("seen", "guess")])
def test_a_guessed_category_decides_nothing_and_is_not_shown(marks: tuple[str, str]) -> None:
    evidence, mark = marks
    for effect, expected in (("restrict", "not_in_force"), ("consider", "applies")):
        catalogue = listed("management", effect=effect, evidence=evidence, mark=mark)
        decision = decided(catalogue, "2018-06-01")
        assert decision.outcome == expected
        assert decision_content(decision)["basic_list"] is None


def test_a_floor_that_names_no_categories_goes_by_the_effect() -> None:
    floor = FLOOR.replace("  categories: [lessens_rights]\n", "")
    catalogue = listed("management", floor=floor)
    assert outcome(catalogue, WHO, "2018-06-01", "listed") == "not_in_force"


def test_an_edition_that_does_not_hold_the_item_leaves_it_to_the_effect() -> None:
    catalogue = listed("management", editions="次版")
    before, after = (decided(catalogue, day) for day in ("2018-12-31", "2019-01-01"))
    assert (before.outcome, before.list_place) == ("not_in_force", None)
    assert (after.outcome, after.list_place is None) == ("applies", False)
    assert next_change(ask(catalogue, WHO, "2018-12-31")) == after.as_of


def test_what_is_not_a_punishment_is_not_asked_whatever_its_category() -> None:
    catalogue = listed("lessens_rights", fields=", kind: supervision")
    assert outcome(catalogue, WHO, "2018-06-01", "listed") == "applies"


def test_a_decision_shows_the_item_in_the_edition_of_the_day() -> None:
    catalogue = listed("management", mark="seen")
    shown = {
        day: decision_content(decided(catalogue, day))["basic_list"]
        for day in ("2018-05-31", "2018-06-01", "2019-01-01", "2020-01-01")
    }
    one = {"item": "place", "title": "清单项", "category": "management", "evidence": "recalled"}
    assert list(shown.values()) == [
        None,
        {**one, "edition": "首版"},
        {**one, "edition": "次版"},
        {**one, "edition": "次版"},
    ]


@pytest.mark.parametrize(
    ("lang", "label", "text"),
    [
        (
            "zh",
            "清单",
            "基础清单（首版）：清单项，属公共管理机构根据履职需要实施的管理措施（待核对）",
        ),
        (
            "en",
            "Basic list",
            "基础清单 (首版): Item of the list, among management measures of public bodies "
            "(to be checked)",
        ),
    ],
)
def test_an_explanation_has_one_row_about_the_list_from_its_first_day(
    lang: str, label: str, text: str
) -> None:
    catalogue = listed("management")
    for day, expected in (("2018-05-31", []), ("2018-06-01", [text])):
        page = explain(ask(catalogue, WHO, day).question, decided(catalogue, day), lang)
        assert [row for name, row in page.rows if name == label] == expected


def test_the_mark_of_the_list_counts_in_the_evidence_of_a_decision() -> None:
    catalogue = listed("management")
    before, after = (decided(catalogue, day) for day in ("2018-05-31", "2018-06-01"))
    assert (before.evidence, after.evidence) == ("seen", "recalled")


def test_a_new_edition_changes_the_answer_and_says_so() -> None:
    catalogue = listed("management")
    days = ("2018-05-31", "2018-06-01", "2019-01-01")
    answers = [ask(catalogue, WHO, day) for day in days]
    assert [str(next_change(one)) for one in answers] == ["2018-06-01", "2019-01-01", "None"]
    codes = [
        [cause.code for change in changes(*pair) for cause in change.causes]
        for pair in pairwise(answers)
    ]
    assert codes == [["instrument_begins"], ["edition_changes"]]


@many
@given(st.integers(0, 10**9))
def test_a_management_measure_is_never_below_the_floor(number: int) -> None:
    category = ("management", "voluntary")[number % 2]
    basic = LIST.format(
        category=category, editions=BOTH, evidence="seen", effect="prohibit", mark=""
    )
    named = {
        name: text.replace('"office_ban"', '"listed"').replace('"flight_limit"', '"listed"')
        for name, text in files_of(number % MOST, linked=False).items()
    }
    catalogue = load_files(
        {**named, "floor.yaml": FLOOR, "list.yaml": basic, "editions.yaml": EDITIONS}
    )
    for decision in evaluate(catalogue, **Asker(number, 3).question(catalogue)).decisions:
        for ground in decision.grounds:
            if ground.item.list_place is not None:
                assert ground.reason != "basis_floor"
                assert "legal_basis" not in {leaf.fact.id for leaf in ground.missing}
                assert ground.outcome is not Outcome.NOT_IN_FORCE or ground.reason == "window"
