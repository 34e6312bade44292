"""What must hold among instruments and within the vocabulary, whatever refers to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from creditrules.catalogue.law import edition_window
from creditrules.catalogue.library import Library
from creditrules.catalogue.source import Entry
from creditrules.model import Instrument
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["library_errors"]


def library_errors(library: Library) -> Iterator[Diagnostic]:
    """Every error in the instruments and the vocabulary of a library."""
    for entry in library.instruments.values():
        if entry.model is not None:
            yield from _replacement(entry, entry.model, library)
            yield from _editions_named_twice(entry, entry.model)
            yield from _editions_overlap(entry, entry.model)
            yield from _moves(entry, entry.model)
    yield from _successors(library)
    yield from _listed_types(library)
    yield from _listed_items(library)


def _replacement(
    entry: Entry[Instrument], instrument: Instrument, library: Library
) -> Iterator[Diagnostic]:
    other = instrument.replaced_by
    if other is not None and (other not in library.instruments or other == instrument.id):
        near = suggestion(other, library.instruments.keys() - {instrument.id})
        place = entry.place.at("replaced_by")
        yield place.finding("instrument_undeclared", id=other, suggestion=near)


def _editions_named_twice(entry: Entry[Instrument], instrument: Instrument) -> Iterator[Diagnostic]:
    first: dict[str | None, int] = {}
    for i, edition in enumerate(instrument.editions):
        if first.setdefault(edition.edition, i) != i:
            other = entry.place.at("editions", first[edition.edition], "edition").span
            place = entry.place.at("editions", i, "edition")
            name = edition.edition or "-"
            yield place.finding("edition_twice", other, id=instrument.id, edition=name)


def _editions_overlap(entry: Entry[Instrument], instrument: Instrument) -> Iterator[Diagnostic]:
    """Editions stand in time order, each ending before the next begins."""
    for i, (before, after) in enumerate(pairwise(instrument.editions)):
        earlier, later = edition_window(before), edition_window(after)
        place = entry.place.at("editions", i + 1)
        other = entry.place.at("editions", i).span
        if earlier.first and later.first and later.first < earlier.first:
            yield place.finding("edition_order", other, id=instrument.id)
        elif earlier.last is None:
            yield entry.place.at("editions", i).finding(
                "edition_without_end", place.span, id=instrument.id
            )
        elif later.first and later.first <= earlier.last:
            days = {"first": later.first.isoformat(), "last": earlier.last.isoformat()}
            yield place.finding("edition_overlap", other, id=instrument.id, **days)


def _moves(entry: Entry[Instrument], instrument: Instrument) -> Iterator[Diagnostic]:
    named = [one.edition for one in instrument.editions if one.edition]
    for i, edition in enumerate(instrument.editions):
        for j, article in enumerate(edition.articles):
            for k, move in enumerate(article.moved_to):
                if move.edition not in named:
                    place = entry.place.at("editions", i, "articles", j, "moved_to", k, "edition")
                    near = suggestion(move.edition, named)
                    yield place.finding(
                        "edition_unknown",
                        id=move.edition,
                        instrument=instrument.id,
                        suggestion=near,
                    )


def _successors(library: Library) -> Iterator[Diagnostic]:
    for entry in library.authorities.values():
        for i, one in enumerate(entry.model.successors if entry.model else ()):
            if one.authority not in library.authorities:
                near = suggestion(one.authority, library.authorities)
                place = entry.place.at("successors", i, "authority")
                yield place.finding("authority_undeclared", id=one.authority, suggestion=near)


def _listed_types(library: Library) -> Iterator[Diagnostic]:
    """A measure type names an item that the basic list has."""
    for entry in library.measure_types.values():
        item = entry.model.basic_list if entry.model else None
        if item is not None and item not in library.basic_list:
            near = suggestion(item, library.basic_list)
            place = entry.place.at("basic_list")
            yield place.finding("basic_list_undeclared", id=item, suggestion=near)


def _listed_items(library: Library) -> Iterator[Diagnostic]:
    """An item of the basic list names its document and editions of it."""
    for entry in library.basic_list.values():
        item = entry.model
        if item is None:
            continue
        cited = library.instruments.get(item.instrument)
        if cited is None:
            near = suggestion(item.instrument, library.instruments)
            place = entry.place.at("instrument")
            yield place.finding("instrument_undeclared", id=item.instrument, suggestion=near)
            continue
        known = [one.edition for one in cited.model.editions if one.edition] if cited.model else []
        for i, edition in enumerate(item.editions):
            if cited.model is not None and edition not in known:
                near = suggestion(edition, known)
                place = entry.place.at("editions", i)
                yield place.finding(
                    "edition_unknown", id=edition, instrument=item.instrument, suggestion=near
                )
