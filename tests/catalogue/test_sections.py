"""What is said of the sections beside the measures, and of slips that need two places."""

from __future__ import annotations

from typing import Any

import pytest

from creditrules.text import Diagnostic

FLOOR = "basis_floor: {from: 2018-01-01, kinds: [punishment], effects: [restrict], levels: [law]}"
CAP = "force_cap: {from: 2018-01-01, measure_types: [flight_limit]}"
CLASS = "record_classes: [{id: a, title: 甲, title_en: A, when: {severity: serious}}]"
IDENTITY = "identity: {subjects: [enterprise], identifier: uscc, otherwise: [tax_no, name]}"
GOOD = (
    "objection: {suspends: true, covers: implemented_here}",
    "objection: {suspends: true, covers: own, basis: [{instrument: memo}]}",
    "repair: {excludes: {listed: true}, basis: [{instrument: memo}], note: 见原文}",
    "tolerance: {measure: two, covers: implemented_here, basis: [{instrument: memo}]}",
    "feedback: {note: 未查得反馈周期}",
    "feedback: {every: quarter, recipients: [court], says: 按季度反馈, via: 平台, "
    "evidence: {every: recalled, recipients: guess}}",
    "grades: [{grade: warning}]",
    "grades: [{grade: warning, bases: [{instrument: memo}], note: 标准另定}]",
    FLOOR,
    FLOOR.replace("levels:", "local_levels: [local_regulation], levels:"),
    CAP,
    "force_cap: {from: 2018-01-01, authority_kinds: [association, enterprise]}",
    CLASS,
    IDENTITY,
    IDENTITY.replace(
        "otherwise:",
        "otherwise_until: 2017-12-31, basis: [{instrument: memo}], note: 见原文, otherwise:",
    ),
)
BAD = [
    ("objection: {suspends: true, covers: here}", "value_unknown", "here"),
    ("objection: {covers: own}", "key_missing", None),
    ("repair: {basis: [{instrument: memo}]}", "key_missing", None),
    ("repair: {excludes: {amuont: 3}}", "fact_unknown", "amuont"),
    ("repair: {excludes: {any_record: {listed: true}}}", "condition_nested_records", None),
    ("repair: {excludes: {listed: true}, basis: [{instrument: mmeo}]}", "instrument_undeclared",
     "mmeo"),
    ("tolerance: {measure: three}", "override_unknown", "three"),
    ("tolerance: {measure: two, covers: all}", "value_unknown", "all"),
    ("tolerance: {measure: two, basis: [{instrument: mmeo}]}", "instrument_undeclared", "mmeo"),
    ("tolerance: {covers: own}", "key_missing", None),
    ("feedback: {recipients: [bnak]}", "authority_undeclared", "bnak"),
    ("feedback: {every: quartre}", "value_unknown", "quartre"),
    ("feedback: {every: month, evidence: {note: seen}}", "key_unknown", "note"),
    ("grades: [{grade: bad}]", "value_unknown", "bad"),
    ("grades: [{grade: warning, bases: [{instrument: mmeo}]}]", "instrument_undeclared", "mmeo"),
    (FLOOR.replace("2018-01-01", "2018-01"), "day", "2018-01"),
    (FLOOR.replace("[law]", "[lwa]"), "value_unknown", "lwa"),
    (FLOOR.replace("[restrict]", "[]"), "value_empty", "[]"),
    (FLOOR.replace("[punishment]", "[punish]"), "value_unknown", "punish"),
    (FLOOR.replace("from: 2018-01-01, ", ""), "key_missing", None),
    (FLOOR.replace("levels", "basis: [{instrument: mmeo}], levels"), "instrument_undeclared",
     "mmeo"),
    (CAP.replace("flight_limit", "flght_limit"), "measure_type_undeclared", "flght_limit"),
    (CAP.replace("measure_types: [flight_limit]", "authority_kinds: [curt]"), "value_unknown",
     "curt"),
    (CAP.replace("measure_types", "basis: [{instrument: mmeo}], measure_types"),
     "instrument_undeclared", "mmeo"),
    ("force_cap: {from: 2018-01-01}", "force_cap_empty", None),
    ("force_cap: {from: 2018-01-01, measure_types: [], authority_kinds: []}", "force_cap_empty",
     None),
    (CLASS.replace("severity", "severty"), "fact_unknown", "severty"),
    (CLASS.replace("title_en: A, ", ""), "key_missing", None),
    (IDENTITY.replace("uscc", "usc"), "value_unknown", "usc"),
    (IDENTITY.replace("tax_no", "tax_number"), "value_unknown", "tax_number"),
    (IDENTITY.replace("[enterprise]", "[]"), "value_empty", "[]"),
    (IDENTITY.replace("[tax_no, name]", "[]"), "value_empty", "[]"),
    (IDENTITY.replace("identifier: uscc, ", ""), "key_missing", None),
    (IDENTITY.replace("otherwise:", "otherwise_until: 2017-12, otherwise:"), "day", "2017-12"),
    (IDENTITY.replace("otherwise:", "otherwise_to: 2017-12-31, otherwise:"), "key_unknown",
     "otherwise_to"),
    (IDENTITY.replace("otherwise:", "basis: [{instrument: mmeo}], otherwise:"),
     "instrument_undeclared", "mmeo"),
]  # fmt: skip


