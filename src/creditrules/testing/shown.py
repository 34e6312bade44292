"""Values of expectations and answers as they are shown, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from creditrules.text import WORDS, Word

__all__ = ["NONE", "boolean_word", "day_word", "list_word"]

NONE: Final = Word("无", "none")


def boolean_word(value: bool) -> Word:
    """Yes or no."""
    return WORDS[f"boolean.{str(value).lower()}"]


def day_word(day: date | None) -> Word:
    """A day, or that there is none."""
    return Word(day.isoformat(), day.isoformat()) if day else NONE


def list_word(words: Iterable[str]) -> Word:
    """Words in order, each once."""
    found = sorted(set(words))
    return Word("、".join(found) or NONE.zh, ", ".join(found) or NONE.en)
