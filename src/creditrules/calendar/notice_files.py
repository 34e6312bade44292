"""Files of holiday notices: YAML in; notices, and findings with their places, out.

A file holds ``notices`` and, where places have holidays of their own, ``regions``. The tables of
keys at the end both read a file and make its JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from creditrules.calendar.notices import Holiday, Notice, Region, problems_of
from creditrules.calendar.package import gathered, package_years
from creditrules.text.diagnostic import Diagnostic, Span
from creditrules.text.suggest import suggestion
from creditrules.text.tree import Document, Mapping, Node, Scalar, Sequence, locate
from creditrules.text.words import word

__all__ = ["NoticeFile", "notice_file_schema", "read_notices"]

Schema = dict[str, Any]
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """What a file of notices says.

    Attributes:
        notices: those that are sound, in file order.
        regions: the places with holidays of their own.
        findings: what is wrong with the notices; what is wrong with the YAML stands with the tree.
    """

    notices: tuple[Notice, ...]
    regions: tuple[Region, ...]
    findings: tuple[Diagnostic, ...]


def read_notices(document: Document) -> NoticeFile:
    """The notices of a YAML tree."""
    if document.root is None:
        return NoticeFile((), (), ())
    reader = _Reader(document)
    try:
        top = reader.fields(document.root, _FILE, "notices")
    except _BadValueError:
        return NoticeFile((), (), tuple(reader.findings))
    entries = top.get("notices", [])
    regions = [one for one, _ in top.get("regions", ()) if _complete(one, _REGION)]
    notices = []
    for fields, node in entries:
        if not _complete(fields, _NOTICE) or _left_out(node, fields):
            continue
        notice = _notice(fields, node, [other for other, _ in entries], reader)
        if notice is not None:
            notices.append((notice, node))
    _once_a_year(notices, reader)
    return NoticeFile(
        tuple(notice for notice, _ in notices),
        tuple(Region(**one) for one in regions),
        tuple(reader.findings),
    )


def notice_file_schema() -> Schema:
    """The JSON Schema (2020-12) of a file of notices."""
    return {**_object(_FILE), "minProperties": 1}


# ------------------------------------------------------------------- whole entries


def _notice(fields: Fields, node: Node, entries: list[Fields], reader: _Reader) -> Notice | None:
    given = {key: value for key, value in fields.items() if key != "days_from"}
    if "days_from" in fields:
        given["holidays"] = _overlaid(fields, entries)
    elif "holidays" not in given:
        reader.tell("key_missing", node.span, key="holidays")
        return None
    problems = list(
        problems_of(
            given["year"],
            given["holidays"],
            given.get("kind", "yearly"),
            given.get("region"),
            given.get("statutory_days"),
        )
    )
    for problem in problems:
        reader.tell(problem.code, locate(node, problem.path), **problem.arguments)
    return None if problems else Notice(**given)


def _overlaid(fields: Fields, entries: list[Fields]) -> tuple[Holiday, ...]:
    """The package's days of a year, without what amendments changed and with what is corrected."""
    year = fields["year"]
    days = dict(package_years().get(year, {}))
    for other in entries:
        if other.get("year") == year and other.get("kind") == "amendment":
            for day, _ in _days_of(other.get("holidays", ())):
                days.pop(day, None)
    days.update(_days_of(fields.get("holidays", ())))
    return gathered(days.items())


def _days_of(holidays: tuple[Holiday, ...]) -> list[tuple[date, tuple[str, bool]]]:
    return [
        (day, (holiday.name, working))
        for holiday in holidays
        for days, working in ((holiday.days_off, False), (holiday.worked, True))
        for day in days
    ]


def _once_a_year(notices: list[tuple[Notice, Node]], reader: _Reader) -> None:
    first: dict[int, Span] = {}
    for notice, node in notices:
        if notice.kind == "yearly" and notice.year in first:
            reader.tell("calendar_year_twice", node.span, first[notice.year], year=str(notice.year))
        elif notice.kind == "yearly":
            first[notice.year] = node.span


# ------------------------------------------------------------------- single values


class _BadValueError(Exception):
    """A value that its key does not take; the finding is told already."""


