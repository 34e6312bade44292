"""A population holds every subject once, whatever the order, and knows who is related to whom."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_subjects import codes, enterprise, read, subjects

from creditrules.intake import Population, read_subjects, subject_json
from creditrules.intake.identity import Row, numbers_of, resolve
from creditrules.model import Subject
from creditrules.text import Severity

FEW = subjects(st.sampled_from(["A", "B", "C", "D", "E"]), st.sampled_from(["N1", "N2", "N3"]))
CLAIMS = st.dictionaries(
    st.sampled_from(["uscc", "tax_no", "resident_id"]), st.sampled_from(["1", "2"]), max_size=3
)
ROWS = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["enterprise", "other"]), CLAIMS),
    min_size=1,
    max_size=9,
)


def merged(given_: list[Subject]) -> set[str]:
    with Population.of(given_) as population:
        return {subject_json(one) for one in population.subjects()}


@given(st.lists(FEW, max_size=8), st.randoms())
def test_the_order_of_input_changes_nothing(given_: list[Subject], random: Any) -> None:
    before = merged(given_)
    random.shuffle(given_)
    assert merged(given_) == before


@given(st.lists(FEW, max_size=8))
def test_joining_what_is_joined_changes_nothing(given_: list[Subject]) -> None:
    once = merged(given_)
    assert merged([Subject.model_validate_json(one) for one in once]) == once


@given(st.lists(FEW, max_size=8))
def test_giving_everything_twice_changes_nothing(given_: list[Subject]) -> None:
    assert merged(given_ + given_) == merged(given_)


@given(st.lists(FEW, max_size=8))
def test_nothing_is_lost_without_a_word(given_: list[Subject]) -> None:
    with Population.of(given_) as population:
        entries = list(population)
    seen = [span.line for entry in entries for span in (entry.joined or (entry.span,))]
    assert sorted(seen) == list(range(1, len(given_) + 1))
    assert [entry.span.line for entry in entries] == sorted(entry.span.line for entry in entries)
    kept = [entry.subject for entry in entries if entry.subject is not None]
    assert len({one.id for one in kept}) == len(kept)
    for entry in entries:
        told = [one for one in entry.diagnostics if one.severity is Severity.ERROR]
        assert bool(told) or not entry.refused
        given_records = {
            record.id
            for span in (entry.joined or (entry.span,))
            for record in given_[span.line - 1].records
        }
        left = {record.id for record in entry.subject.records} if entry.subject else set()
        assert left == given_records or told


@given(ROWS)
@settings(max_examples=300)
def test_two_are_one_exactly_when_they_share_and_nothing_speaks_against_it(
    given_: list[tuple[str, str, dict[str, str]]],
) -> None:
    rows = linked([Row(n, id_, kind, held) for n, (id_, kind, held) in enumerate(given_)])
    found = resolve(rows)
    refused = {one for group in found.refused for one in group}
    groups = {one: group for group in found.groups for one in group}
    assert sorted([*groups, *refused]) == [row.handle for row in rows]
    tangled = {one for tangle in found.tangles for one in (tangle.handle, tangle.other)}
    kept = [row for row in rows if row.handle in groups]
    for one in kept:
        for two in kept:
            if groups[one.handle] is groups[two.handle]:
                assert not contradict(one, two)
            elif share(one, two):
                assert tangled & {groups[one.handle][0], groups[two.handle][0]}
    if not any(contradict(one, two) for one in rows for two in rows):
        assert len(found.groups) == 1
        assert not found.tangles


def contradict(one: Row, other: Row) -> bool:
    return one.kind != other.kind or any(
        other.numbers.get(key, number) != number for key, number in one.numbers.items()
    )


def share(one: Row, other: Row) -> bool:
    return one.id == other.id or bool(one.numbers.items() & other.numbers.items())


def linked(rows: list[Row]) -> list[Row]:
    """Those rows that the first is tied to, directly or through others."""
    found = rows[:1]
    for row in found:
        found += [one for one in rows if share(one, row) and one not in found]
    return sorted(found)


def test_entries_of_several_sources_come_in_their_order_with_what_was_refused() -> None:
    first = read('{"id": "A", "kind": "enterprise"}\n{"id": 1}\n', "one.jsonl")
    second = read('{"id": "A", "kind": "enterprise", "jurisdiction": "119999"}', "two.jsonl")
    with Population() as population:
        population.gather(first)
        population.gather(second)
        entries = list(population)
    assert [entry.refused for entry in entries] == [False, True]
    assert [span.file for span in entries[0].joined] == ["one.jsonl", "two.jsonl"]
    assert codes(entries) == [
        "jurisdiction_unknown",
        "subject_key_missing",
        "subject_text_expected",
    ]
    assert entries[1].raw == '{"id": 1}'
    assert entries[1].diagnostics == first[1].diagnostics


def test_more_may_be_added_after_looking() -> None:
    with Population.of([enterprise("A", identifiers={"uscc": "U1"})]) as population:
        assert len(population) == 1
        population.add(enterprise("B"))
        assert len(population) == 2
        population.add(enterprise("C", identifiers={"uscc": "U1"}))
        assert [one.id for one in population.subjects()] == ["A", "B"]


def test_an_empty_population_has_nobody() -> None:
    with Population() as population:
        assert list(population) == []
        assert len(population) == 0
        assert population.related(enterprise("A")) == ()


def person(id_: str, **fields: Any) -> Subject:
    return Subject.model_validate({"id": id_, "kind": "individual", **fields})


def holds(role: str, subject: str) -> dict[str, Any]:
    return {"relations": [{"role": role, "subject": subject}]}


def related(population: Population, subject: Subject) -> list[str]:
    return [one.id for one in population.related(subject)]


def test_related_are_those_named_and_those_who_name() -> None:
    company = enterprise("E", **holds("director", "P1"))
    with Population.of(
        [
            company,
            person("P1"),
            person("P2", **holds("legal_representative", "E")),
            person("P3", **holds("director", "F")),
            enterprise("F"),
        ]
    ) as population:
        assert related(population, company) == ["P1", "P2"]
        assert related(population, person("P1")) == ["E"]
        assert related(population, enterprise("F")) == ["P3"]
        assert related(population, person("P9", **holds("director", "F"))) == ["F"]
        assert related(population, person("P9")) == []


def test_related_subjects_are_the_joined_ones_under_the_ids_that_relations_use() -> None:
    with Population.of(
        [
            enterprise("E2", identifiers={"uscc": "U1"}, records=[{"id": "R2"}]),
            enterprise("E1", identifiers={"uscc": "U1"}, records=[{"id": "R1"}]),
            person("P1", **holds("director", "E2")),
            person("P2", **holds("director", "E1")),
        ]
    ) as population:
        company, first, second = population.subjects()
        assert company.id == "E1"
        assert [record.id for record in company.records] == ["R1", "R2"]
        assert population.related(company) == (first, second)
        assert population.related(first) == (company,)
        assert first.relations[0].subject == "E1"


def test_nobody_is_related_to_himself_or_to_what_was_refused() -> None:
    with Population.of(
        [
            enterprise("E", **holds("shareholder", "E")),
            person("P", **holds("director", "X")),
            enterprise("X", identifiers={"uscc": "U1"}),
            enterprise("X", identifiers={"uscc": "U2"}),
        ]
    ) as population:
        assert related(population, enterprise("E", **holds("shareholder", "E"))) == []
        assert related(population, person("P", **holds("director", "X"))) == []


@given(st.lists(FEW, max_size=8))
def test_being_related_goes_both_ways(given_: list[Subject]) -> None:
    with Population.of(given_) as population:
        everyone = list(population.subjects())
        pairs = {(one.id, other.id) for one in everyone for other in population.related(one)}
    assert pairs == {(other, one) for one, other in pairs}


def lines(count: int) -> Iterator[str]:
    for n in range(count):
        record = {"id": f"R{n}", "cause": "judgment_defaulter", "listed_on": "2017-06-21"}
        yield json.dumps(
            {
                "id": f"S{n}",
                "kind": "enterprise",
                "name": f"某某市第{n}有限公司",
                "identifiers": {"registration_no": f"33{n // 2:011d}"},
                "records": [{**record, "authority": "某市某区人民法院"}],
            },
            ensure_ascii=False,
        )


READING = "for entry in read_subjects(sys.argv[1]): count += 1"
JOINING = """
with Population() as population:
    population.gather(read_subjects(sys.argv[1]))
    for entry in population: count += 1
