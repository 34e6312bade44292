"""What the items of a catalogue stand on, and which stand on it no longer (清理评估)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from creditrules.catalogue import (
    Catalogue,
    Item,
    Window,
    edition_window,
    instrument_window,
    place_covers,
)
from creditrules.engine.decision import Decision, Evaluation, Ground, law_day
from creditrules.engine.limits import basis_suffices, force_on
from creditrules.model import LIVE, Instrument, MeasureType

__all__ = ["Concern", "ConcernState", "Standing", "clearing", "endings", "standing_on", "stands_on"]

ConcernState = Literal["ended", "below_floor", "not_established", "lapsed", "changes"]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Concern:
    """An item to be looked at when documents are cleared.

    Attributes:
        state: `ended`: its document is out of force; `below_floor`: its bases do not reach the
            rank that is asked for; `not_established`: whether they do is not known; `lapsed`: a
            document it cites is out of force; `changes`: one of these, its force or the edition
            of a basis turns soon.
        on: the first day of that state; None where it is not known.
        instruments: the documents that are the reason.
    """

    item: Item
    state: ConcernState
    on: date | None
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a document.

    Attributes:
        items: those of the document and those that cite it, in id order.
        fallen: of them, those that could not be carried out without it.
        measure_types: the types none of whose items would be left.
    """

    items: tuple[Item, ...]
    fallen: tuple[Item, ...]
    measure_types: tuple[MeasureType, ...]


def clearing(
    catalogue: Catalogue, as_of: date, *, within: int = 0, jurisdiction: str | None = None
) -> tuple[Concern, ...]:
    """Every item whose basis needs looking at on a day, in id order.

    Source: 国办发〔2020〕49号 asks every place and department to clear its own measures.

    Args:
        catalogue: whose items are looked at.
        as_of: the day on which the law is asked.
        within: days after `as_of` in which a change of law counts; 0 = none.
        jurisdiction: only what is carried out in a place (GB/T 2260 code); None = everything.
    """
    found: list[Concern] = []
    for item in catalogue.items.values():
        if jurisdiction is None or place_covers(item.document.jurisdiction, jurisdiction):
            found += _concerns(catalogue, item, as_of)
            if within:
                found += _soon(catalogue, item, as_of, within)
    return tuple(found)


def stands_on(item: Item, instrument: str) -> bool:
    """Whether an item belongs to a document or cites it."""
    return instrument in {one.id for one in _instruments(item)}


def standing_on(catalogue: Catalogue, instrument: str, as_of: date) -> Standing:
    """What stands on a document, and what would not stand on a day without it."""
    items = tuple(one for one in catalogue.items.values() if stands_on(one, instrument))
    fallen = tuple(one for one in items if _falls(catalogue, one, as_of, instrument))
    gone = set(fallen)
    left = {one.type.id for one in catalogue.items.values() if one not in gone}
    types = {one.type.id: one.type for one in fallen if one.type.id not in left}
    return Standing(items, fallen, tuple(types[key] for key in sorted(types)))


def endings(evaluation: Evaluation, instrument: str) -> tuple[Decision, ...]:
    """The decisions that apply or are suspended and would not stand without a document."""
    question = evaluation.question

    def falls(ground: Ground) -> bool:
        day = law_day(ground.item, ground.record, question.as_of)
        return _falls(question.catalogue, ground.item, day, instrument)

    return tuple(
        decision
        for decision in evaluation.decisions
        if decision.outcome in LIVE
        and all(falls(one) for one in decision.grounds if one.outcome in LIVE)
    )


def _falls(catalogue: Catalogue, item: Item, day: date, instrument: str) -> bool:
    if item.document.instrument.id == instrument:
        return True
    stands = basis_suffices(catalogue, item, day) is True
    return stands and basis_suffices(catalogue, item, day, without=instrument) is not True


def _instruments(item: Item) -> tuple[Instrument, ...]:
    return (item.document.instrument, *(one.instrument for one in item.bases))


def _concerns(catalogue: Catalogue, item: Item, day: date) -> Iterator[Concern]:
    if not item.window.holds(day):
        if item.window.last is not None and item.window.last < day:
            own = (item.document.instrument,)
            yield Concern(item, "ended", item.window.last + _ONE_DAY, own)
        return
    suffices = basis_suffices(catalogue, item, day)
    if suffices is not True:
        asking = [(one.basis_floor, one.instrument) for one in catalogue.limits]
        floors = [(floor.first_day, instrument) for floor, instrument in asking if floor]
        state: ConcernState = "not_established" if suffices is None else "below_floor"
        yield Concern(item, state, min(day for day, _ in floors), tuple(one for _, one in floors))
    lapsed = {one.instrument.id: one.instrument for one in item.bases if _over(one.instrument, day)}
    if lapsed:
        ends = [last for one in lapsed.values() if (last := instrument_window(one).last)]
        yield Concern(item, "lapsed", min(ends) + _ONE_DAY, tuple(lapsed.values()))


def _over(instrument: Instrument, day: date) -> bool:
    last = instrument_window(instrument).last
    return last is not None and last < day


def _soon(catalogue: Catalogue, item: Item, as_of: date, within: int) -> Iterator[Concern]:
    """The first change of law that the item meets within some days."""
    last = as_of + timedelta(days=within)
    turns = [(day, one) for day, one in _turns(catalogue, item) if as_of < day <= last]
    if turns:
        first = min(day for day, _ in turns)
        reasons = {one.id: one for day, one in turns if day == first}
        yield Concern(item, "changes", first, tuple(reasons.values()))


def _turns(catalogue: Catalogue, item: Item) -> Iterator[tuple[date, Instrument]]:
    """Every day on which the law of an item turns, with the document that does it."""
    own = item.document.instrument
    yield from ((day, own) for day in _edges(item.window))
    for cited in item.bases:
        instrument = cited.instrument
        for edition in instrument.editions:
            first = edition_window(edition).first
            if first is not None and item.window.holds(first):
                yield first, instrument
        closing = instrument_window(instrument).last
        if closing is not None and item.window.holds(closing + _ONE_DAY):
            yield closing + _ONE_DAY, instrument
    for edition in item.list_place.instrument.editions if item.list_place else ():
        first = edition_window(edition).first
        if first is not None and item.list_place and _binds_from(catalogue, item, first):
            yield first, item.list_place.instrument
    for limiting in catalogue.limits:
        for limit in (limiting.basis_floor, limiting.force_cap):
            if limit is not None and _binds_from(catalogue, item, limit.first_day):
                yield limit.first_day, limiting.instrument


def _edges(window: Window) -> Iterator[date]:
    if window.first is not None:
        yield window.first
    if window.last is not None and window.last < date.max:
        yield window.last + _ONE_DAY


def _binds_from(catalogue: Catalogue, item: Item, day: date) -> bool:
    before = day - _ONE_DAY
    return item.window.holds(day) and (
        basis_suffices(catalogue, item, before) is not basis_suffices(catalogue, item, day)
        or force_on(catalogue, item, before) is not force_on(catalogue, item, day)
    )
