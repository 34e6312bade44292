"""Reading YAML safely: bytes in, a tree with places and a list of findings out.

The parser's events are read in one pass; nothing is composed, constructed or resolved.  Size,
encoding, depth, tags, anchors and aliases are refused while reading, so that no text can run code,
exhaust memory or overflow a stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NoReturn, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from creditrules.text.decoding import FORBIDDEN, decode
from creditrules.text.diagnostic import Diagnostic, Span
from creditrules.text.syntax import WIDE_BLANKS, explain
from creditrules.text.tree import (
    Document,
    Mapping,
    Node,
    Plain,
    Scalar,
    Sequence,
    locate,
    locate_key,
    to_plain,
)

__all__ = [
    "Document",
    "Limits",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "locate",
    "locate_key",
    "read_nodes",
    "to_plain",
]

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RUNS_ON: Final = re.compile(r"- |[A-Za-z_][A-Za-z0-9_.]*：")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused.

    size: bytes of the file; scalar: characters of one value; depth: levels of mappings and
    sequences; events: one for a value, two for a mapping or a sequence; findings: how many are
    listed.
    """

    size: int = 5_000_000
    scalar: int = 1_000_000
    depth: int = 64
    events: int = 1_000_000
    findings: int = 200


_LIMITS: Final = Limits()


def read_nodes(text: bytes, file: str, limits: Limits = _LIMITS) -> Document:
    """Read the YAML ``text`` of ``file`` (its name in findings); never raises for bad input.

    A byte order mark is accepted.  The tree is given even where something was refused, as long as
    the text could be read to its end, so that everything wrong is found in one run; an alias that
    was refused counts as not written, and of a key given twice the first is kept.
    """
    source, findings = decode(text, file, limits.size)
    if source is None:
        return Document(file, None, findings, ())
    source = source.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    lines = tuple(source.split("\n"))
    reader = _Reader(file, lines, limits)
    root = reader.read(source)
    return Document(file, root, tuple(sorted(reader.findings, key=_place)), lines)


def _place(finding: Diagnostic) -> tuple[int, int]:
    return (finding.span.line, finding.span.column) if finding.span else (0, 0)


