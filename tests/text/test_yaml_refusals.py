"""Every refusal of the reader: a hostile or mistyped file, and exactly what is said about it."""

from __future__ import annotations

import pickle
import time
from typing import NamedTuple

import pytest
import yaml

from creditrules.text import Diagnostic, Document, Limits, Scalar, Span, nodes, read_nodes, to_plain
from creditrules.text.codes import SECTIONS

FILE = "memoranda/a.yaml"


class Refusal(NamedTuple):
    text: str | bytes
    code: str
    line: int
    column: int
    length: int = 1
    other: tuple[int, int] | None = None
    limits: Limits = Limits()


REFUSALS = {
    "zero_width_blank": Refusal("id: a\ntitle: 甲\u200b乙\n", "character_forbidden", 2, 9),
    "nul": Refusal("id: a\x00b\n", "character_forbidden", 1, 6),
    "bell": Refusal("id: 甲\x07\r\n", "character_forbidden", 1, 6),
    "hidden_line_break": Refusal("id: 甲\u2028乙\n", "character_forbidden", 1, 6),
    "text_direction_override": Refusal("id: \u202egnihton\n", "character_forbidden", 1, 5),
    "byte_order_mark_inside": Refusal("id: a\n\ufeffb: c\n", "character_forbidden", 2, 1),
    "replacement_character": Refusal("id: 甲\ufffd\n", "character_forbidden", 1, 6),
    "escaped_nul": Refusal('id: "a\\0b"\n', "character_forbidden", 1, 5, 6),
    "same_key": Refusal("甲: 1\n乙: 2\n甲: 3\n", "duplicate_key", 3, 1, 1, (1, 1)),
    "same_key_quoted": Refusal("id: 1\n'id': 2\n", "duplicate_key", 2, 1, 4, (1, 1)),
    "same_key_in_braces": Refusal("a: {id: 1, id: 2}\n", "duplicate_key", 1, 12, 2, (1, 5)),
    "empty_file": Refusal("", "file_empty", 1, 1),
    "blank_file": Refusal(" \n\n", "file_empty", 1, 1),
    "only_comments": Refusal("# 一\n# 二\n", "file_empty", 1, 1),
    "only_a_document_mark": Refusal("---\n", "file_empty", 1, 1),
    "gbk": Refusal("id: a\ntitle: 限制乘坐\n".encode("gbk"), "file_in_gbk", 2, 8),
    "utf16": Refusal("title: 限制\n".encode("utf-16"), "file_in_utf16", 1, 1),
    "picture": Refusal(b"\x89PNG\r\n\x1a\n\xff", "file_not_utf8", 1, 1),
    "surrogate_bytes": Refusal(b"id: \xed\xa0\x80\xff\n", "file_not_utf8", 1, 5),
    "large_file": Refusal(b"a: " + b"x" * 5_000_000, "file_too_large", 1, 1),
    "list_as_key": Refusal("[a, b]: c\n", "key_not_scalar", 1, 1, 6),
    "mapping_as_key": Refusal("? {a: b}\n: c\n", "key_not_scalar", 1, 3, 6),
    "template_as_key": Refusal("a: {{b}}\n", "key_not_scalar", 1, 5, 3),
    "deep_brackets": Refusal("a: " + "[" * 900, "too_deep", 1, 67),
    "deep_braces": Refusal("{a: " * 200_000, "too_deep", 1, 257),
    "deep_dashes": Refusal("- " * 200_000, "too_deep", 1, 129),
    "deep_question_marks": Refusal("? " * 200_000, "too_deep", 1, 129),
    "many_findings": Refusal(
        "- !a b\n" * 1000, "too_many_findings", 3, 3, 2, limits=Limits(findings=3)
    ),
    "many_values": Refusal("- a\n" * 20, "too_many_nodes", 7, 3, limits=Limits(events=10)),
    "swallowed_dash": Refusal("a:\n - b\n  - c\n", "value_runs_on", 2, 4),
    "swallowed_key": Refusal("title: 甲\n  force：乙\n", "value_runs_on", 1, 8),
    "long_value": Refusal("a: " + "长" * 1_000_001, "value_too_long", 1, 4, 1_000_001),
    "alias": Refusal("a: *b\n", "yaml_alias", 1, 4, 2),
    "merge": Refusal("<<: *defaults\n", "yaml_alias", 1, 5, 9),
    "anchor": Refusal("a: &b 1\n", "yaml_anchor", 1, 4, 2),
    "anchor_on_mapping": Refusal("a: &b\n  c: d\n", "yaml_anchor", 1, 4, 2),
    "open_bracket": Refusal("a: [1, 2\nb: 3\n", "yaml_bracket", 1, 4, 1, (2, 2)),
    "open_brace": Refusal("a: {b: 1\n", "yaml_bracket", 1, 4, 1, (2, 1)),
    "wrong_bracket": Refusal("a: {b: 1]\n", "yaml_bracket", 1, 9),
    "stray_bracket": Refusal("a: 1\n]\n", "yaml_bracket", 2, 1),
    "two_commas": Refusal("a: [1, , 2]\n", "yaml_bracket", 1, 8),
    "second_colon": Refusal("title: 事由: 失信\n", "yaml_colon", 1, 10),
    "directive": Refusal("# 注\n%YAML 1.1\n---\na: 1\n", "yaml_directive", 2, 1, 9),
    "tag_directive": Refusal("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml_directive", 1, 1, 18),
    "two_documents": Refusal("a: 1\n---\nb: 2\n", "yaml_documents", 2, 1),
    "unknown_escape": Refusal('a: "C:\\道"\n', "yaml_escape", 1, 7),
    "escaped_surrogate": Refusal('a: "\\ud800"\n', "yaml_escape", 1, 5),
    "escape_beyond_unicode": Refusal('a: "甲\\UFFFFFFFF"\n', "yaml_escape", 1, 6),
    "half_an_escape": Refusal('a: "\\u5g"\n', "yaml_escape", 1, 5),
    "fullwidth_colon": Refusal("id: a\ntitle：甲\nforce: b\n", "yaml_fullwidth_colon", 2, 6),
    "fullwidth_colon_above": Refusal("a:\n  - 题：甲\n    b: c\n", "yaml_fullwidth_colon", 2, 6),
    "shallow_key": Refusal("a:\n  b: 1\n c: 2\n", "yaml_indentation", 3, 2, 1, (1, 1)),
    "deep_key": Refusal("a: 1\n  b: 2\n", "yaml_indentation", 2, 3, 1, (1, 1)),
    "dash_after_key": Refusal("a: - b\n", "yaml_indentation", 1, 4),
    "key_after_list": Refusal("- a\nb: 1\n", "yaml_indentation", 2, 1, 1, (1, 1)),
    "no_colon": Refusal("id: a\ntitle\nforce: b\n", "yaml_key", 2, 1, 5),
    "no_colon_at_the_top": Refusal("title\nforce: b\n", "yaml_key", 1, 1, 5),
    "no_key": Refusal(": a\n", "yaml_key", 1, 1, 3),
    "open_quotation": Refusal('a: 1\nb: "甲\nc: 3\n', "yaml_quote", 2, 4),
    "text_after_quotation": Refusal('a: "甲" 乙\n', "yaml_quote", 1, 8),
    "apostrophe": Refusal("a: 'it's'\n", "yaml_quote", 1, 8),
    "at_sign": Refusal("a: @b\n", "yaml_symbol", 1, 4),
    "emphasis": Refusal("a: *重要*\n", "yaml_symbol", 1, 4),
    "broken_tag": Refusal("a: !<b c\n", "yaml_symbol", 1, 4),
    "comma_first": Refusal("a: ,\n", "yaml_symbol", 1, 4),
    "block_header": Refusal("a: |甲\n  b\n", "yaml_syntax", 1, 5),
    "tab_before_key": Refusal("a:\n\tb: 1\n", "yaml_tab", 2, 1),
    "tab_in_plain_value": Refusal("a: 甲\n\tb: 2\n", "yaml_tab", 2, 1),
    "tab_in_block": Refusal("a: >\n\tb\n", "yaml_tab", 2, 1),
    "python_object": Refusal("a: !!python/object/apply:os.system [x]\n", "yaml_tag", 1, 4, 31),
    "own_tag": Refusal("a: !甲 b\n", "yaml_symbol", 1, 4),
    "string_tag": Refusal("a: !!str 2016\n", "yaml_tag", 1, 4, 5),
    "tag_on_list": Refusal("a: !b\n  - c\n", "yaml_tag", 1, 4, 2),
    "wide_blanks": Refusal("a:\n  - b: 1\n\u3000\u3000c: 2\n", "yaml_wide_blank", 3, 1),
    "no_break_space": Refusal("a:\n  b: 1\n \u00a0c: 2\n", "yaml_wide_blank", 3, 2),
}


