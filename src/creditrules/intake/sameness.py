"""Which rows of tables speak of one record, though one of them says less of it than another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from creditrules.intake.identity import normalise_name
from creditrules.model import CreditRecord

__all__ = ["Sameness", "same_records"]

_PARTS: Final = ("document_no", "authority", "decided_on", "listed_on")

_Parts = tuple[Any, ...]
"""What the id of a record hangs on; first the list or the document, which say what it is."""


class Sameness(NamedTuple):
    """What rows speak of.

    Attributes:
        known_as: `id()` of a record -> the same filled up, and with the id of the one it speaks of.
        unclear: records with events that could as well have happened to several others.
    """

    known_as: Mapping[int, CreditRecord]
    unclear: tuple[CreditRecord, ...]


def same_records(rows: Iterable[CreditRecord]) -> Sameness:
    """Which records of rows are one.

    A row that leaves out the authority, the act or a day (as rows about removals and withdrawals
    do) speaks of the only record of the party that says the same otherwise: of the same document,
    or of the same list. Rows that say exactly the same speak of one record, by whichever number
    of the party.

    Args:
        rows: the records that rows of tables give of one party.
    """
    fullest: dict[_Parts, dict[_Parts, CreditRecord]] = defaultdict(dict)
    records = [(_topic(one), _parts(one), one) for one in sorted(rows, key=lambda one: one.id)]
    for topic, parts, record in records:
        fullest[topic].setdefault(parts, record)
    known_as, unclear = {}, []
    for topic, parts, record in records:
        others = fullest[topic]
        fitting = [one for other, one in others.items() if _says_more(other, parts)]
        told = fitting[0] if len(fitting) == 1 else others[parts]
        if told.id != record.id:
            known_as[id(record)] = _filled(record, told)
        if len(fitting) > 1 and record.events:
            unclear.append(record)
    return Sameness(known_as, tuple(unclear))


def _topic(record: CreditRecord) -> _Parts:
    """The list of a listing, the document of a penalty; without either the record itself."""
    if record.cause is not None:
        return (record.cause, record.attributes.get("list_name"))
    return (_normal(record.document_no),) if record.document_no else _parts(record)


def _parts(record: CreditRecord) -> _Parts:
    given = (_normal(getattr(record, part)) for part in _PARTS)
    return (*given, record.attributes.get("penalty_act"))


def _normal(value: Any) -> Any:
    return normalise_name(value) if isinstance(value, str) else value


def _says_more(fuller: _Parts, parts: _Parts) -> bool:
    """Whether it tells what the other leaves out, and the same otherwise."""
    same = all(mine in (None, theirs) for mine, theirs in zip(parts, fuller, strict=True))
    return same and fuller != parts


def _filled(record: CreditRecord, told: CreditRecord) -> CreditRecord:
    """A record with what another tells where it tells nothing, under the id of the other."""
    update: dict[str, Any] = {"id": told.id, "attributes": {**told.attributes, **record.attributes}}
    for part in (*_PARTS, "listed"):
        given = getattr(record, part)
        update[part] = getattr(told, part) if given is None else given
    if update["listed_on"] is not None:
        update["listed"] = None
    return record.model_copy(update=update)
