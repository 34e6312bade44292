"""What pydantic refuses, as findings of this project: placed, in two languages, with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from creditrules.catalogue.source import Place
from creditrules.model.base import Frozen
from creditrules.text import CODES, Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["findings_of"]

_SHAPES = {
    "dict_type": "mapping_expected",
    "list_type": "list_expected",
    "model_attributes_type": "mapping_expected",
    "model_type": "mapping_expected",
    "string_type": "text_expected",
    "tuple_type": "list_expected",
}
_PATTERNS = {
    r"^(national|\d{6})$": "jurisdiction_bad",
    r"^\d{6}$": "jurisdiction_bad",
    r"^[A-Z]{2}-\d{2}$": "clause_id_bad",
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$": "identifier_bad",
}
_EMPTY = frozenset({"string_too_short", "too_short"})
_BRANCHES = frozenset({"bool", "int", "float", "str", "list[str]"})
_CHOICE = re.compile(r"'([^']*)'")


def findings_of(error: ValidationError, model: type[Frozen], place: Place) -> list[Diagnostic]:
    """One finding per mistake in the data at `place`, which `model` refused.

    A key that is missing because it is misspelt is one finding, not two.
    """
    details = _told_once(error.errors(include_url=False))
    meant = {
        (one["loc"][:-1], _nearest_key(model, one["loc"]))
        for one in details
        if one["type"] == "extra_forbidden"
    }
    return [
        _finding(one, model, place)
        for one in details
        if one["type"] != "missing" or (one["loc"][:-1], one["loc"][-1]) not in meant
    ]


def _told_once(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without what only follows from another one.

    Of a value that may have several types pydantic reports each; a list whose entries cannot be
    read it calls too short.
    """
    found: dict[tuple[int | str, ...], ErrorDetails] = {}
    for one in details:
        loc = one["loc"]
        branch = next((i for i, part in enumerate(loc) if part in _BRANCHES), 0)
        if branch:
            one = {**one, "type": "no_branch", "loc": loc[:branch]}
        found.setdefault((*one["loc"], one["type"]), one)
    lists = {other["loc"][: i + 1] for other in details for i in range(len(other["loc"]) - 1)}
    return [one for one in found.values() if one["type"] != "too_short" or one["loc"] not in lists]


def _finding(error: ErrorDetails, model: type[Frozen], place: Place) -> Diagnostic:
    kind, given, loc = error["type"], error["input"], error["loc"]
    context = error.get("ctx", {})
    here = place.at(*loc)
    key = next((part for part in reversed(here.path) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        near = _nearest_key(model, loc)
        return here.key_finding("key_unknown", key=key, suggestion=near)
    if kind == "missing":
        return place.at(*loc[:-1]).finding("key_missing", key=key)
    if given is None or kind in _EMPTY:
        return here.finding("value_empty", key=key)
    if kind in _SHAPES:
        return here.finding(_SHAPES[kind], key=key)
    if not isinstance(given, str) and ("value" in context or "expected" in context):
        return here.finding("text_expected", key=key)
    if kind in ("enum", "literal_error"):
        choices = _CHOICE.findall(str(context["expected"]))
        near = suggestion(given, choices)
        return here.finding("value_unknown", key=key, value=given, suggestion=near)
    if kind in CODES:
        return _named(kind, here, {name: str(value) for name, value in context.items()})
    code = _PATTERNS.get(str(context.get("pattern")), "value_bad")
    return here.finding(code, key=key, value=given if isinstance(given, str) else "…")


def _named(code: str, here: Place, arguments: dict[str, str]) -> Diagnostic:
    """A mistake that a model knows by name; of two fields that clash, both are shown."""
    at, against = arguments.pop("at", None), arguments.pop("against", None)
    other = here.at(against).span if against else None
    return (here.at(at) if at else here).finding(code, other, **arguments)


def _nearest_key(model: type[Frozen], loc: tuple[int | str, ...]) -> str:
    """The key that was meant by the last part of `loc`, or all keys that may stand there."""
    return suggestion(str(loc[-1]), list(_keys(_model_at(model, loc[:-1]))))


def _keys(model: type[Frozen]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


def _model_at(model: type[Frozen], loc: tuple[int | str, ...]) -> type[Frozen]:
    for part in loc:
        field = next((f for name, f in model.model_fields.items() if part in (name, f.alias)), None)
        model = _model_in(field) or model
    return model


def _model_in(field: FieldInfo | None) -> type[Frozen] | None:
    """The model that a field holds, by itself or as the entries of a list."""
    waiting: list[Any] = [field.annotation] if field else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Frozen):
            return one
        waiting += get_args(one)
    return None
