"""The JSON Schema of catalogue files, for editors; made from the models that read them."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from creditrules.calendar import notice_file_schema
from creditrules.catalogue.kinds import KINDS
from creditrules.conditions import FactTable, Operator
from creditrules.model import BY_CAUSE, FactOwner, FactType
from creditrules.text import WORDS, word

__all__ = ["catalogue_schema"]

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_LIST: Schema = {"type": "array", "items": _SCALAR, "minItems": 1}
_TRUE: Schema = {"const": True}
_LENGTH: Schema = {"type": "string", "pattern": r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$"}
_OPERANDS: dict[Operator, Schema] = {
    Operator.ABSENT: _TRUE,
    Operator.BETWEEN: {**_LIST, "minItems": 2, "maxItems": 2},
    Operator.CONTAINS_ANY: _LIST,
    Operator.IN: _LIST,
    Operator.KNOWN: _TRUE,
    Operator.WITHIN: _LENGTH,
}


def catalogue_schema() -> Schema:
    """The JSON Schema (2020-12) of every kind of file that `load_catalogue` reads.

    It says what a file may hold, not what the ids in it must name. Keys carry their Chinese
    names; numbers and dates may stand without quotation marks, as the loader takes them.
    """
    models = [kind.model for kind in KINDS if kind.model is not None]
    refs, found = models_json_schema([(model, "validation") for model in models], by_alias=True)
    definitions: dict[str, Schema] = {
        name: _of_yaml(schema) for name, schema in found["$defs"].items()
    }
    for name in ("Measure", "MeasureFields", "GradeRule"):
        _loosen(definitions[name]["properties"])
    gate_fields = definitions["Gate"]["properties"]
    gate_fields["fields"] = {"anyOf": [gate_fields["fields"], {"const": BY_CAUSE}]}
    for name in ("Step", "Branch"):
        _shorten(definitions[name]["properties"])
    of_record = {"$ref": "#/$defs/RecordCondition"}
    for name, key in (("ClassifyRule", "when"), ("RecordClass", "when"), ("Repair", "excludes")):
        definitions[name]["properties"][key] = of_record
    definitions["CatalogueFile"]["properties"]["classify_only"] = of_record
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "creditrules",
        "anyOf": [*(refs[model, "validation"] for model in models), notice_file_schema()],
        "$defs": definitions | _condition_definitions(),
    }


def _of_yaml(schema: Any) -> Any:
    """A schema of text that YAML editors read as text or number, its keys named in Chinese."""
    if isinstance(schema, list):
        return [_of_yaml(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _of_yaml(one) for key, one in schema.items() if key != "description"}
    if made.get("type") == "string" and "enum" not in made:
        made["type"] = ["string", "number"]
    properties = made.get("properties")
    for key, one in properties.items() if isinstance(properties, dict) else ():
        if f"key.{key}" in WORDS:
            one["title"] = word(f"key.{key}")
    return made


def _loosen(properties: dict[str, Schema]) -> None:
    """What may be written in short, and the conditions."""
    if "cause" in properties:
        properties["cause"]["anyOf"].append({"type": "string"})
    for key in properties.keys() & {"handling", "implementers"}:
        items = properties[key]["items"]
        properties[key]["items"] = {"anyOf": [{"type": "string"}, items]}
    properties["when"] = {"$ref": "#/$defs/Condition", "title": word("key.when")}


def _shorten(properties: dict[str, Schema]) -> None:
    """What of a step may be written as a text alone: a list of one event, a limit's length."""
    for key in ("after", "after_overdue", "done_by", "unless", "until", "limit"):
        if key in properties:
            title = properties[key].pop("title")
            properties[key] = {"anyOf": [{"type": "string"}, properties[key]], "title": title}


def _condition_definitions() -> dict[str, Schema]:
    records: Schema = {"$ref": "#/$defs/RecordCondition"}
    counted: Schema = {
        "type": "object",
        "properties": {
            "at_least": {"type": "integer", "minimum": 1, "title": word("key.at_least")},
            "within": {**_LENGTH, "title": word("key.within")},
            "of": records,
        },
        "required": ["at_least", "of"],
        "additionalProperties": False,
    }
    quantifiers = {"any_record": records, "all_records": records, "count_records": counted}
    tests = {
        operator.value: _OPERANDS.get(operator, _SCALAR)
        for operator in Operator
        if operator is not Operator.EQUALS
    }
    test = {"type": "object", "properties": tests, "additionalProperties": False}
    return {
        "Condition": _condition("Condition", FactOwner.SUBJECT, quantifiers),
        "RecordCondition": _condition("RecordCondition", FactOwner.RECORD, {}),
        "Test": {"anyOf": [_SCALAR, {**test, "minProperties": 1}]},
    }


def _condition(name: str, owner: FactOwner, quantifiers: dict[str, Schema]) -> Schema:
    itself: Schema = {"$ref": f"#/$defs/{name}"}
    several: Schema = {"type": "array", "items": itself, "minItems": 1}
    combined: dict[str, Schema] = {"all": several, "any": several, "not": itself, **quantifiers}
    titled = {key: {**one, "title": word(f"key.{key}")} for key, one in combined.items()}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": titled | _built_in(owner),
        "additionalProperties": {"$ref": "#/$defs/Test"},
    }


def _built_in(owner: FactOwner) -> dict[str, Schema]:
    """The facts that every catalogue has, with their values where they are closed words."""
    table = FactTable((), {})
    found: dict[str, Schema] = {}
    for key in table.ids(owner):
        fact = table.find(owner, key)
        if fact is not None:
            values = list(fact.values)
            closed = fact.type is FactType.CODE and values
            note = {"description": " | ".join(values)} if closed else {}
            found[key] = {"$ref": "#/$defs/Test", "title": fact.title, **note}
    return found
