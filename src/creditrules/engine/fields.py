"""Whether what an applicant means to do lies in a field of business, as far as can be told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from creditrules.catalogue import Catalogue
from creditrules.conditions import Truth
from creditrules.model import BY_CAUSE, BusinessField, Evidence, Gate, industry_code

__all__ = ["field_truths", "gate_fields", "gate_fits"]

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BLANKS = re.compile(r"\s+")
_LEFT_OUT = re.compile(r"\([^()]*(?:不含|除外|不包括|不得)[^()]*\)")
"""A bracket of a business scope that names what is left out: （不含危险化学品）."""


def gate_fields(catalogue: Catalogue, gate: Gate, cause: str | None) -> tuple[str, ...]:
    """The fields that a gate is confined to for a cause, by id."""
    named = {one for one in gate.fields if one != BY_CAUSE}
    if BY_CAUSE in gate.fields:
        named |= {one.id for one in catalogue.fields.values() if cause in one.causes}
    return tuple(sorted(named))


def gate_fits(catalogue: Catalogue, gate: Gate, cause: str | None, field: str | None) -> Truth:
    """Whether a gate asks about somebody in a field, for a record of a cause.

    A gate without fields always does. Not known where no field is given, where the field cannot
    be told from what is given, and where no field names the cause that is to name it.
    """
    if not gate.fields:
        return True
    fields = gate_fields(catalogue, gate, cause)
    if field is None or not fields:
        return None
    truths = field_truths(catalogue, field)
    return _any(truths.get(one) for one in fields)


def _any(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return True if True in found else None if None in found else False


@lru_cache(maxsize=4096)
def field_truths(catalogue: Catalogue, given: str) -> Mapping[str, Truth]:
    """Field id -> whether what is given lies in it.

    Args:
        catalogue: whose fields are asked about.
        given: an industry code (GB/T 4754), or the words of a business scope (经营范围).
    """
    code, text = industry_code(given), _folded(given)
    truths: dict[str, Truth] = {}
    for field in catalogue.fields.values():
        if code is not None:
            truth = _holds_code(field, code)
        else:
            truth = _holds_text(field, text) if _CHINESE.search(text) else None
        guessed = field.evidence is Evidence.GUESS
        truths[field.id] = None if guessed else truth
    return MappingProxyType(truths)


def _holds_code(field: BusinessField, code: str) -> Truth:
    """Not known for a code that is wider than those of the field."""
    if not field.codes or any(prefix.startswith(code) for prefix in field.codes if prefix != code):
        return True if code in field.codes else None
    return any(code.startswith(prefix) for prefix in field.codes)


def _holds_text(field: BusinessField, text: str) -> Truth:
    """Not known where a word stands only in a bracket that names what is left out."""
    if not field.words:
        return None
    words = [_folded(one) for one in field.words]
    if any(one in _LEFT_OUT.sub("", text) for one in words):
        return True
    return None if any(one in text for one in words) else False


def _folded(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))
