"""The temporary SQLite database in which a population waits; deleted when it is closed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from creditrules.text import Diagnostic, Span

__all__ = ["Store", "Stored"]

_BATCH: Final = 1000
_SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -8192;
CREATE TABLE entry (seq INTEGER PRIMARY KEY, id TEXT, kind TEXT, name TEXT, numbers TEXT,
                    made INTEGER);
CREATE TABLE body (seq INTEGER PRIMARY KEY, subject TEXT, raw TEXT, file INTEGER,
                   line INTEGER, col INTEGER, length INTEGER, notes TEXT);
CREATE TABLE claim (claim TEXT, seq INTEGER);
CREATE TABLE named (name TEXT, seq INTEGER);
CREATE TABLE relation (other TEXT, seq INTEGER);
CREATE TABLE seen (row BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE record (id TEXT, seq INTEGER);
CREATE TABLE held (name TEXT, key TEXT, number TEXT, what TEXT, seq INTEGER);
CREATE TABLE pair (name TEXT, key TEXT, number TEXT, weight INTEGER, seq INTEGER);
CREATE INDEX pair_by_name ON pair (name, key, weight);
CREATE INDEX pair_by_number ON pair (key, number, weight);
CREATE TABLE refusal (seq INTEGER PRIMARY KEY, notes TEXT);
CREATE TABLE loss (claim TEXT, seq INTEGER);
CREATE TABLE linked (root INTEGER, seq INTEGER);
CREATE TABLE member (leader INTEGER, seq INTEGER);
CREATE TABLE tangle (leader INTEGER, notes TEXT);
CREATE TABLE alias (id TEXT PRIMARY KEY, known_as TEXT) WITHOUT ROWID;
BEGIN;
"""
_INSERTS: Final = {
    "entry": "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
    "body": "INSERT INTO body VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "claim": "INSERT INTO claim VALUES (?, ?)",
    "named": "INSERT INTO named VALUES (?, ?)",
    "relation": "INSERT INTO relation VALUES (?, ?)",
    "record": "INSERT INTO record VALUES (?, ?)",
    "held": "INSERT INTO held VALUES (?, ?, ?, ?, ?)",
    "refusal": "INSERT OR IGNORE INTO refusal VALUES (?, ?)",
    "loss": "INSERT INTO loss VALUES (?, ?)",
    "linked": "INSERT INTO linked VALUES (?, ?)",
    "member": "INSERT INTO member VALUES (?, ?)",
    "tangle": "INSERT INTO tangle VALUES (?, ?)",
}


class Stored(NamedTuple):
    """An entry as it waits: the subject as JSON, or None; what was given of refused and rows."""

    seq: int
    subject: str | None
    raw: str
    span: Span
    diagnostics: tuple[Diagnostic, ...]


class Store:
    """Rows of a few tables. SQLite keeps them in memory up to 32 MB, then in a file of its own.

    The file lies where SQLite puts temporary files (`SQLITE_TMPDIR`, else the system's place).
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(_SCHEMA)
        self._files: list[str] = []
        self._numbers: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _INSERTS}

    def close(self) -> None:
        """Delete everything."""
        self._connection.close()

    def put(self, table: str, row: tuple[Any, ...]) -> None:
        """Add a row; it may wait in memory for its like."""
        rows = self._waiting[table]
        rows.append(row)
        if len(rows) >= _BATCH:
            self._connection.executemany(_INSERTS[table], rows)
            rows.clear()

    def is_new(self, row: bytes) -> bool:
        """Whether this digest of a row is given for the first time."""
        given = self._connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (row,))
        return given.rowcount == 1

    def put_body(self, stored: Stored) -> None:
        """Keep an entry."""
        file, line, column, length = stored.span
        number = self._numbers.get(file)
        if number is None:
            number = self._numbers[file] = len(self._files)
            self._files.append(file)
        notes = diagnostics_json(stored.diagnostics) if stored.diagnostics else None
        self.put(
            "body",
            (stored.seq, stored.subject, stored.raw, number, line, column, length, notes),
        )

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            if rows:
                self._connection.executemany(_INSERTS[table], rows)
                rows.clear()

    def run(self, statement: str, *values: Any) -> None:
        """Run a statement that gives nothing."""
        self._connection.execute(statement, values)

    def rows(self, query: str, *values: Any) -> Iterator[Any]:
        """The rows of a query, as they come."""
        return self._connection.execute(query, values)

    def counted(self, query: str) -> dict[str, int]:
        """The counts of a query that gives the number of a file and a count."""
        return {self._files[file]: count for file, count in self.rows(query)}

    def bodies(self, seqs: Iterable[int]) -> list[Stored]:
        """The entries of these numbers."""
        return [
            self._stored(row)
            for seq in seqs
            for row in self.rows("SELECT * FROM body WHERE seq = ?", seq)
        ]

    def all_bodies(self, wanted: Callable[[int], bool]) -> Iterator[Stored]:
        """The wanted entries, in the order in which they came."""
        for row in self.rows("SELECT * FROM body ORDER BY seq"):
            if wanted(row[0]):
                yield self._stored(row)

    def _stored(self, row: Any) -> Stored:
        seq, subject, raw, file, line, column, length, notes = row
        span = Span(self._files[file], line, column, length)
        return Stored(seq, subject, raw, span, diagnostics_of(notes) if notes else ())


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as text that `diagnostics_of` reads back."""
    return json.dumps(
        [[one.code, one.span, one.other, one.source, one.pairs] for one in diagnostics]
    )


def diagnostics_of(text: str) -> tuple[Diagnostic, ...]:
    """The diagnostics that `diagnostics_json` wrote."""
    return tuple(
        Diagnostic.of(code, _span(span), _span(other), source, **dict(pairs))
        for code, span, other, source, pairs in json.loads(text)
    )


def _span(parts: list[Any] | None) -> Span | None:
    return None if parts is None else Span(*parts)
