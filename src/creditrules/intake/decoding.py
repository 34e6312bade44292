"""Bytes that are not UTF-8, told apart for people."""

from __future__ import annotations

import re
from typing import Final

from creditrules.text import Diagnostic, Span

__all__ = ["BYTE_ORDER_MARK", "UTF16", "readable", "undecodable"]

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")

_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")


def readable(data: bytes) -> str:
    """Bytes that are not UTF-8 as the text they most likely are."""
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode(errors="replace")


def undecodable(error: UnicodeDecodeError, file: str, line: int, column: int = 1) -> Diagnostic:
    """What is wrong with the bytes of `error`, which begin at `line` and `column` of `file`."""
    data, at = error.object, error.start
    begin = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    given = data[begin : end if end >= 0 else len(data)].rstrip(b"\r")
    text = readable(given)
    arguments = {}
    if "\ufffd" in text:
        code, before = "file_not_utf8", len(given[: at - begin].decode())
        arguments["byte"] = f"0x{data[at]:02X}"
    else:
        first = _BEYOND_ASCII.search(given)
        code, before = "file_in_gbk", first.start() if first else 0
    shift = 1 if begin else column
    span = Span(file, line + data.count(b"\n", 0, at), before + shift)
    return Diagnostic.of(code, span, None, text if shift == 1 else None, **arguments)