class _StopReadingError(Exception):
    """Nothing more is to be read; the reason is among the findings."""


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, file: str, lines: tuple[str, ...], limits: Limits) -> None:
        self.file = file
        self.lines = lines
        self.limits = limits
        self.findings: list[Diagnostic] = []
        self.suspicious = False

    def read(self, source: str) -> Node | None:
        try:
            self._refuse_directives()
            root = self._parse(source)
        except _StopReadingError:
            return None
        except yaml.YAMLError as error:
            self.findings.append(explain(error, self.file, self.lines, self.limits.depth))
            return None
        if root is None or (isinstance(root, Scalar) and root.plain and not root.value):
            self.findings.append(Diagnostic.of("file_empty", Span(self.file, 1, 1)))
            return None
        return root

    def _parse(self, source: str) -> Node | None:
        self.suspicious = any(blank in source for blank in WIDE_BLANKS)
        loader = _LOADER(source)
        try:
            return self._tree(loader)
        except (ValueError, OverflowError):  # how PyYAML's own scanner meets "\UFFFFFFFF"
            mark = loader.get_mark()
            backslash = self.lines[mark.line].rfind("\\", 0, mark.column)
            self._stop("yaml_escape", Span(self.file, mark.line + 1, backslash + 1))
        finally:
            loader.dispose()

    def _tree(self, loader: Any) -> Node | None:
        """Build the nodes; ``children`` of a mapping are its keys and values by turns."""
        children: list[Node] = []
        opened: list[tuple[Any, list[Node]]] = []
        next_event, event = loader.get_event, None
        for _ in range(self.limits.events):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                children.append(self._scalar(event))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                begun, above = opened.pop()
                above.append(self._collection(begun, event, children))
                children = above
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._check_properties(event)
                if len(opened) == self.limits.depth:
                    self._stop("too_deep", self._span(event), limit=str(self.limits.depth))
                opened.append((event, children))
                children = []
            elif kind is AliasEvent:
                children.append(self._alias(event))
            elif kind is DocumentStartEvent and children:
                self._add("yaml_documents", self._span(event))
                return children[0]
            elif kind is StreamEndEvent:
                return children[0] if children else None
        self._stop("too_many_nodes", self._span(event), limit=str(self.limits.events))

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        value, style = event.value, event.style
        oneline = end.line == line
        length = (end.column if oneline else len(self.lines[line])) - column
        scalar = Scalar._make((value, not style, self.file, line + 1, column + 1, length or 1))
        if style or self.suspicious or not oneline or event.tag or event.anchor:
            scalar = self._checked(scalar, event)
        if len(value) > self.limits.scalar:
            size, limit = str(len(value)), str(self.limits.scalar)
            self._add("value_too_long", scalar.span, size=size, limit=limit)
        return scalar

    def _alias(self, event: Any) -> Scalar:
        span = self._span(event, len(event.anchor) + 1)
        self._add("yaml_alias", span, name=f"*{event.anchor}")
        return Scalar("", True, *span)

    def _collection(self, begun: Any, ended: Any, children: list[Node]) -> Node:
        if type(begun) is SequenceStartEvent:
            return Sequence(tuple(children), self._extent(begun, ended))
        span = self._extent(begun, ended) if begun.flow_style else children[0].span
        return Mapping(self._entries(children), span)

    def _entries(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs = tuple(zip(children[::2], children[1::2], strict=True))
        if len({key.value for key, _ in pairs if type(key) is Scalar}) == len(pairs):
            return cast("tuple[tuple[Scalar, Node], ...]", pairs)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in pairs:
            if not isinstance(key, Scalar):
                self._add("key_not_scalar", key.span)
            elif key.value in entries:
                first = entries[key.value][0]
                self._add("duplicate_key", key.span, first.span, key=key.value)
            else:
                entries[key.value] = (key, value)
        return tuple(entries.values())

    def _extent(self, begun: Any, ended: Any) -> Span:
        """Return the place of a collection: in brackets its first line, in blocks its mark."""
        start = begun.start_mark
        line, column, length = start.line, start.column, 1
        if begun.flow_style:
            end = ended.end_mark
            length = (end.column if end.line == line else len(self.lines[line].rstrip())) - column
        return Span(self.file, line + 1, column + 1, length)

    def _refuse_directives(self) -> None:
        for number, line in enumerate(self.lines, start=1):
            if line.startswith("%"):
                self._stop("yaml_directive", Span(self.file, number, 1, len(line)))
            if line.strip() and not line.lstrip().startswith("#"):
                return

    def _check_properties(self, event: Any) -> None:
        if event.anchor is None and event.tag is None:
            return
        span = self._span(event)
        if event.anchor is not None:
            name = f"&{event.anchor}"
            self._add("yaml_anchor", self._written(span, name), name=name)
        if event.tag is not None:
            written = re.compile(r"!\S*").search(self.lines[span.line - 1], span.column - 1)
            tag = written.group() if written else str(event.tag)
            self._add("yaml_tag", self._written(span, tag), tag=tag)

    def _checked(self, scalar: Scalar, event: Any) -> Scalar:
        """Return the scalar without what an escape like ``"\\0"`` smuggled into it."""
        self._check_properties(event)
        if scalar.plain:
            self._check_plain(scalar, event.end_mark.line)
        hidden = FORBIDDEN.search(scalar.value) if event.style == '"' else None
        if hidden is None:
            return scalar
        if "\ud800" <= hidden.group() <= "\udfff":
            self._stop("yaml_escape", self._written(scalar.span, "\\"))
        character = f"U+{ord(hidden.group()):04X}"
        self._add("character_forbidden", scalar.span, character=character, count="1")
        return scalar._replace(value=FORBIDDEN.sub("", scalar.value))

    def _check_plain(self, scalar: Scalar, last: int) -> None:
        if scalar.value.startswith(WIDE_BLANKS):
            self._add("yaml_wide_blank", scalar.span._replace(length=1))
        for line in self.lines[scalar.line : last + 1]:
            if _RUNS_ON.match(line.lstrip()):
                self._add("value_runs_on", scalar.span, line=line.strip())
                return

    def _written(self, span: Span, text: str) -> Span:
        """Return where ``text`` stands in the line of ``span``, or the span itself."""
        found = self.lines[span.line - 1].find(text, span.column - 1)
        return span if found < 0 else Span(self.file, span.line, found + 1, len(text))

    def _span(self, event: Any, length: int = 1) -> Span:
        mark = event.start_mark
        return Span(self.file, mark.line + 1, mark.column + 1, max(1, length))

    def _add(self, code: str, span: Span, other: Span | None = None, **arguments: str) -> None:
        source = self.lines[span.line - 1]
        self.findings.append(Diagnostic.of(code, span, other, source, **arguments))
        if len(self.findings) == self.limits.findings:
            self._stop("too_many_findings", span, limit=str(self.limits.findings))

    def _stop(self, code: str, span: Span, **arguments: str) -> NoReturn:
        source = self.lines[span.line - 1]
        self.findings.append(Diagnostic.of(code, span, None, source, **arguments))
        raise _StopReadingError
