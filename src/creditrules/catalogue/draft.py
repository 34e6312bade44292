"""A measure between reading and compiling: its defaults filled in, its fields still placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from creditrules.catalogue.source import Entry, Place, Source
from creditrules.model import CatalogueFile, ClassifyRule, Form, Measure, MeasureFields
from creditrules.model.measure import MeasureEvidence

__all__ = ["Draft", "Sheet", "draft_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One catalogue file as read.

    Attributes:
        id: the catalogue's id as written, empty if it has none.
        header: what stands beside the defaults and the lists of entries, if it could be read.
    """

    place: Place
    id: str
    header: CatalogueFile | None
    defaults: Entry[MeasureFields] | None
    measures: tuple[Entry[Measure], ...]
    rules: tuple[Entry[ClassifyRule], ...]
    forms: tuple[Entry[Form], ...]

    @classmethod
    def of(cls, source: Source) -> Sheet:
        """The sheet of a file that is a catalogue."""
        header = source.header if isinstance(source.header, CatalogueFile) else None
        given = source.plain.get("catalogue")
        written = given if isinstance(given, str) else ""
        measures = source.entries.get("measures", ())
        rules = source.entries.get("classify", ())
        forms = source.entries.get("forms", ())
        return cls(source.place, written, header, source.defaults, measures, rules, forms)


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A measure of a sheet.

    Attributes:
        id: its full id, `<catalogue>.<measure>`.
        fields: what it says, with the defaults where it says nothing.
        inherited: the fields it has from the defaults.
        dropped: the fields that are given but could not be read.
        readable: whether enough of it could be read to say what it lacks.
    """

    id: str
    sheet: Sheet
    place: Place
    fields: MeasureFields
    inherited: frozenset[str]
    dropped: frozenset[str]
    readable: bool

    @property
    def local_id(self) -> str:
        """Its id within its catalogue."""
        return self.id.removeprefix(f"{self.sheet.id}.")

    def at(self, field: str, *parts: str | int) -> Place:
        """Where a field stands: with the measure, or in the defaults."""
        if field in self.inherited:
            return self.sheet.place.at("defaults", field, *parts)
        return self.place.at(field, *parts)


def draft_of(sheet: Sheet, entry: Entry[Measure]) -> Draft:
    """Fill the defaults of a sheet into one of its measures.

    A field that the measure gives replaces the default wholly; only `evidence` is filled in field
    by field, so that a doubt noted in the defaults is not lost.
    """
    own: MeasureFields = entry.model or MeasureFields()
    defaults = (sheet.defaults.model if sheet.defaults else None) or MeasureFields()
    given = own.model_fields_set | entry.dropped
    inherited = frozenset(defaults.model_fields_set - given)
    update: dict[str, Any] = {name: getattr(defaults, name) for name in inherited}
    if "evidence" in own.model_fields_set:
        update["evidence"] = _overlay(defaults.evidence, own.evidence)
    lost = sheet.defaults.dropped - given if sheet.defaults else frozenset()
    return Draft(
        id=f"{sheet.id}.{entry.id}",
        sheet=sheet,
        place=entry.place,
        fields=own.model_copy(update=update),
        inherited=inherited,
        dropped=entry.dropped | lost,
        readable=entry.model is not None,
    )


def _overlay(below: MeasureEvidence, above: MeasureEvidence) -> MeasureEvidence:
    return below.model_copy(update={name: getattr(above, name) for name in above.model_fields_set})
