"""How a ledger lies in its file: one layout after the other, each made from the one before."""

from __future__ import annotations

from typing import Final

__all__ = ["APPLICATION", "LAYOUTS", "Layouts"]

Layouts = tuple[tuple[str, ...], ...]
"""The statements that lead to each version from the one before, from an empty file to 1 on."""

APPLICATION: Final = 0x4372_4C67
"""What marks a SQLite file as a ledger (`CrLg`)."""

_UNCHANGED: Final = "RAISE(ABORT, 'a ledger only grows')"

LAYOUTS: Final[Layouts] = (
    (
        """
        CREATE TABLE kept_case (
            id TEXT PRIMARY KEY,
            procedure TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES kept_case (id),
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            happened_on TEXT NOT NULL,
            received_at TEXT,
            content TEXT NOT NULL CHECK (json_valid(content))
        ) STRICT
        """,
        "CREATE INDEX event_of_case ON event (case_id, id)",
        f"""
        CREATE TRIGGER case_is_new BEFORE INSERT ON kept_case
        WHEN EXISTS (SELECT 1 FROM kept_case WHERE id = NEW.id)
        BEGIN SELECT {_UNCHANGED}; END
        """,
        f"""
        CREATE TRIGGER event_is_new BEFORE INSERT ON event
        WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
        BEGIN SELECT {_UNCHANGED}; END
        """,
        *(
            f"CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} BEGIN SELECT {_UNCHANGED}; END"
            for table in ("kept_case", "event")
            for deed in ("update", "delete")
        ),
    ),
)
"""`received_at` is null where the event was known from the day it happened; `content` is the event
without it, as canonical JSON."""
