"""Evaluations as text: a heading for each subject, a page for each decision, warnings once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from creditrules.cli.output import Console
from creditrules.engine import Decision, Evaluation, Explanation, Notice, explain
from creditrules.model import LIVE, Evidence, Force, Outcome
from creditrules.text import Diagnostic, pad, table, titled, width, word, wrap

__all__ = ["Warnings", "print_clauses", "print_evaluation", "print_rows"]

_WIDTH: Final = 100
_INDENT: Final = 4
_MOST_DISTINCT: Final = 1000
_NAMED: Final = 3
_OF_ONE_CODE: Final = 5


def print_evaluation(
    evaluation: Evaluation,
    console: Console,
    *,
    every_outcome: bool,
    brief: bool,
    clauses: bool,
    changes_on: date | None,
) -> None:
    """Print what an evaluation says.

    Args:
        evaluation: what to print.
        console: where to.
        every_outcome: also what is released, expired, overridden or not in force.
        brief: a table instead of pages.
        clauses: with the clauses of each condition and what was met.
        changes_on: the result of `next_change`.
    """
    shown = [
        one
        for one in evaluation.decisions
        if one.outcome in LIVE or (every_outcome and one.outcome is not Outcome.UNDETERMINED)
    ]
    shown.sort(key=lambda one: _reading_order(one, evaluation))
    console.line(_heading(evaluation, console))
    console.line(_counts(evaluation, console, changes_on))
    for about, group in groupby(shown, key=lambda one: one.subject):
        decisions = list(group)
        if about != evaluation.question.subject.id:
            who = console.shown(decisions[0].name or about)
            console.line()
            console.line(console.say(f"□ 及于：{who}", f"□ reaching {who}"))
        if brief:
            console.line()
            _print_table(decisions, console)
        for decision in () if brief else decisions:
            console.line()
            _print_decision("● ", evaluation, decision, console, clauses=clauses)
    _print_undetermined(evaluation, console, brief=brief, clauses=clauses)
    console.line()


def _reading_order(decision: Decision, evaluation: Evaluation) -> tuple[bool, str, int, bool]:
    """The subject's own before those of persons it reaches; what binds now and must be first."""
    return (
        decision.subject != evaluation.question.subject.id,
        decision.subject,
        list(Outcome).index(decision.outcome),
        decision.force is not Force.MANDATORY,
    )


def _heading(evaluation: Evaluation, console: Console) -> str:
    question = evaluation.question
    subject, say = question.subject, console.say
    kind = word(f"subject_kind.{subject.kind.value}", console.lang)
    name = console.shown(subject.name or subject.id)
    own_id = console.shown(subject.id)
    text = say(
        f"■ {name}（{own_id}，{kind}）　基准日 {question.as_of}",
        f"■ {name} ({own_id}, {kind}), as of {question.as_of}",
    )
    if question.jurisdiction:
        text += say(f"　区域 {question.jurisdiction}", f", in {question.jurisdiction}")
    return text


def _counts(evaluation: Evaluation, console: Console, changes_on: date | None) -> str:
    counts = Counter(one.outcome for one in evaluation.decisions)
    parts = [
        f"{word(f'outcome.{outcome.value}', console.lang)} {counts[outcome]}"
        for outcome in Outcome
        if counts[outcome]
    ]
    text = "  " + (console.listed(parts) or console.say("没有措施", "no measures"))
    if evaluation.grade:
        grade = word(f"grade.{evaluation.grade.value}", console.lang)
        text += console.say(f"；信誉等级 {grade}", f"; grade: {grade}")
    if changes_on:
        text += console.say(
            f"；{changes_on} 起结果可能不同，届时重新评定", f"; evaluate again on {changes_on}"
        )
    return text


def _print_table(decisions: Iterable[Decision], console: Console) -> None:
    lang = console.lang
    heads = console.say(
        "措施,类别,约束力,结果,期限,出处", "measure,kind,force,outcome,period,evidence"
    )
    rows = [
        (
            _title(one, lang),
            word(f"kind.{one.kind.value}", lang),
            word(f"force.{one.force.value}", lang),
            word(f"outcome.{one.outcome.value}", lang),
            _period(one, console),
            word(f"evidence.{one.evidence.value}", lang),
        )
        for one in decisions
    ]
    console.line(table(heads.split(","), rows))


def _period(decision: Decision, console: Console) -> str:
    period = decision.period
    start = str(period.start) if period.start else "?"
    if period.end:
        return f"{start} .. {period.end}"
    if period.end_known:
        return f"{start} .. {console.say('终身', 'for good')}"
    return f"{start} .."


def _title(decision: Decision, lang: str) -> str:
    return titled(decision, lang)


