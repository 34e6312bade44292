"""Opening a table: what kind of file it is, where its headings stand, what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from creditrules.intake.tables.csv_text import DELIMITERS, Row, TextTable
from creditrules.intake.tables.form import TableForm
from creditrules.intake.tables.layout import HEAD, Layout, Tables, best_headings, layout_of
from creditrules.intake.tables.source import ByteReader, Bytes, is_old_workbook, is_workbook
from creditrules.intake.tables.workbook import Workbook, WorkbookError
from creditrules.text import Diagnostic, Span

__all__ = ["Opened", "looks_like_table", "opened", "table_form"]

_SUFFIXES: Final = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".xlsm"})
_TEXT: Final = ".txt"
_TEXTS: Final = frozenset({".csv", ".tsv"})
_JSON: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[{\]])')
_SHOWN: Final = 8


@dataclass(slots=True)
class Opened:
    """A table that has been opened.

    Attributes:
        file: its name in findings.
        layout: what its headings mean; None if there are none.
        findings: what is to be said of the table as a whole.
        broken: why the rest of a workbook could not be read.
    """

    file: str
    layout: Layout | None
    findings: tuple[Diagnostic, ...]
    rows: Callable[[], Iterator[Row]]
    broken: Diagnostic | None = None

    def breaks(self, error: WorkbookError) -> None:
        """Take down that the rest cannot be read."""
        self.broken = _refusal(self.file, error)


def looks_like_table(head: bytes, suffix: str = "", tables: Tables | None = None) -> bool:
    """Whether a source is a table, by its suffix, else by how it begins.

    Args:
        head: its first bytes, the more the better; 4 KB are enough.
        suffix: of its file name, in small letters with the dot; empty if it has none.
        tables: how a host's own headings are to be understood.
    """
    if suffix in _SUFFIXES or is_workbook(head) or is_old_workbook(head):
        return True
    if suffix not in ("", _TEXT):
        return False
    if suffix == _TEXT and head.lstrip()[:1] not in (b"{", b"["):
        return True
    table = TextTable.of(Bytes(_Nothing(), head))
    tables = tables or Tables()
    return any(best_headings(table.first(one, HEAD), tables)[1] for one in DELIMITERS)


def table_form(
    source: ByteReader,
    name: str,
    suffix: str = "",
    tables: Tables | None = None,
    *,
    head: bytes = b"",
) -> tuple[TableForm | None, tuple[Diagnostic, ...]]:
    """What the headings of a table are taken for; only its beginning is read.

    Returns:
        Its form, None if it has no headings that are known; and what was found.
    """
    with opened(Bytes(source, head), name, suffix, tables or Tables()) as table:
        return table.layout.form if table.layout else None, table.findings


@contextmanager
def opened(source: Bytes, file: str, suffix: str, tables: Tables) -> Iterator[Opened]:
    """The table that `source` holds, while it is read."""
    head = source.peek()
    form = _unsupported(head, suffix)
    if form:
        yield _without(file, "table_form_unsupported", form=form)
    elif not head.strip():
        yield _without(file, "file_empty")
    elif suffix in _TEXTS and _JSON.match(head):
        yield _without(file, "table_is_json")
    elif is_workbook(head):
        try:
            book = Workbook(source)
        except WorkbookError as error:
            yield Opened(file, None, (_refusal(file, error),), _no_rows)
        else:
            with book:
                yield _of_workbook(book, file, tables)
    else:
        yield _of_text(TextTable.of(source), file, tables)


def _unsupported(head: bytes, suffix: str) -> str:
    """The form of a file that is a table and cannot be read; empty for others."""
    if is_old_workbook(head):
        return ".xls" if suffix in ("", ".xls") else f"{suffix}（.xls）"
    start = head.lstrip()[:5].lower()
    return "HTML" if start.startswith((b"<html", b"<!doc", b"<tabl", b"<?xml", b"<meta")) else ""


def _of_text(table: TextTable, file: str, tables: Tables) -> Opened:
    best = (0, 0, DELIMITERS[0], list[Row]())
    for delimiter in DELIMITERS:
        rows = table.first(delimiter, HEAD)
        at, count = best_headings(rows, tables)
        if count > best[1] or not best[3]:
            best = (at, count, delimiter, rows)
    at, count, delimiter, rows = best
    notes: tuple[Diagnostic, ...] = ()
    encoding = table.encoding
    if encoding.name != "utf-8":
        notes = (Diagnostic.of("table_encoding", Span(file, 1, 1), encoding=encoding.name),)
    if not rows:
        return _without(file, "file_empty")
    if not count:
        return _no_headings(file, rows)
    layout = layout_of(
        rows,
        at,
        tables,
        file=file,
        delimiter=delimiter,
        encoding=encoding.name,
        bom=encoding.bom,
    )
    findings = (*notes, *layout.findings)
    return Opened(file, layout, findings, lambda: table.rows(delimiter))


def _of_workbook(book: Workbook, file: str, tables: Tables) -> Opened:
    """The first sheet that is a table; others that are tables too are told."""
    found: Opened | None = None
    first: list[Row] = []
    try:
        for sheet in book.sheets:
            rows = sheet.first(HEAD)
            first = first or rows
            at, count = best_headings(rows, tables)
            if not count:
                continue
            if found is None:
                if sheet.hidden:
                    break
                layout = layout_of(rows, at, tables, file=file, sheet=sheet.name)
                found = Opened(file, layout, layout.findings, sheet.rows)
            else:
                span = Span(file, rows[at].line, 1)
                read = found.layout.form.sheet if found.layout else None
                words = {"sheet": sheet.name, "read": read or ""}
                unread = Diagnostic.of("table_sheet_unread", span, None, None, **words)
                found.findings = (*found.findings, unread)
    except WorkbookError as error:
        return Opened(file, None, (_refusal(file, error),), _no_rows)
    if found is not None:
        return found
    return _no_headings(file, first) if first else _without(file, "file_empty")


def _no_headings(file: str, rows: Sequence[Row]) -> Opened:
    row = max(rows, key=lambda one: sum(bool(cell.strip()) for cell in one.cells))
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    shown = "、".join(cells[:_SHOWN]) or row.problem
    return _without(file, "table_headings_missing", line=row.line, found=shown)


def _without(file: str, code: str, line: int = 1, **arguments: str) -> Opened:
    """A table of which nothing can be read."""
    found = Diagnostic.of(code, Span(file, line, 1), None, None, **arguments)
    return Opened(file, None, (found,), _no_rows)


def _refusal(file: str, error: WorkbookError) -> Diagnostic:
    return Diagnostic.of(error.code, Span(file, 1, 1))


def _no_rows() -> Iterator[Row]:
    return iter(())


class _Nothing:
    """A source that holds nothing more."""

    @staticmethod
    def read(_: int) -> bytes:
        """Nothing."""
        return b""
