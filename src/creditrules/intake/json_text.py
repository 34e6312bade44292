"""Reading JSON strictly: no key twice, no NaN, no number that loses digits, no deep nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from json import JSONDecodeError, JSONDecoder, dumps, loads
from typing import Any, Final

from creditrules.intake.raw import Path, Raw, conceal
from creditrules.model.scalars import money_text
from creditrules.text import Diagnostic, Span

__all__ = ["DEEPEST", "LONGEST", "JsonError", "JsonRaw", "StrictJson"]

DEEPEST: Final = 64
"""How many levels of objects and arrays are read."""
LONGEST: Final = 4300
"""How many digits a number may have when it is written out."""

_FURTHEST_START: Final = 200
_LONGEST_LINE: Final = 100_000
_LIMIT: Final = {"limit": str(DEEPEST)}
_WORD: Final = re.compile(r"\w+|.", re.DOTALL)
_STRING: Final = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_BRACKETS: Final = re.compile(rf"{_STRING}|([\[{{])|([\]}}])", re.DOTALL)
_TOKENS: Final = re.compile(
    rf'(?P<string>{_STRING})|(?P<mark>[\[\]{{}}:,])|[^\s\[\]{{}}:,"]+', re.DOTALL
)
_LONGEST_TOKEN: Final = 16
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class JsonError(Exception):
    """A JSON text that is not read.

    Attributes:
        code: the finding.
        start, length: where, in characters of the text.
        arguments: of the finding.
        other: start and length of the first of two.
        open_ended: whether more text might have mended it.
    """

    def __init__(
        self,
        code: str,
        start: int,
        length: int,
        arguments: dict[str, str],
        *,
        other: tuple[int, int] | None = None,
        open_ended: bool = False,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.length = length
        self.arguments = arguments
        self.other = other
        self.open_ended = open_ended

    def shift(self, count: int) -> None:
        """Move its places by so many characters."""
        self.start += count
        if self.other is not None:
            self.other = (self.other[0] + count, self.other[1])


class _TokenError(Exception):
    """The parser met a token that is not accepted; it does not say where."""

    def __init__(self, code: str, token: str, **arguments: str) -> None:
        super().__init__(code)
        self.code = code
        self.token = token
        self.arguments = arguments


class StrictJson:
    """A JSON parser that refuses what would be lost or guessed."""

    def __init__(self) -> None:
        self._fractions = False
        self._decoder = JSONDecoder(
            object_pairs_hook=_object,
            parse_float=self._fraction,
            parse_int=_whole,
            parse_constant=_constant,
        )

    def decode(self, text: str, start: int = 0) -> tuple[Any, int]:
        """The value that begins at `start`, and where it ends.

        Fractions that stand as attributes are given as decimal text, digit by digit.

        Raises:
            JsonError: for anything that is not accepted.
        """
        self._fractions = False
        try:
            value, end = self._decoder.raw_decode(text, start)
        except JSONDecodeError as error:
            raise _syntax(text, error) from None
        except RecursionError:
            _check_depth(text, start, len(text))
            raise JsonError("too_deep", start, 1, _LIMIT) from None
        except _TokenError as stop:
            raise _located(text, start, stop) from None
        if text.count("{", start, end) + text.count("[", start, end) > DEEPEST:
            _check_depth(text, start, end)
        if text.find("\\ud", start, end) >= 0 or text.find("\\uD", start, end) >= 0:
            _check_characters(text, start, value)
        if self._fractions:
            _write_out_attributes(value)
        return value, end

    def _fraction(self, token: str) -> Decimal:
        self._fractions = True
        try:
            number = Decimal(token)
            size = max(len(token), abs(number.adjusted()))
        except InvalidOperation:
            size = LONGEST + 1
        if size > LONGEST:
            raise _TokenError("json_number_too_long", token, size=str(size), limit=str(LONGEST))
        return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TokenError("duplicate_key", "", key="")
    return found


def _whole(token: str) -> int:
    if len(token) > LONGEST:
        raise _TokenError("json_number_too_long", token, size=str(len(token)), limit=str(LONGEST))
    return int(token)


def _constant(token: str) -> Any:
    raise _TokenError("json_constant", token, value=token)


def _syntax(text: str, error: JSONDecodeError) -> JsonError:
    at = error.pos
    if error.msg.startswith("Unterminated") or not text[at:].strip():
        return JsonError("json_truncated", min(at, len(text)), 1, {}, open_ended=True)
    found = _WORD.match(text, at)
    word = found.group() if found else ""
    open_ended = len(text) - at < _LONGEST_TOKEN
    return JsonError("json_syntax", at, len(word), {"found": word}, open_ended=open_ended)


def _located(text: str, start: int, error: _TokenError) -> JsonError:
    if error.code == "duplicate_key":
        for first, second, key in _Index.of(text, start).twice[:1]:
            return JsonError(
                error.code,
                second[0],
                second[1] - second[0],
                {"key": key},
                other=(first[0], first[1] - first[0]),
            )
    tokens = (one for one in _TOKENS.finditer(text, start) if one.group() == error.token)
    at = next((one.start() for one in tokens), start)
    return JsonError(error.code, at, len(error.token), error.arguments)


def _check_depth(text: str, start: int, end: int) -> None:
    depth = 0
    for bracket in _BRACKETS.finditer(text, start, end):
        depth += bool(bracket[1]) - bool(bracket[2])
        if depth > DEEPEST:
            raise JsonError("too_deep", bracket.start(), 1, _LIMIT)


def _check_characters(text: str, start: int, value: Any) -> None:
    found = _SURROGATE.search(dumps(value, ensure_ascii=False, default=str))
    if found:
        code = f"\\u{ord(found.group()):04x}"
        at = max(start, text.lower().find(code, start))
        raise JsonError("json_surrogate", at, len(code), {"character": code})


def _write_out_attributes(subject: Any) -> None:
    """Replace the fractions among attributes by their decimal text, in place."""
    for owner in _owners_of_attributes(subject):
        for name in ("attributes", "set"):
            attributes = owner.get(name)
            if isinstance(attributes, dict):
                for key, value in attributes.items():
                    if isinstance(value, Decimal):
                        attributes[key] = money_text(value)


def _owners_of_attributes(subject: Any) -> Iterator[dict[str, Any]]:
    if isinstance(subject, dict):
        yield subject
        for name in ("records", "events"):
            below = subject.get(name)
            for one in below if isinstance(below, list) else ():
                yield from _owners_of_attributes(one)


@dataclass(slots=True)
class _Index:
    """Where every value and key of a JSON text stands, by path, as start and end."""

    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    twice: list[tuple[tuple[int, int], tuple[int, int], str]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, start: int = 0) -> _Index:
        """The index of the value that begins at `start`; of a broken text, as far as it goes."""
        index = cls()
        opened: list[tuple[Path, int]] = []
        path: Path = ()
        wants_key = False
        for token in _TOKENS.finditer(text, start):
            mark = token["mark"]
            if mark is None and wants_key:
                path = index._key(path, token)
                wants_key = False
            elif mark is None:
                index.values[path] = token.span()
            elif mark in "{[":
                opened.append((path, token.start()))
                wants_key = mark == "{"
                path = (*path, "" if wants_key else 0)
            elif mark in "}]" and opened:
                path, begun = opened.pop()
                index.values[path] = (begun, token.end())
                wants_key = False
            elif mark == "," and path:
                last = path[-1]
                wants_key = isinstance(last, str)
                path = (*path[:-1], "" if isinstance(last, str) else last + 1)
            if not 0 < len(opened) <= DEEPEST:
                break
        return index

    def _key(self, path: Path, token: re.Match[str]) -> Path:
        try:
            key = str(loads(token.group()))
        except ValueError:
            key = token.group()
        path = (*path[:-1], key)
        if path in self.keys:
            self.twice.append((self.keys[path], token.span(), key))
        self.keys[path] = token.span()
        return path


class JsonRaw(Raw):
    """A subject in JSON: its text, and where the text begins in the file."""

    __slots__ = ("_column", "_file", "_index", "_line", "_text")

    def __init__(
        self,
        value: object,
        text: str,
        file: str,
        line: int,
        column: int = 1,
        refusal: JsonError | None = None,
    ) -> None:
        self._text = text
        self._file = file
        self._line = line
        self._column = column
        self._index: _Index | None = None
        super().__init__(value, () if refusal is None else (self._refused(refusal),))

    @property
    def span(self) -> Span:
        """Where its text begins."""
        return Span(self._file, self._line, self._column)

    @property
    def text(self) -> str:
        """Its text."""
        return self._text

    def site(self, path: Path, *, key: bool = False) -> tuple[Span, str | None]:
        """Where the value at `path` (or its key) stands, and its line."""
        if self._index is None:
            self._index = _Index.of(self._text)
        places = self._index.keys if key else self._index.values
        while path and path not in places:
            path, places = path[:-1], self._index.values
        start, end = places.get(path, (0, 1))
        return self._place(start, end - start)

    def _refused(self, refusal: JsonError) -> Diagnostic:
        span, source = self._place(refusal.start, refusal.length)
        other = None
        if refusal.other is not None:
            other, _ = self._place(*refusal.other)
        source = None if source is None else conceal(source)
        return Diagnostic.of(refusal.code, span, other, source, **refusal.arguments)

    def _place(self, start: int, length: int) -> tuple[Span, str | None]:
        begin = self._text.rfind("\n", 0, start) + 1
        end = self._text.find("\n", start)
        line = self._text[begin : end if end >= 0 else len(self._text)].rstrip("\r")
        shift = 0 if begin else self._column - 1
        length = max(1, min(length, len(line) - (start - begin)))
        number = self._line + self._text.count("\n", 0, start)
        span = Span(self._file, number, shift + start - begin + 1, length)
        shown = shift <= _FURTHEST_START and len(line) <= _LONGEST_LINE
        return span, " " * shift + line if shown else None
