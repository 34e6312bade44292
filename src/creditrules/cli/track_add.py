"""creditrules track add and backup: events go into a ledger, each checked against its case."""

from __future__ import annotations

import io
import json
import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from creditrules.catalogue import Catalogue, Procedure
from creditrules.cli.catalogues import loaded
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.output import Console
from creditrules.cli.progress import counted
from creditrules.cli.track_cases import case_procedure, procedure_named, take_words
from creditrules.intake import EventEntry, read_events
from creditrules.ledger import Ledger
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import CHINA
from creditrules.procedure.events import sift
from creditrules.text import Diagnostic, Severity

__all__ = ["FIELDS", "add", "back_up"]

FIELDS: Final = (
    *("case", "id", "event", "on", "by", "office", "due_on", "period", "subject"),
    *("corrects", "retracted", "note"),
)
"""The options that make a single event."""

_NEEDED: Final = ("case", "id", "event", "on")
_KEYS: Final = {"event": "type", "on": "happened_on"}
_TOGETHER: Final = 10_000
_OF_TIME: Final = frozenset({"case_before_start", "case_not_begun"})
"""What is wrong only because the event that begins the case is not there, or is refused itself."""

_PLACES: Final = {
    "case_before_start": "happened_on",
    "case_day_beyond": "happened_on",
    "case_correction_circle": "corrects",
    "case_event_conflict": "id",
    "case_event_elsewhere": "procedure",
    "case_event_future": "happened_on",
    "case_event_kind": "type",
    "case_not_begun": "type",
}
"""Where in an event it stands what a finding is about."""


def back_up(options: Namespace, console: Console) -> int:
    """Copy a ledger."""
    path, copy = take_words(options, "LEDGER", "FILE")
    with Ledger(path, read_only=True) as ledger:
        ledger.back_up(copy)
        cases = len(ledger.cases())
    if console.wants_json:
        console.json({"schema": "creditrules/track_backup/1", "file": copy, "cases": cases})
    else:
        console.line(console.say(f"已备份到 {copy}", f"backed up to {copy}"))
    return ANSWERED


def add(options: Namespace, console: Console) -> int:
    """Add events to a ledger, and say what became of them.

    Raises:
        UsageError: it is not said which.
        RefusedError: there is no ledger yet, and nothing to make one of.
    """
    single = _single(options)
    path, *files = take_words(options, *("LEDGER", "FILE")[: 1 if single else 2])
    catalogue = loaded(options)
    procedure = procedure_named(catalogue, options.procedure)
    moment = options.received_at or datetime.now(CHINA)
    source = read_events(single, name="track add") if single else read_events(files[0])
    entries = counted(source, console, "已读取 {} 个事件", "{} events read")
    together = list(islice(entries, _TOGETHER))
    if not os.path.exists(path):
        if all(one.event is None for one in together):
            raise RefusedError([found for one in together for found in one.diagnostics])
        console.note(console.say(f"新建台账 {path}", f"making the ledger {path}"))
    with Ledger(path) as ledger:
        adding = _Adding(catalogue, ledger, console, procedure, moment)
        while together:
            adding.take(together)
            together = list(islice(entries, _TOGETHER))
    adding.tell()
    return REFUSED if adding.refused else ANSWERED


def _single(options: Namespace) -> io.BytesIO | None:
    """The event that the options make, as JSON; None if none of them is given.

    Raises:
        UsageError: one of those it needs is missing.
    """
    given = {name: getattr(options, name) for name in FIELDS if getattr(options, name)}
    if not given:
        return None
    for name in _NEEDED:
        if name not in given:
            raise UsageError.of("argument_missing", names=f"--{name}", command="track add")
    event = {_KEYS.get(name, name): value for name, value in given.items()}
    if "office" in event:
        event["offices"] = _offices(event.pop("office"))
    return io.BytesIO(json.dumps(event, ensure_ascii=False, default=_iso).encode(errors="replace"))


def _iso(day: date) -> str:
    return day.isoformat()


