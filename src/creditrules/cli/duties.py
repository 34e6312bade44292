"""creditrules report duties and overdue: what offices owe by when, and whom to urge."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any, Final

from creditrules.cli.case_files import CaseFiles
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.options import span_of
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.tabular import TABLE_FORMS, write_table
from creditrules.procedure import Case
from creditrules.reports import (
    DutyPlace,
    OfficeOverdue,
    duty_list,
    duty_overview,
    duty_table,
    overdue_list,
    overdue_table,
    urging_note,
)
from creditrules.text import Diagnostic, word
from creditrules.text.suggest import suggestion

__all__ = ["DUTY_FORMS", "add_owing", "report_duties", "report_overdue"]

DUTY_FORMS: Final = (*TABLE_FORMS, "ics")


def add_owing(parser: Parser) -> None:
    """--office and --procedure."""
    say = parser.say
    parser.options.add_argument(
        "--office",
        metavar="NAME",
        help=say("duties、overdue：只看这个单位承办的", "duties, overdue: what this office owes"),
    )
    parser.options.add_argument(
        "--procedure",
        metavar="ID",
        help=say(
            "duties、overdue：事件没有写明流程的个案按这个流程办理",
            "duties, overdue: the procedure of cases whose events name none",
        ),
    )


def report_duties(options: Namespace, console: Console) -> int:
    """Print what is owed, or write it as a calendar."""
    first, last = _days(options)
    files = CaseFiles(options, console)
    cases = _cases(files, options, console)
    listed = duty_list(cases, first, last, options.office, calendar=files.catalogue.calendar)
    if console.form == "ics":
        from creditrules.reports import duty_icalendar

        events = duty_icalendar(listed, options.as_of, console.lang, show_ids=console.show_ids)
        console.out.write(events.decode())
    else:
        counts = {place.value: listed.count(place) for place in DutyPlace}
        shown = [f"{word(f'duty_place.{key}', console.lang)} {n}" for key, n in counts.items()]
        _head(options, len(cases), console.say("，", ", ").join(shown), console)
        about = {
            **_about("duties", options, len(cases), console),
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
            "counts": counts,
        }
        made = duty_overview if console.form == "text" else duty_table
        write_table(made(listed, console.lang), console.say("待办", "duties"), console, about)
    return REFUSED if files.refused else ANSWERED


def report_overdue(options: Namespace, console: Console) -> int:
    """Print the notes by which offices are urged, or the table of what is overdue."""
    files = CaseFiles(options, console)
    cases = _cases(files, options, console)
    offices = overdue_list(cases, options.office)
    if console.form == "text":
        count = sum(len(one.overdue) for one in offices)
        found = console.say(
            f"逾期 {count} 项，涉及 {len(offices)} 个单位",
            f"overdue {count}, offices {len(offices)}",
        )
        _head(options, len(cases), found, console)
        for one in offices:
            console.line()
            console.line(_note(one, options, console))
    else:
        notes = [
            {
                "office": one.office and console.shown(one.office),
                "text": _note(one, options, console),
            }
            for one in offices
        ]
        about = {**_about("overdue", options, len(cases), console), "notes": notes}
        title = console.say("逾期", "overdue")
        write_table(overdue_table(offices, console.lang), title, console, about)
    return REFUSED if files.refused else ANSWERED


def _days(options: Namespace) -> tuple[date | None, date | None]:
    """The days of --from and --to, where they are given."""
    if options.first is not None and options.last is not None:
        return span_of(options)
    return options.first, options.last


def _cases(files: CaseFiles, options: Namespace, console: Console) -> tuple[Case, ...]:
    """The cases; it is told where the office that is asked for owes nothing in any of them."""
    cases = files.tracked()
    known = {duty.office for case in cases for duty in case.duties if duty.office is not None}
    if options.office is not None and options.office not in known:
        near = suggestion(options.office, known)
        named = {"office": options.office, "suggestion": near}
        console.finding(Diagnostic.of("office_without_duties", None, None, None, **named))
    return cases


def _head(options: Namespace, cases: int, found: str, console: Console) -> None:
    if console.form == "text":
        console.line(
            console.say(
                f"基准日 {options.as_of}　个案 {cases} 个：{found}",
                f"As of {options.as_of}, {cases} cases: {found}",
            )
        )


def _about(report: str, options: Namespace, cases: int, console: Console) -> dict[str, Any]:
    return {
        "schema": f"creditrules/{report}/1",
        "as_of": options.as_of.isoformat(),
        "known_at": options.known_at.isoformat() if options.known_at else None,
        "office": options.office and console.shown(options.office),
        "cases": cases,
    }


def _note(office: OfficeOverdue, options: Namespace, console: Console) -> str:
    return console.shown(urging_note(office, options.as_of, console.lang))
