"""A subject as screening sees it: what was decided about it, and who holds which role there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from creditrules.engine.decision import Evaluation, Question
from creditrules.engine.reach import holds, links_of
from creditrules.model import SubjectKind

__all__ = ["Holder", "Party"]


class Holder(NamedTuple):
    """Somebody in a role at a subject; `subject` is None for one known by name only."""

    role: str
    subject: str | None
    name: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """A subject with its evaluation.

    Attributes:
        holders: who holds a role there on the day, in stable order.
        met: alerts already made of the evaluation, by what was asked.
    """

    evaluation: Evaluation
    holders: tuple[Holder, ...]
    met: dict[Hashable, tuple[Any, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, evaluation: Evaluation) -> Party:
        """The party that an evaluation is about."""
        question = evaluation.question
        found = set(_holders(question, question.as_of))
        ordered = sorted(found, key=lambda one: (one.role, one.subject or "", one.name or ""))
        return cls(evaluation, tuple(ordered))

    @property
    def id(self) -> str:
        """The subject's id."""
        return self.evaluation.question.subject.id

    @property
    def name(self) -> str | None:
        """The subject's name, if known."""
        return self.evaluation.question.subject.name

    @property
    def is_person(self) -> bool:
        """Whether it is a natural person."""
        return self.evaluation.question.subject.kind is SubjectKind.INDIVIDUAL


def _holders(question: Question, day: date) -> Iterator[Holder]:
    """Who holds a role by what the subject itself and the related subjects say."""
    for stated_by in (question.subject, *question.related):
        for link in links_of(stated_by):
            relation = link.relation
            if link.organisation == question.subject.id and holds(relation, day):
                yield Holder(relation.role, link.person, relation.name)
