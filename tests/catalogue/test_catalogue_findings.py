"""One run tells everything, and tells it once."""

from __future__ import annotations

from typing import Any

import pytest


def test_mistakes_of_every_stage_are_found_in_one_run(desk: Any) -> None:
    desk.write(
        "trial.yaml",
        """\
catalogue: trial
instrument: memo
defaults: {kind: punishmnt, cause: judgment_defaulter, period: {while: listed}}
measures:
  - id: flight_limit
    type: flight_limit
    title: [限制乘坐飞机]
    force: mandatory
    subjects: [individual]
    when: {any_record: {listd: true}}
    implementers: [court, railroad]
    bases: [{instrument: company_law, edition: 2019修正}]
    overrides: [nothing]
  - id: rail_limit
    typ: flight_limit
    title: 限制乘坐软卧
    force: must
    subjects: [individual, firm]
    when: {any_record: {listed: maybe}}
    reach: [{role: owner}]
""",
    )
    found = [(one.code, one.span.line) for one in desk.check()]
    assert found == [
        ("value_unknown", 3),
        ("text_expected", 7),
        ("fact_unknown", 10),
        ("authority_undeclared", 11),
        ("edition_unknown", 12),
        ("override_unknown", 13),
        ("field_missing", 14),
        ("key_unknown", 15),
        ("value_unknown", 17),
        ("value_unknown", 18),
        ("test_value", 19),
        ("role_undeclared", 20),
    ]


def test_a_broken_entry_is_told_once_and_not_at_each_place_that_refers_to_it(desk: Any) -> None:
    desk.write(
        "broken.yaml",
        """\
authorities:
  - {id: customs, name: 海关, kind: government}
""",
    )
    desk.write(
        "fact.yaml", "facts:\n  - {id: exporter, about: subject, type: bool, title: 出口企业}\n"
    )
    desk.write(
        "office.yaml", "instruments:\n  - {id: rules, title: 规定, level: law, editions: [{}]}\n"
    )
    desk.catalogue(
        "flight_limit\nimplementers: [customs]\nbases: [{instrument: rules, articles: [第一条]}]",
        "rail_limit",
        "bus_limit\noverrides: [rail_limit]",
    )
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    desk.write("trial.yaml", text.replace("{any_record:", "{exporter: true, any_record:", 1))
    codes = desk.codes()
    assert sorted(codes) == ["key_missing", "key_missing", "value_unknown", "window_start_missing"]


def test_a_misspelt_key_that_is_required_is_one_finding(desk: Any) -> None:
    desk.write("roles.yaml", "roles:\n  - {id: owner, titel: 业主, title_en: Owner}\n")
    (finding,) = desk.check()
    assert finding.code == "key_unknown"
    assert finding.arguments["suggestion"] == "title"


def test_a_chinese_key_is_answered_with_the_key_that_is_meant(desk: Any) -> None:
    desk.catalogue("flight_limit\n依据: []\n实施单位: [court]")
    suggestions = [one.arguments["suggestion"] for one in desk.check()]
    assert suggestions[1] == "implementers"


def test_a_key_is_answered_among_the_keys_of_its_own_place(desk: Any) -> None:
    desk.catalogue("flight_limit\nbases: [{instrument: company_law, edtion: 2023修订}]")
    (finding,) = desk.check()
    assert (finding.code, finding.arguments["suggestion"]) == ("key_unknown", "edition")


@pytest.mark.parametrize("key", ["while_", "start", "measure_type", "schema_"])
def test_names_of_the_program_are_no_keys_of_the_language(desk: Any, key: str) -> None:
    desk.write(
        "trial.yaml",
        "catalogue: trial\ninstrument: memo\nmeasures:\n"
        f"  - {{id: a, period: {{{key}: listed, permanent: true}}}}\n",
    )
    assert "key_unknown" in desk.codes()


@pytest.mark.parametrize(
    "text",
    [
        "catalogue: trial\n",
        "catalogue:\n",
        "catalogue: [trial]\n",
        "measures: []\n",
        "catalogue: trial\ninstrument: memo\nmeasures:\n",
        "catalogue: trial\ninstrument: memo\nmeasures: none\n",
        "catalogue: trial\ninstrument: memo\nmeasures: [1, [], {}, ]\n",
        "catalogue: trial\ninstrument: memo\nmeasures: [{id: [a]}]\n",
        "catalogue: trial\ninstrument: memo\ndefaults: none\nmeasures: []\n",
        "catalogue: trial\ninstrument: memo\ndefaults: {id: a}\nmeasures: []\n",
        "causes: {a: b}\n",
        "causes: [{id: a}]\n",
        "causes: [a, ~]\n",
        "instruments: [{id: a, editions: []}]\n",
        "instruments: [{id: a, title: a, level: law, editions: [{}, {}]}]\n",
        "clauses: 1\n",
        "roles: []\ncatalogue: x\n",
        "'': 1\n",
        "~: 1\n",
        "1: 1\n",
    ],
)
def test_a_file_of_the_wrong_shape_gives_findings_with_places(desk: Any, text: str) -> None:
    desk.write("x.yaml", text)
    found = desk.check()
    assert found
    assert all(one.span.line >= 1 and one.render("zh") and one.render("en") for one in found)


def test_references_in_the_vocabulary_are_checked(desk: Any) -> None:
    desk.write(
        "a.yaml",
        "authorities:\n"
        "  - id: aqsiq\n    name: 质检总局\n    name_en: AQSIQ\n    kind: government\n"
        "    successors: [{authority: samr, from: 2018-03, evidence: recalled}]\n",
    )
    desk.write(
        "b.yaml",
        "instruments:\n  - id: rules\n    title: 规定\n    level: law\n    replaced_by: rules\n"
        "    editions:\n      - {edition: 旧, effective_from: 2016, articles: "
        "[{article: 第一条, moved_to: [{edition: 新, article: 第二条}]}]}\n",
    )
    assert desk.codes() == ["authority_undeclared", "instrument_undeclared", "edition_unknown"]


def test_three_clear_days_between_editions_are_no_mistake(desk: Any) -> None:
    desk.write(
        "a.yaml",
        "instruments:\n  - id: rules\n    title: 规定\n    level: law\n    editions:\n"
        "      - {edition: 旧, effective_from: 2016-01-01, effective_to: 2017-12-28}\n"
        "      - {edition: 新, effective_from: 2018-01-01, effective_to: 2018-12-31}\n"
        "      - {edition: 再, effective_from: 2019-01-01}\n",
    )
    assert desk.codes() == []
