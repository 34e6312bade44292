"""The events of cases in a SQLite file that only grows."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from pydantic import ValidationError

from creditrules.engine import canonical
from creditrules.ledger.errors import LedgerError, translated
from creditrules.ledger.opening import open_ledger
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import parse_moment

__all__ = ["Ledger"]

_KNOWN_FROM: Final = "coalesce(received_at, happened_on || 'T23:59:59.999999+08:00')"
_EVENTS: Final = "SELECT content, received_at FROM event WHERE case_id = ? ORDER BY seq"
_KNOWN_EVENTS: Final = f"""
SELECT content, received_at FROM event WHERE case_id = ? AND {_KNOWN_FROM} <= ? ORDER BY seq
"""
_LAST_VERSION: Final = f"""
SELECT content FROM event WHERE case_id = ? AND id = ? ORDER BY {_KNOWN_FROM} DESC, seq DESC LIMIT 1
"""
_SAME: Final = """
SELECT 1 FROM event WHERE case_id = ? AND id = ? AND content = ? AND received_at IS ?
"""
_KEEP: Final = """
INSERT INTO event (case_id, id, type, happened_on, received_at, content) VALUES (?, ?, ?, ?, ?, ?)
"""


class _Row(NamedTuple):
    """An event as it is kept.

    Attributes:
        stamped: whether the moment of receipt is the ledger's, not the event's own.
    """

    case: str
    id: str
    type: str
    happened_on: str
    received_at: str | None
    content: str
    stamped: bool


class Ledger:
    """The events of any number of cases, each case run by one procedure (个案台账).

    Events are added, never changed or deleted. An event that is there already is not added again;
    one with the id of another but other content is kept beside it, and `track` decides which
    counts. Every call is one transaction: after it returns, what it added outlives a kill of the
    process and a loss of power; before, nothing of it is there. Any number of processes may read
    and write at once. An instance belongs to the thread that made it.

    It reads no clock: when an event was received is said by the event or by the caller.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, read_only: bool = False, timeout: float = 5.0
    ) -> None:
        """Open the ledger, or make it if it is not there.

        Args:
            path: its file; its folder must be there. Not on a network drive.
            read_only: never make or change it.
            timeout: seconds to wait for others who are writing.

        Raises:
            LedgerError: the file is no ledger, is damaged, or cannot be used.
        """
        self._path = os.fspath(path)
        self._connection = open_ledger(self._path, read_only=read_only, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def append(
        self,
        events: Iterable[CaseEvent],
        *,
        procedure: str,
        received_at: date | datetime | None = None,
    ) -> int:
        """Add events, all of them or none.

        Args:
            events: of one or several cases.
            procedure: id of the procedure that runs their cases; a case keeps its first for ever.
            received_at: when those were received that do not say it themselves; None = on the
                day they happened. An event that is there already keeps its first receipt.

        Returns:
            How many were not there yet.

        Raises:
            LedgerError: a case is run by another procedure, or the file cannot be written.
        """
        moment = None if received_at is None else _moment(received_at)
        rows = [_row(one, moment) for one in events]
        with translated(self._path), self._transaction():
            return sum(self._keep(row, procedure) for row in rows)

    def cases(self) -> tuple[str, ...]:
        """The ids of all cases, sorted."""
        return tuple(case for (case,) in self._rows("SELECT id FROM kept_case ORDER BY id"))

    def events(
        self, case: str, *, known_at: date | datetime | None = None
    ) -> tuple[CaseEvent, ...]:
        """The events of a case in the order in which they were added; none of an unknown case.

        Args:
            case: its id.
            known_at: only what had been received by then; a date is the end of that day in China.

        Raises:
            LedgerError: the file is damaged.
        """
        if known_at is None:
            rows = self._rows(_EVENTS, case)
        else:
            rows = self._rows(_KNOWN_EVENTS, case, _moment(known_at))
        return tuple(self._event(*row) for row in rows)

    def procedure_of(self, case: str) -> str | None:
        """The id of the procedure that runs a case; None of an unknown case."""
        rows = self._rows("SELECT procedure FROM kept_case WHERE id = ?", case)
        return rows[0][0] if rows else None

    def back_up(self, path: str | os.PathLike[str]) -> None:
        """Copy the ledger as it is now to a new file, while others may go on writing.

        Raises:
            LedgerError: there is such a file already, or it cannot be written.
        """
        target = os.fspath(path)
        if os.path.exists(target):
            raise LedgerError.of("ledger_copy_exists", target)
        unfinished = f"{target}.part"
        try:
            with translated(target), closing(sqlite3.connect(unfinished)) as copy:
                self._connection.backup(copy)
            os.replace(unfinished, target)
        finally:
            if os.path.exists(unfinished):
                os.remove(unfinished)

    def _rows(self, query: str, *values: str) -> list[Any]:
        with translated(self._path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _keep(self, row: _Row, procedure: str) -> bool:
        """Keep an event unless it is there; whether it was not."""
        running = self.procedure_of(row.case)
        if running is None:
            self._connection.execute("INSERT INTO kept_case VALUES (?, ?)", (row.case, procedure))
        elif running != procedure:
            words = {"case": row.case, "given": procedure, "procedure": running}
            raise LedgerError.of("ledger_case_elsewhere", self._path, **words)
        if self._is_kept(row):
            return False
        self._connection.execute(_KEEP, row[:6])
        return True

    def _is_kept(self, row: _Row) -> bool:
        if row.stamped:
            last = self._rows(_LAST_VERSION, row.case, row.id)
            return bool(last) and last[0][0] == row.content
        same = self._connection.execute(_SAME, (row.case, row.id, row.content, row.received_at))
        return same.fetchone() is not None

    def _event(self, content: str, received_at: str | None) -> CaseEvent:
        try:
            return CaseEvent.model_validate({**json.loads(content), "received_at": received_at})
        except (ValueError, TypeError, ValidationError) as error:
            raise LedgerError.of("ledger_damaged", self._path) from error


def _row(event: CaseEvent, stamp: str | None) -> _Row:
    own = event.received_at
    content = event.model_dump(mode="json", exclude_defaults=True, exclude={"received_at"})
    return _Row(
        event.case,
        event.id,
        event.type,
        event.happened_on.isoformat(),
        stamp if own is None else _moment(own),
        canonical(content),
        own is None and stamp is not None,
    )


def _moment(given: date | datetime) -> str:
    """An instant in China as text of one length, so that texts compare as instants do."""
    return parse_moment(given).isoformat(timespec="microseconds")
