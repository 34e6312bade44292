"""Along which relations a measure passes from one subject to another; one step (design S6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from creditrules.catalogue import Item
from creditrules.conditions import DECIDED_ON, LISTED_ON, FactRef, RecordFacts, Truth
from creditrules.engine.decision import Via
from creditrules.model import HoldsAt, Reach, Relation, Subject, SubjectKind


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two subjects, seen from the organisation in which the role is held."""

    organisation: str
    person: str | None
    relation: Relation


def links_of(subject: Subject) -> Iterator[Link]:
    """The links a subject's own relations state."""
    for relation in subject.relations:
        if subject.kind is not SubjectKind.INDIVIDUAL:
            yield Link(subject.id, relation.subject, relation)
        elif relation.subject is not None:
            yield Link(relation.subject, subject.id, relation)


def links_between(organisation: Subject, person: Subject) -> tuple[Link, ...]:
    """Every link by which `person` holds a role at `organisation`, each role and span once."""
    return _ordered(
        link
        for stated_by in (person, organisation)
        for link in links_of(stated_by)
        if link.organisation == organisation.id and link.person == person.id
    )


def named_only(organisation: Subject) -> dict[tuple[str, str | None], tuple[Link, ...]]:
    """The links to persons known by name only, by role and name."""
    found: dict[tuple[str, str | None], list[Link]] = defaultdict(list)
    for link in links_of(organisation):
        if link.person is None and link.organisation == organisation.id:
            found[link.relation.role, link.relation.name].append(link)
    return {key: _ordered(links) for key, links in found.items()}


def _ordered(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links in stable order: by role, dated ones first, the earliest in front."""
    return tuple(sorted(links, key=lambda link: relation_order(link.relation)))


def relation_order(relation: Relation) -> tuple[str, date, date, str, str]:
    """A key that orders relations alike however they were given."""
    return (
        relation.role,
        relation.start or date.max,
        relation.end or date.max,
        relation.subject or "",
        relation.name or "",
    )


class Passage(NamedTuple):
    """A link along which a measure passes; `unknown`: the day that this hangs on, if not known."""

    link: Link
    unknown: FactRef | None


def passing(
    reaches: Iterable[Reach], links: Iterable[Link], record: RecordFacts, as_of: date
) -> Passage | None:
    """The first link that carries a record's measure, else the first that may, or None."""
    open_one: Passage | None = None
    for reach in reaches:
        for link in links:
            if link.relation.role == reach.role:
                fact = _DAYS.get(reach.at)
                truth = holds(link.relation, fact.get(record) if fact else as_of)
                if truth:
                    return Passage(link, None)
                if truth is None:
                    open_one = open_one or Passage(link, fact)
    return open_one


_DAYS = {HoldsAt.DECIDED_ON: DECIDED_ON, HoldsAt.LISTED_ON: LISTED_ON}


def holds(relation: Relation, day: date | None) -> Truth:
    """Whether a relation holds on a day; an undated one always does."""
    if relation.start is None and relation.end is None:
        return True
    if day is None:
        return None
    return (relation.start is None or relation.start <= day) and (
        relation.end is None or day <= relation.end
    )


def via(owner: Subject, link: Link) -> Via:
    """The link as a ground keeps it."""
    relation = link.relation
    return Via(owner.id, relation, relation.role, relation.start is not None)


def reached_relations(
    items: Iterable[Item], record: RecordFacts, subject: Subject, as_of: date
) -> tuple[Relation, ...]:
    """The relations of an organisation along which items pass to persons."""
    if subject.kind is SubjectKind.INDIVIDUAL:
        return ()
    reaches = [reach for item in items for reach in item.reach]
    return tuple(
        link.relation
        for link in links_of(subject)
        for passage in [passing(reaches, (link,), record, as_of)]
        if passage is not None and passage.unknown is None
    )
