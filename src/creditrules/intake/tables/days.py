"""Days and instants as tables write them; in Chinese time, and never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from creditrules.intake.tables.cells import CellError, bare
from creditrules.model.scalars import CHINA

__all__ = ["UNLIMITED", "day", "last_day", "moment"]

UNLIMITED: Final = frozenset(
    {"长期", "长期有效", "永久", "永久有效", "无期限", "无固定期限", "终身"}
)
"""What stands for an end that is not set."""

_MEMORY: Final = 16384
_TIME: Final = r"(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,9}))?秒?|分)?"
_ZONE: Final = r"(Z|[+-]\d{2}:?\d{2})?"
_WRITTEN: Final = re.compile(
    rf"(\d{{4}})(?:年(\d{{1,2}})月(\d{{1,2}})日|([-/.])(\d{{1,2}})\4(\d{{1,2}}))"
    rf"(?:[ T]*{_TIME} *{_ZONE})?",
    re.ASCII,
)
_CLOSE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?: *(\d{2}):?(\d{2}):?(\d{2}))?", re.ASCII)
_SERIAL: Final = re.compile(r"([3-7]\d{4})(?:\.(\d+))?", re.ASCII)
_MILLISECONDS: Final = re.compile(r"([4-9]\d{11}|\d{13})(?:\.0)?", re.ASCII)
_BLANKS: Final = re.compile(r"\s+")
_ZERO: Final = datetime(1899, 12, 30)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS: Final = 86400
_FIRST: Final = 1900
_LAST: Final = 2100
_NO_END: Final = 9999


@lru_cache(maxsize=_MEMORY)
def day(cell: str) -> str | None:
    """The day of a cell as `2018-06-20`; None if it is empty.

    Reads `2018-06-20`, `2018/6/20`, `2018.6.20`, `20180620`, `2018年6月20日`, each with or without
    a time; Excel's day numbers (five digits, from 1982) and milliseconds since 1970 (from 1982).

    Raises:
        CellError: `table_day_impossible` for a day there is not, else `table_day_unread`.
    """
    found = _instant(cell)
    return None if found is None else found.date().isoformat()


def last_day(cell: str) -> str | None:
    """The day of a cell that says until when; None if it is empty or sets no end."""
    return None if cell.strip() in UNLIMITED else day(cell)


@lru_cache(maxsize=_MEMORY)
def moment(cell: str) -> str | None:
    """The instant of a cell, `2018-06-20T09:00:00+08:00`, or its day if no time is given."""
    found = _instant(cell)
    if found is None:
        return None
    if not _has_time(found):
        return found.date().isoformat()
    return found.replace(tzinfo=CHINA).isoformat()


def _has_time(found: datetime) -> bool:
    return bool(found.hour or found.minute or found.second or found.microsecond)


def _instant(cell: str) -> datetime | None:
    """What a cell says, without offset, in Chinese time; midnight if it says no time."""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFKC", bare(cell)))
    if not text:
        return None
    try:
        found = _written(text) or _serial(text) or _milliseconds(text)
    except (ValueError, OverflowError):
        raise CellError("table_day_impossible", cell) from None
    if found is None:
        raise CellError("table_day_unread", cell)
    if not (_FIRST <= found.year <= _LAST or found.year == _NO_END):
        raise CellError("table_day_impossible", cell)
    return found


def _written(text: str) -> datetime | None:
    found = _WRITTEN.fullmatch(text)
    if found is None:
        close = _CLOSE.fullmatch(text)
        return datetime(*(int(part or 0) for part in close.groups())) if close else None  # type: ignore[arg-type]
    year, month, dom, _, slashed_month, slashed_dom, hour, minute, second, part, zone = (
        found.groups()
    )
    whole = (int(year), int(month or slashed_month), int(dom or slashed_dom))
    clock = (
        int(hour or 0),
        int(minute or 0),
        int(second or 0),
        int((part or "0").ljust(6, "0")[:6]),
    )
    written = datetime(*whole, *clock)
    return _in_china(written, zone) if zone else written


def _in_china(written: datetime, zone: str) -> datetime:
    """An instant given with its offset, as Chinese clocks show it."""
    offset = "+00:00" if zone == "Z" else zone
    aware = datetime.fromisoformat(f"{written.isoformat()}{offset}")
    return aware.astimezone(CHINA).replace(tzinfo=None)


def _serial(text: str) -> datetime | None:
    """Excel's number of days since 1899-12-30, to the second."""
    found = _SERIAL.fullmatch(text)
    if found is None:
        return None
    seconds = round(float(f"0.{found[2] or 0}") * _SECONDS)
    return _ZERO + timedelta(days=int(found[1]), seconds=seconds)


def _milliseconds(text: str) -> datetime | None:
    found = _MILLISECONDS.fullmatch(text)
    if found is None:
        return None
    since = timedelta(milliseconds=int(found[1]))
    return (_EPOCH + since).astimezone(CHINA).replace(tzinfo=None)