def checked(desk: Any, top: str) -> list[Diagnostic]:
    desk.catalogue("one", "two", top=f"{top}\n")
    found: list[Diagnostic] = desk.check()
    return found


@pytest.mark.parametrize("top", GOOD)
def test_sound_sections_have_no_finding(desk: Any, top: str) -> None:
    assert checked(desk, top) == []
    assert desk.load().documents["trial"]


@pytest.mark.parametrize(("top", "code", "word"), BAD)
def test_a_slip_in_a_section_is_found_where_it_stands(
    desk: Any, top: str, code: str, word: str | None
) -> None:
    (finding,) = checked(desk, top)
    assert finding.code == code
    assert finding.span is not None
    assert finding.span.line == 3
    if word is not None:
        assert finding.source is not None
        assert finding.source[finding.span.column - 1 :].startswith(word)
    for lang in ("zh", "en"):
        assert finding.message(lang)
        assert finding.help(lang)


@pytest.mark.parametrize("day", ["record_day", "decided_on"])
def test_the_day_that_governs_is_one_of_two(desk: Any, day: str) -> None:
    desk.catalogue(f"one\ngoverns: {day}")
    (finding,) = desk.check()
    assert finding.code == "value_unknown"
    assert "record_date" in finding.help("zh")


def test_guidance_near_in_spelling_is_suggested(desk: Any) -> None:
    (finding,) = checked(desk, "tolerance: {measure: tow}")
    assert finding.arguments["suggestion"] == "two"


def test_guidance_of_another_catalogue_is_not_meant(desk: Any) -> None:
    desk.catalogue("advice", name="other")
    (finding,) = checked(desk, "tolerance: {measure: other.advice}")
    assert finding.code == "override_unknown"


def places(finding: Diagnostic) -> tuple[int | None, int | None]:
    return (
        finding.span.line if finding.span else None,
        finding.other.line if finding.other else None,
    )


def test_a_class_given_twice_is_shown_with_the_first(desk: Any) -> None:
    top = "\n  - ".join(
        [
            "record_classes:",
            "{id: a, title: 甲, title_en: A, when: {severity: serious}}",
            "{id: b, title: 乙, title_en: B, when: {severity: minor}}",
            "{id: a, title: 丙, title_en: C, when: {listed: true}}",
        ]
    )
    (finding,) = checked(desk, top)
    assert finding.code == "id_twice"
    assert places(finding) == (6, 4)


