"""The engine: subjects in, explained decisions out. Pure functions (design 4)."""

from __future__ import annotations

from creditrules.engine.alert import Alert, Errand, Screening, ScreenRequest
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
from creditrules.engine.decision_index import DecisionIndex
from creditrules.engine.document import (
    answer,
    canonical,
    decision_content,
    digest,
    evaluation_content,
    missing_content,
    notice_content,
    question_content,
)
from creditrules.engine.evaluate import evaluate
from creditrules.engine.explain import Explanation, explain, explain_miss, missing_row
from creditrules.engine.foresee import Doubt, Foresight, Nothing, foresee
from creditrules.engine.foresee_words import nothing_words
from creditrules.engine.match import match
from creditrules.engine.merge import merge
from creditrules.engine.miss import Miss, nearest
from creditrules.engine.record_classes import ClassedRecord, classed_records
from creditrules.engine.release import Release, Stay, StayReason, release, with_event
from creditrules.engine.release_words import stay_words
from creditrules.engine.screen import screen
from creditrules.engine.screen_words import alert_page, screening_content
from creditrules.engine.unclassified import Gap, Group, Unclassified

__all__ = [
    "Alert",
    "Cause",
    "Change",
    "ChangeKind",
    "ClassedRecord",
    "Classification",
    "Concern",
    "ConcernState",
    "Decision",
    "DecisionIndex",
    "Doubt",
    "Errand",
    "Evaluation",
    "Explanation",
    "Foresight",
    "Gap",
    "Ground",
    "Group",
    "Miss",
    "Nothing",
    "Notice",
    "Period",
    "Question",
    "Release",
    "ScreenRequest",
    "Screening",
    "Standing",
    "Stay",
    "StayReason",
    "Unclassified",
    "Via",
    "alert_page",
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
    "foresee",
    "history",
    "match",
    "merge",
    "missing_content",
    "missing_row",
    "nearest",
    "nearest_rule",
    "next_change",
    "nothing_words",
    "notice_content",
    "question_content",
    "release",
    "screen",
    "screening_content",
    "standing_on",
    "stands_on",
    "stay_words",
    "with_event",
]
