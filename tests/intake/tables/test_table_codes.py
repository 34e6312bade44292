"""Every diagnostic code of tables has a table that shows it, where it stands, how to mend it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from table_texts import (
    GOOD,
    HEADINGS,
    LISTS,
    RESIDENT,
    UNIFIED,
    found_in,
    lines,
    listing,
    penalties,
    read,
)

from creditrules.intake.tables import TableMap, Tables, Target, read_mapping, table_form
from creditrules.text import Diagnostic, Severity
from creditrules.text.codes import SECTIONS

LISTED = {"企业名称": "甲公司", "名单名称": "失信被执行人", "列入日期": "2018-06-20"}


class Case(NamedTuple):
    """A table, and where in it the finding stands."""

    text: str | bytes
    line: int = 2
    column: int = 1


def cell(column: str, **cells: str) -> Case:
    """A penalty table whose only row has these cells; the finding stands in `column`."""
    text = penalties({**GOOD, **cells})
    before = text.splitlines()[1].split(",")
    at = list(penalties({}).splitlines()[0].split(",")).index(HEADINGS[column])
    return Case(text, 2, sum(len(one) + 1 for one in before[:at]) + 1)


TABLE = penalties(GOOD)
CASES: dict[str, list[Case]] = {
    "table_amount_negative": [cell("fine_amount", fine_amount="-5")],
    "table_amount_unread": [
        cell("fine_amount", fine_amount=one) for one in ("五万", "5-6", "1E99", "5万元左右")
    ],
    "table_amount_without_unit": [
        Case("企业名称,处罚机关,违法事实,罚款金额\n甲,某局,乙,5\n", 2, 8)
    ],
    "table_cell_damaged": [cell("penalty_act", penalty_act="#NAME?")],
    "table_character_lost": [Case(penalties({**GOOD, "name": "某\ufffd公司"}))],
    "table_code_is_words": [
        cell("uscc", uscc="某某有限公司"),
        cell("uscc", uscc=f"{UNIFIED}已换发"),
        cell("tax_no", tax_no="同上"),
    ],
    "table_code_damaged": [cell("uscc", uscc="9.13E+17"), cell("tax_no", tax_no="1e15")],
    "table_day_impossible": [
        cell("decided_on", decided_on=one)
        for one in ("2018-02-30", "20181301", "2018-13-01", "0218-06-20", "2018年6月31日")
    ],
    "table_day_unread": [
        cell("decided_on", decided_on=one)
        for one in ("6/20/2018", "18-6-20", "2018-06", "二〇一八年", "201806201030", "20180")
    ],
    "table_encoding": [Case(TABLE.encode("gb18030"), 1), Case(TABLE.encode("utf-16"), 1)],
    "table_encoding_mixed": [
        Case(TABLE.encode() + TABLE.splitlines()[1].encode("gb18030"), 3),
        Case(TABLE.encode("gb18030") + TABLE.splitlines()[1].encode(), 3),
    ],
    "table_flag_unread": [cell("simple_procedure", simple_procedure="也许")],
    "table_form_unsupported": [
        Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 1),
        Case("<html><table><tr><td>行政相对人名称</td></tr></table></html>", 1),
    ],
    "table_formula_uncounted": [
        cell("uscc", uscc="=B2"),
        cell("decided_on", decided_on="=TODAY()"),
        cell("name", name='="甲"&A2'),
    ],
    "table_heading_ambiguous": [Case("行政相对人名称,处罚机关,行政相对人代码_2\n", 1, 14)],
    "table_heading_twice": [Case("行政相对人名称,处罚机关,cf_xdr_mc\n甲,乙,丙\n", 1, 14)],
    "table_heading_unknown": [
        Case(lines([*GOOD, "处罚决定日其"], [*GOOD.values(), "x"]), 1, len(",".join(GOOD)) + 2)
    ],
    "table_headings_missing": [Case("甲,乙\n丙,丁\n", 1), Case("\n序号,甲\n", 2)],
    "table_headings_other": [
        Case(TABLE + listing(LISTED).splitlines()[0], 3),
        Case(TABLE + "行政相对人名称,处罚机关,经办人,电话,地址\n", 3),
    ],
    "table_identity_missing": [Case("处罚机关,处罚决定日期\n某局,20180620\n", 1)],
    "table_is_json": [
        Case('{"schema": "creditrules/subject/1"}', 1),
        Case(b'\xef\xbb\xbf[\n  {"id": "1"}]', 1),
    ],
    "table_kind_unclear": [Case("行政相对人名称,统一社会信用代码\n甲,\n", 1)],
    "table_list_empty": [Case(listing({**LISTED, "名单名称": "/"}), 2, 5)],
    "table_list_missing": [Case("企业名称,列入日期\n甲,20180620\n", 1)],
    "table_list_unknown": [Case(listing({**LISTED, "名单名称": "失信被执行"}), 2, 5)],
    "table_name_is_code": [
        cell("name", name=UNIFIED),
        cell("name", name="60003734-1", uscc=""),
        cell("name", name=RESIDENT),
    ],
    "table_number_masked": [
        cell("person_number", kind="自然人", uscc="", person_number="360426********0071"),
        cell("uscc", uscc="9111**********341L"),
    ],
    "table_number_tells_nobody": [
        cell("uscc", uscc="1"),
        cell("uscc", uscc="111111111111111111"),
        cell("uscc", uscc="9111000000000000"),
        cell("registration_no", uscc="", registration_no="99999999"),
    ],
    "table_penalty_kind_unknown": [cell("penalty_kinds", penalty_kinds="罚款;约谈")],
    "table_quote_unclosed": [
        Case(lines(list(GOOD)) + '"某某,x\n' + lines(list(GOOD.values()))),
        Case(TABLE + '"某某,x', 3),
    ],
    "table_removed_before": [Case(listing({**LISTED, "移出日期": "2017-01-01"}), 2, 23)],
    "table_resident_id_as_code": [cell("uscc", uscc=RESIDENT)],
    "table_resident_id_here": [cell("uscc", uscc=RESIDENT, kind="自然人")],
    "table_row_says_nothing": [Case(penalties({"name": "甲公司", "uscc": UNIFIED}))],
    "table_row_too_large": [
        Case(penalties({**GOOD, "penalty_facts": "很长" * 70_000})),
        Case(penalties({**GOOD, "penalty_facts": "x" * 135_000})),
        Case(penalties({**GOOD, "penalty_facts": "很长" * 700_000})),
    ],
    "table_row_too_long": [Case(TABLE.rstrip("\n") + ",x\n")],
    "table_rows_skipped": [Case(TABLE + "说明：以上\n", 3), Case(TABLE + TABLE, 3)],
    "table_state_day_assumed": [cell("state", state="1", received_at="")],
    "table_state_undated": [cell("state", state="1", received_at="", decided_on="")],
    "table_state_unknown": [cell("state", state="2")],
    "table_subject_kind_contradicts": [cell("uscc", kind="自然人")],
    "table_subject_kind_missing": [Case(penalties({**GOOD, "kind": "", "uscc": ""}))],
    "table_subject_kind_unknown": [cell("kind", kind="妖怪")],
    "table_subject_missing": [Case(penalties({**GOOD, "name": "/", "uscc": ""}))],
    "table_title_skipped": [Case("行政处罚信息公示表\n" + TABLE)],
    "table_undecodable": [Case(TABLE.encode() + b"\xff\xff,x\n", 3)],
}
SHOWN = [(code, number) for code, cases in CASES.items() for number in range(len(cases))]

OF_WORKBOOKS = {
    "table_needs_excel",
    "table_sheet_unread",
    "table_workbook_1904",
    "table_workbook_too_large",
    "table_workbook_unreadable",
}
"""Codes that `test_table_workbooks` shows."""
USED_MAPS = {
    "table_map_heading_unused": TableMap(columns={"企业名": Target("name")}),
    "table_map_list_unused": TableMap(lists={"失信被执": "judgment_defaulter_list"}),
}
"""What a `--map` file says of a table that does not have it."""
MAPS = {
    "table_map_shape": "- columns\n",
    "table_map_unit": "columns: {全称: {column: name, unit: yuan}}\n",
}


def test_every_code_is_shown() -> None:
    assert set(SECTIONS["tables"]) == set(CASES) | OF_WORKBOOKS | set(MAPS) | set(USED_MAPS)


@pytest.mark.parametrize(("code", "number"), SHOWN)
def test_a_trouble_is_told_where_it_stands(code: str, number: int) -> None:
    case = CASES[code][number]
    raws = read(case.text)
    found = [problem for problem in found_in(raws) if problem.code == code]
    if not raws:  # no row to tell it with
        found = [problem for problem in _of_form(case) if problem.code == code]
    assert len(found) == 1
    span = found[0].span
    assert span is not None
    assert (span.line, span.column) == (case.line, case.column)
    check_words(found[0])


def _of_form(case: Case) -> tuple[Diagnostic, ...]:
    data = case.text.encode() if isinstance(case.text, str) else case.text
    return table_form(io.BytesIO(data), "t.csv", ".csv")[1]


@pytest.mark.parametrize(("code", "number"), SHOWN)
def test_an_error_refuses_its_row_wholly_and_no_other(code: str, number: int) -> None:
    case = CASES[code][number]
    for raw in read(case.text):
        errors = [one for one in raw.problems if one.severity is Severity.ERROR]
        assert raw.refused is bool(errors)
        assert (raw.value is None) is bool(errors)
        if code != "table_row_too_large":
            assert len(errors) <= 1


@pytest.mark.parametrize("code", MAPS)
def test_a_trouble_of_a_map_file_is_told(code: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(MAPS[code], encoding="utf-8")
    (found,) = read_mapping(path, {})[1]
    assert found.code == code
    check_words(found)


@pytest.mark.parametrize(
    ("code", "name", "nearest"),
    [
        ("table_map_heading_unused", "企业名", "企业名称"),
        ("table_map_list_unused", "失信被执", "失信被执行人"),
    ],
)
def test_what_a_map_says_of_nothing_is_told_once(code: str, name: str, nearest: str) -> None:
    table = listing(LISTED, {**LISTED, "企业名称": "乙公司"})
    raws = read(table, Tables(LISTS, USED_MAPS[code]))
    (found,) = found_in(raws)
    assert not any(raw.refused for raw in raws)
    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert found.span is not None
    assert found.span.line == 1
    assert name in found.render()
    assert found.arguments["suggestion"] == nearest
    check_words(found)


def test_what_a_map_says_of_a_table_is_not_told() -> None:
    table = listing({**LISTED, "名单名称": "黑名单A", "内部编号": "1"})
    mapping = TableMap(
        columns={"内部编号": Target(None)}, lists={"黑名单a": "judgment_defaulter_list"}
    )
    assert found_in(read(table, Tables(LISTS, mapping))) == []


def check_words(found: Diagnostic) -> None:
    """A finding is said in both languages, with nothing left to fill in."""
    arguments: Mapping[str, Any] = found.arguments
    for lang in ("zh", "en"):
        assert found.render(lang)
        assert found.to_json(lang)
    assert all(value != "" for name, value in arguments.items() if name != "reason")
