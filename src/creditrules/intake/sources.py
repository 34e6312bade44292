"""Opening what people hand in: by its suffix, else by how it begins."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Final, NamedTuple, TypeAlias

from creditrules.intake.decoding import BYTE_ORDER_MARK, UTF16, readable, undecodable
from creditrules.intake.json_document import LARGEST, LARGEST_TEXT, read_document
from creditrules.intake.json_text import JsonError, JsonRaw, StrictJson
from creditrules.intake.raw import Raw, Unreadable
from creditrules.intake.tables import (
    TableForm,
    Tables,
    looks_like_table,
    read_table,
    table_form,
)
from creditrules.intake.tables.source import is_workbook as begins_workbook
from creditrules.intake.yaml_text import read_yaml
from creditrules.text import Diagnostic, Span

__all__ = ["Source", "form_of", "is_table", "is_workbook", "open_source"]

Source: TypeAlias = "str | os.PathLike[str] | IO[bytes] | IO[str]"
"""A path (`-` is standard input) or an open stream of bytes or text."""

_STDIN: Final = "<stdin>"
_LOOKED_AT: Final = 64 * 1024
_UNTOLD: Final = ("", ".txt")
_LINES: Final = frozenset({".jsonl", ".ndjson"})
_YAML: Final = frozenset({".yaml", ".yml"})


class _Bytes(NamedTuple):
    """A stream, as far as it is needed: both give nothing at the end."""

    readline: Callable[[int], bytes]
    read: Callable[[int], bytes]


def open_source(
    source: Source, *, name: str | None = None, tables: Tables | None = None
) -> Iterator[Raw]:
    """The subjects of a file or stream, one by one, as plain data with places.

    `.jsonl` and `.ndjson` are JSON Lines, `.yaml` and `.yml` YAML, `.csv`, `.tsv`, `.txt` and
    `.xlsx` tables; anything else is told by how it begins: an array or object is JSON, objects on
    lines of their own are JSON Lines, lines under headings that are known are a table, the rest is
    YAML. What cannot be opened or read is given as one refused subject, never raised.

    Args:
        source: a path, `-` for standard input, or an open stream, which is left open.
        name: what findings call it; by default its path.
        tables: how tables are read.
    """
    if not isinstance(source, (str, os.PathLike)):
        name = name or str(getattr(source, "name", "<stream>"))
        yield from _read(_bytes_of(source), name, "", tables)
    elif os.fspath(source) == "-":
        yield from _read(_standard_input(), name or _STDIN, "", tables)
    else:
        path = os.fspath(source)
        try:
            stream = open(path, "rb")  # noqa: SIM115 - closed below, after what it says is read
        except FileNotFoundError:
            yield Unreadable(Diagnostic.of("path_missing", Span(path, 1, 1)))
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
        else:
            with stream:
                yield from _read(_bytes_of(stream), name or path, _suffix(path), tables)


def is_table(path: str, tables: Tables | None = None) -> bool:
    """Whether a file is a table; standard input and what cannot be read count as none.

    Args:
        path: the file; `-` is standard input.
        tables: how tables are read.
    """
    try:
        with open(path, "rb") as stream:
            return looks_like_table(stream.read(_LOOKED_AT), _suffix(path), tables)
    except (OSError, ValueError):
        return False


def is_workbook(path: str) -> bool:
    """Whether a file is a workbook; standard input and what cannot be read count as none."""
    try:
        with open(path, "rb") as stream:
            return begins_workbook(stream.read(_LOOKED_AT))
    except (OSError, ValueError):
        return False


def form_of(
    path: str, tables: Tables | None = None
) -> tuple[TableForm | None, tuple[Diagnostic, ...]]:
    """What the headings of a table are taken for, None if it has none; and what was found.

    Args:
        path: the file; `-` is standard input.
        tables: how tables are read.
    """
    if path == "-":
        return table_form(_standard_input(), _STDIN, "", tables)
    try:
        with open(path, "rb") as stream:
            return table_form(_bytes_of(stream), path, _suffix(path), tables)
    except FileNotFoundError:
        return None, (Diagnostic.of("path_missing", Span(path, 1, 1)),)
    except (OSError, ValueError) as error:
        return None, _unreadable(path, error).problems


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _read(stream: _Bytes, name: str, suffix: str, tables: Tables | None) -> Iterator[Raw]:
    try:
        yield from _subjects(stream, name, suffix, tables)
    except OSError as error:
        yield _unreadable(name, error)


def _subjects(stream: _Bytes, name: str, suffix: str, tables: Tables | None) -> Iterator[Raw]:
    if suffix not in _UNTOLD and looks_like_table(b"", suffix):
        return read_table(stream, name, suffix, tables)
    start = Span(name, 1, 1)
    head = _head(stream)
    if suffix in _UNTOLD and not _begins_json(head):
        head = [b"".join(head) + stream.read(_LOOKED_AT)]
        if looks_like_table(head[0], suffix, tables):
            return read_table(stream, name, suffix, tables, head=head[0])
    if head[:1] and head[0].startswith(UTF16):
        return iter([Unreadable(Diagnostic.of("file_in_utf16", start))])
    if head:
        head[0] = head[0].removeprefix(BYTE_ORDER_MARK)
    text = b"".join(head)
    begin = text.lstrip()[:1]
    if suffix in _YAML:
        return read_yaml(name, text, stream.read)
    if not begin:
        return iter([Unreadable(Diagnostic.of("file_empty", start))])
    if suffix in _LINES or (begin == b"{" and _is_lines(head, stream)):
        return _lines(name, chain(head, iter(lambda: stream.readline(LARGEST), b"")))
    if begin in (b"{", b"[") or suffix == ".json":
        return read_document(name, b"".join(head), stream.read)
    return read_yaml(name, text, stream.read)


def _head(stream: _Bytes) -> list[bytes]:
    """The lines up to and with the first that is not blank."""
    head = []
    while line := stream.readline(LARGEST):
        head.append(line)
        if line.removeprefix(BYTE_ORDER_MARK).strip():
            break
    return head


def _begins_json(head: list[bytes]) -> bool:
    return bool(head) and head[-1].removeprefix(BYTE_ORDER_MARK).lstrip()[:1] in (b"{", b"[")


def _is_lines(head: list[bytes], stream: _Bytes) -> bool:
    """Whether each object has a line of its own; reads one line more if the first is not whole."""
    try:
        json.loads(head[-1])
    except (ValueError, RecursionError):
        head.append(stream.readline(LARGEST))
        return head[-1].lstrip().startswith(b"{")
    return True


def _lines(name: str, lines: Iterable[bytes]) -> Iterator[Raw]:
    decoder = StrictJson()
    goes_on = False
    number = 1
    for line in lines:
        whole = line.endswith(b"\n")
        if goes_on or (not whole and len(line) >= LARGEST):
            if not goes_on:
                span = Span(name, number, 1)
                yield Unreadable(Diagnostic.of("subject_too_large", span, limit=LARGEST_TEXT))
            goes_on = not whole
        elif not line.isspace():
            yield _line(decoder, name, number, line)
        number += whole


def _line(decoder: StrictJson, name: str, number: int, line: bytes) -> Raw:
    try:
        given = line.decode()
    except UnicodeDecodeError as error:
        found = undecodable(error, name, number)
        return Unreadable(found, given=readable(line).rstrip("\r\n"))
    text = given.strip(" \t\r\n")
    column = 1 if given[0] == text[:1] else given.find(text) + 1
    try:
        value, end = decoder.decode(text)
        if end < len(text):
            rest = text[end:].lstrip(" \t\r\n")
            raise JsonError("json_syntax", len(text) - len(rest), 1, {"found": rest[0]})
    except JsonError as refusal:
        return JsonRaw(None, text, name, number, column, refusal)
    return JsonRaw(value, text, name, number, column)


def _unreadable(name: str, error: OSError | ValueError) -> Raw:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Unreadable(Diagnostic.of("file_unreadable", Span(name, 1, 1), reason=reason))


def _standard_input() -> _Bytes:
    return _bytes_of(getattr(sys.stdin, "buffer", sys.stdin))


def _bytes_of(stream: IO[bytes] | IO[str]) -> _Bytes:
    if not isinstance(stream, io.TextIOBase):
        return _Bytes(stream.readline, stream.read)  # type: ignore[arg-type]
    text = stream
    return _Bytes(
        lambda size: text.readline(size).encode("utf-8", "surrogatepass"),
        lambda size: text.read(size).encode("utf-8", "surrogatepass"),
    )
