"""The form a table came in: what its headings were taken for, and how to write rows back in it."""

from __future__ import annotations

import csv
import io
import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from creditrules.intake.decoding import BYTE_ORDER_MARK, UTF16
from creditrules.intake.tables.column import TableKind
from creditrules.intake.tables.headings import Use

__all__ = ["RowWriter", "TableForm", "row_text"]

_MARKS: Final = {"utf-8": BYTE_ORDER_MARK, "utf-16-le": UTF16[0], "utf-16-be": UTF16[1]}
_SHEET: Final = 31


@dataclass(frozen=True, slots=True)
class TableForm:
    """The form of a table.

    Attributes:
        file: its name in findings.
        encoding: Python's name of it; empty for a workbook.
        bom: whether a byte order mark begins it.
        delimiter: what stands between cells; a comma in the text that stands for a workbook's row.
        sheet: the sheet that was read; None for a text.
        line: the line or row its headings stand in.
        header: its row of headings as it stands.
        kind: which table it is.
        columns: what each heading was taken for, or why it is not read.
        list_name: the list that a title above the headings, or the sheet's name, names for all
            rows; None if there is none.
    """

    file: str
    encoding: str
    bom: bool
    delimiter: str
    sheet: str | None
    line: int
    header: str
    kind: TableKind
    columns: tuple[Use, ...]
    list_name: str | None = None

    def refused_writer(self, path: str | os.PathLike[str]) -> RowWriter:
        """A writer of rows that were refused, so that they can be mended and read again.

        The file has the headings and the form of this table; use it as a context manager and give
        it the `text` of each row.

        Raises:
            OSError: if the file cannot be written.
        """
        return (_TextRows if self.sheet is None else _WorkbookRows)(self, Path(path))


class RowWriter(ABC):
    """Writes rows under the headings of the table they came from."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Write a row as a table gave it (`Raw.text`), or several, one below the other."""

    @abstractmethod
    def close(self) -> None:
        """Finish the file."""


class _TextRows(RowWriter):
    def __init__(self, form: TableForm, path: Path) -> None:
        self._encoding = form.encoding
        self._end = "\r\n" if form.header.endswith("\r\n") else "\n"
        self._file: IO[bytes] = path.open("wb")
        if form.bom:
            self._file.write(_MARKS[form.encoding])
        if form.list_name is not None:
            self.write(row_text([form.list_name], form.delimiter))
        self.write(form.header)

    def write(self, text: str) -> None:
        line = text.rstrip("\r\n") + self._end
        self._file.write(line.encode(self._encoding, "replace"))

    def close(self) -> None:
        self._file.close()


class _WorkbookRows(RowWriter):
    def __init__(self, form: TableForm, path: Path) -> None:
        from openpyxl import Workbook

        self._path = path
        self._book: Any = Workbook(write_only=True)
        self._sheet: Any = self._book.create_sheet(_sheet_name(form.sheet or ""))
        path.open("wb").close()  # what cannot be written is told at once
        if form.list_name is not None:
            self._sheet.append([form.list_name])
        self.write(form.header)

    def write(self, text: str) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils.exceptions import IllegalCharacterError

        for row in csv.reader(io.StringIO(text)):
            cells = []
            for value in row:
                cell: Any = WriteOnlyCell(self._sheet)
                try:
                    cell.value = value
                except IllegalCharacterError:
                    cell.value = "".join(filter(str.isprintable, value))
                cell.data_type = "s"
                cells.append(cell)
            self._sheet.append(cells)

    def close(self) -> None:
        self._book.save(self._path)


def row_text(cells: Sequence[str], delimiter: str = ",") -> str:
    """A row as text, with quotation marks where they are needed."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(cells)
    return text.getvalue()


def _sheet_name(name: str) -> str:
    return "".join(one for one in name if one not in "\\/*?:[]")[:_SHEET] or "Sheet"
