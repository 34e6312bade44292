"""What a later rule asks of the items of older documents: a floor of bases, a cap of force (S3)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from creditrules.catalogue import Catalogue, Document, Item
from creditrules.conditions import BASIS_ESTABLISHED, Leaf, RecordFacts, Truth
from creditrules.model import BasisFloor, Force, ForceCap

__all__ = ["basis_leaf", "basis_suffices", "force_on"]


def basis_suffices(
    catalogue: Catalogue, item: Item, day: date, *, without: str | None = None
) -> Truth:
    """Whether the item has a basis as high as the rules in force on a day ask for.

    None where that is not established: it cites nothing, or nothing by which it can be told.
    `without`: the id of a document that is not to count.
    """
    if not catalogue.limits:
        return True
    return _suffices(catalogue.limits, item, day, without)


@lru_cache(maxsize=16384)
def _suffices(limits: tuple[Document, ...], item: Item, day: date, without: str | None) -> Truth:
    found: list[Truth] = [True]
    for document in limits:
        floor = document.basis_floor
        if floor is not None and floor.first_day <= day and document.window.holds(day):
            found.append(_reaches(floor, item, day, without))
    if False in found:
        return False
    return None if None in found else True


def _reaches(floor: BasisFloor, item: Item, day: date, without: str | None) -> Truth:
    if not _asks(floor, item, day):
        return True
    enough = set(floor.levels)
    if item.document.jurisdiction != "national":
        enough |= set(floor.local_levels)
    own, *cited = item.citations(day)
    further = [one for one in cited if one.instrument.id != without]
    if any(one.in_force and one.level in enough for one in (own, *further)):
        return True
    levels = {one.level for one in further}
    return None if not levels or levels & set(floor.open_levels) else False


def _asks(floor: BasisFloor, item: Item, day: date) -> bool:
    """Whether it binds the item: by its category in the basic list, else by its effect."""
    if item.kind not in floor.kinds:
        return False
    place = item.list_place if floor.categories else None
    category = place.category_on(day) if place else None
    return item.type.effect in floor.effects if category is None else category in floor.categories


def basis_leaf(record: RecordFacts) -> Leaf:
    """The question to ask where the basis of an item is not established."""
    return Leaf(BASIS_ESTABLISHED, record.record.id)


def force_on(catalogue: Catalogue, item: Item, day: date) -> Force:
    """The force of an item on a day: what some bodies carry out is at most recommended."""
    if item.force is Force.RECOMMENDED or not catalogue.limits:
        return item.force
    return _capped(catalogue.limits, item, day)


@lru_cache(maxsize=16384)
def _capped(limits: tuple[Document, ...], item: Item, day: date) -> Force:
    caps = (one.force_cap for one in limits if one.window.holds(day))
    capped = any(cap is not None and cap.first_day <= day and _binds(cap, item) for cap in caps)
    return Force.RECOMMENDED if capped else item.force


def _binds(cap: ForceCap, item: Item) -> bool:
    if item.type.id in cap.measure_types:
        return True
    kinds = {one.authority.kind for one in item.implementers}
    return bool(kinds) and kinds <= set(cap.authority_kinds)
