"""Rows of tables become subjects: each row once, what contradicts is refused, in every order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_rows import FORM, code, joined, row
from intake_subjects import codes, enterprise

from creditrules.intake import Entry, Identity, Population, Tally, subject_json
from creditrules.model import Relation, Subject
from creditrules.text import Diagnostic, Severity, Span

A, B, C = code("A"), code("B"), code("C")


def subjects(entries: list[Entry]) -> list[Subject]:
    return [entry.subject for entry in entries if entry.subject is not None]


def refused(entries: list[Entry]) -> list[int]:
    """The lines of the rows that were refused."""
    return [entry.span.line for entry in entries if entry.refused]


def test_rows_of_one_number_are_one_subject_with_all_records() -> None:
    (entry,) = joined(row(1, "甲", A), row(2, "甲", A, document="2"))
    assert entry.subject is not None
    assert (entry.subject.id, len(entry.subject.records)) == (A, 2)
    assert entry.identity is Identity.NUMBER
    assert not entry.diagnostics


def test_the_id_is_made_from_the_strongest_number_in_any_order() -> None:
    tax = {"tax_no": A, "organisation_code": A[8:17]}
    rows = [row(1, "甲", numbers=tax), row(2, "甲", A, document="2")]
    for order in (rows, rows[::-1]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        assert entry.subject.id == A


def test_the_id_that_a_host_gave_goes_before_one_made_from_a_number() -> None:
    own = Entry(Span("a.jsonl", 1, 1), enterprise("E1", identifiers={"uscc": A}))
    later = Entry(Span("a.jsonl", 2, 1), enterprise("zz", identifiers={"uscc": B}))
    rows = [row(1, "甲", A), own, later, row(2, "乙", B)]
    for order in (rows, rows[::-1]):
        assert sorted(one.id for one in subjects(joined(*order))) == ["E1", "zz"]


def test_a_name_joins_rows_without_numbers_and_is_marked() -> None:
    rows = [row(1, "甲（北京）公司"), row(2, "甲(北京)公司", document="2"), row(3, "甲", A)]
    first, second = joined(rows[0], rows[2])
    assert (first.identity, second.identity) == (Identity.NAME_ONLY, Identity.NUMBER)
    entries = joined(*rows)
    assert [len(one.records) for one in subjects(entries)] == [2, 1]
    assert entries[0].identity is Identity.NAME_ONLY


def test_a_name_joins_no_row_with_what_its_host_gave_an_id() -> None:
    own = Entry(Span("a.jsonl", 1, 1), enterprise("E1", name="甲"))
    assert [entry.identity for entry in joined(own, row(1, "甲"))] == ["own_id", "name_only"]


def test_the_name_in_the_latest_record_is_the_name() -> None:
    old = row(1, "旧名", A, decided_on="2017-01-01")
    new = row(2, "新名", A, document="2", decided_on="2018-01-01")
    for order in ([old, new], [new, old]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        assert entry.subject.name == "新名"
        assert codes([entry]) == ["name_clash"]


def test_a_row_of_two_subjects_is_refused_with_both_places() -> None:
    rows = [row(1, "甲", A), row(2, "乙", B), row(3, "甲", B, document="2")]
    for order in (rows, rows[::-1], [rows[2], rows[0], rows[1]]):
        entries = joined(*order)
        assert refused(entries) == [3]
        (entry,) = (one for one in entries if one.refused)
        (found,) = entry.diagnostics
        assert (found.code, found.severity) == ("row_of_two_subjects", Severity.ERROR)
        assert {"p.csv:1", "p.csv:2"} == {
            found.arguments["name_place"],
            found.arguments["number_place"],
        }
        assert (found.arguments["name_number"], found.arguments["number"]) == (A, B)
        assert found.arguments["number_name"] == "乙"
        assert (entry.raw, entry.form) == (f"甲,{B},2", FORM)
        complete = {one.id: one.records_complete for one in subjects(entries)}
        assert complete == {A: False, B: False}


def test_a_row_of_two_subjects_costs_neither_its_own_rows() -> None:
    """Not even where one has changed its name."""
    good = [row(n, "甲", A, document=str(n)) for n in range(1, 4)]
    renamed = row(4, "甲二", A, document="4")
    wrong = row(5, "甲", B, document="5")
    assert refused(joined(*good, renamed, wrong, row(6, "乙", B, document="6"))) == [5]


def test_a_row_given_twice_weighs_no_more_than_once() -> None:
    wrong = [row(3, "甲", B, document="2"), row(4, "甲", B, document="2")]
    entries = joined(row(1, "甲", A), row(2, "乙", B), *wrong)
    assert refused(entries) == [3]


def test_a_change_of_name_is_no_more_than_a_warning() -> None:
    (entry,) = joined(row(1, "旧名", A), row(2, "新名", A, document="2"))
    assert codes([entry]) == ["name_clash"]


def test_names_that_repeat_prove_nothing() -> None:
    """Natural persons and individual businesses share names."""
    for kind in ("individual_business", "individual"):
        rows = [row(1, "张", A, kind=kind), row(2, "李", B, kind=kind)]
        assert not refused(joined(*rows, row(3, "张", B, kind=kind, document="2")))


def test_what_a_host_says_is_evidence_but_is_not_refused() -> None:
    own = [
        Entry(Span("a.jsonl", n, 1), enterprise(f"E{n}", name=name, identifiers={"uscc": number}))
        for n, (name, number) in enumerate([("甲", A), ("乙", B)], 1)
    ]
    entries = joined(*own, row(3, "甲", B))
    assert refused(entries) == [3]
    assert entries[2].diagnostics[0].arguments["name_place"] == "a.jsonl:1"


def test_a_record_given_twice_is_one_record() -> None:
    rows = [row(1, "甲", A), row(2, "甲", A), row(3, " 甲 ", A)]
    (entry,) = joined(*rows)
    assert entry.subject is not None
    assert len(entry.subject.records) == 1
    assert not entry.diagnostics


def test_the_later_version_of_a_record_counts() -> None:
    rows = [
        row(1, "甲", A, severity="minor", received_at="2018-01-01T00:00:00+08:00"),
        row(2, "甲", A, severity="serious", received_at="2018-02-01T00:00:00+08:00"),
    ]
    for order in (rows, rows[::-1]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        assert [one.severity for one in entry.subject.records] == ["serious"]
        assert codes([entry]) == ["record_superseded"]


def test_versions_of_which_none_is_the_latest_are_refused_one_by_one() -> None:
    rows = [
        row(1, "甲", A, severity="minor"),
        row(2, "甲", A, document="2"),
        row(3, "甲", A, severity="serious"),
    ]
    for order in (rows, rows[::-1]):
        entries = joined(*order)
        assert sorted(refused(entries)) == [1, 3]
        for entry in entries:
            if entry.refused:
                assert codes([entry]) == ["record_clash"]
                (found,) = entry.diagnostics
                assert {found.span, found.other} == {rows[0].span, rows[2].span}
                assert found.arguments["places"] == "p.csv:1、p.csv:3"
        (subject,) = subjects(entries)
        assert [one.document_no for one in subject.records] == ["2"]
        assert subject.records_complete is False


def test_a_row_that_fits_two_subjects_stays_alone_and_is_told() -> None:
    rows = [
        row(1, "甲", A, numbers={"tax_no": "T1"}),
        row(2, "甲", A, document="2"),
        row(3, "甲", A, document="3", numbers={"tax_no": "T2"}),
    ]
    entries = joined(*rows)
    assert not refused(entries)
    assert codes(entries) == ["identity_ambiguous", "identity_contradiction"]
    ids = [one.id for one in subjects(entries)]
    assert len(set(ids)) == 3
    assert all(one.startswith(f"{A}~") for one in ids)
    assert {one.id for one in subjects(joined(*rows[::-1]))} == set(ids)


def beside(line: int, person: str, company: str) -> Entry:
    """The person whom a row names beside its subject."""
    subject = Subject.model_validate(
        {
            "id": f"person-{person}",
            "kind": "individual",
            "name": person,
            "relations": [{"role": "legal_representative", "subject": company}],
        }
    )
    return Entry(Span("p.csv", line, 1), subject, (), f"{line}", FORM)


def test_a_person_beside_a_row_shares_its_fate() -> None:
    rows = [row(1, "甲", A), row(2, "乙", B), row(3, "甲", B, document="2")]
    given_ = [one for each in rows for one in (each, beside(each.span.line, "张", A))]
    with Population() as population:
        population.gather([*given_, row(4, "甲", A), beside(4, "张", A)])
        entries = list(population)
        tallies = population.tallies()
        assert len(population) == len(entries)
        company = subjects(entries)[0]
        assert [one.id for one in population.related(company)] == ["person-张"]
    assert [entry.span.line for entry in entries] == [1, 1, 2, 3]
    assert refused(entries) == [3]
    assert [span.line for span in entries[1].joined] == [1, 2]
    assert tallies == {"p.csv": Tally(4, 1, 1)}


def unreadable(line: int) -> Entry:
    found = Diagnostic.of("day", Span("q.csv", line, 1), value="x")
    return Entry(Span("q.csv", line, 1), None, (found,), "x", FORM)


def test_every_row_is_accounted_for() -> None:
    rows = [
        row(2, "甲", A),
        row(3, "甲", A),
        row(4, "甲", A, document="2", severity="minor"),
        row(5, "甲", A, document="2", severity="serious"),
        row(6, "乙", B, severity="minor", received_at="2018-01-01"),
        row(7, "乙", B, severity="serious", received_at="2018-01-02"),
        row(8, "甲", A, file="q.csv"),
        row(9, "丙", C, file="q.csv"),
        unreadable(10),
    ]
    with Population() as population:
        population.gather(rows)
        tallies = population.tallies()
    assert tallies == {"p.csv": Tally(6, 2, 2), "q.csv": Tally(3, 1, 1)}
    assert [one.used for one in tallies.values()] == [2, 1]


def test_rows_that_are_refused_may_be_used_once_more_rows_are_there() -> None:
    with Population() as population:
        population.gather([row(1, "甲", A, severity="minor"), row(2, "甲", A, severity="serious")])
        assert refused(list(population)) == [1, 2]
        population.add(row(3, "甲", A, severity="serious", received_at="2099-01-01"))
        assert refused(list(population)) == [1, 2, 3]


NAMES = st.sampled_from(["甲", "乙", "丙"])
NUMBERS = st.sampled_from([A, B, None])
EXTRA = st.fixed_dictionaries(
    {},
    optional={
        "severity": st.sampled_from(["minor", "serious"]),
        "received_at": st.sampled_from(["2018-01-01", "2018-02-01"]),
        "decided_on": st.just("2017-01-01"),
        "kind": st.sampled_from(["enterprise", "other"]),
        "numbers": st.fixed_dictionaries({}, optional={"tax_no": st.sampled_from(["T1", "T2"])}),
    },
)
ROWS = st.lists(st.tuples(NAMES, NUMBERS, st.sampled_from("12"), EXTRA), max_size=8)


def rows_of(drawn: list[tuple[str, str | None, str, dict[str, Any]]]) -> list[Entry]:
    return [
        row(line, name, number, document=document, **extra)
        for line, (name, number, document, extra) in enumerate(drawn, 1)
    ]


def outcome(rows: list[Entry]) -> tuple[set[str], set[str], list[Tally]]:
    with Population() as population:
        population.gather(rows)
        entries = list(population)
        return (
            {subject_json(one) for one in subjects(entries)},
            {entry.raw for entry in entries if entry.refused},
            list(population.tallies().values()),
        )


@given(ROWS, st.randoms())
def test_the_order_of_rows_changes_nothing(drawn: list[Any], random: Any) -> None:
    rows = rows_of(drawn)
    before = outcome(rows)
    random.shuffle(rows)
    assert outcome(rows) == before


@given(ROWS)
def test_giving_every_row_twice_changes_nothing(drawn: list[Any]) -> None:
    rows = rows_of(drawn)
    assert outcome(rows + rows)[:2] == outcome(rows)[:2]


@given(ROWS)
def test_no_row_is_lost_and_no_two_subjects_have_one_id(drawn: list[Any]) -> None:
    rows = rows_of(drawn)
    with Population() as population:
        population.gather(rows)
        entries = list(population)
        tallies = population.tallies()
    ids = [one.id for one in subjects(entries)]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert not entry.refused or any(one.severity is Severity.ERROR for one in entry.diagnostics)
    records = {record.id for one in subjects(entries) for record in one.records}
    left = {record.id for line in refused(entries) for record in records_at(rows, line)}
    assert records | left == {record.id for one in rows for record in one.subject.records}
    for tally in tallies.values():
        assert tally.rows == len(rows)
        assert (tally.refused, tally.used) == (len(refused(entries)), len(records))
        assert tally.repeated >= 0


def records_at(rows: list[Entry], line: int) -> Any:
    subject = rows[line - 1].subject
    return subject.records if subject else ()


@pytest.mark.parametrize("number", [None, A])
def test_many_copies_of_a_row_are_kept_once(number: str | None) -> None:
    with Population() as population:
        population.gather(row(line, "甲", number) for line in range(500))
        (entry,) = population
        assert not entry.joined
        assert population.tallies() == {"p.csv": Tally(500, 0, 499)}
        assert json.loads(subject_json(entry.subject))["name"] == "甲" if entry.subject else False


def test_a_legal_representative_told_with_and_without_a_number_is_one_person() -> None:
    def represented(line: int, **who: str) -> Entry:
        entry = row(line, "甲", A, document=str(line))
        assert entry.subject is not None
        relations = (Relation.model_validate({"role": "legal_representative", **who}),)
        return replace(entry, subject=entry.subject.model_copy(update={"relations": relations}))

    rows = [
        represented(1, name="张 某", subject="person-1"),
        represented(2, name="张某"),
        represented(3, name="李某"),
    ]
    for order in (rows, rows[::-1]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        told = [(one.subject, one.name) for one in entry.subject.relations]
        assert told == [(None, "李某"), ("person-1", "张 某")]


def test_a_penalty_told_by_another_number_of_the_same_party_is_one_record() -> None:
    both = {"uscc": A, "registration_no": "110000001"}
    rows = [
        row(1, "甲", numbers={"registration_no": "110000001"}),
        row(2, "甲", A),
        row(3, "甲", numbers=both, document="2"),
    ]
    for order in (rows, rows[::-1]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        assert len(entry.subject.records) == 2


def test_an_authority_written_in_other_widths_is_the_same() -> None:
    rows = [row(1, "甲", A, authority="某市（区）局"), row(2, "甲", A, authority="某市 (区)局")]
    (entry,) = joined(*rows)
    assert entry.subject is not None
    assert len(entry.subject.records) == 1
    assert refused([entry]) == []


LISTING = {"cause": "judgment_defaulter", "authority": "某法院", "listed_on": "2018-03-01"}


def listed(line: int, **record: Any) -> Entry:
    """A row of a list; its record's id hangs on what it tells, as that of a table does."""
    return row(line, "甲", A, document=None, **record)


