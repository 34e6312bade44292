"""Good input in every form is read, one subject at a time."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_subjects import codes, documents, read, subjects

from creditrules.intake import open_source, read_subjects, subject_json
from creditrules.model import Subject
from creditrules.model.scalars import parse_money

A = '{"id": "A", "kind": "enterprise"}'
B = '{"id": "B", "kind": "individual"}'
PRETTY = json.dumps([json.loads(A), json.loads(B)], indent=2)


def ids(entries: list[Any]) -> list[str]:
    return [entry.subject.id for entry in entries]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}\n",
        f"{A}\r\n\r\n  \n{B}",
        f"\ufeff{A}\n{B}",
        f"[{A},{B}]",
        f"\ufeff\n [ {A} ,\n\n {B} ]\n",
        PRETTY,
        "\n".join(json.dumps(json.loads(one), indent=2) for one in (A, B)),
        "- id: A\n  kind: enterprise\n- {id: B, kind: individual}\n",
    ],
    ids=["lines", "blank lines", "mark", "array", "spaced", "pretty", "several", "yaml"],
)
def test_every_form_gives_the_same_subjects(text: str) -> None:
    entries = read(text, "input")
    assert ids(entries) == ["A", "B"]
    assert not codes(entries)


@pytest.mark.parametrize(
    "text", [A, json.dumps(json.loads(A), indent=1), "id: A\nkind: enterprise"]
)
def test_one_object_is_one_subject(text: str) -> None:
    assert ids(read(text)) == ["A"]


def test_an_empty_array_has_no_subjects() -> None:
    assert read("[ ]") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.jsonl", f"{A}\n{B}"),
        ("s.NDJSON", f"{A}\n{B}"),
        ("s.json", PRETTY),
        ("s.json", f"{A}\n{B}"),
        ("s.yaml", "- {id: A, kind: enterprise}\n- {id: B, kind: individual}\n"),
        ("s.yml", f"[{A}, {B}]"),
        ("无后缀", f"[{A},{B}]"),
    ],
)
def test_files_are_told_by_suffix_and_beginning(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    entries = list(read_subjects(path))
    assert ids(entries) == ["A", "B"]
    assert {entry.span.file for entry in entries} == {str(path)}


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{A}\n{B}".encode())))
    entries = list(read_subjects("-"))
    assert ids(entries) == ["A", "B"]
    assert entries[1].span == ("<stdin>", 2, 1, 1)


def test_text_streams_are_read_too_and_left_open() -> None:
    stream = io.StringIO(f"{A}\n{B}")
    assert ids(list(read_subjects(stream))) == ["A", "B"]
    assert not stream.closed
    assert ids(list(read_subjects(io.StringIO(PRETTY)))) == ["A", "B"]


def test_subjects_come_while_the_stream_is_still_written() -> None:
    class Slow(io.BytesIO):
        given = 0

        def readline(self, size: int | None = -1) -> bytes:
            self.given += 1
            assert self.given == 1, "read too far ahead"
            return f"{A}\n".encode()

    entries = read_subjects(Slow())
    assert next(entries).span.line == 1


def test_progress_is_told_every_thousand_and_at_the_end() -> None:
    told: list[int] = []
    text = "\n".join([A] * 2500)
    assert sum(1 for _ in read_subjects(io.StringIO(text), progress=told.append)) == 2500
    assert told == [1000, 2000, 2500]


def test_an_entry_keeps_its_place_and_what_was_given() -> None:
    first, second = read(f"  {A}\n{B}")
    assert (first.span.line, first.span.column, first.raw) == (1, 3, A)
    assert (second.span.line, second.span.column, second.raw) == (2, 1, B)


def test_amounts_are_read_digit_by_digit() -> None:
    text = """{"id": "A", "kind": "enterprise", "attributes": {"a": 123456789012345678.10},
    "records": [{"id": "R", "attributes": {"amount": 0.1, "count": 3, "exponent": 1.5e2},
    "events": [{"type": "correction", "happened_on": "2018-01-01", "set": {"amount": 0.30}}]}]}"""
    (entry,) = read(text)
    assert entry.subject is not None
    (record,) = entry.subject.records
    assert entry.subject.attributes == {"a": "123456789012345678.1"}
    assert record.attributes == {"amount": "0.1", "count": 3, "exponent": "150"}
    assert record.events[0].changes == {"amount": "0.3"}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_no_amount_changes_on_its_way(amount: Decimal) -> None:
    (entry,) = read(f'{{"id": "A", "kind": "enterprise", "attributes": {{"a": {amount:f}}}}}')
    assert entry.subject is not None
    assert parse_money(entry.subject.attributes["a"]) == amount


def test_yaml_values_stay_text_until_they_are_typed() -> None:
    (entry,) = read(
        "id: A\nkind: enterprise\nname:\nrecords_complete: false\n"
        "attributes: {amount: 1.50, on: true, none: null, tilde: ~, quoted: 'null'}\n"
        "records:\n  - {id: R, listed: true, listed_on: 2018-06-20}\n"
    )
    assert entry.subject is not None
    assert entry.subject.attributes == {
        "amount": "1.50",
        "on": "true",
        "none": None,
        "tilde": None,
        "quoted": "null",
    }
    assert entry.subject.records_complete is False
    assert entry.subject.records[0].listed is True
    assert str(entry.subject.records[0].listed_on) == "2018-06-20"


@given(subjects())
def test_a_subject_written_as_json_reads_back_as_itself(subject: Subject) -> None:
    (entry,) = read(subject_json(subject))
    assert entry.subject == subject
    (entry,) = read(subject.model_dump_json(by_alias=True, exclude_none=True))
    assert entry.subject == subject


@given(st.lists(documents(), max_size=4), st.booleans(), st.sampled_from([None, 1]))
def test_lines_and_arrays_say_the_same(
    given_: list[dict[str, Any]], ascii_: bool, indent: int | None
) -> None:
    lines = "\n".join(json.dumps(one, ensure_ascii=ascii_) for one in given_) or "[]"
    array = json.dumps(given_, ensure_ascii=ascii_, indent=indent)
    wanted = [Subject.model_validate(one) for one in given_]
    assert [entry.subject for entry in read(lines)] == wanted
    assert [entry.subject for entry in read(array)] == wanted


@pytest.mark.parametrize("size", [1, 300_000, 3_000_000])
def test_elements_larger_than_a_chunk_are_read(size: int) -> None:
    first = json.dumps({"id": "A", "kind": "enterprise", "name": "某" * size}, ensure_ascii=False)
    entries = read(f"[{first},\n{B}]")
    assert ids(entries) == ["A", "B"]
    assert entries[1].span == ("f.jsonl", 2, 1, 1)


def test_a_source_gives_plain_data_with_places() -> None:
    (raw,) = open_source(io.StringIO('{"id": "A",\n "records": [{"id": "R"}]}'), name="x")
    assert raw.value == {"id": "A", "records": [{"id": "R"}]}
    span, source = raw.site(("records", 0, "id"))
    assert (span, source) == (("x", 2, 21, 3), ' "records": [{"id": "R"}]}')
