"""Cases to read: one as a page, many as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from creditrules.cli.output import Console
from creditrules.procedure import (
    Case,
    Duty,
    Upcoming,
    due_words,
    limit_words,
    status_words,
)
from creditrules.text import table, titled, word

__all__ = ["print_case", "print_cases"]


def print_case(case: Case, console: Console) -> None:
    """Print where a case stands: what is owed, what was done, what comes next, what happened."""
    say = console.say
    for line in _heading(case, console):
        console.line(line)
    heads = say("步骤,承办,时限,届满日,状态", "step,office,limit,last day,status").split(",")
    _print_duties(say("待办", "Due"), heads, case.open_duties, console)
    closed = [one for one in case.duties if not one.is_open]
    heads = say("步骤,承办,届满日,办结日,状态", "step,office,last day,done on,status").split(",")
    _print_duties(say("已结", "Settled"), heads, closed, console)
    if case.upcoming:
        console.line()
        console.line(say("接下来", "Next"))
        for one in case.upcoming:
            console.line(_upcoming(case, one, console))
    _print_events(case, console)


def _heading(case: Case, console: Console) -> Iterable[str]:
    say, procedure = console.say, case.procedure
    title = titled(procedure, console.lang)
    key = console.shown(case.id)
    yield say(f"■ 个案 {key}　{title}（{procedure.id}）", f"■ Case {key}: {title} ({procedure.id})")
    parts = [
        say(f"基准日 {case.as_of}", f"as of {case.as_of}"),
        word(f"case_status.{case.status}", console.lang),
    ]
    if case.subject:
        parts.append(console.shown(case.subject))
    if case.begun_on:
        parts.append(say(f"{case.begun_on} 启动", f"begun on {case.begun_on}"))
    if case.closed_on:
        parts.append(say(f"{case.closed_on} 办结", f"closed on {case.closed_on}"))
    yield "  " + say("　", ", ").join(parts)


def _print_duties(title: str, heads: list[str], duties: Iterable[Duty], console: Console) -> None:
    lang = console.lang
    rows = []
    for one in duties:
        first = _step(one, lang), _office(one, console)
        due = due_words(one, lang)
        if one.is_open:
            rows.append((*first, limit_words(one.limit, lang), due, status_words(one, lang)))
        else:
            rows.append((*first, due, _day(one.done_on), status_words(one, lang)))
    if rows:
        console.line()
        console.line(f"{title} {len(rows)}")
        console.line(table(heads, rows))


def _step(duty: Duty, lang: str) -> str:
    title = titled(duty.step.stated, lang)
    if duty.period is None:
        return title
    return f"{title} ({duty.period})" if lang == "en" else f"{title}（{duty.period}）"


def _office(duty: Duty, console: Console) -> str:
    """The office, and whom it plays."""
    actor = titled(duty.step.actor, console.lang)
    if duty.office is None:
        return actor
    office = console.shown(duty.office)
    return console.say(f"{office}（{actor}）", f"{office} ({actor})")


def _upcoming(case: Case, one: Upcoming, console: Console) -> str:
    lang, say = console.lang, console.say
    events, steps = case.procedure.events, case.procedure.steps
    titles = [
        *(titled(events[key], lang) for key in one.after),
        *(
            say(f"“{steps[key].stated.title}”逾期", f"overdue: {steps[key].stated.title_en}")
            for key in one.after_overdue
        ),
    ]
    after = say(" 或 ", " or ").join(titles)
    stated = one.step.stated
    title = titled(stated, lang)
    actor = titled(one.step.actor, lang)
    limit = limit_words(one.step.limit, lang)
    return say(
        f"  - {after}之后：{title}（{actor}，{limit}）",
        f"  - after {after}: {title} ({actor}, {limit})",
    )


def _print_events(case: Case, console: Console) -> None:
    kinds, lang = case.procedure.events, console.lang
    if case.events:
        heads = console.say("日期,事件,周期,作出者,编号", "day,event,period,by,id").split(",")
        rows = [
            (
                str(one.happened_on),
                titled(kinds[one.type], lang),
                one.period or "",
                console.shown(one.by or ""),
                console.shown(one.id),
            )
            for one in case.events
        ]
        console.line()
        console.line(console.say("经过", "What happened"))
        console.line(table(heads, rows))
    if case.later:
        later = console.listed(console.shown(one) for one in case.later)
        console.line()
        console.line(console.say(f"基准日以后的事件：{later}", f"Events after that day: {later}"))


def print_cases(rows: list[dict[str, Any]], console: Console) -> None:
    """Print the rows of many cases."""
    say, lang = console.say, console.lang
    heads = say(
        "个案,当事人,流程,状态,待办,逾期,下一届满日",
        "case,party,procedure,status,open,overdue,next last day",
    )
    shown = [
        (
            console.shown(row["case"]),
            console.shown(row["subject"] or ""),
            row["procedure"],
            word(f"case_status.{row['status']}", lang),
            str(row["open"] or ""),
            str(row["overdue"] or ""),
            row["next_due"] or "",
        )
        for row in rows
    ]
    console.line(table(heads.split(","), shown))
    console.line()
    late = sum(bool(row["overdue"]) for row in rows)
    console.line(
        say(
            f"共 {len(rows)} 个个案，{late} 个有逾期",
            f"{len(rows)} cases, {late} with something overdue",
        )
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
