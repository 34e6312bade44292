"""What goes wrong with a ledger, as findings; what SQLite says, in words that help."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from creditrules.text import Diagnostic, Span

__all__ = ["LedgerError", "is_busy", "translated"]

_PRIMARY: Final = 0xFF
"""The bits of an error code that name its family."""

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_CODES: Final = {
    **dict.fromkeys(_BUSY, "ledger_locked"),
    sqlite3.SQLITE_CORRUPT: "ledger_damaged",
    sqlite3.SQLITE_FULL: "ledger_disk_full",
    sqlite3.SQLITE_NOTADB: "ledger_foreign",
    sqlite3.SQLITE_READONLY: "ledger_read_only",
}
_OF_STORAGE: Final = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_TOOBIG,
    }
)


class LedgerError(Exception):
    """A ledger that cannot be used, or what it does not take; nothing of it was written.

    Attributes:
        diagnostic: what is wrong, and how to mend it.
    """

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message())

    @classmethod
    def of(cls, code: str, path: str, /, **arguments: str) -> LedgerError:
        """The error with that code about the ledger at `path`."""
        return cls(Diagnostic.of(code, Span(path, 1, 1), None, None, **arguments))


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLite raises about the file at `path` into findings.

    Raises:
        LedgerError: in place of an error that comes from the file or where it lies; mistakes of
            the program pass as they are.
    """
    try:
        yield
    except sqlite3.Error as error:
        family = _family(error)
        if family in _CODES:
            raise LedgerError.of(_CODES[family], path) from error
        if family in _OF_STORAGE:
            raise LedgerError.of("ledger_unusable", path, reason=str(error)) from error
        raise


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process was at it."""
    return _family(error) in _BUSY


def _family(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY
