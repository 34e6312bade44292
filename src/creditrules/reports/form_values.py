"""What the fields of document forms come to for a decision; nothing is invented.

What the documents do not state is said to be not stated; what has to be found out or decided by
people is a blank line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

from creditrules.catalogue import Citation, ItemImplementer
from creditrules.catalogue.describe import marked
from creditrules.conditions import describe
from creditrules.engine import Decision, Evaluation, Ground, Question, digest, next_change
from creditrules.engine.decision_words import (
    basis_words,
    implementer_name,
    missing_words,
    relation_words,
    via_words,
)
from creditrules.engine.period_words import period_words
from creditrules.model import Effect, Evidence, Force, Kind, Outcome, Subject, SubjectKind, weakest
from creditrules.reports.catalogue_words import say
from creditrules.text import mask_id, titled, word
from creditrules.text.form_fields import FORM_FIELDS

__all__ = ["BLANK", "Case", "Entry", "entries", "value_of"]

BLANK: Final = "_" * 16
"""A line to be filled in by hand."""

_ONE_DAY: Final = timedelta(days=1)
_HARD: Final = frozenset({Effect.PROHIBIT, Effect.RESTRICT})

Entry = Ground | Citation | ItemImplementer
"""An entry of a list that a block is repeated for."""


@dataclass(frozen=True, slots=True)
class Case:
    """A decision to fill a form with.

    Attributes:
        office: who issues the form; None = left blank.
        issued_on: the day it is issued; None = left blank.
        show_ids: whether numbers of natural persons are shown in full.
    """

    evaluation: Evaluation
    decision: Decision
    lang: str
    office: str | None
    issued_on: date | None
    show_ids: bool

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.evaluation.question

    @property
    def subject(self) -> Subject | None:
        """The subject of the decision; None for a person known by name only."""
        known = (self.question.subject, *self.question.related)
        return next((one for one in known if one.id == self.decision.subject), None)

    def say(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language."""
        return say(self.lang, zh, en)

    def listed(self, texts: Iterable[str], empty: str) -> str:
        """Different texts in a row, or `empty`."""
        return self.say("；", "; ").join(dict.fromkeys(texts)) or empty

    @property
    def none(self) -> str:
        """That there is none."""
        return self.say("无", "none")

    @property
    def unstated(self) -> str:
        """That the document does not state it."""
        return self.say("文件未载明", "not stated by the document")


def entries(case: Case, each: str) -> tuple[Entry, ...]:
    """The entries of a list that a block is repeated for."""
    lists: Mapping[str, Callable[[Decision], tuple[Entry, ...]]] = {
        "grounds": lambda decision: decision.leading,
        "legal_bases": lambda decision: decision.legal_bases,
        "implementers": lambda decision: decision.implementers,
    }
    return lists[each](case.decision)


def value_of(case: Case, field: str, each: str | None = None, entry: Entry | None = None) -> str:
    """What a field comes to.

    Args:
        case: the decision.
        field: id of the field.
        each: the list that the block is repeated for; None = the block stands once.
        entry: the entry of that list; None = the list is empty.

    Raises:
        KeyError: there is no such field.
    """
    of = FORM_FIELDS[field].each
    if of is None:
        return _ONCE[field](case) if field in _ONCE else BLANK
    found = (entry,) if of == each else entries(case, of)
    texts = (_EACH[field](case, one) for one in found if one is not None)
    return case.listed(texts, _of_nothing(case, of))


def _of_nothing(case: Case, each: str) -> str:
    """What stands in the place of a list without entries."""
    guessed = any(item.evidence.implementers is Evidence.GUESS for item in case.decision.items)
    return BLANK if each == "implementers" and guessed else case.unstated


def _subject_kind(case: Case) -> str:
    return word(f"subject_kind.{case.subject.kind.value}", case.lang) if case.subject else BLANK


