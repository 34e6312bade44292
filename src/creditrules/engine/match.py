"""Matching alone: which records satisfy which items, before law, events and periods are asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from creditrules.catalogue import Catalogue, Item
from creditrules.conditions import RecordFacts, SubjectFacts, Truth
from creditrules.engine.views import view_subject
from creditrules.model import Subject


class Match(NamedTuple):
    """An item and a record of the subject with which its condition is not false.

    Attributes:
        truth: true, or None when it hangs on facts that are not known.
    """

    item: Item
    record: RecordFacts
    truth: Truth


def match(
    catalogue: Catalogue,
    subject: Subject,
    as_of: date,
    *,
    known_at: datetime | None = None,
    jurisdiction: str | None = None,
) -> list[Match]:
    """The pairs of item and own record whose condition holds or is not decided.

    Only the first step of `evaluate`: whether the law is in force, what has become of the record
    and how long the measure runs is not asked.

    Args:
        catalogue: the rules.
        subject: whose own records are asked; those of related subjects are not.
        as_of: the day the conditions are read on.
        known_at: records and events received later are not known; None = all input is known.
        jurisdiction: GB/T 2260 code of the place; None = national measures only.
    """
    facts = view_subject(subject, catalogue.facts, as_of, known_at).facts
    found: list[Match] = []
    for record in facts.records:
        for item in candidates(catalogue, facts, record, jurisdiction):
            truth = item.condition.grounds(facts, record)
            if truth is not False:
                found.append(Match(item, record, truth))
    return found
