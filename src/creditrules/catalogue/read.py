"""YAML bytes -> models, with everything that is wrong with one file found in one pass."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from creditrules.catalogue.kinds import CATALOGUE, KINDS, kind_of
from creditrules.catalogue.refusals import findings_of
from creditrules.catalogue.source import Entry, FileKind, M, Place, Source
from creditrules.model import MeasureFields
from creditrules.model.base import Frozen
from creditrules.text import Diagnostic, read_nodes, to_plain
from creditrules.text.suggest import suggestion

__all__ = ["read_model", "read_source"]


def read_model(
    model: type[M], content: bytes, file: str
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Read a file that is one model.

    Args:
        model: what the file says.
        content: its bytes.
        file: its name in findings.

    Returns:
        The model, or None if there is an error; and all findings.
    """
    document = read_nodes(content, file)
    if document.root is None:
        return None, document.diagnostics
    entry, findings = _entry(model, to_plain(document.root), Place(document))
    sound = document.ok and not findings
    return entry.model if sound else None, (*document.diagnostics, *findings)


def read_source(content: bytes, file: str) -> Source:
    """Read one file of a catalogue set; what is wrong with it stands in its findings."""
    document = read_nodes(content, file)
    place = Place(document)
    if document.root is None:
        return _unread(place, ())
    plain = to_plain(document.root)
    if not isinstance(plain, dict):
        return _unread(place, (place.finding("file_not_mapping"),))
    kind = kind_of(plain)
    if kind is None:
        marks = [mark for one in KINDS for mark in one.marks]
        first = next(iter(plain), "")
        near = suggestion(first, marks)
        return _unread(place, (place.finding("file_kind_unknown", key=first, suggestion=near),))
    if kind.model is None:
        return Source(place, kind, plain, None, None, {}, document.diagnostics)
    return _read_sections(kind, kind.model, plain, place)


def _unread(place: Place, findings: tuple[Diagnostic, ...]) -> Source:
    found = (*place.document.diagnostics, *findings)
    return Source(place, None, {}, None, None, {}, found)


def _read_sections(
    kind: FileKind, model: type[Frozen], plain: dict[str, Any], place: Place
) -> Source:
    """Read header, defaults and entries each by itself, so that one slip hides nothing else."""
    findings = list(place.document.diagnostics)
    entries: dict[str, tuple[Entry[Any], ...]] = {}
    beside = dict(plain)
    for key in plain.keys() - {field.alias or name for name, field in model.model_fields.items()}:
        home = kind_of([key])
        if home is not None:
            here = place.at(key)
            findings.append(here.key_finding("key_of_other_file", key=key, kind=home.name))
            del beside[key]
    for section, item in kind.sections.items():
        if isinstance(plain.get(section), list):
            beside[section] = []
            read = [_entry(item, one, place.at(section, i)) for i, one in enumerate(plain[section])]
            entries[section] = tuple(entry for entry, _ in read)
            findings += [finding for _, found in read for finding in found]
    defaults = None
    if kind is CATALOGUE and "defaults" in beside:
        defaults, found = _entry(MeasureFields, beside.pop("defaults"), place.at("defaults"))
        findings += found
    header, found = _entry(model, beside, place)
    findings += found
    return Source(
        place, kind, plain, header.model, defaults, MappingProxyType(entries), tuple(findings)
    )


def _entry(model: type[M], plain: Any, place: Place) -> tuple[Entry[M], list[Diagnostic]]:
    """Read one entry; if a field of it cannot be read, read the rest."""
    given = plain.get("id") if isinstance(plain, dict) else None
    written = given if isinstance(given, str) else ""
    try:
        return Entry(place, written, _validated(model, plain), frozenset()), []
    except ValidationError as error:
        findings = findings_of(error, model, place)
        dropped = frozenset(str(one["loc"][0]) for one in error.errors() if one["loc"])
    try:
        rest = {key: value for key, value in plain.items() if key not in dropped}
        return Entry(place, written, _validated(model, rest), dropped), findings
    except (ValidationError, AttributeError):
        return Entry(place, written, None, dropped), findings


def _validated(model: type[M], plain: Any) -> M:
    """The data in the model; only keys as the language has them count, not names of attributes."""
    return model.model_validate(plain, by_alias=True, by_name=False)
