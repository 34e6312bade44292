"""The bytes of a source, read bit by bit; what was read ahead can be given back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import IO, Final, Protocol

__all__ = ["CHUNK", "ByteReader", "Bytes", "is_old_workbook", "is_workbook"]

CHUNK: Final = 64 * 1024
"""How many bytes are read at a time, and how many are looked at to tell what they are."""

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class ByteReader(Protocol):
    """What a source must offer: up to so many more bytes, none at the end."""

    @property
    def read(self) -> Callable[[int], bytes]:
        """Give up to so many more bytes."""


class Bytes:
    """A source whose beginning can be looked at before it is read."""

    def __init__(self, source: ByteReader, head: bytes = b"") -> None:
        self._read = source.read
        self._head = head

    def peek(self) -> bytes:
        """Its first bytes, up to CHUNK of them; they are still to be read."""
        while len(self._head) < CHUNK and (more := self._read(CHUNK - len(self._head))):
            self._head += more
        return self._head

    def __iter__(self) -> Iterator[bytes]:
        """The rest of it, in pieces."""
        if self._head:
            head, self._head = self._head, b""
            yield head
        while chunk := self._read(CHUNK):
            yield chunk

    def copy_to(self, stream: IO[bytes]) -> None:
        """Write the rest of it to `stream`, and go back to its beginning."""
        for chunk in self:
            stream.write(chunk)
        stream.seek(0, os.SEEK_SET)


def is_workbook(head: bytes) -> bool:
    """Whether it begins as .xlsx files do."""
    return head.startswith(_ZIP)


def is_old_workbook(head: bytes) -> bool:
    """Whether it begins as .xls files and encrypted workbooks do."""
    return head.startswith(_COMPOUND)
