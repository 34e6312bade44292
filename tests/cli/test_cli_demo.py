"""creditrules demo and the bundled examples."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, Cli, same_as_golden

from creditrules.intake import read_subjects
from creditrules.model import SubjectKind


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demonstration(lang: str, cli: Cli) -> None:
    told = cli("demo", "--lang", lang)
    assert (told.code, told.err) == (0, "")
    shown = re.sub(r"\S*examples/subjects\.jsonl", "examples/subjects.jsonl", told.out)
    assert same_as_golden(f"demo.{lang}.txt", shown), shown


def test_what_the_demonstration_proposes_works(cli: Cli) -> None:
    proposed = re.findall(r"^  creditrules (.+)$", cli("demo").out, re.MULTILINE)
    assert len(proposed) == 3
    for line in proposed:
        assert cli(*shlex.split(line)).code == 0


def test_the_examples_are_read_without_a_finding() -> None:
    entries = list(read_subjects(EXAMPLES))
    assert [one.diagnostics for one in entries] == [()] * len(entries)
    subjects = [one.subject for one in entries if one.subject]
    assert len(subjects) >= 12
    assert {one.kind for one in subjects} >= {SubjectKind.ENTERPRISE, SubjectKind.INDIVIDUAL}
    assert all("某" in (one.name or "") for one in subjects)
    causes = {record.cause for one in subjects for record in one.records}
    assert causes == {"judgment_defaulter", "dishonest_enterprise", "a_grade_taxpayer"}
    assert len({one.jurisdiction for one in subjects if one.jurisdiction}) >= 4


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    script = EXAMPLES.parent / "library.py"
    runpy.run_path(str(script))
    assert "限制乘坐飞机" in capsys.readouterr().out
    assert len(script.read_text("utf-8").splitlines()) <= 25


def test_the_readme_names_every_example() -> None:
    readme = Path(EXAMPLES.parent, "README.md").read_text("utf-8")
    for entry in read_subjects(EXAMPLES):
        assert entry.subject
        assert re.search(rf"\b{entry.subject.id}\b", readme)
