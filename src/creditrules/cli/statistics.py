"""creditrules report stats: decisions counted by measure, cause, authority, place, month, ..."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from creditrules.cli.asking import Asking
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import choice
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.progress import counted
from creditrules.cli.tabular import write_table
from creditrules.model import LIVE, Outcome
from creditrules.reports import DIMENSIONS, Statistics, write_bars
from creditrules.text import NAMESPACES, word

__all__ = ["PICTURE_FORMS", "add_counting", "report"]

PICTURE_FORMS: Final = ("svg", "png")

_DEFAULT: Final = "measure_type"
_KEPT: Final = tuple(one for one in Outcome if one is not Outcome.DOES_NOT_APPLY)
_OUTCOMES: Final = {
    "live": tuple(one for one in _KEPT if one in LIVE),
    "all": _KEPT,
    **{one.value: (one,) for one in _KEPT},
}


def add_counting(parser: Parser) -> None:
    """--by, --outcome and --each."""
    say, options = parser.say, parser.options
    names = NAMESPACES["dimension"]
    listed = "、".join(f"{key} {names[key].zh}" for key in DIMENSIONS)
    options.add_argument(
        "--by",
        metavar="DIMENSIONS",
        type=_listed("--by", tuple(DIMENSIONS)),
        help=say(
            f"stats：按哪些维度，逗号分隔，缺省为 {_DEFAULT}：{listed}",
            f"stats: by which dimensions, separated by commas; {_DEFAULT} unless given; "
            f"{', '.join(DIMENSIONS)}",
        ),
    )
    options.add_argument(
        "--outcome",
        dest="outcomes",
        metavar="OUTCOMES",
        type=_listed("--outcome", tuple(_OUTCOMES)),
        help=say(
            f"stats：计入哪些结果，逗号分隔：{'、'.join(_OUTCOMES)}；缺省为 live（适用和暂不执行）",
            f"stats: which outcomes count, separated by commas: {', '.join(_OUTCOMES)}; live "
            "(what applies or is suspended) unless given",
        ),
    )
    options.add_argument(
        "--each",
        action="store_true",
        help=say(
            "stats：一项决定有几个实施单位、事由等的，在每个之下各计一次",
            "stats: count a decision with several authorities, causes and so on under each",
        ),
    )


def report(options: Namespace, console: Console) -> int:
    """Print the counts."""
    chosen: list[str] = options.outcomes or ["live"]
    outcomes = {one for name in chosen for one in _OUTCOMES[name]}
    by: list[str] = options.by or [_DEFAULT]
    asking = Asking(options, console)
    found = Statistics(by, outcomes, each=options.each)
    with Inputs(options, console, asking.catalogue) as inputs:
        evaluations = (asking.evaluation(subject, related) for subject, related in inputs)
        for one in counted(evaluations, console, "已统计 {} 个主体", "{} subjects counted"):
            found.add(one)
        refused = inputs.refused
    shown = found.table(asking.catalogue, console.lang)
    heading = _heading(found, options, sorted(outcomes, key=_KEPT.index), console)
    if console.form in PICTURE_FORMS:
        out = console.binary(console.form)
        write_bars(shown, out, console.form, heading, console.lang, show_ids=console.show_ids)
        return REFUSED if refused else ANSWERED
    if console.form == "text":
        console.line(heading)
    about = {
        "schema": "creditrules/statistics/1",
        "as_of": options.as_of.isoformat(),
        "by": by,
        "outcomes": sorted(one.value for one in outcomes),
        "each": options.each,
        "decisions": found.decisions,
        "subjects": found.subjects,
    }
    write_table(shown, console.say("统计", "statistics"), console, about)
    return REFUSED if refused else ANSWERED


def _heading(
    found: Statistics, options: Namespace, outcomes: list[Outcome], console: Console
) -> str:
    named = console.listed(word(f"outcome.{one.value}", console.lang) for one in outcomes)
    return console.say(
        f"基准日 {options.as_of}　{named}：决定 {found.decisions} 项，主体 {found.subjects} 个",
        f"As of {options.as_of}, {named}: {found.decisions} decisions on {found.subjects} subjects",
    )


def _listed(option: str, choices: tuple[str, ...]) -> Callable[[str], list[str]]:
    """A reader of several words, each once, for `option`."""
    read_one = choice(option, choices)

    def read(text: str) -> list[str]:
        found = [read_one(one.strip()) for one in text.split(",")]
        for one in found:
            if found.count(one) > 1:
                raise UsageError.of("choice_twice", option=option, value=one)
        return found

    return read
