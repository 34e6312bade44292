"""Subjects and their credit records: what host systems hand in."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.scalars import Day, Flag, Identifier, Key, Moment, Text
from creditrules.model.words import EventType, Severity, SubjectKind

AttributeValue = bool | int | float | str | list[str] | None


class Event(Frozen):
    """Something that happened to a record after it was made (design S5).

    Attributes:
        happened_on: the day it took effect.
        received_at: when it became known; omitted = on the day it happened.
        upheld: for `objection_closed`: whether the objection was found right.
        changes: for `correction` (`set` in JSON): record fields or attributes with their
            corrected values.
    """

    id: Key | None = None
    type: EventType
    happened_on: Day
    received_at: Moment | None = None
    by: Text | None = None
    note: Text | None = None
    upheld: Flag | None = None
    changes: dict[Identifier, Any] = Field(default_factory=dict, alias="set")

    @model_validator(mode="after")
    def _belongs(self) -> Self:
        if self.changes and self.type is not EventType.CORRECTION:
            raise PydanticCustomError("event_set", "set 只用于 correction 事件")
        if self.upheld is not None and self.type is not EventType.OBJECTION_CLOSED:
            raise PydanticCustomError("event_upheld", "upheld 只用于 objection_closed 事件")
        return self


_SHORT = {
    "listed_on": EventType.LISTING,
    "fulfilled_on": EventType.FULFILMENT,
    "ended_on": EventType.ENDING,
}


class CreditRecord(Frozen):
    """One fact about a subject (信用记录): a penalty, a judgment, a listing, an honour.

    Attributes:
        cause: the cause of the vocabulary; omitted = not classified, matches nothing.
        authority: the body that determined it, as printed.
        decided_on, effective_on: the document's date and the day it takes effect.
        listed: whether the authority has listed or published the party; omitted = unknown,
            unless a listing day or event says so.
        listed_on, fulfilled_on, ended_on: short for events of those types.
        received_at: when it became known; omitted = the day it was decided.
        attributes: facts declared by the catalogue's vocabulary; money in yuan.
    """

    id: Key
    cause: Identifier | None = None
    authority: Text | None = None
    document_no: Text | None = None
    decided_on: Day | None = None
    effective_on: Day | None = None
    listed: Flag | None = None
    listed_on: Day | None = None
    fulfilled_on: Day | None = None
    ended_on: Day | None = None
    received_at: Moment | None = None
    severity: Severity | None = None
    attributes: dict[Identifier, AttributeValue] = Field(default_factory=dict)
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_events(self) -> Self:
        if not self.events and self.listed is not False:
            return self
        for field, kind in _SHORT.items():
            short = getattr(self, field)
            days = {event.happened_on for event in self.events if event.type is kind}
            if short is not None and days and days != {short}:
                raise PydanticCustomError(
                    "event_disagrees",
                    "{field} 是 {short}，而 {kind} 事件是 {days}",
                    {
                        "field": field,
                        "short": str(short),
                        "kind": kind.value,
                        "days": "、".join(str(day) for day in sorted(days)),
                    },
                )
        listing = any(event.type is EventType.LISTING for event in self.events)
        if self.listed is False and (self.listed_on is not None or listing):
            raise PydanticCustomError("listed_disagrees", "listed 为 false，却给出了列入日期")
        ids = [event.id for event in self.events if event.id is not None]
        if len(ids) != len(set(ids)):
            raise PydanticCustomError("event_id_twice", "同一记录里有两个事件编号相同")
        return self


class Relation(Frozen):
    """A role that ties two subjects (任职或出资关系).

    On an organisation it says who holds the role there; on an individual, where he holds it.
    `subject` is the other party's id, `name` its name; a party known by name only is never
    joined with another. Days are inclusive; undated relations hold always, marked.
    """

    role: Identifier
    subject: Key | None = None
    name: Text | None = None
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if self.subject is None and self.name is None:
            raise PydanticCustomError("relation_nobody", "关系须有 subject（编号）或 name（姓名）")
        if self.start and self.end and self.end < self.start:
            raise PydanticCustomError("relation_days", "关系的 to 早于 from")
        return self


class Identifiers(Frozen):
    """Numbers that identify a subject. Check digits are findings of intake, never a crash."""

    uscc: Text | None = None
    registration_no: Text | None = None
    organisation_code: Text | None = None
    tax_no: Text | None = None
    resident_id: Text | None = None


class Subject(Frozen):
    """A credit subject (信用主体) with its records and relations.

    Attributes:
        id: the host's own id; the prefix of every decision id.
        jurisdiction: GB/T 2260 code of the subject's place, informative.
        attributes: facts declared by the catalogue's vocabulary for subjects.
        records_complete: false when further records may exist that are not given here.
    """

    schema_: Literal["creditrules/subject/1"] = Field(
        default="creditrules/subject/1", alias="schema"
    )
    id: Key
    kind: SubjectKind
    name: Text | None = None
    identifiers: Identifiers = Identifiers()
    jurisdiction: str | None = Field(default=None, pattern=r"^\d{6}$")
    attributes: dict[Identifier, AttributeValue] = Field(default_factory=dict)
    records_complete: Flag = True
    relations: tuple[Relation, ...] = ()
    records: tuple[CreditRecord, ...] = ()

    @model_validator(mode="after")
    def _record_ids_differ(self) -> Self:
        ids = [record.id for record in self.records]
        if len(ids) != len(set(ids)):
            twice = sorted({one for one in ids if ids.count(one) > 1})
            raise PydanticCustomError(
                "record_id_twice", "记录编号重复：{ids}", {"ids": "、".join(twice)}
            )
        return self
