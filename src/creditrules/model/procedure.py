"""Procedure files: who acts after what, within which limit; and the events of a case."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.instrument import Basis
from creditrules.model.scalars import Day, Flag, Identifier, Key, Moment, Text, end_of_day
from creditrules.model.words import Cycle, EventType, Evidence


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Identifiers = Annotated[tuple[Identifier, ...], BeforeValidator(_as_list)]
"""One id or a list of them."""

Offices = Annotated[tuple[Text, ...], BeforeValidator(_as_list), Field(min_length=1)]
"""One office or several, by name."""


class TimeLimit(Frozen):
    """By when a duty is to be done (时限): exactly one form.

    Attributes:
        within: a length with its unit, `3wd` (working days), `20d`, `1m`; or a fixed point,
            `next_month:7`. The day of the opening event is not counted (Civil Code 201).
        ordered: the opening event names the last day (`due_on`), as an order to act 限期 does;
            the document's words, or empty.
        unstated: the document sets no limit; its words as printed, or empty.
        roll: what moves a last day that is no working day, where the unit is not working days.
        law: the law by whose units the days count.
    """

    within: Text | None = None
    ordered: str | None = None
    unstated: str | None = None
    roll: Literal["day_off", "holiday", "none"] = "day_off"
    law: Literal["administrative_penalty_law", "administrative_licensing_law"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _empty_words(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        empty = {key: "" for key in ("ordered", "unstated") if key in data and data[key] is None}
        return {**data, **empty}

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if sum(one is not None for one in (self.within, self.ordered, self.unstated)) != 1:
            raise PydanticCustomError("limit_form", "时限须恰有 within、ordered、unstated 中的一种")
        return self


def _as_limit(value: Any) -> Any:
    return {"within": value} if isinstance(value, str) else value


Limited = Annotated[TimeLimit, BeforeValidator(_as_limit)]
"""A time limit; a text alone is its `within`."""


class Actor(Frozen):
    """Who acts in a procedure: a part that an office plays in each case."""

    id: Identifier
    title: Text
    title_en: Text
    authority: Identifier | None = None


class EventKind(Frozen):
    """A type of event of a procedure.

    Attributes:
        by: the actor that reports it where it fulfils no step of its own.
        starts: a case begins with it.
        ends: a case is closed with it.
        record_event: the event of a credit record that it is at the same time.
        period_end: it is the end of the period of a measure.
    """

    id: Identifier
    title: Text
    title_en: Text
    by: Identifier | None = None
    starts: Flag = False
    ends: Flag = False
    record_event: EventType | None = None
    period_end: Flag = False
    note: Text | None = None


class Branch(Frozen):
    """Another limit for a step, where an event happened while its duty was open."""

    given: Identifier
    limit: Limited


class Step(Frozen):
    """What an actor has to do after an event (步骤).

    Attributes:
        after: types of events each of which opens a duty.
        after_overdue: steps whose overdue duty opens one, on the day after the last day.
        done_by: types of events that fulfil the duty, the earliest open one first.
        unless: types of events after which it need no longer be done.
        every: the duty comes anew for every period of that length, from the opening event on;
            the limit runs from the last day of the period.
        until: types of events with whose period the repetition stops.
        branches: other limits; of several that are taken the one written last counts.
        evidence: how well the limit and the actor are established.
    """

    id: Identifier
    title: Text
    title_en: Text
    actor: Identifier
    after: Identifiers = ()
    after_overdue: Identifiers = ()
    done_by: Identifiers = ()
    unless: Identifiers = ()
    every: Cycle | None = None
    until: Identifiers = ()
    limit: Limited
    branches: tuple[Branch, ...] = ()
    bases: tuple[Basis, ...] = ()
    section: Text | None = None
    evidence: Evidence = Evidence.SEEN
    note: Text | None = None


class ProcedureFile(Frozen):
    """A procedure as written: who acts in it, what can happen, what follows by when.

    Attributes:
        procedure: its id.
    """

    procedure: Identifier
    title: Text
    title_en: Text
    instrument: Identifier
    jurisdiction: str = Field(default="national", pattern=r"^(national|\d{6})$")
    example: bool = False
    note: Text | None = None
    actors: tuple[Actor, ...] = ()
    events: tuple[EventKind, ...] = ()
    steps: tuple[Step, ...] = ()


class CaseEvent(Frozen):
    """One thing that happened in a case (个案事件); never changed once reported.

    Attributes:
        id: the same id with the same content is the same event.
        case: the case it belongs to.
        procedure: the procedure it was meant for; omitted = that of the case.
        type: id of an event type of the procedure.
        received_at: when it became known; omitted = on the day it happened.
        by: the office that did it.
        due_on: the last day it orders, for limits that are `ordered`.
        period: for a duty that comes anew: the period it is about, `2026-10`, `2026Q4`, `2026H2`
            or `2026`; omitted = the earliest one outstanding.
        offices: actor -> the offices that play it in this case from this event on.
        subject: whom the case is about; name of the party for lists and forms.
        corrects: id of the event this one stands for instead; of several that correct one event
            the one received last counts.
        retracted: the event it corrects did not happen.
    """

    id: Key
    case: Key
    procedure: Identifier | None = None
    type: Identifier
    happened_on: Day
    received_at: Moment | None = None
    by: Text | None = None
    due_on: Day | None = None
    period: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}|Q[1-4]|H[12])?$")] | None = None
    offices: dict[Identifier, Offices] = Field(default_factory=dict)
    subject: Text | None = None
    corrects: Key | None = None
    retracted: Flag = False
    note: Text | None = None

    @property
    def known_from(self) -> datetime:
        """The moment from which it is known: its receipt, or the end of its day in China."""
        return self.received_at or end_of_day(self.happened_on)

    @model_validator(mode="after")
    def _corrects_another(self) -> Self:
        if self.corrects == self.id:
            raise PydanticCustomError("case_correction_self", "更正不能指向事件自己")
        if self.retracted and self.corrects is None:
            raise PydanticCustomError(
                "case_retraction_of_nothing", "撤回须以 corrects 写明撤回哪个事件"
            )
        return self

    @model_validator(mode="after")
    def _due_later(self) -> Self:
        if self.due_on is not None and self.due_on < self.happened_on:
            raise PydanticCustomError("case_due_before_event", "指定的末日早于事件发生之日")
        return self
