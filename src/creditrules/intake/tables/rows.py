"""A row of a table as a subject: its plain data, and the cell that each part comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from creditrules.intake.raw import Path, Raw, conceal_number
from creditrules.intake.tables.columns import COLUMNS
from creditrules.intake.tables.csv_text import Row, cells_of
from creditrules.intake.tables.form import TableForm, row_text
from creditrules.intake.tables.party_columns import PERSONAL
from creditrules.text import Diagnostic, Span

__all__ = ["Problem", "Sites", "TableRaw", "place_of"]


_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Problem(NamedTuple):
    """What is wrong with a row: the finding, the column it stands in, and its words."""

    code: str
    column: str | None
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sites:
    """Where the parts of a subject come from.

    Attributes:
        form: the table.
        numbers: the number of each column that is read, from 0, by column id.
        homes: the column id of each path of a subject.
        persons: the same for the person whom a column names beside the row's own subject.
    """

    form: TableForm
    numbers: Mapping[str, int]
    homes: Mapping[Path, str]
    persons: Mapping[Path, str]

    def heading(self, column: str) -> str:
        """The heading of a column as printed, in one line."""
        number = self.numbers.get(column)
        if number is None:
            return COLUMNS[column].title
        return "".join(self.form.columns[number].heading.split())


class TableRaw(Raw):
    """A subject that a row of a table gives, or a person that the row names beside it.

    Attributes:
        form: the form of the table, so that refused rows can be written back.
    """

    __slots__ = ("_party", "_person", "_row", "_sites")

    def __init__(
        self,
        value: object,
        row: Row,
        sites: Sites,
        problems: Iterable[Problem] = (),
        *,
        person: bool = False,
        party: Mapping[str, Any] | None = None,
    ) -> None:
        self._party = party
        self._row = row
        self._sites = sites
        self._person = person
        super().__init__(value)
        if problems:
            self.problems = tuple(self._diagnostic(one) for one in problems)

    @property
    def form(self) -> TableForm:
        """The form of the table."""
        return self._sites.form

    @property
    def party(self) -> Mapping[str, Any] | None:
        """Whom a refused row is about, as far as its cells could be read."""
        return self._party

    @property
    def span(self) -> Span:
        """Where its row begins."""
        return Span(self.form.file, self._row.line, 1)

    @property
    def text(self) -> str:
        """Its row as it stands in the file; of a workbook, with commas between the cells."""
        given = self._row.text
        return row_text(self._row.cells) if given is None else given.rstrip("\r\n")

    def site(self, path: Path, *, key: bool = False) -> tuple[Span, str | None]:
        """The cell that the value at `path` comes from, and the line it stands in."""
        column = self._column_of(path)
        return self._cell(column)

    def finding(
        self, code: str, path: Path = (), other: Span | None = None, /, **arguments: str
    ) -> Diagnostic:
        """A finding about the value at `path`; it is called by its heading."""
        column = self._column_of(path)
        span, source = self._cell(column)
        heading = "" if column is None else self._sites.heading(column)
        return Diagnostic.of(
            code, span, other, self._concealed(source, span.line), path=heading, **arguments
        )

    def _column_of(self, path: Path) -> str | None:
        homes = self._sites.persons if self._person else self._sites.homes
        while path and path not in homes:
            path = path[:-1]
        return homes.get(path)

    def _diagnostic(self, problem: Problem) -> Diagnostic:
        column = problem.column
        arguments = dict(problem.arguments)
        if column is not None:
            arguments["column"] = self._sites.heading(column)
            if column in PERSONAL and "value" in arguments:
                arguments["value"] = conceal_number(arguments["value"].strip())
        span, source = self._cell(column)
        return Diagnostic.of(
            problem.code, span, None, self._concealed(source, span.line), **arguments
        )

    def _cell(self, column: str | None) -> tuple[Span, str | None]:
        number = None if column is None else self._sites.numbers.get(column)
        return place_of(self._row, self.form.file, self.form.delimiter, number)

    def _concealed(self, source: str | None, line: int) -> str | None:
        """A line with the numbers of natural persons masked for good where they are malformed."""
        text = self._row.text
        if source is None or text is None:
            return source
        places = list(cells_of(text, self.form.delimiter))
        for column in PERSONAL & self._sites.numbers.keys():
            number = self._sites.numbers[column]
            if number < len(places):
                start, stop = places[number]
                at, left = _position(text, start)
                if self._row.line + at == line:
                    cell = source[left : left + stop - start]
                    source = source[:left] + _hidden(cell) + source[left + stop - start :]
        return source


def _hidden(cell: str) -> str:
    bare = cell.strip(" \t\"'=")
    return cell.replace(bare, conceal_number(bare)) if bare else cell


def place_of(row: Row, file: str, delimiter: str, number: int | None) -> tuple[Span, str | None]:
    """Where a cell of a row begins, as long as its first line goes, and that line.

    In a workbook line and column count rows and columns, and there is no line to show.

    Args:
        number: of the cell, from 0; None for the row itself.
    """
    text = row.text
    if text is None:
        return Span(file, row.line, 1 if number is None else number + 1), None
    places = list(cells_of(text, delimiter))
    start, stop = places[number] if number is not None and number < len(places) else (0, 0)
    line, column = _position(text, start)
    source = _BREAK.split(text)[line]
    length = max(1, min(stop - start, len(source) - column))
    return Span(file, row.line + line, column + 1, length), source


def _position(text: str, at: int) -> tuple[int, int]:
    """The line of a row, and the place in that line, of a place in its text."""
    breaks = [found.end() for found in _BREAK.finditer(text, 0, at)]
    return len(breaks), at - (breaks[-1] if breaks else 0)
