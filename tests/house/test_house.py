"""The house keeps its own rules: style, types, floors, and how quickly it opens."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import creditrules

ROOT = Path(__file__).parents[2]
SOURCE = Path(creditrules.__file__).parents[1]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", LINT_IMPORTS],
}


def python(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argv],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_rules_hold(check: str) -> None:
    done = python(*CHECKS[check])
    assert done.returncode == 0, done.stdout + done.stderr


def modules(statement: str) -> set[str]:
    done = python("-c", f"{statement}; import sys; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import creditrules",
        "from creditrules import deadline",
        "import creditrules.text",
        "import creditrules.calendar",
        "import creditrules.cli.main",
        "import creditrules.cli.deadline",
        "import creditrules.cli.calendar",
    ],
)
def test_light_rooms_load_nothing_heavy(statement: str) -> None:
    assert not modules(statement) & {"pydantic", "yaml", "stdnum", "sqlite3", "dateutil"}


def test_every_name_of_the_public_face_is_there() -> None:
    for name in creditrules.__all__:
        assert getattr(creditrules, name) is not None
    with pytest.raises(AttributeError):
        creditrules.nothing_of_that_name  # noqa: B018


@pytest.mark.parametrize(
    ("statement", "seconds"),
    [
        ("import creditrules", 0.25),
        ("from creditrules import deadline", 0.75),
        ("from creditrules import load_catalogue", 3.0),
    ],
)
def test_rooms_open_quickly(statement: str, seconds: float) -> None:
    """The budgets are generous: several times what a quiet machine takes."""

    def once(code: str) -> float:
        begun = time.perf_counter()
        assert python("-c", code).returncode == 0
        return time.perf_counter() - begun

    idle = min(once("pass") for _ in range(3))
    assert min(once(statement) for _ in range(3)) - idle < seconds


def test_no_module_is_too_long() -> None:
    long = {
        str(path.relative_to(SOURCE)): lines
        for path in SOURCE.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400 and "codes" not in path.parts
    }
    assert long == {}
