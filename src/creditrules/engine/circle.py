"""A subject with those related to it, asked alike, so that what one record does to each is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from creditrules.catalogue import Catalogue
from creditrules.engine.compare import Change, changes
from creditrules.engine.decision import Evaluation, Ground
from creditrules.engine.evaluate import evaluate
from creditrules.model import Subject

__all__ = ["Circle", "ask_all", "differences", "stands_on_record"]

Circle = Mapping[str, Evaluation]
"""The answers about a subject and those related to it, by id, the subject's own first."""


def ask_all(
    catalogue: Catalogue,
    subject: Subject,
    related: Iterable[Subject],
    as_of: date,
    *,
    known_at: datetime | None,
    jurisdiction: str | None,
) -> Circle:
    """The answers about a subject and each of its related ones, each with all the others."""
    others = {one.id: one for one in sorted(related, key=lambda one: one.id)}
    everyone = {subject.id: subject} | {k: one for k, one in others.items() if k != subject.id}
    return {
        key: evaluate(
            catalogue,
            one,
            as_of,
            known_at=known_at,
            jurisdiction=jurisdiction,
            related=[other for other in everyone.values() if other is not one],
        )
        for key, one in everyone.items()
    }


def differences(before: Circle, after: Circle) -> tuple[Change, ...]:
    """What is otherwise for anybody, the subject's own first, then by id."""
    return tuple(one for key in before for one in changes(before[key], after[key]))


def stands_on_record(ground: Ground, owner: str, record: str) -> bool:
    """Whether a ground stands on that record of that subject."""
    return ground.record.record.id == record and ground.owner.subject.id == owner
