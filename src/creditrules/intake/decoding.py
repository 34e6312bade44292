"""Bytes that are not UTF-8, told apart for people."""

from __future__ import annotations

from creditrules.text import Diagnostic, Span

__all__ = ["BYTE_ORDER_MARK", "UTF16", "undecodable"]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def undecodable(error: UnicodeDecodeError, file: str, line: int, column: int = 1) -> Diagnostic:
    """What is wrong with the bytes of `error`, which begin at `line` and `column` of `file`."""
    data, at = error.object, error.start
    begin = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    raw = data[begin : end if end >= 0 else len(data)].rstrip(b"\r")
    before = len(data[begin:at].decode(errors="replace"))
    span = Span(
        file, line + data.count(b"\n", 0, at), before + (1 if begin else column)
    )
    source = raw if begin or column == 1 else None
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        shown = None if source is None else source.decode(errors="replace")
        return Diagnostic.of("file_not_utf8", span, None, shown, byte=f"0x{data[at]:02X}")
    shown = None if source is None else source.decode("gb18030")
    return Diagnostic.of("file_in_gbk", span, None, shown)
