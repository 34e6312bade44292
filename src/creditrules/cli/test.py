"""creditrules test: scenarios run, clause by clause."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from pathlib import Path

from creditrules.catalogue import CatalogueError, builtin_paths, load_catalogue, load_clauses
from creditrules.cli.errors import RefusedError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.options import add_common, add_overlay
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.model.files import Clause
from creditrules.testing import (
    ClauseRow,
    ScenarioFile,
    ScenarioResult,
    clause_findings,
    clause_table,
    clause_table_content,
    load_scenarios,
    run_scenarios,
)
from creditrules.text import table, word

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "运行情景测试（*.scenarios.yaml）：逐条款列出情景和结果，未通过的写明差别。",
        "Run scenarios (*.scenarios.yaml): clause by clause, with what came out otherwise.",
        ("creditrules test", "随包目录的全部情景", "all scenarios of the bundled catalogues"),
        ("creditrules test catalogues/local/", "一个文件夹里的情景", "those of a folder"),
        ("creditrules test --open", "还没有情景的条款", "clauses that no scenario proves yet"),
    )
    parser.inputs.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help=say(
            "情景文件或文件夹；不给则为随包目录", "files or folders; the bundled ones if none"
        ),
    )
    parser.options.add_argument(
        "--open", action="store_true", help=say("只列没有情景的条款", "clauses without scenario")
    )
    add_overlay(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Run the scenarios and print what came of them."""
    try:
        files = load_scenarios(options.paths or builtin_paths())
        clauses = load_clauses()
        results = _run(files, _catalogue_paths(options))
    except CatalogueError as error:
        raise RefusedError(error.diagnostics) from None
    console.findings(clause_findings(clauses, files))
    rows = clause_table(clauses, results)
    if options.open:
        rows = tuple(row for row in rows if row.status == "open")
    if console.wants_json:
        console.json(clause_table_content(rows))
    elif options.open:
        _print_open(rows, clauses, console)
    else:
        _print(rows, results, console)
    return ANSWERED if all(one.passed for one in results) else REFUSED


def _catalogue_paths(options: Namespace) -> list[str]:
    """What --catalogue adds, and the given folders, which hold catalogues beside scenarios."""
    folders = [path for path in options.paths if os.path.isdir(path)]
    return [*options.catalogues, *folders]


def _run(files: tuple[ScenarioFile, ...], paths: list[str]) -> tuple[ScenarioResult, ...]:
    catalogue = load_catalogue(paths or None)
    guessed = load_catalogue(paths or None, include_guessed=True)
    return run_scenarios(catalogue, files, guessed=guessed)


def _print_open(rows: tuple[ClauseRow, ...], clauses: tuple[Clause, ...], console: Console) -> None:
    heads = console.say("条款,文件,原文,要求", "clause,document,section,needs").split(",")
    shown = [(x.clause.id, x.clause.document, x.clause.section, x.clause.needs) for x in rows]
    console.line(table(heads, shown))
    console.line()
    console.line(
        console.say(
            f"{len(clauses)} 条款中有 {len(rows)} 条尚无情景",
            f"{len(rows)} of {len(clauses)} clauses have no scenario yet",
        )
    )


def _print(
    rows: tuple[ClauseRow, ...], results: tuple[ScenarioResult, ...], console: Console
) -> None:
    lang = console.lang
    for result in results:
        if not result.passed:
            console.line(result.render(lang))
            console.line()
    heads = console.say("条款,结果,情景,位置", "clause,result,scenario,place").split(",")
    listed = [
        (row.clause.id, _status(one.status, lang), one.name, _place(one))
        for row in rows
        for one in row.results
    ]
    unnamed = [
        ("-", _status(one.status, lang), one.name, _place(one)) for one in results if not one.clause
    ]
    console.line(table(heads, [*listed, *unnamed]))
    console.line()
    console.line(_summary(rows, results, console))


def _status(status: str, lang: str) -> str:
    return word(f"scenario_status.{status}", lang)


def _place(one: ScenarioResult) -> str:
    return f"{Path(one.file).name}:{one.line}"


def _summary(
    rows: tuple[ClauseRow, ...], results: tuple[ScenarioResult, ...], console: Console
) -> str:
    passed = sum(one.passed for one in results)
    clauses = Counter(row.status for row in rows)
    return console.say(
        f"情景 {len(results)} 个：通过 {passed}，未通过 {len(results) - passed}；"
        f"条款 {len(rows)} 条：通过 {clauses['passed']}，未通过 {clauses['failed']}，"
        f"尚无情景 {clauses['open']}",
        f"{len(results)} scenarios: {passed} passed, {len(results) - passed} failed; "
        f"{len(rows)} clauses: {clauses['passed']} passed, {clauses['failed']} failed, "
        f"{clauses['open']} without scenario",
    )
