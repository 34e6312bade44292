"""The kinds of files of a catalogue set."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from creditrules.catalogue.source import FileKind
from creditrules.model import (
    Action,
    Authority,
    BasicListItem,
    BusinessField,
    CatalogueFile,
    Cause,
    ClassifyRule,
    ClauseFile,
    CreditList,
    Fact,
    Form,
    Gate,
    Instrument,
    InstrumentFile,
    Measure,
    MeasureType,
    Role,
    VocabularyFile,
)
from creditrules.model.base import Frozen
from creditrules.model.files import Clause
from creditrules.model.procedure import Actor, EventKind, ProcedureFile, Step

__all__ = [
    "CATALOGUE",
    "CLAUSES",
    "INSTRUMENTS",
    "KINDS",
    "NOTICES",
    "PROCEDURE",
    "VOCABULARY",
    "kind_of",
]


def _kind(
    name: str,
    model: type[Frozen] | None,
    sections: dict[str, type[Frozen]],
    marks: tuple[str, ...] = (),
    shared: frozenset[str] = frozenset(),
) -> FileKind:
    """`shared`: sections that files of another kind have too, which therefore tell nothing."""
    telling = (one for one in sections if one not in shared)
    return FileKind(name, (*marks, *telling), model, MappingProxyType(sections))


SCENARIOS = _kind("scenarios", None, {}, ("scenarios",))
NOTICES = _kind("notices", None, {}, ("notices", "regions"))
CATALOGUE = _kind(
    "catalogue",
    CatalogueFile,
    {"measures": Measure, "classify": ClassifyRule, "forms": Form},
    ("catalogue",),
    frozenset({"forms"}),
)
CLAUSES = _kind("clauses", ClauseFile, {"clauses": Clause})
PROCEDURE = _kind(
    "procedure",
    ProcedureFile,
    {"actors": Actor, "events": EventKind, "steps": Step},
    ("procedure",),
)
INSTRUMENTS = _kind("instruments", InstrumentFile, {"instruments": Instrument})
VOCABULARY = _kind(
    "vocabulary",
    VocabularyFile,
    {
        "causes": Cause,
        "measure_types": MeasureType,
        "basic_list": BasicListItem,
        "authorities": Authority,
        "facts": Fact,
        "roles": Role,
        "lists": CreditList,
        "actions": Action,
        "forms": Form,
        "fields": BusinessField,
        "gates": Gate,
    },
)

KINDS = (SCENARIOS, NOTICES, CATALOGUE, PROCEDURE, CLAUSES, INSTRUMENTS, VOCABULARY)
"""All kinds, the one that is tried first in front."""


def kind_of(keys: Collection[str]) -> FileKind | None:
    """The kind of a file with these top-level keys, or None."""
    for kind in KINDS:
        if any(mark in keys for mark in kind.marks):
            return kind
    return None
