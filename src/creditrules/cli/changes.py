"""creditrules changes: what changed for subjects between two days, and what did it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from creditrules.cli.asking import Asking, add_subjects
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids, add_span, day, span_of
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.engine import Change, Decision, Evaluation, cause_words, history
from creditrules.text import mask_text, word

__all__ = ["arguments", "change_lines", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "两日之间，各主体的措施何时开始、结束、暂停、恢复或者变化，因哪份文件、哪个事件。",
        "When measures for subjects began, ended, were suspended, resumed or changed between two "
        "days, and which document or event did it.",
        (
            "creditrules changes subjects.jsonl --from 2018-06-20 --to 2026-06-20",
            "逐日列出变化",
            "every change by its day",
        ),
    )
    add_subjects(parser)
    add_span(parser)
    parser.options.add_argument(
        "--known-at",
        metavar="DATE",
        type=day("--known-at"),
        help=say(
            "知悉日：只用该日（含）以前收到的信息；不给则视为全部已知",
            "use only what had been received by the end of that day; everything unless given",
        ),
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print what changed for every subject."""
    options.as_of = span_of(options)[0]
    asking = Asking(options, console)
    with Inputs(options, console, asking.catalogue) as inputs:
        asked = (asking.evaluation(subject, related) for subject, related in inputs)
        if console.wants_json:
            console.json_array(_content(one, options, console) for one in asked)
        else:
            for one in asked:
                _print(one, options, console)
        return REFUSED if inputs.refused else ANSWERED


def _content(evaluation: Evaluation, options: Namespace, console: Console) -> dict[str, Any]:
    return {
        "schema": "creditrules/changes/1",
        "subject": evaluation.question.subject.id,
        "from": options.as_of.isoformat(),
        "to": options.last.isoformat(),
        "changes": [
            _change_content(change, console.lang)
            for _, found in history(evaluation, options.last)
            for change in found
        ],
    }


def _change_content(change: Change, lang: str) -> dict[str, Any]:
    decision = change.after or change.before
    return {
        "id": change.id,
        "on": change.on.isoformat(),
        "kind": change.kind,
        "title": _title(decision, lang) if decision else None,
        "before": _state(change.before),
        "after": _state(change.after),
        "causes": [
            {
                "code": cause.code,
                "instrument": cause.instrument.id if cause.instrument else None,
                "event": cause.detail,
                "words": cause_words(cause, lang),
            }
            for cause in change.causes
        ],
    }


def _state(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    start, end = decision.period.start, decision.period.end
    return {
        "outcome": decision.outcome.value,
        "force": decision.force.value,
        "period": {
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
            "end_known": decision.period.end_known,
        },
    }


def _print(evaluation: Evaluation, options: Namespace, console: Console) -> None:
    subject = evaluation.question.subject
    name = subject.name or subject.id
    lines = list(_lines(evaluation, options, console))
    console.line(name if console.show_ids else mask_text(name))
    for line in lines or [console.say("  没有变化", "  nothing changed")]:
        console.line(line if console.show_ids else mask_text(line))
    console.line()


def _lines(evaluation: Evaluation, options: Namespace, console: Console) -> Iterator[str]:
    for later, found in history(evaluation, options.last):
        if found:
            yield f"  {later.question.as_of}"
        for change in found:
            yield from change_lines(change, evaluation.question.subject.id, console)


def change_lines(change: Change, own: str, console: Console) -> Iterator[str]:
    """What changed and, one by one, why; `own` is the id of the subject asked about."""
    decision = change.after or change.before
    title = _title(decision, console.lang) if decision else change.id
    whose = change.id.rpartition("/")[0]
    reached = "" if whose == own else f"（{whose.rpartition('#')[2]}）"
    kind = word(f"change.{change.kind}", console.lang)
    yield f"    {kind}　{title}{reached}{_became(change, console)}"
    for cause in change.causes:
        yield f"      {cause_words(cause, console.lang)}"


def _title(decision: Decision, lang: str) -> str:
    return decision.type.title_en if lang == "en" else decision.title


def _became(change: Change, console: Console) -> str:
    """How the force changed, where it did."""
    if change.kind != "changed" or change.before is None or change.after is None:
        return ""
    if change.before.force is change.after.force:
        return ""
    old, new = (word(f"force.{one.force}", console.lang) for one in (change.before, change.after))
    return console.say(f"：{old} → {new}", f": {old} -> {new}")
