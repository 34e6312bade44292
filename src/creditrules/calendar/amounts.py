"""Lengths of deadlines as written in rules: ``7wd``, ``30d``, ``2w``, ``1m``, ``1y``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from creditrules.calendar.duration import in_words
from creditrules.calendar.errors import CalendarError

__all__ = ["Amount", "Law", "Unit", "amount_under", "parse_amount"]

Unit = Literal["wd", "d", "w", "m", "y"]
Law = Literal["administrative_penalty_law", "administrative_licensing_law"]

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
LAWS: Final[tuple[Law, ...]] = get_args(Law)

PENALTY_LAW_ARTICLE_85_FROM: Final = date(2021, 7, 15)
LICENSING_LAW_FROM: Final = date(2004, 7, 1)
_WORKING_DAYS_OF_ARTICLE_85: Final = frozenset({2, 3, 5, 7})

_AMOUNT = re.compile(r"([0-9]{1,6})(wd|d|w|m|y)")
_CHINESE = re.compile(r"([0-9]+|[一二两三四五六七八九十]+)个?(工作日|日|天|周|星期|月|年)")
_CHINESE_UNITS: Final[dict[str, Unit]] = {
    "工作日": "wd", "日": "d", "天": "d", "周": "w", "星期": "w", "月": "m", "年": "y",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units; ``wd`` are working days, ``d`` calendar days; none is the day itself."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if type(self.number) is not int or self.unit not in UNITS:
            raise CalendarError("amount_malformed", text=f"{self.number!r}{self.unit!s}"[:60])
        if self.number < 0:
            raise CalendarError("amount_not_positive", text=str(self))

    def __str__(self) -> str:
        return f"{self.number}{self.unit}"

    def words(self, lang: str = "zh") -> str:
        """The amount in words, e.g. ``7个工作日`` or ``7 working days``."""
        return in_words(self.number, self.unit, lang)


def parse_amount(text: str | Amount) -> Amount:
    """Read ``7wd`` (working days), ``30d`` (days), ``2w``, ``1m`` or ``1y``.

    Raises:
        CalendarError: the text is malformed or negative; words such as ``7个工作日`` are
            answered with the form to write.
    """
    if isinstance(text, Amount):
        return text
    match = _AMOUNT.fullmatch(text) if isinstance(text, str) else None
    if match is not None:
        unit: Unit = match[2]  # type: ignore[assignment]
        return Amount(int(match[1]), unit)
    shown = (text if isinstance(text, str) else repr(text))[:60]
    if re.fullmatch(r"[-−－][0-9]+(wd|d|w|m|y)", shown):
        raise CalendarError("amount_not_positive", text=shown)
    suggestion = _respelled(shown)
    if suggestion is not None:
        raise CalendarError("amount_in_words", text=shown, suggestion=suggestion)
    raise CalendarError("amount_malformed", text=shown)


def _respelled(text: str) -> str | None:
    compact = re.sub(r"\s+", "", text)
    if _AMOUNT.fullmatch(compact.lower()):
        return compact.lower()
    match = _CHINESE.fullmatch(compact.removesuffix("内"))
    number = _chinese_number(match[1]) if match else None
    if match is None or number is None:
        return None
    return f"{number}{_CHINESE_UNITS[match[2]]}"


def _chinese_number(text: str) -> int | None:
    if text.isascii():
        return int(text)
    digits = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return None
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0)


def amount_under(law: Law, amount: Amount, start: date) -> Amount:
    """The amount as a law means it, for a limit that begins on ``start``.

    The Administrative Penalties Law, article 85 (from 2021-07-15), makes two, three, five and
    seven days working days and no others. The Administrative Licensing Law, article 82 (from
    2004-07-01), counts every limit in days by working days. Other units are left as they are.

    Raises:
        CalendarError: ``law`` is neither.
    """
    if law not in LAWS:
        raise CalendarError("law_unknown", law=str(law)[:60], known="、".join(LAWS))
    if amount.unit != "d":
        return amount
    if law == "administrative_penalty_law":
        in_force = start >= PENALTY_LAW_ARTICLE_85_FROM
        working = amount.number in _WORKING_DAYS_OF_ARTICLE_85
    else:
        in_force, working = start >= LICENSING_LAW_FROM, True
    return Amount(amount.number, "wd") if in_force and working else amount
