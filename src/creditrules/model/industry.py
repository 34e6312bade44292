"""Codes of industries (GB/T 4754-2017): one letter of a section, two to four digits below it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

__all__ = ["IndustryCode", "industry_code"]

_PATTERN = r"^([A-T](\d{2,4})?|\d{2,4})$"
_CODE = re.compile(r"([A-T]?)(\d{2,4})?", re.ASCII)
_FIRST = {
    **{"A": 1, "B": 6, "C": 13, "D": 44, "E": 47, "F": 51, "G": 53, "H": 61, "I": 63, "J": 66},
    **{"K": 70, "L": 71, "M": 73, "N": 76, "O": 80, "P": 83, "Q": 84, "R": 86, "S": 91, "T": 97},
}
"""The first division (大类) of every section (门类); each ends where the next begins."""
_LAST = 97


def industry_code(text: str) -> str | None:
    """A code with the letter of its section: `C1411` for `1411`, `c1411` or `C1411`.

    None for what is no code, or whose letter and digits belong to different sections.
    """
    found = _CODE.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()):
        return None
    letter, digits = found[1], found[2] or ""
    if not digits:
        return letter
    section = _section(int(digits[:2]))
    return section + digits if section and letter in ("", section) else None


def _section(division: int) -> str | None:
    if not 1 <= division <= _LAST:
        return None
    return next(letter for letter in reversed(_FIRST) if _FIRST[letter] <= division)


def _parse(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = industry_code(value)
    if found is None:
        raise PydanticCustomError("industry_code_bad", "“{value}”不是行业代码", {"value": value})
    return found


IndustryCode = Annotated[
    str, BeforeValidator(_parse), WithJsonSchema({"type": "string", "pattern": _PATTERN})
]
"""A code of GB/T 4754-2017 with the letter of its section; with or without it when read."""
