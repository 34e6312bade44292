"""What a column of a table is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from creditrules.intake.raw import Path

__all__ = ["Column", "Reading", "TableKind", "of_fact", "of_record"]


class TableKind(StrEnum):
    """Which table it is (表的种类)."""

    PENALTY_2018 = "penalty_2018"
    PENALTY_2015 = "penalty_2015"
    LIST = "list"


class Reading(StrEnum):
    """How a cell is read (单元格的读法); `unused`: known, and left out on purpose."""

    NAME = "name"
    LINE = "line"
    TEXT = "text"
    CODE = "code"
    DOCUMENT = "document"
    DAY = "day"
    LAST_DAY = "last_day"
    MOMENT = "moment"
    MONEY = "money"
    FLAG = "flag"
    KINDS = "kinds"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        id: its name in `--map` files.
        title: its Chinese name; a heading too.
        path: where its value goes in the subject.
        names: what else it is called, with blanks between; `2018:` or `2015:` before a name says
            that it means this column in that edition only.
        penalty, listing: in which tables it is read.
    """

    id: str
    title: str
    reading: Reading
    path: Path
    names: str = ""
    penalty: bool = True
    listing: bool = True

    def headings(self) -> Iterator[tuple[str, TableKind | None]]:
        """What it is called, and the edition in which it is, None for both."""
        names = self.names.split()
        if not any(name[4:] == f":{self.title}" for name in names):
            yield self.title, None
        yield self.id, None
        for name in names:
            edition = _EDITIONS.get(name[:4]) if name[4:5] == ":" else None
            yield (name[5:] if edition else name), edition


_EDITIONS: Final = {"2018": TableKind.PENALTY_2018, "2015": TableKind.PENALTY_2015}


def of_record(*path: str | int) -> Path:
    """The path of something in the record of a row."""
    return ("records", 0, *path)


def of_fact(fact: str) -> Path:
    """The path of a fact of the record of a row."""
    return of_record("attributes", fact)
