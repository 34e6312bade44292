"""Finding the headings of a table and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from creditrules.intake.tables.column import TableKind
from creditrules.intake.tables.columns import COLUMNS
from creditrules.intake.tables.csv_text import Row
from creditrules.intake.tables.form import TableForm, row_text
from creditrules.intake.tables.headings import (
    HEADINGS,
    Heading,
    Target,
    Use,
    heading_key,
    is_headings,
    kind_of,
    recognised,
    used_as,
)
from creditrules.intake.tables.party_columns import IDENTITY
from creditrules.intake.tables.records import STATES, Lists, States
from creditrules.intake.tables.rows import place_of
from creditrules.model import CreditList
from creditrules.text import Diagnostic, Severity, Span
from creditrules.text.suggest import closest

__all__ = ["HEAD", "Layout", "TableMap", "Tables", "best_headings", "layout_of"]

HEAD: Final = 20
"""In how many of the first rows headings are looked for."""

_FEWEST: Final = 2
_NEAR: Final = 40


@dataclass(frozen=True, slots=True)
class TableMap:
    """What a `--map` file says (对照表).

    Attributes:
        columns: what a heading means, by heading key.
        lists: which list a name means: its id or title, by key of the name.
        states: what a state word means: `normal`, `withdrawn`, `objection`, `removed`; by its key.
    """

    columns: Mapping[str, Target] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """What is needed to understand tables.

    Attributes:
        lists: the lists of the vocabulary, by id.
        mapping: how a host's own headings, list names and states are to be understood.
    """

    lists: Mapping[str, CreditList] = field(default_factory=dict)
    mapping: TableMap = TableMap()

    def list_names(self) -> Lists:
        """The lists by key of every name they go by."""
        names: dict[str, CreditList] = {}
        for one in self.lists.values():
            for name in (one.id, one.title, *one.aliases):
                names.setdefault(heading_key(name), one)
        meant = {key: names.get(heading_key(name)) for key, name in self.mapping.lists.items()}
        return {**names, **{key: one for key, one in meant.items() if one is not None}}

    def states(self) -> States:
        """What state words mean, by key."""
        return {**STATES, **self.mapping.states}


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings of a table, understood.

    Attributes:
        form: the form of the table.
        numbers: the number of each column that is read, from 0, by column id.
        default: the list that a title or the sheet's name names for all rows.
        header: the row of headings.
        findings: what was found; an error means that no row can be read.
    """

    form: TableForm
    numbers: Mapping[str, int]
    default: CreditList | None
    header: Row
    findings: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether rows can be read."""
        return all(one.severity is not Severity.ERROR for one in self.findings)


def best_headings(rows: Sequence[Row], tables: Tables) -> tuple[int, int]:
    """Which of the rows holds the headings, and how many of them are known.

    It is the one that has most, the first of equals; but headings of a whole table above it, which
    are not those of groups in the row before, stand for another table that comes first.
    """
    counts = [len(_meant(row, tables)) for row in rows]
    most = max(counts, default=0)
    if most < _FEWEST:
        return 0, 0
    best = counts.index(most)
    above = (at for at in range(best - 1) if counts[at] >= _FEWEST)
    first = next((at for at in above if _begins_table(rows[at], tables)), best)
    return first, counts[first]


def _begins_table(row: Row, tables: Tables) -> bool:
    """Whether headings suffice for a table: whom a row is about, and what it tells of him."""
    mapped = tables.mapping.columns
    if not is_headings(row.cells, mapped):
        return False
    return kind_of([recognised(one, mapped) for one in row.cells]) is not None and any(
        column in IDENTITY for column in _meant(row, tables)
    )


def _meant(row: Row, tables: Tables) -> set[str]:
    found = [recognised(cell, tables.mapping.columns) for cell in row.cells]
    return {next(iter(one.columns.values())) for one in found if one and one.columns}


def layout_of(
    rows: Sequence[Row],
    at: int,
    tables: Tables,
    *,
    file: str,
    delimiter: str = ",",
    encoding: str = "",
    bom: bool = False,
    sheet: str | None = None,
) -> Layout:
    """What the headings in row `at` of the first rows mean."""
    row = rows[at]
    headings = _trimmed(row.cells)
    found = [recognised(one, tables.mapping.columns) for one in headings]
    kind = kind_of(found)
    uses = tuple(used_as(headings, found, kind or TableKind.PENALTY_2018))
    numbers: dict[str, int] = {}
    for use in uses:
        if use.column is not None:
            numbers.setdefault(use.column, use.number - 1)
    named = _named_above(rows[:at], sheet, tables) if kind is TableKind.LIST else None
    list_name, default = named or (None, None)
    if "list_name" in numbers:
        list_name = default = None
    header = row_text(row.cells) if row.text is None else row.text
    form = TableForm(
        file,
        encoding,
        bom,
        delimiter,
        sheet,
        row.line,
        header,
        kind or TableKind.PENALTY_2018,
        uses,
        list_name,
    )
    findings = _Findings(form, row, numbers)
    unused = findings.of_map(tables.mapping.columns)
    diagnostics = (*findings.all(rows[:at], kind, found, default), *unused)
    return Layout(form, numbers, default, row, diagnostics)


def _trimmed(cells: Sequence[str]) -> list[str]:
    """The headings, without empty ones at the end."""
    width = max((number for number, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:width])


def _named_above(
    titles: Sequence[Row], sheet: str | None, tables: Tables
) -> tuple[str, CreditList] | None:
    """The list that a title above the headings names, else the sheet."""
    names = tables.list_names()
    for name in (*(cell for row in titles for cell in row.cells), sheet or ""):
        found = names.get(heading_key(name))
        if found is not None:
            return name.strip(), found
    return None


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is to be said about the headings of a table."""

    form: TableForm
    row: Row
    numbers: Mapping[str, int]

    def all(
        self,
        titles: Sequence[Row],
        kind: TableKind | None,
        found: Sequence[Heading | None],
        default: CreditList | None,
    ) -> Iterator[Diagnostic]:
        if titles:
            words = {"count": str(len(titles)), "line": str(self.row.line)}
            span = self._place(0)[0]
            yield Diagnostic.of("table_title_skipped", span, None, None, **words)
        if kind is None:
            yield self._of("table_kind_unclear", 0)
        elif not any(column in self.numbers for column in IDENTITY):
            titles_of = "、".join(COLUMNS[column].title for column in IDENTITY)
            yield self._of("table_identity_missing", 0, columns=titles_of)
        if kind is TableKind.LIST and default is None and "list_name" not in self.numbers:
            yield self._of("table_list_missing", 0)
        for use in self.form.columns:
            yield from self._of_heading(use, found)

    def of_map(self, mapped: Mapping[str, Target]) -> Iterator[Diagnostic]:
        """What a `--map` file says of headings that are not there."""
        printed = {heading_key(use.heading): use.heading for use in self.form.columns}
        for key in mapped:
            if key not in printed:
                near = closest(key, [one for one in printed if one not in mapped])
                words = {"heading": key, "suggestion": printed.get(near or "", "-")}
                yield self._of("table_map_heading_unused", 0, None, **words)

    def _of_heading(self, use: Use, found: Sequence[Heading | None]) -> Iterator[Diagnostic]:
        number = use.number - 1
        heading = "".join(use.heading.split())
        if use.column is not None and self.numbers[use.column] != number:
            first = self.numbers[use.column]
            other = self._place(first)[0]
            printed = "".join(self.form.columns[first].heading.split())
            words = {"heading": heading, "first": printed, "column": use.title}
            yield self._of("table_heading_twice", number, other, **words)
        elif use.why == "ambiguous":
            meaning = found[number]
            columns = dict.fromkeys(meaning.columns.values()) if meaning else {}
            choices = "、".join(COLUMNS[column].title for column in columns)
            yield self._of("table_heading_ambiguous", number, heading=heading, choices=choices)
        elif use.why == "unknown":
            near = closest(heading_key(heading), _KEYS) if len(heading) <= _NEAR else None
            if near is not None:
                words = {"heading": heading, "suggestion": _KEYS[near]}
                yield self._of("table_heading_unknown", number, None, **words)

    def _of(
        self, code: str, number: int, other: Span | None = None, **arguments: str
    ) -> Diagnostic:
        span, source = self._place(number)
        return Diagnostic.of(code, span, other, source, **arguments)

    def _place(self, number: int) -> tuple[Span, str | None]:
        return place_of(self.row, self.form.file, self.form.delimiter, number)


_KEYS: Final = {
    key: column.title
    for key, one in HEADINGS.items()
    if not key.isascii()
    for column in [COLUMNS[next(iter(one.columns.values()))]]
}
