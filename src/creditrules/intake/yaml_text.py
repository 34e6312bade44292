"""Subjects in YAML: one mapping, or a sequence of them; every value is text until typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from creditrules.intake.raw import Path, Raw, Unreadable
from creditrules.text import (
    Diagnostic,
    Document,
    Limits,
    Node,
    Plain,
    Scalar,
    Sequence,
    Span,
    locate,
    locate_key,
    read_nodes,
)

__all__ = ["read_yaml"]

_NULLS: Final = frozenset({"", "null", "~"})


def read_yaml(file: str, head: bytes, read: Callable[[int], bytes]) -> Iterator[Raw]:
    """The subjects of a YAML file; what is wrong inside one refuses that one alone."""
    data = head
    while len(data) <= Limits().size and (more := read(Limits().size + 1 - len(data))):
        data += more
    document = read_nodes(data, file)
    root = document.root
    if root is None:
        yield Unreadable(*document.diagnostics)
        return
    nodes = root.items if isinstance(root, Sequence) else (root,)
    problems = _shares(nodes, document.diagnostics)
    for node, share in zip(nodes, problems, strict=True):
        yield YamlRaw(document, node, share)


class YamlRaw(Raw):
    """A subject in YAML: its node, and the document it stands in."""

    __slots__ = ("_document", "_node")

    def __init__(self, document: Document, node: Node, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(_plain(node), problems)
        self._document = document
        self._node = node

    @property
    def span(self) -> Span:
        """Where its node begins."""
        return self._node.span

    @property
    def text(self) -> str:
        """It as JSON."""
        return json.dumps(self.value, ensure_ascii=False)

    def site(self, path: Path, *, key: bool = False) -> tuple[Span, str | None]:
        """Where the value at `path` (or its key) stands, and its line."""
        span = (locate_key if key else locate)(self._node, path)
        return span, self._document.source(span)


def _plain(node: Node) -> Plain:
    """Text, lists and dicts; None for what YAML writes as null."""
    if isinstance(node, Scalar):
        return None if node.plain and node.value in _NULLS else node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.entries}


def _shares(
    nodes: tuple[Node, ...], findings: tuple[Diagnostic, ...]
) -> list[tuple[Diagnostic, ...]]:
    """What was found in each subject: that of a line belongs to the last one begun above it."""
    shares: list[list[Diagnostic]] = [[] for _ in nodes]
    for found in findings:
        line = found.span.line if found.span else 1
        begun = [number for number, node in enumerate(nodes) if node.span.line <= line]
        shares[begun[-1] if begun else 0].append(found)
    return [tuple(share) for share in shares]
