"""What refused rows cost: the subjects whose records are incomplete without them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from creditrules.intake.identity import normalise_name, numbers_of
from creditrules.intake.merge import places
from creditrules.intake.store import Store
from creditrules.model import Subject, SubjectKind
from creditrules.text import Diagnostic

__all__ = ["note_contradicting", "note_unread", "without_lost"]

_ENTRY: Final = "SELECT id, kind, name, numbers FROM entry WHERE seq = ?"
_LOST: Final = "SELECT seq FROM loss WHERE claim = ?"


def note_unread(store: Store, seq: int, party: Subject) -> None:
    """Note whom a row is about that was refused when it was read; without a number by name."""
    numbers = numbers_of(party)
    _note(store, seq, _claims(party.id, numbers))
    if not numbers:
        _note(store, seq, _named(party.kind, party.name))


def note_contradicting(store: Store, seq: int, *, by_name: bool) -> None:
    """Note whom a row is about that contradicts others.

    Args:
        store: where it stands.
        seq: its number.
        by_name: whether it may be about whoever bears its name, though it has a number.
    """
    for id_, kind, name, numbers in store.rows(_ENTRY, seq):
        _note(store, seq, _claims(id_, json.loads(numbers or "{}")))
        if by_name or not numbers:
            _note(store, seq, _named(kind, name))


def without_lost(
    store: Store, subject: Subject, seqs: Iterable[int]
) -> tuple[Subject, tuple[Diagnostic, ...]]:
    """The subject, its records incomplete where a refused row may be its own; and that finding.

    A row may be its own if they have a number or an id in common, or if the row is noted by the
    name that the subject bears.

    Args:
        store: where the refused rows are noted.
        subject: the subject as it was joined.
        seqs: the entries it was joined from.
    """
    claims = {
        claim
        for seq in seqs
        for id_, kind, name, numbers in store.rows(_ENTRY, seq)
        for claim in (*_claims(id_, json.loads(numbers or "{}")), *_named(kind, name))
    }
    lost = {seq for claim in claims for (seq,) in store.rows(_LOST, claim)}
    if not lost:
        return subject, ()
    spans = sorted(stored.span for seq in lost for stored in store.bodies([seq]))
    found = Diagnostic.of(
        "records_left_out",
        spans[0],
        subject=subject.id,
        count=str(len(spans)),
        records=places(spans),
    )
    return subject.model_copy(update={"records_complete": False}), (found,)


def _note(store: Store, seq: int, claims: Iterable[str]) -> None:
    for claim in claims:
        store.put("loss", (claim, seq))


def _claims(id_: str, numbers: Mapping[str, str]) -> Iterator[str]:
    yield f"id {id_}"
    for key, number in numbers.items():
        yield f"{key} {number}"


def _named(kind: str, name: str | None) -> Iterator[str]:
    """A name, whatever its kind, which a refused row may have wrong; never that of a person."""
    normal = normalise_name(name) if name and kind != SubjectKind.INDIVIDUAL else ""
    if normal:
        yield f"name {normal}"
