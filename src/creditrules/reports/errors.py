"""What a report refuses, as an exception that carries a diagnostic."""

from __future__ import annotations

from creditrules.text import Diagnostic

__all__ = ["ReportError"]


class ReportError(ValueError):
    """A report or a form of it that cannot be made.

    Attributes:
        diagnostic: what is wrong and how to mend it, in Chinese and English.
    """

    def __init__(self, code: str, **arguments: str) -> None:
        self.diagnostic = Diagnostic.of(code, None, None, None, **arguments)
        super().__init__(f"{self.diagnostic.message()}。{self.diagnostic.help()}")