def delisting(**fields: Any) -> list[dict[str, Any]]:
    return [{"type": "delisting", "happened_on": "2018-04-01", **fields}]


@pytest.mark.parametrize("kept", [(), ("authority",), ("listed_on",), ("authority", "listed_on")])
def test_a_removal_is_joined_to_the_only_listing_it_can_mean(kept: tuple[str, ...]) -> None:
    told = {key: LISTING[key] for key in ("cause", *kept)}
    flag = {} if "listed_on" in told else {"listed": True}
    rows = [listed(1, **LISTING), listed(2, **told, **flag, events=delisting())]
    for order in (rows, rows[::-1]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        (record,) = entry.subject.records
        assert (record.authority, str(record.listed_on)) == ("某法院", "2018-03-01")
        assert [event.type for event in record.events] == ["delisting"]


def test_a_removal_that_fits_two_listings_is_joined_to_neither() -> None:
    other = {**LISTING, "authority": "另一法院"}
    removal = listed(3, cause="judgment_defaulter", listed=True, events=delisting())
    (entry,) = joined(listed(1, **LISTING), listed(2, **other), removal)
    assert entry.subject is not None
    assert [len(record.events) for record in entry.subject.records].count(1) == 1
    assert len(entry.subject.records) == 3
    (found,) = entry.diagnostics
    assert found.code == "record_of_event_unclear"
    assert "有一行写明移出" in found.message("zh")


def test_a_removal_told_later_leaves_the_listing_known_since_it_was_received() -> None:
    received = {"received_at": "2018-03-02T00:00:00+08:00"}
    later = {"received_at": "2018-04-02T00:00:00+08:00"}
    rows = [
        listed(1, **LISTING, **received),
        listed(2, **LISTING, **later, events=delisting(**later)),
    ]
    for order in (rows, rows[::-1]):
        (entry,) = joined(*order)
        assert entry.subject is not None
        (record,) = entry.subject.records
        assert str(record.received_at) == "2018-03-02 00:00:00+08:00"
        assert str(record.events[0].received_at) == "2018-04-02 00:00:00+08:00"


def test_a_withdrawal_without_the_act_withdraws_the_penalty() -> None:
    penalty = {"authority": "某局", "decided_on": "2018-01-01"}
    withdrawal = [{"type": "withdrawal", "happened_on": "2018-03-02"}]
    rows = [
        row(1, "甲", A, key="1", **penalty, attributes={"penalty_act": "偷排"}),
        row(2, "甲", A, key="2", **penalty, events=withdrawal),
    ]
    (entry,) = joined(*rows)
    assert entry.subject is not None
    (record,) = entry.subject.records
    assert [event.type for event in record.events] == ["withdrawal"]
    assert record.attributes == {"penalty_act": "偷排"}
