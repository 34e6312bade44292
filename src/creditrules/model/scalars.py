"""The scalar types that subjects, records and catalogue files are made of.

Catalogue files arrive as plain strings (the YAML reader guesses nothing); JSON arrives with
numbers and booleans. Each type here accepts exactly the forms that mean one thing.
"""

from __future__ import annotations

import calendar as month_lengths
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from creditrules.calendar import Duration, parse_duration

CHINA = timezone(timedelta(hours=8))
"""Legal time in China; every instant is converted to it before its date is taken."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGITS = 100
"""More digits before or after the point than any amount in yuan has."""
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _refuse(code: str, message: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(code, message, {"value": str(value)})


def parse_day(value: Any) -> date:
    """A calendar day from `2018-06-20` or a date.

    Raises:
        PydanticCustomError: for anything else, a datetime included.
    """
    if isinstance(value, datetime):
        raise _refuse("day", "需要日期而不是时刻：{value}", value)
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _refuse("day", "“{value}”不是日期，写作 2018-06-20", value)


def parse_moment(value: Any) -> datetime:
    """An instant in Chinese legal time.

    A date stands for the end of that day; an instant without offset counts as +08:00.
    """
    if isinstance(value, str):
        if _DAY.fullmatch(value):
            value = parse_day(value)
        else:
            try:
                value = datetime.fromisoformat(value if ":" in value else "")
            except ValueError:
                raise _refuse(
                    "moment",
                    "“{value}”不是时刻，写作 2018-06-20 或 2018-06-20T09:00:00+08:00",
                    value,
                ) from None
    if isinstance(value, datetime):
        try:
            return value.replace(tzinfo=CHINA) if value.tzinfo is None else value.astimezone(CHINA)
        except OverflowError:  # before the year 1 or after 9999 in China
            raise _refuse("moment", "“{value}”不是时刻", value) from None
    if isinstance(value, date):
        return end_of_day(value)
    raise _refuse("moment", "“{value}”不是时刻", value)


def end_of_day(day: date) -> datetime:
    """The last instant of a day in China."""
    return datetime.combine(day, time.max, CHINA)


@dataclass(frozen=True, slots=True, order=True)
class PartialDay:
    """A day of law that may be known only to the month or the year: `2016`, `2016-01`."""

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, value: Any) -> PartialDay:
        """From `2016`, `2016-01`, `2016-01-20` or a date."""
        text = value.isoformat() if isinstance(value, date) else value
        found = _PARTIAL.fullmatch(text) if isinstance(text, str) else None
        if isinstance(value, cls):
            return value
        if found is not None:
            year, month, day = (int(part) if part else None for part in found.groups())
            try:
                first = date(year or 0, month or 1, day or 1)
                last_month = month or 12
                last_day = day or month_lengths.monthrange(first.year, last_month)[1]
                return cls(first, date(first.year, last_month, last_day), found.group())
            except ValueError:
                pass
        raise _refuse("partial_day", "“{value}”不是日期，写作 2016-01-20、2016-01 或 2016", value)

    def __str__(self) -> str:
        return self.text


def _parse_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise _refuse("flag", "“{value}”应为 true 或 false", value)


def _parse_count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return int(value)
    raise _refuse("count", "“{value}”不是非负整数", value)


def parse_money(value: Any) -> Decimal:
    """An amount in yuan from an integer, a decimal string or a Decimal; never a float.

    A JSON number with a fraction is read by its shortest decimal text.
    """
    if isinstance(value, float):
        value = repr(value)
    if isinstance(value, (int, str, Decimal)) and not isinstance(value, bool):
        try:
            amount = Decimal(value)
            if amount.is_finite() and abs(amount.adjusted()) <= _DIGITS:
                return amount
        except InvalidOperation:
            pass
    raise _refuse("money", "“{value}”不是金额，写作以元为单位的数，如 100000.00", value)


def money_text(amount: Decimal) -> str:
    """Plain decimal digits without exponent or trailing zeros: `100000`, `0.5`."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _parse_length(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    if isinstance(value, str):
        try:
            return parse_duration(value)
        except ValueError:
            pass
    raise _refuse("duration", "“{value}”不是时长，写作 P3Y、P6M 或 P30D", value)


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
"""Lower snake_case ASCII with dots for namespaces."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
"""An id that comes from outside: any printable text."""

Day = Annotated[
    date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})
]
Moment = Annotated[
    datetime,
    BeforeValidator(parse_moment),
    PlainSerializer(lambda moment: moment.isoformat(), return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "description": "date (end of that day, +08:00) or ISO 8601 instant",
        }
    ),
]
LegalDay = Annotated[
    PartialDay,
    BeforeValidator(PartialDay.parse),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Flag = Annotated[bool, BeforeValidator(_parse_flag), WithJsonSchema({"type": "boolean"})]
Count = Annotated[
    int, BeforeValidator(_parse_count), WithJsonSchema({"type": "integer", "minimum": 0})
]
Length = Annotated[
    Duration,
    BeforeValidator(_parse_length),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$"}),
]
