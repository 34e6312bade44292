"""What gates leave unserved: measure types that no item has, actions that no gate serves."""

from __future__ import annotations

from collections.abc import Iterator

from creditrules.catalogue.compile import Compiled
from creditrules.catalogue.library import Library
from creditrules.model import BY_CAUSE, Gate
from creditrules.text import Diagnostic

__all__ = ["action_unserved", "gate_type_unused"]


def gate_type_unused(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A measure type at a gate that no item has: nothing can ever be met there."""
    used = {item.type.id for item in compiled.items.values()}
    for entry in library.gates.values():
        if entry.model is None or not _names_what_is_there(entry.model, library):
            continue
        for i, one in enumerate(entry.model.measure_types):
            if one not in used:
                place = entry.place.at("measure_types", i)
                yield place.finding("gate_type_unused", id=entry.id, type=one)


def _names_what_is_there(gate: Gate, library: Library) -> bool:
    return (
        library.actions.keys() >= {*gate.actions}
        and library.measure_types.keys() >= {*gate.measure_types}
        and library.fields.keys() | {BY_CAUSE} >= {*gate.fields}
    )


def action_unserved(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An action that no gate serves: screening always passes it."""
    served = {
        one
        for entry in library.gates.values()
        for one in (entry.model.actions if entry.model else ())
    }
    for entry in library.actions.values():
        if entry.model is not None and entry.id not in served:
            yield entry.place.at("id").finding("action_unserved", id=entry.id)
