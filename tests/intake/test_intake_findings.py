"""What is odd about a subject is told as a warning and costs nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_subjects import read
from stdnum.cn import ric, uscc

from creditrules.catalogue import jurisdiction_exists
from creditrules.text import Diagnostic, Severity

UNIFIED = "91110000600037341L"
RESIDENT = "360426199101010071"


def found(**fields: Any) -> list[Diagnostic]:
    (entry,) = read(json.dumps({"id": "A", "kind": "enterprise", **fields}))
    assert entry.subject is not None
    assert all(one.severity is Severity.WARNING for one in entry.diagnostics)
    return list(entry.diagnostics)


def of_number(key: str, number: str) -> list[str]:
    return [one.code for one in found(identifiers={key: number})]


@pytest.mark.parametrize(
    ("key", "number", "codes"),
    [
        ("uscc", UNIFIED, []),
        ("uscc", " 9111 0000-600037341l ", []),
        ("uscc", "９１110000600037341L", []),
        ("uscc", "91110000600037341M", ["identifier_check_digit"]),
        ("uscc", "91110000600037351L", ["identifier_check_digit"]),
        ("uscc", "9111000060003734", ["identifier_malformed"]),
        ("uscc", "9111000060003734IL", ["identifier_malformed"]),
        ("uscc", "无", ["identifier_not_a_number"]),
        ("registration_no", "0000000", ["identifier_not_a_number"]),
        ("registration_no", "企独粤总字第000123号", []),
        ("tax_no", "/", ["identifier_not_a_number"]),
        ("tax_no", "null", ["identifier_not_a_number"]),
        ("resident_id", RESIDENT, []),
        ("resident_id", "360426910101007", []),
        ("resident_id", "360426199101010072", ["identifier_check_digit"]),
        ("resident_id", "3604261991010100", ["identifier_malformed"]),
        ("resident_id", "E12345678", ["identifier_malformed"]),
    ],
)
def test_numbers_are_checked(key: str, number: str, codes: list[str]) -> None:
    assert of_number(key, number) == codes


def with_check_digit(first: str) -> str:
    return first + str(ric.calc_check_digit(first + "0"))


def test_a_resident_id_of_an_impossible_day_or_place_is_told() -> None:
    assert of_number("resident_id", with_check_digit("11010119900230123")) == [
        "resident_id_birth_date"
    ]
    # the table of divisions has the province, but no such county
    assert of_number("resident_id", with_check_digit("11999919900228123")) == [
        "resident_id_birth_place"
    ]


@given(
    st.integers(0, 99_999_999), st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=10, max_size=10)
)
def test_unified_codes_are_right_where_python_stdnum_says_so(region: int, rest: str) -> None:
    number = f"{region:08d}{rest}"
    right = number[:17] + uscc.calc_check_digit(number[:17])
    for one in (number, right):
        wrong = "identifier_check_digit" in of_number("uscc", one)
        assert wrong is not uscc.is_valid(one)


def test_an_organisation_code_must_agree_with_the_unified_code() -> None:
    agreeing = {"uscc": UNIFIED, "organisation_code": "60003734-1"}
    assert not found(identifiers=agreeing)
    (one,) = found(identifiers={"uscc": UNIFIED, "organisation_code": "600037342"})
    assert one.code == "organisation_code_differs"
    assert one.arguments["expected"] == "600037341"


def test_the_findings_of_a_natural_person_show_no_number() -> None:
    (one,) = found(identifiers={"resident_id": "360426199101010072"})
    assert "360426********0072" in one.message()
    assert "360426199101010072" not in one.render()
    assert "360426199101010072" in one.render(show_ids=True)


@pytest.mark.parametrize(
    ("code", "exists"),
    [
        ("110000", True),
        ("330100", True),
        ("110103", True),  # abolished in 2010
        ("659001", True),
        ("119999", False),
        ("999999", False),
        ("000000", False),
        ("11000", False),
        ("1100000", False),
        ("１１００００", False),
        ("", False),
        ("national", False),
    ],
)
def test_jurisdictions_are_looked_up(code: str, exists: bool) -> None:
    assert jurisdiction_exists(code) is exists


def test_an_unknown_jurisdiction_of_a_subject_is_told() -> None:
    (one,) = found(jurisdiction="119999")
    assert (one.code, one.arguments["path"]) == ("jurisdiction_unknown", "jurisdiction")


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2018-06-20", False),
        ("2018-06-20T09:00:00+08:00", False),
        ("2018-06-20T01:00:00Z", False),
        ("2018-06-20T09:00:00", True),
        ("2018-06-20 09:00", True),
    ],
)
def test_instants_without_offset_are_told(moment: str, told: bool) -> None:
    event = {"type": "repair", "happened_on": "2018-06-20", "received_at": moment}
    record = {"id": "R", "received_at": moment, "events": [event]}
    paths = ["records[0].received_at", "records[0].events[0].received_at"]
    findings = found(records=[record])
    assert [one.arguments["path"] for one in findings] == (paths if told else [])
    assert {one.code for one in findings} <= {"instant_without_offset"}
    assert all(one.arguments["suggestion"].endswith("+08:00") for one in findings)


def test_findings_stand_where_the_number_stands() -> None:
    (entry,) = read('{"id": "A",\n "kind": "enterprise",\n "identifiers": {"uscc": "无"}}')
    assert entry.diagnostics[0].span == ("f.jsonl", 3, 26, 3)
