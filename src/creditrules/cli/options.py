"""Options that several commands share, and readers of their values."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Final

from creditrules.cli.errors import UsageError
from creditrules.cli.parser import Parser
from creditrules.text import closest

__all__ = [
    "FORMS",
    "LANGUAGES",
    "add_as_of",
    "add_catalogue",
    "add_common",
    "add_files",
    "add_jurisdiction",
    "add_overlay",
    "add_show_ids",
    "add_span",
    "add_strict",
    "area",
    "choice",
    "day",
    "span_of",
    "whole_number",
]

LANGUAGES: Final = ("zh", "en")
FORMS: Final = ("text", "json")

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DAY: Final = re.compile(r"(\d{4})\D{0,2}?(\d{1,2})\D{0,2}?(\d{1,2})\D?", re.ASCII)
_EXAMPLE_DAY: Final = "2018-06-20"
_AREA: Final = re.compile(r"\d{6}", re.ASCII)


def day(option: str) -> Callable[[str], date]:
    """A reader of dates for `option`."""

    def read(text: str) -> date:
        found = _DAY.fullmatch(text)
        value = _date(*found.groups()) if found else None
        if value is None:
            raise UsageError.of(
                "date_unreadable", option=option, value=text, suggestion=_meant_day(text)
            )
        return value

    return read


def _date(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _meant_day(text: str) -> str:
    found = _LOOSE_DAY.fullmatch(text.strip())
    value = _date(*found.groups()) if found else None
    return value.isoformat() if value else _EXAMPLE_DAY


def choice(option: str, choices: Collection[str]) -> Callable[[str], str]:
    """A reader of one of several words for `option`."""

    def read(text: str) -> str:
        if text not in choices:
            near = closest(text, choices) or " | ".join(choices)
            raise UsageError.of("choice_unknown", option=option, value=text, suggestion=near)
        return text

    return read


def whole_number(option: str, least: int, most: int) -> Callable[[str], int]:
    """A reader of numbers from `least` to `most` for `option`."""

    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        raise UsageError.of(
            "number_unreadable", option=option, value=text, least=str(least), most=str(most)
        )

    return read


def area(option: str) -> Callable[[str], str]:
    """A reader of GB/T 2260 codes for `option`."""

    def read(text: str) -> str:
        if not _AREA.fullmatch(text):
            raise UsageError.of("jurisdiction_unreadable", option=option, value=text)
        return text

    return read


def add_common(parser: Parser, forms: Sequence[str] = FORMS) -> None:
    """--format, --lang, --debug and --help, which every command has."""
    say, options = parser.say, parser.options
    first = forms[0]
    options.add_argument(
        "--format",
        dest="form",
        metavar="|".join(forms),
        type=choice("--format", forms),
        default=first,
        help=say(f"输出形式，缺省为 {first}", f"form of the result; {first} unless given"),
    )
    options.add_argument(
        "--lang",
        metavar="|".join(LANGUAGES),
        help=say(
            "语言，缺省为中文（zh）；可写在命令行任何位置",
            "language, Chinese (zh) unless given; may stand anywhere on the line",
        ),
    )
    options.add_argument(
        "--debug",
        action="store_true",
        help=say("程序自身出错时显示调用栈", "show the traceback when the program itself fails"),
    )
    options.add_argument("-h", "--help", action="help", help=say("显示本帮助", "show this help"))


def add_files(parser: Parser, *, needed: bool = True) -> None:
    """The files of subjects, and --map for those that are tables."""
    parser.inputs.add_argument(
        "files",
        metavar="FILE",
        nargs="+" if needed else "*",
        help=parser.say(
            "主体文件：JSON、JSON Lines、YAML，或行政处罚、名单表格（CSV、Excel）；- 为标准输入",
            "subjects as JSON, JSON Lines or YAML, or tables of penalties and lists (CSV, Excel); "
            "- is standard input",
        ),
    )
    parser.options.add_argument(
        "--map",
        dest="mapping",
        metavar="FILE",
        help=parser.say(
            "表格的栏目对应文件（YAML），程序认不出栏目时用",
            "YAML file that says which column of a table is what, where the headings do not",
        ),
    )


def add_strict(parser: Parser) -> None:
    """--strict and --refused."""
    parser.options.add_argument(
        "--strict",
        action="store_true",
        help=parser.say(
            "遇到第一处读不了的数据即停止", "stop at the first data that cannot be read"
        ),
    )
    parser.options.add_argument(
        "--refused",
        metavar="PATH",
        help=parser.say(
            "把未采用的数据原样存入此文件，改正后可再次读取；几个输入中有表格时须是文件夹",
            "keep what is refused in this file, to be mended and read again; a folder where one "
            "of several inputs is a table",
        ),
    )


def add_catalogue(parser: Parser) -> None:
    """--catalogue and --include-guessed."""
    add_overlay(parser)
    parser.options.add_argument(
        "--include-guessed",
        action="store_true",
        help=parser.say(
            "也启用标题或强制性未核实的措施（缺省停用）",
            "also switch on measures whose title or force is not verified",
        ),
    )


def add_overlay(parser: Parser) -> None:
    """--catalogue."""
    parser.options.add_argument(
        "--catalogue",
        dest="catalogues",
        action="append",
        default=[],
        metavar="PATH",
        help=parser.say(
            "另外加载的目录文件或文件夹，在随包目录之上；可重复",
            "further catalogue file or folder, on top of the bundled ones; may be repeated",
        ),
    )


def add_jurisdiction(parser: Parser) -> None:
    """--jurisdiction."""
    parser.options.add_argument(
        "--jurisdiction",
        metavar="CODE",
        type=area("--jurisdiction"),
        help=parser.say(
            "实施地的六位行政区划代码（GB/T 2260），如 370100；不给则只看全国措施",
            "GB/T 2260 code of the place, such as 370100; national measures only unless given",
        ),
    )


def add_show_ids(parser: Parser) -> None:
    """--show-ids."""
    parser.options.add_argument(
        "--show-ids",
        action="store_true",
        help=parser.say(
            "完整显示自然人证件号码（缺省只留前 6 位和后 4 位）",
            "show numbers of natural persons in full (otherwise first 6 and last 4)",
        ),
    )


def add_as_of(parser: Parser) -> None:
    """--as-of and --known-at."""
    parser.options.add_argument(
        "--as-of",
        metavar="DATE",
        type=day("--as-of"),
        help=parser.say(
            "基准日：按哪一天判断，如 2018-06-20；必须给出，程序不看系统时钟",
            "the day decisions are made for, such as 2018-06-20; needed, no clock is read",
        ),
    )
    parser.options.add_argument(
        "--known-at",
        metavar="DATE",
        type=day("--known-at"),
        help=parser.say(
            "知悉日：只用该日（含）以前收到的信息；不给则视为全部已知",
            "use only what had been received by the end of that day; everything unless given",
        ),
    )


def add_span(parser: Parser, before: str = "") -> None:
    """--from and --to; `before` stands before the words of their help."""
    for name, dest, zh, en in (
        ("--from", "first", "起始日", "first day"),
        ("--to", "last", "终止日", "last day"),
    ):
        parser.options.add_argument(
            name,
            dest=dest,
            metavar="DATE",
            type=day(name),
            help=parser.say(
                f"{before}{zh}，如 2018-06-20",
                f"{before}{en}, such as 2018-06-20",
            ),
        )


def span_of(options: Namespace) -> tuple[date, date]:
    """The days of --from and --to.

    Raises:
        UsageError: one is missing, or they are the wrong way round.
    """
    for option, given in (("--from", options.first), ("--to", options.last)):
        if given is None:
            raise UsageError.of("option_needed", option=option, example=f"{option} 2026-06-20")
    if options.last < options.first:
        first, last = options.first.isoformat(), options.last.isoformat()
        raise UsageError.of("days_reversed", first=first, last=last)
    return options.first, options.last
