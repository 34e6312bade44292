"""What cause a record without one has, by the rules of the catalogue (design S14, 10).

A rule never makes a listing: whether the party was listed or published stays a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from creditrules.catalogue import LISTING_FACTS, Catalogue, Classifier, place_covers
from creditrules.conditions import (
    Leaf,
    Met,
    RecordFacts,
    Setting,
    SubjectFacts,
    clause_tree,
    leaf_truth,
    nearest_miss,
    what_was_met,
)
from creditrules.model import Severity

__all__ = ["Classification", "NearestRule", "classifications", "classify", "nearest_rule"]

_GRAVITY = {one: rank for rank, one in enumerate(Severity)}


def classify(
    catalogue: Catalogue, facts: SubjectFacts, record: RecordFacts, jurisdiction: str | None
) -> list[RecordFacts]:
    """The record under each cause that a rule gives it, by cause; as it is when it has one.

    Several rules that give one cause are one reading, as serious as the most serious of them; a
    severity that the record states itself stays. What no rule classifies has no cause and
    matches nothing.

    Args:
        catalogue: the rules.
        facts: the subject the record is about.
        record: the record as known on the day.
        jurisdiction: GB/T 2260 code of the place; None = national rules only.
    """
    if record.record.cause is not None:
        return [record]
    by_cause: dict[str, list[Classifier]] = {}
    for rule in catalogue.classifiers.values():
        here = place_covers(rule.document.jurisdiction, jurisdiction)
        if here and rule.condition.grounds(facts, record) is True:
            by_cause.setdefault(rule.cause.id, []).append(rule)
    return [_read_as(record, cause, by_cause[cause]) for cause in sorted(by_cause)] or [record]


def _read_as(record: RecordFacts, cause: str, rules: list[Classifier]) -> RecordFacts:
    given = record.record
    said = [one.severity for one in rules if one.severity is not None]
    severity = given.severity or max(said, key=_GRAVITY.__getitem__, default=None)
    classified = given.model_copy(update={"cause": cause, "severity": severity})
    ids = tuple(one.id for one in rules)
    return RecordFacts(classified, record.attributes, record.standing, record.as_of, ids)


@dataclass(frozen=True, slots=True)
class Classification:
    """One rule that gave a record its cause.

    Attributes:
        record: id of the record.
        severity: what the record counts as, by this rule or another; None = not said.
        met: what the rule found in the record.
        needs_listing: measures for this cause ask whether the party was listed or published,
            which the record does not say.
    """

    record: str
    rule: Classifier
    severity: Severity | None
    met: tuple[Met, ...]
    needs_listing: bool


def classifications(
    catalogue: Catalogue, facts: SubjectFacts, record: RecordFacts, jurisdiction: str | None
) -> Iterator[Classification]:
    """The rules that gave a record its cause in a place, with what each found in it, by id."""
    for key in record.rules:
        rule = catalogue.classifiers[key]
        tree = clause_tree(rule.condition.node, Setting(facts, record, ()))
        yield Classification(
            record.record.id,
            rule,
            record.record.severity,
            tuple(what_was_met(tree)),
            _needs_listing(catalogue, record, jurisdiction),
        )


def _needs_listing(catalogue: Catalogue, record: RecordFacts, jurisdiction: str | None) -> bool:
    if record.standing.listed is not None:
        return False
    items = catalogue.by_cause.get(record.record.cause or "", ())
    return any(
        item.condition.tested & LISTING_FACTS and catalogue.in_jurisdiction(item, jurisdiction)
        for item in items
    )


@dataclass(frozen=True, slots=True)
class NearestRule:
    """The rule that comes nearest to a record that none classifies, and what it lacks."""

    rule: Classifier
    lacking: tuple[Leaf, ...]


def nearest_rule(
    catalogue: Catalogue, facts: SubjectFacts, record: RecordFacts, jurisdiction: str | None
) -> NearestRule | None:
    """The rule with the fewest facts to flip of those of whose words the record has some, or None.

    Of several the one of whose words it has more goes first, then the one with the smaller id.
    """
    found: list[tuple[int, int, str, NearestRule]] = []
    for rule in catalogue.classifiers.values():
        met = sum(leaf_truth(test, record) is True for test in rule.words)
        if met and place_covers(rule.document.jurisdiction, jurisdiction):
            lacking = nearest_miss(rule.condition.node, Setting(facts, record, ()))
            found.append((len(lacking), -met, rule.id, NearestRule(rule, lacking)))
    return min(found)[-1] if found else None
