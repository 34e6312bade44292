"""What the models refuse in a subject, as findings: placed, in two languages, with a remedy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from creditrules.intake.raw import Path, Raw, conceal_number
from creditrules.model import CreditRecord, Event, Identifiers, Relation, Subject
from creditrules.model.base import Frozen
from creditrules.text import CODES, Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["refusals_of"]

_MODELS: Final[dict[str, type[Frozen]]] = {
    "records": CreditRecord,
    "events": Event,
    "relations": Relation,
    "identifiers": Identifiers,
}
_SHAPES: Final = {
    "dict_type": "subject_object_expected",
    "model_attributes_type": "subject_object_expected",
    "model_type": "subject_object_expected",
    "list_type": "subject_list_expected",
    "tuple_type": "subject_list_expected",
    "string_type": "subject_text_expected",
}
_EMPTY: Final = frozenset({"string_too_short", "too_short"})
_KEY: Final = "[key]"
_CHOICE: Final = re.compile(r"'([^']*)'")
_SHOWN: Final = 1000


def refusals_of(
    error: ValidationError, raw: Raw, base: Path = (), *, model: type[Frozen] = Subject
) -> Iterator[Diagnostic]:
    """One finding per mistake that `model` found in the data at `base`.

    A key that is missing because it is misspelt is one finding, and so is a value that none of
    the types of an attribute takes.
    """
    details = error.errors(include_url=False)
    misspelt = {
        (*one["loc"][:-1], _nearest(one["loc"], base, model))
        for one in details
        if one["type"] == "extra_forbidden"
    }
    told: set[Path] = set()
    for one in details:
        if one["type"] == "missing" and one["loc"] in misspelt:
            continue
        if one["type"] == "too_short" and one["input"]:  # of its entries each has been told
            continue
        path = (*base, *one["loc"])
        at = path.index("attributes") if "attributes" in path else len(path)
        if path[at + 2 :] and path[-1] != _KEY:
            path = path[: at + 2]
            if path not in told:
                yield raw.finding("subject_attribute_bad", path)
        else:
            yield _refusal(one, raw, path, base, model)
        told.add(path)


def _refusal(
    error: ErrorDetails, raw: Raw, path: Path, base: Path, model: type[Frozen]
) -> Diagnostic:
    kind, given = error["type"], error["input"]
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        near = _nearest(error["loc"], base, model)
        code = "subject_key_unknown" if model is Subject else "case_key_unknown"
        return raw.finding(code, path, suggestion=near)
    if kind == "missing":
        return raw.finding("subject_key_missing", path, key=str(path[-1]))
    if given is None or kind in _EMPTY:
        return raw.finding("subject_value_empty", path)
    value = _shown(given, path)
    if kind in ("enum", "literal_error"):
        choices = _CHOICE.findall(str(context["expected"]))
        near = suggestion(value, choices)
        return raw.finding("subject_value_unknown", path, value=value, suggestion=near)
    if kind in _SHAPES:
        return raw.finding(_SHAPES[kind], path, value=value)
    if kind == "string_too_long":
        size, limit = str(len(given)), str(context["max_length"])
        return raw.finding("subject_value_too_long", path, size=size, limit=limit)
    if kind == "string_pattern_mismatch":
        key = path[-1] == _KEY
        return raw.finding(_pattern_code(path), path[:-1] if key else path, value=value)
    if kind in CODES:
        words = {name: str(word) for name, word in context.items()}
        return raw.finding(kind, path, **{**words, "value": value})
    return raw.finding("subject_value_bad", path, value=value, reason=error["msg"])


def _pattern_code(path: Path) -> str:
    if path[-1] == "jurisdiction":
        return "subject_jurisdiction_bad"
    if path[-1] == "period":
        return "case_period_malformed"
    invisible = path[-1] in ("id", "subject", "case", "corrects")
    return "subject_id_invisible" if invisible else "subject_id_malformed"


def _nearest(loc: tuple[int | str, ...], base: Path, root: type[Frozen]) -> str:
    """The key that was meant by the last part of `loc`, or all that may stand there."""
    names = [part for part in (*base, *loc[:-1]) if isinstance(part, str)]
    model = _MODELS[names[-1]] if names else root
    keys = [field.alias or name for name, field in model.model_fields.items()]
    return suggestion(str(loc[-1]), keys)


def _shown(value: Any, path: Path) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return conceal_number(text) if path[-1:] == ("resident_id",) else text[:_SHOWN]
