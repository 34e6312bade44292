"""What somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

from creditrules.text.words import NAMESPACES

__all__ = ["closest", "suggestion"]

_LONGEST: Final = 100


def closest(word: str, choices: Collection[str]) -> str | None:
    """Return the one of ``choices`` nearest to ``word``, or None if none is near.

    Blanks, hyphens and capitals do not count, and a Chinese name stands for its word:
    ``closest("标题", {"title", "force"})`` is ``"title"``.
    """
    if word in choices:
        return word
    if len(word) > _LONGEST:
        return None
    named = _named(word.strip(), choices)
    if named is not None:
        return named
    plain = {_folded(choice): choice for choice in sorted(choices, reverse=True)}
    near = get_close_matches(_folded(word), plain, n=1)
    return plain[near[0]] if near else None


def suggestion(word: str, choices: Collection[str]) -> str:
    """Return what may stand in the place of ``word``: the nearest choice, or all of them.

    For the argument ``suggestion`` of a finding, which is never empty where there is a choice.
    """
    return closest(word, choices) or " | ".join(sorted(choices)) or "-"


def _folded(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def _named(name: str, choices: Collection[str]) -> str | None:
    for words in NAMESPACES.values():
        for key, texts in words.items():
            if texts.zh == name and key in choices:
                return key
    return None
