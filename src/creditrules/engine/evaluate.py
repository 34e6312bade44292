"""The decision, on one page (design S1 to S7).

A subject's grounds are the items that its own records, or records reaching it, satisfy. A
ground is live while its law is in force, its condition holds and its period runs. Grounds that
override or exclude each other are settled, and those of one measure type merge to a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from creditrules.catalogue import Catalogue, Item, place_covers
from creditrules.conditions import (
    FactRef,
    Leaf,
    RecordFacts,
    Setting,
    SubjectFacts,
    Truth,
    missing_facts,
)
from creditrules.engine.decision import Evaluation, Ground, Question, Via, law_day
from creditrules.engine.events import Timeline
from creditrules.engine.limits import basis_leaf, basis_suffices, force_on
from creditrules.engine.match import pairs
from creditrules.engine.merge import merge
from creditrules.engine.notices import notices_of
from creditrules.engine.periods import NO_PERIOD, Course, course
from creditrules.engine.reach import Link, links_between, named_only, passing, via
from creditrules.engine.settle import settle
from creditrules.engine.views import SubjectView, view_of
from creditrules.model import LIVE, Covers, Grade, Kind, Outcome, Subject
from creditrules.model.scalars import parse_day, parse_moment

_GRADES = tuple(Grade)


def evaluate(
    catalogue: Catalogue,
    subject: Subject,
    as_of: date,
    *,
    known_at: date | datetime | None = None,
    jurisdiction: str | None = None,
    related: Iterable[Subject] = (),
) -> Evaluation:
    """All decisions about one subject on one day. Pure: equal input gives equal output.

    Args:
        catalogue: the rules.
        subject: whom the decisions are about.
        as_of: the day they are made for; a date, not an instant.
        known_at: records and events received later are not known; a date is the end of that
            day in China; None = everything given is known.
        jurisdiction: GB/T 2260 code of the place; None = national measures only.
        related: the other subjects that relations name; nothing is looked up.

    Raises:
        ValueError: `as_of` or `known_at` is not what it should be.
    """
    as_of = parse_day(as_of)
    instant = None if known_at is None else parse_moment(known_at)
    others = tuple(sorted(related, key=lambda one: one.id))
    question = Question(catalogue, subject, as_of, instant, jurisdiction, others)
    view = view_of(question, subject)
    own = [*direct_grounds(question, view), *reaching_grounds(question, subject)]
    decisions = merge(question, subject.id, subject.name, settle(own))
    for (role, name), links in named_only(subject).items():
        reached = settle(grounds_along(question, view, links))
        decisions += merge(question, f"{subject.id}#{role}#{name}", name, reached)
    return Evaluation(
        question,
        view.facts,
        tuple(sorted(decisions, key=lambda one: one.id)),
        grade(question, view.facts),
        notices_of(question, view, decisions),
    )


def items_for(question: Question, cause: str | None) -> Iterator[Item]:
    """The items of a cause that are carried out in the place asked about."""
    for item in question.catalogue.by_cause.get(cause or "", ()):
        if question.catalogue.in_jurisdiction(item, question.jurisdiction):
            yield item


def direct_grounds(question: Question, view: SubjectView) -> Iterator[Ground]:
    """What the subject's own records ground against it."""
    for item, record, truth in pairs(
        question.catalogue, view.facts, question.jurisdiction, false_too=True
    ):
        ground = ground_on(question, item, record, view, truth)
        if ground is not None:
            yield ground


def reaching_grounds(question: Question, subject: Subject) -> Iterator[Ground]:
    """What records of related subjects ground against the subject."""
    for other in question.related:
        if other.id == subject.id:
            continue
        view: SubjectView | None = None
        for links, backward in (
            (links_between(other, subject), False),
            (links_between(subject, other), True),
        ):
            if links:
                view = view or view_of(question, other)
                yield from grounds_along(question, view, links, backward=backward)


