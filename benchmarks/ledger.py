"""How fast events are kept: a ledger beside plain inserts into SQLite, in the same run."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from creditrules.catalogue import load_catalogue
from creditrules.ledger import Ledger
from creditrules.model.procedure import CaseEvent
from creditrules.procedure import track

ROUNDS = 3
ALONE = 200
TOGETHER = 20_000
PROCEDURE = "hangzhou_2023.push_own"


def main() -> None:
    print(f"{'events a second':<34}{'plain sqlite3':>15}{'ledger':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory(dir=".") as folder:
        _compare("one transaction an event", Path(folder), ALONE, 1)
        _compare(f"{TOGETHER:,} in one transaction", Path(folder), TOGETHER, TOGETHER)
        _read(Path(folder))


def _compare(title: str, folder: Path, count: int, batch: int) -> None:
    some = [_event(number) for number in range(count)]
    batches = [some[start : start + batch] for start in range(0, count, batch)]
    plain, kept = [], []
    for number in range(ROUNDS):
        name = folder / f"{count}.{number}"
        plain.append(count / _timed(lambda: _plain(f"{name}.plain", batches)))  # noqa: B023
        kept.append(count / _timed(lambda: _keep(f"{name}.db", batches)))  # noqa: B023
    ratio = median(kept) / median(plain)
    print(f"{title:<34}{median(plain):>15,.0f}{median(kept):>10,.0f}{ratio:>8.2f}")


def _event(number: int) -> CaseEvent:
    return CaseEvent(
        id=f"E{number}",
        case=f"C{number // 10}",
        type="penalty_decided",
        happened_on=date(2026, 9, 28),
        by="某局执法一队",
    )


def _timed(work: Callable[[], None]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _plain(path: str, batches: list[list[CaseEvent]]) -> None:
    """The same columns in a table without keys, checks or triggers, as safe against power loss."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE event (case_id, id, type, happened_on, content)")
        for batch in batches:
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", map(_row, batch))
            connection.execute("COMMIT")


def _row(event: CaseEvent) -> tuple[str, ...]:
    content = json.dumps(event.model_dump(mode="json"), ensure_ascii=False)
    return event.case, event.id, event.type, event.happened_on.isoformat(), content


def _keep(path: str, batches: list[list[CaseEvent]]) -> None:
    with Ledger(path) as ledger:
        for batch in batches:
            ledger.append(batch, procedure=PROCEDURE)


def _read(folder: Path) -> None:
    procedure = load_catalogue().procedures[PROCEDURE]
    with Ledger(folder / f"{TOGETHER}.0.db", read_only=True) as ledger:
        cases = ledger.cases()
        read = _timed(lambda: [ledger.events(case) for case in cases] and None)
        tracked = _timed(
            lambda: [track(procedure, ledger.events(x), date(2026, 10, 20)) for x in cases] and None
        )
    print(f"cases of ten events a second: {len(cases) / read:,.0f} read, ", end="")
    print(f"{len(cases) / tracked:,.0f} read and tracked")


if __name__ == "__main__":
    main()
