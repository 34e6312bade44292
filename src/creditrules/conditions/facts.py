"""The facts a condition can ask for, and the views it reads them from (design S2).

An open fact that is not given is unknown; a closed fact that is not given has not happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from creditrules.model import (
    CreditRecord,
    Fact,
    FactOwner,
    FactType,
    Severity,
    Subject,
    SubjectKind,
)
from creditrules.text import word


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events of a record come to on a day: the facts that events give.

    Attributes:
        listed: has been listed or published; None = unknown.
        on_list: listed and not removed; None = unknown.
        voided: withdrawn, annulled, unlawful, void or found wrong: counts in no condition.
    """

    listed: bool | None = None
    listed_on: date | None = None
    on_list: bool | None = None
    fulfilled_on: date | None = None
    ended_on: date | None = None
    repaired: bool = False
    corrected: bool = False
    objected: bool = False
    withdrawn: bool = False
    voided: bool = False

    @property
    def fulfilled(self) -> bool:
        """Whether the duty has been performed."""
        return self.fulfilled_on is not None


class RecordFacts:
    """One record as conditions see it on a day: its fields, attributes and standing.

    Attributes:
        rules: ids of the classification rules that gave it its cause; empty when it had one.
    """

    __slots__ = ("as_of", "attributes", "record", "rules", "standing")

    def __init__(
        self,
        record: CreditRecord,
        attributes: Mapping[str, Any],
        standing: Standing,
        as_of: date,
        rules: tuple[str, ...] = (),
    ) -> None:
        self.record = record
        self.attributes = attributes
        self.standing = standing
        self.as_of = as_of
        self.rules = rules


class SubjectFacts:
    """A subject as conditions see it on a day: its fields and its records by cause."""

    __slots__ = ("_by_cause", "as_of", "attributes", "records", "subject")

    def __init__(
        self,
        subject: Subject,
        attributes: Mapping[str, Any],
        records: list[RecordFacts],
        as_of: date,
    ) -> None:
        self.subject = subject
        self.attributes = attributes
        self.records = records
        self.as_of = as_of
        self._by_cause: dict[str | None, list[RecordFacts]] | None = None

    @property
    def by_cause(self) -> Mapping[str | None, list[RecordFacts]]:
        """The records of each cause."""
        if self._by_cause is None:
            self._by_cause = {}
            for view in self.records:
                self._by_cause.setdefault(view.record.cause, []).append(view)
        return self._by_cause


View = RecordFacts | SubjectFacts
Getter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class FactRef:
    """A fact a test can name: its type, whether it is open, and how it is read from a view."""

    id: str
    owner: FactOwner
    type: FactType
    is_open: bool
    get: Getter
    title: str
    title_en: str
    values: Mapping[str, tuple[str, str]]

    def name(self, lang: str) -> str:
        """Its name in `zh` or `en`."""
        return self.title if lang == "zh" else self.title_en


def _attribute(fact_id: str) -> Getter:
    def get(view: View) -> Any:
        return view.attributes.get(fact_id)

    return get


_BUILT_IN = (
    # id, owner, type, open, where it stands in the view
    ("authority", FactOwner.RECORD, FactType.TEXT, True, "record.authority"),
    ("cause", FactOwner.RECORD, FactType.CODE, True, "record.cause"),
    ("corrected", FactOwner.RECORD, FactType.BOOLEAN, False, "standing.corrected"),
    ("decided_on", FactOwner.RECORD, FactType.DATE, True, "record.decided_on"),
    ("document_no", FactOwner.RECORD, FactType.TEXT, True, "record.document_no"),
    ("effective_on", FactOwner.RECORD, FactType.DATE, True, "record.effective_on"),
    ("ended_on", FactOwner.RECORD, FactType.DATE, False, "standing.ended_on"),
    ("fulfilled", FactOwner.RECORD, FactType.BOOLEAN, False, "standing.fulfilled"),
    ("fulfilled_on", FactOwner.RECORD, FactType.DATE, False, "standing.fulfilled_on"),
    ("listed", FactOwner.RECORD, FactType.BOOLEAN, True, "standing.listed"),
    ("listed_on", FactOwner.RECORD, FactType.DATE, True, "standing.listed_on"),
    ("objected", FactOwner.RECORD, FactType.BOOLEAN, False, "standing.objected"),
    ("on_list", FactOwner.RECORD, FactType.BOOLEAN, True, "standing.on_list"),
    ("repaired", FactOwner.RECORD, FactType.BOOLEAN, False, "standing.repaired"),
    ("severity", FactOwner.RECORD, FactType.CODE, True, "record.severity"),
    ("withdrawn", FactOwner.RECORD, FactType.BOOLEAN, False, "standing.withdrawn"),
    ("jurisdiction", FactOwner.SUBJECT, FactType.TEXT, True, "subject.jurisdiction"),
    ("kind", FactOwner.SUBJECT, FactType.CODE, True, "subject.kind"),
)


