"""The subjects a command is given: read, joined, with their related ones, refused ones told."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Self, TextIO

from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.progress import counted
from creditrules.intake import Entry, Population, jurisdiction_exists, read_subjects
from creditrules.model import Subject
from creditrules.text import Diagnostic, Severity

__all__ = ["Inputs", "add_population", "check_area"]


def add_population(parser: Parser) -> None:
    """--population."""
    parser.options.add_argument(
        "--population",
        metavar="FILE",
        action="append",
        default=[],
        help=parser.say(
            "关系中提到、输入里没有的其他主体所在的文件；可重复",
            "file of other subjects that relations name; may be repeated",
        ),
    )


def check_area(code: str | None, console: Console) -> None:
    """Warn of a code that GB/T 2260 is not known to have."""
    if code is not None and not jurisdiction_exists(code):
        console.finding(Diagnostic.of("jurisdiction_not_listed", None, None, None, value=code))


class Inputs:
    """The subjects of some files in the order in which they first come, each with its related.

    Memory stays flat however many there are. What cannot be read is told and passed over.

    Attributes:
        refused: whether anything was left out so far.
    """

    def __init__(self, files: Iterable[str], console: Console, options: Namespace) -> None:
        """Open nothing yet.

        Args:
            files: paths; `-` is standard input.
            console: where findings and progress go.
            options: `population`, and if the command has them `refused` (a path) and `strict`.
        """
        self._files = list(files)
        self._others = list(options.population)
        self._console = console
        self._kept_at: str | None = getattr(options, "refused", None)
        self._strict: bool = getattr(options, "strict", False)
        self._kept: TextIO | None = None
        self._stack = ExitStack()
        self.refused = False

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            if self._kept_at is not None:
                self._kept = stack.enter_context(self._opened(self._kept_at))
            self._population = stack.enter_context(Population(own_ids=True))
            self._further = stack.enter_context(Population(own_ids=True))
            self._gather()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def __iter__(self) -> Iterator[tuple[Subject, tuple[Subject, ...]]]:
        for entry in self._population:
            wrong = self._tell(entry.diagnostics)
            if entry.refused and entry.joined:
                self._keep(entry)
            if wrong and self._strict:
                raise RefusedError(())
            if entry.subject is not None:
                yield entry.subject, self._related(entry.subject)

    def _gather(self) -> None:
        for file in self._files:
            self._population.gather(self._kept_apart(self._counted(file)))
        for file in self._others:
            self._further.gather(self._told(self._counted(file)))

    def _counted(self, file: str) -> Iterable[Entry]:
        return counted(read_subjects(file), self._console, "已读取 {} 个主体", "{} subjects read")

    def _kept_apart(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass entries on, keeping what was given wherever something of it is left out."""
        for entry in entries:
            if _is_wrong(entry.diagnostics):
                self._keep(entry)
            yield entry

    def _told(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            self._tell(entry.diagnostics)
            yield entry

    def _tell(self, diagnostics: Iterable[Diagnostic]) -> bool:
        wrong = self._console.findings(diagnostics)
        self.refused = self.refused or wrong
        return wrong

    def _keep(self, entry: Entry) -> None:
        if self._kept is not None and entry.raw:
            lines = entry.raw.split("\n")
            for line in lines if entry.joined else (" ".join(lines),):
                self._kept.write(line.strip() + "\n")

    def _opened(self, path: str) -> TextIO:
        for file in (*self._files, *self._others):
            if os.path.exists(path) and os.path.exists(file) and os.path.samefile(path, file):
                raise UsageError.of("file_is_input", file=path)
        try:
            return open(path, "w", encoding="utf-8", errors="replace", newline="\n")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UsageError.of("file_unwritable", file=path, reason=reason) from None

    def _related(self, subject: Subject) -> tuple[Subject, ...]:
        found = {one.id: one for one in self._further.related(subject)}
        found |= {one.id: one for one in self._population.related(subject)}
        found.pop(subject.id, None)
        return tuple(found[key] for key in sorted(found))


def _is_wrong(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)
