"""Clauses whose criteria stand in annexes nobody has: proven with criteria made up for it."""

from __future__ import annotations

from pathlib import Path

import yaml

from creditrules.catalogue import load_catalogue
from creditrules.catalogue.bundled import builtin_paths
from creditrules.testing import read_scenarios, run_scenarios

OVERLAYS = Path(__file__).parent / "overlays"


def test_the_grades_of_jinan_with_criteria_made_up() -> None:
    catalogue = load_catalogue([OVERLAYS / "jinan_grades.yaml"])
    file = OVERLAYS / "jinan_grades.scenarios.yaml"
    results = run_scenarios(catalogue, [read_scenarios(file.read_bytes(), file.name)])
    assert {clause for one in results for clause in one.clause} == {"JN-01", "JN-02"}
    assert [one.render() for one in results if not one.passed] == []


def test_what_is_made_up_says_so_and_nothing_bundled_is() -> None:
    for file in OVERLAYS.glob("*.yaml"):
        if not file.name.endswith(".scenarios.yaml"):
            assert yaml.safe_load(file.read_text("utf-8"))["example"] is True
    bundled = [one for folder in builtin_paths() for one in folder.rglob("*.yaml")]
    assert bundled
    assert not [one for one in bundled if "\nexample: true" in one.read_text("utf-8")]
