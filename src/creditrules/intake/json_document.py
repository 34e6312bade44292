"""A JSON document that is one subject or an array of them, read one by one in flat memory."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from typing import Final

from creditrules.intake.decoding import undecodable
from creditrules.intake.json_text import JsonError, JsonRaw, StrictJson
from creditrules.intake.raw import Raw, Unreadable
from creditrules.text import Diagnostic, Span

__all__ = ["LARGEST", "LARGEST_TEXT", "read_document"]

LARGEST: Final = 16 * 1024 * 1024
"""How much one subject may take, in bytes of a line or characters of an array's element."""
LARGEST_TEXT: Final = "16 MB"

_PAIRS: Final = {"]": "[", "}": "{"}
_CHUNK: Final = 256 * 1024
_BLANKS: Final = re.compile(r"[ \t\r\n]*")
_STRUCTURE: Final = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*("?)|([\[{])|([\]}])|(,)', re.DOTALL)


def read_document(file: str, head: bytes, read: Callable[[int], bytes]) -> Iterator[Raw]:
    """The subjects of a JSON document.

    A subject that cannot be read is refused alone as long as its end can be told.

    Args:
        file: its name in findings.
        head: its beginning, without byte order mark.
        read: gives up to so many more bytes, none at the end.
    """
    return _Document(file, head, read).subjects()


class _Document:
    """A window on the text: `_text[_at:]` is what has been read and not yet used."""

    def __init__(self, file: str, head: bytes, read: Callable[[int], bytes]) -> None:
        self._file = file
        self._read = read
        self._decoder = getincrementaldecoder("utf-8")()
        self._json = StrictJson()
        self._broken: Diagnostic | None = None
        self._ended = False
        self._line = self._column = 1
        self._text = ""
        self._at = 0
        self._text = self._decoded(head)

    def subjects(self) -> Iterator[Raw]:
        for raw in self._array() if self._next() == "[" else self._sequence():
            cut = any(one.code == "json_truncated" for one in raw.problems)
            if not (cut and self._broken):
                yield raw
        if self._broken:
            yield Unreadable(self._broken)

    def _sequence(self) -> Iterator[Raw]:
        yield self._subject()
        while self._next() == "{":
            yield self._subject()
        if self._next():
            yield self._unexpected("json_rest_unread")

    def _array(self) -> Iterator[Raw]:
        self._advance(1)
        comma = False
        while self._next() not in ("", "]"):
            yield self._subject()
            if self._next() == "{":
                yield self._unexpected()
            elif self._next() not in (",", "]", ""):
                yield self._junk()
            comma = self._next() == ","
            if comma:
                self._advance(1)
        yield from self._close(comma)

    def _close(self, comma: bool) -> Iterator[Raw]:
        """Check what ends the array."""
        if self._next() == "":
            if self._read is not _nothing:
                yield self._problem("json_truncated")
        else:
            if comma:
                yield self._unexpected()
            self._advance(1)
            if self._next():
                yield self._unexpected("json_rest_unread")

    def _next(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._advance(len(blanks.group()) if blanks else 0)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _subject(self) -> Raw:
        if self._at > _CHUNK:
            self._forget()
        while True:
            try:
                value, end = self._json.decode(self._text, self._at)
            except JsonError as refusal:
                if not (refusal.open_ended and self._more()):
                    return self._refused(refusal)
            else:
                if end < len(self._text) or self._text[self._at] in '{["' or not self._more():
                    return self._taken(value, end)

    def _refused(self, refusal: JsonError) -> Raw:
        """Refuse one subject and go on behind it; give up where its end cannot be told."""
        refusal.shift(-self._at)
        end = self._end_of_subject()
        if end is not None:
            return self._taken(None, end, refusal)
        too_large = not self._ended
        raw = self._taken(None, len(self._text), refusal)
        self._stop()
        if too_large:
            found = Diagnostic.of("subject_too_large", raw.span, limit=LARGEST_TEXT)
            return Unreadable(found, Diagnostic.of("json_rest_unread", raw.span))
        if refusal.code == "json_truncated":
            return raw
        rest = Diagnostic.of("json_rest_unread", raw.problems[0].span)
        return Unreadable(*raw.problems, rest, given=raw.text)

    def _taken(self, value: object, end: int, refusal: JsonError | None = None) -> Raw:
        text = self._text[self._at : end]
        raw = JsonRaw(value, text, self._file, self._line, self._column, refusal)
        self._advance(len(text))
        return raw

    def _junk(self) -> Raw:
        """Pass over what stands between two subjects."""
        end = self._end_of_subject()
        if end is not None:
            found = self._unexpected()
            self._advance(max(1, end - self._at))
            return found
        found = self._unexpected("json_rest_unread")
        self._advance(len(self._text) - self._at)
        self._stop()
        return found

    def _stop(self) -> None:
        self._read, self._ended = _nothing, True

    def _end_of_subject(self) -> int | None:
        while True:
            end = _end_of_value(self._text, self._at, self._ended)
            if end is not None or not self._more():
                return end

    def _more(self) -> bool:
        """Read on; at least as much again as is waiting, so that retries stay few."""
        waiting = len(self._text) - self._at
        if self._ended or waiting > LARGEST:
            return False
        data = self._read(min(max(_CHUNK, waiting), LARGEST + 1 - waiting))
        self._ended = not data
        self._forget()
        self._text += self._decoded(data)
        return True

    def _forget(self) -> None:
        """Drop the text that has been used."""
        self._text = self._text[self._at :]
        self._at = 0

    def _decoded(self, data: bytes) -> str:
        """The text of more bytes; behind bytes that are not UTF-8 nothing more is read."""
        try:
            return self._decoder.decode(data, self._ended)
        except UnicodeDecodeError as error:
            tail = self._text.rfind("\n") + 1
            column = len(self._text) - tail + (1 if tail else self._column)
            line = self._line + self._text.count("\n")
            self._broken = undecodable(error, self._file, line, column)
            self._stop()
            return error.object[: error.start].decode()

    def _advance(self, count: int) -> None:
        end = self._at + count
        breaks = self._text.count("\n", self._at, end)
        if breaks:
            self._line += breaks
            self._column = end - self._text.rfind("\n", self._at, end)
        else:
            self._column += count
        self._at = end

    def _problem(self, code: str) -> Raw:
        return Unreadable(Diagnostic.of(code, Span(self._file, self._line, self._column)))

    def _unexpected(self, *consequences: str) -> Raw:
        span = Span(self._file, self._line, self._column)
        found = Diagnostic.of("json_syntax", span, found=self._text[self._at])
        return Unreadable(found, *(Diagnostic.of(code, span) for code in consequences))


def _nothing(size: int) -> bytes:
    return b""


def _end_of_value(text: str, start: int, ended: bool) -> int | None:
    """Where a value that may be broken ends, by its brackets; None if that does not show.

    A closing bracket that closes nothing is passed over, one that closes more than the last
    opened closes all of it.
    """
    opened: list[str] = []
    waiting = {"[": 0, "{": 0}
    for token in _STRUCTURE.finditer(text, start):
        unclosed, opening, closing, comma = token.groups()
        if opening:
            opened.append(opening)
            waiting[opening] += 1
        elif (closing or comma) and not opened:
            return token.start()
        elif closing and waiting[_PAIRS[closing]]:
            last = ""
            while last != _PAIRS[closing]:
                last = opened.pop()
                waiting[last] -= 1
            if not opened:
                return token.end()
        elif unclosed == "" and token.end() == len(text) and not ended:
            return None
    return None
