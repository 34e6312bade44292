"""What a draft would bring about, as other systems read it and as people do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from creditrules.cli.changed import notice_lines, title_of
from creditrules.cli.output import Console
from creditrules.cli.printing import print_rows
from creditrules.engine import (
    Change,
    Decision,
    Foresight,
    Nothing,
    decision_content,
    digest,
    explain,
    missing_content,
    missing_row,
    nothing_words,
    notice_content,
    question_content,
)
from creditrules.engine.phrases import phrase
from creditrules.text import word

__all__ = ["foresight_content", "print_foresight"]

Json = dict[str, Any]


def foresight_content(found: Foresight, lang: str) -> Json:
    """The document `creditrules/foresight/1`."""
    return {
        "schema": "creditrules/foresight/1",
        **question_content(found.question),
        "draft": found.draft.id,
        "certain": [_change_content(one) for one in found.certain],
        "if_listed": [_change_content(one) for one in found.if_listed],
        "questions": [
            {**_decision_content(one.decision), "missing": missing_content(one.missing)}
            for one in found.questions
        ],
        "nothing": _nothing_content(found, found.nothing, lang) if found.nothing else None,
        "warnings": [notice_content(one) for one in found.warnings],
    }


def _change_content(change: Change) -> Json:
    decision = change.after or change.before
    content = _decision_content(decision) if decision else {}
    return {"change": change.kind, **content}


def _decision_content(decision: Decision) -> Json:
    return {**decision_content(decision), "name": decision.name, "digest": digest(decision)}


def _nothing_content(found: Foresight, nothing: Nothing, lang: str) -> Json:
    return {
        "unclassified": nothing.unclassified,
        "nearest_rule": nothing.rule.rule.id if nothing.rule else None,
        "nearest_item": nothing.miss.item.id if nothing.miss else None,
        "standing": [_decision_content(one) for one in nothing.standing],
        "words": list(nothing_words(found.question, nothing, lang)),
    }


def print_foresight(found: Foresight, console: Console) -> None:
    """Print a draft with what follows, for whom, until when and on what basis."""
    say = console.say
    _line(_heading(found, console), console)
    if found.nothing is not None:
        console.line(say("  不引发措施：", "  no measure follows:"))
        for text in nothing_words(found.question, found.nothing, console.lang):
            _line(f"    {text}", console)
    else:
        _print_certain(found, console)
    if found.if_listed:
        count = len(found.if_listed)
        console.line()
        console.line(
            say(
                f"  如其后列入名单或者公布，另有 {count} 项（处罚本身不是列入）",
                f"  only if the party is then listed or published: {count} more",
            )
        )
        _print_changes("○ ", found, found.if_listed, console)
    if found.questions:
        count = len(found.questions)
        console.line()
        console.line(
            say(
                f"  待核实 {count} 项：补上所问事实", f"  hanging on facts to be asked for: {count}"
            )
        )
        told = set[tuple[str, str]]()
        for doubt in found.questions:
            label, text = missing_row(doubt.decision, doubt.missing, console.lang)
            asked = (label, console.shown(text))
            _print_decision("？ ", found, doubt.decision, told, console, asked)
    _print_warnings(found, console)
    console.line()


def _print_certain(found: Foresight, console: Console) -> None:
    count = len(found.certain)
    if not count:
        text = console.say("  仅凭这一决定不引发措施", "  nothing follows from the decision alone")
    else:
        text = console.say(f"  一经作出即引发 {count} 项", f"  at once: {count}")
    console.line(text)
    _print_changes("● ", found, found.certain, console)


def _heading(found: Foresight, console: Console) -> str:
    question, draft = found.question, found.draft
    subject, number = question.subject, draft.document_no or draft.id
    text = console.say(
        f"■ {subject.name or subject.id}（{subject.id}）　草稿 {number}　{question.as_of}",
        f"■ {subject.name or subject.id} ({subject.id}), draft {number}, {question.as_of}",
    )
    if question.jurisdiction:
        text += console.say(f"　区域 {question.jurisdiction}", f", in {question.jurisdiction}")
    return text


def _print_changes(
    bullet: str, found: Foresight, changes: Iterable[Change], console: Console
) -> None:
    told = set[tuple[str, str]]()
    for change in changes:
        decision = change.after or change.before
        if decision is not None:
            kind = word(f"change.{change.kind}", console.lang)
            _print_decision(f"{bullet}{kind}　", found, decision, told, console)


def _print_decision(
    head: str,
    found: Foresight,
    decision: Decision,
    told: set[tuple[str, str]],
    console: Console,
    asked: tuple[str, str] | None = None,
) -> None:
    """Print a decision; what grounds it only where `told` does not have it yet.

    `asked`: what takes the place of the row of missing facts.
    """
    lang = console.lang
    force = word(f"force.{decision.force}", lang)
    text = f"    {head}{title_of(decision, lang)}" + console.say(f"　【{force}】", f" [{force}]")
    if decision.subject != found.question.subject.id:
        who = decision.name or decision.subject
        text += console.say(f"　及于：{who}", f", reaching {who}")
    _line(text, console)
    rows = list(explain(found.question, decision, lang, show_ids=console.show_ids).rows)
    if asked is not None:
        rows = [*(one for one in rows if one[0] != asked[0]), asked]
    grounds = {phrase(label, lang) for label in ("label_cause", "label_classified")}
    print_rows([one for one in rows if one not in told], console, indent=8)
    told.update(one for one in rows if one[0] in grounds)


def _print_warnings(found: Foresight, console: Console) -> None:
    if found.warnings:
        console.line()
    for line in notice_lines(found.warnings, console):
        _line(line, console)


def _line(text: str, console: Console) -> None:
    console.line(console.shown(text))
