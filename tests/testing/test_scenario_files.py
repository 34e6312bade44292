"""Scenario files as a clerk writes them: what is read, and what is said of what is not."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from creditrules.catalogue import CatalogueError, load_clauses
from creditrules.testing import (
    ScenarioFile,
    clause_findings,
    load_scenarios,
    read_scenarios,
)

GOOD = """
scenarios:
  - name: 列入即限制
    clause: SD-01
    as_of: 2018-06-20
    subject: {id: E1, kind: enterprise}
    not_expected: [flight_limit]
"""


def read(text: str) -> ScenarioFile:
    return read_scenarios(dedent(text).encode(), "a.scenarios.yaml")


def codes(text: str) -> list[str]:
    return [one.code for one in read(text).diagnostics]


def test_a_scenario_is_read_with_its_place() -> None:
    file = read(GOOD)
    assert file.ok
    (placed,) = file.scenarios
    assert placed.name == "列入即限制"
    assert placed.clause == ("SD-01",)
    assert placed.place.span.line == 3
    assert placed.scenario is not None
    assert placed.scenario.subject.id == "E1"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file_empty"),
        ("- a", "file_not_mapping"),
        ("scenarios: {}", "list_expected"),
        ("scenarios: []", "value_empty"),
        ("other: 1", "key_unknown"),
        (GOOD + "more: 1", "key_unknown"),
        (GOOD.replace("as_of", "asof"), "key_unknown"),
        (GOOD.replace("2018-06-20", "2018-06-31"), "day"),
        (GOOD.replace("SD-01", "SD1"), "clause_id_bad"),
        (GOOD.replace("enterprise", "enterprize"), "value_unknown"),
        (GOOD.replace("    not_expected: [flight_limit]\n", ""), "scenario_proves_nothing"),
        (GOOD + "    screen: {action: register.director}\n", "scenario_screen_half"),
        (GOOD + "    expect_screen: {verdict: pass}\n", "scenario_screen_half"),
        (GOOD + "    expect_screen: {verdict: stop}\n", "value_unknown"),
        (GOOD + GOOD.removeprefix("\nscenarios:\n"), "scenario_name_twice"),
        (GOOD + "    as_of: 2018-06-21\n", "duplicate_key"),
        (GOOD.replace("not_expected: [", "expect: ["), "mapping_expected"),
        (
            GOOD.replace("not_expected: [flight_limit]", "expect: [{measure: a, outcome: aplies}]"),
            "value_unknown",
        ),
        (
            GOOD.replace("not_expected: [flight_limit]", "expect: [{measure: a}]"),
            "key_missing",
        ),
        (GOOD.replace("2018-06-20", "*later"), "yaml_alias"),
        (
            GOOD + "    expect_changes: [{measure: a, kind: ended}]\n",
            "scenario_change_of_nothing",
        ),
        (
            GOOD + "    draft: {id: D1}\n    expect_changes: [{measure: a, kind: end}]\n",
            "value_unknown",
        ),
    ],
)
def test_what_is_wrong_is_said(text: str, code: str) -> None:
    file = read(text)
    assert code in [one.code for one in file.diagnostics]
    assert not file.ok
    for finding in file.diagnostics:
        assert finding.span is not None
        for lang in ("zh", "en"):
            assert finding.render(lang)


def test_a_scenario_that_cannot_be_read_keeps_its_name_and_clauses() -> None:
    (placed,) = read(GOOD.replace("as_of", "asof")).scenarios
    assert placed.scenario is None
    assert (placed.name, placed.clause) == ("列入即限制", ("SD-01",))
    (finding,) = placed.findings
    assert finding.arguments["suggestion"] == "as_of"
    assert finding.span is not None
    assert finding.span.line == 5


def test_one_slip_hides_no_other_scenario() -> None:
    text = GOOD + GOOD.removeprefix("\nscenarios:\n").replace("列入即限制", "第二个")
    file = read(text.replace("2018-06-20", "soon", 1))
    assert [one.scenario is None for one in file.scenarios] == [True, False]


def test_files_are_found_below_directories_and_read_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.scenarios.yaml", "deep/a.scenarios.yml", ".hidden/c.scenarios.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text("causes: []", encoding="utf-8")
    files = load_scenarios([tmp_path, tmp_path / "b.scenarios.yaml"])
    assert [Path(one.file).name for one in files] == ["b.scenarios.yaml", "a.scenarios.yml"]


def test_a_path_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_scenarios([tmp_path / "none.scenarios.yaml"])
    assert [one.code for one in caught.value.diagnostics] == ["path_missing"]


def test_a_clause_that_is_not_on_the_checklist_is_warned_of() -> None:
    file = read(GOOD.replace("SD-01", "[SD-01, SD-99]"))
    (finding,) = clause_findings(load_clauses(), [file])
    assert finding.code == "scenario_clause_unknown"
    assert finding.arguments["clause"] == "SD-99"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (4, 21)
