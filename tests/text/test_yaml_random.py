"""Whatever the bytes, reading ends, raises nothing and points into the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creditrules.text import Document, Mapping, Node, Scalar, Sequence, Span, nodes, read_nodes

SAMPLE = """\
catalogue: ndrc_2016_141
defaults: {cause: judgment_defaulter, kind: punishment, period: {while: listed}}
measures:
  - id: air_and_rail_limit   # 说明
    title: 限制乘坐飞机、列车软卧、G字头动车组等
    item_no:
    subjects: [individual, enterprise]
    note: |
      一
      二
    bases: [{instrument: "spc_2015_17", articles: ['第三条'], evidence: recalled}]
"""
PIECES = [
    *("a", "键", "：", ": ", ":", "- ", "-", "? ", "\n", "\n  ", "\n    ", "\t", " ", "#", ", "),
    *("[", "]", "{", "}", "'", '"', "\\", "\\u12", "|", ">", "|2\n", "&a ", "*a", "!t ", "!!"),
    *("%YAML 1.1\n", "---\n", "...\n", "<<", "~", "@", "`", "\r", "\u3000", "\u2028", "😀", "\x00"),
]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], scope="module")
def loader(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read with either of PyYAML's parsers."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "_LOADER", getattr(yaml, request.param))
        yield


def spans(node: Node) -> Iterator[Span]:
    yield node.span
    if isinstance(node, Mapping):
        for key, value in node:
            yield key.span
            yield from spans(value)
    elif isinstance(node, Sequence):
        for item in node:
            yield from spans(item)


def assert_sound(document: Document) -> None:
    for found in document.diagnostics:
        assert found.span is not None
        for lang in ("zh", "en"):
            found.render(lang).encode()
            found.to_json(lang)
        if document.lines:
            assert_inside(found.span, document)
            assert found.other is None or found.other.file != "a" or document.lines
    if document.root is not None:
        for span in spans(document.root):
            assert_inside(span, document)
    assert document.ok or any(found.severity == "error" for found in document.diagnostics)
    assert document.root is not None or not document.ok


def assert_inside(span: Span, document: Document) -> None:
    """A span lies in its line; only where nothing is written may it stand just behind it."""
    line = document.lines[span.line - 1]
    assert 1 <= span.line <= len(document.lines)
    assert 1 <= span.column <= len(line) + 1
    assert 1 <= span.length <= max(1, len(line) - span.column + 1)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300))
def test_random_bytes_never_raise(data: bytes) -> None:
    assert_sound(read_nodes(data, "a"))


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=200))
def test_random_text_never_raises(loader: None, text: str) -> None:
    assert_sound(read_nodes(text.encode("utf-8", "surrogatepass"), "a"))


@settings(
    deadline=None, max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_random_yaml_never_raises(loader: None, text: str) -> None:
    assert_sound(read_nodes(text.encode(), "a"))


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_mutated_catalogue_never_raises(loader: None, data: st.DataObject) -> None:
    text = SAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 5)))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]
    assert_sound(read_nodes(text.encode(), "a"))


VALUES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=8)
TREES = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(VALUES, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(TREES.filter(lambda tree: tree != ""))
def test_what_was_written_is_what_is_read(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    document = read_nodes(text.encode(), "a")
    assert document.root is not None
    if document.ok:
        assert nodes.to_plain(document.root) == tree


@settings(deadline=None)
@given(TREES.filter(lambda tree: tree != ""))
def test_a_scalar_on_one_line_stands_where_its_span_says(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, width=10_000)
    document = read_nodes(text.encode(), "a")
    for scalar in scalars(document.root):
        line = document.lines[scalar.line - 1]
        written = line[scalar.column - 1 : scalar.column - 1 + scalar.length]
        if scalar.plain and scalar.value:
            assert written == scalar.value


def scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node:
            yield key
            yield from scalars(value)
    elif isinstance(node, Sequence):
        for item in node:
            yield from scalars(item)
