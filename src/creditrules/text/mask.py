"""Numbers of natural persons, masked before they are shown (first 6 and last 4 stay)."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["mask_id", "mask_text"]

_ASCII_DIGITS: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_RESIDENT_ID: Final = re.compile(
    rf"(?<!\d)[1-9]\d{{5}}(?:(?:18|19|20)\d{{2}}{_DAY}\d{{3}}[\dXx]|\d{{2}}{_DAY}\d{{3}})(?!\d)",
    re.ASCII,
)
_LONG: Final = re.compile(r"\d{14}")
"""What every resident id holds, in digits of any width: a text without it needs no closer look."""


def mask_id(number: str) -> str:
    """Return ``number`` with all but its first 6 and last 4 characters replaced by ``*``.

    A number too short to hide at least four characters that way (a passport) keeps its first and
    last 2; one of 4 characters or fewer is hidden wholly.  The length stays.

    >>> mask_id("110101199003071234")
    '110101********1234'
    """
    size = len(number)
    if size >= 14:
        first, last = 6, 4
    elif size > 4:
        first, last = 2, 2
    else:
        first, last = 0, 0
    return number[:first] + "*" * (size - first - last) + number[size - last :]


def mask_text(text: str) -> str:
    """Return ``text`` with every resident id in it masked; the length stays.

    Finds numbers of 18 and 15 places whose middle is a possible day of birth, in ASCII or
    full-width digits.  A company's number that happens to look like one is masked too.
    """
    if _LONG.search(text) is None:
        return text
    pieces: list[str] = []
    end = 0
    for found in _RESIDENT_ID.finditer(text.translate(_ASCII_DIGITS)):
        start = found.start()
        pieces += (text[end:start], mask_id(text[start : found.end()]))
        end = found.end()
    return "".join((*pieces, text[end:])) if pieces else text
