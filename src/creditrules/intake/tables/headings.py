"""Which heading means which column; spelling, blanks, brackets and units told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from creditrules.intake.tables.amounts import Unit
from creditrules.intake.tables.column import Column, Reading, TableKind
from creditrules.intake.tables.columns import COLUMNS

__all__ = [
    "HEADINGS",
    "Heading",
    "Target",
    "Use",
    "column_named",
    "edition_of",
    "heading_key",
    "is_headings",
    "kind_of",
    "recognised",
    "same_headings",
    "used_as",
]

_MARKS: Final = re.compile(r"\((?:必填|选填|必填项|选填项)\)|必填项?$|选填项?$")
_UNIT: Final = re.compile(r"(.+?)(?:金额)?(?:单位)?(?:人民币)?(万元|元)")
_UNITS: Final = {"元": Unit.YUAN, "万元": Unit.WAN_YUAN}
_LONGEST: Final = 60
_FEWEST: Final = 2
_FIELD: Final = re.compile(r"\s*[a-z]\w*\s*$", re.ASCII | re.IGNORECASE)


class Target(NamedTuple):
    """What a `--map` file says a heading means: a column (none: to be left out), and its unit."""

    column: str | None
    unit: Unit | None = None


class Heading(NamedTuple):
    """What a heading may mean.

    Attributes:
        columns: the column in each edition; the same twice where the editions agree.
        edition: the edition that alone has this heading; None if both or neither do.
        unit: of its amounts, where the heading says so.
    """

    columns: Mapping[TableKind, str]
    edition: TableKind | None
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Use:
    """What a heading was taken for.

    Attributes:
        number: which column of the table, from 1.
        heading: the heading as printed.
        column: the id of the column it was taken for; None if it is not read.
        unit: of its amounts; None if nothing says so, or they are no amounts.
        why: why it is not read: `unknown`, `unnamed`, `ambiguous`, `unused` (not needed),
            `other_table` (belongs to another kind of table), `left_out` (`--map` says so);
            empty if it is read.
    """

    number: int
    heading: str
    column: str | None = None
    unit: Unit | None = None
    why: str = ""

    @property
    def title(self) -> str:
        """The Chinese name of the column it was taken for; empty if it is not read."""
        return COLUMNS[self.column].title if self.column else ""


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """A heading as headings are compared: NFKC, small letters, only letters and digits.

    >>> heading_key(" 行政相对人代码－1 （税务登记号）")
    '行政相对人代码1税务登记号'
    """
    plain = _MARKS.sub("", "".join(unicodedata.normalize("NFKC", heading).split()))
    return "".join(filter(str.isalnum, plain.lower()))


def _headings() -> dict[str, Heading]:
    meant: dict[str, dict[TableKind, str]] = {}
    editions: dict[str, TableKind] = {}
    for column in COLUMNS.values():
        for name, edition in column.headings():
            key = heading_key(name)
            both = (TableKind.PENALTY_2018, TableKind.PENALTY_2015)
            meant.setdefault(key, {}).update(
                dict.fromkeys(both if edition is None else (edition,), column.id)
            )
            if edition is not None:
                editions[key] = edition
    return {
        key: Heading(
            columns,
            editions.get(key) if len(columns) == 1 else None,
            _standard_unit(key, columns),
        )
        for key, columns in meant.items()
    }


def _standard_unit(key: str, columns: Mapping[TableKind, str]) -> Unit | None:
    """The names of the standard's own fields (`cf_nr_fk`) are always in 万元."""
    money = all(COLUMNS[one].reading is Reading.MONEY for one in columns.values())
    return Unit.WAN_YUAN if money and key.startswith("cf") else None


HEADINGS: Final[Mapping[str, Heading]] = _headings()
"""Every heading that is known, by its key."""


def column_named(name: str) -> str | None:
    """The column of that id, standard heading or `cf_` name; None if there is none, or several."""
    found = recognised(name, {})
    columns = set(found.columns.values()) if found else set()
    return columns.pop() if len(columns) == 1 else None


def recognised(heading: str, mapped: Mapping[str, Target]) -> Heading | None:
    """What a heading may mean, or None.

    Args:
        heading: as printed.
        mapped: what a `--map` file says, by heading key.
    """
    if len(heading) > _LONGEST:
        return None
    key = heading_key(heading)
    if key in mapped:
        target = mapped[key]
        columns = {} if target.column is None else dict.fromkeys(TableKind, target.column)
        unit = target.unit or (_unit_in(key) if columns else None)
        return Heading(columns, None, unit or _unit_of_field(key))
    return _known(key) or _known(key.lstrip("0123456789"))


