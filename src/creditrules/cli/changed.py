"""What became another, as other systems read it and as people do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.engine import Change, Decision, Notice, cause_words, decision_content, digest
from creditrules.model import Subject
from creditrules.text import Diagnostic, titled, word

__all__ = [
    "add_full",
    "change_content",
    "change_lines",
    "notice_lines",
    "print_lines",
    "title_of",
]


def add_full(parser: Parser) -> None:
    """--full."""
    parser.options.add_argument(
        "--full",
        action="store_true",
        help=parser.say(
            "JSON 中给出变化前后决定的全文，可直接存入数据库",
            "in JSON the whole decision before and after, to be kept in a database",
        ),
    )


def print_lines(subject: Subject, lines: Iterable[str], console: Console) -> None:
    """Print what is told of a subject below its name, or that nothing changed."""
    told = [subject.name or subject.id]
    told += list(lines) or [console.say("  没有变化", "  nothing changed")]
    for line in told:
        console.line(console.shown(line))
    console.line()


def change_content(change: Change, lang: str, *, full: bool = False) -> dict[str, Any]:
    """A change with the decision before and after; `full`: with all that they say."""
    decision = change.after or change.before
    return {
        "id": change.id,
        "on": change.on.isoformat(),
        "kind": change.kind,
        "title": title_of(decision, lang) if decision else None,
        "before": _state(change.before, full),
        "after": _state(change.after, full),
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


def _state(decision: Decision | None, full: bool) -> dict[str, Any] | None:
    if decision is None:
        return None
    if full:
        return {**decision_content(decision), "digest": digest(decision)}
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


def change_lines(change: Change, own: str, console: Console) -> Iterator[str]:
    """What changed and, one by one, why; `own` is the id of the subject asked about."""
    decision = change.after or change.before
    title = title_of(decision, console.lang) if decision else change.id
    whose = change.id.rpartition("/")[0]
    reached = "" if whose == own else f"（{whose.rpartition('#')[2]}）"
    kind = word(f"change.{change.kind}", console.lang)
    yield f"    {kind}　{title}{reached}{_became(change, console)}"
    for cause in change.causes:
        yield f"      {cause_words(cause, console.lang)}"


def title_of(decision: Decision, lang: str) -> str:
    """The name of a decision's measure."""
    return titled(decision, lang)


def _became(change: Change, console: Console) -> str:
    """How the force changed, where it did."""
    if change.kind != "changed" or change.before is None or change.after is None:
        return ""
    if change.before.force is change.after.force:
        return ""
    old, new = (word(f"force.{one.force}", console.lang) for one in (change.before, change.after))
    return console.say(f"：{old} → {new}", f": {old} -> {new}")


def notice_lines(notices: Iterable[Notice], console: Console) -> Iterator[str]:
    """What the reader should know besides the changes."""
    found = [Diagnostic.of(one.code, None, None, None, **dict(one.arguments)) for one in notices]
    if found:
        yield console.say("  提示：", "  Please note:")
    for one in found:
        yield f"    - {one.message(console.lang, show_ids=console.show_ids)}"
