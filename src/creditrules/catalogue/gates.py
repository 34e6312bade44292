"""Gates of the vocabulary: what they name is looked up, and what they leave unserved is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from creditrules.catalogue.library import Library
from creditrules.catalogue.resolve import Resolver
from creditrules.catalogue.source import Place
from creditrules.model import BY_CAUSE, Gate
from creditrules.text import Diagnostic

if TYPE_CHECKING:
    from creditrules.catalogue.compile import Compiled

__all__ = ["action_unserved", "check_gates", "gate_type_unused", "gates_by_meeting"]


def check_gates(resolver: Resolver) -> None:
    """Look up what actions, fields of business and gates name; the errors are kept."""
    library = resolver.library
    for action in library.actions.values():
        if action.model is not None and action.model.role is not None:
            resolver.role(action.place.at("role"), action.model.role)
    for field in library.fields.values():
        for i, cause in enumerate(field.model.causes if field.model else ()):
            resolver.cause(field.place.at("causes", i), cause)
    for gate in library.gates.values():
        if gate.model is not None:
            _check_gate(gate.model, gate.place, resolver)


def _check_gate(gate: Gate, place: Place, resolver: Resolver) -> None:
    for i, one in enumerate(gate.actions):
        resolver.action(place.at("actions", i), one)
    for i, one in enumerate(gate.measure_types):
        resolver.measure_type(place.at("measure_types", i), one)
    for i, one in enumerate(gate.fields):
        if one != BY_CAUSE:
            resolver.business_field(place.at("fields", i), one)


def gates_by_meeting(gates: Iterable[Gate]) -> Mapping[tuple[str, str], tuple[Gate, ...]]:
    """(action, measure type) -> the gates that have both, in the order given."""
    found: dict[tuple[str, str], list[Gate]] = {}
    for gate in gates:
        for action in dict.fromkeys(gate.actions):
            for measure_type in dict.fromkeys(gate.measure_types):
                found.setdefault((action, measure_type), []).append(gate)
    return MappingProxyType({key: tuple(one) for key, one in found.items()})


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
