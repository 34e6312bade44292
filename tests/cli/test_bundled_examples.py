"""The bundled examples: subjects, tables, and the scripts beside them."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from cli_runs import EXAMPLES

from creditrules import Evaluation, Outcome, evaluate, load_catalogue
from creditrules.catalogue import Item
from creditrules.engine import Ground
from creditrules.intake import Population, Tables, read_subjects
from creditrules.model import Level, SubjectKind

FOLDER = EXAMPLES.parent
TABLES = ("penalties.csv", "lists.csv")
AS_OF = date(2018, 6, 20)


def evaluated(*names: str) -> list[Evaluation]:
    """What the subjects of some examples come to."""
    catalogue = load_catalogue()
    with Population() as population:
        for name in names:
            entries = read_subjects(FOLDER / name, name=name, tables=Tables(catalogue.lists))
            population.gather(entries)
        return [
            evaluate(catalogue, one, AS_OF, related=population.related(one))
            for one in population.subjects()
        ]


def grounds_of(evaluation: Evaluation) -> Iterator[Ground]:
    return (ground for decision in evaluation.decisions for ground in decision.grounds)


def of_memoranda(items: Iterable[Item]) -> set[str]:
    """The catalogues of memoranda that some items stand in."""
    documents = (item.document for item in items)
    return {one.id for one in documents if one.instrument.level is Level.MEMORANDUM}


def causes_of_memoranda() -> set[str]:
    by_cause = load_catalogue().by_cause
    return {cause for cause, items in by_cause.items() if of_memoranda(items)}


@pytest.fixture(scope="module")
def of_tables() -> list[Evaluation]:
    return evaluated(*TABLES)


def test_the_tables_are_what_their_generator_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    written: dict[str, bytes] = runpy.run_path(str(FOLDER / "make_tables.py"))["tables"]()
    assert written.keys() == set(TABLES)
    for name, content in written.items():
        assert (FOLDER / name).read_bytes() == content, (
            f"run python examples/make_tables.py: {name}"
        )


def test_the_tables_reach_every_memorandum_and_every_rule(of_tables: list[Evaluation]) -> None:
    catalogue = load_catalogue()
    met = {rule for one in of_tables for record in one.facts.records for rule in record.rules}
    rules = catalogue.classifiers
    assert met == {key for key, one in rules.items() if one.document.jurisdiction == "national"}
    listed = {record.record.cause for one in of_tables for record in one.facts.records}
    assert listed >= causes_of_memoranda()
    met = of_memoranda(ground.item for one in of_tables for ground in grounds_of(one))
    assert met == of_memoranda(catalogue.items.values())
    assert any(one.unclassified for one in of_tables)


def test_names_in_the_tables_are_plainly_invented(of_tables: list[Evaluation]) -> None:
    assert all("某" in (one.question.subject.name or "") for one in of_tables)


def test_the_tables_hold_the_troubles_of_real_ones() -> None:
    with Population() as population:
        tables = Tables(load_catalogue().lists)
        for name in TABLES:
            population.gather(read_subjects(FOLDER / name, name=name, tables=tables))
        codes = {found.code for entry in population for found in entry.diagnostics}
        first, second = (population.tallies()[name] for name in TABLES)
    assert (first.rows, second.rows) == (500, 200)
    for tally in (first, second):
        assert all((tally.refused, tally.repeated, tally.passed))
    assert codes >= {
        *("table_encoding", "table_title_skipped", "table_rows_skipped", "table_day_impossible"),
        *("table_amount_unread", "table_code_damaged", "table_subject_missing"),
        *("table_list_unknown", "table_penalty_kind_unknown", "table_number_masked"),
        *("identifier_check_digit", "records_left_out"),
    }


def test_the_subjects_show_every_memorandum_and_outcome() -> None:
    evaluations = evaluated(EXAMPLES.name)
    catalogue = load_catalogue()
    met = of_memoranda(ground.item for one in evaluations for ground in grounds_of(one))
    assert met == of_memoranda(catalogue.items.values())
    shown = {decision.outcome for one in evaluations for decision in one.decisions}
    assert shown >= {
        *(Outcome.APPLIES, Outcome.UNDETERMINED, Outcome.RELEASED, Outcome.EXPIRED),
        Outcome.NOT_IN_FORCE,
    }
    assert any(record.rules for one in evaluations for record in one.facts.records)
    assert any(one.unclassified for one in evaluations)


def test_the_examples_are_read_without_a_finding() -> None:
    entries = list(read_subjects(EXAMPLES))
    assert [one.diagnostics for one in entries] == [()] * len(entries)
    subjects = [one.subject for one in entries if one.subject]
    assert len(subjects) >= 25
    assert {one.kind for one in subjects} >= {SubjectKind.ENTERPRISE, SubjectKind.INDIVIDUAL}
    assert all("某" in (one.name or "") for one in subjects)
    causes = {record.cause for one in subjects for record in one.records}
    assert causes == {*causes_of_memoranda(), None}
    assert len({one.jurisdiction for one in subjects if one.jurisdiction}) >= 4


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    script = EXAMPLES.parent / "library.py"
    runpy.run_path(str(script))
    assert "限制乘坐飞机" in capsys.readouterr().out
    assert len(script.read_text("utf-8").splitlines()) <= 25


def test_the_readme_names_every_example() -> None:
    readme = Path(EXAMPLES.parent, "README.md").read_text("utf-8")
    for entry in read_subjects(EXAMPLES):
        assert entry.subject
        assert re.search(rf"\b{entry.subject.id}\b", readme)
