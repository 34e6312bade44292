"""Evaluations as JSON: equal input gives equal bytes (design S11, section 9)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from creditrules.catalogue import Citation, ItemImplementer
from creditrules.conditions import Leaf, describe_value
from creditrules.engine.classify import Classification, classifications
from creditrules.engine.decision import (
    Decision,
    Evaluation,
    Ground,
    Notice,
    Period,
    Question,
    missing_leaves,
)
from creditrules.engine.record_classes import classed_records
from creditrules.model import Evidence, Grade, Relation
from creditrules.text import Diagnostic, mask_text
from creditrules.version import package_version

SCHEMA = "creditrules/evaluation/1"

Json = dict[str, Any]


def canonical(value: Any) -> str:
    """JSON with sorted keys, no blanks, unescaped UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(decision: Decision) -> str:
    """SHA-256 over the canonical JSON of a decision without explanation."""
    return hashlib.sha256(canonical(decision_content(decision)).encode()).hexdigest()


def answer(evaluation: Evaluation) -> tuple[Grade | None, tuple[Json, ...]]:
    """What an evaluation says, without the day it was asked for: two that are equal say the
    same."""
    return evaluation.grade, tuple(decision_content(one) for one in evaluation.decisions)


def decision_content(decision: Decision) -> Json:
    """A decision as JSON, without digest and explanation."""
    return {
        "id": decision.id,
        "subject": decision.subject,
        "measure_type": decision.type.id,
        "title": decision.title,
        "kind": decision.kind.value,
        "effect": decision.type.effect.value,
        "force": decision.force.value,
        "force_until": _day(decision.force_until),
        "outcome": decision.outcome.value,
        "period": period_content(decision.period),
        "grounds": [_ground(ground) for ground in decision.grounds],
        "reaches": [_relation(relation) for relation in decision.reaches],
        "legal_bases": [citation_content(one) for one in decision.legal_bases],
        "handling": [_implementer(one, decision.as_of) for one in decision.handling],
        "implementers": [_implementer(one, decision.as_of) for one in decision.implementers],
        "basic_list": _listed(decision),
        "evidence_required": list(decision.evidence_required),
        "evidence": decision.evidence.value,
    }


def evaluation_content(
    evaluation: Evaluation,
    *,
    every_outcome: bool = False,
    next_change_on: date | None = None,
    explanations: dict[str, Json] | None = None,
) -> Json:
    """An evaluation as the JSON document `creditrules/evaluation/1`.

    Args:
        every_outcome: list all decisions, not only what applies or is suspended.
        next_change_on: the result of `next_change`.
        explanations: decision id -> its explanation, to be printed with it.
    """
    question = evaluation.question
    catalogue, calendar = question.catalogue, question.catalogue.calendar
    listed = evaluation.decisions if every_outcome else evaluation.live
    classes = record_class_content(evaluation)
    return {
        **({"record_classes": classes} if classes else {}),
        "schema": SCHEMA,
        "subject": question.subject.id,
        "as_of": question.as_of.isoformat(),
        "known_at": _instant(question.known_at),
        "jurisdiction": question.jurisdiction,
        "catalogue": {"fingerprint": catalogue.fingerprint, "version": catalogue.version},
        "calendar": {
            "fingerprint": calendar.fingerprint,
            "covered_to": calendar.covered_to.isoformat(),
        },
        "engine": package_version(),
        "grade": evaluation.grade.value if evaluation.grade else None,
        "next_change_on": _day(next_change_on),
        "decisions": [_with_digest(one, explanations or {}) for one in listed],
        "undetermined": [
            content for one in evaluation.undetermined for content in _undetermined(one)
        ],
        "classified": [
            classification_content(one)
            for record in evaluation.facts.records
            for one in classifications(catalogue, evaluation.facts, record, question.jurisdiction)
        ],
        "unclassified": [one.record.id for one in evaluation.unclassified],
        "warnings": [notice_content(one) for one in evaluation.warnings],
    }


def record_class_content(evaluation: Evaluation) -> list[Json]:
    """The class that each document of the place puts each record in."""
    return [
        {"record": one.record, "catalogue": one.document, "class": held.id, "title": held.title}
        for one in classed_records(evaluation.question, evaluation.facts)
        for held in one.classes
    ]


