"""How a finding looks to somebody at a terminal and to a program."""

from __future__ import annotations

from string import Formatter

import pytest

from creditrules.text import CODES, Diagnostic, Severity, Span, read_nodes
from creditrules.text.codes import SECTIONS

CATALOGUE = """\
measures:
  - id: air_and_rail_limit
    title: 限制乘坐飞机
    subjects: [个人, 企业]
    title: 限制乘坐飞机、列车软卧
""".encode()


def test_a_finding_is_rendered_in_chinese() -> None:
    [found] = read_nodes(CATALOGUE, "memoranda/a.yaml").diagnostics
    assert (
        found.render()
        == """\
错误[duplicate_key]：键“title”重复
  --> memoranda/a.yaml:5:5
   |
 5 |     title: 限制乘坐飞机、列车软卧
   |     ^^^^^
  另见：memoranda/a.yaml:3:5
  改法：只保留一处；两处都要时，合并为一个列表"""
    )


def test_a_finding_is_rendered_in_english() -> None:
    [found] = read_nodes(CATALOGUE, "memoranda/a.yaml").diagnostics
    assert (
        found.render("en")
        == """\
error[duplicate_key]: the key 'title' is given twice
  --> memoranda/a.yaml:5:5
   |
 5 |     title: 限制乘坐飞机、列车软卧
   |     ^^^^^
  see also: memoranda/a.yaml:3:5
  help: keep one of the two; if both are meant, join them in one list"""
    )


def test_the_caret_counts_wide_characters_twice() -> None:
    [found] = read_nodes("主体: [个人, ！企业, @个体工商户]\n".encode(), "a.yaml").diagnostics
    assert (
        found.render()
        == """\
错误[yaml_symbol]：值不能以“@”开头
  --> a.yaml:1:15
   |
 1 | 主体: [个人, ！企业, @个体工商户]
   |                      ^
  改法：给整个值加引号"""
    )


def test_the_caret_covers_the_whole_span_in_columns_of_the_terminal() -> None:
    found = Diagnostic.of("yaml_key", Span("a.yaml", 12, 3, 4), source="乙：限制乘坐 x", other=None)
    gutter, line, caret = found.render().splitlines()[2:5]
    assert (gutter, line, caret) == (
        "    |",
        " 12 | 乙：限制乘坐 x",
        "    |     ^^^^^^^^",
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "甲" * 5_000 + "@乙" + "丙" * 5_000
    found = Diagnostic.of("yaml_symbol", Span("a", 1, 5_001), source=line, character="@")
    shown, caret = found.render().splitlines()[3:5]
    assert shown == " 1 | ..." + "甲" * 40 + "@乙" + "丙" * 38 + "..."
    assert caret == "   |    " + " " * 80 + "^"


def test_a_line_near_its_end_is_cut_only_in_front() -> None:
    found = Diagnostic.of("yaml_symbol", Span("a", 1, 200), source="x" * 200, character="@")
    shown, caret = found.render().splitlines()[3:5]
    assert shown == " 1 | ..." + "x" * 80
    assert caret == "   |    " + " " * 79 + "^"


def test_a_finding_without_a_place_has_only_words() -> None:
    assert Diagnostic.of("file_empty").render("en").splitlines() == [
        "error[file_empty]: the file says nothing (it is blank, or holds only comments)",
        "  help: write its content, or delete the file",
    ]


def test_json_has_always_the_same_keys() -> None:
    [found] = read_nodes(CATALOGUE, "memoranda/a.yaml").diagnostics
    assert found.to_json() == {
        "code": "duplicate_key",
        "severity": "error",
        "message": "键“title”重复",
        "help": "只保留一处；两处都要时，合并为一个列表",
        "file": "memoranda/a.yaml",
        "line": 5,
        "column": 5,
        "length": 5,
        "source": "    title: 限制乘坐飞机、列车软卧",
        "other": {"file": "memoranda/a.yaml", "line": 3, "column": 5, "length": 5},
        "arguments": {"key": "title"},
    }
    bare = Diagnostic.of("file_empty").to_json("en")
    assert bare.keys() == found.to_json().keys()
    assert bare["line"] is None


def test_numbers_of_persons_are_masked_unless_asked_for() -> None:
    text = 'resident_id: &a "110101199003071234"\n110101199003071234: 1\n110101199003071234: 2\n'
    anchor, twice = read_nodes(text.encode(), "a.yaml").diagnostics
    for found in (anchor, twice):
        for shown in (found.render(), found.render("en"), str(found.to_json())):
            assert "110101199003071234" not in shown
            assert "110101********1234" in shown
        assert "110101199003071234" in found.render(show_ids=True)
        assert "110101199003071234" in str(found.to_json(show_ids=True))


def test_nothing_in_a_file_reaches_the_terminal_as_a_command() -> None:
    [found] = read_nodes(b"id: a\x1b[2Jb\n", "a\x1b.yaml").diagnostics
    shown = found.render()
    assert "\x1b" not in shown
    assert "id: a␛[2Jb" in shown


def test_a_code_that_does_not_exist_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError, match="no_such_code"):
        Diagnostic.of("no_such_code")


def test_a_missing_argument_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError, match="duplicate_key: key"):
        Diagnostic.of("duplicate_key")


def test_a_finding_takes_its_severity_from_its_code() -> None:
    assert Diagnostic.of("value_runs_on", line="x").severity is Severity.WARNING
    assert Diagnostic.of("file_empty").severity is Severity.ERROR


def test_no_two_rooms_share_a_code() -> None:
    assert len(CODES) == sum(len(section) for section in SECTIONS.values())


@pytest.mark.parametrize("room", SECTIONS)
def test_the_codes_of_a_room_are_in_order_and_complete(room: str) -> None:
    assert list(SECTIONS[room]) == sorted(SECTIONS[room])
    for code, text in SECTIONS[room].items():
        assert code.isidentifier()
        assert code == code.lower()
        for words in (text.zh, text.en, text.help_zh, text.help_en):
            assert words.strip()
            assert words == words.strip()
            assert not words.endswith((".", "。"))


@pytest.mark.parametrize("room", SECTIONS)
def test_both_languages_say_the_same_particulars(room: str) -> None:
    for code, text in SECTIONS[room].items():
        chinese, english = particulars(text.zh, text.help_zh), particulars(text.en, text.help_en)
        assert chinese == english, code
        assert not chinese & {"span", "other", "source"}, code


def particulars(*templates: str) -> set[str]:
    return {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}
