"""creditrules report: what is to be followed up, in the catalogue or over many subjects."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from creditrules.cli import clearing, duties, feedback, statistics, unclassified
from creditrules.cli.asking import add_asking
from creditrules.cli.errors import UsageError
from creditrules.cli.options import (
    FORMS,
    add_catalogue,
    add_common,
    add_show_ids,
    add_span,
    choice,
    whole_number,
)
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.tabular import TABLE_FORMS
from creditrules.reports import ReportError

__all__ = ["arguments", "run"]

_MOST_DAYS: Final = 36_525


@dataclass(frozen=True, slots=True)
class _Report:
    """A report.

    Attributes:
        run: prints it.
        options: those of `_OPTIONS` that mean something to it.
        forms: the forms it has.
        files_needed: whether it is about subjects.
    """

    run: Callable[[Namespace, Console], int]
    options: tuple[str, ...]
    forms: tuple[str, ...] = FORMS
    files_needed: bool = True


_OPTIONS: Final = MappingProxyType(
    {
        "as_of": "--as-of",
        "first": "--from",
        "last": "--to",
        "within": "--within",
        "instrument": "--instrument",
        "rows": "--list",
        "by": "--by",
        "outcomes": "--outcome",
        "each": "--each",
        "office": "--office",
        "procedure": "--procedure",
        "jurisdiction": "--jurisdiction",
        "population": "--population",
        "mapping": "--map",
    }
)
"""The options that not every report takes, by the name they are read under."""

_SUBJECTS: Final = ("jurisdiction", "population", "mapping")
_CASES: Final = ("as_of", "office", "procedure")

_REPORTS: Final[Mapping[str, _Report]] = MappingProxyType(
    {
        "unclassified": _Report(unclassified.report, ("as_of", *_SUBJECTS)),
        "basis": _Report(
            clearing.report,
            ("as_of", "within", "instrument", *_SUBJECTS),
            (*FORMS, "svg"),
            files_needed=False,
        ),
        "feedback": _Report(feedback.report, ("first", "last", "rows", *_SUBJECTS), TABLE_FORMS),
        "stats": _Report(
            statistics.report,
            ("as_of", "by", "outcomes", "each", *_SUBJECTS),
            (*TABLE_FORMS, *statistics.PICTURE_FORMS),
        ),
        "duties": _Report(duties.report_duties, (*_CASES, "first", "last"), duties.DUTY_FORMS),
        "overdue": _Report(duties.report_overdue, _CASES, TABLE_FORMS),
    }
)
_FORMS: Final = tuple(dict.fromkeys(form for one in _REPORTS.values() for form in one.forms))


_EXAMPLES: Final = (
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
    (
        "creditrules report feedback a.jsonl --from 2018-01-01 --to 2018-03-31",
        "第一季度的反馈；加 --list 逐项列出",
        "the feedback of the first quarter; with --list every decision",
    ),
    (
        "creditrules report stats a.jsonl --as-of 2018-06-20 --by cause,force",
        "按事由和约束力统计；--format svg 画成图",
        "counted by cause and force; as a picture with --format svg",
    ),
    (
        "creditrules report duties cases.db --as-of 2026-10-12 --to 2026-10-31",
        "本月待办，逾期的在前；--format ics 供手机、邮箱日历",
        "what is due this month, overdue first; --format ics for calendars of phones and mail",
    ),
    (
        "creditrules report overdue events.jsonl --as-of 2018-05-10",
        "逾期的待办，每个单位一份催办文字",
        "what is overdue, with a note to urge each office",
    ),
)


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.describe(
        "汇总需要跟进的事。unclassified：哪些处罚没有规则能归类，各差哪条规则的什么。"
        "basis：哪些措施的依据已失效、层级不够、未核实或者将要变化，某份文件上立着什么。"
        "feedback：按各备忘录的反馈周期，汇总向牵头部门反馈的实施结果。"
        "stats：按任意几个维度统计决定。"
        "duties：个案的待办，哪个单位、哪天到期；overdue：已经逾期、需要催办的。"
        "这两种的 FILE 是个案台账，或者事件文件（JSON Lines）。",
        "What is to be followed up. unclassified: the penalties that no rule classifies, by the "
        "rule that comes nearest and what they lack of it. basis: measures whose basis has "
        "lapsed, ranks too low, is not established or is about to change, and what stands on a "
        "document. feedback: what became of decisions in each cycle, for the departments that "
        "lead a document. stats: decisions counted by any dimensions. duties: what offices owe in "
        "cases, and by when; overdue: what is to be urged. For these two FILE is a ledger of cases "
        "or a file of their events (JSON Lines).",
        *_EXAMPLES,
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
    add_span(parser, "feedback, duties: ")
    parser.options.add_argument(
        "--list",
        dest="rows",
        action="store_true",
        help=parser.say("feedback：逐项列出决定", "feedback: every decision instead of counts"),
    )
    statistics.add_counting(parser)
    duties.add_owing(parser)
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser, _FORMS)


def run(options: Namespace, console: Console) -> int:
    """Print the report.

    Raises:
        UsageError: an option or a form belongs to another report, or no file is given.
    """
    wanted = _REPORTS[options.report]
    _check(options, wanted, console)
    try:
        return wanted.run(options, console)
    except ReportError as error:
        raise UsageError(error.diagnostic) from None


def _check(options: Namespace, wanted: _Report, console: Console) -> None:
    given = [flag for name, flag in _OPTIONS.items() if getattr(options, name)]
    fit = {_OPTIONS[name] for name in wanted.options}
    if console.form not in wanted.forms:
        given.append(f"--format {console.form}")
    for option in given:
        if option not in fit:
            raise UsageError.of(
                "option_unfit", option=option, command=options.report, help="report"
            )
    if wanted.files_needed and not options.files:
        raise UsageError.of("argument_missing", names="FILE", command=f"report {options.report}")
