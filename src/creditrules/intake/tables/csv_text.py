"""The rows of a text table: encoding, lines, quotation marks; a bad row never costs another."""

from __future__ import annotations

import csv
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, NamedTuple

from creditrules.intake.decoding import BYTE_ORDER_MARK, UTF16
from creditrules.intake.tables.source import Bytes

__all__ = ["DELIMITERS", "Encoding", "Row", "TextTable", "cells_of"]

DELIMITERS: Final = (",", "\t", ";")
"""What may stand between cells."""

_LONGEST_LINE: Final = 256 * 1024
_LONGEST_ROW: Final = 128 * 1024
_MOST_LINES: Final = 500
_HEAD: Final = 400
_UTF16: Final = ("utf-16-le", "utf-16-be")
_WIDE: Final = 50
_BLANK: Final = " \t\r\n\v\f\x00\x1a\ufeff\u3000\u00a0"


class Encoding(NamedTuple):
    """How a text is written: Python's name of the encoding, and whether a mark begins it."""

    name: str
    bom: bool


class Row(NamedTuple):
    """A row as it stands in a file.

    Attributes:
        line: the line it begins in, from 1.
        text: the row as it stands; None if it has to be made from its cells.
        cells: its cells.
        problem: why it cannot be read; empty if it can.
    """

    line: int
    text: str | None
    cells: list[str]
    problem: str = ""


class _Flawed(str):
    """A line that cannot be taken as it is, as far as it can be shown."""

    code = ""

    @classmethod
    def of(cls, code: str, text: str) -> _Flawed:
        flawed = cls(text)
        flawed.code = code
        return flawed


class _UnclosedError(Exception):
    """A row takes more lines or characters than a row may."""


@dataclass(slots=True)
class TextTable:
    """A table in text.

    Attributes:
        encoding: how it is written, told from its beginning and held to afterwards.
    """

    encoding: Encoding
    _lines: Iterator[str]
    _head: list[str]

    @classmethod
    def of(cls, source: Bytes) -> TextTable:
        """The table that `source` holds."""
        start = source.peek()
        mark = next((one for one in (*UTF16, BYTE_ORDER_MARK) if start.startswith(one)), b"")
        wide = _UTF16[UTF16.index(mark)] if mark in UTF16 else _unmarked(start)
        if wide:
            chunks = _transcoded(source, wide)
            name = wide
        else:
            chunks = iter(source)
            name = "utf-8" if mark else ""
        lines = _lines(chunks)
        head = list(islice(lines, _HEAD))
        name = name or _encoding_of(head)
        if head:
            head[0] = head[0].removeprefix(BYTE_ORDER_MARK)
        written = "utf-8" if wide else name
        decoded = _decoded(head, written)
        first = list(decoded)
        rest = _decoded(lines, written)
        return cls(Encoding(name, bool(mark)), rest, first)

    def first(self, delimiter: str, count: int) -> list[Row]:
        """The first rows that are not blank, if `delimiter` stands between cells."""
        return list(islice(_Rows(iter(self._head), delimiter).rows(), count))

    def rows(self, delimiter: str) -> Iterator[Row]:
        """All rows that are not blank."""
        return _Rows(chain(self._head, self._lines), delimiter).rows()


