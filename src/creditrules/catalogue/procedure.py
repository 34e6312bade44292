"""A procedure that is checked: who acts after what, by when, on which basis (流程)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from creditrules.calendar import Limit
from creditrules.catalogue.law import CitedBasis, Window
from creditrules.model import Instrument
from creditrules.model.procedure import Actor, EventKind, Step, TimeLimit
from creditrules.text import Span

__all__ = ["Procedure", "ProcedureStep", "StepLimit"]


@dataclass(frozen=True, slots=True)
class StepLimit:
    """A time limit with its length read.

    Attributes:
        stated: as the procedure says it.
        length: what is counted; None where the event names the day, or nothing does.
        given: the type of event under which it takes the place of the step's own; None = that.
    """

    stated: TimeLimit
    length: Limit | None
    given: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ProcedureStep:
    """A step with its references resolved.

    Attributes:
        stated: as the procedure says it.
        limit: the limit that holds unless one of the `branches` does.
        bases: what it stands on besides the procedure's own document.
    """

    stated: Step
    actor: Actor
    limit: StepLimit
    branches: tuple[StepLimit, ...]
    bases: tuple[CitedBasis, ...]
    span: Span

    @property
    def id(self) -> str:
        """Its id within the procedure."""
        return self.stated.id


@dataclass(frozen=True, slots=True, eq=False)
class Procedure:
    """A procedure of one document.

    Attributes:
        window: the days on which the document is in force; a case begun outside is marked.
        events: the types of events it knows, by id.
        steps: what follows from them, by id, each after the steps whose delay opens it.
    """

    id: str
    title: str
    title_en: str
    instrument: Instrument
    jurisdiction: str
    window: Window
    actors: Mapping[str, Actor]
    events: Mapping[str, EventKind]
    steps: Mapping[str, ProcedureStep]
    note: str | None
    file: str

    @property
    def starts(self) -> frozenset[str]:
        """The types of events with which a case begins."""
        return frozenset(key for key, one in self.events.items() if one.starts)
