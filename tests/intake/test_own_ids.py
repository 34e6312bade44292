"""What hosts with ids of their own hand in."""

from __future__ import annotations

from intake_subjects import read

from creditrules.intake import Population


def test_subjects_with_ids_of_their_own_are_never_joined_by_name() -> None:
    line = '{{"id": "{}", "kind": "enterprise", "name": "某某有限公司"}}\n'
    with Population() as population:
        population.gather(read(line.format("A") + line.format("B")))
        assert [entry.subject.id for entry in population if entry.subject] == ["A", "B"]
        assert [entry.identity for entry in population] == ["own_id", "own_id"]
