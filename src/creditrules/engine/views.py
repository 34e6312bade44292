"""Subjects as conditions see them: known records, corrections applied, attributes typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from creditrules.conditions import FactTable, RecordFacts, SubjectFacts
from creditrules.model import CreditRecord, EventType, FactOwner, FactType, Subject
from creditrules.model.scalars import parse_day, parse_money
from creditrules.engine.decision import Notice
from creditrules.engine.events import Timeline, is_known, record_day, timeline

_CONVERTERS: dict[FactType, Callable[[Any], Any]] = {
    FactType.MONEY: parse_money,
    FactType.DATE: parse_day,
    FactType.INTEGER: lambda value: int(value),
    FactType.BOOLEAN: lambda value: {"true": True, "false": False}[value],
}


@dataclass(frozen=True, slots=True, eq=False)
class SubjectView:
    """A subject ready for matching.

    Attributes:
        facts: what conditions read.
        timelines: record id -> its events up to the day.
        notices: what was left out or could not be read.
    """

    facts: SubjectFacts
    timelines: Mapping[str, Timeline]
    notices: tuple[Notice, ...]


def view_subject(
    subject: Subject, table: FactTable, as_of: date, known_at: datetime | None
) -> SubjectView:
    """Read a subject as known at an instant, on a day.

    Records made after `as_of` ground nothing and are noticed; records not yet known are left
    out. An attribute that cannot be read as its declared type is unknown and noticed.
    """
    notices: list[Notice] = []
    timelines: dict[str, Timeline] = {}
    views: list[RecordFacts] = []
    types = table.types[FactOwner.RECORD]
    for given in subject.records:
        day = record_day(given)
        if not is_known(given.received_at, day, known_at):
            continue
        if day is not None and day > as_of:
            notices.append(_notice("record_after_as_of", record=given.id, day=day.isoformat()))
            continue
        line = timeline(given, as_of, known_at)
        record = _corrected(given, line, notices) if line.standing.corrected else given
        timelines[record.id] = line
        attributes = _typed(record.attributes, types, record.id, notices)
        views.append(RecordFacts(record, attributes, line.standing, as_of))
    own = _typed(subject.attributes, table.types[FactOwner.SUBJECT], subject.id, notices)
    return SubjectView(SubjectFacts(subject, own, views, as_of), timelines, tuple(notices))


def _notice(code: str, **arguments: str) -> Notice:
    return Notice(code, tuple(sorted(arguments.items())))


def _corrected(
    record: CreditRecord, line: Timeline, notices: list[Notice]
) -> CreditRecord:
    fields = record.model_dump(by_alias=True, exclude_unset=True)
    attributes = dict(record.attributes)
    for event in line.events:
        if event.type is EventType.CORRECTION:
            for name, value in event.changes.items():
                if name in CreditRecord.model_fields and name not in ("id", "events"):
                    fields[name] = value
                else:
                    attributes[name] = value
    try:
        return CreditRecord.model_validate({**fields, "attributes": attributes})
    except ValidationError:
        notices.append(_notice("correction_unreadable", record=record.id))
        return record


def _typed(
    attributes: Mapping[str, Any],
    types: Mapping[str, FactType],
    owner: str,
    notices: list[Notice],
) -> Mapping[str, Any]:
    if not attributes:
        return attributes
    typed: dict[str, Any] = {}
    for name, value in attributes.items():
        kind = types.get(name)
        if kind is None:
            notices.append(_notice("attribute_unknown", attribute=name, owner=owner))
        elif value is not None:
            typed[name] = _convert(kind, name, value, owner, notices)
    return typed


def _convert(
    kind: FactType, name: str, value: Any, owner: str, notices: list[Notice]
) -> Any:
    if _fits(kind, value):
        return value
    try:
        if isinstance(value, str) or kind is FactType.MONEY:
            return _CONVERTERS[kind](value)
    except (ValueError, KeyError):
        pass
    notices.append(
        _notice("attribute_unreadable", attribute=name, owner=owner, type=kind.value)
    )
    return None


def _fits(kind: FactType, value: Any) -> bool:
    match kind:
        case FactType.BOOLEAN:
            return isinstance(value, bool)
        case FactType.MONEY | FactType.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case FactType.DATE:
            return isinstance(value, date)
    return isinstance(value, str | list)
