"""How long it takes to start: imports in fresh interpreters, and loading catalogues."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from creditrules.catalogue import load_catalogue
from workload import Workload, write_catalogue

ROUNDS = 9


def main() -> None:
    empty = _fresh("pass")
    print(f"{'empty interpreter':<44}{empty:>8.1f} ms")
    for module in ("creditrules", "creditrules.calendar", "creditrules.engine"):
        print(f"import {module:<37}{_fresh(f'import {module}') - empty:>8.1f} ms more")
    with tempfile.TemporaryDirectory() as folder:
        write_catalogue(Workload.of(0).measures, Path(folder))
        print(f"{'load 300 measures':<44}{_load(lambda: load_catalogue(folder, bundled=False))}")
    catalogue = load_catalogue()
    held = len(catalogue.items) + len(catalogue.switched_off)
    print(f"{f'load the bundled set ({held} measures)':<44}{_load(load_catalogue)}")


def _fresh(code: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        started = perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        taken.append((perf_counter() - started) * 1e3)
    return median(taken)


def _load(load: Callable[[], object]) -> str:
    taken = []
    for _ in range(ROUNDS):
        started = perf_counter()
        load()
        taken.append((perf_counter() - started) * 1e3)
    return f"{median(taken):>8.1f} ms"


if __name__ == "__main__":
    main()
