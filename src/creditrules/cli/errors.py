"""What ends a command early."""

from __future__ import annotations

from collections.abc import Iterable

from creditrules.text import Diagnostic

__all__ = ["RefusedError", "UsageError"]


class UsageError(Exception):
    """A command line that cannot be understood; exit code 2."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message())

    @classmethod
    def of(cls, code: str, /, **arguments: str) -> UsageError:
        """The error with that diagnostic code."""
        return cls(Diagnostic.of(code, None, None, None, **arguments))


class RefusedError(Exception):
    """Input that cannot be worked on; exit code 1."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(one.message() for one in self.diagnostics))
