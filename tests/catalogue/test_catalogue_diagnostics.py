"""Every diagnostic code of catalogues, conditions and models has a fixture that shows it.

A fixture is a YAML file named after its code. Its first comment lines say what is expected:

    # code: key_unknown        the code
    # at: 15:5                 line and column of the finding
    # reads: subject           the file is a subject; otherwise it belongs to a catalogue set

Nothing else may be found in it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from creditrules.catalogue import check_catalogue, read_model
from creditrules.model import Subject
from creditrules.text import Diagnostic
from creditrules.text.codes import SECTIONS

HERE = Path(__file__).parent
FIXTURES = sorted((HERE / "fixtures").glob("*.yaml"))
OF_THE_DISK = {
    "bundled_missing",
    "directory_empty",
    "entry_point_bad",
    "file_unreadable",
    "path_missing",
}
"""Codes that no YAML file can show; `test_catalogue_loading` does."""

OF_TWO_FILES = {"basic_list_undeclared"}
"""Codes that one file cannot show alone; `test_basic_list_findings` does."""


def of_a_case(code: str) -> bool:
    """Whether it is told of the events of a case; the tests of procedures show those."""
    return code.startswith("case_")


def expectation(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^# (\w+): (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))


def findings(path: Path, reads: str | None) -> list[Diagnostic]:
    if reads == "subject":
        return list(read_model(Subject, path.read_bytes(), str(path))[1])
    found = check_catalogue([HERE / "base", path], bundled=False)
    return [one for one in found if one.span and one.span.file == str(path)]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_shows_its_code_at_its_place_and_nothing_else(path: Path) -> None:
    expected = expectation(path)
    found = findings(path, expected.get("reads"))
    places = [(one.code, f"{one.span.line}:{one.span.column}") for one in found if one.span]
    assert places == [(path.stem, expected["at"])]
    assert expected["code"] == path.stem


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_finding_says_what_where_and_how_to_mend_it_in_both_languages(path: Path) -> None:
    (finding,) = findings(path, expectation(path).get("reads"))
    for lang in ("zh", "en"):
        shown = finding.render(lang)
        assert finding.message(lang) in shown
        assert finding.help(lang) in shown
        assert str(finding.span) in shown
        assert "^" in shown
        assert not re.search(r"Input should|String should|validation error", shown)


def test_every_code_of_these_sections_has_a_fixture() -> None:
    sections = ("model", "conditions", "catalogue", "procedures")
    codes = {code for name in sections for code in SECTIONS[name] if not of_a_case(code)}
    assert codes == {path.stem for path in FIXTURES} | OF_THE_DISK | OF_TWO_FILES
