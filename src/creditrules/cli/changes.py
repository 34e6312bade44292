"""creditrules changes: what changed for subjects between two days or two lists, and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from creditrules.cli.asking import Asking, add_subjects
from creditrules.cli.changed import add_full, change_content, change_lines, print_lines
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids, add_span, day, span_of
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.updates import pairs
from creditrules.engine import Change, Evaluation, changes, history
from creditrules.model import Subject

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "两日之间，或者名单更新前后，各主体的措施何时开始、结束、暂停、恢复或者变化，"
        "因哪份文件、哪个事件。",
        "When measures for subjects began, ended, were suspended, resumed or changed between two "
        "days, or between two versions of a list, and which document or event did it.",
        (
            "creditrules changes subjects.jsonl --from 2018-06-20 --to 2026-06-20",
            "逐日列出变化",
            "every change by its day",
        ),
        (
            "creditrules changes new.jsonl --before old.jsonl --as-of 2018-06-20 --format json "
            "--full",
            "名单更新：新旧两份数据在同一日的差别，附决定全文",
            "a list update: how two versions differ on one day, with the whole decisions",
        ),
    )
    add_subjects(parser)
    add_span(parser)
    parser.options.add_argument(
        "--as-of",
        metavar="DATE",
        type=day("--as-of"),
        help=say(
            "更新前后在哪一日比较，用于 --before，如 2018-06-20",
            "day of an update (--before), such as 2018-06-20",
        ),
    )
    parser.options.add_argument(
        "--before",
        metavar="FILE",
        action="append",
        default=[],
        help=say(
            "更新以前的数据；与输入比较，按主体编号对应；可重复",
            "the data before an update, compared with the input by subject id; may be repeated",
        ),
    )
    parser.options.add_argument(
        "--known-at",
        metavar="DATE",
        type=day("--known-at"),
        help=say(
            "知悉日：只用该日（含）以前收到的信息；不给则视为全部已知",
            "use only what had been received by the end of that day; everything unless given",
        ),
    )
    add_full(parser)
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


_Found = tuple[Subject, list[Change]]


def run(options: Namespace, console: Console) -> int:
    """Print what changed for every subject."""
    _check(options)
    asking = Asking(options, console)
    with Inputs(options, console, asking.catalogue) as inputs:
        if options.before:
            earlier = Namespace(**{**vars(options), "files": options.before})
            with Inputs(earlier, console, asking.catalogue) as old:
                _tell(_between(pairs(old, inputs, asking)), options, console)
                return REFUSED if inputs.refused or old.refused else ANSWERED
        asked = (asking.evaluation(subject, related) for subject, related in inputs)
        _tell(_through(asked, options), options, console)
        return REFUSED if inputs.refused else ANSWERED


def _check(options: Namespace) -> None:
    """Set the day asked about; refuse days of the other way of asking."""
    days = (("--from", options.first), ("--to", options.last))
    unfit = days if options.before else (("--as-of", options.as_of),)
    for option, given in unfit:
        if given is not None:
            command = "--before" if options.before else "--from"
            raise UsageError.of("option_unfit", option=option, command=command, help="changes")
    if not options.before:
        options.as_of = span_of(options)[0]
    elif options.as_of is None:
        example = "--as-of 2026-06-20"
        raise UsageError.of("option_needed", option="--as-of", example=example)


def _through(asked: Iterator[Evaluation], options: Namespace) -> Iterator[_Found]:
    for one in asked:
        steps = history(one, options.last)
        yield one.question.subject, [change for _, found in steps for change in found]


def _between(answers: Iterator[tuple[Evaluation, Evaluation]]) -> Iterator[_Found]:
    for before, after in answers:
        yield after.question.subject, list(changes(before, after))


def _tell(found: Iterator[_Found], options: Namespace, console: Console) -> None:
    if console.wants_json:
        console.json_array(_content(who, told, options, console) for who, told in found)
        return
    for who, told in found:
        print_lines(who, _lines(who, told, console), console)


def _content(
    subject: Subject, found: list[Change], options: Namespace, console: Console
) -> dict[str, Any]:
    return {
        "schema": "creditrules/changes/1",
        "subject": subject.id,
        "from": options.as_of.isoformat(),
        "to": (options.last or options.as_of).isoformat(),
        "changes": [change_content(one, console.lang, full=options.full) for one in found],
    }


def _lines(subject: Subject, found: list[Change], console: Console) -> Iterator[str]:
    told = None
    for change in found:
        if change.on != told:
            yield f"  {change.on}"
            told = change.on
        yield from change_lines(change, subject.id, console)
