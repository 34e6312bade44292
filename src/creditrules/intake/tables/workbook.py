"""The rows of an Excel workbook (.xlsx), streamed; needs the extra `excel`."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice, repeat
from tempfile import TemporaryFile
from typing import Any, Final, TypeVar

from creditrules.intake.tables.csv_text import Row
from creditrules.intake.tables.source import Bytes

__all__ = ["Sheet", "Workbook", "WorkbookError"]

T = TypeVar("T")

_LARGEST_SHEET: Final = 4 * 1024**3
_LARGEST_PART: Final = 512 * 1024**2
_SHEETS: Final = "xl/worksheets/"
_SAFE: Final = 10**15
_BATCH: Final = 500
_PIECE: Final = 1024 * 1024
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_OVERLAP: Final = 64
_NO_MORE: Final[tuple[int, dict[int, str]]] = (0, {})
_SHOWN: Final = "visible"


class WorkbookError(Exception):
    """A workbook that cannot be read.

    Attributes:
        code: the finding.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        name: its name.
        hidden: whether Excel does not show it.
    """

    name: str
    hidden: bool
    _rows: Callable[[], Iterator[tuple[Any, ...]]]

    def first(self, count: int) -> list[Row]:
        """The first rows that are not blank."""
        return list(islice(self.rows(), count))

    def rows(self) -> Iterator[Row]:
        """All rows that are not blank, to the first that cannot be read.

        Raises:
            WorkbookError: for the rest, from there on.
        """
        rows = _guarded(self._rows)
        number = 0
        while batch := _guarded(lambda: list(islice(rows, _BATCH))):
            for values in batch:
                number += 1
                cells = [_text(value) for value in values]
                if any(cells):
                    yield Row(number, None, cells, _problem(cells))


class Workbook:
    """A workbook, kept in a temporary file while it is read; a context manager."""

    def __init__(self, source: Bytes) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed with the workbook
        self._book: Any = None
        try:
            source.copy_to(self._file)
            self._book = _opened(self._file)
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        if self._book is not None:
            with suppress(Exception):  # whatever openpyxl makes of a broken archive
                self._book.close()
        self._file.close()

    @property
    def sheets(self) -> list[Sheet]:
        """Its sheets in their order, those that are hidden last."""
        sheets = [
            Sheet(
                str(sheet.title),
                getattr(sheet, "sheet_state", _SHOWN) != _SHOWN,
                lambda sheet=sheet: _rows_of(sheet),  # type: ignore[misc]
            )
            for sheet in self._book.worksheets
        ]
        return sorted(sheets, key=lambda sheet: sheet.hidden)


def _opened(file: Any) -> Any:
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900
    except ImportError:
        raise WorkbookError("table_needs_excel") from None
    _check_size(file)
    book = _guarded(lambda: load_workbook(file, read_only=True, data_only=True, keep_links=False))
    if book.epoch != CALENDAR_WINDOWS_1900:
        book.close()
        raise WorkbookError("table_workbook_1904")
    return book


def _check_size(file: Any) -> None:
    """Refuse an archive that would fill memory or take for ever; only sheets are streamed."""

    def too_large() -> bool:
        with zipfile.ZipFile(file) as archive:
            return any(
                part.file_size
                > (_LARGEST_SHEET if part.filename.startswith(_SHEETS) else _LARGEST_PART)
                for part in archive.infolist()
            )

    if _guarded(too_large):
        raise WorkbookError("table_workbook_too_large")


def _rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a workbook says of its size is often wrong
    rows: Iterator[tuple[Any, ...]] = iter(sheet.iter_rows(values_only=True))
    return _with_formulas(rows, sheet) if _has_formulas(sheet) else rows


def _has_formulas(sheet: Any) -> bool:
    with sheet._get_source() as part:
        rest = b""
        while piece := part.read(_PIECE):
            if _FORMULA.search(rest + piece):
                return True
            rest = piece[-_OVERLAP:]
    return False


def _with_formulas(rows: Iterator[tuple[Any, ...]], sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows, with the formula in every cell whose value Excel has never worked out."""
    uncounted = _uncounted(sheet)
    number, formulas = next(uncounted, _NO_MORE)
    for at, values in enumerate(rows, start=1):
        if at != number:
            yield values
            continue
        cells = [*values, *repeat(None, max(formulas) - len(values))]
        for column, formula in formulas.items():
            cells[column - 1] = formula
        yield tuple(cells)
        number, formulas = next(uncounted, _NO_MORE)


def _uncounted(sheet: Any) -> Iterator[tuple[int, dict[int, str]]]:
    """The rows with formulas that have no value: their numbers, and the formulas by column.

    Excel keeps an empty text as a value of its own (`t="str"`).
    """
    from openpyxl.utils.cell import coordinate_to_tuple
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    row_tag, cell_tag, formula_tag, value_tag = (
        f"{{{SHEET_MAIN_NS}}}{one}" for one in ["row", "c", "f", "v"]
    )
    with sheet._get_source() as part:
        number = 0
        for _, row in iterparse(part):
            if row.tag != row_tag:
                continue
            number = int(row.get("r", number + 1))
            found: dict[int, str] = {}
            for at, cell in enumerate(row.iterfind(cell_tag), start=1):
                formula, value = cell.find(formula_tag), cell.find(value_tag)
                empty = value is None or (not value.text and cell.get("t") != "str")
                if formula is not None and empty:
                    place = cell.get("r")
                    column = coordinate_to_tuple(place)[1] if place else at
                    found[column] = f"={formula.text or '?'}"
            row.clear()
            if found:
                yield number, found


def _guarded(action: Callable[[], T]) -> T:
    """Do what may fail in as many ways as openpyxl, an XML parser and a ZIP archive have."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return action()
    except Exception as error:
        raise WorkbookError("table_workbook_unreadable") from error


def _text(value: object) -> str:
    """A cell as text, with the digits that Excel shows."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _SAFE else f"{value:.15G}"
    if isinstance(value, int):
        return str(value) if abs(value) < _SAFE else f"{Decimal(value):.14E}"
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _problem(cells: list[str]) -> str:
    text = "".join(cells)
    try:
        text.encode()
    except UnicodeEncodeError:
        return "table_character_lost"
    return "table_character_lost" if "\ufffd" in text or "\x00" in text else ""
