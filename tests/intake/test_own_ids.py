"""What hosts with ids of their own hand in."""

from __future__ import annotations

from creditrules.intake import Population
from creditrules.model import Subject


def test_subjects_with_ids_of_their_own_are_never_joined_by_name() -> None:
    with Population(own_ids=True) as population:
        for own in ("A", "B"):
            given = {"id": own, "kind": "enterprise", "name": "某某有限公司"}
            population.add(Subject.model_validate(given))
        assert [entry.subject.id for entry in population if entry.subject] == ["A", "B"]
