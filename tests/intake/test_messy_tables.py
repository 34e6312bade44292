"""Clean subjects, written as messy tables and read back, get the same decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clean_subjects import Maker, Party, subjects_of, unified_code
from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.engine import canonical, evaluate, evaluation_content
from creditrules.intake import Population, Tables, read_subjects
from creditrules.intake.identity import numbers_of
from creditrules.model import CreditRecord, Subject
from creditrules.text import Severity
from messy_tables import Lines, files_of, tables_of

AS_OF = date(2018, 6, 20)
UNIFIED = unified_code("91", "110105", 1)
SEEDS = st.integers(0, 10**9)
some = settings(max_examples=max(1, settings().max_examples // 2))
"""Fewer examples than usual: each is many rows and many decisions."""


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def parties_of(seed: int) -> tuple[Party, ...]:
    return Maker(Random(seed), catalogue().lists).parties()


def related_to(subject: Subject, everybody: Iterable[Subject]) -> list[Subject]:
    named = {relation.subject for relation in subject.relations}
    return [
        one
        for one in everybody
        if one.id in named or any(relation.subject == subject.id for relation in one.relations)
    ]


def said(subject: Subject, related: Sequence[Subject]) -> str:
    """All that is decided about a subject."""
    evaluation = evaluate(catalogue(), subject, as_of=AS_OF, related=related)
    return canonical(evaluation_content(evaluation, every_outcome=True))


class Read:
    """What files give, read and joined as the command line does."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        tables = Tables(catalogue().lists)
        with Population() as population:
            for name, content in files.items():
                population.gather(read_subjects(BytesIO(content), name=name, tables=tables))
            self.entries = list(population)
            self.subjects = [one.subject for one in self.entries if one.subject is not None]
            self.said = {one.id: said(one, population.related(one)) for one in self.subjects}
            self.tallies = tuple(population.tallies().values())

    def errors(self) -> list[str]:
        return [
            found.render()
            for entry in self.entries
            for found in entry.diagnostics
            if found.severity is Severity.ERROR
        ]


def mark(record: CreditRecord) -> str:
    """What tells a record of a clean subject from all others."""
    return record.document_no or str(record.decided_on or record.listed_on)


def with_ids_of(clean: Sequence[Subject], given: Iterable[Subject]) -> list[Subject]:
    """The clean subjects under the ids that tables gave them and their records."""
    subjects: dict[str, str] = {}
    records: dict[str, str] = {}
    for one in given:
        subjects |= dict.fromkeys(numbers_of(one).values(), one.id)
        subjects |= {mark(record): one.id for record in one.records}
        records |= {mark(record): record.id for record in one.records}
    ids = {}
    for one in clean:
        marks = [*map(mark, one.records), *numbers_of(one).values()]
        ids[one.id] = subjects[marks[0]]
        ids |= {record.id: records[mark(record)] for record in one.records}
    return [_renamed(one, ids) for one in clean]


def _renamed(subject: Subject, ids: Mapping[str, str]) -> Subject:
    records = [record.model_copy(update={"id": ids[record.id]}) for record in subject.records]
    relations = [
        one.model_copy(update={"subject": ids.get(one.subject or "")}) for one in subject.relations
    ]
    update = {"id": ids[subject.id], "records": tuple(records), "relations": tuple(relations)}
    return subject.model_copy(update=update)


def known(subject: Subject) -> Any:
    """What evaluations go by."""
    return subject.kind, subject.relations, sorted(subject.records, key=lambda one: one.id)


@some
@given(SEEDS, SEEDS)
def test_messy_tables_of_clean_subjects_get_the_same_decisions(who: int, how: int) -> None:
    parties = parties_of(who)
    read = Read(files_of(parties, catalogue().lists, Random(how)))
    assert read.errors() == []
    assert sum(tally.refused for tally in read.tallies) == 0
    assert sum(tally.used for tally in read.tallies) == sum(len(one.facts) for one in parties)
    clean = with_ids_of(subjects_of(parties), read.subjects)
    assert {one.id: known(one) for one in read.subjects} == {one.id: known(one) for one in clean}
    assert read.said == {one.id: said(one, related_to(one, clean)) for one in clean}


def torn(tables: Sequence[Lines], chance: Random) -> dict[str, bytes]:
    """The rows of tables in another order and in more files, the files in another order."""
    pieces = []
    for table in tables:
        rows = chance.sample(table.rows, len(table.rows))
        cut = chance.randint(0, len(rows))
        pieces += [table.encoded(rows[:cut]), table.encoded(rows[cut:])]
    chance.shuffle(pieces)
    return {f"piece{number}.csv": piece for number, piece in enumerate(pieces)}


@some
@given(SEEDS, SEEDS)
def test_order_of_rows_and_number_of_files_change_nothing(who: int, how: int) -> None:
    chance = Random(how)
    tables = tables_of(parties_of(who), catalogue().lists, chance)
    whole = {f"whole{number}.csv": table.encoded() for number, table in enumerate(tables)}
    assert Read(torn(tables, chance)).said == Read(whole).said


def in_json(record: CreditRecord, chance: Random) -> dict[str, Any]:
    """A record as a host may write it: amounts as numbers, one kind alone, kinds in any order."""
    plain = record.model_dump(mode="json", exclude_defaults=True)
    attributes = plain.get("attributes", {})
    for fact in ("fine_amount", "confiscated_amount"):
        amount = attributes.get(fact)
        if amount is not None and amount.isdigit():
            attributes[fact] = chance.choice((amount, int(amount), f"{amount}.00"))
    kinds = attributes.get("penalty_kinds", [])
    if kinds:
        mixed = chance.sample(kinds, len(kinds))
        attributes["penalty_kinds"] = mixed[0] if len(mixed) == 1 else mixed
    keys = chance.sample(list(attributes), len(attributes))
    return {**plain, "attributes": {key: attributes[key] for key in keys}}


def classified(subject: Subject) -> list[tuple[str | None, Any, tuple[str, ...]]]:
    """The causes and severities that the rules give to the record of a subject, and the rules."""
    facts = evaluate(catalogue(), subject, as_of=AS_OF).facts
    return [(one.record.cause, one.record.severity, one.rules) for one in facts.records]


def penalty_of(seed: int) -> Party:
    maker = Maker(Random(seed), catalogue().lists)
    return Party("enterprise", "某某有限公司", {"uscc": UNIFIED}, (maker.penalty(),))


@given(SEEDS, SEEDS)
def test_a_row_is_classified_as_the_same_facts_in_json(what: int, how: int) -> None:
    party, chance = penalty_of(what), Random(how)
    (row,) = Read(files_of([party], catalogue().lists, chance)).subjects
    (clean,) = subjects_of([party])
    plain = {**clean.model_dump(mode="json", by_alias=True, exclude_defaults=True), "id": "S1"}
    given = {**plain, "records": [in_json(one, chance) for one in clean.records]}
    (entry,) = read_subjects(BytesIO(json.dumps(given).encode()), name="s.json")
    assert entry.subject is not None
    assert classified(row) == classified(entry.subject)


def test_every_rule_is_met_by_some_of_these_penalties() -> None:
    rules = {
        rule
        for seed in range(1000)
        for _, _, met in classified(subjects_of([penalty_of(seed)])[0])
        for rule in met
    }
    known = catalogue().classifiers
    assert rules == {key for key, one in known.items() if one.document.jurisdiction == "national"}
