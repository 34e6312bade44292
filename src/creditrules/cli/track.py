"""creditrules track: cases, what is due in them, by whom and by when."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from creditrules.cli import track_add, track_show
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.options import (
    add_as_of,
    add_catalogue,
    add_common,
    add_show_ids,
    choice,
    day,
)
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.ledger import LedgerError
from creditrules.model.scalars import parse_moment

__all__ = ["arguments", "run"]

_DEEDS: Final[Mapping[str, Callable[[Namespace, Console], int]]] = MappingProxyType(
    {
        "add": track_add.add,
        "show": track_show.show,
        "list": track_show.list_cases,
        "backup": track_add.back_up,
    }
)
_OF_ADDING: Final = (*track_add.FIELDS, "received_at")
_OF_ASKING: Final = ("as_of", "known_at", "events")
_UNFIT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "add": _OF_ASKING,
        "show": _OF_ADDING,
        "list": _OF_ADDING,
        "backup": (*_OF_ADDING, *_OF_ASKING, "procedure"),
    }
)


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.describe(
        "跟踪个案：按流程列出各单位的待办和届满日。add 把事件加入台账（只增不改）；"
        "show 查看一个个案；list 列出全部个案；backup 备份台账。"
        "没有台账时，show 和 list 可用 --events 直接读取事件文件。",
        "Tracks cases: what each office has to do by when, as their procedure says. add puts "
        "events into a ledger, which only grows; show shows one case, list all of them; backup "
        "copies the ledger. Without a ledger, show and list read a file of events (--events).",
        (
            "creditrules track add cases.db events.jsonl --procedure hangzhou_2023.push_own",
            "把事件加入台账，没有台账则新建",
            "add events to the ledger, which is made if it is not there",
        ),
        (
            "creditrules track add cases.db --case C1 --id E3 --event received --on 2026-10-10",
            "加入一个事件",
            "add one event",
        ),
        (
            "creditrules track show cases.db C1 --as-of 2026-10-12",
            "个案 C1：已办、待办、逾期，接下来做什么",
            "case C1: done, due, overdue, and what comes next",
        ),
        (
            "creditrules track show cases.db C1 --as-of 2026-10-12 --known-at 2026-10-08",
            "按当时所知重现",
            "as it was known then",
        ),
        (
            "creditrules track list cases.db --as-of 2026-10-12",
            "全部个案及其下一个届满日",
            "all cases with their next last day",
        ),
    )
    parser.inputs.add_argument(
        "deed",
        metavar="|".join(_DEEDS),
        type=choice("track", _DEEDS),
        help=parser.say("做什么", "what to do"),
    )
    parser.inputs.add_argument(
        "words",
        metavar="LEDGER ...",
        nargs="*",
        help=parser.say(
            "台账文件；add 之后写事件文件（JSON Lines，- 为标准输入），show 之后写个案编号，"
            "backup 之后写备份的文件名",
            "file of the ledger; then for add the file of events (JSON Lines; - is standard "
            "input), for show the id of the case, for backup the file of the copy",
        ),
    )
    _add_event(parser)
    add_as_of(parser)
    parser.options.add_argument(
        "--events",
        metavar="FILE",
        help=parser.say(
            "show、list：不用台账，读取这个事件文件；- 为标准输入",
            "show, list: read this file of events in place of a ledger; - is standard input",
        ),
    )
    parser.options.add_argument(
        "--procedure",
        metavar="ID",
        help=parser.say(
            "按哪个流程办理；新个案的事件没有写 procedure 时需要",
            "by which procedure; needed for new cases whose events do not name it",
        ),
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def _add_event(parser: Parser) -> None:
    """The options of a single event, and when events are received."""
    say = parser.say
    single = parser.add_argument_group(
        say("只用于 add：一个事件", "for add only: a single event"),
        say(
            "不给事件文件时用；--case、--id、--event、--on 必须给出",
            "in place of a file of events; --case, --id, --event and --on are needed",
        ),
    )
    day_read = day("--on"), day("--due-on")
    single.add_argument("--case", metavar="ID", help=say("个案编号", "id of the case"))
    single.add_argument("--id", metavar="ID", help=say("事件编号", "id of the event"))
    single.add_argument("--event", metavar="TYPE", help=say("事件类型", "type of the event"))
    single.add_argument(
        "--on", metavar="DATE", type=day_read[0], help=say("发生日期", "the day it happened")
    )
    single.add_argument("--by", metavar="OFFICE", help=say("作出的单位", "the office that did it"))
    single.add_argument(
        "--office",
        metavar="ACTOR=OFFICE",
        action="append",
        default=[],
        help=say(
            "从这个事件起由哪个单位担任流程的一方；可重复",
            "which office plays an actor from this event on; may be repeated",
        ),
    )
    single.add_argument(
        "--due-on",
        metavar="DATE",
        type=day_read[1],
        help=say("决定书指定的末日", "the last day that it orders"),
    )
    single.add_argument(
        "--period", metavar="PERIOD", help=say("所属周期，如 2026-10", "period, such as 2026-10")
    )
    single.add_argument("--subject", metavar="NAME", help=say("当事人", "whom the case is about"))
    single.add_argument(
        "--corrects", metavar="ID", help=say("代替哪个事件", "the event it stands for instead")
    )
    single.add_argument(
        "--retracted",
        action="store_true",
        help=say("所更正的事件没有发生", "the event it corrects did not happen"),
    )
    single.add_argument("--note", metavar="TEXT", help=say("备注", "a note"))
    single.add_argument(
        "--received-at",
        metavar="MOMENT",
        type=_moment,
        help=say(
            "没有写 received_at 的事件何时收到，如 2026-10-08 或 2026-10-08T09:00:00+08:00；"
            "缺省为此刻，这是全程序唯一读取时钟之处",
            "when events were received that do not say it, as 2026-10-08 or "
            "2026-10-08T09:00:00+08:00; now unless given, the one place where a clock is read",
        ),
    )


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except ValueError:
        raise UsageError.of("moment", value=text) from None


def run(options: Namespace, console: Console) -> int:
    """Do what is asked.

    Raises:
        UsageError: words are missing, or an option belongs to another deed.
        RefusedError: the ledger cannot be used.
    """
    for name in _UNFIT[options.deed]:
        if getattr(options, name):
            option = f"--{name.replace('_', '-')}"
            raise UsageError.of(
                "option_unfit", option=option, command=f"track {options.deed}", help="track"
            )
    try:
        return _DEEDS[options.deed](options, console)
    except LedgerError as error:
        raise RefusedError((error.diagnostic,)) from None
