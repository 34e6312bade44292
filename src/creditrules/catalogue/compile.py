"""Drafts -> items: every reference resolved, every condition compiled, nothing left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from creditrules.catalogue.basic_list import place_of
from creditrules.catalogue.classify import check_lists, compile_rules
from creditrules.catalogue.compiled import (
    LISTING_FACTS,
    Classifier,
    Document,
    FormItem,
    Item,
    ItemImplementer,
)
from creditrules.catalogue.draft import Draft, Sheet
from creditrules.catalogue.forms import compile_forms
from creditrules.catalogue.gates import check_gates
from creditrules.catalogue.law import CitedBasis, Window, instrument_window
from creditrules.catalogue.library import Library
from creditrules.catalogue.overrides import Edges, resolve_overrides
from creditrules.catalogue.procedure import Procedure
from creditrules.catalogue.procedures import compile_procedures
from creditrules.catalogue.resolve import Citing, Resolver
from creditrules.catalogue.sections import (
    check_feedback,
    check_limits,
    grades_of,
    record_classes_of,
    repair_excludes,
    tolerated,
)
from creditrules.catalogue.source import Source
from creditrules.conditions import Condition, FactRef, Node, compile_condition, tests
from creditrules.model import (
    Evidence,
    FactOwner,
    Force,
    Implementer,
    Kind,
    MeasureType,
    PeriodSpec,
)
from creditrules.text import Diagnostic

__all__ = ["Compiled", "compile_library", "is_guessed"]

T = TypeVar("T")
_REQUIRED = ("type", "title", "force", "kind", "cause", "period")


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """What a library comes to.

    Attributes:
        items: every item without an error, by id, in id order; the ones that are to be switched
            off among them, and none linked to what it overrides.
        rules: every classification rule without an error, by id, in id order.
        forms: every document form, the general ones first, by id.
        procedures: every procedure without an error, by id, in id order.
        tolerance: guidance -> the recommended punishments that give way to it.
        citings: every basis that is cited, with its place.
        used: the ids of the vocabulary that something refers to, by section.
        findings: the errors.
    """

    documents: Mapping[str, Document]
    items: Mapping[str, Item]
    rules: Mapping[str, Classifier]
    forms: tuple[FormItem, ...]
    procedures: Mapping[str, Procedure]
    overrides: Edges
    tolerance: Edges
    citings: tuple[Citing, ...]
    used: Mapping[str, set[str]]
    findings: tuple[Diagnostic, ...]


def is_guessed(item: Item) -> bool:
    """Whether the title or the force of an item is a guess: it is off unless asked for."""
    return Evidence.GUESS in (item.evidence.title, item.evidence.force)


def compile_library(library: Library, sources: Iterable[Source]) -> Compiled:
    """Compile every catalogue of a library and every procedure of its files.

    Items and procedures with errors are left out and reported.
    """
    resolver = Resolver(library)
    documents: dict[Sheet, Document] = {}
    for sheet in library.sheets:
        document = _document(sheet, resolver)
        if document is not None:
            documents[sheet] = document
    compiled = {
        draft.id: _item(draft, documents.get(draft.sheet), resolver)
        for draft in library.drafts.values()
    }
    items = {key: item for key, item in sorted(compiled.items()) if item is not None}
    rules = compile_rules(documents, resolver)
    forms = compile_forms(documents, resolver)
    check_lists(resolver)
    check_gates(resolver)
    procedures = compile_procedures(sources, resolver)
    tolerance = tolerated(library.sheets, library.drafts, resolver)
    edges, findings = resolve_overrides(library.drafts, tolerance)
    return Compiled(
        documents={document.id: document for document in documents.values()},
        items=items,
        rules=rules,
        forms=forms,
        procedures=procedures,
        overrides=edges,
        tolerance=tolerance,
        citings=tuple(resolver.citings),
        used=resolver.used,
        findings=tuple(dict.fromkeys((*resolver.findings, *findings))),
    )


def _document(sheet: Sheet, resolver: Resolver) -> Document | None:
    header = sheet.header
    if header is None:
        return None
    place = sheet.place
    instrument = resolver.instrument(place.at("instrument"), header.instrument)
    if header.exit:
        resolver.bases(place.at("exit", "basis"), header.exit.basis, None)
    if header.objection:
        resolver.bases(place.at("objection", "basis"), header.objection.basis, None)
    if header.identity:
        resolver.bases(place.at("identity", "basis"), header.identity.basis, None)
    check_limits(sheet, resolver)
    check_feedback(sheet, resolver)
    excludes = repair_excludes(sheet, resolver)
    classes, grades = record_classes_of(sheet, resolver), grades_of(sheet, resolver)
    if instrument is None:
        return None
    return Document(
        id=header.catalogue,
        instrument=instrument,
        jurisdiction=header.jurisdiction,
        audience=header.audience,
        window=instrument_window(instrument),
        exit=header.exit,
        objection=header.objection,
        basis_floor=header.basis_floor,
        force_cap=header.force_cap,
        repair=header.repair,
        feedback=header.feedback,
        repair_excludes=excludes,
        identity=header.identity,
        tolerance=header.tolerance,
        example=header.example,
        record_classes=classes,
        grades=grades,
        note=header.note,
        file=place.document.file,
    )


def _all(found: Iterable[T | None]) -> tuple[T, ...] | None:
    """The values, or None if one of them is missing."""
    known: list[T] = []
    values = list(found)
    known += [one for one in values if one is not None]
    return tuple(known) if len(known) == len(values) else None


@dataclass(frozen=True, slots=True, eq=False)
class _Stated:
    """The fields that every item states or inherits."""

    title: str
    force: Force
    kind: Kind
    period: PeriodSpec


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    """What the ids and conditions of an item name."""

    type: MeasureType
    condition: Condition
    start_fact: FactRef
    handling: tuple[ItemImplementer, ...]
    implementers: tuple[ItemImplementer, ...]
    bases: tuple[CitedBasis, ...]
    window: Window


def _item(draft: Draft, document: Document | None, resolver: Resolver) -> Item | None:
    """The item of a draft, or None if there is an error in it; all its errors are reported."""
    stated, named = _stated(draft, resolver), _named(draft, resolver)
    if document is None or stated is None or named is None:
        return None
    fields = draft.fields
    bases = tuple(one for one in named.bases if one.basis.evidence is not Evidence.GUESS)
    return Item(
        id=draft.id,
        document=document,
        type=named.type,
        list_place=place_of(named.type, resolver.library),
        item_no=fields.item_no,
        title=stated.title,
        force=stated.force,
        kind=stated.kind,
        causes=named.condition.causes,
        subjects=frozenset(fields.subjects or ()),
        reach=fields.reach,
        reached_by=fields.reached_by,
        condition=named.condition,
        period=stated.period,
        start_fact=named.start_fact,
        handling=named.handling,
        implementers=named.implementers,
        evidence_required=fields.evidence_required,
        bases=bases,
        overrides=(),
        scope=fields.scope,
        overridden_by=(),
        exclusive=fields.exclusive,
        governs=fields.governs,
        window=document.window.meet(named.window),
        evidence=fields.evidence,
        note=fields.note,
        span=draft.place.span,
    )


def _stated(draft: Draft, resolver: Resolver) -> _Stated | None:
    fields = draft.fields
    missing = [name for name in _REQUIRED if getattr(fields, name) is None]
    if fields.subjects is None and not (fields.reach or fields.reached_by):
        missing.append("subjects")
    if draft.readable:
        resolver.findings += [
            draft.place.finding("field_missing", id=draft.id, key=name)
            for name in missing
            if name not in draft.dropped
        ]
    if missing or not (fields.title and fields.force and fields.kind and fields.period):
        return None
    return _Stated(fields.title, fields.force, fields.kind, fields.period)


def _named(draft: Draft, resolver: Resolver) -> _Named | None:
    fields = draft.fields
    measure_type = fields.type and resolver.measure_type(draft.at("type"), fields.type)
    causes = _causes(draft, resolver)
    condition = _condition(draft, causes, resolver)
    start_fact = _start_fact(draft, condition, resolver)
    handling = _bodies(draft, "handling", fields.handling, resolver)
    implementers = _bodies(draft, "implementers", fields.implementers, resolver)
    bases = _all(resolver.bases(draft.at("bases"), fields.bases, draft.id))
    window = _own_window(draft, resolver)
    if not _roles_known(draft, resolver) or causes is None:
        return None
    if not measure_type or condition is None or start_fact is None or window is None:
        return None
    if handling is None or implementers is None or bases is None:
        return None
    return _Named(measure_type, condition, start_fact, handling, implementers, bases, window)


def _causes(draft: Draft, resolver: Resolver) -> tuple[str, ...] | None:
    """The ids of the item's causes, if all are declared."""
    causes = draft.fields.cause or ()
    known = _all(resolver.cause(draft.at("cause", i), one) for i, one in enumerate(causes))
    return causes if known else None


