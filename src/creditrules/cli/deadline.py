"""creditrules deadline: the last day of a time limit, and how it was counted."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import date, datetime
from typing import Final, get_args

from creditrules.calendar import (
    BeyondCoverageError,
    CalendarError,
    Deadline,
    FirstDay,
    FixedPoint,
    Law,
    Pause,
    Roll,
    deadline,
    in_words,
)
from creditrules.cli.calendars import add_calendar, calendar_of
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.options import add_common, choice, day
from creditrules.cli.output import Console, weekday
from creditrules.cli.parser import Parser

__all__ = ["arguments", "print_deadline", "run"]

_ROLLS: Final = get_args(Roll)
_LAWS: Final = get_args(Law)
_FIRST_DAYS: Final = get_args(FirstDay)
_MOST_DAYS_SHOWN: Final = 100


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
            "creditrules deadline 2026-09-15 next_month:7 --roll none",
            "次月7日前（每月7日前报送），不顺延",
            "by the 7th of next month, not rolling",
        ),
        (
            "creditrules deadline 2026-12-28 15wd --provisional",
            "跨入尚无放假通知的年份：估算、标明，并给出可能的范围",
            "into a year without notice: a marked estimate with its range",
        ),
    )
    parser.inputs.add_argument(
        "start",
        metavar="START",
        type=_start,
        help=say(
            "始日，如 2026-09-28；或带时区的时刻，按北京时间取日期",
            "first day, such as 2026-09-28, or an instant with its time zone",
        ),
    )
    parser.inputs.add_argument(
        "amount",
        metavar="AMOUNT",
        help=say(
            "期限：7wd（工作日）、30d（日）、2w（周）、1m（月）、1y（年）；或固定日期：next_month:7（次月7日前）、"
            "next_month:3wd（次月第3个工作日前）、next_year:1-31",
            "limit: 7wd (working days), 30d (days), 2w (weeks), 1m (month), 1y (year); or a fixed "
            "day: next_month:7, next_month:3wd (its third working day), next_year:1-31",
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
        "--first-day",
        metavar="|".join(_FIRST_DAYS),
        type=choice("--first-day", _FIRST_DAYS),
        default="excluded",
        help=say(
            "始日不计入（excluded，缺省，民法典第二百零一条）或计入（included，文件另有规定时）",
            "whether the first day counts: excluded (Civil Code art. 201) or included",
        ),
    )
    parser.options.add_argument(
        "--pause",
        dest="pauses",
        metavar="FROM..TO",
        type=_pause,
        action="append",
        default=[],
        help=say(
            "中止期间，首末日都包括在内，不计入期限；可重复",
            "days that do not count, both ends included; may be repeated",
        ),
    )
    add_calendar(parser)
    parser.options.add_argument(
        "--explain",
        action="store_true",
        help=say("逐日列出，并列出每一步算法和依据", "day by day, with every rule and its source"),
    )
    add_common(parser)


def _start(text: str) -> date:
    if not re.fullmatch(r"[^T ]+[T ][0-9].*", text):
        return day("START")(text)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return day("START")(text)
    if instant.tzinfo is None:
        shown = instant.date().isoformat()
        raise UsageError.of("instant_without_zone", option="START", value=text, day=shown)
    return instant


def _pause(text: str) -> Pause:
    first, dots, last = text.partition("..")
    read = day("--pause")
    try:
        return Pause(read(first), read(last if dots else first))
    except CalendarError as error:
        raise UsageError(error.diagnostic) from None


def run(options: Namespace, console: Console) -> int:
    """Print the deadline."""
    calendar = calendar_of(options, console)
    try:
        found = deadline(
            options.start,
            options.amount,
            calendar=calendar,
            roll=options.roll,
            law=options.law,
            first_day=options.first_day,
            pauses=options.pauses,
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
        explain: list the days one by one and the rules that were followed.
    """
    lang, say = console.lang, console.say
    name = weekday(found.due.weekday(), lang)
    mark = say("【估算】", " [estimate]") if found.provisional else ""
    words = found.terms.limit.words(lang)
    if isinstance(found.terms.limit, FixedPoint):
        words = say(f"，{words}", words)
    else:
        words = say(f" {words}", words)
    console.line(
        say(
            f"自 {found.start} 起{words}：{found.due}（{name}）届满{mark}",
            f"{words} from {found.start}: {found.due} ({name}){mark}",
        )
    )
    if explain and found.unit == "wd" and len(found.days) <= _MOST_DAYS_SHOWN:
        _print_days(found, console)
    else:
        _print_skipped(found, console)
    if explain:
        _print_rules(found, console)
        return
    for rule in found.counting(lang):
        if rule.rule in ("provisional", "subject_to_next_notice", "regional_unknown"):
            console.line(f"  {rule.words}")


def _print_days(found: Deadline, console: Console) -> None:
    console.line(console.say("  逐日：", "  day by day:"))
    number = 0
    for day_, reason in found.days:
        paused = any(pause.holds(day_) for pause in found.terms.pauses)
        counted = reason.working and not paused
        number += counted
        shown = f"{number:>4}" if counted else "    "
        why = console.say("中止", "paused") if paused else reason.words(console.lang)
        plain = counted and reason.kind == "workday" and not reason.not_final
        name = weekday(day_.weekday(), console.lang)
        line = f"    {day_} {name}{shown}"
        console.line(line if plain else f"{line}  {why}")


def _print_skipped(found: Deadline, console: Console) -> None:
    skipped = found.skipped
    if not skipped:
        return
    days = in_words(len(skipped), "d", console.lang)
    console.line(console.say(f"  不计入或顺延的 {len(skipped)} 天：", f"  {days} passed over:"))
    for day_off, reason in skipped:
        name = weekday(day_off.weekday(), console.lang)
        console.line(f"    {day_off} {name}  {reason.words(console.lang)}")


def _print_rules(found: Deadline, console: Console) -> None:
    console.line(console.say("  算法：", "  counting:"))
    for number, rule in enumerate(found.counting(console.lang), 1):
        console.line(f"    {number}. {rule.words}")
        if rule.source:
            console.line(console.say(f"       依据：{rule.source}", f"       {rule.source}"))
