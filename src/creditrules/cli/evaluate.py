"""creditrules evaluate: which measures apply to subjects on a day."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from creditrules.cli.asking import Asking, add_asking
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids, add_strict
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.printing import Warnings, print_evaluation
from creditrules.cli.progress import counted
from creditrules.engine import Evaluation, evaluation_content, explain, next_change

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
            "creditrules evaluate penalties.csv lists.xlsx --as-of 2018-06-20 --refused refused/",
            "行政处罚表和名单表，未采用的行原样存下",
            "tables of penalties and lists, keeping the rows that were not used",
        ),
        (
            "creditrules evaluate - --as-of 2018-06-20 --jurisdiction 370100 --brief < a.json",
            "从标准输入读取，含济南市的措施，只列表格",
            "from standard input, with the measures of a city, as a table",
        ),
    )
    add_asking(parser)
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
    add_strict(parser)
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Evaluate every subject and print the answers in input order."""
    asking = Asking(options, console)
    with Inputs(options, console, asking.catalogue) as inputs:
        evaluations = (asking.evaluation(subject, related) for subject, related in inputs)
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
