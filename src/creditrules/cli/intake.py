"""creditrules intake: files joined into subjects, and how the columns of a table are read."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from creditrules.cli.catalogues import loaded
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs, tables
from creditrules.cli.mapping import print_mappings
from creditrules.cli.options import add_common, add_files, add_overlay, add_show_ids, add_strict
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.progress import counted
from creditrules.model import Subject

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "读取主体文件和表格，把同一主体的各行合并，每行输出一个主体（JSON Lines，"
        "creditrules/subject/1，号码完整）；或查看表格的各栏怎样读。",
        "Reads subjects and tables, joins what is one subject, and prints a subject a line (JSON "
        "Lines, creditrules/subject/1, numbers in full); or shows how the columns of a table are "
        "read.",
        (
            "creditrules intake penalties.csv lists.xlsx > subjects.jsonl",
            "两张表合并成主体",
            "two tables joined into subjects",
        ),
        (
            "creditrules intake --show-mapping penalties.csv",
            "各栏被当作什么，怎样读，哪些不读",
            "what every column is taken for, and which are not read",
        ),
        (
            "creditrules intake penalties.csv --map columns.yaml --refused refused.csv",
            "自己写明栏目，未采用的行另存",
            "with columns of one's own, keeping the rows that were not used",
        ),
    )
    add_files(parser)
    parser.options.add_argument(
        "--show-mapping",
        action="store_true",
        help=say("只显示表格的各栏怎样读", "only show how the columns of tables are read"),
    )
    add_strict(parser)
    add_show_ids(parser)
    add_overlay(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print the subjects, or the mappings."""
    catalogue = loaded(options)
    if options.show_mapping:
        return print_mappings(options.files, tables(catalogue, options, console), console)
    with Inputs(options, console, catalogue) as inputs:
        subjects = counted(_contents(inputs), console, "已输出 {} 个主体", "{} subjects written")
        if console.wants_json:
            console.json_array(subjects)
        else:
            for one in subjects:
                console.line(json.dumps(one, ensure_ascii=False, separators=(",", ":")))
        return REFUSED if inputs.refused else ANSWERED


def _contents(inputs: Inputs) -> Iterator[dict[str, Any]]:
    for entry in inputs.entries():
        if entry.subject is not None:
            yield _content(entry.subject)


def _content(subject: Subject) -> dict[str, Any]:
    given = subject.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"schema": subject.schema_, **given}
