"""The engine: subjects in, explained decisions out. Pure functions (design 4)."""

from __future__ import annotations

from creditrules.engine.change import next_change
from creditrules.engine.decision import (
    Decision,
    Evaluation,
    Ground,
    Notice,
    Period,
    Question,
    Via,
)
from creditrules.engine.document import (
    answer,
    canonical,
    decision_content,
    digest,
    evaluation_content,
    notice_content,
)
from creditrules.engine.evaluate import evaluate
from creditrules.engine.explain import Explanation, explain, explain_miss
from creditrules.engine.match import match
from creditrules.engine.miss import Miss, nearest

__all__ = [
    "Decision",
    "Evaluation",
    "Explanation",
    "Ground",
    "Miss",
    "Notice",
    "Period",
    "Question",
    "Via",
    "answer",
    "canonical",
    "decision_content",
    "digest",
    "evaluate",
    "evaluation_content",
    "explain",
    "explain_miss",
    "match",
    "nearest",
    "next_change",
    "notice_content",
]
