"""creditrules evaluate: which measures apply to subjects on a day."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from creditrules.cli.catalogues import loaded
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs, add_population, check_area
from creditrules.cli.options import (
    add_as_of,
    add_catalogue,
    add_common,
    add_jurisdiction,
    add_show_ids,
)
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.progress import counted
from creditrules.cli.report import Warnings, print_evaluation
from creditrules.engine import Evaluation, evaluate, evaluation_content, explain, next_change

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "评定信用主体在基准日有哪些措施适用、暂不执行或待核实，"
        "各带约束力、期限、依据、实施单位和及于的人员。",
        "Which measures apply to subjects on a day, are suspended, or hang on missing facts.",
        (
            "creditrules evaluate subjects.jsonl --as-of 2018-06-20",
            "逐个主体输出决定",
            "the decisions about each subject",
        ),
        (
            "creditrules evaluate subjects.jsonl --as-of 2018-06-20 --format json > out.json",
            "一个 JSON 数组，供其他系统读取",
            "one JSON array for other systems",
        ),
        (
            "creditrules evaluate - --as-of 2018-06-20 --jurisdiction 370100 --brief < a.json",
            "从标准输入读取，含济南市的措施，只列表格",
            "from standard input, with the measures of a city, as a table",
        ),
    )
    parser.inputs.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=say(
            "主体文件：JSON、JSON Lines 或 YAML；- 为标准输入",
            "subjects as JSON, JSON Lines or YAML; - is standard input",
        ),
    )
    add_as_of(parser)
    add_jurisdiction(parser)
    add_population(parser)
    parser.options.add_argument(
        "--all",
        dest="every_outcome",
        action="store_true",
        help=say(
            "也列出已解除、期限届满、已被替代、依据不在有效期的",
            "also list what is released, expired, overridden or not in force",
        ),
    )
    parser.options.add_argument(
        "--brief", action="store_true", help=say("每个主体只列一张表", "a table for each subject")
    )
    parser.options.add_argument(
        "--explain",
        action="store_true",
        help=say("每项决定附条件树；JSON 附解释", "with the clauses met; in JSON, an explanation"),
    )
    parser.options.add_argument(
        "--strict",
        action="store_true",
        help=say("遇到第一处读不了的数据即停止", "stop at the first data that cannot be read"),
    )
    parser.options.add_argument(
        "--refused",
        metavar="FILE",
        help=say(
            "把读不了的数据原样存入此文件，改正后可再次评定",
            "keep what could not be read in this file, to be mended and read again",
        ),
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Evaluate every subject and print the answers in input order."""
    if options.as_of is None:
        raise UsageError.of("as_of_missing")
    check_area(options.jurisdiction, console)
    catalogue = loaded(options)
    with Inputs(options.files, console, options) as inputs:
        evaluations = (
            evaluate(
                catalogue,
                subject,
                options.as_of,
                known_at=options.known_at,
                jurisdiction=options.jurisdiction,
                related=related,
            )
            for subject, related in inputs
        )
        told = counted(evaluations, console, "已评定 {} 个主体", "{} subjects evaluated")
        if console.wants_json:
            console.json_array(_contents(told, options, console.lang))
        else:
            _print(told, options, console)
        return REFUSED if inputs.refused else ANSWERED


def _contents(
    evaluations: Iterable[Evaluation], options: Namespace, lang: str
) -> Iterator[dict[str, Any]]:
    for one in evaluations:
        listed = one.decisions if options.every_outcome else one.live
        pages = {
            decision.id: explain(one.question, decision, lang).to_json()
            for decision in (listed if options.explain else ())
        }
        yield evaluation_content(
            one,
            every_outcome=options.every_outcome,
            next_change_on=next_change(one),
            explanations=pages,
        )


def _print(evaluations: Iterable[Evaluation], options: Namespace, console: Console) -> None:
    warnings = Warnings()
    for one in evaluations:
        print_evaluation(
            one,
            console,
            every_outcome=options.every_outcome,
            brief=options.brief,
            clauses=options.explain,
            changes_on=next_change(one),
        )
        warnings.add(one)
    warnings.print(console)
