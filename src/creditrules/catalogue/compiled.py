"""The compiled catalogue: immutable, indexed by cause, safe to share between threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from creditrules.calendar import WorkCalendar
from creditrules.catalogue.basic_list import ListPlace
from creditrules.catalogue.law import Citation, CitedBasis, Window, cite
from creditrules.catalogue.places import place_covers
from creditrules.catalogue.procedure import Procedure
from creditrules.conditions import (
    Check,
    Condition,
    FactRef,
    FactTable,
    Getter,
    RecordFacts,
    Test,
)
from creditrules.model import (
    Action,
    Authority,
    BasicListItem,
    BasisFloor,
    BusinessField,
    Cause,
    CreditList,
    Evidence,
    Exit,
    Feedback,
    Force,
    ForceCap,
    Form,
    Gate,
    Governs,
    Grade,
    IdentityRule,
    Instrument,
    KeyArea,
    Kind,
    MeasureType,
    Objection,
    PeriodSpec,
    Reach,
    Repair,
    Role,
    Scope,
    Severity,
    SubjectKind,
    Tolerance,
)
from creditrules.model.instrument import Basis
from creditrules.model.measure import MeasureEvidence
from creditrules.text import Span

LISTING_FACTS = frozenset({"listed", "on_list"})
"""The facts by which a condition asks whether the party is listed or published (S14)."""


@dataclass(frozen=True, slots=True, eq=False)
class GradeItem:
    """A compiled grade rule: the grade it gives and when.

    Attributes:
        condition: None where the document leaves the criteria open; then nothing gives the grade.
    """

    grade: Grade
    condition: Condition | None
    bases: tuple[Basis, ...]
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class RecordClassItem:
    """A compiled class of information: what a record must say to belong to it."""

    id: str
    title: str
    title_en: str
    condition: Condition
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One catalogue file: the document it implements and what holds for all its items.

    Attributes:
        repair, tolerance: the sections as written; what they come to stands in
            `repair_excludes` and in what the guidance overrides.
        feedback: how results are reported back; its recipients are known authorities.
        repair_excludes: the records whose repair ends none of its items.
        example: made up to show how something works, not law.
    """

    id: str
    instrument: Instrument
    jurisdiction: str
    audience: str
    window: Window
    exit: Exit | None
    objection: Objection | None
    basis_floor: BasisFloor | None
    force_cap: ForceCap | None
    repair: Repair | None
    feedback: Feedback | None
    repair_excludes: Condition | None
    identity: IdentityRule | None
    tolerance: Tolerance | None
    example: bool
    record_classes: tuple[RecordClassItem, ...]
    grades: tuple[GradeItem, ...]
    note: str | None
    file: str


