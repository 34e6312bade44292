"""Everything the files declare, by id; what is declared twice is found here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from creditrules.catalogue.draft import Draft, Sheet, draft_of
from creditrules.catalogue.kinds import CATALOGUE, VOCABULARY
from creditrules.catalogue.source import Entry, Place, Source
from creditrules.conditions import BUILT_IN_IDS, FactTable
from creditrules.model import (
    Action,
    Authority,
    BasicListItem,
    BusinessField,
    Cause,
    CreditList,
    Fact,
    Form,
    Gate,
    Instrument,
    MeasureType,
    Role,
)
from creditrules.text import Diagnostic

__all__ = ["Library", "gather"]


@dataclass(frozen=True, slots=True)
class Library:
    """The entries of all files by id, in the order of files and lines.

    Attributes:
        forms: the general document forms; those of a catalogue stand in its sheet.
        drafts: the measures of all catalogues by full id, with their defaults filled in.
    """

    causes: Mapping[str, Entry[Cause]]
    measure_types: Mapping[str, Entry[MeasureType]]
    basic_list: Mapping[str, Entry[BasicListItem]]
    authorities: Mapping[str, Entry[Authority]]
    facts: Mapping[str, Entry[Fact]]
    roles: Mapping[str, Entry[Role]]
    lists: Mapping[str, Entry[CreditList]]
    actions: Mapping[str, Entry[Action]]
    fields: Mapping[str, Entry[BusinessField]]
    gates: Mapping[str, Entry[Gate]]
    instruments: Mapping[str, Entry[Instrument]]
    forms: Mapping[str, Entry[Form]]
    sheets: tuple[Sheet, ...]
    drafts: Mapping[str, Draft]
    table: FactTable


def gather(sources: Iterable[Source]) -> tuple[Library, list[Diagnostic]]:
    """Bring the entries of all files together.

    Returns:
        The library, and a finding with both sites for every id that is declared twice.
    """
    read = list(sources)
    findings: list[Diagnostic] = []
    causes = _register(read, "causes", findings)
    facts = _declared_facts(_register(read, "facts", findings), findings)
    sheets = _sheets(read, findings)
    return Library(
        causes=causes,
        measure_types=_register(read, "measure_types", findings),
        basic_list=_register(read, "basic_list", findings),
        authorities=_register(read, "authorities", findings),
        facts=facts,
        roles=_register(read, "roles", findings),
        lists=_register(read, "lists", findings),
        actions=_register(read, "actions", findings),
        fields=_register(read, "fields", findings),
        gates=_register(read, "gates", findings),
        instruments=_register(read, "instruments", findings),
        forms=_register([one for one in read if one.kind is VOCABULARY], "forms", findings),
        sheets=sheets,
        drafts=_drafts(sheets, findings),
        table=_fact_table(facts, causes),
    ), findings


def _register(
    sources: list[Source], section: str, findings: list[Diagnostic]
) -> dict[str, Entry[Any]]:
    found: dict[str, Entry[Any]] = {}
    for source in sources:
        for entry in source.entries.get(section, ()):
            _enter(found, entry.id, entry, entry.place, section, findings)
    return found


def _enter(
    found: dict[str, Any],
    key: str,
    value: Any,
    place: Place,
    section: str,
    findings: list[Diagnostic],
) -> None:
    """Enter what `place` declares unless the id is taken; nothing without an id is entered."""
    if not key:
        return
    first = found.setdefault(key, value)
    if first is not value:
        site = place.at("id")
        findings.append(
            site.finding("id_twice", first.place.at("id").span, id=key, section=section)
        )


def _sheets(sources: list[Source], findings: list[Diagnostic]) -> tuple[Sheet, ...]:
    first: dict[str, Sheet] = {}
    sheets = [Sheet.of(source) for source in sources if source.kind is CATALOGUE]
    for sheet in sheets:
        known = first.setdefault(sheet.id, sheet)
        if known is not sheet and sheet.id:
            site = sheet.place.at("catalogue")
            other = known.place.at("catalogue").span
            findings.append(site.finding("id_twice", other, id=sheet.id, section="catalogue"))
    return tuple(sheets)


def _drafts(sheets: tuple[Sheet, ...], findings: list[Diagnostic]) -> dict[str, Draft]:
    found: dict[str, Draft] = {}
    for sheet in sheets:
        for entry in sheet.measures:
            draft = draft_of(sheet, entry)
            if entry.id:
                _enter(found, draft.id, draft, entry.place, "measures", findings)
    return found


def _declared_facts(
    facts: Mapping[str, Entry[Fact]], findings: list[Diagnostic]
) -> dict[str, Entry[Fact]]:
    """The facts without those that every catalogue has by itself."""
    for entry in facts.values():
        if entry.id in BUILT_IN_IDS:
            findings.append(entry.place.at("id").finding("fact_built_in", id=entry.id))
    return {key: entry for key, entry in facts.items() if key not in BUILT_IN_IDS}


def _fact_table(facts: Mapping[str, Entry[Fact]], causes: Mapping[str, Entry[Cause]]) -> FactTable:
    names = {
        key: (one.model.title, one.model.title_en) if one.model else (key, key)
        for key, one in causes.items()
    }
    return FactTable([one.model for one in facts.values() if one.model is not None], names)