def question_content(question: Question) -> Json:
    """What was asked of whom, and by which rules."""
    catalogue = question.catalogue
    return {
        "subject": question.subject.id,
        "as_of": question.as_of.isoformat(),
        "known_at": _instant(question.known_at),
        "jurisdiction": question.jurisdiction,
        "catalogue": {"fingerprint": catalogue.fingerprint, "version": catalogue.version},
    }


def _with_digest(decision: Decision, explanations: dict[str, Json]) -> Json:
    content = decision_content(decision)
    content["digest"] = digest(decision)
    if decision.id in explanations:
        content["explanation"] = explanations[decision.id]
    return content


def _undetermined(decision: Decision) -> list[Json]:
    """What each item of an undetermined decision hangs on."""
    return [
        {
            "subject": decision.subject,
            "item": item.id,
            "measure_type": decision.type.id,
            "missing": missing_content(missing_leaves(grounds)),
            "reasons": sorted({one.reason for one in grounds if one.reason}),
        }
        for item in decision.items
        for grounds in [[one for one in decision.leading if one.item is item]]
    ]


def classification_content(one: Classification) -> Json:
    """A rule that gave a record its cause, with what it found there."""
    rule = one.rule
    return {
        "record": one.record,
        "rule": rule.id,
        "title": rule.title,
        "cause": rule.cause.id,
        "severity": one.severity.value if one.severity else None,
        "key_area": rule.key_area.value if rule.key_area else None,
        "met": [
            {
                "fact": met.fact.id,
                "title": met.fact.title,
                "found": [describe_value(met.fact, found, "zh") for found in met.found],
            }
            for met in one.met
        ],
        "needs_listing": one.needs_listing,
        "evidence": rule.evidence.value,
    }


def missing_content(leaves: Iterable[Leaf]) -> list[Json]:
    """The facts to ask for, with their Chinese names."""
    return [
        {
            "owner": leaf.owner,
            "record": leaf.record,
            "fact": leaf.fact.id,
            "title": leaf.fact.title,
        }
        for leaf in leaves
    ]


def notice_content(notice: Notice) -> Json:
    """A warning with its message in Chinese."""
    arguments = dict(notice.arguments)
    return {
        "code": notice.code,
        "message": Diagnostic.of(notice.code, None, None, None, **arguments).message("zh"),
        "arguments": {name: mask_text(value) for name, value in arguments.items()},
    }


def _ground(ground: Ground) -> Json:
    return {
        "record": ground.record.record.id,
        "owner": ground.owner.subject.id,
        "item": ground.item.id,
        "cause": ground.record.record.cause,
        "force": ground.force.value,
        "outcome": ground.outcome.value,
        "period": period_content(ground.period),
        "reason": ground.reason,
        "via": _relation(ground.via.relation) if ground.via else None,
        "missing": missing_content(missing_leaves([ground])),
    }


def period_content(period: Period) -> Json:
    """A stretch of days, both inclusive."""
    return {
        "start": _day(period.start),
        "end": _day(period.end),
        "end_known": period.end_known,
    }


def _relation(relation: Relation) -> Json:
    return {
        "role": relation.role,
        "subject": relation.subject,
        "name": relation.name,
        "from": _day(relation.start),
        "to": _day(relation.end),
    }


def citation_content(citation: Citation) -> Json:
    """A legal basis as it stands on the day."""
    return {
        "instrument": citation.instrument.id,
        "doc_no": citation.doc_no,
        "title": citation.instrument.title,
        "edition": citation.edition.edition,
        "articles": [one.article for one in citation.articles],
        "level": citation.level.value,
        "evidence": citation.evidence.value,
        "weak": any(one.weak for one in citation.articles),
        "moved": citation.moved,
        "edition_unlisted": citation.edition_unlisted,
    }


def _listed(decision: Decision) -> Json | None:
    """The item of the basic list that the measure is, in the edition it goes by."""
    if decision.list_place is None:
        return None
    place, edition = decision.list_place
    return {
        "item": place.item.id,
        "title": place.item.title,
        "category": place.item.category.value,
        "edition": edition.edition,
        "evidence": place.evidence.value,
    }


def _implementer(one: ItemImplementer, day: date) -> Json:
    return {
        "authority": one.authority.id,
        "name": one.authority.name,
        "part": one.part,
        "successors": successors_by(one, day),
    }


def successors_by(one: ItemImplementer, day: date) -> list[str]:
    """Ids of the bodies that have taken the authority's functions over by a day."""
    return [
        successor.authority
        for successor in one.authority.successors
        if successor.since.last <= day and successor.evidence is not Evidence.GUESS
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
