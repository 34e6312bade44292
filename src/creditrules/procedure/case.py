"""What has become of a case: its duties, who owes what by when, what comes next (个案、待办)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from creditrules.calendar import Deadline
from creditrules.catalogue import Procedure, ProcedureStep, StepLimit
from creditrules.model.procedure import CaseEvent
from creditrules.text import Diagnostic

__all__ = ["Case", "CaseStatus", "Duty", "DutyStatus", "Upcoming"]


class CaseStatus(StrEnum):
    """Where a case stands."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    CLOSED = "closed"


class DutyStatus(StrEnum):
    """Where a duty stands."""

    PENDING = "pending"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    NEEDLESS = "needless"


OPEN = frozenset({DutyStatus.PENDING, DutyStatus.OVERDUE})
"""The duties that are still owed."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to be done in a case (待办).

    Attributes:
        id: `<case>/<step>/<what opened it>`, with the period and the office where there are
            several; stable once the case says which offices act.
        office: who owes it; None = the case does not say which office plays the actor.
        opened_on: the day of the event that opened it; for an overdue duty the day after its last
            day; for a period the day after its end.
        opened_by: id of the event, or of the overdue duty.
        period: `2026-10`, `2026Q4` or `2026` for what comes anew; otherwise None.
        limit: the limit that holds, that of a branch where one was taken.
        deadline: how the last day was counted; None where nothing is counted.
        due: the last day in time; None where no limit is stated, or the order does not name it.
        done_on, done_by: the day and the id of the event that fulfilled it, or made it needless.
        late: working days between the last day and the fulfilment, or the day asked about.
    """

    id: str
    case: str
    step: ProcedureStep
    office: str | None
    opened_on: date
    opened_by: str
    period: str | None
    limit: StepLimit
    deadline: Deadline | None
    due: date | None
    done_on: date | None
    done_by: str | None
    status: DutyStatus
    late: int

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.status in OPEN

    @property
    def provisional(self) -> bool:
        """Whether a notice still to come can move the last day."""
        return self.deadline is not None and self.deadline.earliest != self.deadline.latest

    @property
    def uncounted(self) -> bool:
        """Whether it has a length to be counted that leads to no day."""
        return self.limit.length is not None and self.deadline is None


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A step that opens next: after which events, or after which step is overdue."""

    step: ProcedureStep
    after: tuple[str, ...]
    after_overdue: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One run of a procedure on a day.

    Attributes:
        subject: whom it is about, as the last event that says so has it.
        begun_on, closed_on: None while it has not.
        events: those that count on the day, in order.
        later: ids of known events after the day.
        duties: in the order of opening day and step.
        upcoming: the steps that open duties lead to.
        findings: what could not be used, and what is to be looked at.
    """

    id: str
    procedure: Procedure
    as_of: date
    known_at: datetime | None
    status: CaseStatus
    subject: str | None
    begun_on: date | None
    closed_on: date | None
    events: tuple[CaseEvent, ...]
    later: tuple[str, ...]
    duties: tuple[Duty, ...]
    upcoming: tuple[Upcoming, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        """What is still owed."""
        return tuple(one for one in self.duties if one.is_open)
