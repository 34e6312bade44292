"""The divisions of the country (行政区划, GB/T 2260): which there are, and which holds which."""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum import numdb

__all__ = ["area_prefix", "jurisdiction_exists", "place_covers"]


@lru_cache(maxsize=8192)
def jurisdiction_exists(code: str) -> bool:
    """Whether GB/T 2260 has, or had, a division of this six-digit code.

    Looked up in the table of python-stdnum, which knows abolished divisions too. A division newer
    than that table, or a development zone with a code of its own, is not found: warn, never
    refuse.
    """
    if re.fullmatch(r"\d{6}", code, re.ASCII) is None:
        return False
    return any("county" in properties for _, properties in numdb.get("cn/loc").info(code))


def place_covers(area: str, place: str | None) -> bool:
    """Whether the GB/T 2260 code `area` (or `national`) holds the code `place`."""
    if area == "national":
        return True
    return place is not None and place.startswith(area_prefix(area))


def area_prefix(area: str) -> str:
    """`370000` -> `37`, `370100` -> `3701`, `370102` -> `370102`."""
    if area.endswith("0000"):
        return area[:2]
    return area[:4] if area.endswith("00") else area
