"""creditrules check: what is wrong with catalogue files, and how to mend it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter

from creditrules.catalogue import CatalogueError, builtin_paths, check_catalogue
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.options import add_common
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.testing.scenarios import SUFFIXES, load_scenarios
from creditrules.text import Diagnostic, Severity, word

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "检查措施目录的 YAML 文件：一次列出全部问题，各注明行列和改法。",
        "Check the YAML files of catalogues: everything in one run, each with its place and how "
        "to mend it.",
        ("creditrules check catalogues/local/", "检查一个文件夹", "a folder"),
        ("creditrules check my.yaml --strict", "有警告也算不通过", "warnings count as failure"),
        ("creditrules check", "检查随包目录", "the bundled catalogues"),
    )
    parser.inputs.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help=say("文件或文件夹；不给则检查随包目录", "files or folders; the bundled ones if none"),
    )
    parser.options.add_argument(
        "--strict", action="store_true", help=say("警告也算不通过", "warnings fail too")
    )
    parser.options.add_argument(
        "--notes", action="store_true", help=say("也列出提示（缺省只计数）", "list notes too")
    )
    parser.options.add_argument(
        "--alone",
        action="store_true",
        help=say("不在随包目录之上检查，自成一套", "by themselves, not on top of the bundled ones"),
    )
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print every finding and a line that sums up."""
    findings = _findings(options)
    if console.wants_json:
        console.json_array(one.to_json(console.lang) for one in findings)
    else:
        for one in findings:
            if options.notes or one.severity is not Severity.NOTE:
                console.line(one.render(console.lang))
                console.line()
        console.line(_summary(findings, console, notes=options.notes))
    failing = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return REFUSED if any(one.severity in failing for one in findings) else ANSWERED


def _findings(options: Namespace) -> tuple[Diagnostic, ...]:
    """What is wrong with the catalogues and with the scenarios beside them."""
    paths: list[str] = options.paths
    found = check_catalogue(paths or None, bundled=not options.alone)
    scenarios = [one for one in paths if os.path.isdir(one) or one.endswith(SUFFIXES)]
    try:
        files = load_scenarios(scenarios or (() if paths else builtin_paths()))
    except CatalogueError as error:
        return tuple(dict.fromkeys((*found, *error.diagnostics)))
    inside = (one for file in files for one in file.diagnostics)
    return tuple(dict.fromkeys((*found, *inside)))


def _summary(findings: tuple[Diagnostic, ...], console: Console, *, notes: bool) -> str:
    if not findings:
        return console.say("未发现问题", "nothing to mend")
    counts = Counter(one.severity for one in findings)
    parts = [
        f"{word(f'severity.{severity.value}', console.lang)} {counts[severity]}"
        for severity in Severity
        if counts[severity]
    ]
    files = len({one.span.file for one in findings if one.span})
    text = console.say(
        f"{console.listed(parts)}，涉及 {files} 个文件", f"{console.listed(parts)} in {files} files"
    )
    if counts[Severity.NOTE] and not notes:
        text += console.say("（提示加 --notes 列出）", " (--notes lists the notes)")
    return text
