"""creditrules serve: requests on standard input, one JSON answer a line."""

from __future__ import annotations

import sys
from argparse import Namespace

from creditrules.cli.catalogues import loaded
from creditrules.cli.exits import ANSWERED
from creditrules.cli.options import add_catalogue, add_common, add_show_ids
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.requests import Desk, read_lines
from creditrules.engine import canonical

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "作为常驻进程应答：标准输入每行一个 JSON 请求，标准输出按次序每行一个 JSON 应答。"
        "方法：ping、evaluate、explain、foresee、screen、deadline、track。"
        "协议见 docs/zh/serve.md。",
        "A resident process: one JSON request a line on standard input, one JSON answer a line "
        "on standard output, in order. Methods: ping, evaluate, explain, foresee, screen, "
        "deadline, track. The protocol is described in docs/en/serve.md.",
        (
            "creditrules serve --stdio",
            '之后写入一行：{"id": 1, "method": "ping"}',
            'then write a line: {"id": 1, "method": "ping"}',
        ),
    )
    parser.options.add_argument(
        "--stdio",
        action="store_true",
        required=True,
        help=say("经标准输入输出应答", "over standard input and output"),
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser, ("json",))


def run(options: Namespace, console: Console) -> int:
    """Answer until the input ends."""
    desk = Desk(loaded(options), console.lang, show_ids=console.show_ids)
    for line in read_lines(sys.stdin.buffer):
        console.line(canonical(desk.answer(line)))
        console.out.flush()
    return ANSWERED
