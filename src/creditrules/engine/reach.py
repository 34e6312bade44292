"""Along which relations a measure passes from one subject to another; one step (design S6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from creditrules.catalogue import Item
from creditrules.conditions import RecordFacts
from creditrules.model import HoldsAt, Reach, Relation, Subject, SubjectKind
from creditrules.engine.decision import Via


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
    found = {
        (link.relation.role, link.relation.start, link.relation.end): link
        for stated_by in (person, organisation)
        for link in links_of(stated_by)
        if link.organisation == organisation.id and link.person == person.id
    }
    return tuple(found[key] for key in sorted(found, key=str))


def passing(
    reaches: Iterable[Reach], links: Iterable[Link], record: RecordFacts, as_of: date
) -> Link | None:
    """The first link that carries a record's measure, or None."""
    for reach in reaches:
        for link in links:
            if link.relation.role == reach.role and holds(
                link.relation, _reach_day(reach, record, as_of)
            ):
                return link
    return None


def holds(relation: Relation, day: date | None) -> bool:
    """Whether a relation holds on a day; an undated one always does."""
    if day is None:
        return relation.start is None and relation.end is None
    return (relation.start is None or relation.start <= day) and (
        relation.end is None or day <= relation.end
    )


def _reach_day(reach: Reach, record: RecordFacts, as_of: date) -> date | None:
    match reach.at:
        case HoldsAt.DECIDED_ON:
            return record.record.decided_on
        case HoldsAt.LISTED_ON:
            return record.standing.listed_on
    return as_of


def via(owner: Subject, link: Link) -> Via:
    """The link as a ground keeps it."""
    relation = link.relation
    return Via(owner.id, relation, relation.role, relation.start is not None)


def reached_relations(
    items: Iterable[Item], record: RecordFacts, subject: Subject, as_of: date
) -> tuple[Relation, ...]:
    """The relations of an organisation along which items pass to persons, in stated order."""
    if subject.kind is SubjectKind.INDIVIDUAL:
        return ()
    reaches = [reach for item in items for reach in item.reach]
    return tuple(
        link.relation
        for link in links_of(subject)
        if passing(reaches, (link,), record, as_of) is not None
    )
