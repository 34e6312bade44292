"""What is said of one subject in several places becomes one subject; what contradicts is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_subjects import codes, enterprise, read, records

from creditrules.intake import (
    Entry,
    Identity,
    Population,
    merge_records,
    merge_subjects,
    normalise_name,
)
from creditrules.intake.merge import RecordSighting, SubjectSighting
from creditrules.model import CreditRecord, Subject
from creditrules.text import Severity, Span

UNIFIED = "91110000600037341L"


def joined(*subjects: Subject) -> list[Entry]:
    with Population.of(subjects) as population:
        entries = list(population)
        assert len(population) == len(entries)
    return entries


def rows(*numbers: dict[str, str], kind: str = "enterprise") -> list[Subject]:
    """Subjects A, B, C ... with these identifiers."""
    return [
        Subject.model_validate({"id": id_, "kind": kind, "identifiers": given_})
        for id_, given_ in zip("ABCDEFGH", numbers, strict=False)
    ]


def ids_joined(subjects: list[Subject]) -> list[str]:
    """Which of them were joined, as `AB`."""
    letters = []
    for entry in joined(*subjects):
        lines = entry.joined or (entry.span,)
        letters.append("".join(subjects[span.line - 1].id for span in lines))
    return letters


@pytest.mark.parametrize("key", ["uscc", "registration_no", "tax_no", "resident_id"])
def test_one_number_in_common_makes_one_subject(key: str) -> None:
    assert ids_joined(rows({key: "A1234567"}, {key: "B1234567"}, {key: " a123-4567"})) == [
        "AC",
        "B",
    ]


def test_the_organisation_code_stands_in_the_unified_code() -> None:
    assert ids_joined(rows({"uscc": UNIFIED}, {"organisation_code": "60003734-1"})) == ["AB"]


def test_an_old_resident_id_is_the_new_one() -> None:
    numbers = [{"resident_id": "360426199101010071"}, {"resident_id": "360426910101007"}]
    assert ids_joined(rows(*numbers, kind="individual")) == ["AB"]


def test_a_contradiction_in_any_number_makes_two() -> None:
    subjects = rows({"uscc": "U1", "tax_no": "T1"}, {"uscc": "U1", "tax_no": "T2"})
    assert ids_joined(subjects) == ["A", "B"]
    first, second = joined(*subjects)
    assert codes([first]) == []
    assert codes([second]) == ["identity_contradiction"]
    assert second.diagnostics[0].arguments == {
        "subject": "B",
        "number": "uscc U1",
        "against": "tax_no",
    }
    assert second.diagnostics[0].other == first.span


def test_kinds_that_differ_are_never_one() -> None:
    person = Subject.model_validate(
        {"id": "P", "kind": "individual", "identifiers": {"resident_id": "R1"}}
    )
    shop = Subject.model_validate(
        {"id": "S", "kind": "individual_business", "identifiers": {"resident_id": "R1"}}
    )
    assert len(joined(person, shop)) == 2


def test_numbers_join_through_others() -> None:
    chain = [
        {"uscc": "U1"},
        {"uscc": "U1", "tax_no": "T1"},
        {"tax_no": "T1", "registration_no": "N1"},
    ]
    assert ids_joined(rows(*chain)) == ["ABC"]


def test_what_fits_two_subjects_stays_alone_and_is_told() -> None:
    subjects = rows(
        {"uscc": "U1", "tax_no": "T1"},
        {"uscc": "U1"},
        {"uscc": "U1", "tax_no": "T2"},
    )
    assert ids_joined(subjects) == ["A", "B", "C"]
    first, second, third = joined(*subjects)
    assert codes([first]) == []
    assert codes([second]) == ["identity_ambiguous"]
    assert second.diagnostics[0].arguments == {"subject": "B", "number": "uscc U1"}
    assert codes([third]) == ["identity_contradiction"]


def test_a_chain_that_contradicts_itself_is_not_joined_and_is_told() -> None:
    subjects = rows(
        {"uscc": "U1", "tax_no": "T1"},
        {"uscc": "U1", "registration_no": "N1"},
        {"registration_no": "N1", "resident_id": "P1"},
        {"resident_id": "P1", "tax_no": "T2"},
    )
    assert ids_joined(subjects) == ["A", "B", "C", "D"]
    assert set(codes(joined(*subjects))) == {"identity_ambiguous"}


def test_what_fits_one_of_two_is_joined_with_it() -> None:
    subjects = rows(
        {"uscc": "U1", "tax_no": "T1"},
        {"uscc": "U1", "registration_no": "N1"},
        {"uscc": "U1", "tax_no": "T2", "registration_no": "N2"},
    )
    assert ids_joined(subjects) == ["AB", "C"]


def test_what_stands_where_there_is_no_number_joins_nobody() -> None:
    for nothing in ("无", "/", "0000000", "NULL", "-"):
        assert ids_joined(rows({"uscc": nothing}, {"uscc": nothing})) == ["A", "B"]


def test_a_number_that_hundreds_share_does_not_join_them() -> None:
    subjects = [
        enterprise(f"S{n}", identifiers={"registration_no": "12345", "uscc": f"U{n // 2}"})
        if n % 2
        else enterprise(f"S{n}", identifiers={"uscc": f"U{n // 2}", "tax_no": f"T{n // 2}"})
        for n in range(600)
    ]
    entries = joined(*subjects)
    assert [entry.subject and entry.subject.id for entry in entries] == [
        min(f"S{n}", f"S{n + 1}") for n in range(0, 600, 2)
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("某某（北京）有限公司", "某某(北京)有限公司", True),
        ("某某〔北京〕有限公司", "某某【北京】有限公司", True),
        (" 某某　有限\u200b公司 ", "某某有限公司", True),
        ("ＡＢＣ有限公司", "ABC有限公司", True),
        ("某某有限公司", "某某有限责任公司", False),
    ],
)
def test_names_are_compared_without_width_brackets_and_blanks(
    one: str, other: str, same: bool
) -> None:
    assert (normalise_name(one) == normalise_name(other)) is same
    entries = joined(enterprise("A", name=one), enterprise("B", name=other))
    assert (len(entries) == 1) is same
    wanted = Identity.NAME_ONLY if same else Identity.OWN_ID
    assert {entry.identity for entry in entries} == {wanted}


def test_a_name_joins_only_what_has_no_number() -> None:
    entries = joined(
        enterprise("A", name="某某公司", identifiers={"uscc": "U1"}),
        enterprise("B", name="某某公司"),
        Subject.model_validate({"id": "C", "kind": "other", "name": "某某公司"}),
    )
    assert [entry.identity for entry in entries] == ["number", "own_id", "own_id"]


def test_a_name_joins_nothing_that_an_id_ties_to_a_number() -> None:
    entries = joined(
        enterprise("A", name="某某公司"),
        enterprise("A", name="某某公司", identifiers={"uscc": "U1"}),
        enterprise("B", name="某某公司"),
    )
    assert [entry.identity for entry in entries] == ["number", "own_id"]


def test_natural_persons_are_never_joined_by_name() -> None:
    person = {"kind": "individual", "name": "张伟"}
    entries = joined(
        Subject.model_validate({"id": "A", **person}), Subject.model_validate({"id": "B", **person})
    )
    assert len(entries) == 2


def test_the_same_id_is_the_same_subject() -> None:
    (entry,) = joined(
        enterprise("A", identifiers={"uscc": "U1"}), enterprise("A", identifiers={"tax_no": "T1"})
    )
    assert entry.subject is not None
    assert entry.subject.identifiers.uscc == "U1"
    assert entry.subject.identifiers.tax_no == "T1"
    assert not entry.diagnostics


def test_an_id_given_to_contradicting_subjects_is_refused_with_its_places() -> None:
    first, second = joined(
        enterprise("A", identifiers={"uscc": "U1"}),
        enterprise("B"),
        enterprise("A", identifiers={"uscc": "U2"}),
    )
    assert first.refused
    assert codes([first]) == ["subject_id_clash"]
    assert first.diagnostics[0].severity is Severity.ERROR
    assert first.diagnostics[0].arguments["places"] == "subjects:1、subjects:3"
    assert [json.loads(line)["id"] for line in first.raw.split("\n")] == ["A", "A"]
    assert second.subject is not None


def test_several_ids_become_the_smallest_and_relations_follow() -> None:
    entries = joined(
        enterprise("B2", identifiers={"uscc": "U1"}),
        enterprise("A1", identifiers={"uscc": "U1"}),
        Subject.model_validate(
            {"id": "P", "kind": "individual", "relations": [{"role": "director", "subject": "B2"}]}
        ),
    )
    assert [entry.subject and entry.subject.id for entry in entries] == ["A1", "P"]
    assert codes(entries) == ["identity_joined"]
    assert entries[1].subject is not None
    assert entries[1].subject.relations[0].subject == "A1"


def test_what_two_places_say_of_one_subject_is_put_together() -> None:
    (entry,) = joined(
        enterprise(
            "A",
            name="某某（北京）公司",
            attributes={"industry": "food", "intent": None},
            relations=[{"role": "director", "subject": "P"}],
            records=[{"id": "R2"}, {"id": "R1"}],
        ),
        enterprise(
            "A",
            name="某某(北京)公司",
            jurisdiction="110000",
            attributes={"intent": True},
            records_complete=False,
            relations=[{"role": "director", "subject": "P"}, {"role": "partner", "name": "李某"}],
            records=[{"id": "R3"}, {"id": "R1"}],
        ),
    )
    subject = entry.subject
    assert subject is not None
    assert [record.id for record in subject.records] == ["R1", "R2", "R3"]
    assert len(subject.relations) == 2
    assert subject.attributes == {"industry": "food", "intent": True}
    assert (subject.jurisdiction, subject.records_complete) == ("110000", False)
    assert not entry.diagnostics
    assert [span.line for span in entry.joined] == [1, 2]


def test_what_two_places_contradict_each_other_in_is_left_out_and_told() -> None:
    (entry,) = joined(
        enterprise("A", name="乙公司", jurisdiction="110000", attributes={"a": 1, "b": "x"}),
        enterprise("A", name="甲公司", jurisdiction="330100", attributes={"a": True, "b": "x"}),
    )
    assert entry.subject is not None
    assert entry.subject.name == "乙公司"
    assert entry.subject.jurisdiction is None
    assert entry.subject.attributes == {"b": "x"}
    assert sorted(codes([entry])) == ["attribute_clash", "jurisdiction_clash", "name_clash"]


def record(**fields: Any) -> dict[str, Any]:
    return {"id": "R", **fields}


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ({"authority": "甲"}, {"authority": "甲"}, 0),
        ({"received_at": "2018-01-01"}, {"received_at": "2018-02-01"}, 0),
        ({}, {"received_at": "2018-02-01"}, 0),
        (
            {"severity": "minor", "received_at": "2018-01-02"},
            {"severity": "serious", "received_at": "2018-01-01"},
            0,
        ),
        (
            {"severity": "minor", "received_at": "2018-01-01T10:00:00+08:00"},
            {"severity": "serious", "received_at": "2018-01-01T03:00:00Z"},
            1,
        ),
        (
            {"severity": "minor", "decided_on": "2018-01-01"},
            {"severity": "serious", "decided_on": "2018-01-01", "received_at": "2018-03-01"},
            1,
        ),
        ({"severity": "minor"}, {"severity": "serious"}, None),
        ({"severity": "minor"}, {"severity": "serious", "received_at": "2018-03-01"}, None),
        (
            {"severity": "minor", "received_at": "2018-03-01"},
            {"severity": "serious", "received_at": "2018-03-01"},
            None,
        ),
    ],
)
def test_of_two_records_with_one_id_the_later_received_counts(
    first: dict[str, Any], second: dict[str, Any], kept: int | None
) -> None:
    given_ = [record(**first), record(**second)]
    for order in (given_, given_[::-1]):
        (entry,) = joined(*(enterprise("A", records=[one]) for one in order))
        assert entry.subject is not None
        wanted = () if kept is None else (CreditRecord.model_validate(given_[kept]),)
        assert entry.subject.records == wanted
        assert entry.subject.records_complete is (kept is not None)
        if kept is None:
            assert codes([entry]) == ["record_clash", "records_left_out"]
            assert entry.diagnostics[0].arguments["places"] == "subjects:1、subjects:2"
        else:
            same = "severity" not in first
            assert codes([entry]) == ([] if same else ["record_superseded"])


def test_contradicting_records_of_one_subject_are_told_with_their_places() -> None:
    line = {"id": "A", "kind": "enterprise", "records": [record(), record(severity="minor")]}
    (entry,) = read(json.dumps(line, indent=1))
    assert codes([entry]) == ["records_left_out", "record_clash"]
    clash = entry.diagnostics[1]
    assert clash.span is not None
    assert clash.other is not None
    assert clash.span.line < clash.other.line


@given(st.lists(records(st.sampled_from(["R", "S"])), max_size=5), st.randoms())
def test_records_are_merged_alike_in_every_order(given_: list[dict[str, Any]], random: Any) -> None:
    sightings = [
        RecordSighting(CreditRecord.model_validate(one), Span("f", line, 1))
        for line, one in enumerate(given_, 1)
    ]
    merged = merge_records(sightings)
    random.shuffle(sightings)
    other = merge_records(sightings)
    assert {one.id: one for one in merged.records} == {one.id: one for one in other.records}
    assert set(merged.clashing) == set(other.clashing)
    assert {one.id for one in merged.records} | set(merged.clashing) == {
        sighting.record.id for sighting in sightings
    }
    again = merge_records([RecordSighting(one, Span("f", 1, 1)) for one in merged.records])
    assert again.records == merged.records


def test_one_sighting_is_left_as_it_is() -> None:
    subject = enterprise("A", records=[{"id": "S"}, {"id": "R"}])
    sighting = SubjectSighting(subject, Span("f", 1, 1))
    assert merge_subjects([sighting]) == (subject, ())
    assert merge_subjects([sighting, sighting]) == (subject, ())


def test_a_record_is_the_same_in_whatever_order_its_attributes_come() -> None:
    attributes = {"amount": "1", "industry": "food"}
    turned = dict(reversed(attributes.items()))
    (entry,) = joined(
        enterprise("A", name="甲", records=[{"id": "R1", "attributes": attributes}]),
        enterprise("A", records=[{"id": "R1", "attributes": turned}]),
    )
    assert codes([entry]) == []
    assert entry.subject is not None
    assert [record.attributes for record in entry.subject.records] == [attributes]