def test_a_class_given_twice_is_shown_with_the_first_that_can_be_read(desk: Any) -> None:
    top = "\n  - ".join(
        [
            "record_classes:",
            "{id: z, title: 丁, title_en: D, when: {severty: serious}}",
            "{id: a, title: 甲, title_en: A, when: {severity: serious}}",
            "{id: a, title: 丙, title_en: C, when: {listed: true}}",
        ]
    )
    found = {one.code: places(one) for one in checked(desk, top)}
    assert found["id_twice"] == (6, 5)


def test_a_measure_given_twice_is_shown_with_the_first(desk: Any) -> None:
    desk.catalogue("one", "two", "one")
    (finding,) = desk.check()
    assert finding.code == "id_twice"
    assert places(finding) == (22, 4)


EDITIONS = """
instruments:
  - id: act
    title: 条例
    level: law
    editions:
      - edition: 旧
        effective_from: {0}
        effective_to: {1}
      - edition: 新
        effective_from: {2}
"""


def test_overlapping_editions_are_shown_both(desk: Any) -> None:
    desk.write("act.yaml", EDITIONS.format("2018-01-01", "2019-01-01", "2018-06-01"))
    (finding,) = desk.check()
    assert finding.code == "edition_overlap"
    assert places(finding) == (10, 7)


@pytest.mark.parametrize("start", ["effective_from", "attested_on"])
def test_an_edition_that_ends_before_it_begins_is_shown_with_both_days(
    desk: Any, start: str
) -> None:
    text = EDITIONS.format("2018-01-01", "2017-01-01", "2019-06-01")
    desk.write("act.yaml", text.replace("effective_from", start, 1))
    (finding,) = desk.check()
    assert finding.code == "window_reversed"
    assert places(finding) == (9, 8)


def test_an_item_that_ends_before_it_begins_is_shown_with_both_days(desk: Any) -> None:
    desk.catalogue("one\neffective_from: 2018-01-01\neffective_to: 2017-01-01")
    (finding,) = desk.check()
    assert finding.code == "window_reversed"
    assert places(finding) == (14, 13)


def test_an_inherited_day_is_shown_where_it_stands(desk: Any) -> None:
    top = "defaults: {effective_from: 2018-01-01}\n"
    desk.catalogue("one\neffective_to: 2017-01-01", top=top)
    (finding,) = desk.check()
    assert finding.code == "window_reversed"
    assert places(finding) == (14, 3)


@pytest.mark.parametrize(
    ("written", "other"), [("tow", 14), ("trial.tow", 14), ("something_else", 1)]
)
def test_an_unknown_override_is_shown_with_what_was_meant_or_with_its_catalogue(
    desk: Any, written: str, other: int
) -> None:
    desk.catalogue(f"one\noverrides: [{written}]", "two")
    (finding,) = desk.check()
    assert finding.code == "override_unknown"
    assert places(finding) == (13, other)


@pytest.mark.parametrize(("written", "other"), [("tow", 14), ("something_else", 1)])
def test_unknown_guidance_is_shown_with_what_was_meant_or_with_its_catalogue(
    desk: Any, written: str, other: int
) -> None:
    (finding,) = checked(desk, f"tolerance: {{measure: {written}}}")
    assert finding.code == "override_unknown"
    assert places(finding) == (3, other)


def test_a_circle_of_overrides_is_shown_with_both_ends(desk: Any) -> None:
    desk.catalogue("one\noverrides: [two]", "two\noverrides: [one]")
    (finding,) = desk.check()
    assert finding.code == "override_cycle"
    assert "trial.one → trial.two → trial.one" in finding.message("zh")
    assert places(finding) == (13, 23)


def test_a_circle_of_tolerance_is_found(desk: Any) -> None:
    desk.catalogue("one\noverrides: [two]", "two", top="tolerance: {measure: two}\n")
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    desk.write("trial.yaml", text.replace("force: mandatory", "force: recommended"))
    assert desk.codes()


def test_a_place_that_does_not_exist_is_found(desk: Any) -> None:
    found = checked(desk, 'jurisdiction: "999999"')
    assert [one.span.line for one in found if one.span] == [3]
