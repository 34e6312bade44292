"""The cases a report is about: of ledgers, or of files of events; tracked on one day."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Final

from creditrules.calendar import CalendarError
from creditrules.cli.catalogues import loaded
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.output import Console
from creditrules.cli.progress import counted
from creditrules.cli.track_cases import CaseSource, FileCases, procedure_named, tracked
from creditrules.intake import EventEntry, read_events
from creditrules.ledger import Ledger, LedgerError
from creditrules.procedure import Case
from creditrules.text import Diagnostic

__all__ = ["CaseFiles"]

_OF_SQLITE: Final = b"SQLite format 3\0"


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
            UsageError: no day is given, or there is no such procedure.
            RefusedError: the catalogue has errors.
        """
        if options.as_of is None:
            raise UsageError.of("as_of_missing")
        self.catalogue = loaded(options)
        self._procedure = procedure_named(self.catalogue, options.procedure)
        self._options = options
        self._console = console
        self.refused = False

    def tracked(self) -> tuple[Case, ...]:
        """Every case that has a procedure, on the day asked about.

        Raises:
            RefusedError: a ledger cannot be used, or the day lies beyond every calendar.
        """
        try:
            cases = counted(self._cases(), self._console, "已查看 {} 个个案", "{} cases looked at")
            return tuple(cases)
        except (LedgerError, CalendarError) as error:
            raise RefusedError([error.diagnostic]) from None

    def _cases(self) -> Iterator[Case]:
        ledgers = [one for one in self._options.files if _is_ledger(one)]
        for path in ledgers:
            with Ledger(path, read_only=True) as ledger:
                yield from self._of(ledger)
        files = [one for one in self._options.files if one not in ledgers]
        yield from self._of(FileCases(self._events(files), self._procedure))

    def _events(self, files: list[str]) -> Iterator[EventEntry]:
        """The events of all files; those of a case may stand in several."""
        for path in files:
            for entry in read_events(path):
                self._tell(*entry.diagnostics)
                yield entry

    def _of(self, source: CaseSource) -> Iterator[Case]:
        as_of, known_at = self._options.as_of, self._options.known_at
        for key in source.cases():
            case = tracked(self.catalogue, source, key, as_of, known_at)
            if isinstance(case, Case):
                self._tell(*case.findings)
                yield case
            elif case.code != "case_unknown_then":
                self._tell(case)

    def _tell(self, *findings: Diagnostic) -> None:
        self.refused = self._console.findings(findings) or self.refused


def _is_ledger(path: str) -> bool:
    """Whether a file is one of SQLite; standard input and what cannot be read count as none."""
    try:
        with open(path, "rb") as stream:
            return stream.read(len(_OF_SQLITE)) == _OF_SQLITE
    except (OSError, ValueError):
        return False
