"""Joining what is said of one subject in several places; their order changes nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from creditrules.intake.identity import normalise_name
from creditrules.intake.sameness import same_records
from creditrules.model import CreditRecord, Identifiers, Relation, Subject
from creditrules.model.numbers import number_of
from creditrules.model.scalars import end_of_day
from creditrules.text import Diagnostic, Span, word

__all__ = [
    "MergedRecords",
    "RecordSighting",
    "SubjectSighting",
    "merge_records",
    "merge_subjects",
    "places",
    "relation_key",
    "subject_json",
]

_PLACES_SHOWN = 5


class RecordSighting(NamedTuple):
    """A record and where it was given."""

    record: CreditRecord
    span: Span


class SubjectSighting(NamedTuple):
    """A subject and where it was given; its JSON too where that is at hand.

    `own_id`: whether its host gave it its id; one made from its numbers gives way to such.
    """

    subject: Subject
    span: Span
    json: str = ""
    own_id: bool = True


@dataclass(frozen=True, slots=True)
class MergedRecords:
    """Records of which no two have the same id.

    Attributes:
        records: in the order in which their ids were first given.
        clashing: ids given with contents of which none is the latest; their records are left out.
        diagnostics: one for each id that was given with different contents.
    """

    records: tuple[CreditRecord, ...]
    clashing: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def subject_json(subject: Subject) -> str:
    """A subject as JSON that gives an equal subject when read back; defaults are left out."""
    return subject.model_dump_json(by_alias=True, exclude_defaults=True)


def places(spans: Iterable[Span]) -> str:
    """Places as people read them: `a.jsonl:3、a.jsonl:9`."""
    found = list(dict.fromkeys(f"{span.file}:{span.line}" for span in sorted(spans)))
    more = "……" if len(found) > _PLACES_SHOWN else ""
    return "、".join(found[:_PLACES_SHOWN]) + more


def merge_records(sightings: Sequence[RecordSighting]) -> MergedRecords:
    """One record for each id.

    The same content is one record, known since it was first received. Of different contents the
    one received last counts (`received_at`, else the end of the day it was decided); if none is
    the last, all are left out. A version that only adds events, and was not received before the
    others, is the same record grown: known since it was first received.
    """
    by_id: dict[str, list[RecordSighting]] = defaultdict(list)
    for sighting in sightings:
        by_id[sighting.record.id].append(sighting)
    records: list[CreditRecord] = []
    clashing: list[str] = []
    findings: list[Diagnostic] = []
    for id_, given in by_id.items():
        versions = _versions(given) if len(given) > 1 else [[given[0].record]]
        grown = _grown(versions)
        if grown is not None:
            records.append(grown)
            continue
        latest = _latest(versions)
        if latest is None:
            clashing.append(id_)
        else:
            records.append(_first_received(latest))
        if len(versions) > 1:
            findings.append(_finding(id_, given, len(versions), latest is None))
    return MergedRecords(tuple(records), tuple(clashing), tuple(findings))


def _versions(given: Iterable[RecordSighting]) -> list[list[CreditRecord]]:
    """The records by content; when they were received is no part of it."""
    contents: dict[str, list[CreditRecord]] = defaultdict(list)
    for record, _ in given:
        contents[_content(record)].append(record)
    return list(contents.values())


def _content(record: CreditRecord) -> str:
    """What a record says, whatever its id; blanks and widths in names and numbers say nothing."""
    content = record.model_dump(mode="json", exclude={"id", "received_at"})
    for key in ("authority", "document_no"):
        content[key] = normalise_name(content[key] or "")
    return json.dumps(content, sort_keys=True)


def _latest(versions: Sequence[list[CreditRecord]]) -> list[CreditRecord] | None:
    if len(versions) == 1:
        return versions[0]
    received = [[_received(record) for record in version] for version in versions]
    known = [max(time for time in times if time) for times in received if all(times)]
    if len(known) < len(versions) or known.count(max(known)) > 1:
        return None
    return versions[known.index(max(known))]


def _grown(versions: Sequence[list[CreditRecord]]) -> CreditRecord | None:
    """The version that has all events of the others, where they differ in nothing else."""
    if len(versions) == 1:
        return None
    without = [one[0].model_copy(update={"events": ()}) for one in versions]
    if len({_content(one) for one in without}) > 1:
        return None
    *fewer, most = sorted(versions, key=lambda one: len(one[0].events))
    events = {event.model_dump_json() for event in most[0].events}
    known = [record.received_at for version in fewer for record in version]
    newest = max((time for time in known if time), default=None)
    told = max((one.received_at for one in most if one.received_at), default=newest)
    if newest and told and told < newest:
        return None
    if not all({event.model_dump_json() for event in one[0].events} <= events for one in fewer):
        return None
    first = _first_received([record for version in versions for record in version])
    return most[0].model_copy(update={"received_at": first.received_at})


def _received(record: CreditRecord) -> datetime | None:
    if record.received_at is not None:
        return record.received_at
    return None if record.decided_on is None else end_of_day(record.decided_on)


def _first_received(version: Sequence[CreditRecord]) -> CreditRecord:
    """The record of one content that was known first; without a time, since the day it happened."""
    return min(
        version,
        key=lambda one: (
            one.received_at is not None,
            one.received_at and one.received_at.timestamp(),
        ),
    )


def _finding(id_: str, given: Sequence[RecordSighting], count: int, clashes: bool) -> Diagnostic:
    spans = sorted(sighting.span for sighting in given)
    code = "record_clash" if clashes else "record_superseded"
    return Diagnostic.of(
        code, spans[0], spans[1], record=id_, count=str(count), places=places(spans)
    )


def merge_subjects(sightings: Sequence[SubjectSighting]) -> tuple[Subject, tuple[Diagnostic, ...]]:
    """One subject out of several that are the same.

    Its id is the smallest of those their hosts gave, else the smallest: of ids made from numbers
    that is the unified code. Records are joined by id. What they contradict each other in is left
    out and reported: an attribute and the jurisdiction then count as unknown; of several names
    that of the smallest id stays, and of rows with one id the name in the latest record.
    """
    if len(sightings) == 1:
        return sightings[0].subject, ()
    by_json = {one.json or subject_json(one.subject): one for one in sightings}
    ordered = sorted(by_json.items(), key=lambda item: (*_rank(item[1]), item[0]))
    subjects = [one.subject for _, one in ordered]
    if len(subjects) == 1:
        return subjects[0], ()
    return _Merger(subjects, sightings).merged()


def _rank(sighting: SubjectSighting) -> tuple[bool, str, int, str]:
    subject = sighting.subject
    days = [record.decided_on or record.listed_on for record in subject.records]
    latest = 0 if sighting.own_id else max((day.toordinal() for day in days if day), default=0)
    return not sighting.own_id, subject.id, -latest, subject.name or ""


def relation_key(relation: Relation) -> tuple[str, str, str, str, str]:
    """What makes a relation the same as another."""
    start, end = (str(day or "") for day in (relation.start, relation.end))
    return relation.role, relation.subject or "", relation.name or "", start, end


def _representative(relation: Relation) -> tuple[str, str, str] | None:
    """Who is the legal representative, of whom there is one at a time; None for other roles."""
    if relation.role != "legal_representative":
        return None
    _, _, _, start, end = relation_key(relation)
    return normalise_name(relation.name or ""), start, end


class _Merger:
    """One joining of subjects in canonical order; it collects what it found on the way."""

    def __init__(self, subjects: Sequence[Subject], sightings: Sequence[SubjectSighting]) -> None:
        self._subjects = subjects
        self._sightings = sightings
        self._spans = sorted(sighting.span for sighting in sightings)
        self._findings: list[Diagnostic] = []

    def merged(self) -> tuple[Subject, tuple[Diagnostic, ...]]:
        subjects = self._subjects
        first = subjects[0]
        ids = sorted({one.subject.id for one in self._sightings if one.own_id} | {first.id})
        if len(ids) > 1:
            self._report("identity_joined", ids="、".join(ids), subject=first.id)
        records = self._records()
        subject = first.model_copy(
            update={
                "name": self._name(),
                "identifiers": self._identifiers(),
                "jurisdiction": self._jurisdiction(),
                "attributes": self._attributes(),
                "records_complete": not records.clashing
                and all(one.records_complete for one in subjects),
                "relations": self._relations(),
                "records": tuple(sorted(records.records, key=lambda record: record.id)),
            }
        )
        return subject, tuple(self._findings)

    def _relations(self) -> tuple[Relation, ...]:
        """Each once; who represents it is told by name only where no number tells him."""
        found = {
            relation_key(relation): relation for one in self._subjects for relation in one.relations
        }
        told = {_representative(one) for one in found.values() if one.subject is not None}
        return tuple(
            relation
            for _, relation in sorted(found.items())
            if relation.subject is not None or _representative(relation) not in told - {None}
        )

    def _records(self) -> MergedRecords:
        merged = merge_records(list(self._sighted()))
        self._findings += merged.diagnostics
        if merged.clashing:
            self._report(
                "records_left_out",
                subject=self._subjects[0].id,
                count=str(len(merged.clashing)),
                records="、".join(sorted(merged.clashing)),
            )
        return merged

    def _sighted(self) -> Iterator[RecordSighting]:
        """Every record; rows that speak of one record do so under one id."""
        rows = [
            record for one in self._sightings if not one.own_id for record in one.subject.records
        ]
        same = same_records(rows)
        for unclear in same.unclear:
            happened = "、".join(sorted({word(f"event.{one.type}") for one in unclear.events}))
            self._report("record_of_event_unclear", subject=self._subjects[0].id, events=happened)
        for subject, span, _, own_id in self._sightings:
            for record in subject.records:
                yield RecordSighting(
                    record if own_id else same.known_as.get(id(record), record), span
                )

    def _name(self) -> str | None:
        names = [one.name for one in self._subjects if one.name is not None]
        if len({normalise_name(name) for name in names}) > 1:
            self._report("name_clash", values="、".join(dict.fromkeys(names)), name=names[0])
        return names[0] if names else None

    def _jurisdiction(self) -> str | None:
        codes = sorted({one.jurisdiction for one in self._subjects if one.jurisdiction})
        if len(codes) > 1:
            self._report("jurisdiction_clash", values="、".join(codes))
        return codes[0] if len(codes) == 1 else None

    def _identifiers(self) -> Identifiers:
        """The first of each; one that is a number goes before what stands where none is."""
        chosen: dict[str, str] = {}
        for subject in self._subjects:
            for key, value in vars(subject.identifiers).items():
                if value is not None and number_of(key, chosen.get(key, "")) is None:
                    chosen[key] = value if number_of(key, value) else chosen.get(key, value)
        return Identifiers.model_validate(chosen)

    def _attributes(self) -> dict[str, Any]:
        values: dict[str, dict[str, Any]] = defaultdict(dict)
        for subject in self._subjects:
            for key, value in subject.attributes.items():
                if value is not None:
                    values[key][json.dumps(value, ensure_ascii=False)] = value
        return dict(self._agreed(values))

    def _agreed(self, values: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Any]]:
        for key, given in sorted(values.items()):
            if len(given) == 1:
                yield key, next(iter(given.values()))
            else:
                self._report("attribute_clash", key=key, values="、".join(sorted(given)))

    def _report(self, code: str, **arguments: str) -> None:
        first, other = self._spans[0], self._spans[-1]
        where = places(self._spans)
        self._findings.append(Diagnostic.of(code, first, other, places=where, **arguments))
