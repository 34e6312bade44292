"""Procedures run: cases, their duties and deadlines; pure functions over events and dates."""

from __future__ import annotations

from creditrules.model.procedure import CaseEvent
from creditrules.procedure.case import Case, CaseStatus, Duty, DutyStatus, Upcoming
from creditrules.procedure.document import case_content, duty_content
from creditrules.procedure.opened import duties_opened
from creditrules.procedure.spans import Span, spans
from creditrules.procedure.track import track
from creditrules.procedure.words import due_words, limit_words, status_words

__all__ = [
    "Case",
    "CaseEvent",
    "CaseStatus",
    "Duty",
    "DutyStatus",
    "Span",
    "Upcoming",
    "case_content",
    "due_words",
    "duties_opened",
    "duty_content",
    "limit_words",
    "spans",
    "status_words",
    "track",
]
