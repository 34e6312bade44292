"""Workbooks read as the same table in text does; what cannot be read is told."""

from __future__ import annotations

import io
import sys
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from table_texts import (
    GOOD,
    HEADINGS,
    RESIDENT,
    TABLES,
    UNIFIED,
    codes,
    penalties,
    read,
    record,
    value,
)

from creditrules.intake.raw import Raw
from creditrules.intake.tables import TableRaw, table_form, workbook

Cells = dict[str, object]


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def penalty_book(*rows: Cells, sheet: str = "处罚", title: str | None = None) -> Workbook:
    book = Workbook()
    page = book.active
    page.title = sheet
    if title is not None:
        page.append([title])
    page.append(list(HEADINGS.values()))
    for row in rows:
        page.append([row.get(column) for column in HEADINGS])
    return book


def read_book(data: bytes) -> list[Raw]:
    return read(data, TABLES, "t.xlsx", ".xlsx")


def one(**cells: object) -> Raw:
    return read_book(saved(penalty_book({**GOOD, **cells})))[0]


def test_a_workbook_reads_as_the_same_table_in_text() -> None:
    rows = [GOOD, {**GOOD, "penalty_facts": '甲"乙,\n丙', "name": "乙公司"}]
    book = penalty_book(*rows, title="行政处罚信息公示表")
    assert [value(raw) for raw in read_book(saved(book))] == [
        value(raw) for raw in read(penalties(*rows))
    ]


def test_real_days_and_numbers_are_read() -> None:
    raw = one(
        decided_on=datetime(2018, 6, 20),
        publicity_until=date(2019, 6, 20),
        received_at=datetime(2018, 6, 21, 10, 0),
        fine_amount=0.3,
        confiscated_amount=5,
        state=0,
        registration_no=110000000123456,
        simple_procedure=False,
    )
    found = record(raw)
    assert found["decided_on"] == "2018-06-20"
    assert found["received_at"] == "2018-06-21T10:00:00+08:00"
    assert found["attributes"]["publicity_until"] == "2019-06-20"
    assert found["attributes"]["fine_amount"] == "3000"
    assert found["attributes"]["confiscated_amount"] == "50000"
    assert found["attributes"]["simple_procedure"] is False
    assert value(raw)["identifiers"]["registration_no"] == "110000000123456"


@pytest.mark.parametrize("number", [9.13e17, 911100006000373410])
def test_a_code_kept_as_a_number_has_lost_digits(number: float) -> None:
    raw = one(uscc=number)
    assert codes([raw]) == ["table_code_damaged"]
    span = raw.problems[0].span
    assert span is not None
    assert (span.line, span.column) == (2, 3)
    assert raw.problems[0].source is None


def test_an_error_value_is_told() -> None:
    book = penalty_book({**GOOD, "penalty_act": "#N/A"})
    assert codes(read_book(saved(book))) == ["table_cell_damaged"]


def test_what_a_workbook_says_of_its_size_does_not_count() -> None:
    data = saved(penalty_book(GOOD, GOOD))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                begin = content.index(b"<dimension")
                end = content.index(b"/>", begin) + 2
                content = content[:begin] + b'<dimension ref="A1"/>' + content[end:]
            new.writestr(part, content)
    assert len(read_book(changed.getvalue())) == 2


def test_the_first_sheet_that_is_a_table_is_read_and_others_are_told() -> None:
    book = penalty_book(GOOD, sheet="六月")
    book.create_sheet("说明", 0).append(["本表由某局填报"])
    book.create_sheet("七月").append(list(HEADINGS.values()))
    hidden = book.create_sheet("隐藏")
    hidden.append(list(HEADINGS.values()))
    hidden.sheet_state = "hidden"
    (raw,) = read_book(saved(book))
    assert codes([raw]) == ["table_sheet_unread"] * 2
    assert [found.arguments["sheet"] for found in raw.problems] == ["七月", "隐藏"]
    assert raw.problems[0].arguments["read"] == "六月"
    assert isinstance(raw, TableRaw)
    assert raw.form.sheet == "六月"


def test_the_name_of_a_sheet_names_the_list_of_all_rows() -> None:
    book = Workbook()
    book.active.title = "失信被执行人"
    book.active.append(["企业名称", "列入日期", "认定机关"])
    book.active.append(["甲", 43271, "某院"])
    (raw,) = read_book(saved(book))
    assert (record(raw)["cause"], record(raw)["listed_on"]) == ("judgment_defaulter", "2018-06-20")


