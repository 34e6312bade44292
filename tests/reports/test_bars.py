"""Bars: what they show, and what is refused rather than drawn badly."""

from __future__ import annotations

import io
import re
import sys

import pytest

from creditrules.reports import Column, ReportError, Table, Term, bars, write_bars

COLUMNS = (Column("cause", "事由", "cause"), Column("force", "约束力", "force"))
COUNTS = (Column("decisions", "决定", "decisions"), Column("subjects", "主体", "subjects"))
ONE = Table(
    (COLUMNS[0], *COUNTS),
    [
        (Term("a", "失信被执行人"), 12, 5),
        (Term("b", "$环境违法$"), 3, 3),
        (Term(None, "未载明"), 1, 1),
    ],
    (None, 16, 9),
)
TWO = Table(
    (*COLUMNS, *COUNTS),
    [
        (Term("a", "失信"), Term("m", "强制性"), 12, 5),
        (Term("a", "失信"), Term("r", "推荐性"), 4, 2),
        (Term("b", "环境"), Term("r", "推荐性"), 3, 3),
    ],
)
LATIN = Table((Column("id", "id", "id"), *COUNTS), [(Term("a", "a"), 1, 1)])


def drawn(table: Table, form: str = "svg", lang: str = "zh", heading: str = "统计") -> bytes:
    pytest.importorskip("matplotlib")
    out = io.BytesIO()
    write_bars(table, out, form, heading, lang)
    return out.getvalue()


def texts(table: Table) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn(table).decode())


def test_one_dimension_is_a_bar_for_each_group_with_its_count() -> None:
    found = texts(ONE)
    for wanted in ("统计", "事由", "决定", "失信被执行人", "$环境违法$", "未载明", "12", "3", "1"):
        assert wanted in found


def test_two_dimensions_are_stacked_with_a_legend_and_their_sum() -> None:
    found = texts(TWO)
    for wanted in ("失信", "环境", "约束力", "强制性", "推荐性", "16", "3"):
        assert wanted in found


def test_no_bars_are_a_picture_too() -> None:
    assert "统计" in texts(Table(ONE.columns, ()))


def test_equal_tables_are_equal_pictures() -> None:
    first = drawn(TWO)
    assert drawn(TWO) == first
    assert b"<dc:date>" not in first
    assert b"Matplotlib v" not in first


def test_three_dimensions_are_refused_with_advice() -> None:
    columns = (*COLUMNS, Column("kind", "类别", "kind"), *COUNTS)
    with pytest.raises(ReportError) as refused:
        drawn(Table(columns, ()))
    assert refused.value.diagnostic.code == "picture_dimensions"


def test_too_many_bars_are_refused() -> None:
    many = [(Term(str(number), str(number)), 1, 1) for number in range(201)]
    with pytest.raises(ReportError) as refused:
        drawn(Table(ONE.columns, many))
    assert refused.value.diagnostic.code == "picture_bars"
    assert "201" in refused.value.diagnostic.message()


def test_colours_differ_however_many_parts_there_are() -> None:
    pytest.importorskip("matplotlib")
    for count in (1, 10, 11, 40):
        assert len(set(bars._inks(count))) == count


def test_a_png_without_a_chinese_font_is_refused_not_drawn_as_boxes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bars, "_FONTS", ("No Such Font",))
    with pytest.raises(ReportError) as refused:
        drawn(ONE, "png")
    assert refused.value.diagnostic.code == "picture_font_missing"
    assert "No Such Font" in refused.value.diagnostic.help("en")
    assert "失信被执行人" in texts(ONE)
    assert drawn(LATIN, "png", "en", "counts").startswith(b"\x89PNG")


def test_a_png_with_a_chinese_font_is_drawn_and_the_same_again() -> None:
    try:
        first = drawn(ONE, "png")
    except ReportError as error:
        if error.diagnostic.code != "picture_font_missing":
            raise
        pytest.skip(error.diagnostic.message("en"))
    assert first.startswith(b"\x89PNG")
    assert drawn(ONE, "png") == first


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ReportError) as refused:
        write_bars(ONE, io.BytesIO(), "svg", "统计")
    assert refused.value.diagnostic.code == "extra_missing"
    assert "creditrules[pictures]" in refused.value.diagnostic.help("en")
