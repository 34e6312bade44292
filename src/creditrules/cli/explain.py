"""creditrules explain: why a measure applies to a subject, or how near it came."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from creditrules.cli.asking import Asking, add_asking
from creditrules.cli.catalogues import find_measure
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.printing import print_clauses, print_rows
from creditrules.engine import Evaluation, Explanation, explain, explain_miss, question_content

__all__ = ["arguments", "explanation_content", "print_page", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "解释一个主体的决定：事由、依据、期限、实施、及于和条件树；不适用的，给出差在哪里。",
        "A decision in full: grounds, bases, period, implementers and the clauses met; for a "
        "measure that does not apply, what is lacking.",
        (
            "creditrules explain subjects.jsonl --subject E1 --measure air_and_rail_limit "
            "--as-of 2018-06-20",
            "一项措施",
            "one measure",
        ),
        (
            "creditrules explain subjects.jsonl --subject E1 --as-of 2018-06-20",
            "该主体的全部决定",
            "every decision about the subject",
        ),
        (
            'creditrules explain s.jsonl --subject "E1#legal_representative#张某" '
            "--measure 限制出境 --as-of 2018-06-20",
            "只知姓名的人员；措施也可以写名称",
            "a person known by name only; measures may be named by title",
        ),
    )
    add_asking(parser)
    parser.options.add_argument(
        "--subject", metavar="ID", required=True, help=say("主体的编号或名称", "its id or name")
    )
    parser.options.add_argument(
        "--measure",
        metavar="TYPE",
        help=say("措施类型的标识或名称；不给则解释全部决定", "measure type; all unless given"),
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print the explanations."""
    asking = Asking(options, console)
    measure = find_measure(asking.catalogue, options.measure) if options.measure else None
    with Inputs(options, console, asking.catalogue) as inputs:
        evaluation = asking.evaluation(*inputs.find(options.subject))
        refused = inputs.refused
    asked = (evaluation, options.subject, measure, console.lang)
    if console.wants_json:
        console.json(explanation_content(*asked, show_ids=console.show_ids))
    else:
        _print(_pages(*asked, show_ids=console.show_ids), console)
        if measure is None:
            _print_unclassified(evaluation, console)
    return REFUSED if refused else ANSWERED


def _print(pages: Iterable[tuple[str, str, Explanation]], console: Console) -> None:
    number = 0
    for number, (_, _, page) in enumerate(pages, 1):
        if number > 1:
            console.line()
        print_page(page, console)
    if not number:
        console.line(console.say("没有措施以该主体的记录为据", "no measure stands on its records"))


def _print_unclassified(evaluation: Evaluation, console: Console) -> None:
    left = [one.record.document_no or one.record.id for one in evaluation.unclassified]
    if left:
        named = console.listed(left)
        console.line(
            console.say(
                f"另有 {len(left)} 条记录没有事由，也没有规则能归类，不对应任何措施：{named}",
                f"{len(left)} more without cause, which no rule classifies: {named}",
            )
        )


def _pages(
    evaluation: Evaluation, wanted: str, measure: str | None, lang: str, *, show_ids: bool
) -> Iterator[tuple[str, str, Explanation]]:
    """Measure type, outcome and page of each decision asked for, or of the nearest miss.

    Args:
        evaluation: the decisions.
        wanted: the subject asked for; `<enterprise>#<role>#<name>` is that person alone.
        measure: one measure type; None = all.
        lang: `zh` or `en`.
        show_ids: show the numbers of natural persons in full.
    """
    own = evaluation.question.subject.id
    about = wanted if "#" in wanted else None
    found = [
        one
        for one in evaluation.decisions
        if measure in (None, one.type.id) and about in (None, one.subject)
    ]
    for one in sorted(found, key=lambda one: one.subject != own):
        page = explain(evaluation.question, one, lang, show_ids=show_ids)
        yield one.type.id, one.outcome.value, page
    if measure is not None and not found:
        miss = explain_miss(evaluation.question, measure, lang, show_ids=show_ids)
        if miss is not None:
            yield measure, "does_not_apply", miss


def explanation_content(
    evaluation: Evaluation,
    wanted: str,
    measure: str | None,
    lang: str,
    *,
    show_ids: bool,
) -> dict[str, Any]:
    """The document `creditrules/explanation/1`; arguments as for the pages."""
    return {
        "schema": "creditrules/explanation/1",
        **question_content(evaluation.question),
        "explanations": [
            {"measure_type": kind, "outcome": outcome, **page.to_json()}
            for kind, outcome, page in _pages(evaluation, wanted, measure, lang, show_ids=show_ids)
        ],
    }


def print_page(page: Explanation, console: Console) -> None:
    """Print an explanation, its lines broken to fit, its clauses below."""
    console.line(page.heading)
    print_rows(page.rows, console, indent=2)
    if not page.told:
        print_clauses(page, console)
