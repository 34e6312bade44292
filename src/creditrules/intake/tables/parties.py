"""Whom a row is about: kind, identifiers and id of the party, and its legal representative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, NamedTuple

from stdnum.cn import ric, uscc

from creditrules.intake.identity import normalise_name
from creditrules.intake.raw import conceal_number
from creditrules.intake.tables.cells import is_masked
from creditrules.intake.tables.rows import Problem
from creditrules.model import SubjectKind
from creditrules.model.numbers import identifies, number_of

__all__ = ["Party", "hashed", "party_of"]

_ENTERPRISE: Final = SubjectKind.ENTERPRISE.value
_BUSINESS: Final = SubjectKind.INDIVIDUAL_BUSINESS.value
_INDIVIDUAL: Final = SubjectKind.INDIVIDUAL.value
_INSTITUTION: Final = SubjectKind.PUBLIC_INSTITUTION.value
_SOCIAL: Final = SubjectKind.SOCIAL_ORGANISATION.value

_KINDS: Final = {
    **dict.fromkeys(
        (
            "法人及非法人组织",
            "法人和非法人组织",
            "法人及其他组织",
            "法人和其他组织",
            "法人或其他组织",
            "法人或者其他组织",
            "法人",
            "非法人组织",
            "其他组织",
            "企业",
            "企业法人",
            "单位",
        ),
        _ENTERPRISE,
    ),
    **dict.fromkeys(("自然人", "个人", "公民"), _INDIVIDUAL),
    **dict.fromkeys(("个体工商户", "个体户", "个体"), _BUSINESS),
    "事业单位": _INSTITUTION,
    **dict.fromkeys(("社会组织", "社会团体"), _SOCIAL),
}
_KIND_OF_CODE: Final = {
    "12": _INSTITUTION,
    "51": _SOCIAL,
    "52": _SOCIAL,
    "53": _SOCIAL,
    "91": _ENTERPRISE,
    "92": _BUSINESS,
    "93": _ENTERPRISE,
}
"""What the first two places of a unified code say (GB 32100): who registered it, and as what."""

_UNIFIED: Final = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)
_WORDS: Final = re.compile("[\u3400-\u9fff]")
_NONE: Final = re.compile("[无未不没暂尚空缺略]|注销")
_BRIEF: Final = 8
_WITHOUT_WORDS: Final = frozenset({"uscc", "organisation_code"})
_CODE: Final = re.compile(r"[0-9A-Z-]{8,20}", re.ASCII)
_DIGIT: Final = re.compile(r"\d", re.ASCII)
_DIGITS: Final = 6
_RESIDENT: Final = re.compile(r"[1-9]\d{14}(?:\d{2}[0-9X])?", re.ASCII)
_RESIDENT_18: Final = re.compile(
    r"[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d{4}[0-9X]", re.ASCII
)
_RESIDENT_CARD: Final = "居民身份证"
_RESIDENT_CARDS: Final = frozenset({_RESIDENT_CARD, "身份证", "中华人民共和国居民身份证"})
_OTHER_CARDS: Final = re.compile("护照|通行证|居留|居住证|军官|士兵|警官|港|澳|台")
_CODES: Final = ("uscc", "registration_no", "organisation_code", "tax_no")
_ID_PREFIXES: Final = (("organisation_code", "org"), ("registration_no", "reg"), ("tax_no", "tax"))


class Party(NamedTuple):
    """Whom a row is about.

    Attributes:
        subject: id, kind, name, identifiers and relations, as plain data; no records.
        key: what its records' ids name it by; the same whether it is told by its unified code
            or by the organisation code within.
        person: its legal representative as a subject, if his resident id is given.
        problems: errors refuse the row.
    """

    subject: dict[str, Any]
    key: str
    person: dict[str, Any] | None
    problems: list[Problem]


def hashed(*parts: str) -> str:
    """16 hexadecimal digits that stand for the parts; names are compared as names."""
    return sha256("\n".join(map(_normal, parts)).encode()).hexdigest()[:16]


def _normal(part: str) -> str:
    return part if part.isascii() and part.isalnum() else _normal_name(part)


_normal_name: Final = lru_cache(maxsize=4096)(normalise_name)


def party_of(cells: Mapping[str, Any], hint: str | None) -> Party:
    """Whom a row is about.

    Args:
        cells: what was read, by column id.
        hint: the kind that the heading of the name tells, where nothing else does.
    """
    problems: list[Problem] = []
    numbers = _numbers(cells, problems)
    kind = _kind(cells, numbers, hint, problems)
    name = cells.get("name")
    if name is not None and _is_code(name):
        unified = uscc.is_valid(name)
        shown = name if unified else conceal_number(name)
        problems.append(Problem("table_name_is_code", "name", {"value": shown}))
        if unified:
            numbers.setdefault("uscc", name)  # whom the refused row is about
    if name is None and not numbers:
        problems.append(Problem("table_subject_missing", None, {}))
    if kind != _INDIVIDUAL:
        numbers.pop("resident_id", None)  # the owner's, who is somebody else
    id_, key = _ids(kind, name, numbers, cells)
    subject: dict[str, Any] = {"id": id_, "kind": kind, "identifiers": numbers}
    if name is not None:
        subject["name"] = name
    person = None
    representative = cells.get("legal_representative")
    if representative is not None and kind != _INDIVIDUAL:
        relation = {"role": "legal_representative", "name": representative}
        number = _representative_number(cells, problems)
        if number is not None:
            person = {
                "id": f"person-{hashed(number_of('resident_id', number) or '')}",
                "kind": _INDIVIDUAL,
                "name": representative,
                "identifiers": {"resident_id": number},
            }
            relation["subject"] = person["id"]
        subject["relations"] = [relation]
    return Party(subject, key, person, problems)


def _numbers(cells: Mapping[str, Any], problems: list[Problem]) -> dict[str, str]:
    """The numbers that identify the party; masked ones, fillers and broken codes do not."""
    found = {}
    for column in _CODES:
        number = cells.get(column)
        if number is None or not number.strip("0"):
            continue
        if is_masked(number):
            problems.append(Problem("table_number_masked", column, {"value": number}))
        elif _is_words(column, number):
            problems.append(Problem("table_code_is_words", column, {"value": number}))
        elif _is_resident_id(number):
            kind = _KINDS.get(_normal(cells.get("kind", "")), _INDIVIDUAL)
            code = "table_resident_id_here" if kind == _INDIVIDUAL else "table_resident_id_as_code"
            problems.append(Problem(code, column, {"value": number}))
            found["resident_id"] = number
        elif (told := number_of(column, number)) and not identifies(column, told):
            problems.append(Problem("table_number_tells_nobody", column, {"value": number}))
        else:
            found[column] = number.upper()
    for column, type_ in (
        ("person_number", cells.get("person_number_type", "")),
        ("resident_id", _RESIDENT_CARD),
    ):
        number = _resident_id(column, cells.get(column), type_, problems)
        if number is not None:
            found["resident_id"] = number
    return found


def _is_words(column: str, number: str) -> bool:
    """Whether words stand in the place of a code; older numbers have words beside their digits."""
    if not _WORDS.search(number):
        return False
    if number_of(column, number) is None:
        return len(number) > _BRIEF or not _NONE.search(number)
    return column in _WITHOUT_WORDS


def _is_code(name: str) -> bool:
    """Whether a code or number stands in the place of a name."""
    plain = normalise_name(name).upper()
    return _CODE.fullmatch(plain) is not None and len(_DIGIT.findall(plain)) >= _DIGITS


def _resident_id(
    column: str, number: str | None, type_: str, problems: list[Problem]
) -> str | None:
    """A number if it is a resident id, told by the type of the document, else by its form."""
    if number is None or number_of("resident_id", number) is None:
        return None
    if is_masked(number):
        problems.append(Problem("table_number_masked", column, {"value": number}))
        return None
    number = number.upper()
    formed = _RESIDENT.fullmatch(number) is not None and not _OTHER_CARDS.search(type_)
    return number if formed or type_ in _RESIDENT_CARDS else None


def _representative_number(cells: Mapping[str, Any], problems: list[Problem]) -> str | None:
    column = "legal_representative_id"
    if column in cells:
        return _resident_id(column, cells[column], _RESIDENT_CARD, problems)
    column = "legal_representative_number"
    type_ = cells.get("legal_representative_number_type", "")
    return _resident_id(column, cells.get(column), type_, problems)


def _is_resident_id(number: str) -> bool:
    """Whether a number in the place of a code is a resident id by its check digit and no code."""
    if _RESIDENT_18.fullmatch(number.upper()) is None:
        return False
    return bool(ric.is_valid(number)) and not uscc.is_valid(number)


def _kind(
    cells: Mapping[str, Any],
    numbers: Mapping[str, str],
    hint: str | None,
    problems: list[Problem],
) -> str:
    """The kind of the party: as the row says it, made precise by its codes; never guessed."""
    given = cells.get("kind")
    said = None
    if given is not None:
        said = _KINDS.get(_normal(given))
        if said is None:
            words = {"value": given, "choices": "、".join(_KINDS)}
            problems.append(Problem("table_subject_kind_unknown", "kind", words))
            return _ENTERPRISE
    code = numbers.get("uscc", "")
    told = _KIND_OF_CODE.get(code[:2]) if _UNIFIED.fullmatch(code) else None
    if told is not None:
        if (said or hint) == _INDIVIDUAL and told != _BUSINESS:
            words = {"value": code, "kind": given or "自然人"}
            problems.append(Problem("table_subject_kind_contradicts", "uscc", words))
        return told
    if said is None or said == _ENTERPRISE:
        if "institution_no" in cells:
            return _INSTITUTION
        if "social_organisation_no" in cells:
            return _SOCIAL
    found = said or _kind_of_numbers(cells, numbers, hint)
    if found is None:
        problems.append(Problem("table_subject_kind_missing", None, {}))
    return found or _ENTERPRISE


def _kind_of_numbers(
    cells: Mapping[str, Any], numbers: Mapping[str, str], hint: str | None
) -> str | None:
    """The kind that the filled codes tell, else the heading of the name, else other columns."""
    if any(column in numbers for column in _CODES):
        return hint or _ENTERPRISE
    if hint is not None:
        return hint
    if "resident_id" in numbers or "person_number" in cells:
        return _INDIVIDUAL
    representative = cells.get("legal_representative")
    return _ENTERPRISE if representative and representative != cells.get("name") else None


def _ids(
    kind: str, name: str | None, numbers: Mapping[str, str], cells: Mapping[str, Any]
) -> tuple[str, str]:
    """The id of the subject, and the key that its records' ids name it by."""
    if kind == _INDIVIDUAL:
        number = number_of("resident_id", numbers.get("resident_id", ""))
        who = hashed(number) if number else hashed(*_content(name, cells))
        return f"person-{who}", f"person-{who}"
    unified = number_of("uscc", numbers.get("uscc", ""))
    if unified is not None:
        within = _UNIFIED.fullmatch(unified) is not None
        return unified, f"org-{unified[8:17]}" if within else unified
    for column, prefix in _ID_PREFIXES:
        number = number_of(column, numbers.get(column, ""))
        if number is not None:
            return f"{prefix}-{number}", f"{prefix}-{number}"
    who = f"name-{hashed(kind, name or '')}"
    return who, who


def _content(name: str | None, cells: Mapping[str, Any]) -> tuple[str, ...]:
    """What tells a person known by name only from all others: the row itself."""
    columns = (
        "person_number",
        "authority",
        "listing_authority",
        "document_no",
        "listing_document",
        "decided_on",
        "listed_on",
        "list_name",
    )
    act = cells.get("penalty_act", cells.get("penalty_name", ""))
    return (name or "", act, *(str(cells.get(column, "")) for column in columns))