@lru_cache(maxsize=4096)
def _known(key: str) -> Heading | None:
    found = HEADINGS.get(key)
    if found is not None:
        return found
    split = _UNIT.fullmatch(key)
    if split is None:
        return None
    unit = _UNITS[split[2]]
    for stem in (key.removesuffix(split[2]), split[1], f"{split[1]}金额"):
        found = HEADINGS.get(stem)
        if found and all(COLUMNS[one].reading is Reading.MONEY for one in found.columns.values()):
            return found._replace(unit=unit)
    return None


def _unit_in(key: str) -> Unit | None:
    split = _UNIT.fullmatch(key)
    return _UNITS[split[2]] if split else None


def _unit_of_field(key: str) -> Unit | None:
    return HEADINGS[key].unit if key in HEADINGS else None


def is_headings(cells: Sequence[str], mapped: Mapping[str, Target]) -> bool:
    """Whether a row holds headings: several that are known, and hardly anything else."""
    found = [recognised(cell, mapped) for cell in cells]
    columns = {next(iter(one.columns.values())) for one in found if one and one.columns}
    filled = sum(bool(cell.strip()) for cell in cells)
    return len(columns) >= _FEWEST and 2 * sum(one is not None for one in found) >= filled


def same_headings(
    cells: Sequence[str], header: Sequence[str], mapped: Mapping[str, Target]
) -> bool:
    """Whether a row says what the headings say: the same words, or field names of the same."""
    pairs = zip_longest(cells, header, fillvalue="")
    return all(_same(cell, heading, mapped) for cell, heading in pairs)


def _same(cell: str, heading: str, mapped: Mapping[str, Target]) -> bool:
    if heading_key(cell) == heading_key(heading):
        return True
    one, other = recognised(cell, mapped), recognised(heading, mapped)
    if one is None or other is None:
        return one is other and _FIELD.match(cell) is not None
    shared = set(one.columns.values()) & set(other.columns.values())
    return bool(shared) and _FIELD.match(cell) is not None and one.unit in (None, other.unit)


def edition_of(found: Sequence[Heading | None]) -> TableKind | None:
    """The edition of the penalty standard that the headings tell; None if they do not."""
    editions = [one.edition for one in found if one]
    older = editions.count(TableKind.PENALTY_2015)
    newer = editions.count(TableKind.PENALTY_2018)
    if older == newer:
        return None
    return TableKind.PENALTY_2015 if older > newer else TableKind.PENALTY_2018


def kind_of(found: Sequence[Heading | None]) -> TableKind | None:
    """Which table has these headings; None if they do not tell.

    A penalty table whose edition does not show counts as one of 2018.
    """
    columns = [COLUMNS[next(iter(one.columns.values()))] for one in found if one and one.columns]
    penalty = sum(not column.listing for column in columns)
    listing = sum(not column.penalty for column in columns)
    if penalty == listing:
        return None
    if listing > penalty:
        return TableKind.LIST
    return edition_of(found) or TableKind.PENALTY_2018


def used_as(
    headings: Sequence[str], found: Sequence[Heading | None], kind: TableKind
) -> Iterator[Use]:
    """What each heading is taken for in a table of that kind."""
    edition = edition_of(found)
    for number, (heading, one) in enumerate(zip(headings, found, strict=True), start=1):
        if one is None:
            yield Use(number, heading, why="unknown" if heading.strip() else "unnamed")
        elif not one.columns:
            yield Use(number, heading, why="left_out")
        elif edition is None and len(set(one.columns.values())) > 1:
            yield Use(number, heading, why="ambiguous")
        else:
            first = next(iter(one.columns.values()))
            column = COLUMNS[one.columns.get(edition, first) if edition else first]
            yield _use(number, heading, one, column, kind)


def _use(number: int, heading: str, one: Heading, column: Column, kind: TableKind) -> Use:
    if column.reading is Reading.UNUSED:
        return Use(number, heading, why="unused")
    if not (column.listing if kind is TableKind.LIST else column.penalty):
        return Use(number, heading, why="other_table")
    return Use(number, heading, column.id, one.unit)