def _bodies(
    draft: Draft, key: str, bodies: tuple[Implementer, ...], resolver: Resolver
) -> tuple[ItemImplementer, ...] | None:
    """The authorities that stand under a key, if all are declared."""
    found: list[ItemImplementer | None] = []
    for i, one in enumerate(bodies):
        authority = resolver.authority(draft.at(key, i, "authority"), one.authority)
        found.append(ItemImplementer(authority, one.part) if authority else None)
    return _all(found)


def _roles_known(draft: Draft, resolver: Resolver) -> bool:
    fields = draft.fields
    known = [
        resolver.role(draft.at(name, i, "role"), one.role)
        for name, reached in (("reach", fields.reach), ("reached_by", fields.reached_by))
        for i, one in enumerate(reached)
    ]
    return None not in known


def _condition(
    draft: Draft, causes: tuple[str, ...] | None, resolver: Resolver
) -> Condition | None:
    when = draft.fields.when
    node: Node | None = None
    if when is not None:
        node = resolver.condition(draft.at("when"), when)
    elif causes:
        node = resolver.any_of_causes(causes)
    if node is None:
        return None
    return compile_condition(node, causes) if causes else None


def _start_fact(draft: Draft, condition: Condition | None, resolver: Resolver) -> FactRef | None:
    """The record's date that the period runs from: as stated, or by what the item is about."""
    period = draft.fields.period
    if period is None:
        return None
    if period.start is not None:
        return resolver.date_fact(draft.at("period", "from"), period.start)
    tested = {test.fact.id for test in tests(condition.node)} if condition else set[str]()
    listed = period.while_ == "listed" or bool(tested & LISTING_FACTS)
    default = "listed_on" if listed else "effective_on"
    return resolver.library.table.find(FactOwner.RECORD, default)


def _own_window(draft: Draft, resolver: Resolver) -> Window | None:
    """The days that the item itself sets; partial ones count as in the window of an edition."""
    begins, ends = draft.fields.effective_from, draft.fields.effective_to
    if begins and ends and ends.last < begins.first:
        start = draft.at("effective_from").span
        resolver.findings.append(draft.at("effective_to").finding("window_reversed", start))
        return None
    return Window(begins.last if begins else None, ends.first if ends else None)
