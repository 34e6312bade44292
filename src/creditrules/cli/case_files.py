"""The cases a report is given: of ledgers, or of files of events; tracked on one day."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Final, NamedTuple

from creditrules.calendar import CalendarError
from creditrules.catalogue import Procedure
from creditrules.cli.catalogues import loaded
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.output import Console
from creditrules.cli.progress import counted
from creditrules.cli.track_cases import case_procedure
from creditrules.intake import read_events
from creditrules.ledger import Ledger, LedgerError
from creditrules.model.procedure import CaseEvent
from creditrules.procedure import Case, track
from creditrules.text import Diagnostic

__all__ = ["CaseFiles"]

_OF_SQLITE: Final = b"SQLite format 3\0"


class _Given(NamedTuple):
    """The events of a case, and the id of its procedure where that is said."""

    id: str
    procedure: str | None
    events: tuple[CaseEvent, ...]


class CaseFiles:
    """The cases of some files; what cannot be used is told and passed over.

    Attributes:
        catalogue: its procedures run the cases, and its calendar counts their days.
        refused: whether anything was left out so far.
    """

    def __init__(self, options: Namespace, console: Console) -> None:
        """Load the catalogue, and read no case yet.

        Args:
            options: `files`, `as_of`, `known_at`, those of the catalogue, and `procedure`, which
                runs the cases whose events name none.
            console: where findings and progress go.

        Raises:
            UsageError: no day is given.
            RefusedError: the catalogue has errors.
        """
        if options.as_of is None:
            raise UsageError.of("as_of_missing")
        self.catalogue = loaded(options)
        self._options = options
        self._console = console
        self.refused = False

    def tracked(self) -> tuple[Case, ...]:
        """Every case that has a procedure, on the day asked about.

        Raises:
            RefusedError: a ledger cannot be used, or the day lies beyond every calendar.
        """
        try:
            cases = counted(self._cases(), self._console, "已查看 {} 个个案", "{} cases tracked")
            return tuple(cases)
        except (LedgerError, CalendarError) as error:
            raise RefusedError([error.diagnostic]) from None

    def _cases(self) -> Iterator[Case]:
        for given in self._given():
            procedure = self._procedure(given)
            if procedure is None:
                continue
            case = track(
                procedure,
                given.events,
                self._options.as_of,
                known_at=self._options.known_at,
                calendar=self.catalogue.calendar,
            )
            self._tell(*case.findings)
            yield case

    def _given(self) -> Iterator[_Given]:
        files = [one for one in self._options.files if not _is_ledger(one)]
        for path in self._options.files:
            if path not in files:
                yield from _kept(path)
        yield from self._reported(files)

    def _reported(self, files: list[str]) -> Iterator[_Given]:
        """The cases of files of events; the events of a case may stand in several."""
        by_case: dict[str, list[CaseEvent]] = {}
        for path in files:
            for entry in read_events(path):
                self._tell(*entry.diagnostics)
                if entry.event is not None:
                    by_case.setdefault(entry.event.case, []).append(entry.event)
        for key, events in by_case.items():
            named = next((one.procedure for one in events if one.procedure), None)
            yield _Given(key, named or self._options.procedure, tuple(events))

    def _procedure(self, given: _Given) -> Procedure | None:
        found = case_procedure(self.catalogue, given.id, given.procedure)
        if isinstance(found, Diagnostic):
            self._tell(found)
            return None
        return found

    def _tell(self, *findings: Diagnostic) -> None:
        self.refused = self._console.findings(findings) or self.refused


def _kept(path: str) -> Iterator[_Given]:
    with Ledger(path, read_only=True) as ledger:
        for key in ledger.cases():
            yield _Given(key, ledger.procedure_of(key), ledger.events(key))


def _is_ledger(path: str) -> bool:
    """Whether a file is one of SQLite; standard input and what cannot be read count as none."""
    try:
        with open(path, "rb") as stream:
            return stream.read(len(_OF_SQLITE)) == _OF_SQLITE
    except (OSError, ValueError):
        return False
