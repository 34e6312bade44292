"""The entry point: find the command on the line, load its module, run it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn, TextIO

from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import (
    ANSWERED,
    FAULT,
    INTERRUPTED,
    PIPE_CLOSED,
    REFUSED,
    WRONG_USE,
)
from creditrules.cli.options import LANGUAGES, choice
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.text import Diagnostic, pad
from creditrules.text.suggest import suggestion

__all__ = ["COMMANDS", "main", "run"]

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "demo": ("用随包示例演示一遍", "show what it does on bundled examples"),
    "evaluate": ("评定信用主体：哪些措施适用", "evaluate subjects: which measures apply"),
    "explain": ("解释一项决定，或为何不适用", "explain a decision, or why there is none"),
    "screen": ("办理登记、许可前查询拦截", "screen an action at a counter"),
    "changes": ("两日之间措施的变化和原因", "what changed between two days, and why"),
    "release": ("一个事件解除什么、留下什么", "what an event ends, and what stays"),
    "foresee": ("决定作出前，提醒将引发的措施", "what a draft decision would bring about"),
    "report": ("汇总：未归类、依据清理、反馈、统计", "unclassified, bases, feedback, statistics"),
    "intake": ("把文件和表格合并成主体", "join files and tables into subjects"),
    "track": ("跟踪个案：待办、届满日、逾期", "track cases: what is due, by whom, what is late"),
    "deadline": ("计算期限届满日", "the last day of a time limit"),
    "calendar": ("查看某年工作日历", "the working calendar of a year"),
    "list": ("列出事由、措施、文件、机关等", "list causes, measures, instruments, authorities"),
    "show": ("查看一项措施、文件、事由或机关", "one measure, instrument, cause or authority"),
    "document": ("把一份目录印成可读的一页", "print a catalogue as a page to read"),
    "form": ("填写告知书、警示单等文书", "fill a notice, an alert or another form"),
    "check": ("检查措施目录文件", "check catalogue files"),
    "schema": ("输出 JSON Schema", "print a JSON Schema"),
    "test": ("运行情景测试", "run scenarios"),
    "serve": ("作为常驻进程应答请求", "answer requests as a resident process"),
}
"""Every command with what it does, in the order of the help."""

_WITH_VALUE: Final = frozenset({"--format", "--catalogue", "--jurisdiction"})
_EXAMPLES: Final = (
    "creditrules demo",
    "creditrules evaluate subjects.jsonl --as-of 2018-06-20",
    "creditrules deadline 2026-09-28 7wd",
)


def run() -> NoReturn:
    """Run the command line of this process and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
        code = PIPE_CLOSED
    except OSError:  # what is left cannot be written either; it has been told
        _abandon(sys.stdout)
        code = WRONG_USE
    sys.exit(code)


def _abandon(stream: TextIO) -> None:
    """Let what is left in the stream's buffer go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main(argv: Sequence[str]) -> int:
    """Run one command line.

    Args:
        argv: the arguments after the program's name.

    Returns:
        0 when it was answered, whatever the answer; 1 when rows were refused or a catalogue has
        errors; 2 for wrong use; 70 when the program itself fails; 130 when interrupted.
    """
    words, debug = _without(argv, "--debug")
    console = Console()
    try:
        words, console.lang = _language(words)
        code = _dispatch(words, console)
        console.out.flush()
    except UsageError as error:
        console.finding(error.diagnostic)
        code = WRONG_USE
    except RefusedError as refused:
        console.findings(refused.diagnostics)
        code = REFUSED
    except KeyboardInterrupt:
        console.note(console.say("已中断", "interrupted"))
        code = INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        console.finding(Diagnostic.of("output_failed", None, None, None, reason=reason))
        code = WRONG_USE
    except Exception as error:
        if debug:
            raise
        problem = f"{type(error).__name__}: {error}"
        console.finding(Diagnostic.of("program_fault", None, None, None, problem=problem))
        code = FAULT
    console.close()
    return code


def _dispatch(words: list[str], console: Console) -> int:
    command, rest = _command(words)
    if command is None:
        return _without_command(rest, console)
    if command not in COMMANDS:
        near = suggestion(command, COMMANDS)
        raise UsageError.of("command_unknown", command=command, suggestion=near)
    module = import_module(f"creditrules.cli.{command}")
    parser = Parser(command, console.lang)
    module.arguments(parser)
    try:
        options = parser.parse(rest)
    except SystemExit:  # argparse leaves so once it has printed the help
        return ANSWERED
    console.form = options.form
    console.show_ids = getattr(options, "show_ids", False)
    code: int = module.run(options, console)
    return code


def _without_command(rest: list[str], console: Console) -> int:
    if "--version" in rest:
        from creditrules import __version__

        console.line(f"creditrules {__version__}")
        return ANSWERED
    asked = "-h" in rest or "--help" in rest
    unknown = [word for word in rest if word.startswith("-") and word not in ("-h", "--help")]
    if unknown and not asked:
        near = suggestion(unknown[0], ("--help", "--version", "--lang", *_WITH_VALUE))
        raise UsageError.of("option_unknown", option=unknown[0], command="--help", suggestion=near)
    (console.line if asked else console.note)(_help(console))
    return ANSWERED if asked else WRONG_USE


def _help(console: Console) -> str:
    say = console.say
    commands = [f"  {pad(name, 10)}{say(*texts)}" for name, texts in COMMANDS.items()]
    examples = [f"  {line}" for line in _EXAMPLES]
    lines = [
        say("用法: creditrules <命令> [选项]", "usage: creditrules <command> [options]"),
        "",
        say(
            "按联合惩戒、联合激励措施目录评定信用主体，给出依据、期限和解释；计算工作日期限。",
            "Evaluates credit subjects against catalogues of joint punishment and incentives, "
            "with legal\nbases, periods and explanations; counts limits in Chinese working days.",
        ),
        "",
        say("命令:", "commands:"),
        *commands,
        "",
        say(
            "每个命令的用法和例子：creditrules <命令> --help；英文：--lang en；版本：--version",
            "usage and examples of a command: creditrules <command> --help --lang en",
        ),
        say(
            "退出码：0 已应答，1 有数据被拒或目录有错，2 用法有误，70 程序出错",
            "exit codes: 0 answered, 1 rows refused or catalogue errors, 2 wrong use, 70 fault",
        ),
        "",
        say("例:", "examples:"),
        *examples,
    ]
    return "\n".join(lines)


def _command(words: list[str]) -> tuple[str | None, list[str]]:
    """The first word that is neither an option nor its value, and the line without it."""
    takes_value = False
    for place, word in enumerate(words):
        if takes_value:
            takes_value = False
        elif word in _WITH_VALUE:
            takes_value = True
        elif not word.startswith("-"):
            return word, words[:place] + words[place + 1 :]
    return None, words


def _language(words: list[str]) -> tuple[list[str], str]:
    """The line without --lang, and the language it asks for."""
    lang, left, waiting = "zh", list[str](), False
    read = choice("--lang", LANGUAGES)
    for word in words:
        if waiting:
            lang, waiting = read(word), False
        elif word == "--lang":
            waiting = True
        elif word.startswith("--lang="):
            lang = read(word.removeprefix("--lang="))
        else:
            left.append(word)
    if waiting:
        raise UsageError.of("option_value_missing", option="--lang", command="--help")
    return left, lang


def _without(words: Sequence[str], flag: str) -> tuple[list[str], bool]:
    left = [word for word in words if word != flag]
    return left, len(left) < len(words)
