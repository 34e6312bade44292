"""What stands in the cells of a table: texts, codes, yes and no, kinds of penalty.

Every reader takes a cell and gives its value, None for an empty one, or raises CellError; nothing
is guessed. Blanks, full and half width, and what Excel adds to texts are taken off.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["CellError", "bare", "code", "document", "flag", "is_masked", "line", "name", "text"]

_BRACKETS: Final = str.maketrans("()[]", "（）〔〕")
_MEMORY: Final = 8192
_HIDDEN: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x1a"
_AROUND: Final = f" \t\r\n\v\f\u00a0\u3000{_HIDDEN}"
_ODD: Final = frozenset(f"{_HIDDEN}='‘#")
_INSIDE: Final = re.compile(r"[\t\r\n\v\f\u200b-\u200f\u2060\ufeff]+")
_BLANKS: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_FORMULA: Final = re.compile(r'="([^"]*)"')
_UNCOUNTED: Final = re.compile(r"=[^=\s]")
_NOTHING: Final = frozenset(
    word
    for upper in ("NULL", "(NULL)", "NONE", "NAN", "N/A", "NA", "NIL")
    for word in (upper, upper.lower(), upper.capitalize())
) | {"", "/", "//", "\\", "／", "-", "--", "---", "—", "——", "－", "无", "空"}
_DAMAGED: Final = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|#+)", re.IGNORECASE)
_FLOAT: Final = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
_YES: Final = frozenset({"是", "1", "Y", "YES", "TRUE", "√", "适用"})
_NO: Final = frozenset({"否", "0", "N", "NO", "FALSE", "×", "不适用"})


class CellError(Exception):
    """A cell that cannot be read.

    Attributes:
        code: the finding.
        value: what stands in the cell.
    """

    def __init__(self, code: str, value: str) -> None:
        super().__init__(code)
        self.code = code
        self.value = value


def bare(cell: str) -> str:
    """A cell without what stands around its text; empty if it says nothing.

    Taken off are blanks, and what keeps Excel from taking a text for a number (`="001"`, `'001`);
    `/`, `-`, `无`, `NULL`, `N/A` and their like say nothing.

    Raises:
        CellError: `table_cell_damaged` for an error value of Excel, `table_formula_uncounted`
            for a formula in the place of its value.
    """
    text = cell.strip()
    if text and (text[0] in _ODD or text[-1] in _ODD):
        text = _unwrapped(cell)
    return "" if text in _NOTHING else text


def is_masked(number: str) -> bool:
    """Whether places of a number are hidden by asterisks, so that it names nobody."""
    return "*" in number or "＊" in number


def text(cell: str) -> str | None:
    """A text as it stands; None if it is empty."""
    return bare(cell) or None


@lru_cache(maxsize=_MEMORY)
def line(cell: str) -> str | None:
    """A text without its line breaks; None if it is empty."""
    text = bare(cell)
    return (text if text.isprintable() else _INSIDE.sub("", text)) or None


def name(cell: str) -> str | None:
    """The name of a party: any words are a name, but signs alone are not."""
    text = _INSIDE.sub("", _unwrapped(cell))
    return text if text[:1].isalnum() or any(map(str.isalnum, text)) else None


def code(cell: str) -> str | None:
    """A number or code without blanks, in half width; None if it is empty.

    Raises:
        CellError: `table_code_damaged` if Excel has turned it into `9.13E+17`.
    """
    text = bare(cell)
    if not text:
        return None
    if not (text.isascii() and text.isalnum()):
        text = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    if _FLOAT.fullmatch(text):
        raise CellError("table_code_damaged", cell)
    return text or None


def document(cell: str) -> str | None:
    """A document number (文号) without blanks, its brackets as Chinese documents print them.

    Raises:
        CellError: as for a code.
    """
    found = code(cell)
    return found and found.translate(_BRACKETS)


def flag(cell: str) -> bool | None:
    """Yes or no.

    Raises:
        CellError: `table_flag_unread` for other words.
    """
    word = unicodedata.normalize("NFKC", bare(cell)).upper()
    if not word:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise CellError("table_flag_unread", cell)


def _unwrapped(cell: str) -> str:
    text = cell.strip(_AROUND)
    if text[:1] == "#" and _DAMAGED.fullmatch(text):
        raise CellError("table_cell_damaged", cell)
    found = _FORMULA.fullmatch(text)
    if found:
        return found[1].strip(_AROUND)
    if text[:1] == "=" and _UNCOUNTED.match(text):
        raise CellError("table_formula_uncounted", cell)
    quoted = text[:1] in ("'", "‘") and text[1:2].isalnum() and text.count(text[0]) == 1
    return text[1:] if quoted else text
