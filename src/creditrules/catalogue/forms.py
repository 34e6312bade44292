"""Document forms (文书格式) as written -> checked ones, and which of them holds in a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import Template

from creditrules.catalogue.compiled import Catalogue, Document, FormItem
from creditrules.catalogue.draft import Sheet
from creditrules.catalogue.places import area_prefix, place_covers
from creditrules.catalogue.resolve import Resolver
from creditrules.catalogue.source import Entry, Place
from creditrules.model import Form, FormBlock, FormPurpose
from creditrules.text import Diagnostic
from creditrules.text.form_fields import FORM_FIELDS
from creditrules.text.suggest import suggestion

__all__ = ["compile_forms", "form_for"]

_TEXTS = ("heading", "heading_en", "paragraph", "paragraph_en")
_Placed = tuple[Place, FormItem]


def compile_forms(documents: Mapping[Sheet, Document], resolver: Resolver) -> tuple[FormItem, ...]:
    """The forms of all files, the general ones first, by id; their errors are kept."""
    placed = [_placed(entry, None) for entry in resolver.library.forms.values()]
    for sheet in resolver.library.sheets:
        resolver.findings += _ids_twice(sheet)
        document = documents.get(sheet)
        if document is not None:
            placed += [_placed(entry, document) for entry in sheet.forms]
    found = [one for one in placed if one is not None]
    for place, item in found:
        for i, block in enumerate(item.form.blocks):
            resolver.findings += _wrong_fields(place.at("blocks", i), block)
    resolver.findings += _clashes(found)
    return tuple(sorted((item for _, item in found), key=lambda one: (bool(one.document), one.id)))


def form_for(
    catalogue: Catalogue, purpose: FormPurpose, jurisdiction: str | None, day: date
) -> FormItem | None:
    """The form to use: that of the smallest place, else the general one.

    Args:
        catalogue: where to look.
        purpose: what it is for.
        jurisdiction: GB/T 2260 code; None = national only.
        day: on which the document that sets the form must be in force.
    """
    found = [
        item
        for item in catalogue.forms
        if item.form.purpose is purpose and _holds(item.document, jurisdiction, day)
    ]
    return max(found, key=_narrowness, default=None)


def _holds(document: Document | None, jurisdiction: str | None, day: date) -> bool:
    return document is None or (
        place_covers(document.jurisdiction, jurisdiction) and document.window.holds(day)
    )


def _narrowness(item: FormItem) -> int:
    """0 for a general form, more the smaller the place."""
    if item.document is None:
        return 0
    area = item.document.jurisdiction
    return 1 if area == "national" else len(area_prefix(area))


def _placed(entry: Entry[Form], document: Document | None) -> _Placed | None:
    if entry.model is None or entry.dropped:
        return None
    own = entry.model.id
    key = f"{document.id}.{own}" if document else own
    return entry.place, FormItem(key, entry.model, document)


def _ids_twice(sheet: Sheet) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for entry in sheet.forms:
        known = first.setdefault(entry.id, entry.place)
        if known is not entry.place and entry.id:
            site, other = entry.place.at("id"), known.at("id").span
            yield site.finding("id_twice", other, id=entry.id, section="forms")


def _wrong_fields(place: Place, block: FormBlock) -> Iterator[Diagnostic]:
    """The fields that a block names and no form has."""
    for key in _TEXTS:
        text = getattr(block, key)
        if text is None:
            continue
        template, site = Template(text), place.at(key)
        if not template.is_valid():
            yield site.finding("form_placeholder_bad", text=text)
        for name in template.get_identifiers():
            yield from _wrong_field(site, name)
    for i, row in enumerate(block.table or ()):
        yield from _wrong_field(place.at("table", i, "value"), row.value)


def _wrong_field(site: Place, name: str) -> Iterator[Diagnostic]:
    if name not in FORM_FIELDS:
        near = suggestion(name, FORM_FIELDS)
        yield site.finding("form_field_unknown", field=name, suggestion=near)


def _clashes(placed: list[_Placed]) -> Iterator[Diagnostic]:
    """Forms for one purpose that hold in one place at one time."""
    earlier: dict[tuple[FormPurpose, str | None], list[_Placed]] = {}
    for place, item in placed:
        area = item.document.jurisdiction if item.document else None
        before = earlier.setdefault((item.form.purpose, area), [])
        clash = next((one for one in before if _meet(one[1], item)), None)
        if clash is not None:
            other = clash[0].at("for").span
            yield place.at("for").finding("form_twice", other, purpose=item.form.purpose.value)
        before.append((place, item))


def _meet(one: FormItem, other: FormItem) -> bool:
    """Whether the documents of two forms of one place are in force on one day."""
    if one.document is None or other.document is None:
        return True
    both = one.document.window.meet(other.document.window)
    return both.first is None or both.last is None or both.first <= both.last
