"""The classes of information that documents of a place put records in (信息分类)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from creditrules.catalogue import RecordClassItem, place_covers
from creditrules.conditions import SubjectFacts
from creditrules.engine.decision import Question

__all__ = ["ClassedRecord", "classed_records"]


class ClassedRecord(NamedTuple):
    """A record with the classes a document puts it in.

    Attributes:
        record: its id.
        document: the id of the catalogue that has the classes.
        classes: those whose condition holds; a sound document puts a record in exactly one.
    """

    record: str
    document: str
    classes: tuple[RecordClassItem, ...]


def classed_records(question: Question, facts: SubjectFacts) -> Iterator[ClassedRecord]:
    """Every record under every document of the place that has classes, in stable order."""
    for document in question.catalogue.documents.values():
        if not document.record_classes or not document.window.holds(question.as_of):
            continue
        if not place_covers(document.jurisdiction, question.jurisdiction):
            continue
        found: dict[str, dict[str, RecordClassItem]] = {}
        for record in facts.records:
            held = found.setdefault(record.record.id, {})
            for one in document.record_classes:
                if one.condition.grounds(facts, record) is True:
                    held[one.id] = one
        for record_id, classes in found.items():
            yield ClassedRecord(record_id, document.id, tuple(classes.values()))
