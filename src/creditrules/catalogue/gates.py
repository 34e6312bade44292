"""Gates of the vocabulary: what they name is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from creditrules.catalogue.resolve import Resolver
from creditrules.catalogue.source import Place
from creditrules.model import BY_CAUSE, Gate

__all__ = ["check_gates", "gates_by_meeting"]


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
