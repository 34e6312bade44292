"""Subjects as conditions see them: known records, corrections applied, attributes typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import ValidationError

from creditrules.catalogue import Catalogue
from creditrules.conditions import READY, FactTable, RecordFacts, SubjectFacts
from creditrules.engine.classify import classify
from creditrules.engine.decision import Notice, Question
from creditrules.engine.events import Timeline, is_known, record_day, timeline
from creditrules.model import CreditRecord, EventType, FactOwner, FactType, Subject
from creditrules.model.scalars import parse_day, parse_money

_CONVERTERS: dict[FactType, Callable[[Any], Any]] = {
    FactType.MONEY: parse_money,
    FactType.DATE: parse_day,
    FactType.INTEGER: lambda value: int(value),
    FactType.BOOLEAN: lambda value: {"true": True, "false": False}[value],
}
_LISTS = frozenset({FactType.TEXT, FactType.CODE})
"""The types of facts that may have several values at once."""

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
    catalogue: Catalogue,
    subject: Subject,
    as_of: date,
    known_at: datetime | None,
    jurisdiction: str | None,
) -> SubjectView:
    """Read a subject as known at an instant, on a day, in a place.

    Records made after `as_of` ground nothing and are noticed; records not yet known are left
    out. An attribute that cannot be read as its declared type is unknown and noticed. A record
    without cause is read under each cause that a classification rule gives it.
    """
    table = catalogue.facts
    notices: list[Notice] = []
    timelines: dict[str, Timeline] = {}
    views: list[RecordFacts] = []
    own: Mapping[str, Any] = subject.attributes
    if own:
        own = _typed(own, table, FactOwner.SUBJECT, subject.id, notices)
    facts = SubjectFacts(subject, own, views, as_of)
    ready = table.ready[FactOwner.RECORD]
    for given in sorted(subject.records, key=attrgetter("id")):
        day = given.decided_on or record_day(given)
        if known_at is not None and not is_known(given.received_at, day, known_at):
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
        attributes: Mapping[str, Any] = record.attributes
        for name, value in attributes.items():
            if ready.get(name) is not type(value):
                attributes = _typed(attributes, table, FactOwner.RECORD, record.id, notices)
                break
        view = RecordFacts(record, attributes, line.standing, as_of)
        views += classify(catalogue, facts, view, jurisdiction)
    return SubjectView(facts, timelines, tuple(notices))


def view_of(question: Question, subject: Subject) -> SubjectView:
    """A subject as a question sees it."""
    return view_subject(
        question.catalogue, subject, question.as_of, question.known_at, question.jurisdiction
    )


def _notice(code: str, **arguments: str) -> Notice:
    return Notice(code, tuple(sorted(arguments.items())))


def _corrected(record: CreditRecord, line: Timeline, notices: list[Notice]) -> CreditRecord:
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
    table: FactTable,
    owner: FactOwner,
    named: str,
    notices: list[Notice],
) -> Mapping[str, Any]:
    """The attributes that are declared, each as its type."""
    types = table.types[owner]
    typed: dict[str, Any] = {}
    for name, value in attributes.items():
        kind = types.get(name)
        if kind is None:
            notices.append(_notice("attribute_unknown", attribute=name, owner=named))
        elif value is not None:
            typed[name] = _convert(kind, name, value, named, notices)
    return typed


def _convert(kind: FactType, name: str, value: Any, owner: str, notices: list[Notice]) -> Any:
    if type(value) is READY[kind] or (kind in _LISTS and isinstance(value, list)):
        return value
    try:
        if isinstance(value, str) or kind is FactType.MONEY:
            return _CONVERTERS[kind](value)
    except (ValueError, KeyError):
        pass
    notices.append(_notice("attribute_unreadable", attribute=name, owner=owner, type=kind.value))
    return None
