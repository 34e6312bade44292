"""The subjects a command is given: read, joined, with their related ones, refused ones told."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Final, Self

from creditrules.catalogue import Catalogue
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.output import Console
from creditrules.cli.progress import counted, stage
from creditrules.cli.refused import Keeper
from creditrules.intake import Entry, Population, Tables, Tally, read_mapping, read_subjects
from creditrules.model import Subject
from creditrules.text import Diagnostic, Severity
from creditrules.text.suggest import suggestion

__all__ = ["Inputs", "tables"]

_MOST_REMEMBERED: Final = 10_000


def tables(catalogue: Catalogue, options: Namespace, console: Console) -> Tables:
    """How tables are read: by the catalogue's lists, and the file of --map.

    Raises:
        RefusedError: that file has errors, which have been told.
    """
    if options.mapping is None:
        return Tables(catalogue.lists)
    mapping, findings = read_mapping(options.mapping, catalogue.lists)
    if console.findings(findings):
        raise RefusedError(())
    return Tables(catalogue.lists, mapping)


class Inputs:
    """The subjects of some files in the order in which they first come, each with its related.

    Memory stays flat however many there are. What cannot be read is told and passed over; what
    became of the rows of each table is told at the end.

    Attributes:
        refused: whether anything was left out so far.
    """

    def __init__(self, options: Namespace, console: Console, catalogue: Catalogue) -> None:
        """Open no input yet.

        Args:
            options: `files` and `mapping`, and if the command has them `population`, `refused`
                (a path) and `strict`.
            console: where findings and progress go.
            catalogue: its lists are those that tables may name.

        Raises:
            RefusedError: the file of --map has errors.
        """
        self._files: list[str] = options.files
        self._tables = tables(catalogue, options, console)
        self._console = console
        self._others: list[str] = getattr(options, "population", [])
        mapping = [options.mapping] if options.mapping else []
        self._spared = [*self._others, *mapping, *getattr(options, "catalogues", [])]
        self._kept_at: str | None = getattr(options, "refused", None)
        self._strict: bool = getattr(options, "strict", False)
        self._keeper: Keeper | None = None
        self._stack = ExitStack()
        self._asked: set[str] = set()
        self.refused = False

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            if self._kept_at is not None:
                self._keeper = Keeper(self._kept_at, self._files, self._spared)
                stack.callback(self._keeper.close)
            self._population = stack.enter_context(Population())
            self._gather()
            with stage(self._console, "正在合并同一主体……", "joining what is one subject ..."):
                self._tallies = self._population.tallies()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._stack:
            if kind is None:
                self._tell_tallies()

    def __iter__(self) -> Iterator[tuple[Subject, tuple[Subject, ...]]]:
        for entry in self.entries():
            if entry.subject is not None:
                yield entry.subject, self.related(entry.subject)

    def known(self, subject_id: str) -> tuple[Subject | None, bool]:
        """The subject of an id, if it is known, and whether it is one of those asked about."""
        entry = self._population.find(subject_id)
        if entry is None:
            return None, False
        return entry.subject, entry.span.file in self._asked

    def find(self, wanted: str) -> tuple[Subject, tuple[Subject, ...]]:
        """The subject with that id, else the only one of that name, and its related.

        `<enterprise>#<role>#<name>` stands for the enterprise.

        Raises:
            UsageError: there is none, or several have that name.
            RefusedError: nothing could be read.
        """
        owner = wanted.partition("#")[0]
        named: list[tuple[Subject, tuple[Subject, ...]]] = []
        seen: list[str] = []
        for subject, related in self:
            if subject.id in (wanted, owner):
                return subject, related
            if subject.name == wanted:
                named.append((subject, related))
            if len(seen) < _MOST_REMEMBERED:
                seen += [subject.id, *([subject.name] if subject.name else [])]
        if len(named) == 1:
            return named[0]
        if not seen and self.refused:
            raise RefusedError(())
        near = " | ".join(one.id for one, _ in named) or suggestion(wanted, seen)
        files = "、".join(self._files)
        raise UsageError.of("subject_not_found", subject=wanted, file=files, suggestion=near)

    def related(self, subject: Subject) -> tuple[Subject, ...]:
        """The subjects of the input and of --population that relations tie to a subject."""
        return self._population.related(subject)

    def with_ids(self, ids: Iterable[str]) -> tuple[Subject, ...]:
        """The subjects of the input and of --population with these ids; the others are left out."""
        return self._population.with_ids(ids)

    def entries(self) -> Iterator[Entry]:
        """The subjects asked about and what was refused, told and kept as they pass.

        What is known of a subject asked about by --population alone belongs to it too; of the
        others only what is wrong with them is told.
        """
        for entry in self._population:
            asked = entry.span.file in self._asked
            wrong = self._tell(entry.diagnostics)
            if asked and entry.refused and (entry.joined or not entry.own_id):
                self._keep(entry)
            if wrong and self._strict:
                raise RefusedError(())
            if asked:
                yield entry

    def _gather(self) -> None:
        """Read the files, those asked about first, for a subject stands where it first comes."""
        for file in self._files:
            self._population.gather(self._kept_apart(self._counted(file)))
        for file in self._others:
            self._population.gather(self._counted(file))

    def _counted(self, file: str) -> Iterable[Entry]:
        entries = read_subjects(file, tables=self._tables)
        return counted(entries, self._console, "已读取 {} 个主体", "{} subjects read")

    def _kept_apart(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass entries on, keeping subjects as they were given where something is left out.

        Rows are kept when they come out again, for they may yet contradict others.
        """
        for entry in entries:
            self._asked.add(entry.span.file)
            if entry.own_id and _is_wrong(entry.diagnostics):
                self._keep(entry)
            elif self._keeper is not None and not entry.own_id:
                self._keeper.expect_row(entry.span.file)
            yield entry

    def _tell(self, diagnostics: Iterable[Diagnostic]) -> bool:
        wrong = self._console.findings(diagnostics)
        self.refused = self.refused or wrong
        return wrong

    def _keep(self, entry: Entry) -> None:
        if self._keeper is not None:
            self._keeper.keep(entry)

    def _tell_tallies(self) -> None:
        for file, tally in self._tallies.items():
            self._console.note(_sum(file, tally, self._console))


def _sum(file: str, tally: Tally, console: Console) -> str:
    """What became of the rows of a table, as a sum."""
    parts = (
        (tally.used, "采用", "used"),
        (tally.repeated, "同一记录", "repeated"),
        (tally.refused, "拒收", "refused"),
        (tally.passed, "空行和说明", "blank or notes"),
    )
    shown = " + ".join(
        console.say(f"{zh} {count:,}", f"{count:,} {en}") for count, zh, en in parts if count
    )
    total = tally.rows + tally.passed
    return console.say(f"{file}：{total:,} 行 = {shown}", f"{file}: {total:,} rows = {shown}")


def _is_wrong(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)
