"""Which of two languages a text is told in."""

from __future__ import annotations

from typing import Protocol

__all__ = ["titled"]


class Titled(Protocol):
    """What has a title in both languages."""

    @property
    def title(self) -> str:
        """In Chinese."""

    @property
    def title_en(self) -> str:
        """In English."""


def titled(thing: Titled, lang: str = "zh") -> str:
    """The title of a thing in `lang` (`zh` or `en`)."""
    return thing.title_en if lang == "en" else thing.title
