"""Tables that reports are made of, and their forms: text, CSV, Excel (extra ``excel``), JSON."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO, Any, Final, NamedTuple, TextIO

from creditrules.reports.archive import copy_undated
from creditrules.reports.errors import ReportError
from creditrules.text import mask_text, table

__all__ = [
    "Cell",
    "Column",
    "Table",
    "Term",
    "joined_terms",
    "table_content",
    "table_text",
    "write_csv",
    "write_workbook",
]


class Term(NamedTuple):
    """A named thing in a table: its id in JSON, its name elsewhere; id None = not known."""

    id: str | None
    text: str


Cell = str | int | date | Term | None
"""What stands in a table; None = not known, an empty cell."""

_BOM: Final = "\ufeff"
_TOTAL: Final = ("合计", "total")
_COMMA: Final = ("、", ", ")
_MOST_ROWS: Final = 1_048_575
_CORE: Final = "docProps/core.xml"
_INSTANT: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ONE_INSTANT: Final = b"1980-01-01T00:00:00Z"
_IN_SHEET_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_LONGEST_SHEET_NAME: Final = 28


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in JSON, and its heading in Chinese and English."""

    id: str
    zh: str
    en: str

    def heading(self, lang: str) -> str:
        """The heading in `lang` (`zh` or `en`)."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Table:
    """What a report says in rows.

    Attributes:
        columns: at least one.
        rows: as many cells each as there are columns; may be made while they are written, and can
            then be written once.
        total: the sums, as a last row whose first cell is the word for it; None = no such row.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    total: tuple[Cell, ...] | None = None


def joined_terms(terms: Sequence[Term], lang: str = "zh") -> Term | None:
    """Several named things in one cell; their ids are separated by blanks."""
    if not terms:
        return None
    ids = [one.id for one in terms if one.id]
    return Term(" ".join(ids) or None, _COMMA[lang == "en"].join(one.text for one in terms))


def table_text(shown: Table, lang: str = "zh", *, show_ids: bool = False) -> str:
    """The table for a terminal; numbers of natural persons are masked unless `show_ids`."""
    rows = _rows(shown, lang, show_ids=show_ids)
    return table(_headings(shown, lang), [[_text(cell) for cell in row] for row in rows])


def write_csv(shown: Table, out: TextIO, lang: str = "zh", *, show_ids: bool = False) -> None:
    """Write the table as CSV that Excel opens: with a byte order mark, dates as ISO 8601.

    Rows are written as they are made. Numbers of natural persons are masked unless `show_ids`.
    """
    out.write(_BOM)
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_headings(shown, lang))
    for row in _rows(shown, lang, show_ids=show_ids):
        rows.writerow([_text(cell) for cell in row])


def write_workbook(
    shown: Table, out: IO[bytes], title: str, lang: str = "zh", *, show_ids: bool = False
) -> None:
    """Write the table as an Excel workbook (.xlsx); equal tables give equal bytes.

    A text stays a text whatever it begins with. More rows than a sheet holds go on in the next
    sheet. Numbers of natural persons are masked unless `show_ids`.

    Args:
        shown: the table.
        out: where to write; need not be seekable.
        title: the name of the sheet.
        lang: `zh` or `en`.
        show_ids: whether numbers of natural persons are shown in full.

    Raises:
        ReportError: the package ``openpyxl`` is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise ReportError("extra_missing", package="openpyxl", extra="excel") from None
    book: Any = Workbook(write_only=True)
    name = _IN_SHEET_NAME.sub("", title)[:_LONGEST_SHEET_NAME] or "Sheet"
    rows = iter(_rows(shown, lang, show_ids=show_ids))
    for number, first in enumerate(chain([next(rows, None)], rows), start=1):
        sheet = book.create_sheet(name if number == 1 else f"{name} {number}")
        sheet.freeze_panes = "A2"
        sheet.append(_sheet_row(sheet, _headings(shown, lang)))
        if first is None:
            break
        for row in chain([first], islice(rows, _MOST_ROWS - 1)):
            sheet.append(_sheet_row(sheet, row))
    with TemporaryFile() as file:
        book.save(file)
        copy_undated(file, out, _without_instants)


def table_content(shown: Table, *, show_ids: bool = False) -> Iterator[dict[str, Any]]:
    """The rows as JSON objects by column id, made while they are read, without the sums."""
    keys = [column.id for column in shown.columns]
    for row in _rows(Table(shown.columns, shown.rows), "zh", show_ids=show_ids):
        yield dict(zip(keys, map(_value, row), strict=True))


def _headings(shown: Table, lang: str) -> list[str]:
    return [column.heading(lang) for column in shown.columns]


def _rows(shown: Table, lang: str, *, show_ids: bool) -> Iterator[Sequence[Cell]]:
    """The rows and the sums, masked."""
    sums = () if shown.total is None else ((_TOTAL[lang == "en"], *shown.total[1:]),)
    for row in chain(shown.rows, sums):
        yield row if show_ids else [_masked(cell) for cell in row]


def _masked(cell: Cell) -> Cell:
    if isinstance(cell, Term):
        return Term(cell.id and mask_text(cell.id), mask_text(cell.text))
    return mask_text(cell) if isinstance(cell, str) else cell


def _value(cell: Cell) -> str | int | None:
    """What a cell is in JSON."""
    if isinstance(cell, Term):
        return cell.id
    return cell.isoformat() if isinstance(cell, date) else cell


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Term):
        return cell.text
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _sheet_row(sheet: Any, row: Sequence[Any]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cells: list[Any] = []
    for value in row:
        if isinstance(value, str | Term):
            value = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", _text(value)))
            value.data_type = "s"
        cells.append(value)
    return cells


def _without_instants(name: str, piece: bytes) -> bytes:
    """The part that says when the workbook was made says one fixed instant."""
    return _INSTANT.sub(_ONE_INSTANT, piece) if name == _CORE else piece
