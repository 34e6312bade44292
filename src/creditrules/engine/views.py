"""Subjects as conditions see them: known records, corrections applied, attributes typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from creditrules.conditions import FactTable, RecordFacts, SubjectFacts
from creditrules.engine.decision import Notice
from creditrules.engine.events import Timeline, is_known, record_day, timeline
from creditrules.model import CreditRecord, EventType, FactOwner, FactType, Subject
from creditrules.model.scalars import parse_day, parse_money

_CONVERTERS: dict[FactType, Callable[[Any], Any]] = {
    FactType.MONEY: parse_money,
    FactType.DATE: parse_day,
    FactType.INTEGER: lambda value: int(value),
    FactType.BOOLEAN: lambda value: {"true": True, "false": False}[value],
}
_TEXT = frozenset({str, list})
_FITTING: dict[FactType, frozenset[type]] = {
    FactType.MONEY: frozenset({int}),
    FactType.DATE: frozenset({date}),
    FactType.INTEGER: frozenset({int}),
    FactType.BOOLEAN: frozenset({bool}),
    FactType.TEXT: _TEXT,
    FactType.CODE: _TEXT,
}
"""The Python types in which a fact of a type is ready to be tested."""

_CORRECTABLE = CreditRecord.model_fields.keys() - {"id", "events", "attributes"}


class SubjectView(NamedTuple):
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
    for given in sorted(subject.records, key=lambda record: record.id):
        if not is_known(given.received_at, record_day(given), known_at):
            continue
        record, line = given, timeline(given, as_of, known_at)
        if line.standing.corrected:
            record = _corrected(given, line, notices)
            line = timeline(record, as_of, known_at)
        day = record_day(record)
        if day is not None and day > as_of:
            notices.append(_notice("record_after_as_of", record=record.id, day=day.isoformat()))
            continue
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
                if name in _CORRECTABLE:
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
    for name, value in attributes.items():
        kind = types.get(name)
        if kind is None or type(value) not in _FITTING[kind]:
            return _converted(attributes, types, owner, notices)
    return attributes


def _converted(
    attributes: Mapping[str, Any],
    types: Mapping[str, FactType],
    owner: str,
    notices: list[Notice],
) -> Mapping[str, Any]:
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
    if type(value) in _FITTING[kind]:
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
