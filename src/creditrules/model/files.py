"""Files that stand beside the catalogues: vocabulary, legal documents, the checklist of clauses."""

from __future__ import annotations

from pydantic import Field

from creditrules.model.base import Frozen
from creditrules.model.form import Form
from creditrules.model.instrument import Instrument
from creditrules.model.scalars import Identifier, Text
from creditrules.model.vocabulary import (
    Action,
    Authority,
    BasicListItem,
    BusinessField,
    Cause,
    CreditList,
    Fact,
    Gate,
    MeasureType,
    Role,
)


class VocabularyFile(Frozen):
    """A file of vocabulary entries; any of the sections may be absent."""

    causes: tuple[Cause, ...] = ()
    measure_types: tuple[MeasureType, ...] = ()
    basic_list: tuple[BasicListItem, ...] = ()
    authorities: tuple[Authority, ...] = ()
    facts: tuple[Fact, ...] = ()
    roles: tuple[Role, ...] = ()
    lists: tuple[CreditList, ...] = ()
    actions: tuple[Action, ...] = ()
    forms: tuple[Form, ...] = ()
    fields: tuple[BusinessField, ...] = ()
    gates: tuple[Gate, ...] = ()


class InstrumentFile(Frozen):
    """A file of legal documents."""

    instruments: tuple[Instrument, ...]


class Clause(Frozen):
    """A clause of a source document that a scenario can prove."""

    id: str = Field(pattern=r"^[A-Z]{2}-\d{2}$")
    document: Identifier
    section: Text
    needs: Text


class ClauseFile(Frozen):
    """The checklist of clauses."""

    clauses: tuple[Clause, ...]
