"""The pytest plugin: scenario files are tests, failures are words, nothing else is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from small_catalogues import INSTRUMENTS, VOCABULARY, sheet

SOURCE = Path(__file__).parents[2] / "src"
SCENARIOS = """
scenarios:
  - name: 列入即限制
    as_of: 2018-06-20
    subject:
      id: E1
      kind: enterprise
      records: [{id: R1, cause: defaulter, decided_on: 2017-06-20, listed_on: 2017-06-21}]
    expect: [{measure: flight_limit, outcome: applies}]
  - name: 永久限制
    as_of: 2018-06-20
    subject: {id: E1, kind: enterprise}
    expect: [{measure: flight_limit, outcome: applies, force: mandatory}]
"""
INI = "[pytest]\ncreditrules_bundled = false\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "pytest.ini": INI,
        "vocabulary.yaml": VOCABULARY,
        "instruments.yaml": INSTRUMENTS,
        "trial.yaml": sheet("- {id: a}"),
        "trial.scenarios.yaml": SCENARIOS,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    installed = any(one.name == "creditrules" for one in entry_points(group="pytest11"))
    plugin = [] if installed else ["-p", "creditrules.testing.plugin"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *plugin, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def test_scenarios_pass_and_fail_in_words_without_a_traceback(folder: Path) -> None:
    code, said = run(folder)
    assert code == 1
    assert "1 failed, 1 passed" in said
    assert "未通过　永久限制" in said
    assert "E1 的 flight_limit：结果应为 适用，实为 不适用" in said
    assert "--> trial.scenarios.yaml:13:" in said
    assert "Traceback" not in said
    assert "plugin.py" not in said


def test_failures_may_be_told_in_english(folder: Path) -> None:
    (folder / "pytest.ini").write_text(INI + "creditrules_lang = en\n", encoding="utf-8")
    _, said = run(folder, "-k", "永久限制")
    assert "flight_limit for E1: outcome should be applies, but is does not apply" in said


def test_catalogues_may_stand_elsewhere(folder: Path) -> None:
    (folder / "cases").mkdir()
    (folder / "trial.scenarios.yaml").rename(folder / "cases" / "trial.scenarios.yaml")
    ini = INI + "creditrules_catalogues = vocabulary.yaml instruments.yaml trial.yaml\n"
    (folder / "pytest.ini").write_text(ini, encoding="utf-8")
    _, said = run(folder, "cases")
    assert "1 failed, 1 passed" in said


def test_what_cannot_be_read_is_an_error_in_words(folder: Path) -> None:
    (folder / "trial.scenarios.yaml").write_text("scenarios: {", encoding="utf-8")
    code, said = run(folder)
    assert code == 2
    assert "错误[" in said
    assert "Traceback" not in said
    (folder / "trial.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    (folder / "trial.yaml").write_text(sheet("- {id: a, typ: b}"), encoding="utf-8")
    code, said = run(folder)
    assert code == 1
    assert "错误[key_unknown]" in said
    assert "Traceback" not in said


def test_nothing_is_loaded_while_no_scenario_is_collected(folder: Path) -> None:
    (folder / "trial.scenarios.yaml").unlink()
    (folder / "test_lazy.py").write_text(
        "import sys\n"
        "def test_lazy():\n"
        "    assert 'creditrules.testing.plugin' in sys.modules\n"
        "    assert not {'pydantic', 'yaml', 'creditrules.text'} & set(sys.modules)\n",
        encoding="utf-8",
    )
    code, said = run(folder)
    assert code == 0, said