"""


SCRIPT = """
import re, sys
from creditrules.intake import Population, read_subjects
def peak():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read())[1])
count, before = 0, peak()
{}
print(count, peak() - before)
"""


def growth(path: Path, count: int, program: str) -> tuple[int, float]:
    """How many entries a process of its own sees in so many lines, and the MB it takes for it."""
    path.write_text("\n".join(lines(count)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(program), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    seen, taken = done.stdout.split()
    return int(seen), int(taken) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory of a process from /proc")
@pytest.mark.parametrize(
    ("program", "most", "bound"),
    [(READING, 100_000, 2), (JOINING, 50_000, 40)],
    ids=["reading", "joining"],
)
def test_many_lines_take_no_more_memory_than_few(
    tmp_path: Path, program: str, most: int, bound: float
) -> None:
    path = tmp_path / "subjects.jsonl"
    few, taken_by_few = growth(path, 5_000, program)
    many, taken_by_many = growth(path, most, program)
    assert few / 5_000 == many / most
    assert taken_by_many - taken_by_few < bound


def test_lines_and_arrays_are_read_in_flat_memory(tmp_path: Path) -> None:
    path = tmp_path / "subjects.json"
    for text in ("\n".join(lines(5_000)), "[\n" + ",".join(lines(5_000)) + "]"):
        path.write_text(text, encoding="utf-8")
        tracemalloc.start()
        assert sum(1 for _ in read_subjects(path)) == 5_000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 3_000_000


def test_numbers_are_those_that_identify() -> None:
    subject = enterprise("A", identifiers={"uscc": "91110000600037341L", "tax_no": "无"})
    assert numbers_of(subject) == {
        "uscc": "91110000600037341L",
        "organisation_code": "600037341",
    }


def test_a_subject_is_found_by_the_id_it_has_after_joining() -> None:
    given_ = [
        enterprise("E2", identifiers={"uscc": "91370102MA0000015A"}),
        enterprise("E1", identifiers={"uscc": "91370102MA0000015A"}),
    ]
    with Population.of(given_) as population:
        found = population.find("E1")
        assert found is not None
        assert found.subject is not None
        assert found.subject.id == "E1"
        assert population.find("E2") is None
        assert population.find("E3") is None
