"""creditrules schema: JSON Schemas of what comes in and what goes out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any, Final

from creditrules.catalogue import catalogue_schema
from creditrules.cli.exits import ANSWERED
from creditrules.cli.options import add_common, choice
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.model import Subject
from creditrules.model.evaluation import EvaluationDocument
from creditrules.model.procedure import CaseEvent

__all__ = ["arguments", "run"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def _of_subject() -> dict[str, Any]:
    schema = Subject.model_json_schema(by_alias=True)
    return {"$schema": _DIALECT, "$id": "creditrules/subject/1", **schema}


def _of_evaluation() -> dict[str, Any]:
    schema = EvaluationDocument.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": _DIALECT, "$id": "creditrules/evaluation/1", **schema}


def _of_case_event() -> dict[str, Any]:
    schema = CaseEvent.model_json_schema(by_alias=True)
    return {"$schema": _DIALECT, "$id": "creditrules/case_event/1", **schema}


_SCHEMAS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "subject": _of_subject,
    "evaluation": _of_evaluation,
    "case_event": _of_case_event,
    "catalogue": catalogue_schema,
}


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "输出 JSON Schema：主体、个案事件（输入）、评定（输出）、目录文件（YAML，供编辑器提示）。",
        "JSON Schemas of subjects and events of cases (input), evaluations (output) and catalogue "
        "files (YAML, for editors).",
        ("creditrules schema subject", "信用主体", "credit subjects"),
        (
            "creditrules schema catalogue > catalogue.schema.json",
            "存成文件，供编辑器使用",
            "into a file, for an editor",
        ),
    )
    parser.inputs.add_argument(
        "schema_of",
        metavar="|".join(_SCHEMAS),
        type=choice("schema", _SCHEMAS),
        help=say("哪一种", "of what"),
    )
    add_common(parser, ("json",))


def run(options: Namespace, console: Console) -> int:
    """Print the schema."""
    console.json(_SCHEMAS[options.schema_of]())
    return ANSWERED