def _closed_words(namespace: str, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    return {
        one: (word(f"{namespace}.{one}", "zh"), word(f"{namespace}.{one}", "en")) for one in ids
    }


_CLOSED_WORDS = {
    "severity": _closed_words("severity_of_record", Severity),
    "kind": _closed_words("subject_kind", SubjectKind),
}

_REFERENCES = {
    (owner, fact_id): FactRef(
        fact_id,
        owner,
        fact_type,
        is_open,
        attrgetter(where),
        word(f"fact.{fact_id}", "zh"),
        word(f"fact.{fact_id}", "en"),
        _CLOSED_WORDS.get(fact_id, {}),
    )
    for fact_id, owner, fact_type, is_open, where in _BUILT_IN
}

READY: Mapping[FactType, type] = {
    FactType.MONEY: int,
    FactType.INTEGER: int,
    FactType.BOOLEAN: bool,
    FactType.TEXT: str,
    FactType.DATE: date,
    FactType.CODE: str,
}
"""The Python type in which a single value of a fact is ready to be tested."""

DECIDED_ON = _REFERENCES[FactOwner.RECORD, "decided_on"]
"""The day that `count_records: {within: ...}` and `reach: {at: decided_on}` ask for."""

LISTED_ON = _REFERENCES[FactOwner.RECORD, "listed_on"]
"""The day that `reach: {at: listed_on}` asks for."""

LISTED = _REFERENCES[FactOwner.RECORD, "listed"]
"""What `while: listed` hangs on."""


BASIS_ESTABLISHED = FactRef(
    "legal_basis",
    FactOwner.RECORD,
    FactType.BOOLEAN,
    True,
    lambda _: None,
    word("fact.legal_basis", "zh"),
    word("fact.legal_basis", "en"),
    {},
)
"""Not a fact of records: what is asked for where the basis of an item is not established."""


class FactTable:
    """Every fact that conditions of a catalogue may test: the built-in and the declared ones.

    Attributes:
        types: owner -> id of a declared fact -> its type.
        ready: owner -> id of a declared fact -> the Python type that needs no reading.
    """

    def __init__(self, declared: Iterable[Fact], causes: Mapping[str, tuple[str, str]]) -> None:
        """Build the table.

        Args:
            declared: the facts of the vocabulary.
            causes: cause id -> its names in Chinese and English.
        """
        cause = _REFERENCES[FactOwner.RECORD, "cause"]
        self._facts = {**_REFERENCES, (FactOwner.RECORD, "cause"): replace(cause, values=causes)}
        self.types: dict[FactOwner, dict[str, FactType]] = {owner: {} for owner in FactOwner}
        self.ready: dict[FactOwner, dict[str, type]] = {owner: {} for owner in FactOwner}
        for fact in declared:
            choices = {one.value: (one.title, one.title_en) for one in fact.values}
            self._facts[fact.about, fact.id] = FactRef(
                fact.id,
                fact.about,
                fact.type,
                True,
                _attribute(fact.id),
                fact.title,
                fact.title_en,
                choices,
            )
            self.types[fact.about][fact.id] = fact.type
            self.ready[fact.about][fact.id] = READY[fact.type]

    def find(self, owner: FactOwner, fact_id: str) -> FactRef | None:
        """The fact of that owner, or None."""
        return self._facts.get((owner, fact_id))

    def ids(self, owner: FactOwner) -> list[str]:
        """The ids that may stand in a condition about that owner, sorted."""
        return sorted(fact_id for one, fact_id in self._facts if one is owner)


BUILT_IN_IDS = frozenset(row[0] for row in _BUILT_IN)
"""Ids a vocabulary may not declare again."""
