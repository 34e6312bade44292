"""A case as JSON data: `creditrules/case/1`. Within a version fields are only added."""

from __future__ import annotations

from datetime import date
from typing import Any

from creditrules.procedure.case import Case, Duty, Upcoming
from creditrules.procedure.words import due_words, limit_words, status_words
from creditrules.text import titled

__all__ = ["case_content", "duty_content"]


def case_content(case: Case, lang: str = "zh") -> dict[str, Any]:
    """The case as JSON data, its words in `lang` (`zh` or `en`)."""
    return {
        "schema": "creditrules/case/1",
        "case": case.id,
        "procedure": case.procedure.id,
        "subject": case.subject,
        "as_of": case.as_of.isoformat(),
        "known_at": case.known_at.isoformat() if case.known_at else None,
        "status": case.status.value,
        "begun_on": _day(case.begun_on),
        "closed_on": _day(case.closed_on),
        "events": [one.model_dump(mode="json", exclude_defaults=True) for one in case.events],
        "later": list(case.later),
        "duties": [duty_content(one, lang) for one in case.duties],
        "upcoming": [_upcoming(one, lang) for one in case.upcoming],
        "findings": [
            {"code": one.code, "message": one.message(lang), "arguments": dict(one.arguments)}
            for one in case.findings
        ],
    }


def duty_content(duty: Duty, lang: str = "zh") -> dict[str, Any]:
    """One duty as JSON data."""
    step = duty.step
    return {
        "id": duty.id,
        "case": duty.case,
        "step": step.id,
        "title": titled(step.stated, lang),
        "actor": step.actor.id,
        "actor_title": titled(step.actor, lang),
        "office": duty.office,
        "period": duty.period,
        "opened_on": duty.opened_on.isoformat(),
        "opened_by": duty.opened_by,
        "limit": limit_words(duty.limit, lang),
        "branch": duty.limit.given,
        "due": _day(duty.due),
        "earliest": _day(duty.deadline.earliest if duty.deadline else None),
        "latest": _day(duty.deadline.latest if duty.deadline else None),
        "due_words": due_words(duty, lang),
        "status": duty.status.value,
        "status_words": status_words(duty, lang),
        "late": duty.late,
        "done_on": _day(duty.done_on),
        "done_by": duty.done_by,
        "evidence": step.stated.evidence.value,
    }


def _upcoming(one: Upcoming, lang: str) -> dict[str, Any]:
    return {
        "step": one.step.id,
        "title": titled(one.step.stated, lang),
        "actor": one.step.actor.id,
        "limit": limit_words(one.step.limit, lang),
        "after": list(one.after),
        "after_overdue": list(one.after_overdue),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
