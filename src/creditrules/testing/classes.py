"""What classification must come to: causes and classes expected of records, against those given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from creditrules.engine import Classification, Evaluation, classed_records, classifications
from creditrules.testing.scenarios import ExpectedClass
from creditrules.testing.shown import boolean_word, list_word
from creditrules.text import Word

__all__ = ["differing_classes", "differing_record_classes", "wrongly_classified"]

Differing: TypeAlias = tuple[str, Word, Word]
"""The key of an expectation, what was expected, what came out."""


def differing_classes(
    wanted: Iterable[ExpectedClass], evaluation: Evaluation
) -> Iterator[Differing]:
    """(key, expected, got) for the records whose causes differ from those expected."""
    by_record: dict[str, list[ExpectedClass]] = {}
    for one in wanted:
        by_record.setdefault(one.record, []).append(one)
    for record, expected in by_record.items():
        found = _classes_of(record, evaluation)
        causes = {one.rule.cause.id for one in found}
        if causes != {one.cause for one in expected}:
            yield "classified", list_word(one.cause for one in expected), list_word(causes)
            continue
        for one in expected:
            yield from _of_class(one, [each for each in found if each.rule.cause.id == one.cause])


def _classes_of(record: str, evaluation: Evaluation) -> list[Classification]:
    question, facts = evaluation.question, evaluation.facts
    return [
        one
        for view in facts.records
        if view.record.id == record
        for one in classifications(question.catalogue, facts, view, question.jurisdiction)
    ]


def _of_class(wanted: ExpectedClass, found: list[Classification]) -> Iterator[Differing]:
    rules = {one.rule.id for one in found}
    if wanted.rules is not None and set(wanted.rules) != rules:
        yield "rules", list_word(wanted.rules), list_word(rules)
    severities = {one.severity for one in found}
    if wanted.severity is not None and severities != {wanted.severity}:
        yield "severity", list_word([wanted.severity]), list_word(one for one in severities if one)
    areas = {one.rule.key_area for one in found}
    if wanted.key_area is not None and wanted.key_area not in areas:
        yield "key_area", list_word([wanted.key_area]), list_word(one for one in areas if one)
    needs = any(one.needs_listing for one in found)
    if wanted.needs_listing not in (None, needs):
        yield "needs_listing", boolean_word(wanted.needs_listing), boolean_word(needs)


def wrongly_classified(records: Iterable[str], evaluation: Evaluation) -> Iterator[Differing]:
    """The records of which none may have been given a cause."""
    given = {one.record.id for one in evaluation.facts.records if one.record.cause}
    wrongly = [one for one in records if one in given]
    if wrongly:
        causes = {one.rule.cause.id for key in wrongly for one in _classes_of(key, evaluation)}
        yield "unclassified", list_word(wrongly), list_word(causes)


def differing_record_classes(
    wanted: Mapping[str, str], evaluation: Evaluation
) -> Iterator[Differing]:
    """The records that are not in exactly the class of information expected of them."""
    if not wanted:
        return
    found: dict[str, set[str]] = {}
    for one in classed_records(evaluation.question, evaluation.facts):
        found.setdefault(one.record, set()).update(held.id for held in one.classes)
    for record, expected in wanted.items():
        got = found.get(record, set())
        if got != ({expected} - {"none"}):
            yield "record_classes", list_word([expected]), list_word(got)
