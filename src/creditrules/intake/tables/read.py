"""A table read row by row: each row a subject with one record, as plain data with its places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from creditrules.intake.raw import Path, Raw, Unreadable
from creditrules.intake.tables.amounts import money_in
from creditrules.intake.tables.cells import CellError, code, document, flag, line, name, text
from creditrules.intake.tables.column import Reading, TableKind
from creditrules.intake.tables.columns import COLUMNS
from creditrules.intake.tables.csv_text import Row
from creditrules.intake.tables.days import day, last_day, moment
from creditrules.intake.tables.headings import Use, heading_key
from creditrules.intake.tables.kinds import kinds
from creditrules.intake.tables.layout import Layout, Tables
from creditrules.intake.tables.opening import Opened, opened
from creditrules.intake.tables.parties import Party, party_of
from creditrules.intake.tables.party_columns import IDENTITY
from creditrules.intake.tables.records import list_suggestion, listing_record, penalty_record
from creditrules.intake.tables.rows import Problem, Sites, TableRaw
from creditrules.intake.tables.source import ByteReader, Bytes
from creditrules.intake.tables.workbook import WorkbookError
from creditrules.text import CODES, Diagnostic, Severity, Span

__all__ = ["read_table"]

_READERS: Final[Mapping[Reading, Callable[[str], Any]]] = {
    Reading.NAME: name,
    Reading.LINE: line,
    Reading.TEXT: text,
    Reading.CODE: code,
    Reading.DOCUMENT: document,
    Reading.DAY: day,
    Reading.LAST_DAY: last_day,
    Reading.MOMENT: moment,
    Reading.FLAG: flag,
    Reading.KINDS: kinds,
}
_HINTS: Final = {
    heading_key("企业名称"): "enterprise",
    heading_key("公司名称"): "enterprise",
    heading_key("姓名"): "individual",
}
_NOTE: Final = re.compile(
    r"\s*(?:表格?说明|填表|制表|审核人|(?:说明|备注|注意?)\s*[:：]|(?:合计|总计|小计)\s*[:：]?\s*$)"
)
_FEW: Final = 3
_LONG: Final = 60
_LISTED_LINES: Final = 10


def read_table(
    source: ByteReader,
    name: str,
    suffix: str = "",
    tables: Tables | None = None,
    *,
    head: bytes = b"",
) -> Iterator[Raw]:
    """The rows of a table, one by one, as subjects with one record each; in flat memory.

    A row that cannot be understood wholly is refused wholly. A legal representative whose
    resident id is given follows as a subject of his own. Nothing is raised for bad input: what
    cannot be read at all is one refused subject.

    Args:
        source: gives the bytes; a workbook is copied to a temporary file.
        name: of the source, in findings.
        suffix: of its file name, as `.csv`; what it holds counts for more.
        tables: the lists that are known, and how a host's own words are to be understood.
        head: what has been read of it already.
    """
    tables = tables or Tables()
    with opened(Bytes(source, head), name, suffix, tables) as table:
        layout = table.layout
        if layout is None or not layout.ok:
            yield Unreadable(*table.findings)
        else:
            yield from _Reader(layout, tables).raws(table)


class _Reader:
    """Reads the rows below the headings of one table."""

    def __init__(self, layout: Layout, tables: Tables) -> None:
        form = layout.form
        self._header = layout.header
        self._list = layout.default
        self._lists = tables.list_names()
        self._states = tables.states()
        self._listing = form.kind is TableKind.LIST
        self._width = len(form.columns)
        self._readers = [_reader(use) for use in form.columns]
        column = next(one for one in IDENTITY if one in layout.numbers)
        self._identity = layout.numbers[column]
        self._repeated = {
            layout.header.cells[self._identity],
            *(name for name, _ in COLUMNS[column].headings()),
        }
        self._hint = None
        if "name" in layout.numbers:
            heading = form.columns[layout.numbers["name"]].heading
            self._hint = _HINTS.get(heading_key(heading))
        self._first_is_identity = any(layout.numbers.get(one) == 0 for one in IDENTITY)
        homes = {COLUMNS[one].path: one for one in reversed(list(layout.numbers))}
        homes[()] = column
        persons: dict[Path, str] = {(): "legal_representative"}
        for one in ("legal_representative_number", "legal_representative_id"):
            if one in layout.numbers:
                persons["identifiers",] = one
        self._sites = Sites(form, layout.numbers, homes, persons)
        self._skipped = 0
        self._skipped_lines: list[int] = []

    def raws(self, table: Opened) -> Iterator[Raw]:
        """What the rows give; what is to be said of the table stands with the first and last."""
        held: Raw | None = None
        findings = table.findings
        for raw in chain.from_iterable(map(self._raws, self._below(table))):
            if held is None:
                raw.problems = (*findings, *raw.problems)
            else:
                yield held
            held = raw
        if held is not None:
            held.problems = (*held.problems, *self._last())
            yield held
        if table.broken is not None:
            yield Unreadable(table.broken)

    def _below(self, table: Opened) -> Iterator[Row]:
        """The rows below the headings, to the first that a workbook cannot give."""
        try:
            for row in table.rows():
                if row.line > self._header.line:
                    yield row
        except WorkbookError as error:
            table.breaks(error)

    def _last(self) -> Iterator[Diagnostic]:
        if self._skipped:
            lines = "、".join(map(str, self._skipped_lines))
            more = "……" if self._skipped > _LISTED_LINES else ""
            span = Span(self._sites.form.file, self._skipped_lines[0], 1)
            words = {"count": str(self._skipped), "lines": f"{lines}{more}"}
            yield Diagnostic.of("table_rows_skipped", span, None, None, **words)

    def _raws(self, row: Row) -> Iterable[Raw]:
        cells = row.cells
        if row.problem:
            words = {"encoding": self._sites.form.encoding}
            return (TableRaw(None, row, self._sites, [Problem(row.problem, None, words)]),)
        if self._is_note(cells):
            self._skipped += 1
            if len(self._skipped_lines) < _LISTED_LINES:
                self._skipped_lines.append(row.line)
            return ()
        values, problems = self._values(cells)
        if not values and not problems:
            return ()
        self._name_list(values)
        party = party_of(values, self._hint)
        problems += party.problems
        record = self._record(values, party, problems)
        if any(CODES[one.code].severity is Severity.ERROR for one in problems):
            return (TableRaw(None, row, self._sites, problems),)
        party.subject["records"] = [record]
        whole = TableRaw(party.subject, row, self._sites, problems)
        if party.person is None:
            return (whole,)
        return whole, TableRaw(party.person, row, self._sites, person=True)

    def _values(self, cells: list[str]) -> tuple[dict[str, Any], list[Problem]]:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        if len(cells) > self._width and any(map(str.strip, cells[self._width :])):
            words = {"found": str(len(cells)), "width": str(self._width)}
            problems.append(Problem("table_row_too_long", None, words))
        for cell, reader in zip(cells, self._readers, strict=False):
            if cell and reader is not None:
                column, read = reader
                try:
                    value = read(cell)
                except CellError as error:
                    problems.append(Problem(error.code, column, {"value": error.value}))
                else:
                    if value is not None:
                        values[column] = value
        return values, problems

    def _name_list(self, values: dict[str, Any]) -> None:
        """Call the list of a row by its id: rows that name one list differently say the same."""
        given = values.get("list_name")
        list_ = self._list if given is None else self._lists.get(heading_key(given))
        if list_ is not None:
            values["list_name"] = list_.id

    def _record(
        self, values: Mapping[str, Any], party: Party, problems: list[Problem]
    ) -> dict[str, Any]:
        if not self._listing:
            return penalty_record(values, party.key, self._states, problems)
        given = values.get("list_name")
        list_ = None if given is None else self._lists.get(heading_key(given))
        if list_ is not None:
            return listing_record(values, party.key, list_, self._states, problems)
        if given is None:
            problems.append(Problem("table_list_empty", "list_name", {}))
        else:
            words = {"value": given, "suggestion": list_suggestion(self._lists, given)}
            problems.append(Problem("table_list_unknown", "list_name", words))
        return {}

    def _is_note(self, cells: list[str]) -> bool:
        """Whether a row is no data: headings once more, a remark, a total."""
        identity = self._identity
        if identity < len(cells) and cells[identity] in self._repeated:
            return True
        if len(cells) - cells.count("") > _FEW:
            return False
        filled = [number for number, cell in enumerate(cells) if cell.strip()]
        if not filled:
            return False
        first = cells[filled[0]]
        if _NOTE.match(first):
            return True
        return filled == [0] and (not self._first_is_identity or len(first) > _LONG)


def _reader(use: Use) -> tuple[str, Callable[[str], Any]] | None:
    """The column of a heading and how its cells are read; None if it is not read."""
    if use.column is None:
        return None
    reading = COLUMNS[use.column].reading
    return use.column, money_in(use.unit) if reading is Reading.MONEY else _READERS[reading]
