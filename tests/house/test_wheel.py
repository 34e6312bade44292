"""The wheel stands by itself: catalogues and examples are in it, and it works from anywhere."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


def run(*argv: str | Path, folder: Path, codes: tuple[int, ...] = (0,)) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in argv],
        cwd=folder,
        env=kept,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a fresh environment that has the wheel, and the dependencies of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    run(*PIP, *build, "--wheel-dir", folder, ROOT, folder=folder)
    [wheel] = folder.glob("creditrules-*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    place = "Scripts" if os.name == "nt" else "bin"
    python = home / place / "python"
    [site] = json.loads(
        run(python, "-c", "import json, site; print(json.dumps(site.getsitepackages()))",
            folder=folder)
    )[:1]  # fmt: skip
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install = ["--python", python, "install", "--no-deps", "--no-index"]
    run(*PIP, *install, wheel, folder=folder)
    return home / place


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return tmp_path


def test_the_demonstration_runs_and_proposes_what_works(scripts: Path, empty: Path) -> None:
    shown = run(scripts / "creditrules", "demo", folder=empty)
    assert "【强制性】适用" in shown
    proposed = re.findall(r"^  creditrules (.+)$", shown, re.MULTILINE)
    assert len(proposed) == 3
    for line in proposed:
        codes = (0, 1)  # some rows of the bundled tables are refused
        assert run(scripts / "creditrules", *shlex.split(line), folder=empty, codes=codes)
    assert list(empty.iterdir()) == []


def test_the_catalogues_are_those_of_the_wheel(scripts: Path, empty: Path) -> None:
    script = (
        "import creditrules, creditrules.catalogue as c; print(*c.builtin_paths()); "
        "print(creditrules.__version__)"
    )
    where, version = run(scripts / "python", "-c", script, folder=empty).split()
    assert Path(where).is_relative_to(scripts.parent)
    assert version == run(scripts / "creditrules", "--version", folder=empty).split()[1]
    assert run(scripts / "creditrules", "check", folder=empty)
    scenarios = json.loads(run(scripts / "creditrules", "test", "--format", "json", folder=empty))
    assert any(row["status"] == "passed" for row in scenarios)


def test_it_says_that_it_is_typed(scripts: Path, empty: Path) -> None:
    script = "import creditrules, pathlib; print(pathlib.Path(creditrules.__file__).parent)"
    package = Path(run(scripts / "python", "-c", script, folder=empty).strip())
    assert (package / "py.typed").is_file()
    for name in ("subjects.jsonl", "penalties.csv", "lists.csv"):
        assert (package / "_examples" / name).is_file()
