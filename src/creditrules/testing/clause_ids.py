"""The ids of clauses that scenarios name."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

__all__ = ["ClauseIds", "as_list"]


def as_list(value: Any) -> Any:
    """A text alone is a list of one."""
    return [value] if isinstance(value, str) else value


_ClauseId = Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{2}$")]
ClauseIds = Annotated[tuple[_ClauseId, ...], BeforeValidator(as_list)]
"""One clause id or a list of them."""
