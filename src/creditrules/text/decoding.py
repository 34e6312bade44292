"""From the bytes of a file to text that is safe to read and to show."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from creditrules.text.diagnostic import Diagnostic, Span

__all__ = ["FORBIDDEN", "decode"]

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]"
)
"""Characters that a file may not hold: controls, hidden ones, hidden line breaks, U+FFFD."""

_SITES: Final = 10


def decode(data: bytes, file: str, limit: int) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the UTF-8 text of ``data`` without its byte order mark, or None and what is wrong.

    ``limit`` is the number of bytes above which a file is refused.
    """
    start = Span(file, 1, 1)
    if len(data) > limit:
        size, most = _megabytes(len(data)), _megabytes(limit)
        return None, (Diagnostic.of("file_too_large", start, size=size, limit=most),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (Diagnostic.of("file_in_utf16", start),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, (_undecodable(data, error.start, file),)
    if FORBIDDEN.search(text):
        return None, _forbidden(text, file)
    return text, ()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _undecodable(data: bytes, position: int, file: str) -> Diagnostic:
    line = data.count(b"\n", 0, position)
    begin = data.rfind(b"\n", 0, position) + 1
    end = data.find(b"\n", position)
    raw = data[begin : end if end >= 0 else len(data)].rstrip(b"\r")
    span = Span(file, line + 1, len(data[begin:position].decode()) + 1)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        source = raw.decode(errors="replace")
        return Diagnostic.of("file_not_utf8", span, source=source, byte=f"0x{data[position]:02X}")
    return Diagnostic.of("file_in_gbk", span, source=raw.decode("gb18030", errors="replace"))


def _forbidden(text: str, file: str) -> tuple[Diagnostic, ...]:
    count = str(len(FORBIDDEN.findall(text)))
    lines = text.split("\n")
    findings = []
    for match in islice(FORBIDDEN.finditer(text), _SITES):
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        findings.append(
            Diagnostic.of(
                "character_forbidden",
                Span(file, line + 1, column + 1),
                source=lines[line].rstrip("\r"),
                character=f"U+{ord(match.group()):04X}",
                count=count,
            )
        )
    return tuple(findings)
