"""One table, written as text, CSV, Excel and JSON."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import load_workbook

from creditrules.reports import (
    Cell,
    Column,
    ReportError,
    Table,
    Term,
    table_content,
    table_text,
    write_csv,
    write_workbook,
)
from creditrules.reports import tables as module

COLUMNS = (
    Column("subject", "主体", "subject"),
    Column("day", "日期", "day"),
    Column("count", "件数", "count"),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("某某有限公司", date(2018, 6, 20), 2),
    ('=HYPERLINK("x"),"y"', None, 10),
    ("张某 110101199003074477", date(2018, 7, 1), 0),
)
SHOWN = Table(COLUMNS, ROWS, (None, None, 12))


def as_csv(shown: Table, lang: str = "zh") -> str:
    out = io.StringIO()
    write_csv(shown, out, lang)
    return out.getvalue()


def as_workbook(shown: Table, title: str = "统计") -> bytes:
    out = io.BytesIO()
    write_workbook(shown, out, title)
    return out.getvalue()


def test_as_text() -> None:
    assert (
        table_text(Table(COLUMNS, ROWS[:1], (None, None, 2)))
        == """\
主体          日期        件数
------------  ----------  ----
某某有限公司  2018-06-20  2
合计                      2"""
    )


def test_as_csv_with_the_headings_of_the_language() -> None:
    assert as_csv(SHOWN, "en") == (
        "\ufeffsubject,day,count\n"
        "某某有限公司,2018-06-20,2\n"
        '"=HYPERLINK(""x""),""y""",,10\n'
        "张某 110101********4477,2018-07-01,0\n"
        "total,,12\n"
    )


def test_as_json_dates_are_iso_and_sums_are_left_out() -> None:
    first, second, third = table_content(SHOWN)
    assert first == {"subject": "某某有限公司", "day": "2018-06-20", "count": 2}
    assert second["day"] is None
    assert third["subject"] == "张某 110101********4477"


def test_a_named_thing_is_its_id_in_json_and_its_name_elsewhere() -> None:
    shown = Table(COLUMNS, [(Term("E1", "某某厂"), None, 1), (Term(None, "未知"), None, 2)])
    assert [one["subject"] for one in table_content(shown)] == ["E1", None]
    assert as_csv(shown) == "\ufeff主体,日期,件数\n某某厂,,1\n未知,,2\n"
    sheet = load_workbook(io.BytesIO(as_workbook(shown))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A3"].value) == ("某某厂", "未知")


def test_numbers_of_persons_are_shown_on_demand() -> None:
    assert "110101199003074477" in table_text(SHOWN, show_ids=True)


def test_a_workbook_keeps_texts_numbers_and_days_apart() -> None:
    sheet = load_workbook(io.BytesIO(as_workbook(SHOWN, "a/b")))["ab"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["主体", "日期", "件数"]
    assert rows[1][1].date() == date(2018, 6, 20)
    assert rows[1][2] == 2
    assert (rows[2][0], sheet["A3"].data_type) == ('=HYPERLINK("x"),"y"', "s")
    assert rows[4] == ["合计", None, 12]


def test_equal_tables_are_equal_workbooks() -> None:
    first = as_workbook(SHOWN)
    assert as_workbook(SHOWN) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"1980-01-01T00:00:00Z"}


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 2)
    book = load_workbook(io.BytesIO(as_workbook(SHOWN)))
    assert [(one.title, one.max_row) for one in book] == [("统计", 3), ("统计 2", 3)]


def test_a_table_without_rows_has_its_headings() -> None:
    empty = Table(COLUMNS, ())
    assert as_csv(empty) == "\ufeff主体,日期,件数\n"
    [sheet] = load_workbook(io.BytesIO(as_workbook(empty)))
    assert sheet.max_row == 1


def test_rows_are_written_as_they_are_made() -> None:
    out = io.StringIO()
    seen: list[int] = []

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number in range(3):
            seen.append(out.getvalue().count("\n"))
            yield (str(number), None, number)

    write_csv(Table(COLUMNS, rows()), out)
    assert seen == [1, 2, 3]


def test_a_control_character_does_not_break_a_workbook() -> None:
    table = Table(COLUMNS, [("甲\x01乙", None, 1)])
    sheet = load_workbook(io.BytesIO(as_workbook(table))).active
    assert sheet is not None
    assert sheet["A2"].value == "甲乙"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ReportError) as refused:
        as_workbook(SHOWN)
    assert refused.value.diagnostic.code == "extra_missing"
    assert "creditrules[excel]" in refused.value.diagnostic.help("en")
