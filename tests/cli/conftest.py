"""How the tests of the command line call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, SOURCE, Cli, Told, Write

from creditrules.catalogue import Catalogue, Paths, load_catalogue
from creditrules.cli import catalogues
from creditrules.cli.main import main

bundled = cache(load_catalogue)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run the command line in this process; the bundled catalogues are loaded once for all."""

    def load(paths: Paths = None, *, include_guessed: bool = False) -> Catalogue:
        once = bundled if paths is None else load_catalogue
        return once(paths, include_guessed=include_guessed)

    monkeypatch.setattr(catalogues, "load_catalogue", load)

    def run(*argv: str | Path) -> Told:
        capsys.readouterr()
        code = main([str(word) for word in argv])
        out, err = capsys.readouterr()
        return Told(code, out, err)

    return run


@pytest.fixture
def process() -> Cli:
    """Run the command line as a process of its own."""

    def run(*argv: str | Path, given: bytes = b"", env: Mapping[str, str] | None = None) -> Told:
        done = subprocess.run(
            [sys.executable, "-m", "creditrules", *map(str, argv)],
            input=given,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(SOURCE), **(env or {})},
            timeout=120,
            check=False,
        )
        return Told(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def subjects() -> Path:
    """The bundled examples."""
    return EXAMPLES


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of that name into a folder of this test."""

    def made(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return made
