"""Which sources are tables, by suffix and by how they begin; everything else stays what it was."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from creditrules.intake import Entry, Population, is_table, read_subjects, subject_json

HEADINGS = "企业名称,统一社会信用代码,行政处罚决定书文号,处罚决定日期"
TABLE = f"{HEADINGS}\n某某有限公司,91110000000000001H,1号,2018-06-01\n"
JSON = '{"id": "E1", "kind": "enterprise"}'
YAML = "- {id: E1, kind: enterprise}\n"


def read(path: Path) -> Entry:
    (entry,) = read_subjects(path)
    return entry


@pytest.mark.parametrize("name", ["a.csv", "a.CSV", "a.txt", "a", "a.tsv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_told_by_its_suffix_or_its_headings(
    name: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(TABLE.encode(encoding))
    assert is_table(str(path))
    entry = read(path)
    assert entry.subject is not None
    assert (entry.subject.id, entry.own_id) == ("91110000000000001H", False)
    assert entry.raw == TABLE.splitlines()[1]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.json", JSON), ("a", JSON), ("a.txt", JSON), ("a.yaml", YAML), ("a", YAML)],
)
def test_what_was_no_table_is_none(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert not is_table(str(path))
    entry = read(path)
    assert entry.subject is not None
    assert (entry.subject.id, entry.own_id, entry.form) == ("E1", True, None)


def test_what_cannot_be_opened_is_no_table(tmp_path: Path) -> None:
    assert not is_table(str(tmp_path / "none.csv"))
    assert not is_table(str(tmp_path))
    assert not is_table("-")


@pytest.mark.parametrize("stream", [BytesIO(TABLE.encode("gbk")), StringIO(TABLE)])
def test_a_stream_may_be_a_table(stream: BytesIO | StringIO) -> None:
    (entry,) = read_subjects(stream, name="p")
    assert entry.subject is not None
    assert entry.span == ("p", 2, 1, 1)


def test_a_workbook_is_told_without_its_suffix(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    path = tmp_path / "a"
    book.save(path)
    assert is_table(str(path))
    entry = read(path)
    assert entry.subject is not None
    assert entry.form is not None
    with closing(entry.form.refused_writer(tmp_path / "kept.xlsx")) as writer:
        writer.write(entry.raw)
    again = read(tmp_path / "kept.xlsx")
    assert again.subject == entry.subject


def test_a_host_and_its_table_are_one_population(tmp_path: Path) -> None:
    own = '{"id": "E1", "kind": "enterprise", "identifiers": {"uscc": "91110000000000001H"}}'
    (tmp_path / "own.json").write_text(own)
    (tmp_path / "p.csv").write_text(TABLE)
    names = ["own.json", "p.csv"]
    for order in (names, names[::-1]):
        with Population() as population:
            for name in order:
                population.gather(read_subjects(tmp_path / name))
            (subject,) = population.subjects()
        assert subject.id == "E1"
        assert len(subject.records) == 1
        assert "91110000000000001H" in subject_json(subject)


def test_bytes_that_are_nothing_known_are_refused_without_a_traceback() -> None:
    for data in (b"", b"\xff\xfe", b"\x00" * 100, b"a,b\n1,2\n", b"PK\x03\x04rest"):
        for entry in read_subjects(BytesIO(data), name="x"):
            assert entry.refused
            assert entry.diagnostics