def cells_of(text: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand: start and stop in its text, quotation marks with them."""
    start = at = 0
    quoted = False
    while at < len(text):
        character = text[at]
        if quoted:
            quoted = character != '"'
        elif character == '"' == text[start] and (at == start or text[at - 1] == '"'):
            quoted = True
        elif character == delimiter:
            yield start, at
            start = at + 1
        elif character in "\r\n":
            break
        at += 1
    yield start, at


class _Rows:
    """The rows of lines; itself the iterator that the csv module draws lines from."""

    def __init__(self, lines: Iterator[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._again.popleft() if self._again else next(self._lines)
        except StopIteration:
            self._cut = True
            raise
        self._taken.append(line)
        self._size += len(line)
        if self._size > _LONGEST_ROW or len(self._taken) > _MOST_LINES:
            raise _UnclosedError
        return line

    def rows(self) -> Iterator[Row]:
        """The rows that are not blank."""
        reader = csv.reader(self, delimiter=self._delimiter)
        number = 1
        while True:
            taken = self._taken = []
            self._size = 0
            self._cut = False
            try:
                cells = next(reader)
                whole = not self._cut and (len(taken) == 1 or not _is_torn(taken, self._delimiter))
            except StopIteration:
                return
            except (_UnclosedError, csv.Error):
                cells, whole = [], False
            if not whole:
                yield self._alone(number)
                number += 1
                continue
            text = taken[0] if len(taken) == 1 else "".join(taken)
            problem = _problem(taken, text)
            if problem or text.strip(_BLANK):
                yield Row(number, text, cells, problem)
            number += len(taken)

    def _alone(self, number: int) -> Row:
        """The first line of a row that does not end; the others are read again."""
        first, *rest = self._taken
        self._again.extendleft(reversed(rest))
        code = first.code if isinstance(first, _Flawed) else ""
        if not code:
            code = "table_quote_unclosed" if len(first) <= _LONGEST_ROW else "table_row_too_large"
        return Row(number, first, [], code)


def _is_torn(lines: list[str], delimiter: str) -> bool:
    """Whether a row over several lines has a quotation mark where none may stand."""
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) != 1
    except csv.Error:
        return True


def _problem(lines: list[str], text: str) -> str:
    """Why a row cannot be read."""
    for line in lines:
        if isinstance(line, _Flawed):
            return line.code
    lost = "\ufffd" in text or ("\x00" in text and text.strip(_BLANK))
    return "table_character_lost" if lost else ""


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Bytes by lines with their ends; of a line that is too long, what shows that it is."""
    rest = b""
    skipping = False
    for chunk in chunks:
        lines = (rest + chunk).splitlines(keepends=True)
        rest = lines.pop()
        if skipping and lines:
            del lines[0]
            skipping = False
        yield from lines
        if len(rest) > _LONGEST_LINE:
            if not skipping:
                yield rest
            rest, skipping = b"", not rest.endswith((b"\n", b"\r"))
    if rest and not skipping:
        yield rest


def _transcoded(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = getincrementaldecoder(encoding)(errors="replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode(errors="replace")
    yield decoder.decode(b"", final=True).encode(errors="replace")


def _unmarked(start: bytes) -> str:
    """Which UTF-16 a text without a mark is in, told by its NUL bytes; empty if it is in none."""
    if start.count(0) * _WIDE < len(start):
        return ""
    for encoding in _UTF16:
        try:
            text = getincrementaldecoder(encoding)().decode(start)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and any(one in text for one in (*DELIMITERS, "\n")):
            return encoding
    return ""


def _encoding_of(lines: list[bytes]) -> str:
    """UTF-8 or GB 18030, whichever more of the lines are written in."""
    votes = 0
    for line in lines:
        if not line.isascii():
            votes += 1 if _is_written_in("utf-8", line) else -1
    return "utf-8" if votes >= 0 else "gb18030"


def _is_written_in(encoding: str, line: bytes) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(lines: Iterable[bytes], encoding: str) -> Iterator[str]:
    for line in lines:
        if len(line) > _LONGEST_LINE:
            yield _Flawed.of("table_row_too_large", "")
            continue
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError:
            yield _other_encoding(line, encoding)


def _other_encoding(line: bytes, encoding: str) -> _Flawed:
    """A line that is not in the encoding of its file, as the text it most likely is."""
    other = "gb18030" if encoding == "utf-8" else "utf-8"
    if _is_written_in(other, line):
        return _Flawed.of("table_encoding_mixed", line.decode(other))
    return _Flawed.of("table_undecodable", line.decode(encoding, "replace"))