def read(text: str | bytes, limits: Limits = Limits()) -> Document:  # noqa: B008
    return read_nodes(text if isinstance(text, bytes) else text.encode(), FILE, limits)


@pytest.fixture(params=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with either of PyYAML's parsers."""
    if request.param == "pure Python":
        monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)


def test_brackets_that_the_parser_itself_refuses_are_too_deep(loader: str) -> None:
    """Newer libyaml stops at a depth of its own, far above ours, before it tells an event."""
    (found,) = read("a: " + "[" * 200_000).diagnostics
    assert found.code == "too_deep"
    assert found.span is not None
    assert (found.span.line, found.span.column) in {(1, 67), (1, 1003)}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_names_its_place(name: str, loader: str) -> None:
    case = REFUSALS[name]
    document = read(case.text, case.limits)
    found = document.diagnostics[-1]
    other = None if case.other is None else Span(FILE, *case.other)
    assert found.code == case.code
    assert found.span == Span(FILE, case.line, case.column, case.length)
    assert (found.other and found.other[:3]) == (other and other[:3])


def test_every_code_of_this_room_has_a_case() -> None:
    assert {case.code for case in REFUSALS.values()} == set(SECTIONS["text"])


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_has_words_in_both_languages(name: str) -> None:
    case = REFUSALS[name]
    for found in read(case.text, case.limits).diagnostics:
        for lang in ("zh", "en"):
            assert "{" not in found.message(lang).replace("{ }", "")
            assert len(found.render(lang)) < 1500


