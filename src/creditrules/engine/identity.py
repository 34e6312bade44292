"""Whether a subject can be told apart by what documents of a place ask for (比对标识)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from creditrules.catalogue import Document, place_covers
from creditrules.engine.decision import Question
from creditrules.model import Identification, IdentityRule, Subject
from creditrules.model.numbers import identifies, number_of

__all__ = ["Unidentified", "unidentified"]


class Unidentified(NamedTuple):
    """A document with what the subject lacks of that by which the document tells subjects apart."""

    document: Document
    rule: IdentityRule
    lacking: tuple[Identification, ...]


def unidentified(question: Question) -> Iterator[Unidentified]:
    """The documents in force in the place that cannot tell the subject, in stable order."""
    for document in question.catalogue.documents.values():
        rule = document.identity
        if rule is None or not document.window.holds(question.as_of):
            continue
        if not place_covers(document.jurisdiction, question.jurisdiction):
            continue
        lacking = _lacking(rule, question.subject, question.as_of)
        if lacking:
            yield Unidentified(document, rule, lacking)


def _lacking(rule: IdentityRule, subject: Subject, day: date) -> tuple[Identification, ...]:
    if subject.kind not in rule.subjects or _has(subject, rule.identifier):
        return ()
    if rule.otherwise_until is not None and day > rule.otherwise_until:
        return (rule.identifier,)
    return tuple(one for one in rule.otherwise if not _has(subject, one))


def _has(subject: Subject, key: Identification) -> bool:
    """Whether the subject has it; fillers and codes of a wrong form are as good as none."""
    if key == "name":
        return subject.name is not None
    given = getattr(subject.identifiers, key)
    number = None if given is None else number_of(key, given)
    return number is not None and identifies(key, number)
