"""What a YAML file says: scalars, mappings and sequences, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from creditrules.text.diagnostic import Diagnostic, Severity, Span

__all__ = [
    "Document",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "locate",
    "locate_key",
    "to_plain",
]

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""A tree without places: text, lists, dicts, and None where nothing is written."""


class Scalar(NamedTuple):
    """One value as written; nothing is guessed, so ``2016-01-20`` and ``true`` are text.

    ``plain`` says that it stands without quotation marks and is no block of text.  The place is
    kept in parts, because files hold many scalars and few places are ever asked for.
    """

    value: str
    plain: bool
    file: str
    line: int
    column: int
    length: int

    @property
    def span(self) -> Span:
        """Where it stands; of a value over several lines, the first."""
        return Span(self.file, self.line, self.column, self.length)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in file order.  Iterating gives the pairs; keys are unique.

    The span of a mapping in blocks is that of its first key.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in file order."""
        return tuple(key.value for key, _ in self.entries)

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, or None if the key is not there."""
        for name, value in self.entries:
            if name.value == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, for its place, or None if it is not there."""
        for name, _ in self.entries:
            if name.value == key:
                return name
        return None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in file order.  The span of a sequence in blocks is that of its first dash."""

    items: tuple[Node, ...]
    span: Span

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its tree, what was found wrong with it, and its lines.

    ``root`` is None where the text could not be read to its end.  Findings stand in file order.
    """

    file: str
    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return all(found.severity is not Severity.ERROR for found in self.diagnostics)

    def source(self, span: Span) -> str | None:
        """Return the line that ``span`` lies in, or None if it is not of this file."""
        if span.file != self.file or not 1 <= span.line <= len(self.lines):
            return None
        return self.lines[span.line - 1]

    def diagnose(
        self, code: str, /, span: Span, other: Span | None = None, **arguments: str
    ) -> Diagnostic:
        """Return the finding ``code`` at ``span`` with its source line."""
        return Diagnostic.of(code, span, other, self.source(span), **arguments)


def to_plain(node: Node) -> Plain:
    """Return the text, lists and dicts of a tree; ``key:`` with nothing after it gives None."""
    if isinstance(node, Scalar):
        return None if node.plain and not node.value else node.value
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return {key.value: to_plain(value) for key, value in node.entries}


def locate(root: Node, path: tuple[str | int, ...]) -> Span:
    """Return the place of the value at ``path``, or of the nearest one above it that exists.

    ``("measures", 0, "title")`` is the title of the first measure.  A part that names nothing is
    passed over, as the tags that pydantic puts into the place of an error in a union.
    """
    return _follow(root, path)[1].span


def locate_key(root: Node, path: tuple[str | int, ...]) -> Span:
    """Return the place of the key that the value at ``path`` stands under, as :func:`locate` does.

    An item of a sequence has no key: its own place is given.
    """
    key, node = _follow(root, path)
    return node.span if key is None else key.span


def _follow(root: Node, path: tuple[str | int, ...]) -> tuple[Scalar | None, Node]:
    key, node = None, root
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str):
            value = node.get(part)
            if value is not None:
                key, node = node.key(part), value
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
            key, node = None, node.items[part]
    return key, node
