"""Scenarios of procedures: the events of a case, with the duties they must lead to."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import Count, Day, Flag, Identifier, Key, Moment, Text
from creditrules.procedure import CaseStatus, DutyStatus
from creditrules.testing.clause_ids import ClauseIds

__all__ = ["ExpectedDuty", "ProcedureScenario", "is_of_procedure"]

_CASE = "C1"


def is_of_procedure(plain: Any) -> bool:
    """Whether a scenario as read is one of a procedure: it names one."""
    return isinstance(plain, dict) and "procedure" in plain


def _numbered(value: Any) -> Any:
    """Events of the one case, numbered where they have no id."""
    if not isinstance(value, list):
        return value
    return [
        {"id": f"E{number}", "case": _CASE, **one} if isinstance(one, dict) else one
        for number, one in enumerate(value, start=1)
    ]


class ExpectedDuty(Frozen):
    """A duty that must be there; what is not given is not asked.

    Attributes:
        step, office, period: which duty is meant.
        opened_on: the first day on which it could be done.
        due: the last day in time.
        due_known: `false`: there is no last day, as the document states no limit.
        provisional: whether a notice still to come can move the last day.
        late: working days between the last day and the fulfilment, or the day asked about.
    """

    step: Identifier
    office: Text | None = None
    period: Text | None = None
    opened_on: Day | None = None
    due: Day | None = None
    due_known: Flag | None = None
    provisional: Flag | None = None
    status: DutyStatus | None = None
    late: Count | None = None
    done_on: Day | None = None


class ProcedureScenario(Frozen):
    """A case on a day, and the duties that must and must not be there.

    Attributes:
        clause: ids of the clauses it proves.
        procedure: id of the procedure.
        events: what happened; `id` (`E1`, `E2` ... in the order written) and `case` may be left
            out.
        no_duties: steps of which no duty at all may have been opened.
        upcoming: exactly the steps that what is open now leads to.
        warnings: codes of findings that the case must carry; an error that is not among them
            fails the scenario.
    """

    name: Text
    clause: ClauseIds = ()
    procedure: Identifier
    as_of: Day
    known_at: Moment | None = None
    events: Annotated[tuple[CaseEvent, ...], BeforeValidator(_numbered), Field(min_length=1)]
    duties: tuple[ExpectedDuty, ...] = ()
    no_duties: tuple[Identifier, ...] = ()
    case_status: CaseStatus | None = None
    upcoming: tuple[Identifier, ...] | None = None
    warnings: tuple[Key, ...] = ()
    note: Text | None = None

    @property
    def include_guessed(self) -> bool:
        """Guessed measures have no part in procedures."""
        return False

    @model_validator(mode="after")
    def _proves_something(self) -> Self:
        lists = (self.duties, self.no_duties, self.warnings)
        if not any(lists) and self.upcoming is None and self.case_status is None:
            raise PydanticCustomError("scenario_proves_nothing", "情景没有写预期")
        return self
