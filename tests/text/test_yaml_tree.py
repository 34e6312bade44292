"""What is read: values as they were written, in file order, each with its place."""

from __future__ import annotations

import subprocess
import sys

from creditrules.text import (
    Document,
    Mapping,
    Scalar,
    Sequence,
    Span,
    locate,
    locate_key,
    read_nodes,
    to_plain,
)

TEXT = """\
catalogue: 甲
jurisdiction:
measures:
- id: a   # 说明
  title: "限制 乘坐"
  on: yes
  articles: [第一条, {article: 第二条, weak: true}]
  note: |
    一
    二
- id: 'b'
  published_on: 2016-01-20
  amount: 0010
"""


def read(text: str) -> Document:
    document = read_nodes(text.encode(), "a.yaml")
    assert document.ok, [found.render() for found in document.diagnostics]
    return document


def root(text: str) -> Mapping:
    node = read(text).root
    assert isinstance(node, Mapping)
    return node


def test_values_are_text_as_written() -> None:
    assert to_plain(root(TEXT)) == {
        "catalogue": "甲",
        "jurisdiction": None,
        "measures": [
            {
                "id": "a",
                "title": "限制 乘坐",
                "on": "yes",
                "articles": ["第一条", {"article": "第二条", "weak": "true"}],
                "note": "一\n二\n",
            },
            {"id": "b", "published_on": "2016-01-20", "amount": "0010"},
        ],
    }


def test_nothing_written_is_none_and_an_empty_quotation_is_text() -> None:
    assert to_plain(root("a:\nb: ''\nc: \"\"\nd: []\ne: {}\nf: ~\n")) == {
        "a": None,
        "b": "",
        "c": "",
        "d": [],
        "e": {},
        "f": "~",
    }


def test_plain_tells_quoted_text_from_unquoted() -> None:
    node = root("a: 1\nb: '1'\nc: |\n  1\n")
    assert [isinstance(value, Scalar) and value.plain for _, value in node] == [True, False, False]


def test_a_mapping_keeps_file_order() -> None:
    node = root("b: 1\na: 2\nc: 3\n")
    assert node.keys() == ("b", "a", "c")
    assert [key.value for key, _ in node] == ["b", "a", "c"]
    assert node.get("a") == Scalar("2", True, "a.yaml", 2, 4, 1)
    assert node.key("a") == Scalar("a", True, "a.yaml", 2, 1, 1)
    assert node.get("d") is None
    assert node.key("d") is None


def test_an_empty_mapping_is_a_value() -> None:
    assert bool(root("a: {}\n").get("a"))
    assert bool(root("a: []\n").get("a"))


def test_a_value_is_located_by_its_path() -> None:
    node = root(TEXT)
    expected = {
        ("catalogue",): (1, 12, 1),
        ("jurisdiction",): (2, 14, 1),
        ("measures",): (4, 1, 1),
        ("measures", 0): (4, 3, 2),
        ("measures", 0, "title"): (5, 10, 7),
        ("measures", 0, "articles"): (7, 13, 33),
        ("measures", 0, "articles", 1): (7, 19, 26),
        ("measures", 0, "articles", 1, "weak"): (7, 40, 4),
        ("measures", 0, "note"): (8, 9, 1),
        ("measures", 1, "id"): (11, 7, 3),
    }
    for path, place in expected.items():
        assert locate(node, path) == Span("a.yaml", *place), path


def test_the_nearest_place_above_stands_in_for_what_does_not_exist() -> None:
    node = root(TEXT)
    measure = Span("a.yaml", 4, 3, 2)
    assert locate(node, ("measures", 0, "force")) == measure
    assert locate(node, ("measures", 7)) == locate(node, ("measures",))
    assert locate(node, ("measures", 0, "title", "zh")) == Span("a.yaml", 5, 10, 7)
    assert locate(node, ()) == Span("a.yaml", 1, 1, 9)


def test_tags_of_a_union_in_a_path_are_passed_over() -> None:
    node = root(TEXT)
    path = ("measures", 0, "Measure", "articles", 1, "ArticleRow", "weak")
    assert locate(node, path) == Span("a.yaml", 7, 40, 4)


def test_a_key_is_located_by_the_path_of_its_value() -> None:
    node = root(TEXT)
    assert locate_key(node, ("measures", 0, "title")) == Span("a.yaml", 5, 3, 5)
    assert locate_key(node, ("measures", 0)) == Span("a.yaml", 4, 3, 2)
    assert locate_key(node, ()) == node.span


def test_columns_count_characters_of_any_plane() -> None:
    node = root("名: '𠀀😀' \n表: [𠮷, 甲]\n")
    assert locate(node, ("名",)) == Span("a.yaml", 1, 4, 4)
    assert locate(node, ("表", 1)) == Span("a.yaml", 2, 8, 1)


def test_a_value_over_several_lines_has_the_place_of_its_first() -> None:
    text = "a: '甲\n  乙'\nb: 丙\n  丁\nc: [一,\n  二]\nd: >\n  戊\n"
    node = root(text)
    assert [value.span[1:] for _, value in node] == [(1, 4, 2), (3, 4, 1), (5, 4, 3), (7, 4, 1)]


def test_a_document_gives_the_line_of_a_place() -> None:
    document = read(TEXT)
    assert document.root is not None
    span = locate(document.root, ("measures", 0, "id"))
    assert document.source(span) == "- id: a   # 说明"
    assert document.source(span._replace(file="b.yaml")) is None
    assert document.source(span._replace(line=99)) is None
    found = document.diagnose("duplicate_key", span, span._replace(line=1), key="id")
    assert (found.span, found.other, found.source) == (
        span,
        span._replace(line=1),
        "- id: a   # 说明",
    )


def test_a_sequence_may_stand_at_the_top() -> None:
    node = read("- 甲\n- [乙]\n").root
    assert isinstance(node, Sequence)
    assert to_plain(node) == ["甲", ["乙"]]
    assert [item.span[1:] for item in node] == [(1, 3, 1), (2, 3, 3)]


def test_spans_sort_by_place() -> None:
    spans = [Span("b", 1, 1), Span("a", 10, 1), Span("a", 2, 9), Span("a", 2, 3)]
    assert sorted(spans) == [spans[3], spans[2], spans[1], spans[0]]
    assert str(spans[2]) == "a:2:9"


def test_only_reading_loads_the_yaml_parser() -> None:
    program = (
        "import sys, creditrules.text as text;"
        "loaded = [name for name in sys.modules if name.startswith('creditrules.text.')];"
        "text.Diagnostic.of('file_empty').render(); text.word('force.mandatory');"
        "print(loaded, 'yaml' in sys.modules, 'pydantic' in sys.modules);"
        "text.read_nodes; print('yaml' in sys.modules, 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[] False False", "True False"]
