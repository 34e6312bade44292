"""Subjects survive JSON, whatever stands in them."""

from __future__ import annotations

import json

from hypothesis import given

from creditrules.model import Subject
from random_questions import Case, cases, many


@many
@given(cases())
def test_a_subject_survives_json(case: Case) -> None:
    _, question = case
    for subject in (question["subject"], *question["related"]):
        text = subject.model_dump_json(by_alias=True)
        assert Subject.model_validate_json(text) == subject
        assert Subject.model_validate(json.loads(text)) == subject
        assert json.loads(text)["schema"] == "creditrules/subject/1"


@many
@given(cases())
def test_what_is_left_out_stays_out(case: Case) -> None:
    subject = case.question["subject"]
    short = subject.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert Subject.model_validate(short) == subject
