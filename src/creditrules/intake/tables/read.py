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
from creditrules.intake.tables.headings import (
    Use,
    heading_key,
    is_headings,
    kind_of,
    recognised,
    same_headings,
    used_as,
)
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
from creditrules.text.suggest import closest

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
    r"\s*(?:表格?说明|(?:填表|制表)(?:人|单位|日期|时间|说明|要求|\s*[:：])|审核人"
    r"|(?:说明|备注|注意?)\s*[:：]|(?:合计|总计|小计)\s*[:：]?\s*$)"
)
_NUMBER: Final = re.compile(r"\s*[0-9A-Z*＊-]{6,}\s*", re.ASCII | re.IGNORECASE)
_FEW: Final = 3
_LONG: Final = 60
_LISTED_LINES: Final = 10
_SHOWN: Final = 6
_TITLES: Final = frozenset(name for one in COLUMNS.values() for name, _ in one.headings())
_NAMES: Final = 1000


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
        self._numbers = [layout.numbers[one] for one in IDENTITY[1:] if one in layout.numbers]
        self._mapping = tables.mapping
        self._other: Row | None = None
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
        self._named = {heading_key(form.list_name)} if form.list_name else set[str]()
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
        if self._listing:
            yield from self._unused_lists()

    def _unused_lists(self) -> Iterator[Diagnostic]:
        """What a `--map` file says of lists that the rows do not name."""
        mapped = self._mapping.lists
        span = Span(self._sites.form.file, self._header.line, 1)
        others = self._named - mapped.keys()
        for key in mapped:
            if key not in self._named:
                words = {"list": key, "suggestion": closest(key, others) or "-"}
                yield Diagnostic.of("table_map_list_unused", span, None, None, **words)

    def _raws(self, row: Row) -> Iterable[Raw]:
        cells = row.cells
        if row.problem:
            words = {"encoding": self._sites.form.encoding}
            return (TableRaw(None, row, self._sites, [Problem(row.problem, None, words)]),)
        if self._other is not None or self._is_title_of_other(cells):
            return self._misplaced(row)
        if self._may_be_headings(cells) and self._is_headings(cells):
            return self._headings(row)
        if self._is_note(cells):
            self._skip(row)
            return ()
        values, problems = self._values(cells)
        if not values and not problems:
            return ()
        self._name_list(values)
        party = party_of(values, self._hint)
        problems += party.problems
        record = self._record(values, party, problems)
        if any(CODES[one.code].severity is Severity.ERROR for one in problems):
            if self._is_headings(cells):
                return self._headings(row)
            return (TableRaw(None, row, self._sites, problems, party=party.subject),)
        party.subject["records"] = [record]
        whole = TableRaw(party.subject, row, self._sites, problems)
        if party.person is None:
            return (whole,)
        return whole, TableRaw(party.person, row, self._sites, person=True)

    def _skip(self, row: Row) -> None:
        self._skipped += 1
        if len(self._skipped_lines) < _LISTED_LINES:
            self._skipped_lines.append(row.line)

    def _headings(self, row: Row) -> Iterable[Raw]:
        if not same_headings(row.cells, self._header.cells, self._mapping.columns):
            return self._misplaced(row)
        self._skip(row)
        return ()

    def _misplaced(self, row: Row) -> Iterable[Raw]:
        """Refuse a row of other headings, and every row below, which the first do not explain."""
        cells = row.cells
        if not any(map(str.strip, cells)):
            return ()
        other = self._other = self._other or row
        party = None
        if self._is_headings(cells):
            self._read_under(cells)
        else:
            party = self._party(cells)
        words = {
            "line": str(other.line),
            "found": _shown(other),
            "first": str(self._header.line),
            "header": _shown(self._header),
        }
        problem = Problem("table_headings_other", None, words)
        return (TableRaw(None, row, self._sites, [problem], party=party),)

    def _read_under(self, headings: list[str]) -> None:
        """Take cells for what other headings say, to tell whom the refused rows are about."""
        found = [recognised(one, self._mapping.columns) for one in headings]
        uses = list(used_as(headings, found, kind_of(found) or self._sites.form.kind))
        self._readers = [_reader(use) for use in uses]
        hints = (_HINTS.get(heading_key(use.heading)) for use in uses if use.column == "name")
        self._hint = next(hints, None)

    def _party(self, cells: list[str]) -> Mapping[str, Any] | None:
        """Whom a refused row is about, as far as its cells can be read."""
        values, _ = self._values(cells)
        subject = party_of(values, self._hint).subject
        return subject if subject["identifiers"] or "name" in subject else None

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
        if given is not None:
            key = heading_key(given)
            if key in self._mapping.lists or len(self._named) < _NAMES:
                self._named.add(key)
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

    def _is_title_of_other(self, cells: list[str]) -> bool:
        """Whether a row only names another list than the title above the headings does."""
        if self._list is None or len(cells) - cells.count("") > 1:
            return False
        list_ = self._lists.get(heading_key("".join(cells)))
        return list_ is not None and list_.id != self._list.id

    def _may_be_headings(self, cells: list[str]) -> bool:
        """Whether a heading stands where a party should; other headings make errors as cells."""
        if self._identity >= len(cells):
            return False
        given = cells[self._identity]
        return given == self._header.cells[self._identity] or given.strip() in _TITLES

    def _is_headings(self, cells: list[str]) -> bool:
        heading = self._header.cells[self._identity]
        given = cells[self._identity] if self._identity < len(cells) else ""
        again = heading_key(given) == heading_key(heading)
        return again or is_headings(cells, self._mapping.columns)

    def _is_note(self, cells: list[str]) -> bool:
        """Whether a row is no data: a remark, a total; who has a number is data."""
        if len(cells) - cells.count("") > _FEW:
            return False
        if any(_NUMBER.fullmatch(cells[one]) for one in self._numbers if one < len(cells)):
            return False
        filled = [number for number, cell in enumerate(cells) if cell.strip()]
        if not filled:
            return False
        first = cells[filled[0]]
        if _NOTE.match(first):
            return True
        return filled == [0] and (not self._first_is_identity or len(first) > _LONG)


def _shown(row: Row) -> str:
    cells = ["".join(cell.split()) for cell in row.cells if cell.strip()]
    return "、".join(cells[:_SHOWN]) + ("……" if len(cells) > _SHOWN else "")


def _reader(use: Use) -> tuple[str, Callable[[str], Any]] | None:
    """The column of a heading and how its cells are read; None if it is not read."""
    if use.column is None:
        return None
    reading = COLUMNS[use.column].reading
    return use.column, money_in(use.unit) if reading is Reading.MONEY else _READERS[reading]
