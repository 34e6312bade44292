"""The diagnostic codes of scenarios, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import CodeText

CODES: Final[dict[str, CodeText]] = {}
