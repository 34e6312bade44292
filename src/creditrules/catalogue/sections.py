"""The sections beside a catalogue's measures: grades, repair, record classes, tolerance."""

from __future__ import annotations

from collections.abc import Mapping

from creditrules.catalogue.compiled import GradeItem, RecordClassItem
from creditrules.catalogue.draft import Draft, Sheet
from creditrules.catalogue.overrides import meant_span
from creditrules.catalogue.resolve import Resolver
from creditrules.catalogue.source import Place
from creditrules.conditions import Condition, compile_condition, compile_record_condition
from creditrules.model import Covers, Force, Kind
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = [
    "check_feedback",
    "check_limits",
    "grades_of",
    "record_classes_of",
    "repair_excludes",
    "tolerated",
]


def grades_of(sheet: Sheet, resolver: Resolver) -> tuple[GradeItem, ...]:
    """The grade rules; their conditions ask the records of every cause."""
    causes = tuple(sorted(resolver.library.causes))
    found: list[GradeItem] = []
    for i, rule in enumerate(sheet.header.grades if sheet.header else ()):
        place = sheet.place.at("grades", i)
        resolver.bases(place.at("bases"), rule.bases, None)
        node = resolver.condition(place.at("when"), rule.when) if rule.when is not None else None
        if node is not None or rule.when is None:
            condition = compile_condition(node, causes) if node is not None else None
            found.append(GradeItem(rule.grade, condition, rule.bases, rule.note))
    return tuple(found)


def record_classes_of(sheet: Sheet, resolver: Resolver) -> tuple[RecordClassItem, ...]:
    """The classes of records; an id given twice is found."""
    found: dict[str, RecordClassItem] = {}
    sites: dict[str, Place] = {}
    for i, one in enumerate(sheet.header.record_classes if sheet.header else ()):
        place = sheet.place.at("record_classes", i)
        site = place.at("id")
        node = resolver.record_condition(place.at("when"), one.when)
        first = sites.setdefault(one.id, site)
        if first is not site:
            resolver.findings.append(
                site.finding("id_twice", first.span, id=one.id, section="record_classes")
            )
        elif node is not None:
            condition = compile_record_condition(node)
            found[one.id] = RecordClassItem(one.id, one.title, one.title_en, condition, one.note)
    return tuple(found.values())


def check_limits(sheet: Sheet, resolver: Resolver) -> None:
    """Find what a floor of bases or a cap of force names and nothing declares."""
    header = sheet.header
    for key, limit in (
        ("basis_floor", header.basis_floor if header else None),
        ("force_cap", header.force_cap if header else None),
    ):
        if limit is not None:
            resolver.bases(sheet.place.at(key, "basis"), limit.basis, None)
    cap = header.force_cap if header else None
    for i, one in enumerate(cap.measure_types if cap else ()):
        resolver.measure_type(sheet.place.at("force_cap", "measure_types", i), one)


def check_feedback(sheet: Sheet, resolver: Resolver) -> None:
    """Find the recipients of feedback that no vocabulary declares."""
    feedback = sheet.header.feedback if sheet.header else None
    for i, one in enumerate(feedback.recipients if feedback else ()):
        resolver.authority(sheet.place.at("feedback", "recipients", i), one)


def repair_excludes(sheet: Sheet, resolver: Resolver) -> Condition | None:
    """The records whose repair ends no item of the catalogue."""
    repair = sheet.header.repair if sheet.header else None
    if repair is None:
        return None
    place = sheet.place.at("repair")
    resolver.bases(place.at("basis"), repair.basis, None)
    node = resolver.record_condition(place.at("excludes"), repair.excludes)
    return compile_record_condition(node) if node is not None else None


def tolerated(
    sheets: tuple[Sheet, ...], drafts: Mapping[str, Draft], resolver: Resolver
) -> dict[str, tuple[str, ...]]:
    """Guidance -> the recommended punishments that give way to it while it applies."""
    found: dict[str, tuple[str, ...]] = {}
    for sheet in sheets:
        tolerance = sheet.header.tolerance if sheet.header else None
        if tolerance is None:
            continue
        place = sheet.place.at("tolerance")
        resolver.bases(place.at("basis"), tolerance.basis, None)
        guidance = f"{sheet.id}.{tolerance.measure}"
        if guidance not in drafts:
            resolver.findings.append(_guidance_unknown(sheet, tolerance.measure, drafts))
            continue
        everywhere = tolerance.covers is Covers.IMPLEMENTED_HERE
        found[guidance] = tuple(
            key
            for key, draft in drafts.items()
            if key != guidance and (everywhere or draft.sheet is sheet) and _gives_way(draft)
        )
    return found


def _guidance_unknown(sheet: Sheet, written: str, drafts: Mapping[str, Draft]) -> Diagnostic:
    own = {one.local_id: one for one in drafts.values() if one.sheet is sheet}
    return sheet.place.at("tolerance", "measure").finding(
        "override_unknown",
        meant_span(sheet, written, own),
        id=written,
        suggestion=suggestion(written, own),
    )


def _gives_way(draft: Draft) -> bool:
    return draft.fields.force is Force.RECOMMENDED and draft.fields.kind is Kind.PUNISHMENT
