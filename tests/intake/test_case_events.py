"""Events of cases as they are handed in: what is wrong is told with its place, the rest goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.intake import EventEntry, read_events
from creditrules.model.procedure import CaseEvent

GOOD = {"id": "E1", "case": "C1", "type": "penalty_decided", "happened_on": "2026-09-28"}


def read(text: str | bytes) -> list[EventEntry]:
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return list(read_events(io.BytesIO(content), name="events.jsonl"))


def line(**fields: Any) -> str:
    return json.dumps({**GOOD, **fields}, ensure_ascii=False) + "\n"


def test_every_line_is_an_event() -> None:
    found = read(line() + "\n" + line(id="E2", offices={"implementer": "甲科"}))
    assert [one.event and one.event.id for one in found] == ["E1", "E2"]
    assert found[0].event == CaseEvent.model_validate(GOOD)
    assert [one.span.line for one in found] == [1, 3]


def test_one_bad_line_costs_no_other() -> None:
    found = read(line() + '{"id": \n' + line(id="E3"))
    assert [bool(one.event) for one in found] == [True, False, True]
    [refusal] = found[1].diagnostics
    assert refusal.span is not None
    assert refusal.span.line == 2


@pytest.mark.parametrize(
    ("text", "code", "at", "said"),
    [
        (line(typ="x"), "case_key_unknown", '"typ"', "type"),
        (line(happend_on="x").replace('"happened_on": "2026-09-28", ', ""),
         "case_key_unknown", '"happend_on"', "happened_on"),
        ('{"id": "E1", "case": "C1", "type": "a"}', "subject_key_missing", "{", "happened_on"),
        (line(id=""), "subject_value_empty", '""', "id"),
        (line(case=7), "subject_text_expected", "7", "case"),
        (line(case="a\tb"), "subject_id_invisible", '"a\\tb"', "case"),
        (line(corrects="a\nb"), "subject_id_invisible", '"a\\nb"', "corrects"),
        (line(type="受理"), "subject_id_malformed", '"受理"', "受理"),
        (line(happened_on="2026-02-30"), "day", '"2026-02-30"', "2026-02-30"),
        (line(received_at="昨天"), "moment", '"昨天"', "昨天"),
        (line(received_at="0001-01-01T00:00:00+14:00"), "moment", '"0001-01-01T00', "0001-01-01"),
        (line(period="2026-Q4"), "case_period_malformed", '"2026-Q4"', "2026Q4"),
        (line(offices={"implementer": []}), "subject_value_empty", "[]", "offices.implementer"),
        (line(offices={"implementer": [1]}), "subject_text_expected", "1", "implementer[0]"),
        (line(offices={"甲": "乙"}), "subject_id_malformed", '"乙"', "offices.甲"),
        (line(offices=["甲科"]), "subject_object_expected", '["甲科"]', "offices"),
        (line(corrects="E1"), "case_correction_self", "{", "corrects"),
        (line(retracted=True), "case_retraction_of_nothing", "{", "corrects"),
        ("[1]\n", "case_event_not_object", "1", "{ }"),
        ("id,case\nE1,C1\n", "case_event_not_object", "id,case", "{ }"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, code: str, at: str, said: str) -> None:
    [entry] = read(text)
    assert entry.event is None
    [found] = entry.diagnostics
    assert found.code == code
    assert found.span is not None
    assert text[found.span.column - 1 :].startswith(at)
    assert said in found.render()
    assert found.render("en")


def test_an_instant_without_offset_is_used_and_told() -> None:
    [entry] = read(line(received_at="2026-09-28T09:00:00"))
    assert entry.event is not None
    assert [one.code for one in entry.diagnostics] == ["instant_without_offset"]


def test_a_table_is_no_list_of_events(tmp_path: Path) -> None:
    text = "行政相对人名称,行政处罚决定书文号,处罚决定日期\n某厂,一号,2026-01-01\n"
    for source in (io.BytesIO(text.encode()), str(write(tmp_path / "a.csv", text))):
        [entry] = read_events(source)
        assert [one.code for one in entry.diagnostics] == ["case_events_in_table"]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_that_is_not_there_is_told() -> None:
    [entry] = read_events("nowhere.jsonl")
    assert [one.code for one in entry.diagnostics] == ["path_missing"]


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["2026-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = st.sampled_from([*CaseEvent.model_fields, "typ"])


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=4))
def test_any_values_give_events_or_findings(changes: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps({**GOOD, **one}) + "\n" for one in changes)
    found = read(text)
    assert len(found) == len(changes)
    assert all(one.event or one.diagnostics for one in found)


@given(st.binary(max_size=60))
def test_any_bytes_give_findings_never_a_traceback(content: bytes) -> None:
    for one in read(b'{"id": "E1", ' + content):
        assert one.event or one.diagnostics
