"""What is odd about a subject that can be read: numbers with wrong check digits, unknown places.

These are warnings; nothing here refuses a subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from operator import mul
from typing import Any, Final, NamedTuple

from stdnum.cn import ric, uscc

from creditrules.catalogue import jurisdiction_exists
from creditrules.intake.raw import Path, conceal_number
from creditrules.model import Subject
from creditrules.model.numbers import full_resident_id, number_of

__all__ = ["Finding", "findings_in", "without_offset"]

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC: Final = re.compile(rf"[0-9]{{8}}[{_ALPHABET}]{{10}}")
_RESIDENT_ID: Final = re.compile(r"[0-9]{17}[0-9X]")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Finding(NamedTuple):
    """A finding before it has a place in a file: its code, the path of the value, its words."""

    code: str
    path: Path
    arguments: dict[str, str]


def findings_in(subject: Subject, data: dict[str, Any]) -> Iterator[Finding]:
    """What is odd about a subject.

    Args:
        subject: the subject.
        data: the plain data it was made from, which still shows how instants were written.
    """
    if subject.jurisdiction is not None and not jurisdiction_exists(subject.jurisdiction):
        yield Finding("jurisdiction_unknown", ("jurisdiction",), {"value": subject.jurisdiction})
    for key, given in vars(subject.identifiers).items():
        if given is not None:
            yield from _of_number(subject, key, given)
    if any(record.received_at or record.events for record in subject.records):
        yield from _instants(data)


def _of_number(subject: Subject, key: str, given: str) -> Iterator[Finding]:
    path = ("identifiers", key)
    number = number_of(key, given)
    if number is None:
        yield Finding("identifier_not_a_number", path, {"value": given})
    elif key == "uscc":
        yield from _of_uscc(number, path)
    elif key == "resident_id":
        for code in _of_resident_id(full_resident_id(number)):
            yield Finding(code, path, {"value": conceal_number(given), "key": key})
    elif key == "organisation_code":
        unified = number_of("uscc", subject.identifiers.uscc or "")
        if unified and _USCC.fullmatch(unified) and unified[8:17] != number:
            yield Finding(
                "organisation_code_differs", path, {"value": given, "expected": unified[8:17]}
            )


def _of_uscc(number: str, path: Path) -> Iterator[Finding]:
    if _USCC.fullmatch(number) is None:
        yield Finding("identifier_malformed", path, {"value": number, "key": "uscc"})
    elif sum(map(mul, _weights(), map(_ALPHABET.index, number))) % len(_ALPHABET):
        yield Finding("identifier_check_digit", path, {"value": number})


@cache
def _weights() -> tuple[int, ...]:
    """How much each place of a unified code counts (GB 32100), as python-stdnum has it.

    A code is right when the weighted sum of its places is a multiple of 31. Asking for the
    weights once instead of for each check digit makes reading a third faster.
    """
    codes = [f"{10**place:017d}"[::-1] for place in range(17)]
    digits = [_ALPHABET.index(uscc.calc_check_digit(code)) for code in codes]
    return (*(len(_ALPHABET) - digit for digit in digits), 1)


def _of_resident_id(number: str) -> Iterator[str]:
    if _RESIDENT_ID.fullmatch(number) is None:
        yield "identifier_malformed"
        return
    if ric.calc_check_digit(number) != number[17]:
        yield "identifier_check_digit"
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        yield "resident_id_birth_date"
    if not jurisdiction_exists(number[:6]):
        yield "resident_id_birth_place"


def _instants(data: dict[str, Any]) -> Iterator[Finding]:
    """Instants of receipt without offset; some of the records may be malformed."""
    for number, record in _objects(data.get("records")):
        if "received_at" in record:
            yield from without_offset(record["received_at"], ("records", number))
        for place, event in _objects(record.get("events")):
            if "received_at" in event:
                path = ("records", number, "events", place)
                yield from without_offset(event["received_at"], path)


def _objects(given: object) -> list[tuple[int, dict[str, Any]]]:
    entries = enumerate(given if isinstance(given, list) else ())
    return [(number, one) for number, one in entries if isinstance(one, dict)]


def without_offset(given: object, path: Path) -> Iterator[Finding]:
    """That the instant given as the `received_at` of what stands at `path` names no offset."""
    if not isinstance(given, str) or _DAY.fullmatch(given):
        return
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return
    if moment.tzinfo is None:
        words = {"value": given, "suggestion": f"{moment.isoformat()}+08:00"}
        yield Finding("instant_without_offset", (*path, "received_at"), words)
