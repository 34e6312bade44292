"""Reading `--map` files: a host's own headings, list names and states, in YAML."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from creditrules.intake.tables.amounts import Unit
from creditrules.intake.tables.column import Reading
from creditrules.intake.tables.columns import COLUMNS
from creditrules.intake.tables.headings import Target, column_named, heading_key
from creditrules.intake.tables.layout import TableMap, Tables
from creditrules.model import CreditList
from creditrules.text import Diagnostic, Document, Limits, Node, Scalar, Span, read_nodes
from creditrules.text import Mapping as Pairs
from creditrules.text.suggest import suggestion

__all__ = ["LEFT_OUT", "read_mapping"]

T = TypeVar("T")

LEFT_OUT: Final = "left_out"
"""What stands in the place of a column for a heading that is not to be read."""

_STATES: Final = ("normal", "withdrawn", "objection", "removed")
_COLUMN: Final = ("column", "unit")
_UNITS: Final = tuple(unit.value for unit in Unit)


def read_mapping(
    path: str | os.PathLike[str], lists: Mapping[str, CreditList]
) -> tuple[TableMap, tuple[Diagnostic, ...]]:
    """Read a `--map` file.

        columns:
          当事人全称: name
          罚没款: {column: fine_amount, unit: yuan}
          内部编号: left_out
        lists: {黑名单A: judgment_defaulter_list}
        states: {"2": objection}

    Args:
        path: of the file.
        lists: the lists that are known, by id.

    Returns:
        What it says, without what cannot be used; and what is wrong with it.
    """
    file = os.fspath(path)
    start = Span(file, 1, 1)
    try:
        with Path(file).open("rb") as stream:
            content = stream.read(Limits().size + 1)
    except FileNotFoundError:
        return TableMap(), (Diagnostic.of("path_missing", start),)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return TableMap(), (Diagnostic.of("file_unreadable", start, reason=reason),)
    return _Reader(read_nodes(content, file), lists).read()


class _Reader:
    def __init__(self, document: Document, lists: Mapping[str, CreditList]) -> None:
        self._document = document
        self._findings = list(document.diagnostics)
        self._names = Tables(lists).list_names()
        self._titles = {one.id: one.title for one in lists.values()}
        self._sections: dict[str, Callable[[Scalar, Node], object]] = {
            "columns": self._target,
            "lists": self._list,
            "states": self._state,
        }

    def read(self) -> tuple[TableMap, tuple[Diagnostic, ...]]:
        root = self._document.root
        found: dict[str, dict[str, object]] = {name: {} for name in self._sections}
        if isinstance(root, Pairs):
            for key, node in root:
                if key.value not in self._sections:
                    self._unknown_key(key, self._sections)
                else:
                    found[key.value] = dict(self._section(key, node))
        elif root is not None:
            self._add("table_map_shape", root.span)
        return TableMap(**found), tuple(self._findings)  # type: ignore[arg-type]

    def _section(self, key: Scalar, node: Node) -> Iterator[tuple[str, object]]:
        if not isinstance(node, Pairs):
            self._add("mapping_expected", node.span, key=key.value)
            return
        for name, value in node:
            meant = self._sections[key.value](name, value)
            if meant is not None:
                yield heading_key(name.value), meant

    def _target(self, heading: Scalar, node: Node) -> Target | None:
        if isinstance(node, Scalar):
            return self._column(heading, node)
        if not isinstance(node, Pairs):
            self._add("text_expected", node.span, key=heading.value)
            return None
        for key, _ in node:
            if key.value not in _COLUMN:
                self._unknown_key(key, _COLUMN)
        given = node.get("column")
        if given is None:
            self._add("key_missing", node.span, key="column")
            return None
        target = self._column(heading, given)
        unit = self._unit(node.get("unit"))
        if target is None or target.column is None or unit is None:
            return target
        if COLUMNS[target.column].reading is not Reading.MONEY:
            money = [one.id for one in COLUMNS.values() if one.reading is Reading.MONEY]
            self._add("table_map_unit", given.span, column=target.column, choices=" | ".join(money))
            return None
        return target._replace(unit=unit)

    def _column(self, heading: Scalar, node: Node) -> Target | None:
        given = self._word(heading, node)
        if given is None or given == LEFT_OUT:
            return None if given is None else Target(None)
        column = column_named(given)
        if column is None:
            titles = {one.title: one.id for one in COLUMNS.values()}
            near = suggestion(given, [*COLUMNS, *titles, LEFT_OUT])
            words = {"key": heading.value, "value": given, "suggestion": near}
            self._add("value_unknown", node.span, **words)
            return None
        return Target(column)

    def _unit(self, node: Node | None) -> Unit | None:
        if node is None:
            return None
        given = node.value if isinstance(node, Scalar) else ""
        if given not in _UNITS:
            words = {"key": "unit", "value": given, "suggestion": suggestion(given, _UNITS)}
            self._add("value_unknown", node.span, **words)
            return None
        return Unit(given)

    def _list(self, name: Scalar, node: Node) -> str | None:
        given = self._word(name, node)
        if given is None:
            return None
        found = self._names.get(heading_key(given))
        if found is None:
            near = suggestion(given, [*self._titles, *self._titles.values()])
            words = {"key": name.value, "value": given, "suggestion": near}
            self._add("value_unknown", node.span, **words)
            return None
        return found.id

    def _state(self, name: Scalar, node: Node) -> str | None:
        given = self._word(name, node)
        if given is None or given in _STATES:
            return given
        words = {"key": name.value, "value": given, "suggestion": suggestion(given, _STATES)}
        self._add("value_unknown", node.span, **words)
        return None

    def _word(self, key: Scalar, node: Node) -> str | None:
        if not isinstance(node, Scalar):
            self._add("text_expected", node.span, key=key.value)
            return None
        if not node.value.strip():
            self._add("value_empty", node.span, key=key.value)
            return None
        return node.value.strip()

    def _unknown_key(self, key: Scalar, choices: Collection[str]) -> None:
        near = suggestion(key.value, choices)
        self._add("key_unknown", key.span, key=key.value, suggestion=near)

    def _add(self, code: str, span: Span, **arguments: str) -> None:
        self._findings.append(self._document.diagnose(code, span, None, **arguments))