def test_tags_construct_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    document = read("a: !!python/object/apply:os.system ['echo executed']\n")
    assert [found.code for found in document.diagnostics] == ["yaml_tag"]
    assert document.root is not None
    assert to_plain(document.root) == {"a": ["echo executed"]}
    assert capfd.readouterr().out == ""


def test_an_alias_bomb_stays_small() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = read(bomb)
    assert {found.code for found in document.diagnostics} == {"yaml_anchor", "yaml_alias"}
    assert len(document.diagnostics) == 9 + 8 * 9


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 200_000, "- " * 200_000, "? " * 200_000])
def test_depth_is_refused_at_once(text: str, loader: str) -> None:
    start = time.perf_counter()
    document = read(text)
    assert [found.code for found in document.diagnostics] == ["too_deep"]
    assert document.root is None
    assert time.perf_counter() - start < 5


def test_sixty_four_levels_are_read(loader: str) -> None:
    assert read("[" * 64 + "]" * 64).ok
    assert not read("[" * 65 + "]" * 65).ok


def test_both_sites_of_a_duplicate_are_shown_and_the_first_value_is_kept() -> None:
    document = read("measures:\n  - id: a\n    title: 甲\n    title: 乙\n    title: 丙\n")
    first = Span(FILE, 3, 5, 5)
    assert [(found.span and found.span.line, found.other) for found in document.diagnostics] == [
        (4, first),
        (5, first),
    ]
    assert document.root is not None
    assert to_plain(document.root) == {"measures": [{"id": "a", "title": "甲"}]}


def test_everything_is_found_in_one_run() -> None:
    text = "a: !t 1\nb: &x 2\nc: *x\na: 4\n[d]: 5\ne: 'f\n"
    codes = [found.code for found in read(text).diagnostics]
    assert codes == ["yaml_tag", "yaml_anchor", "yaml_alias", "yaml_quote"]
    text = text.replace("e: 'f\n", "")
    codes = [found.code for found in read(text).diagnostics]
    assert codes == ["yaml_tag", "yaml_anchor", "yaml_alias", "duplicate_key", "key_not_scalar"]


def test_every_hidden_character_is_counted_and_the_first_ten_are_shown() -> None:
    document = read("a: 甲\u200b\n" * 30)
    assert [found.span and found.span.line for found in document.diagnostics] == [*range(1, 11)]
    assert document.diagnostics[0].arguments == {"character": "U+200B", "count": "30"}


def test_the_line_of_a_gbk_file_is_shown_readable() -> None:
    [found] = read("id: a\ntitle: 限制乘坐\n".encode("gbk")).diagnostics
    assert found.source == "title: 限制乘坐"


def test_a_byte_order_mark_is_accepted_and_counts_no_column(loader: str) -> None:
    document = read(b"\xef\xbb\xbf" + "标题: 甲\n".encode())
    assert document.ok
    assert isinstance(document.root, nodes.Mapping)
    assert document.root.entries[0][1] == Scalar("甲", True, FILE, 1, 5, 1)


def test_lines_end_in_any_way(loader: str) -> None:
    for text in ("a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "a: 1\nb: 2"):
        document = read(text)
        assert document.ok
        assert document.lines[:2] == ("a: 1", "b: 2")
        assert isinstance(document.root, nodes.Mapping)
        assert document.root.key("b") == Scalar("b", True, FILE, 2, 1, 1)


def test_a_refused_file_reports_no_more_than_it_may() -> None:
    document = read("- !t a\n" * 1000, Limits(findings=5))
    assert len(document.diagnostics) == 6
    assert {found.code for found in document.diagnostics} == {"yaml_tag", "too_many_findings"}


def test_findings_are_data_that_can_be_kept_and_compared() -> None:
    [found] = read("a: *b\n").diagnostics
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({found, Diagnostic.of("yaml_alias", found.span, None, "a: *b", name="*b")}) == 1
