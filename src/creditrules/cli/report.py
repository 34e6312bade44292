"""creditrules report: what is to be followed up, in the catalogue or over many subjects."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from creditrules.cli import clearing, unclassified
from creditrules.cli.asking import add_asking
from creditrules.cli.errors import UsageError
from creditrules.cli.options import (
    FORMS,
    add_catalogue,
    add_common,
    add_show_ids,
    choice,
    whole_number,
)
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser

__all__ = ["arguments", "run"]

_REPORTS: Final[Mapping[str, Callable[[Namespace, Console], int]]] = MappingProxyType(
    {"unclassified": unclassified.report, "basis": clearing.report}
)
_MOST_DAYS: Final = 36_525


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.describe(
        "汇总需要跟进的事。unclassified：哪些处罚没有规则能归类，各差哪条规则的什么。"
        "basis：哪些措施的依据已失效、层级不够、未核实或者将要变化，某份文件上立着什么。",
        "What is to be followed up. unclassified: the penalties that no rule classifies, by the "
        "rule that comes nearest and what they lack of it. basis: measures whose basis has "
        "lapsed, ranks too low, is not established or is about to change, and what stands on a "
        "document.",
        (
            "creditrules report unclassified penalties.csv --as-of 2018-06-20",
            "未能归类的处罚，按最近的规则分组",
            "unclassified penalties, by the nearest rule",
        ),
        (
            "creditrules report basis --as-of 2021-06-20 --within 365",
            "清理措施目录：依据有问题的，一年内将要变化的",
            "clearing the catalogue: troubled bases, and what changes within a year",
        ),
        (
            "creditrules report basis a.jsonl --as-of 2018-06-20 --instrument company_law",
            "立在这份文件上的措施；没有它，哪些决定不能成立",
            "what stands on a document, and which decisions would not stand without it",
        ),
        (
            "creditrules report basis --as-of 2021-06-20 --format svg > basis.svg",
            "画成图",
            "as a picture",
        ),
    )
    parser.inputs.add_argument(
        "report",
        metavar="|".join(_REPORTS),
        type=choice("report", _REPORTS),
        help=parser.say("哪一种汇总", "which report"),
    )
    add_asking(parser, files_needed=False)
    parser.options.add_argument(
        "--within",
        metavar="DAYS",
        type=whole_number("--within", 0, _MOST_DAYS),
        default=0,
        help=parser.say(
            "basis：也列基准日后这么多日（自然日）内将要变化的",
            "basis: also what changes within so many calendar days after the day",
        ),
    )
    parser.options.add_argument(
        "--instrument",
        metavar="ID",
        help=parser.say(
            "basis：只看立在这份文件上的；标识、文号或名称",
            "basis: only what stands on this document; id, number or title",
        ),
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser, (*FORMS, "svg"))


def run(options: Namespace, console: Console) -> int:
    """Print the report.

    Raises:
        UsageError: an option belongs to another report.
    """
    if options.report != "basis":
        for option, given in (
            ("--within", options.within),
            ("--instrument", options.instrument),
            ("--format svg", console.form == "svg"),
        ):
            if given:
                raise UsageError.of(
                    "option_unfit", option=option, command=options.report, help="report"
                )
    return _REPORTS[options.report](options, console)
