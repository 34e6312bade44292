"""The decision, on one page (design S1 to S7).

A subject's grounds are the items that its own records, or records reaching it, satisfy. A
ground is live while its law is in force, its condition holds and its period runs. Grounds that
override or exclude each other are settled, and those of one measure type merge to a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from creditrules.catalogue import Catalogue, Item, place_covers
from creditrules.conditions import RecordFacts, Setting, SubjectFacts, missing_facts
from creditrules.engine.decision import Evaluation, Ground, Period, Question, Via
from creditrules.engine.merge import merge
from creditrules.engine.notices import notices_of
from creditrules.engine.periods import NO_PERIOD, course
from creditrules.engine.reach import Link, links_between, named_only, passing, via
from creditrules.engine.settle import settle
from creditrules.engine.views import SubjectView, view_subject
from creditrules.model import Grade, Outcome, Subject
from creditrules.model.scalars import parse_day, parse_moment


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
    view = view_subject(subject, catalogue.facts, as_of, instant)
    own = [*direct_grounds(question, view), *reaching_grounds(question, subject)]
    decisions = merge(question, subject.id, subject.name, settle(own))
    for (role, name), links in named_only(subject).items():
        reached = settle(grounds_along(question, view, links))
        decisions += merge(question, f"{subject.id}#{role}#{name}", name, reached)
    return Evaluation(
        question,
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
    kind = view.facts.subject.kind
    for record in view.facts.records:
        for item in items_for(question, record.record.cause):
            if kind in item.subjects:
                ground = ground_on(question, item, record, view, None)
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
                view = view or view_subject(
                    other, question.catalogue.facts, question.as_of, question.known_at
                )
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
            link = passing(reaches, links, record, question.as_of) if reaches else None
            if link is not None:
                along = via(view.facts.subject, link)
                ground = ground_on(question, item, record, view, along)
                if ground is not None:
                    yield ground


def ground_on(
    question: Question, item: Item, record: RecordFacts, view: SubjectView, along: Via | None
) -> Ground | None:
    """One item on one record; None when its condition does not hold."""
    line = view.timelines[record.record.id]

    def ground(
        outcome: Outcome, period: Period = NO_PERIOD, reason: str | None = None
    ) -> Ground:
        return Ground(item, record, view.facts, line, along, outcome, period, (), reason)

    if not item.window.holds(question.as_of):
        return ground(Outcome.NOT_IN_FORCE, reason="window")
    if line.voided_by is not None:
        return ground(Outcome.RELEASED, reason=line.voided_by.type.value)
    truth = item.condition.grounds(view.facts, record)
    if truth is None:
        setting = Setting(view.facts, record, item.causes)
        missing = missing_facts(item.condition.node, setting)
        return replace(ground(Outcome.UNDETERMINED), missing=missing)
    if truth is False:
        if item.condition.holds(view.facts, None) is not None:
            return None
        return ground(Outcome.UNDETERMINED, reason="records_incomplete")
    run = course(item, record, line, question.as_of)
    if run.outcome is Outcome.DOES_NOT_APPLY:
        return None
    return replace(ground(run.outcome, run.period, run.reason), missing=run.missing)


def grade(question: Question, facts: SubjectFacts) -> Grade | None:
    """The most serious of the grades whose rule holds (S8)."""
    order = list(Grade)
    found = [
        rule.grade
        for document in question.catalogue.documents.values()
        if document.window.holds(question.as_of)
        and place_covers(document.jurisdiction, question.jurisdiction)
        for rule in document.grades
        if rule.condition.holds(facts, None) is True
    ]
    return max(found, key=order.index, default=None)
