"""Text on a terminal: East Asian widths, padding, tables, wrapping and safe printing.

A width counts columns of a monospaced terminal: wide and full-width characters take two, combining
marks and formatting characters none, everything else one (ambiguous ones too, as terminals do).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final
from unicodedata import category, east_asian_width

__all__ = ["crop", "pad", "printable", "table", "width", "wrap"]

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff0-\uffff]"
)
_PIECES: Final = re.compile(r"[ \t]+|[!-~]+|.", re.DOTALL)
_NOT_FIRST: Final = frozenset("，。、；：？！）》」』】〕〉”’…％·,.;:?!)]}%")
_NOT_LAST: Final = frozenset("（《「『【〔〈“‘([{")


def width(text: str) -> int:
    """Return how many terminal columns ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, columns: int) -> str:
    """Return ``text`` filled with blanks on the right up to ``columns``; never cut."""
    return text + " " * (columns - width(text))


def printable(text: str) -> str:
    """Return ``text`` with every character that could move the cursor or hide text replaced.

    The result has as many characters as the text, so columns still count.  A tab becomes a blank,
    a control character its picture (␛), any other invisible one U+FFFD.
    """
    return _UNPRINTABLE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    point = ord(match.group())
    if point == 0x09:
        return " "
    return chr(0x2400 + point) if point < 0x20 else "\ufffd"


def crop(text: str, length: int) -> str:
    """Return ``text``, or its beginning and ``...`` if it has more than ``length`` characters."""
    return text if len(text) <= length else text[: max(0, length - 3)] + "..."


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table for a terminal: headers, a rule and the rows, two blanks between columns.

    A row may be shorter than the headers; its missing cells are empty.  A cell is one line: breaks
    in it become blanks.
    """
    lines = [[printable(" ".join(cell.split())) for cell in row] for row in (headers, *rows)]
    columns = [max(width(cell) for cell in column) for column in zip_longest(*lines, fillvalue="")]
    lines.insert(1, ["-" * size for size in columns])
    return "\n".join(
        "  ".join(pad(cell, size) for cell, size in zip(line, columns, strict=False)).rstrip()
        for line in lines
    )


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of ``text`` broken so that each takes at most ``columns``.

    Chinese breaks between any two characters, except that no line begins with a closing mark or
    ends with an opening one (避头尾); a Latin word or number stays whole unless it alone is too
    long.  Line breaks in the text are kept.
    """
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, columns)]


def _wrapped(paragraph: str, columns: int) -> list[str]:
    lines: list[str] = []
    line, taken = "", 0
    for piece in _unbroken(paragraph, columns):
        size = width(piece)
        if line and taken + size > columns:
            lines.append(line.rstrip())
            line, taken = "", 0
            if piece.isspace():
                continue
        line += piece
        taken += size
    return [*lines, line.rstrip()]


def _unbroken(paragraph: str, columns: int) -> list[str]:
    """Return the pieces of a paragraph between which a line may break."""
    pieces: list[str] = []
    for piece in _PIECES.findall(paragraph):
        joined = pieces[-1] + piece if pieces else piece
        sticks = piece[0] in _NOT_FIRST or (pieces and pieces[-1][-1] in _NOT_LAST)
        if pieces and sticks and width(joined) <= columns:
            pieces[-1] = joined
        else:
            pieces += _cut(piece, columns)
    return pieces


def _cut(piece: str, columns: int) -> list[str]:
    if width(piece) <= columns or len(piece) == 1:
        return [piece]
    return [piece[start : start + columns] for start in range(0, len(piece), max(1, columns))]