def _offices(given: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in given:
        actor, mark, office = text.partition("=")
        if not mark:
            raise UsageError.of(
                "choice_unknown", option="--office", value=text, suggestion="ACTOR=OFFICE"
            )
        found.setdefault(actor, []).append(office)
    return found


class _Adding:
    """Puts events into a ledger, some thousands at a time, and counts what becomes of them.

    Attributes:
        refused: how many were left out so far.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        ledger: Ledger,
        console: Console,
        procedure: str | None,
        moment: datetime,
    ) -> None:
        self._catalogue = catalogue
        self._ledger = ledger
        self._console = console
        self._procedure = procedure
        self._moment = moment
        self._added = self._repeated = self.refused = 0
        self._findings: list[Diagnostic] = []

    def take(self, entries: list[EventEntry]) -> None:
        """Add those that can be used; events of one procedure together."""
        by_case: dict[str, list[EventEntry]] = {}
        for entry in entries:
            self._findings += entry.diagnostics
            if entry.event is None:
                self.refused += 1
            else:
                by_case.setdefault(entry.event.case, []).append(entry)
        by_procedure: dict[str, list[CaseEvent]] = {}
        for case, some in by_case.items():
            procedure = self._procedure_of(case, some)
            if procedure is not None:
                by_procedure.setdefault(procedure.id, []).extend(self._usable(procedure, some))
        for key, events in by_procedure.items():
            added = self._ledger.append(events, procedure=key, received_at=self._moment)
            self._added += added
            self._repeated += len(events) - added
        self._console.findings(sorted(self._findings, key=_line))
        self._findings.clear()

    def tell(self) -> None:
        """Say what became of them."""
        added, repeated, refused = self._added, self._repeated, self.refused
        if self._console.wants_json:
            counts = {"added": added, "repeated": repeated, "refused": refused}
            self._console.json({"schema": "creditrules/track_add/1", **counts})
            return
        self._console.line(
            self._console.say(
                f"新增 {added} 个事件，已有 {repeated} 个，拒收 {refused} 个",
                f"{added} events added, {repeated} there already, {refused} refused",
            )
        )

    def _procedure_of(self, case: str, entries: list[EventEntry]) -> Procedure | None:
        """The procedure that runs a case; None, with the events refused, if there is none."""
        running = self._ledger.procedure_of(case)
        wanted = self._procedure
        if running is not None and wanted not in (None, running):
            words = {"case": case, "given": str(wanted), "procedure": running}
            self._refuse(entries, Diagnostic.of("ledger_case_elsewhere", None, None, None, **words))
            return None
        given = (one.event.procedure for one in entries if one.event and one.event.procedure)
        found = case_procedure(self._catalogue, case, running or wanted or next(given, None))
        if isinstance(found, Diagnostic):
            self._refuse(entries, found)
            return None
        return found

    def _usable(self, procedure: Procedure, entries: list[EventEntry]) -> Iterator[CaseEvent]:
        """Those events of a case that its procedure knows and that can have happened."""
        waiting = entries
        while refusals := self._refusals(procedure, waiting):
            for entry in waiting:
                if entry.event and entry.event.id in refusals:
                    self._refuse([entry], refusals[entry.event.id])
            waiting = [one for one in waiting if one.event and one.event.id not in refusals]
        return (one.event for one in waiting if one.event)

    def _refusals(self, procedure: Procedure, entries: list[EventEntry]) -> dict[str, Diagnostic]:
        """Event -> what is wrong with it; first what is wrong with it whatever the others say."""
        given = [self._stamped(one.event) for one in entries if one.event]
        if not given:
            return {}
        kept = self._ledger.events(given[0].case)
        calendar = self._catalogue.calendar
        findings = sift(procedure, (*kept, *given), date.max, None, calendar).findings
        own = {one.id for one in given}
        wrong = [
            *(one for one in findings if one.severity is Severity.ERROR),
            *(_in_future(one, self._moment) for one in given),
        ]
        found = [one for one in wrong if one is not None and one.arguments["event"] in own]
        first = [one for one in found if one.code not in _OF_TIME]
        return {one.arguments["event"]: one for one in first or found}

    def _stamped(self, event: CaseEvent) -> CaseEvent:
        return event.model_copy(update={"received_at": event.received_at or self._moment})

    def _refuse(self, entries: list[EventEntry], diagnostic: Diagnostic) -> None:
        """Refuse events for one reason, told at the first of them."""
        self.refused += len(entries)
        code, path = diagnostic.code, (_PLACES.get(diagnostic.code, "case"),)
        self._findings.append(entries[0].raw.finding(code, path, **diagnostic.arguments))


def _line(found: Diagnostic) -> tuple[int, int]:
    return (found.span.line, found.span.column) if found.span else (0, 0)


def _in_future(event: CaseEvent, moment: datetime) -> Diagnostic | None:
    """That an event happens after the moment of adding it, whatever it says of its receipt."""
    if event.happened_on <= moment.date():
        return None
    days: dict[str, Any] = {"day": str(event.happened_on), "received": str(moment.date())}
    return Diagnostic.of("case_event_future", None, None, None, event=event.id, **days)
