"""What a decision that is not yet issued would bring about, and for whom (design S14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from creditrules.catalogue import Catalogue
from creditrules.conditions import Leaf
from creditrules.engine.circle import Circle, ask_all, differences, stands_on_record
from creditrules.engine.classify import NearestRule, nearest_rule
from creditrules.engine.compare import Change
from creditrules.engine.decision import Decision, Evaluation, Notice, Question
from creditrules.engine.events import known_since, record_day, timeline
from creditrules.engine.miss import Miss, nearest_for
from creditrules.model import CreditRecord, Event, EventType, Subject
from creditrules.model.scalars import parse_day, parse_moment

__all__ = ["Doubt", "Foresight", "Nothing", "foresee"]

_UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that stands on a draft and stays undetermined.

    Attributes:
        missing: the facts that decide it, those too that only a listing would raise.
    """

    decision: Decision
    missing: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why nothing follows from a draft, as far as can be told.

    Attributes:
        standing: decisions that stand on it and bind already, or do not bind: overridden, not in
            force, expired.
        unclassified: the draft has no cause and no rule gives it one.
        rule: of an unclassified draft the rule that comes nearest; None when none is near.
        miss: of a draft with a cause the measure that comes nearest; None when none has its cause.
    """

    standing: tuple[Decision, ...]
    unclassified: bool
    rule: NearestRule | None
    miss: Miss | None


@dataclass(frozen=True, slots=True)
class Foresight:
    """What a draft would add for its subject and those tied to it.

    Attributes:
        question: what was asked, the draft among the subject's records.
        draft: as it was taken: with the day it is supposed to be decided on.
        certain: what follows from the decision itself.
        if_listed: what would follow besides if the authority listed or published the party on
            that day; the decision itself is no listing.
        questions: what stands on the draft and stays undetermined even if the party is listed.
        nothing: why nothing follows; None when something may.
        warnings: what is to be said of the draft itself.
    """

    question: Question
    draft: CreditRecord
    certain: tuple[Change, ...]
    if_listed: tuple[Change, ...]
    questions: tuple[Doubt, ...]
    nothing: Nothing | None
    warnings: tuple[Notice, ...]


def foresee(
    catalogue: Catalogue,
    subject: Subject,
    draft: CreditRecord,
    as_of: date,
    *,
    related: Iterable[Subject] = (),
    jurisdiction: str | None = None,
    known_at: date | datetime | None = None,
) -> Foresight:
    """What a draft penalty or licence revocation would bring about once it is issued. Pure.

    The draft is known to whoever asks, whatever `known_at`. It is asked about on `as_of`, or on
    the last of its own days where that is later; one without a day is supposed to be decided on
    `as_of`.

    Source: 杭市管〔2023〕169号三（三）: who reviews a case is reminded of the measures that follow.

    Args:
        catalogue: the rules; they classify a draft without cause.
        subject: the party with the records it has.
        draft: the decision to be issued; it takes the place of a record with its id.
        as_of: the day on which it is to be issued.
        related: the other subjects that relations name; what reaches them is told too.
        jurisdiction: GB/T 2260 code of the place; None = national measures only.
        known_at: records and events received later are not known; None = everything is known.

    Raises:
        ValueError: `as_of` or `known_at` is not what it should be.
    """
    instant = None if known_at is None else parse_moment(known_at)
    as_of = parse_day(as_of)
    if record_day(draft) is None:
        draft = draft.model_copy(update={"decided_on": as_of})
    draft = known_since(draft, instant)
    others = tuple(related)
    day = max([as_of, *_days_of(draft)])

    def ask(party: Subject) -> Circle:
        return ask_all(catalogue, party, others, day, known_at=instant, jurisdiction=jurisdiction)

    before, after = ask(subject), ask(_with(subject, draft))
    listed = after
    if timeline(draft, day, instant).standing.listed is not True:
        listed = ask(_with(subject, known_since(_listed(draft, day), instant)))
    certain, if_listed = _told(before, after), _told(after, listed)
    questions = tuple(_questions(after, listed, subject.id, draft.id))
    own = after[subject.id]
    follows = bool(certain or if_listed or questions)
    return Foresight(
        own.question,
        draft,
        certain,
        if_listed,
        questions,
        None if follows else _nothing(after, own, draft.id),
        tuple(one for one in own.warnings if one not in before[subject.id].warnings),
    )


def _days_of(draft: CreditRecord) -> Iterator[date]:
    for day in (draft.decided_on, draft.effective_on, draft.listed_on):
        if day is not None:
            yield day
    for event in draft.events:
        yield event.happened_on


def _with(subject: Subject, draft: CreditRecord) -> Subject:
    kept = [one for one in subject.records if one.id != draft.id]
    return subject.model_copy(update={"records": (*kept, draft)})


def _listed(draft: CreditRecord, day: date) -> CreditRecord:
    """The draft, had the authority listed or published the party on a day."""
    listing = Event(type=EventType.LISTING, happened_on=day)
    return draft.model_copy(update={"listed": None, "events": (*draft.events, listing)})


def _told(before: Circle, after: Circle) -> tuple[Change, ...]:
    return tuple(one for one in differences(before, after) if one.kind != _UNCLEAR)


def _questions(after: Circle, listed: Circle, owner: str, record: str) -> Iterator[Doubt]:
    """What stands on the draft and a listing alone does not decide."""
    for key in after:
        settled = {one.id for one in listed[key].live}
        asked: dict[str, list[Decision]] = defaultdict(list)
        for evaluation in (after[key], listed[key]):
            for one in evaluation.undetermined:
                if any(stands_on_record(ground, owner, record) for ground in one.leading):
                    asked[one.id].append(one)
        for decision in sorted(asked.keys() - settled):
            leaves = {leaf.key: leaf for one in asked[decision] for leaf in one.missing}
            yield Doubt(asked[decision][0], tuple(leaves[one] for one in sorted(leaves)))


def _nothing(after: Circle, own: Evaluation, record: str) -> Nothing:
    question = own.question
    standing = tuple(
        decision
        for evaluation in after.values()
        for decision in evaluation.decisions
        if any(stands_on_record(one, question.subject.id, record) for one in decision.grounds)
    )
    views = [one for one in own.unclassified if one.record.id == record]
    rule = None
    if views:
        rule = nearest_rule(question.catalogue, own.facts, views[0], question.jurisdiction)
    miss = None if standing else nearest_for(question, record)
    return Nothing(standing, bool(views), rule, miss)
