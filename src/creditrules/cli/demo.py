"""creditrules demo: what it does, on bundled examples."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from creditrules.calendar import deadline
from creditrules.catalogue import load_catalogue
from creditrules.cli.deadline import print_deadline
from creditrules.cli.examples import example
from creditrules.cli.exits import ANSWERED
from creditrules.cli.explain import print_page
from creditrules.cli.options import add_common
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.report import summary_row
from creditrules.engine import Evaluation, evaluate, explain, explain_miss
from creditrules.intake import Population, read_subjects
from creditrules.text import table

__all__ = ["arguments", "run"]

_AS_OF: Final = date(2018, 6, 20)
_EXPLAINED: Final = ("E1", "air_and_rail_limit")
_UNDETERMINED: Final = ("E4", "internet_information_service_limit")
_MISSED: Final = ("P3", "work_safety_industry_principal_ban")
_START, _AMOUNT = date(2026, 9, 28), "7wd"


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.describe(
        "用随包的虚构示例演示：汇总、解释、待核实、不适用、期限。",
        "A demonstration on bundled, invented examples: summary, explanation, missing facts, "
        "nearest miss, deadline.",
        ("creditrules demo", "中文", "in Chinese"),
        ("creditrules demo --lang en", "英文", "in English"),
    )
    add_common(parser, ("text",))


def run(options: Namespace, console: Console) -> int:
    """Print the demonstration."""
    del options
    path = example("subjects.jsonl")
    evaluations = _evaluated(path)
    say = console.say
    _head(
        console,
        say(
            f"一、{len(evaluations)} 个虚构主体，基准日 {_AS_OF}："
            "各有多少项措施适用、待核实、已解除或届满",
            f"1. {len(evaluations)} invented subjects as of {_AS_OF}: how many measures apply, "
            "hang on missing facts, or are over",
        ),
    )
    heads = say(
        "编号,名称,类别,事由,适用,待核实,解除或届满",
        "id,name,kind,causes,apply,undetermined,over",
    )
    console.line(
        table(heads.split(","), [summary_row(one, console) for one in evaluations.values()])
    )
    _head(
        console,
        say(
            "二、一项决定的解释：为何适用，依据什么文件，多久，由谁实施，及于何人",
            "2. A decision explained: why, on what basis, how long, by whom, reaching whom",
        ),
    )
    _print_decision(evaluations, *_EXPLAINED, console)
    _head(
        console,
        say(
            "三、缺事实就不下结论：只有处罚决定，不知是否列入名单或公布，所以待核实，并写明要问什么",
            "3. No guess where a fact is missing: a penalty alone does not say whether the party "
            "was listed or published",
        ),
    )
    _print_decision(evaluations, *_UNDETERMINED, console)
    _head(
        console,
        say(
            "四、没有适用的措施，也说明差在哪里",
            "4. A measure that does not apply, and what is lacking",
        ),
    )
    _print_miss(evaluations, *_MISSED, console)
    _head(
        console,
        say(
            "五、跨国庆假期的七个工作日：按国务院办公厅放假通知逐日计算",
            "5. Seven working days over the October holiday, by the State Council's notice",
        ),
    )
    print_deadline(deadline(_START, _AMOUNT), console, explain=True)
    _print_next(path, console)
    return ANSWERED


def _evaluated(path: Path) -> dict[str, Evaluation]:
    catalogue = load_catalogue()
    with Population(own_ids=True) as population:
        population.gather(read_subjects(path))
        return {
            subject.id: evaluate(catalogue, subject, _AS_OF, related=population.related(subject))
            for subject in population.subjects()
        }


def _head(console: Console, text: str) -> None:
    if not text.startswith(("一、", "1.")):
        console.line()
    console.line(text)
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


def _print_next(path: Path, console: Console) -> None:
    here = shlex.quote(os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path))
    console.line()
    console.line(console.say("接下来可以试：", "Try next:"))
    for line in (
        f"creditrules evaluate {here} --as-of {_AS_OF} --brief",
        f"creditrules explain {here} --subject E2 --as-of {_AS_OF}",
        "creditrules list measures --cause judgment_defaulter",
    ):
        console.line(f"  {line}")
