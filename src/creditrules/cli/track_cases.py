"""The cases a command is asked about: of a ledger, or of a file of events."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Final, Protocol

from creditrules.catalogue import Catalogue, Procedure
from creditrules.cli.catalogues import named
from creditrules.cli.errors import UsageError
from creditrules.intake import EventEntry
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import end_of_day
from creditrules.procedure import Case, track
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = [
    "CaseSource",
    "FileCases",
    "case_procedure",
    "procedure_named",
    "take_words",
    "tracked",
]

_MOST_COMPARED: Final = 1000


class CaseSource(Protocol):
    """What is known of cases; a `Ledger` is one."""

    def cases(self) -> tuple[str, ...]:
        """The ids of all cases, sorted."""

    def events(self, case: str, *, known_at: date | None = None) -> tuple[CaseEvent, ...]:
        """The events of a case that were known by the end of that day."""

    def procedure_of(self, case: str) -> str | None:
        """The id of the procedure that runs a case."""


class FileCases:
    """The cases of events that were read from a file."""

    def __init__(self, entries: Iterable[EventEntry], procedure: str | None) -> None:
        """Take in the events.

        Args:
            entries: what was read.
            procedure: runs every case; None = each by what its own events name.
        """
        self._procedure = procedure
        self._events: dict[str, list[CaseEvent]] = {}
        for entry in entries:
            if entry.event is not None:
                self._events.setdefault(entry.event.case, []).append(entry.event)

    def cases(self) -> tuple[str, ...]:
        """The ids of all cases, sorted."""
        return tuple(sorted(self._events))

    def events(self, case: str, *, known_at: date | None = None) -> tuple[CaseEvent, ...]:
        """The events of a case that were known by the end of that day."""
        last = None if known_at is None else end_of_day(known_at)
        return tuple(
            one for one in self._events.get(case, ()) if last is None or one.known_from <= last
        )

    def procedure_of(self, case: str) -> str | None:
        """The id of the procedure that runs a case."""
        given = (one.procedure for one in self._events.get(case, ()) if one.procedure)
        return next(given, self._procedure)


def take_words(options: Namespace, *names: str) -> list[str]:
    """The words behind `track add` and so on, one for each name.

    Raises:
        UsageError: one is missing, or there is one more.
    """
    words: list[str] = options.words
    command = f"track {options.deed}"
    if len(words) < len(names):
        raise UsageError.of("argument_missing", names=names[len(words)], command=command)
    if len(words) > len(names):
        raise UsageError.of("argument_unexpected", text=words[len(names)], command=command)
    return words


def procedure_named(catalogue: Catalogue, text: str | None) -> str | None:
    """The id of the procedure that somebody named by id or title; None if nobody did.

    Raises:
        UsageError: there is none, or several.
    """
    if text is None:
        return None
    names = {key: (one.title, one.title_en) for key, one in catalogue.procedures.items()}

    def refusal(near: str | None) -> UsageError:
        meant = near or " | ".join(names)
        return UsageError.of("choice_unknown", option="--procedure", value=text, suggestion=meant)

    return named(text, names, refusal)


def case_procedure(
    catalogue: Catalogue, case: str, procedure: str | None
) -> Procedure | Diagnostic:
    """The procedure with the id that was given for a case, or why there is none."""
    if procedure is None:
        return Diagnostic.of("case_procedure_unnamed", None, None, None, case=case)
    found = catalogue.procedures.get(procedure)
    if found is None:
        near = suggestion(procedure, catalogue.procedures)
        given = {"case": case, "procedure": procedure, "suggestion": near}
        return Diagnostic.of("case_procedure_unknown", None, None, None, **given)
    return found


def tracked(
    catalogue: Catalogue, source: CaseSource, case: str, as_of: date, known_at: date | None
) -> Case | Diagnostic:
    """What has become of a case, or why that cannot be said."""
    events = source.events(case, known_at=known_at)
    if not events and known_at is not None and source.events(case):
        return Diagnostic.of("case_unknown_then", None, None, None, case=case, day=str(known_at))
    if not events:
        near = suggestion(case, source.cases()[:_MOST_COMPARED])
        return Diagnostic.of("case_unknown", None, None, None, case=case, suggestion=near)
    procedure = case_procedure(catalogue, case, source.procedure_of(case))
    if isinstance(procedure, Diagnostic):
        return procedure
    return track(procedure, events, as_of, known_at=known_at, calendar=catalogue.calendar)
