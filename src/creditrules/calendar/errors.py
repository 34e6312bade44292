"""What the calendar refuses, as exceptions that carry a diagnostic."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from operator import index
from typing import Any, Final

from creditrules.text.diagnostic import Diagnostic

__all__ = ["CHINA", "BeyondCoverageError", "CalendarError", "as_date", "whole"]

CHINA: Final = timezone(timedelta(hours=8))
"""The time of China, whose days the calendar counts; it has had no summer time since 1992."""


class CalendarError(ValueError):
    """A question the calendar cannot answer, or an answer it would have to invent.

    ``diagnostic`` says in Chinese and English what is wrong and how to mend it; ``str()`` of the
    error is the Chinese message followed by its help.
    """

    def __init__(self, code: str, **arguments: str) -> None:
        self.diagnostic = Diagnostic.of(code, None, None, None, **arguments)
        self._arguments = arguments
        super().__init__(f"{self.diagnostic.message('zh')}。{self.diagnostic.help('zh')}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.diagnostic.code, self._arguments)


class BeyondCoverageError(CalendarError):
    """A day before the first year of the calendar, or after its last notice."""


def _rebuild(kind: type[CalendarError], code: str, arguments: dict[str, str]) -> CalendarError:
    return kind(code, **arguments)


def as_date(value: object) -> date:
    """A plain calendar date: a date as it is, an instant with a time zone as its day in China.

    An instant without a time zone is refused because its day depends on the zone; text is refused
    because it has not been checked.

    Raises:
        CalendarError: ``value`` is an instant without a time zone, text, a number or nothing.
    """
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        if value.utcoffset() is not None:
            try:
                return value.astimezone(CHINA).date()
            except OverflowError:
                raise CalendarError("not_a_date", value=str(value), type="datetime") from None
    elif isinstance(value, date):
        return date(value.year, value.month, value.day)
    shown = value if isinstance(value, str) else repr(value)
    raise CalendarError("not_a_date", value=shown[:60], type=type(value).__name__)


def whole(value: object) -> int:
    """A whole number, of Python or of a package such as numpy; true and false are none.

    Raises:
        CalendarError: ``value`` is not one.
    """
    try:
        if not isinstance(value, bool):
            return index(value)  # type: ignore[arg-type]
    except TypeError:
        pass
    raise CalendarError("not_a_count", value=repr(value)[:60])
