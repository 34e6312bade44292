"""Rows of tables that contradict other rows: found by SQL, so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from creditrules.intake.merge import RecordSighting, merge_records
from creditrules.intake.store import Store, Stored
from creditrules.model import Subject
from creditrules.text import Diagnostic, Span

__all__ = ["Refusal", "refusals"]

_PAIRS: Final = """
INSERT INTO pair SELECT name, key, number, count(DISTINCT what), min(seq)
FROM held GROUP BY name, key, number
"""
_DISPUTED: Final = """
SELECT name, key, number FROM pair AS this
WHERE EXISTS (SELECT 1 FROM pair WHERE name = this.name AND key = this.key
              AND weight >= this.weight AND number <> this.number)
AND EXISTS (SELECT 1 FROM pair WHERE key = this.key AND number = this.number
            AND weight >= this.weight AND name <> this.name)
"""
_OF_THE_NAME: Final = """
SELECT seq, number FROM pair WHERE name = ? AND key = ? AND number <> ?
ORDER BY weight DESC, number LIMIT 1
"""
_OF_THE_NUMBER: Final = """
SELECT seq, number FROM pair WHERE name <> ? AND key = ? AND number = ?
ORDER BY weight DESC, name LIMIT 1
"""
_ROWS_OF: Final = """
SELECT held.seq, held.number FROM held JOIN entry ON entry.seq = held.seq
WHERE held.name = ? AND held.key = ? AND held.number = ? AND entry.made
"""
_SEVERAL: Final = """
SELECT id FROM record WHERE seq NOT IN (SELECT seq FROM refusal)
GROUP BY id HAVING min(seq) < max(seq)
"""
_VERSIONS: Final = """
SELECT seq FROM record WHERE id = ? AND seq NOT IN (SELECT seq FROM refusal) ORDER BY seq
"""


class Refusal(NamedTuple):
    """A row that is not used, and why."""

    seq: int
    finding: Diagnostic


def refusals(store: Store) -> Iterator[Refusal]:
    """The rows that contradict other rows so that nobody can tell which is right.

    First those of two subjects at once, then, of the others, those that say different things of
    one record; none of them depends on the order in which the rows came.

    The caller puts each into the table `refusal` before it asks for the next: what was refused
    as of two subjects no longer counts as a version of a record. The disputed pairs and records
    are listed in memory, for that table changes while they are gone through; so memory grows
    with the number of disputes, though not with that of rows.

    Args:
        store: where the rows wait, all of them written.
    """
    store.run("DELETE FROM pair")
    store.run(_PAIRS)
    for name, key, number in list(store.rows(_DISPUTED)):
        yield from _of_two_subjects(store, name, key, number)
    store.flush()
    for (id_,) in list(store.rows(_SEVERAL)):
        yield from _contradicting(store, id_)
    store.flush()


def _of_two_subjects(store: Store, *pair: str) -> Iterator[Refusal]:
    """The rows with a name that belongs to another code, and a code that belongs to another name.

    A pair of name and code gives way only to pairs that as many records give: one wrong row does
    not cost a subject its own.
    """
    (of_name,) = (_held(store, *one) for one in store.rows(_OF_THE_NAME, *pair))
    (of_number,) = (_held(store, *one) for one in store.rows(_OF_THE_NUMBER, *pair))
    for seq, number in list(store.rows(_ROWS_OF, *pair)):
        this = _held(store, seq, number)
        found = Diagnostic.of(
            "row_of_two_subjects",
            this.span,
            of_name.span,
            name=this.name,
            number=this.number,
            key=pair[1],
            name_place=_place(of_name.span),
            name_number=of_name.number,
            number_place=_place(of_number.span),
            number_name=of_number.name,
        )
        yield Refusal(seq, found)


class _Held(NamedTuple):
    name: str
    number: str
    span: Span


def _held(store: Store, seq: int, number: str) -> _Held:
    ((name, numbers),) = store.rows("SELECT name, numbers FROM entry WHERE seq = ?", seq)
    (stored,) = store.bodies([seq])
    return _Held(name, json.loads(numbers).get("uscc", number), stored.span)


def _contradicting(store: Store, id_: str) -> Iterator[Refusal]:
    """The rows that give one record with different contents of which none is the latest."""
    rows = store.bodies(seq for (seq,) in store.rows(_VERSIONS, id_))
    merged = merge_records([one for row in rows for one in _sightings(row, id_)])
    if not merged.clashing:
        return
    (found,) = merged.diagnostics
    first, *rest = sorted(row.span for row in rows)
    for row in rows:
        other = first if row.span != first else rest[0]
        yield Refusal(row.seq, Diagnostic.of(found.code, row.span, other, **found.arguments))


def _sightings(row: Stored, id_: str) -> Iterator[RecordSighting]:
    for record in Subject.model_validate_json(row.subject or "").records:
        if record.id == id_:
            yield RecordSighting(record, row.span)


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}"
