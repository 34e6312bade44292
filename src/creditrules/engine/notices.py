"""What the reader of an evaluation should know besides its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from creditrules.catalogue import Item
from creditrules.engine.decision import Decision, Notice, Question
from creditrules.engine.events import record_day
from creditrules.engine.identity import unidentified
from creditrules.engine.reach import links_of
from creditrules.engine.record_classes import classed_records
from creditrules.engine.settle import EXCLUSIVE
from creditrules.engine.views import SubjectView
from creditrules.model import LIVE, Outcome
from creditrules.text import word


def notices_of(
    question: Question, view: SubjectView, decisions: Iterable[Decision]
) -> tuple[Notice, ...]:
    """All warnings of an evaluation, each once, in stable order."""
    found = {
        *view.notices,
        *_of_input(question, view),
        *_of_classes(question, view),
        *_of_identity(question),
    }
    for decision in decisions:
        if decision.outcome in LIVE:
            found.update(_of_transition(question, decision))
        for ground in decision.grounds:
            if ground.outcome in LIVE:
                found.update(_of_law(ground.item, question.as_of))
            elif ground.outcome is Outcome.UNDETERMINED and ground.reason == EXCLUSIVE:
                group = ground.item.exclusive or ""
                found.add(notice("exclusive_clash", decision=decision.id, group=group))
    return tuple(sorted(found, key=lambda one: (one.code, one.arguments)))


def notice(code: str, **arguments: str) -> Notice:
    """A notice with its arguments in stable order."""
    return Notice(code, tuple(sorted(arguments.items())))


def _of_input(question: Question, view: SubjectView) -> Iterator[Notice]:
    catalogue = question.catalogue
    if not question.subject.records_complete:
        yield notice("records_incomplete", subject=question.subject.id)
    for record in view.facts.records:
        cause = record.record.cause
        if cause is None:
            yield notice("record_unclassified", record=record.record.id)
        elif cause not in catalogue.causes:
            yield notice("cause_unknown", record=record.record.id, cause=cause)
    given = {other.id for other in question.related}
    for link in links_of(question.subject):
        if link.relation.role not in catalogue.roles:
            yield notice("role_unknown", role=link.relation.role)
        if link.relation.start is None:
            yield notice("relation_undated", role=link.relation.role, who=_who(link.relation))
        other = link.person if link.organisation == question.subject.id else link.organisation
        if other is not None and other not in given:
            yield notice("related_subject_not_given", related=other)


def _of_classes(question: Question, view: SubjectView) -> Iterator[Notice]:
    for classed in classed_records(question, view.facts):
        if len(classed.classes) > 1:
            names = "、".join(one.id for one in classed.classes)
            yield notice("record_class_clash", record=classed.record, classes=names)


def _of_identity(question: Question) -> Iterator[Notice]:
    for one in unidentified(question):
        yield notice(
            "identity_insufficient",
            subject=question.subject.id,
            document=one.document.instrument.title,
            identifier=one.rule.identifier,
            lacking="、".join(one.lacking),
            names="、".join(word(f"key.{key}") for key in one.lacking),
        )


def _who(relation: object) -> str:
    return str(getattr(relation, "name", None) or getattr(relation, "subject", None))


def _of_transition(question: Question, decision: Decision) -> Iterator[Notice]:
    """The documents that carry a decision though the law changed between the record and the day."""
    instruments = question.catalogue.instruments
    for ground in decision.leading:
        window, instrument = ground.item.document.window, ground.item.document.instrument
        made = record_day(ground.record.record) if instrument.transition else None
        if made is not None and window.holds(made) != window.holds(question.as_of):
            later = instruments.get(instrument.replaced_by or "")
            yield notice(
                "transition_not_stated",
                decision=decision.id,
                document=instrument.title,
                replaced_by=later.title if later else "-",
            )


@lru_cache(maxsize=4096)
def _of_law(item: Item, day: date) -> tuple[Notice, ...]:
    """What is to be said of an item that binds on a day."""
    found = [
        notice("basis_lapsed", item=item.id, instrument=citation.instrument.title)
        for citation in item.citations(day)[1:]
        if not citation.in_force
    ]
    if not item.window.established:
        title = item.document.instrument.title
        found.append(notice("window_not_established", document=title))
    return tuple(found)
