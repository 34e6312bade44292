"""Matching alone: which records satisfy which items, before law, events and periods are asked."""

from __future__ import annotations

from datetime import date, datetime

from creditrules.catalogue import Catalogue, Item
from creditrules.conditions import RecordFacts, SubjectFacts, Truth
from creditrules.engine.views import view_subject
from creditrules.model import Subject
from creditrules.model.scalars import parse_day, parse_moment

Match = tuple[Item, RecordFacts, Truth]
"""An item, a record of the subject, and whether its condition holds there; None: not known."""


def match(
    catalogue: Catalogue,
    subject: Subject,
    as_of: date,
    *,
    known_at: date | datetime | None = None,
    jurisdiction: str | None = None,
) -> list[Match]:
    """The pairs of item and own record whose condition holds or is not decided, with which it is.

    Only the first step of `evaluate`: whether the law is in force, what has become of the record
    and how long the measure runs is not asked.

    Args:
        catalogue: the rules.
        subject: whose own records are asked; those of related subjects are not.
        as_of: the day the conditions are read on.
        known_at: records and events received later are not known; a date is the end of that
            day in China; None = everything given is known.
        jurisdiction: GB/T 2260 code of the place; None = national measures only.

    Raises:
        ValueError: `as_of` or `known_at` is not what it should be.
    """
    instant = None if known_at is None else parse_moment(known_at)
    facts = view_subject(catalogue, subject, parse_day(as_of), instant, jurisdiction).facts
    return pairs(catalogue, facts, jurisdiction)


def pairs(
    catalogue: Catalogue, facts: SubjectFacts, jurisdiction: str | None, *, false_too: bool = False
) -> list[Match]:
    """The items and own records to be decided on.

    `false_too`: also those of which the condition is false, where more hangs on it: the record no
    longer counts, or further records may exist.
    """
    found: list[Match] = []
    kind = facts.subject.kind
    uncertain = false_too and not facts.subject.records_complete
    for record in facts.records:
        every = uncertain or (false_too and record.standing.voided)
        for item, check in catalogue.asked_of(record, kind, jurisdiction, every):
            truth = check(facts, record)
            if truth is not False or every:
                found.append((item, record, truth))
    return found
