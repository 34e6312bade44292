"""What became of decisions in each cycle in which a document has its results fed back (反馈)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final, Literal

from creditrules.catalogue import Catalogue, Document, place_covers
from creditrules.engine import Cause, Change, Decision, Evaluation, changes, history, merge
from creditrules.model import LIVE, Cycle, Feedback, Outcome
from creditrules.procedure import spans

__all__ = ["Due", "EndedBy", "FeedbackPlan", "Followed", "feedback_plan", "followed"]

EndedBy = Literal["period", "event", "other"]

_ONE_DAY: Final = timedelta(days=1)
_TOLD: Final = frozenset({*LIVE, Outcome.UNDETERMINED})
_ENDS: Final[dict[Outcome, EndedBy]] = {Outcome.EXPIRED: "period", Outcome.RELEASED: "event"}


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """A cycle of a document whose feedback is due.

    Attributes:
        first, last: its days, both included; the days asked for where the cycle is not known.
    """

    document: Document
    feedback: Feedback
    first: date
    last: date


@dataclass(frozen=True, slots=True, eq=False)
class FeedbackPlan:
    """The feedback due in a span of days.

    Attributes:
        dues: the cycles, by document and first day.
        waiting: the documents none of whose cycles ends in the span.
        asked_on: the day on which every subject is to be evaluated.
    """

    dues: tuple[Due, ...]
    waiting: tuple[Document, ...]
    asked_on: date


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """What became of a decision in a cycle, as far as the document grounds it.

    Attributes:
        decision: as it stood last; where nothing is left of it, as it last stood in the cycle.
        outcome: on the last day of the cycle.
        applied, suspended, undetermined: whether it was so on any day of the cycle.
        started_on: the last day in the cycle on which it began to bind; None = on none.
        ended_on: the last first day in the cycle on which it bound no longer; None = on none.
        ended_by: whether the period, an event or something else ended it.
        causes: why it ended.
    """

    due: Due
    decision: Decision
    outcome: Outcome
    applied: bool
    suspended: bool
    undetermined: bool
    started_on: date | None
    ended_on: date | None
    ended_by: EndedBy | None
    causes: tuple[Cause, ...]


def feedback_plan(
    catalogue: Catalogue, first: date, last: date, *, jurisdiction: str | None = None
) -> FeedbackPlan:
    """The cycles that end between two days, both included, of all documents with feedback.

    A cycle is a calendar month, quarter, half-year or year and may begin before `first`. Of a
    document whose cycle is not established the whole span is reported. A document that is out of
    force all through a cycle owes nothing for it.

    Source: 山东省工商局实施意见二（五）: results go to the lead departments within the time
    limit that each memorandum sets.

    Args:
        catalogue: whose documents are asked.
        first: the first day.
        last: the last day.
        jurisdiction: GB/T 2260 code of the place; None = national documents only.
    """
    dues: list[Due] = []
    waiting: list[Document] = []
    for document in sorted(catalogue.documents.values(), key=lambda one: one.id):
        feedback = document.feedback
        if feedback is None or not place_covers(document.jurisdiction, jurisdiction):
            continue
        found = list(_stretches(feedback.cycle, first, last))
        if not found:
            waiting.append(document)
        dues += [Due(document, feedback, *one) for one in found if _in_force(document, *one)]
    begins = min((due.first for due in dues), default=first)
    return FeedbackPlan(
        tuple(dues), tuple(waiting), begins if begins == date.min else begins - _ONE_DAY
    )


def followed(plan: FeedbackPlan, evaluation: Evaluation) -> tuple[Followed, ...]:
    """What became of the decisions about one subject in every cycle, by cycle and decision.

    The facts are those given; an event with a date counts from its day.

    Args:
        plan: the cycles.
        evaluation: the subject as evaluated on `plan.asked_on`.

    Raises:
        ValueError: it was evaluated on another day.
    """
    if evaluation.question.as_of != plan.asked_on:
        raise ValueError(f"evaluated on {evaluation.question.as_of}, not on {plan.asked_on}")
    if not plan.dues:
        return ()
    last = max(due.last for due in plan.dues)
    answers = [evaluation, *(later for later, _ in history(evaluation, last))]
    found: list[Followed] = []
    for document, dues in groupby(plan.dues, key=lambda due: due.document):
        own = [_grounded(one, document) for one in answers]
        if any(one.decisions for one in own):
            found += [one for due in dues for one in _in_cycle(due, own)]
    return tuple(found)


def _stretches(cycle: Cycle | None, first: date, last: date) -> Iterator[tuple[date, date]]:
    """The cycles that end in a span; the span itself where there is none."""
    if cycle is None:
        yield first, last
        return
    for one in spans(cycle, first, last):
        if one.last <= last:
            yield one.first, one.last


def _in_force(document: Document, first: date, last: date) -> bool:
    window = document.window
    if window.first is None or window.first > last:
        return False
    return window.last is None or window.last >= first


def _grounded(evaluation: Evaluation, document: Document) -> Evaluation:
    """An answer as far as the items of one document ground it."""
    found: list[Decision] = []
    for decision in evaluation.decisions:
        own = tuple(one for one in decision.grounds if one.item.document is document)
        if own:
            found += merge(evaluation.question, decision.subject, decision.name, own)
    return replace(evaluation, decisions=tuple(found))


def _in_cycle(due: Due, answers: Sequence[Evaluation]) -> Iterator[Followed]:
    """The decisions that bound or hung on missing facts in a cycle, or ended on its first day."""
    earlier = [one for one in answers if one.question.as_of < due.first]
    later = [one for one in answers if due.first <= one.question.as_of <= due.last]
    steps: dict[str, list[Change]] = {}
    for before, after in pairwise([*earlier[-1:], *later]):
        for change in changes(before, after):
            steps.setdefault(change.id, []).append(change)
    begun = bool(later) and later[0].question.as_of == due.first
    holding = later if begun else [*earlier[-1:], *later]
    states: dict[str, list[Decision]] = {}
    for answer in holding:
        for decision in answer.decisions:
            states.setdefault(decision.id, []).append(decision)
    final = {one.id: one for one in holding[-1].decisions} if holding else {}
    for key in sorted(states.keys() | steps.keys()):
        one = _followed(due, states.get(key, []), final.get(key), steps.get(key, []))
        if one is not None:
            yield one


def _followed(
    due: Due, states: list[Decision], final: Decision | None, steps: list[Change]
) -> Followed | None:
    """A decision in a cycle, from its states, the last of them, and its changes; None = nothing."""
    outcomes = {one.outcome for one in states}
    started = [one.on for one in steps if one.kind == "started"]
    ended = [one for one in steps if one.kind == "ended"]
    end = ended[-1] if ended else None
    shown = _shown(states, final, end)
    if shown is None or not (outcomes & _TOLD or end):
        return None
    return Followed(
        due,
        shown,
        final.outcome if final else Outcome.DOES_NOT_APPLY,
        Outcome.APPLIES in outcomes,
        Outcome.SUSPENDED in outcomes,
        Outcome.UNDETERMINED in outcomes,
        started[-1] if started else None,
        end.on if end else None,
        _ended_by(end) if end else None,
        end.causes if end else (),
    )


def _shown(states: list[Decision], final: Decision | None, end: Change | None) -> Decision | None:
    """The last state of a decision that still says its period."""
    if final is not None and final.outcome in _TOLD | _ENDS.keys():
        return final
    told = [one for one in states if one.outcome in _TOLD]
    return told[-1] if told else end.before if end else final


def _ended_by(end: Change) -> EndedBy:
    return _ENDS.get(end.after.outcome, "other") if end.after else "other"
