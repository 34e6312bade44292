"""The shape of a diagnostic code: how grave it is, and its words in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["ERROR", "NOTE", "WARNING", "CodeText", "Severity"]


class Severity(StrEnum):
    """How grave a diagnostic is: an error refuses the file or row, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CodeText:
    """The words of one diagnostic code."""

    severity: Severity
    zh: str
    en: str
    help_zh: str
    help_en: str


ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
NOTE: Final = Severity.NOTE