def _identifier(case: Case) -> str:
    if case.subject is None:
        return BLANK
    given = case.subject.identifiers.model_dump(exclude_none=True)
    hidden = case.subject.kind is SubjectKind.INDIVIDUAL and not case.show_ids
    return case.listed(
        (
            f"{word(f'key.{key}', case.lang)} {mask_id(number) if hidden else number}"
            for key, number in given.items()
        ),
        BLANK,
    )


def _via(case: Case) -> str:
    direct = case.say("直接适用", "directly")
    return case.listed(
        (
            via_words(case.question.catalogue, owner.name or owner.id, one.via, case.lang)
            if one.via
            else direct
            for one in case.decision.leading
            for owner in [one.owner.subject]
        ),
        direct,
    )


def _title(case: Case) -> str:
    decision = case.decision
    mark = weakest([item.evidence.title for item in decision.items])
    return marked(titled(decision, case.lang), mark, case.lang)


def _force(case: Case) -> str:
    mark = weakest([item.evidence.force for item in case.decision.items])
    return marked(word(f"force.{case.decision.force.value}", case.lang), mark, case.lang)


def _period(case: Case) -> str:
    mark = weakest([item.evidence.period for item in case.decision.items])
    text = BLANK if mark is Evidence.GUESS else period_words(case.decision, case.lang)
    return marked(text, mark, case.lang)


def _last_day(case: Case) -> str:
    period = case.decision.period
    if period.end is not None:
        return period.end.isoformat()
    return case.say("终身", "for good") if period.end_known else case.unstated


def _delisting(case: Case) -> str:
    reasons = (
        reason
        for item in case.decision.items
        if item.document.exit is not None
        for reason in item.document.exit.delisting
    )
    return case.listed(reasons, case.unstated)


def _reaches(case: Case) -> str:
    reached = (
        relation_words(case.question.catalogue, one, case.lang) for one in case.decision.reaches
    )
    return case.listed(reached, case.none)


def _missing(case: Case) -> str:
    decision = case.decision
    return case.listed(
        (missing_words(decision, leaf, case.lang) for leaf in decision.missing), case.none
    )


def _verdict(decision: Decision) -> str:
    """What a decision means for a matter in hand; a guess never blocks."""
    hard = decision.kind is Kind.PUNISHMENT and decision.type.effect in _HARD
    known = decision.evidence is not Evidence.GUESS
    if decision.outcome is Outcome.APPLIES:
        return "block" if hard and known and decision.force is Force.MANDATORY else "warn"
    return {Outcome.UNDETERMINED: "review", Outcome.SUSPENDED: "warn"}.get(decision.outcome, "pass")


def _duty(case: Case) -> str:
    decision = case.decision
    if decision.outcome is Outcome.APPLIES:
        if decision.force is Force.MANDATORY:
            return case.say("强制性措施，应当执行", "mandatory: has to be carried out")
        return case.say("推荐性措施，视情况执行", "recommended: may be carried out")
    if decision.outcome is Outcome.SUSPENDED:
        return case.say("异议处理期间暂不执行", "not to be carried out while the objection is open")
    if decision.outcome is Outcome.UNDETERMINED:
        return case.say("先查明缺少的事实，再行判断", "find out what is missing, then decide")
    return case.none


def _release_reason(case: Case) -> str:
    if case.decision.outcome is Outcome.EXPIRED:
        return word("outcome.expired", case.lang)
    if case.decision.outcome is not Outcome.RELEASED:
        return case.none
    events = (one.reason for one in case.decision.leading if one.reason)
    return case.listed((word(f"event.{one}", case.lang) for one in events), BLANK)


def _released_on(case: Case) -> str:
    """The day after the last; of a measure that never ran a day, that of the releasing event."""
    decision = case.decision
    if decision.outcome not in (Outcome.RELEASED, Outcome.EXPIRED):
        return BLANK
    if decision.period.end is not None:
        return (decision.period.end + _ONE_DAY).isoformat()
    days = [
        event.happened_on
        for ground in decision.leading
        for event in ground.timeline.events
        if event.type.value == ground.reason
    ]
    return _day(max(days, default=None))


