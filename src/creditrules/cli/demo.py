"""creditrules demo: from two bundled tables to pages that an officer can file."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

from creditrules.calendar import deadline
from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.cli.deadline import print_deadline
from creditrules.cli.examples import example
from creditrules.cli.exits import ANSWERED
from creditrules.cli.explain import print_page
from creditrules.cli.options import add_common
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.printing import print_rows
from creditrules.engine import Evaluation, evaluate, explain, explain_miss
from creditrules.intake import Population, Tables, read_subjects
from creditrules.model import Outcome
from creditrules.text import Severity, table, titled

__all__ = ["arguments", "run"]

_TABLES: Final = ("penalties.csv", "lists.csv")
_AS_OF: Final = date(2018, 6, 20)
_EXPLAINED: Final = ("91450403MA1002514L", "honour_limit")
_UNDETERMINED: Final = ("91370102MA1003154W", "government_procurement_limit")
_MISSED: Final = ("91370102MA1001108M", "government_procurement_limit")
_START, _AMOUNT = date(2026, 9, 28), "7wd"


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.describe(
        "用随包的虚构表格演示：读表、评定、归类、待核实、不适用、期限。",
        "A demonstration on bundled, invented tables: reading, evaluation, classification, "
        "missing facts, nearest miss, deadline.",
        ("creditrules demo", "中文", "in Chinese"),
        ("creditrules demo --lang en", "英文", "in English"),
    )
    add_common(parser, ("text",))


def run(options: Namespace, console: Console) -> int:
    """Print the demonstration."""
    del options
    catalogue = load_catalogue()
    with Population() as population:
        for name in _TABLES:
            entries = read_subjects(example(name), name=name, tables=Tables(catalogue.lists))
            population.gather(entries)
        _print_read(population, console)
        evaluations = {
            subject.id: evaluate(catalogue, subject, _AS_OF, related=population.related(subject))
            for subject in population.subjects()
        }
    _print_summary(catalogue, evaluations, console)
    _head(
        "三、一项决定：处罚表的一条记录由规则归类，与名单表的一条记录合成一项",
        "3. One decision: a penalty, classified by a rule, and a listing make one",
        console,
    )
    _print_decision(evaluations, *_EXPLAINED, console)
    _head(
        "四、缺事实就不下结论：处罚归了类，但处罚不等于列入名单，所以待核实，并写明要问什么",
        "4. No guess where a fact is missing: the penalty is classified, but is no listing",
        console,
    )
    _print_decision(evaluations, *_UNDETERMINED, console)
    _head(
        "五、没有适用的措施，也说明差在哪里",
        "5. A measure that does not apply, and what is lacking",
        console,
    )
    _print_miss(evaluations, *_MISSED, console)
    _head(
        "六、跨国庆假期的七个工作日：按国务院办公厅放假通知逐日计算",
        "6. Seven working days over the October holiday, by the State Council's notice",
        console,
    )
    print_deadline(deadline(_START, _AMOUNT), console, explain=True)
    _print_next(console)
    return ANSWERED


def _print_read(population: Population, console: Console) -> None:
    """What became of the rows of each table, and which are refused."""
    _head(
        "一、读两张表：行政处罚公示表和名单表，虚构，写法照真实表格；看不懂的行不用，逐行说明",
        "1. Two tables, penalties and lists, invented but written as real ones are; a row that "
        "cannot be understood is told and not used",
        console,
    )
    heads = console.say(
        "表,行,采用,同一记录,拒收,空行和说明", "table,rows,used,repeated,refused,blank or notes"
    )
    rows = [
        (name, *map(str, (one.rows, one.used, one.repeated, one.refused, one.passed)))
        for name, one in population.tallies().items()
    ]
    console.line(table(heads.split(","), rows))
    console.line()
    wrong = [
        (f"{found.span.file}:{found.span.line}", found.message(console.lang))
        for entry in population
        if entry.refused
        for found in entry.diagnostics
        if found.severity is Severity.ERROR and found.span
    ]
    print_rows(wrong, console, indent=2)


def _print_summary(
    catalogue: Catalogue, evaluations: dict[str, Evaluation], console: Console
) -> None:
    """How many records and decisions each cause has."""
    _head(
        f"二、{len(evaluations)} 个主体，基准日 {_AS_OF}："
        "各事由有多少条记录，多少项措施适用、待核实、已解除或届满",
        f"2. {len(evaluations)} subjects as of {_AS_OF}: records of each cause, and measures that "
        "apply, hang on missing facts, or are over",
        console,
    )
    known = _with_measures(catalogue)
    records = Counter[tuple[str, bool]]()
    decisions = Counter[tuple[str, Outcome]]()
    for evaluation in evaluations.values():
        for one in evaluation.facts.records:
            cause = one.record.cause
            at = (cause if cause in known else "other") if cause else ""
            records[at, bool(one.rules)] += 1
        for decision in evaluation.decisions:
            for cause in {ground.record.record.cause or "" for ground in decision.leading}:
                decisions[cause, decision.outcome] += 1
    heads = console.say(
        "事由,列入名单,处罚归类,适用,待核实,已解除或届满",
        "cause,listings,penalties,apply,undetermined,over",
    )
    rows = [
        (
            _title(catalogue, cause, console),
            *(str(records[cause, by_rule] or "") for by_rule in (False, True)),
            *(str(decisions[cause, one] or "") for one in (Outcome.APPLIES, Outcome.UNDETERMINED)),
            str(sum(decisions[cause, one] for one in (Outcome.RELEASED, Outcome.EXPIRED)) or ""),
        )
        for cause in (*known, "other")
    ]
    console.line(table(heads.split(","), rows))
    console.line()
    left = records["", False]
    console.line(
        console.say(
            f"另有 {left} 条处罚没有规则能归类，不作任何决定；"
            "缺什么见 creditrules report unclassified",
            f"{left} more penalties are classified by no rule and decide nothing; what they lack: "
            "creditrules report unclassified",
        )
    )


def _with_measures(catalogue: Catalogue) -> list[str]:
    """The causes that have measures in the whole country on the day asked about."""
    return [
        cause
        for cause, items in catalogue.by_cause.items()
        if any(
            item.document.jurisdiction == "national" and item.window.holds(_AS_OF) for item in items
        )
    ]


def _title(catalogue: Catalogue, cause: str, console: Console) -> str:
    known = catalogue.causes.get(cause)
    if known is None:
        return console.say("其他重点领域（尚无措施）", "other key areas (no measures yet)")
    return titled(known, console.lang)


def _head(zh: str, en: str, console: Console) -> None:
    if not zh.startswith("一、"):
        console.line()
    console.line(console.say(zh, en))
    console.line()


def _print_decision(
    evaluations: dict[str, Evaluation], subject: str, measure: str, console: Console
) -> None:
    evaluation = evaluations[subject]
    decision = evaluation.find(measure)
    if decision is not None:
        print_page(explain(evaluation.question, decision, console.lang), console)


def _print_miss(
    evaluations: dict[str, Evaluation], subject: str, measure: str, console: Console
) -> None:
    miss = explain_miss(evaluations[subject].question, measure, console.lang)
    if miss is not None:
        print_page(miss, console)


def _print_next(console: Console) -> None:
    files = " ".join(_here(example(name)) for name in _TABLES)
    console.line()
    console.line(console.say("接下来可以试：", "Try next:"))
    for line in (
        f"creditrules intake --show-mapping {files}",
        f"creditrules evaluate {files} --as-of {_AS_OF} --brief",
        f"creditrules report unclassified {files} --as-of {_AS_OF}",
    ):
        console.line(f"  {line}")


def _here(path: Path) -> str:
    """A path as it can be typed here."""
    return shlex.quote(os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path))