@dataclass(frozen=True, slots=True, eq=False)
class FormItem:
    """A document form with the document it belongs to.

    Attributes:
        id: `<catalogue>.<form>`; the form's own id where no document sets it.
        document: None = a general form.
    """

    id: str
    form: Form
    document: Document | None


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """A compiled classification rule (归类规则, design S14).

    Attributes:
        id: `<catalogue>.<rule>`, stable over time.
        cause: the cause it gives a record that has none.
        severity: how serious it makes the record; None = not said.
        condition: what one record, as the ground, must say.
        words: the tests of texts by which the rule itself looks for something; a record that
            meets none is not near it.
        bases: cited bases without guessed ones.
    """

    id: str
    document: Document
    title: str
    cause: Cause
    severity: Severity | None
    key_area: KeyArea | None
    condition: Condition
    words: tuple[Test, ...]
    bases: tuple[CitedBasis, ...]
    evidence: Evidence
    note: str | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class ItemImplementer:
    """An authority with the part it takes in an item."""

    authority: Authority
    part: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A compiled measure.

    Attributes:
        id: `<catalogue>.<measure>`, stable over time.
        subjects: kinds it binds directly; may be empty when it only reaches persons.
        list_place: where its type stands in the national basic list; None = not established.
        start_fact: the record's date its period runs from; `effective_on` falls back to
            `decided_on`.
        handling: who handles the act and determines it; the record names the very body.
        evidence_required: what the act is proved by.
        bases: cited bases without guessed ones; its own document is not among them.
        governs: whether its law must be in force on the day asked about or on the record's own.
        window: the days on which its document and the item itself are in force.
        overridden_by: items that, while they apply, take its place.
        span: where it stands in its file.
    """

    id: str
    document: Document
    type: MeasureType
    list_place: ListPlace | None
    item_no: str | None
    title: str
    force: Force
    kind: Kind
    causes: tuple[str, ...]
    subjects: frozenset[SubjectKind]
    reach: tuple[Reach, ...]
    reached_by: tuple[Reach, ...]
    condition: Condition
    period: PeriodSpec
    start_fact: FactRef
    handling: tuple[ItemImplementer, ...]
    implementers: tuple[ItemImplementer, ...]
    evidence_required: tuple[str, ...]
    bases: tuple[CitedBasis, ...]
    overrides: tuple[str, ...]
    scope: Scope
    overridden_by: tuple[tuple[str, Scope], ...]
    exclusive: str | None
    governs: Governs
    window: Window
    evidence: MeasureEvidence
    note: str | None
    span: Span

    @property
    def title_en(self) -> str:
        """The English title of its type; documents give none."""
        return self.type.title_en

    def citations(self, day: date) -> tuple[Citation, ...]:
        """Its own document, always the first basis, and its cited bases as they stand on a day."""
        return _citations(self, day)


@lru_cache(maxsize=4096)
def _citations(item: Item, day: date) -> tuple[Citation, ...]:
    instrument = item.document.instrument
    own = cite(instrument, Basis(instrument=instrument.id), item.id, day)
    return (own, *(cite(one.instrument, one.basis, item.id, day) for one in item.bases))


class Asked(NamedTuple):
    """An item to ask of a record, with what is left of its condition to be checked there."""

    item: Item
    check: Check


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """The items of one cause that bind one kind of subject, by the fact that tells most apart.

    Attributes:
        items: all of them, in id order.
        value_of: reads the fact of a record; None when no condition asks for a value of one.
        values: the values of the fact that some condition asks for.
        having: one of these -> the items it does not rule out; compiled when first asked for.
        others: the items that ask for no value of the fact.
        local: whether one of them is carried out in some places only.
    """

    items: tuple[Asked, ...]
    value_of: Getter | None
    values: frozenset[Any]
    having: Callable[[Any], tuple[Asked, ...]]
    others: tuple[Asked, ...]
    local: bool


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything the engine needs, checked and frozen (措施目录).

    Attributes:
        items: every item that is switched on, by id, in id order.
        switched_off: ids of items whose title or force is a guess.
        by_cause: cause -> items in id order; an item with several causes stands under each.
        asking: (cause, kind of subject) -> the items that records of the cause can ground
            directly.
        classifiers: every classification rule that is switched on, by id, in id order.
        limits: the documents that set a floor of bases or a cap of force.
        forms: every document form, the general ones first, by id.
        lists: the lists that parties are put on, by id.
        fields: the fields of business that gates name, by id.
        gates_at: (action, measure type) -> the gates where the one meets the other, in id order.
        procedures: who acts after what and by when, by id.
        fingerprint: SHA-256 over the canonical content of all files.
        files: the files it was made from, as given.
    """

    documents: Mapping[str, Document]
    items: Mapping[str, Item]
    switched_off: tuple[str, ...]
    by_cause: Mapping[str, tuple[Item, ...]]
    asking: Mapping[tuple[str | None, SubjectKind], Asking]
    classifiers: Mapping[str, Classifier]
    limits: tuple[Document, ...]
    forms: tuple[FormItem, ...]
    causes: Mapping[str, Cause]
    measure_types: Mapping[str, MeasureType]
    basic_list: Mapping[str, BasicListItem]
    authorities: Mapping[str, Authority]
    instruments: Mapping[str, Instrument]
    roles: Mapping[str, Role]
    lists: Mapping[str, CreditList]
    procedures: Mapping[str, Procedure]
    actions: Mapping[str, Action]
    fields: Mapping[str, BusinessField]
    gates: Mapping[str, Gate]
    gates_at: Mapping[tuple[str, str], tuple[Gate, ...]]
    facts: FactTable
    calendar: WorkCalendar
    fingerprint: str
    version: str
    files: tuple[str, ...] = field(default=())

    def asked_of(
        self, record: RecordFacts, kind: SubjectKind, jurisdiction: str | None, every: bool = False
    ) -> Sequence[Asked]:
        """The items to ask of a record of a subject of some kind in a place.

        `every`: all items of its cause; otherwise without such as are known to be false of it.
        """
        asking = self.asking.get((record.record.cause, kind))
        if asking is None:
            return ()
        found = asking.items
        if asking.value_of is not None and not every:
            value = asking.value_of(record)
            if isinstance(value, str):
                found = asking.having(value) if value in asking.values else asking.others
        if asking.local:
            return [one for one in found if self.in_jurisdiction(one.item, jurisdiction)]
        return found

    def in_jurisdiction(self, item: Item, jurisdiction: str | None) -> bool:
        """Whether an item is carried out in a place: national ones everywhere, a province's in
        its cities, a city's in its counties; without a place only national ones."""
        return place_covers(item.document.jurisdiction, jurisdiction)
