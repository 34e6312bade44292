from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.text import pad, printable, table, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("限制", 4),
        ("，（）", 6),
        ("Ａ１", 4),
        ("ｱ", 1),
        ("e\u0301", 1),
        ("“”", 2),
    ],
)
def test_wide_characters_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_fills_columns_and_never_cuts() -> None:
    assert pad("限制", 6) == "限制  "
    assert pad("限制", 2) == "限制"


def test_a_table_is_aligned_whatever_the_language() -> None:
    rows = [["a", "限制乘坐飞机", "强制性"], ["bcdefg", "公示"], ["", "line\nbreak", "x"]]
    assert (
        table(["标识", "标题", "约束力"], rows)
        == """\
标识    标题          约束力
------  ------------  ------
a       限制乘坐飞机  强制性
bcdefg  公示
        line break    x"""
    )


def test_a_table_without_rows_shows_its_headers() -> None:
    assert table(["标识", "id"], []) == "标识  id\n----  --"


def test_chinese_breaks_between_characters_but_not_before_a_closing_mark() -> None:
    assert wrap("限制乘坐飞机、列车软卧（含动车）等。", 12) == [
        "限制乘坐飞",
        "机、列车软卧",
        "（含动车）",
        "等。",
    ]


def test_a_latin_word_stays_whole_unless_it_alone_is_too_long() -> None:
    assert wrap("依据 air_and_rail_limit 执行", 20) == ["依据", "air_and_rail_limit", "执行"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_line_breaks_in_a_text_are_kept() -> None:
    assert wrap("一\n\n二", 10) == ["一", "", "二"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "M")), max_size=60)


@given(TEXTS, st.integers(4, 30))
def test_wrapping_keeps_within_the_columns_and_loses_nothing_but_blanks(
    text: str, columns: int
) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text())
def test_what_is_printable_keeps_its_length_and_holds_no_control(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown)
    shown.encode()


def test_controls_are_shown_as_pictures() -> None:
    assert printable("a\tb\x1b[2J\x00\u202e甲") == "a b␛[2J␀\ufffd甲"
