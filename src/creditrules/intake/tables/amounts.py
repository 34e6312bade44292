"""Amounts of money as tables write them, in exact yuan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from creditrules.intake.tables.cells import CellError, bare
from creditrules.model.scalars import money_text

__all__ = ["Unit", "money_in"]


class Unit(StrEnum):
    """In what the amounts of a column are given (金额单位)."""

    YUAN = "yuan"
    WAN_YUAN = "wan_yuan"


_MEMORY: Final = 16384
_BLANKS: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_AMOUNT: Final = re.compile(
    r"(?:人民币|RMB|CNY)?[¥￥]?(?:人民币)?"
    r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d*)?(E[+-]?\d{1,2})?"
    r"(亿|万|千|百)?(元整?|圆整?)?",
    re.IGNORECASE | re.ASCII,
)
_POWERS: Final = {"亿": 8, "万": 4, "千": 3, "百": 2, "": 0}
_POWER_OF_UNIT: Final = {Unit.YUAN: 0, Unit.WAN_YUAN: 4}
_DIGITS: Final = 24


def money_in(unit: Unit | None) -> Callable[[str], str | None]:
    """The reader of a column's amounts; gives decimal digits in yuan, None for an empty cell.

    A unit in the cell itself (`5万元`) counts before that of the column.

    Args:
        unit: what the column's amounts are given in; None if nothing says so.

    The reader raises CellError: `table_amount_negative`, `table_amount_without_unit`, or
    `table_amount_unread`.
    """
    return _READERS[unit]


def _reader(unit: Unit | None) -> Callable[[str], str | None]:
    @lru_cache(maxsize=_MEMORY)
    def read(cell: str) -> str | None:
        text = _BLANKS.sub("", unicodedata.normalize("NFKC", bare(cell))).upper()
        if not text:
            return None
        found = _AMOUNT.fullmatch(text)
        if found is None:
            raise CellError("table_amount_unread", cell)
        sign, whole, fraction, exponent, multiple, yuan = (part or "" for part in found.groups())
        number = Decimal(f"{whole.replace(',', '')}{fraction.rstrip('.')}{exponent}")
        if sign == "-" and number:
            raise CellError("table_amount_negative", cell)
        if multiple or yuan:
            power = _POWERS[multiple]
        elif unit is not None or not number:
            power = _POWER_OF_UNIT[unit or Unit.YUAN]
        else:
            raise CellError("table_amount_without_unit", cell)
        if len(number.as_tuple().digits) > _DIGITS or abs(number.adjusted()) > _DIGITS:
            raise CellError("table_amount_unread", cell)
        return money_text(number.scaleb(power))

    return read


_READERS: Final = {unit: _reader(unit) for unit in (None, *Unit)}