class _Reader:
    """Reads one file by the tables of keys and gathers what is wrong with it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Diagnostic] = []

    def tell(self, code: str, span: Span, other: Span | None = None, /, **arguments: str) -> None:
        """Note a finding."""
        self.findings.append(self.document.diagnose(code, span, other, **arguments))

    def refuse(self, code: str, node: Node, **arguments: str) -> NoReturn:
        """Note a finding about a value and give the value up."""
        self.tell(code, node.span, **arguments)
        raise _BadValueError

    def fields(self, node: Node, table: MappingOf[str, _Key], key: str) -> Fields:
        """The values of a mapping; those that cannot be read are told and left out."""
        if not isinstance(node, Mapping):
            self.refuse("mapping_expected", node, key=key)
        found: Fields = {}
        for name, value in node:
            known = table.get(name.value)
            if known is None:
                near = suggestion(name.value, list(table))
                self.tell("key_unknown", name.span, key=name.value, suggestion=near)
                continue
            try:
                found[name.value] = known.read(self, value, name.value)
            except _BadValueError:
                continue
        for name_needed, one in table.items():
            if one.needed and node.get(name_needed) is None:
                self.tell("key_missing", node.span, key=name_needed)
        return found

    def items(self, node: Node, key: str) -> tuple[Node, ...]:
        """The items of a list."""
        if not isinstance(node, Sequence):
            self.refuse("list_expected", node, key=key)
        return node.items

    def text(self, node: Node, key: str) -> str:
        """One value as written."""
        if not isinstance(node, Scalar):
            self.refuse("text_expected", node, key=key)
        if not node.value.strip():
            self.refuse("value_empty", node, key=key)
        return node.value.strip()


_Read: TypeAlias = Callable[[_Reader, Node, str], Any]


class _Key(NamedTuple):
    """A key: how its value is read, its JSON Schema, and whether it must be there."""

    read: _Read
    schema: Schema
    needed: bool = False


def _complete(fields: Fields, table: MappingOf[str, _Key]) -> bool:
    return all(key in fields for key, one in table.items() if one.needed)


def _left_out(node: Mapping, fields: Fields) -> bool:
    """Whether a value of the mapping could not be read."""
    return any(name.value in _NOTICE and name.value not in fields for name, _ in node)


def _object(table: MappingOf[str, _Key]) -> Schema:
    return {
        "type": "object",
        "properties": {
            key: {**one.schema, "title": word(f"key.{key}")} for key, one in table.items()
        },
        "required": [key for key, one in table.items() if one.needed],
        "additionalProperties": False,
    }


def _entries(table: MappingOf[str, _Key]) -> _Key:
    def read(reader: _Reader, node: Node, key: str) -> list[tuple[Fields, Node]]:
        found = []
        for item in reader.items(node, key):
            try:
                found.append((reader.fields(item, table, key), item))
            except _BadValueError:
                continue
        return found

    return _Key(read, {"type": "array", "items": _object(table)})


def _number(least: int, most: int) -> _Read:
    def read(reader: _Reader, node: Node, key: str) -> int:
        text = reader.text(node, key)
        if not re.fullmatch(r"[0-9]{1,4}", text) or not least <= int(text) <= most:
            reader.refuse("value_bad", node, key=key, value=text)
        return int(text)

    return read


def _day(reader: _Reader, node: Node, key: str) -> date:
    text = reader.text(node, key)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    reader.refuse("value_bad", node, key=key, value=text)


def _one_of(*choices: str) -> _Key:
    def read(reader: _Reader, node: Node, key: str) -> str:
        text = reader.text(node, key)
        if text not in choices:
            near = suggestion(text, list(choices))
            reader.refuse("value_unknown", node, key=key, value=text, suggestion=near)
        return text

    return _Key(read, {"enum": list(choices)})


def _region(reader: _Reader, node: Node, key: str) -> str:
    text = reader.text(node, key)
    if not re.fullmatch(r"[0-9]{6}", text, re.ASCII):
        reader.refuse("jurisdiction_bad", node, key=key, value=text)
    return text


def _texts(reader: _Reader, node: Node, key: str) -> tuple[str, ...]:
    return tuple(reader.text(item, key) for item in reader.items(node, key))


_WEEKDAYS: Final = "一二三四五六日"
_SPAN: Final = re.compile(
    r"(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:\.\.(?P<last>[0-9]{4}-[0-9]{2}-[0-9]{2})|\s*(?:周|星期)(?P<weekday>[一二三四五六日天]))?",
    re.ASCII,
)


def _days(reader: _Reader, node: Node, key: str) -> tuple[date, ...]:
    """Days, each ``2027-01-03``, ``2027-01-03 周日`` as printed, or ``2027-02-05..2027-02-11``."""
    found: list[date] = []
    for item in reader.items(node, key):
        found += _days_in(reader, item, key)
    return tuple(found)


def _days_in(reader: _Reader, item: Node, key: str) -> list[date]:
    text = reader.text(item, key)
    match = _SPAN.fullmatch(text)
    try:
        first = date.fromisoformat(match["first"]) if match else None
        last = date.fromisoformat(match["last"]) if match and match["last"] else first
    except ValueError:
        first = last = None
    if match is None or first is None or last is None or not 0 <= (last - first).days <= 31:
        reader.refuse("value_bad", item, key=key, value=text)
    printed = match["weekday"]
    if printed and _WEEKDAYS.index(printed.replace("天", "日")) != first.weekday():
        right = f"周{_WEEKDAYS[first.weekday()]}"
        reader.refuse("calendar_weekday_wrong", item, day=match["first"], weekday=right)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _holidays(reader: _Reader, node: Node, key: str) -> tuple[Holiday, ...]:
    found = []
    for fields, item in _entries(_HOLIDAY).read(reader, node, key):
        if not _complete(fields, _HOLIDAY):
            raise _BadValueError
        off = fields.get("days_off", ())
        if "days" in fields and fields["days"] != len(off):
            given, printed = str(len(off)), str(fields["days"])
            shown = {"holiday": fields["name"], "given": given, "printed": printed}
            reader.tell("calendar_days_miscounted", item.span, **shown)
        found.append(Holiday(fields["name"], off, fields.get("worked", ())))
    return tuple(found)


# ------------------------------------------------------------------ tables of keys

_TEXT: Final = _Key(_Reader.text, {"type": ["string", "number"]})
_DATE: Final = _Key(_day, {"type": "string", "format": "date"})
_YEAR: Final = _Key(_number(2004, 2099), {"type": ["integer", "string"]}, needed=True)
_DAYS: Final = _Key(_days, {"type": "array", "items": {"type": "string"}})
_CODE: Final = _Key(_region, {"type": ["string", "number"]})
_EVIDENCE: Final = _one_of("seen", "recalled", "guess")

_HOLIDAY: Final[MappingOf[str, _Key]] = {
    "name": _TEXT._replace(needed=True),
    "days_off": _DAYS,
    "worked": _DAYS,
    "days": _Key(_number(0, 31), {"type": ["integer", "string"]}),
}
_NOTICE: Final[MappingOf[str, _Key]] = {
    "year": _YEAR,
    "kind": _one_of("yearly", "amendment", "regional"),
    "number": _TEXT,
    "issued_on": _DATE,
    "known_from": _DATE,
    "evidence": _EVIDENCE,
    "region": _CODE,
    "statutory_days": _Key(_number(1, 60), {"type": ["integer", "string"]}),
    "source": _TEXT,
    "days_from": _one_of("chinese_calendar"),
    "holidays": _Key(_holidays, {"type": "array", "items": _object(_HOLIDAY)}),
}
_REGION: Final[MappingOf[str, _Key]] = {
    "code": _CODE._replace(needed=True),
    "name": _TEXT._replace(needed=True),
    "name_en": _TEXT._replace(needed=True),
    "festivals": _Key(
        _texts, {"type": "array", "items": {"type": "string"}, "minItems": 1}, needed=True
    ),
    "basis": _TEXT,
    "evidence": _EVIDENCE,
}
_FILE: Final[MappingOf[str, _Key]] = {"notices": _entries(_NOTICE), "regions": _entries(_REGION)}
