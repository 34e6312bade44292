"""creditrules deadline: the last day of a time limit, and how it was counted."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from creditrules.calendar import (
    BeyondCoverageError,
    CalendarError,
    Deadline,
    deadline,
    parse_amount,
)
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.options import add_common, choice, day
from creditrules.cli.output import Console, weekday
from creditrules.cli.parser import Parser

_ROLLS: Final = ("day_off", "holiday", "none")
_LAWS: Final = ("administrative_penalty_law", "administrative_licensing_law")


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "自某日起的期限何日届满。始日不计入，自次日起算；工作日按国务院办公厅放假通知计算。",
        "The last day of a limit. The first day is not counted; working days follow the State "
        "Council's holiday notices.",
        ("creditrules deadline 2026-09-28 7wd", "七个工作日", "seven working days"),
        (
            "creditrules deadline 2026-09-28 15d --roll holiday --explain",
            "十五日，末日只遇节假日顺延，并列出算法和依据",
            "fifteen days, rolling off holidays only, with the rules followed",
        ),
        (
            "creditrules deadline 2026-12-30 10wd --provisional",
            "跨入尚无放假通知的年份，取估算并标明",
            "into a year without notice: a marked estimate",
        ),
    )
    parser.inputs.add_argument(
        "start", metavar="START", type=day("START"), help=say("始日，如 2026-09-28", "first day")
    )
    parser.inputs.add_argument(
        "amount",
        metavar="AMOUNT",
        help=say(
            "期限：7wd（工作日）、30d（日）、2w（周）、1m（月）、1y（年）",
            "limit: 7wd (working days), 30d (days), 2w (weeks), 1m (month), 1y (year)",
        ),
    )
    parser.options.add_argument(
        "--roll",
        metavar="|".join(_ROLLS),
        type=choice("--roll", _ROLLS),
        default="day_off",
        help=say(
            "末日顺延：遇周末和节假日（day_off，缺省）、只遇节假日（holiday）、不顺延（none）",
            "what moves the last day: weekends and holidays (day_off), holidays only, none",
        ),
    )
    parser.options.add_argument(
        "--law",
        metavar="|".join(_LAWS),
        type=choice("--law", _LAWS),
        help=say(
            "规定该期限的法律另有计算单位时给出：行政处罚法第八十五条、行政许可法第八十二条",
            "the law that sets the limit, where it has units of its own",
        ),
    )
    parser.options.add_argument(
        "--provisional",
        action="store_true",
        help=say("尚无放假通知的年份取估算结果并标明", "estimate, marked, where no notice exists"),
    )
    parser.options.add_argument(
        "--explain",
        action="store_true",
        help=say("列出每一步算法和依据", "list every rule followed and its source"),
    )
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print the deadline."""
    try:
        amount = parse_amount(options.amount)
        found = deadline(
            options.start,
            amount,
            roll=options.roll,
            law=options.law,
            provisional=options.provisional,
        )
    except BeyondCoverageError as error:
        console.finding(error.diagnostic)
        return REFUSED
    except CalendarError as error:
        raise UsageError(error.diagnostic) from None
    if console.wants_json:
        console.json({"schema": "creditrules/deadline/1", **found.to_json(console.lang)})
    else:
        print_deadline(found, console, explain=options.explain)
    return ANSWERED


def print_deadline(found: Deadline, console: Console, *, explain: bool) -> None:
    """Print a deadline as text.

    Args:
        found: the deadline.
        console: where to.
        explain: list the rules that were followed.
    """
    lang, say = console.lang, console.say
    name = weekday(found.due.weekday(), lang)
    mark = say("【估算】", " [estimate]") if found.provisional else ""
    words = _amount_words(found, lang)
    console.line(
        say(
            f"自 {found.start} 起 {words}：{found.due}（{name}）届满{mark}",
            f"{words} from {found.start}: {found.due} ({name}){mark}",
        )
    )
    if found.skipped:
        days = len(found.skipped)
        console.line(say(f"  不计入或顺延的 {days} 天：", f"  {days} days passed over:"))
        for day_off, reason in found.skipped:
            name = weekday(day_off.weekday(), lang)
            console.line(f"    {day_off} {name}  {reason.words(lang)}")
    if explain:
        console.line(say("  算法：", "  counting:"))
        for number, rule in enumerate(found.counting, 1):
            console.line(f"    {number}. {rule.words(lang)}")
            if rule.source(lang):
                console.line(
                    say(f"       依据：{rule.source(lang)}", f"       {rule.source(lang)}")
                )
    elif found.provisional:
        console.line(f"  {found.counting[-1].words(lang)}")


def _amount_words(found: Deadline, lang: str) -> str:
    return parse_amount(f"{found.amount}{found.unit}").words(lang)
