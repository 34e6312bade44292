"""One decision per subject and measure type, with all its grounds (design S7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from creditrules.engine.decision import Decision, Ground, Period, Question
from creditrules.engine.reach import reached_relations, relation_order
from creditrules.model import LIVE, Force, Outcome, Relation

_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}
_ENDED = frozenset({Outcome.RELEASED, Outcome.EXPIRED})


def merge(
    question: Question, subject: str, name: str | None, grounds: Iterable[Ground]
) -> list[Decision]:
    """The decisions that settled grounds of one subject come to."""
    by_type: dict[str, list[Ground]] = defaultdict(list)
    for ground in grounds:
        by_type[ground.item.type.id].append(ground)
    return [decide(question, subject, name, tuple(group)) for group in by_type.values()]


def decide(
    question: Question, subject: str, name: str | None, grounds: tuple[Ground, ...]
) -> Decision:
    """The decision that settled grounds of one measure type come to."""
    leading = _leading(grounds)
    outcome = leading[0].outcome
    force, force_until, period = leading[0].force, None, leading[0].period
    if len(leading) > 1:
        force, force_until = _force(leading)
        period = _period(leading, outcome)
    return Decision(
        subject,
        name,
        leading[0].item.type,
        outcome,
        force,
        force_until,
        period,
        grounds,
        leading,
        _reaches(question, leading) if outcome in LIVE else (),
        question.as_of,
    )


def _leading(grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """The grounds with the strongest outcome."""
    if len(grounds) == 1:
        return grounds
    outcome = min((ground.outcome for ground in grounds), key=_RANK.__getitem__)
    return tuple(ground for ground in grounds if ground.outcome is outcome)


def _force(leading: tuple[Ground, ...]) -> tuple[Force, date | None]:
    """Mandatory beats recommended; until when, if recommended grounds outlast it."""
    mandatory = [ground.period for ground in leading if ground.force is Force.MANDATORY]
    if not mandatory:
        return Force.RECOMMENDED, None
    until = stretch(mandatory).end
    whole = stretch([ground.period for ground in leading])
    return Force.MANDATORY, None if until == whole.end else until


def _period(leading: tuple[Ground, ...], outcome: Outcome) -> Period:
    periods = [ground.period for ground in leading]
    if outcome in LIVE:
        return stretch(periods)
    if outcome in _ENDED:
        return max(periods, key=lambda one: (one.end or date.min, one.start or date.min))
    return periods[0]


def stretch(periods: list[Period]) -> Period:
    """The union of periods that all hold the same day: from the first start to the last end.

    An unknown start or an open end of one is one of the whole.
    """
    starts = [one.start for one in periods]
    start = None if None in starts else min(day for day in starts if day)
    open_ended = [one for one in periods if one.end is None]
    if open_ended:
        return Period(start, None, any(one.end_known for one in open_ended))
    return Period(start, max(one.end for one in periods if one.end), end_known=True)


def _reaches(question: Question, leading: tuple[Ground, ...]) -> tuple[Relation, ...]:
    if not any(ground.item.reach for ground in leading):
        return ()
    relations = [
        relation
        for ground in leading
        if ground.via is None
        for relation in reached_relations(
            (ground.item,), ground.record, ground.owner.subject, question.as_of
        )
    ]
    found: dict[tuple[str, str | None, str | None], Relation] = {}
    for one in sorted(relations, key=relation_order):
        found.setdefault((one.role, one.subject, one.name), one)
    return tuple(found.values())
