"""The engine: subjects in, explained decisions out. Pure functions (design 4)."""

from __future__ import annotations

from creditrules.engine.cause_words import cause_words
from creditrules.engine.change import ask_on, next_change
from creditrules.engine.classify import Classification, classifications, nearest_rule
from creditrules.engine.clearing import (
    Concern,
    ConcernState,
    Standing,
    clearing,
    endings,
    standing_on,
    stands_on,
)
from creditrules.engine.compare import Cause, Change, ChangeKind, changes, history
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
from creditrules.engine.merge import merge
from creditrules.engine.miss import Miss, nearest
from creditrules.engine.record_classes import ClassedRecord, classed_records
from creditrules.engine.unclassified import Gap, Group, Unclassified

__all__ = [
    "Cause",
    "Change",
    "ChangeKind",
    "ClassedRecord",
    "Classification",
    "Concern",
    "ConcernState",
    "Decision",
    "Evaluation",
    "Explanation",
    "Gap",
    "Ground",
    "Group",
    "Miss",
    "Notice",
    "Period",
    "Question",
    "Standing",
    "Unclassified",
    "Via",
    "answer",
    "ask_on",
    "canonical",
    "cause_words",
    "changes",
    "classed_records",
    "classifications",
    "clearing",
    "decision_content",
    "digest",
    "endings",
    "evaluate",
    "evaluation_content",
    "explain",
    "explain_miss",
    "history",
    "match",
    "merge",
    "nearest",
    "nearest_rule",
    "next_change",
    "notice_content",
    "standing_on",
    "stands_on",
]