def _next_change(case: Case) -> str:
    found = next_change(case.evaluation)
    return found.isoformat() if found else case.none


def _day(day: date | None) -> str:
    return day.isoformat() if day else BLANK


_ONCE: Final[Mapping[str, Callable[[Case], str]]] = MappingProxyType(
    {
        "subject_name": lambda case: case.decision.name or case.decision.subject,
        "subject_kind": _subject_kind,
        "subject_number": _identifier,
        "reached_via": _via,
        "measure_title": _title,
        "kind": lambda case: word(f"kind.{case.decision.kind.value}", case.lang),
        "force": _force,
        "force_until": lambda case: (
            case.decision.force_until.isoformat() if case.decision.force_until else case.none
        ),
        "outcome": lambda case: word(f"outcome.{case.decision.outcome.value}", case.lang),
        "period": _period,
        "first_day": lambda case: _day(case.decision.period.start),
        "last_day": _last_day,
        "reaches": _reaches,
        "delisting": _delisting,
        "evidence": lambda case: word(f"evidence.{case.decision.evidence.value}", case.lang),
        "missing": _missing,
        "disposition": lambda case: word(f"verdict.{_verdict(case.decision)}", case.lang),
        "duty": _duty,
        "release_reason": _release_reason,
        "released_on": _released_on,
        "next_change_on": _next_change,
        "issuing_office": lambda case: case.office or BLANK,
        "issued_on": lambda case: _day(case.issued_on),
        "as_of": lambda case: case.question.as_of.isoformat(),
        "jurisdiction": lambda case: (
            case.question.jurisdiction or word("jurisdiction.national", case.lang)
        ),
        "decision_id": lambda case: case.decision.id,
        "digest": lambda case: digest(case.decision),
    }
)
"""The fields that a decision has once; those of the table that are in neither map are blanks."""


def _cause(case: Case, ground: Ground) -> str:
    cause = case.question.catalogue.causes[ground.record.record.cause or ""]
    return titled(cause, case.lang)


def _severity(case: Case, ground: Ground) -> str:
    severity = ground.record.record.severity
    return word(f"severity_of_record.{severity.value}", case.lang) if severity else BLANK


def _item_no(case: Case, ground: Ground) -> str:
    item, mark = ground.item, ground.item.evidence.item_no
    if item.item_no is None or mark is Evidence.GUESS:
        return BLANK
    return marked(item.item_no, mark, case.lang)


def _implementer(case: Case, one: ItemImplementer) -> str:
    marks = [item.evidence.implementers for item in case.decision.items if one in item.implementers]
    whole = ItemImplementer(one.authority, None)
    name = implementer_name(case.question.catalogue, whole, case.question.as_of, case.lang)
    return marked(name, weakest(marks), case.lang)


_EACH: Final[Mapping[str, Callable[[Case, Any], str]]] = MappingProxyType(
    {
        "cause": _cause,
        "severity": _severity,
        "handling_authority": lambda _, ground: ground.record.record.authority or BLANK,
        "document_no": lambda _, ground: ground.record.record.document_no or BLANK,
        "decided_on": lambda _, ground: _day(ground.record.record.decided_on),
        "listed_on": lambda _, ground: _day(ground.record.standing.listed_on),
        "item_no": _item_no,
        "item_document": lambda case, ground: basis_words(
            ground.item.citations(case.question.as_of)[0], case.lang, in_full=True
        ),
        "criteria": lambda case, ground: describe(ground.item.condition.node, case.lang),
        "bases": lambda case, one: basis_words(one, case.lang, in_full=True),
        "level": lambda case, one: word(f"level.{one.level.value}", case.lang),
        "implementer": _implementer,
        "part": lambda case, one: one.part or case.unstated,
    }
)
"""The fields of the entries of a list."""