def _print_decision(
    bullet: str,
    evaluation: Evaluation,
    decision: Decision,
    console: Console,
    *,
    clauses: bool,
) -> None:
    lang, say = console.lang, console.say
    force = word(f"force.{decision.force.value}", lang)
    outcome = word(f"outcome.{decision.outcome.value}", lang)
    kind = word(f"kind.{decision.kind.value}", lang)
    text = f"{_title(decision, lang)}　{kind}　" + say(f"【{force}】", f"[{force}] ") + outcome
    if decision.evidence is not Evidence.SEEN:
        mark = word(f"evidence.{decision.evidence.value}", lang)
        text += say(f"　（{mark}）", f" ({mark})")
    console.line(bullet + text)
    page = explain(evaluation.question, decision, lang, show_ids=console.show_ids)
    print_rows(page.rows, console)
    if clauses:
        print_clauses(page, console)


def print_clauses(page: Explanation, console: Console) -> None:
    """Print the clause trees of a page, each clause with its mark."""
    for clause in page.clauses:
        console.line(f"    {'  ' * clause.depth}{clause.mark} {clause.text}")


def print_rows(rows: Iterable[tuple[str, str]], console: Console, indent: int = _INDENT) -> None:
    """Print labelled lines, the texts aligned and broken to fit."""
    listed = list(rows)
    columns = max((width(label) for label, _ in listed), default=0)
    for label, text in listed:
        _print_hanging(f"{' ' * indent}{pad(label, columns)}  ", text, console)


def _print_hanging(head: str, text: str, console: Console) -> None:
    """Print a text behind a head, its further lines below its first."""
    first, *rest = wrap(text, _WIDTH - width(head))
    console.line(head + first)
    for line in rest:
        console.line(" " * width(head) + line)


def _print_undetermined(
    evaluation: Evaluation, console: Console, *, brief: bool, clauses: bool
) -> None:
    found, own = evaluation.undetermined, evaluation.question.subject.id
    if not found:
        return
    console.line()
    console.line(
        console.say(
            f"待核实 {len(found)} 项：补上所问事实后重新评定",
            f"{len(found)} undetermined: give the facts asked for and evaluate again",
        )
    )
    if brief:
        _print_questions(found, own, console)
    for decision in () if brief else found:
        console.line()
        _print_decision("○ ", evaluation, decision, console, clauses=clauses)


def _print_questions(found: Iterable[Decision], own: str, console: Console) -> None:
    """Every question once, with the measures that hang on it."""
    titles: dict[tuple[str, str], list[str]] = {}
    for decision in found:
        who = "" if decision.subject == own else console.shown(decision.name or "")
        asked = _asked(decision, console)
        titles.setdefault((who, asked), []).append(_title(decision, console.lang))
    for (who, asked), hanging in titles.items():
        about = console.say(f"{who}：", f"{who}: ") if who else ""
        listed = console.listed(dict.fromkeys(hanging))
        text = console.say(f"{about}{asked}　→ {listed}", f"{about}{asked} -> {listed}")
        _print_hanging("  - ", text, console)


def _asked(decision: Decision, console: Console) -> str:
    facts = dict.fromkeys(leaf.fact.name(console.lang) for leaf in decision.missing)
    asked = console.listed(facts) or console.say("记录不齐全", "the records are not complete")
    return console.say(f"{asked}？", f"{asked}?")


def _by_frequency(counted: tuple[Notice, int]) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    notice, count = counted
    return -count, notice.code, notice.arguments


class Warnings:
    """The warnings of many evaluations, each kept once with the subjects it is about.

    Memory stays flat: past a thousand different ones only their codes are counted.
    """

    def __init__(self) -> None:
        self._subjects: dict[Notice, list[str]] = {}
        self._counts: Counter[Notice] = Counter()
        self._further: Counter[str] = Counter()

    def add(self, evaluation: Evaluation) -> None:
        """Take in the warnings of an evaluation."""
        for notice in evaluation.warnings:
            if notice not in self._counts and len(self._counts) >= _MOST_DISTINCT:
                self._further[notice.code] += 1
                continue
            self._counts[notice] += 1
            named = self._subjects.setdefault(notice, [])
            if len(named) < _NAMED:
                named.append(evaluation.question.subject.id)

    def lines(self, console: Console) -> Iterator[str]:
        """One line for each warning, the most frequent first; of one code only a few."""
        shown, further = Counter[str](), self._further.copy()
        for notice, count in sorted(self._counts.items(), key=_by_frequency):
            shown[notice.code] += 1
            if shown[notice.code] > _OF_ONE_CODE:
                further[notice.code] += count
                continue
            found = Diagnostic.of(notice.code, None, None, None, **dict(notice.arguments))
            message = found.message(console.lang, show_ids=console.show_ids)
            named = console.listed(console.shown(one) for one in self._subjects[notice])
            who = (
                console.say(f"{named} 等 {count} 个主体", f"{named} and others, {count} subjects")
                if count > _NAMED
                else named
            )
            yield console.say(f"{message}（{who}）", f"{message} ({who})")
        for code, count in sorted(further.items()):
            yield console.say(f"另有 {count} 处同类提示（{code}）", f"{count} more of {code}")

    def print(self, console: Console) -> None:
        """Print them under a heading, if there are any."""
        if not self._counts:
            return
        console.line(console.say("提示：", "Please note:"))
        for text in self.lines(console):
            _print_hanging("  - ", text, console)
