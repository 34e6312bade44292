"""Numbers that identify a subject (识别号码), as they are compared and as far as they can tell."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from stdnum.cn import ric

__all__ = ["UNIFIED", "full_resident_id", "identifies", "number_of"]

UNIFIED: Final = re.compile(r"[0-9A-Z]{18}")
"""The form of a unified social credit code as `number_of` gives it."""

_BLANKS: Final = re.compile(r"[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff]+")
_NOTHING: Final = frozenset({"NULL", "NONE", "NIL", "NAN", "NA", "N/A"})
_OLD_RESIDENT_ID: Final = re.compile(r"\d{15}", re.ASCII)
_NO_NUMBER: Final = re.compile("0*|[^0-9A-Z]*")
_SHORTEST: Final = 4


def number_of(key: str, given: str) -> str | None:
    """A number as numbers are compared: NFKC, capitals, no blanks or hyphens.

    None for what stands where there is no number (`无`, `/`, `0000`, `NULL`). An old resident id
    of 15 digits counts as the 18 digits it became.
    """
    number = given.upper()
    if not (number.isascii() and number.isalnum()):
        number = _BLANKS.sub("", unicodedata.normalize("NFKC", number))
    if number in _NOTHING or _NO_NUMBER.fullmatch(number):
        return None
    return full_resident_id(number) if key == "resident_id" else number


def full_resident_id(number: str) -> str:
    """The 18 places of a resident id; 15 digits get their century and check digit (GB 11643)."""
    if _OLD_RESIDENT_ID.fullmatch(number) is None:
        return number
    longer = f"{number[:6]}19{number[6:]}"
    return longer + str(ric.calc_check_digit(longer + "0"))


def identifies(key: str, number: str) -> bool:
    """Whether a number as `number_of` gives it can tell one party from another.

    Fillers such as 1 or 99999999, which tables hold where no number is, cannot, nor a unified
    code that has not 18 places.
    """
    if len(number) < _SHORTEST or len(set(number)) == 1:
        return False
    return key != "uscc" or UNIFIED.fullmatch(number) is not None