def grounds_along(
    question: Question, view: SubjectView, links: tuple[Link, ...], *, backward: bool = False
) -> Iterator[Ground]:
    """What one subject's records ground against another, along links between them.

    `backward`: from the person to the organisation (`reached_by`) instead of the reverse.
    """
    for record in view.facts.records:
        for item in items_for(question, record.record.cause):
            reaches = item.reached_by if backward else item.reach
            passage = passing(reaches, links, record, question.as_of) if reaches else None
            if passage is not None:
                along = via(view.facts.subject, passage.link)
                truth = item.condition.grounds(view.facts, record)
                ground = ground_on(question, item, record, view, truth, along)
                if ground is not None and passage.unknown is not None:
                    ground = _in_doubt(ground, passage.unknown)
                if ground is not None:
                    yield ground


def _in_doubt(ground: Ground, day: FactRef) -> Ground | None:
    """A ground along a relation of which it is not known whether it held on the day."""
    if ground.outcome not in (*LIVE, Outcome.UNDETERMINED):
        return None
    missing = (*ground.missing, Leaf(day, ground.record.record.id))
    return ground._replace(outcome=Outcome.UNDETERMINED, period=NO_PERIOD, missing=missing)


def ground_on(
    question: Question,
    item: Item,
    record: RecordFacts,
    view: SubjectView,
    truth: Truth,
    along: Via | None = None,
) -> Ground | None:
    """One item on one record of which its condition is `truth`; None when it grounds nothing."""
    line = view.timelines[record.record.id]
    run = course_on(question, item, record, view.facts, line, truth)
    if run is None or run.outcome is Outcome.DOES_NOT_APPLY:
        return None
    return Ground(
        item,
        record,
        view.facts,
        line,
        along,
        run.outcome,
        run.period,
        force_on(question.catalogue, item, law_day(item, record, question.as_of)),
        run.missing,
        run.reason,
    )


def course_on(
    question: Question,
    item: Item,
    record: RecordFacts,
    facts: SubjectFacts,
    line: Timeline,
    truth: Truth,
) -> Course | None:
    """What has become of an item on a record; None when its condition does not hold."""
    voided = line.voided_by
    if truth is False and voided is None:
        complete = facts.subject.records_complete
        if complete or item.condition.holds(facts, None) is not None:
            return None
    if not item.window.holds(law_day(item, record, question.as_of)):
        return Course(Outcome.NOT_IN_FORCE, NO_PERIOD, "window")
    if voided is not None:
        return Course(Outcome.RELEASED, NO_PERIOD, voided.type.value)
    if truth is None:
        missing = missing_facts(item.condition.node, Setting(facts, record, item.causes))
        if missing:
            return Course(Outcome.UNDETERMINED, NO_PERIOD, missing=missing)
    if not truth:
        return Course(Outcome.UNDETERMINED, NO_PERIOD, "records_incomplete")
    suffices = basis_suffices(question.catalogue, item, law_day(item, record, question.as_of))
    if suffices is False:
        return Course(Outcome.NOT_IN_FORCE, NO_PERIOD, "basis_floor")
    here = line.suspended and item.kind is Kind.PUNISHMENT and _suspended_here(question)
    run = course(item, record, facts, line, question.as_of, suspended_here=here)
    if suffices is None and run.outcome in LIVE:
        return Course(Outcome.UNDETERMINED, NO_PERIOD, missing=(basis_leaf(record),))
    return run


def _suspended_here(question: Question) -> bool:
    """Whether a document of the place suspends what is carried out there during objections."""
    return any(
        document.objection is not None
        and document.objection.suspends
        and document.objection.covers is Covers.IMPLEMENTED_HERE
        and document.window.holds(question.as_of)
        and place_covers(document.jurisdiction, question.jurisdiction)
        for document in question.catalogue.documents.values()
    )


def grade(question: Question, facts: SubjectFacts) -> Grade | None:
    """The most serious of the grades whose rule holds (S8)."""
    found = [
        rule.grade
        for document in question.catalogue.documents.values()
        if document.grades
        and document.window.holds(question.as_of)
        and place_covers(document.jurisdiction, question.jurisdiction)
        for rule in document.grades
        if rule.condition is not None and rule.condition.holds(facts, None) is True
    ]
    return max(found, key=_GRADES.index, default=None)
