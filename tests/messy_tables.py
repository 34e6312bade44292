"""Clean subjects written as tables the way people write them: `files_of(parties, chance)`.

No two tables are alike: headings, their order and spelling, delimiter, encoding, forms of days
and amounts, repeated and outdated rows, notes; but all of them say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from clean_subjects import Cells, Fact, Party
from creditrules.intake.tables import COLUMNS, TableKind
from creditrules.intake.tables.column import Reading
from creditrules.model import CreditList
from messy_cells import WAN, Pen

KIND_CELLS = {
    "enterprise": ("法人及非法人组织", "企业", "法人或其他组织"),
    "individual_business": ("个体工商户", "个体户"),
    "individual": ("自然人", "个人"),
    "public_institution": ("事业单位", "法人及非法人组织"),
}
STATES = {
    None: ("0", "正常", ""),
    "withdrawn": ("1", "撤销", "已撤销"),
    "objection": ("异议", "异议处理中"),
    "removed": ("移出", "已移出"),
}
NOTHING = ("", "", "", " ", "/", "无", "NULL", "—", "\u3000")
EXTRAS = ("联系电话", "经办人", "所属行业", "自定义一", "")
FILLING = ("", "", "13800000000", "张某,李某", '某"某"', "第一行\n第二行", "2018-01-01")
NOTES = ("说明：本表每月更新", "合计", "填表人：张某", "备注：以决定书为准")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
NAMES_OF_KIND = {"企业名称": "enterprise", "公司名称": "enterprise", "姓名": "individual"}
NUMBERS = ("uscc", "registration_no", "organisation_code", "tax_no")


@dataclass(frozen=True)
class Row:
    """What a row says, by column, before it is written; `list_` names its list."""

    cells: Cells
    list_: CreditList | None = None


@dataclass(frozen=True)
class Lines:
    """A table as text: what stands above its rows, and the rows; and how both become bytes."""

    head: str
    rows: tuple[str, ...]
    encoding: str

    def encoded(self, rows: Sequence[str] | None = None) -> bytes:
        """The table with these rows, by default its own."""
        text = self.head + "".join(self.rows if rows is None else rows)
        return text.encode(self.encoding)


def tables_of(
    parties: Sequence[Party], lists: Mapping[str, CreditList], chance: Random
) -> list[Lines]:
    """Tables that together say what is known of the parties."""
    return Clerk(chance, lists).tables(parties)


def files_of(
    parties: Sequence[Party], lists: Mapping[str, CreditList], chance: Random
) -> dict[str, bytes]:
    """The same as files by name."""
    tables = tables_of(parties, lists, chance)
    return {f"table{number}.csv": table.encoded() for number, table in enumerate(tables)}


class Clerk:
    """Writes tables, each a little differently."""

    def __init__(self, chance: Random, lists: Mapping[str, CreditList]) -> None:
        self._chance = chance
        self._lists = lists

    def one(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def perhaps(self, odds: int = 2) -> bool:
        return self._chance.randrange(odds) == 0

    def tables(self, parties: Sequence[Party]) -> list[Lines]:
        """The rows of all parties, spread over tables."""
        rows = [row for party in parties for row in self.rows_of(party)]
        self._chance.shuffle(rows)
        groups: dict[tuple[TableKind, str, int], list[Row]] = {}
        by_title = self.perhaps(3)
        for row in rows:
            kind = TableKind.LIST
            if row.list_ is None:
                kind = self.one(TableKind.PENALTY_2018, TableKind.PENALTY_2015)
            titled = row.list_.id if row.list_ and by_title else ""
            groups.setdefault((kind, titled, self.one(0, 0, 1)), []).append(row)
        tables = [
            Sheet(self._chance, kind, group, self._lists.get(titled)).lines()
            for (kind, titled, _), group in groups.items()
        ]
        self._chance.shuffle(tables)
        return tables

    def rows_of(self, party: Party) -> Iterator[Row]:
        """The rows that tell of a party; the first has all its numbers, others perhaps one."""
        for place, fact in enumerate(party.facts):
            cells = self.whom(party, whole=place == 0) | fact.cells
            yield Row(cells, fact.list_)
            for _ in range(self.one(0, 0, 0, 1, 2)):
                yield Row(self.told_otherwise(cells), fact.list_)
            if "received_at" in cells and self.perhaps(4):
                yield Row(self.outdated(cells, fact), fact.list_)

    def whom(self, party: Party, *, whole: bool) -> Cells:
        """The cells that say whom a row is about."""
        cells: Cells = {"name": party.name, "kind": party.kind}
        numbers = dict(party.numbers)
        unified = numbers.get("uscc", "")
        if unified and party.kind != "public_institution":
            numbers["organisation_code"] = unified[8:17]
        if not whole and len(numbers) > 1:
            kept = self._chance.sample(sorted(numbers), self._chance.randint(1, len(numbers)))
            numbers = {key: numbers[key] for key in sorted(kept)}
        cells |= numbers
        if party.representative is not None and (whole or self.perhaps()):
            cells["legal_representative"] = party.representative
            if party.representative_id is not None and (whole or self.perhaps()):
                cells["legal_representative_id"] = party.representative_id
        return cells

    def told_otherwise(self, cells: Cells) -> Cells:
        """The same once more: received later, or told by the code within the unified code."""
        again = dict(cells)
        if "received_at" in again and "state" not in again and "removed_on" not in again:
            again["received_at"] += timedelta(days=self.one(0, 1, 30))
        if {"uscc", "organisation_code"} <= again.keys() and self.perhaps():
            del again[self.one("uscc", "organisation_code")]
        return again

    def outdated(self, cells: Cells, fact: Fact) -> Cells:
        """What was said of it at first, before it was put right."""
        first = dict(cells)
        first["received_at"] -= timedelta(days=1, minutes=1)
        first.pop("removed_on", None)
        first.pop("state", None)
        wrong = "listing_reason" if fact.list_ else "penalty_facts"
        return first | {wrong: "待查"}


class Sheet:
    """A table while it is written."""

    def __init__(
        self, chance: Random, kind: TableKind, rows: list[Row], title: CreditList | None
    ) -> None:
        self._chance = chance
        self._kind = kind
        self._rows = rows
        self._title = title
        self._delimiter = self.one(",", ",", ";", "\t")
        self._end = self.one("\n", "\r\n")
        self._all_quoted = self.perhaps(8)
        self._card = self.one("resident_id", "person_number")
        self._representative = self.one("legal_representative_id", "legal_representative_number")
        self._pen = Pen(chance)
        self._columns = self._chosen()
        self._units: dict[str, int | None] = {}
        self._headings = [self._heading(column) for column in self._columns]

    def one(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def perhaps(self, odds: int = 2) -> bool:
        return self._chance.randrange(odds) == 0

    def lines(self) -> Lines:
        """The table as text."""
        titles = [self._heading_of_table()] if self._title or self.perhaps(4) else []
        head = "".join(self._line(cells) for cells in (*titles, self._headings))
        rows = [self._line(self._written(row)) for row in self._rows]
        for _ in range(self.one(0, 0, 1, 3)):
            rows.insert(self._chance.randint(0, len(rows)), self._line(self._no_data()))
        return Lines(head, tuple(rows), self.one(*ENCODINGS))

    def _heading_of_table(self) -> list[str]:
        width = [""] * self.one(0, len(self._columns) - 1)
        if self._title is not None:
            return [self.one(self._title.title, *self._title.aliases), *width]
        return [self.one("行政处罚信息公示表", "公示信息（2018年6月）"), *width]

    def _no_data(self) -> list[str]:
        blank = [""] * len(self._columns)
        return self.one(blank, [], self._headings, [self.one(*NOTES)], [self.one(*NOTES), *blank])

    def _chosen(self) -> list[str]:
        """The columns of the table: what its rows say, some more, in any order."""
        needed = {column for row in self._rows for column in self._told(row)}
        spare = [one.id for one in COLUMNS.values() if one.id in ("serial", "place_code", "state")]
        needed |= set(self._chance.sample(spare, self.one(0, 1, 2)))
        edition = "penalty_name" if self._kind is TableKind.PENALTY_2015 else "penalty_act"
        needed |= {"listed_on"} if self._kind is TableKind.LIST else {edition, "decided_on"}
        columns = self._chance.sample(sorted(needed), len(needed))
        if self.perhaps(3):
            columns.sort(key=list(COLUMNS).index)
        for heading in self._chance.sample(EXTRAS, self.one(0, 0, 1, 2)):
            columns.insert(self._chance.randrange(len(columns)), f"+{heading}")
        return columns

    def _told(self, row: Row) -> Cells:
        """What a row says, by the columns of this table."""
        cells = dict(row.cells)
        if row.list_ is not None and self._title is None:
            cells["list_name"] = self.one(row.list_.title, row.list_.id, *row.list_.aliases)
        if self._card == "person_number" and "resident_id" in cells:
            cells |= {"person_number_type": "身份证", "person_number": cells.pop("resident_id")}
        if self._representative not in cells and "legal_representative_id" in cells:
            cells |= {
                "legal_representative_number_type": "居民身份证",
                "legal_representative_number": cells.pop("legal_representative_id"),
            }
        if self._kind is TableKind.PENALTY_2015:
            if "penalty_act" in cells:
                cells["penalty_name"] = cells.pop("penalty_act")
            kinds = cells.get("penalty_kinds", [])
            if len(kinds) > 1:
                cells |= {"penalty_kinds": kinds[1:], "penalty_kinds_2": kinds[:1]}
        return cells

    def _heading(self, column: str) -> str:
        """What a column is called here."""
        if column.startswith("+"):
            return column[1:]
        named = COLUMNS[column].headings()
        known = [name for name, edition in named if edition in (None, self._kind)]
        if column in ("penalty_act", "penalty_name"):
            named = COLUMNS[column].headings()
            known = [name for name, edition in named if edition is self._kind]
        kinds = {row.cells["kind"] for row in self._rows}
        known = [one for one in known if {NAMES_OF_KIND.get(one, "")} in (kinds, {""})]
        heading = self.one(*known)
        if COLUMNS[column].reading is Reading.MONEY:
            heading = self._with_unit(column, heading)
        return self._pen.misspelt(heading)

    def _with_unit(self, column: str, heading: str) -> str:
        if heading.startswith("cf_"):
            self._units[column] = WAN
            return heading
        suffix, unit = self.one(("（万元）", WAN), ("(元)", 1), ("（单位：万元）", WAN), ("", None))
        self._units[column] = unit
        return f"{heading}{suffix}"

    def _line(self, cells: Sequence[str]) -> str:
        return self._delimiter.join(map(self._quoted, cells)) + self._end

    def _quoted(self, cell: str) -> str:
        if self._all_quoted or any(one in cell for one in f'{self._delimiter}"\r\n'):
            return '"' + cell.replace('"', '""') + '"'
        return cell

    def _written(self, row: Row) -> list[str]:
        """The cells of a row; the empty ones at its end may be missing."""
        told = self._told(row)
        cells = [
            self.one(*FILLING) if column.startswith("+") else self._cell(column, told)
            for column in self._columns
        ]
        while self.perhaps() and cells and not cells[-1]:
            cells.pop()
        return cells

    def _cell(self, column: str, told: Cells) -> str:
        if column == "state":
            return str(self.one(*STATES[told.get("state")]))
        if column == "kind":
            return self._kind_cell(told)
        if column not in told:
            return str(self.one(*NOTHING))
        value, reading = told[column], COLUMNS[column].reading
        if reading is Reading.MONEY:
            return self._pen.around(self._pen.money(value, self._units[column]))
        if reading in (Reading.CODE, Reading.DOCUMENT):
            return self._pen.code(column, value)
        if reading is Reading.LINE:
            return self._pen.around(self._pen.broken(column, value))
        write: Callable[[Any], str] = {
            Reading.DAY: self._pen.day,
            Reading.LAST_DAY: self._pen.day,
            Reading.MOMENT: self._pen.moment,
            Reading.KINDS: self._pen.kinds,
            Reading.FLAG: self._pen.flag,
            Reading.NAME: self._pen.name,
        }.get(reading, str)
        return self._pen.around(write(value))

    def _kind_cell(self, told: Cells) -> str:
        """The kind, which may be left out where the numbers tell it."""
        kind = told["kind"]
        whole = kind in ("individual", "enterprise") and any(
            key in told for key in (*NUMBERS, "resident_id", "person_number")
        )
        return str(self.one(*KIND_CELLS[kind], *(NOTHING if whole or "uscc" in told else ())))
