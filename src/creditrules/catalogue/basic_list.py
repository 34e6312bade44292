"""The national basic list of punishment measures: where a measure type stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from creditrules.catalogue.law import edition_window
from creditrules.catalogue.library import Library
from creditrules.model import (
    BasicCategory,
    BasicListItem,
    Edition,
    Evidence,
    Instrument,
    MeasureType,
    weakest,
)

__all__ = ["ListPlace", "place_of"]


@dataclass(frozen=True, slots=True, eq=False)
class ListPlace:
    """The item of the basic list that a measure type is.

    Attributes:
        item: the item of the list.
        instrument: the list as a document, in all its editions.
        evidence: the weaker mark of the item itself and of the type's being that item; never a
            guess.
    """

    item: BasicListItem
    instrument: Instrument
    evidence: Evidence

    def category_on(self, day: date) -> BasicCategory | None:
        """Its category on a day: before the first edition by the first, after the last by the
        last; None where that edition is not said to hold the item."""
        edition = _edition(self, day) or self.instrument.editions[0]
        return self.item.category if edition.edition in self.item.editions else None

    def edition_on(self, day: date) -> Edition | None:
        """The edition by which it stands in the list on a day; None before there was a list."""
        edition = _edition(self, day)
        return edition if edition and edition.edition in self.item.editions else None


@lru_cache(maxsize=4096)
def _edition(place: ListPlace, day: date) -> Edition | None:
    """The last edition that has begun by a day."""
    begun = None
    for edition in place.instrument.editions:
        first = edition_window(edition).first
        if first is not None and first <= day:
            begun = edition
    return begun


def place_of(measure_type: MeasureType, library: Library) -> ListPlace | None:
    """Where a type stands in the list; None where it names no item, or what it names is a guess."""
    named = library.basic_list.get(measure_type.basic_list or "")
    item = named.model if named else None
    cited = library.instruments.get(item.instrument) if item else None
    if item is None or cited is None or cited.model is None:
        return None
    evidence = weakest((item.evidence, measure_type.basic_list_evidence))
    return None if evidence is Evidence.GUESS else ListPlace(item, cited.model, evidence)
