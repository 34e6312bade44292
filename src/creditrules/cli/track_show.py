"""creditrules track show and list: where cases stand, as JSON or to read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from creditrules.catalogue import Catalogue
from creditrules.cli.catalogues import loaded
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.output import Console
from creditrules.cli.progress import counted
from creditrules.cli.track_cases import (
    CaseSource,
    FileCases,
    procedure_named,
    take_words,
    tracked,
)
from creditrules.cli.track_pages import print_case, print_cases
from creditrules.intake import EventEntry, read_events
from creditrules.ledger import Ledger
from creditrules.procedure import Case, DutyStatus, case_content
from creditrules.text import Diagnostic, Severity, titled

__all__ = ["list_cases", "show"]

_MOST_SUGGESTED = 5


def show(options: Namespace, console: Console) -> int:
    """Print one case.

    Raises:
        UsageError: it is not said which, or no day is given.
        RefusedError: there is no such case.
    """
    catalogue = _asked(options)
    with _opened(options, console, catalogue, "CASE") as (source, words, refused):
        key = words[0] if words else _only(source)
        case = tracked(catalogue, source, key, options.as_of, options.known_at)
    if isinstance(case, Diagnostic):
        raise RefusedError((case,))
    wrong = console.findings(case.findings)
    if console.wants_json:
        console.json(case_content(case, console.lang))
    else:
        print_case(case, console)
    return REFUSED if wrong or refused else ANSWERED


def list_cases(options: Namespace, console: Console) -> int:
    """Print a line for each case, the most urgent first.

    Raises:
        UsageError: no day is given.
    """
    catalogue = _asked(options)
    rows: list[dict[str, Any]] = []
    with _opened(options, console, catalogue) as (source, _, wrong):
        for key in counted(source.cases(), console, "已查看 {} 个个案", "{} cases looked at"):
            case = tracked(catalogue, source, key, options.as_of, options.known_at)
            if isinstance(case, Case):
                wrong = _is_wrong(case.findings) or wrong
                rows.append(_row(case, console.lang))
            elif case.code != "case_unknown_then":
                console.finding(case)
                wrong = True
    rows.sort(key=_urgency)
    if console.wants_json:
        known_at = options.known_at.isoformat() if options.known_at else None
        asked = {"as_of": options.as_of.isoformat(), "known_at": known_at}
        console.json({"schema": "creditrules/cases/1", **asked, "cases": rows})
    else:
        print_cases(rows, console)
    return REFUSED if wrong else ANSWERED


def _asked(options: Namespace) -> Catalogue:
    if options.as_of is None:
        raise UsageError.of("as_of_missing")
    return loaded(options)


@contextmanager
def _opened(
    options: Namespace, console: Console, catalogue: Catalogue, *names: str
) -> Iterator[tuple[CaseSource, list[str], bool]]:
    """Where the cases come from, the words left on the line, and whether events were refused.

    Of a file of events the last word may be left out.
    """
    if options.events is None:
        if options.procedure is not None:
            raise UsageError.of(
                "option_unfit",
                option="--procedure",
                command=f"track {options.deed} LEDGER",
                help="track",
            )
        path, *words = take_words(options, "LEDGER", *names)
        with Ledger(path, read_only=True) as ledger:
            yield ledger, words, False
        return
    words = take_words(options, *names[: len(options.words)])
    entries = counted(read_events(options.events), console, "已读取 {} 个事件", "{} events read")
    read = list(entries)
    wrong = _told(read, console)
    yield FileCases(read, procedure_named(catalogue, options.procedure)), words, wrong


def _told(entries: list[EventEntry], console: Console) -> bool:
    wrong = [console.findings(entry.diagnostics) for entry in entries]
    return any(wrong)


def _only(source: CaseSource) -> str:
    """The one case of a file.

    Raises:
        RefusedError: there are several, or none.
    """
    keys = source.cases()
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise RefusedError(())
    shown = " | ".join(keys[:_MOST_SUGGESTED])
    words = {"count": str(len(keys)), "suggestion": shown}
    raise RefusedError((Diagnostic.of("cases_several", None, None, None, **words),))


def _is_wrong(findings: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _urgency(row: dict[str, Any]) -> tuple[bool, bool, str, str]:
    """What is overdue first, then by what is due next; closed cases last."""
    return row["closed_on"] is not None, not row["overdue"], row["next_due"] or "~", row["case"]


def _row(case: Case, lang: str) -> dict[str, Any]:
    open_duties = case.open_duties
    ahead = [one.due for one in open_duties if one.due and one.status is DutyStatus.PENDING]
    overdue = sum(one.status is DutyStatus.OVERDUE for one in open_duties)
    procedure = case.procedure
    return {
        "case": case.id,
        "subject": case.subject,
        "procedure": procedure.id,
        "title": titled(procedure, lang),
        "status": case.status.value,
        "begun_on": case.begun_on.isoformat() if case.begun_on else None,
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "open": len(open_duties),
        "overdue": overdue,
        "next_due": min(ahead).isoformat() if ahead else None,
    }
