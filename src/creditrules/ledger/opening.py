"""Opening the file of a ledger: a new one is laid out, an old one brought up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from creditrules.ledger.errors import LedgerError, is_busy, translated
from creditrules.ledger.layout import APPLICATION, LAYOUTS, Layouts

__all__ = ["open_ledger"]

_BETWEEN_TRIES: Final = 0.01


def open_ledger(
    path: str, *, read_only: bool, timeout: float, layouts: Layouts = LAYOUTS
) -> sqlite3.Connection:
    """A connection to the ledger at `path`.

    Args:
        path: the file.
        read_only: never make or change it.
        timeout: seconds to wait for others who write.
        layouts: those this version knows.

    Raises:
        LedgerError: it is not there, is no ledger, is damaged, or cannot be used.
    """
    if read_only and not os.path.exists(path):
        raise LedgerError.of("ledger_missing", path)
    if not os.path.isdir(os.path.dirname(path) or "."):
        raise LedgerError.of("ledger_folder_missing", path)
    place = f"{Path(path).absolute().as_uri()}?mode={'rw' if read_only else 'rwc'}"
    with translated(path):
        connection = sqlite3.connect(place, uri=True, isolation_level=None, timeout=timeout)
        try:
            _prepare(connection, path, read_only, timeout, layouts)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(
    connection: sqlite3.Connection, path: str, read_only: bool, timeout: float, layouts: Layouts
) -> None:
    connection.execute("BEGIN")  # others may be laying it out: all is read of one moment
    version = _version(connection, path, layouts)
    connection.execute("COMMIT")
    if version < len(layouts):
        if read_only:
            raise LedgerError.of("ledger_older" if version else "ledger_foreign", path)
        _lay_out(connection, path, layouts)
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        _write_ahead(connection, timeout)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _version(connection: sqlite3.Connection, path: str, layouts: Layouts) -> int:
    """The layout of the file; 0 of one that holds nothing yet."""
    mark, version = (_pragma(connection, one) for one in ("application_id", "user_version"))
    held = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if mark != APPLICATION and (mark or version or held):
        raise LedgerError.of("ledger_foreign", path)
    if version > len(layouts):
        words = {"version": str(version), "known": str(len(layouts))}
        raise LedgerError.of("ledger_newer", path, **words)
    if _is_cut_off(connection, path):
        raise LedgerError.of("ledger_damaged", path)
    return version


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _is_cut_off(connection: sqlite3.Connection, path: str) -> bool:
    """Whether the last page is not whole, and no log is there from which it is made whole."""
    log = f"{path}-wal"
    if os.path.exists(log) and os.path.getsize(log):
        return False
    return os.path.getsize(path) % _pragma(connection, "page_size") != 0


def _write_ahead(connection: sqlite3.Connection, timeout: float) -> None:
    """Let readers go on while somebody writes.

    Where others open the file at the same moment SQLite refuses this at once instead of waiting.
    """
    last = monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or monotonic() >= last:
                raise
        sleep(_BETWEEN_TRIES)


def _lay_out(connection: sqlite3.Connection, path: str, layouts: Layouts) -> None:
    """Bring the file to the last layout, wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in layouts[_version(connection, path, layouts) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(layouts)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
