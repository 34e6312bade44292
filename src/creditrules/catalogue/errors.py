"""What the room raises."""

from __future__ import annotations

from typing import Any

from creditrules.text import Diagnostic

__all__ = ["CatalogueError"]

_SHOWN = 20


class CatalogueError(ValueError):
    """A catalogue that cannot be used.

    Attributes:
        diagnostics: every error found, in the order of files and lines.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        shown = [one.render() for one in diagnostics[:_SHOWN]]
        if len(diagnostics) > _SHOWN:
            shown.append(f"（共 {len(diagnostics)} 处，其余从略）")
        super().__init__("\n".join(shown))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.diagnostics,)
