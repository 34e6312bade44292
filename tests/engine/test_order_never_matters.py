"""Permuting records, events, relations, subjects, files or rules changes nothing (S1)."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import canonical, evaluate, evaluation_content, explain
from creditrules.model import Subject
from random_catalogues import MOST, files_of
from random_questions import Case, cases, many
from small_catalogues import load_files


def said(catalogue: Catalogue, question: dict[str, Any]) -> str:
    """Everything an evaluation says, as text."""
    evaluation = evaluate(catalogue, **question)
    pages = {one.id: explain(evaluation.question, one).to_json() for one in evaluation.decisions}
    return canonical(evaluation_content(evaluation, every_outcome=True, explanations=pages))


def shuffled(subject: Subject, chance: Random) -> Subject:
    def mixed(values: Any) -> Any:
        return tuple(chance.sample(list(values), len(values)))

    def mixed_dict(values: dict[str, Any]) -> dict[str, Any]:
        return dict(mixed(list(values.items())))

    records = [
        record.model_copy(
            update={
                "events": mixed(record.events),
                "attributes": mixed_dict(record.attributes),
            }
        )
        for record in subject.records
    ]
    return subject.model_copy(
        update={
            "records": mixed(records),
            "relations": mixed(subject.relations),
            "attributes": mixed_dict(subject.attributes),
        }
    )


@many
@given(cases(absent=True), st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_never_matters(case: Case, chance: Random) -> None:
    catalogue, question = case
    related = [shuffled(one, chance) for one in question["related"]]
    mixed = {
        **question,
        "subject": shuffled(question["subject"], chance),
        "related": tuple(chance.sample(related, len(related))),
    }
    assert said(catalogue, mixed) == said(catalogue, question)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_rules_never_matters(case: Case, chance: Random) -> None:
    files = files_of(case.number % MOST)
    mixed = {}
    for name, text in files.items():
        sheet = json.loads(text)
        sheet["measures"] = chance.sample(sheet["measures"], len(sheet["measures"]))
        keys = chance.sample(list(sheet), len(sheet))
        mixed[f"{chance.randint(0, 9)}_{name}"] = json.dumps({key: sheet[key] for key in keys})
    assert said(load_files(mixed), case.question) == said(case.catalogue, case.question)


@many
@given(cases())
def test_equal_inputs_give_equal_bytes(case: Case) -> None:
    catalogue, question = case
    again = {
        **question,
        "subject": Subject.model_validate_json(question["subject"].model_dump_json(by_alias=True)),
        "related": [
            Subject.model_validate(one.model_dump(mode="json", by_alias=True))
            for one in question["related"]
        ],
    }
    assert again["subject"] == question["subject"]
    assert said(catalogue, again) == said(catalogue, question)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_records_without_cause_never_matters(case: Case, chance: Random) -> None:
    catalogue, question = case
    subject = question["subject"]
    bare = [record.model_copy(update={"cause": None}) for record in subject.records]
    subject = subject.model_copy(update={"records": tuple(bare)})
    mixed = shuffled(subject, chance)
    assert said(catalogue, question | {"subject": mixed}) == said(
        catalogue, question | {"subject": subject}
    )