def test_refused_rows_are_kept_in_a_workbook(tmp_path: Path) -> None:
    bad = {**GOOD, "decided_on": "x", "penalty_facts": '甲,\n"乙"', "person_number": RESIDENT}
    raws = read_book(saved(penalty_book(GOOD, bad)))
    refused = raws[1]
    assert isinstance(refused, TableRaw)
    path = tmp_path / "refused.xlsx"
    with closing(refused.form.refused_writer(path)) as writer:
        writer.write(refused.text)
    rows = list(load_workbook(path).active.iter_rows(values_only=True))
    assert rows[0] == tuple(HEADINGS.values())
    assert rows[1][2] == UNIFIED
    (again,) = read_book(path.read_bytes())
    assert again.text == refused.text
    assert codes([again]) == ["table_day_unread"]


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (raw,) = read_book(b"PK\x03\x04")
    assert codes([raw]) == ["table_needs_excel"]
    assert "creditrules[excel]" in raw.problems[0].help()


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 500])
def test_a_broken_workbook_is_told(data: bytes) -> None:
    (raw,) = read_book(data)
    assert codes([raw]) == ["table_workbook_unreadable"]
    for lang in ("zh", "en"):
        assert "Error" not in raw.problems[0].render(lang).split(":", 1)[1]


def test_a_formula_that_has_never_been_worked_out_refuses_its_cell() -> None:
    (bad, good) = read_book(
        saved(penalty_book({**GOOD, "uscc": '=A1&""', "remark": '="甲"'}, {**GOOD, "name": "乙"}))
    )
    assert codes([bad, good]) == ["table_formula_uncounted"]
    span = bad.problems[0].span
    assert span is not None
    assert (span.line, span.column) == (2, 3)
    assert bad.problems[0].arguments["value"] == '=A1&""'
    assert not good.refused


def test_formulas_with_values_are_read_as_their_values() -> None:
    data = saved(penalty_book({**GOOD, "authority": "=A1", "penalty_content": "=A2"}))
    results = {b"<f>A1</f><v />": "<f>A1</f><v>某局</v>", b"<f>A2</f><v />": "<f>A2</f><v></v>"}
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part).replace(b"<v></v>", b"<v />").replace(b"<v/>", b"<v />")
            for formula, result in results.items():
                at = content.find(formula)
                if at >= 0:
                    assert content[:at].endswith(b">")
                    content = content[: at - 1] + b' t="str">' + content[at:]
                    content = content.replace(formula, result.encode())
            new.writestr(part, content)
    (raw,) = read_book(changed.getvalue())
    assert codes([raw]) == []
    assert record(raw)["authority"] == "某局"
    assert "penalty_content" not in record(raw)["attributes"]


def test_a_workbook_that_breaks_off_gives_the_rows_before() -> None:
    data = saved(penalty_book(*[GOOD] * 1200))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[:-5000] if part.endswith("sheet1.xml") else content)
    raws = read_book(changed.getvalue())
    assert codes(raws) == ["table_workbook_unreadable"]
    assert len(raws) > 900
    assert not raws[0].refused


def test_a_workbook_of_the_1904_date_system_is_refused() -> None:
    book = penalty_book(GOOD)
    book.epoch = CALENDAR_MAC_1904
    (raw,) = read_book(saved(book))
    assert codes([raw]) == ["table_workbook_1904"]
    assert "CSV UTF-8" in raw.problems[0].render("en")


def test_a_workbook_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_LARGEST_PART", 10)
    (raw,) = read_book(saved(penalty_book(GOOD)))
    assert codes([raw]) == ["table_workbook_too_large"]


def test_a_workbook_without_a_table_is_told() -> None:
    empty = Workbook()
    assert codes(read_book(saved(empty))) == ["file_empty"]
    empty.active.append(["甲", "乙"])
    assert codes(read_book(saved(empty))) == ["table_headings_missing"]


def test_the_head_of_a_workbook_tells_its_form() -> None:
    form, findings = table_form(io.BytesIO(saved(penalty_book(GOOD))), "t.xlsx", ".xlsx")
    assert form is not None
    assert (form.sheet, form.encoding, form.line) == ("处罚", "", 1)
    assert findings == ()


@settings(max_examples=40)
@given(st.data())
def test_no_change_to_a_workbook_makes_reading_fail(data: st.DataObject) -> None:
    content = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    for raw in read_book(bytes(content)):
        assert raw.refused or raw.value
        assert all(problem.render() for problem in raw.problems)


BOOK = saved(penalty_book(GOOD, GOOD))
