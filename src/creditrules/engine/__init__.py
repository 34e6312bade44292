"""The engine: subjects in, explained decisions out. Pure functions (design 4)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from creditrules.engine.miss import Miss, nearest

_HOMES = {
    "change": ("next_change",),
    "decision": ("Decision", "Evaluation", "Ground", "Notice", "Period", "Question", "Via"),
    "document": (
        "answer",
        "canonical",
        "decision_content",
        "digest",
        "evaluation_content",
        "notice_content",
    ),
    "evaluate": ("evaluate",),
    "explain": ("Explanation", "explain", "explain_miss"),
    "miss": ("Miss", "nearest"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

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
    "nearest",
    "next_change",
    "notice_content",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
