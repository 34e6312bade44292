"""The records that no rule classifies, gathered by the rule that comes nearest (design 10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from creditrules.catalogue import Classifier
from creditrules.conditions import RecordFacts, Test, describe_node
from creditrules.engine.classify import nearest_rule
from creditrules.engine.decision import Evaluation
from creditrules.model import Subject

__all__ = ["Gap", "Group", "Unclassified"]

_EXAMPLES_KEPT = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A test of a rule that a record does not meet.

    Attributes:
        unknown: the record does not say; otherwise what it says does not meet the test.
    """

    test: Test
    unknown: bool


@dataclass(slots=True)
class Group:
    """Records that lack the same of the same rule.

    Attributes:
        rule: the nearest rule; None when none is near.
        examples: the first few, each with its subject.
    """

    rule: Classifier | None
    gaps: tuple[Gap, ...]
    count: int = 0
    examples: list[tuple[Subject, RecordFacts]] = field(default_factory=list)


class Unclassified:
    """Counts, over many evaluations, of what no rule classifies; it grows with the rules only.

    Attributes:
        records: how many records had no cause of their own.
        classified: how many of them some rule gave a cause.
    """

    def __init__(self) -> None:
        self.records = 0
        self.classified = 0
        self._groups: dict[tuple[Any, ...], Group] = {}

    def add(self, evaluation: Evaluation) -> None:
        """Count the subject's own records."""
        classified = {one.record.id for one in evaluation.facts.records if one.rules}
        self.classified += len(classified)
        self.records += len(classified) + len(evaluation.unclassified)
        for record in evaluation.unclassified:
            self._enter(evaluation, record)

    def _enter(self, evaluation: Evaluation, record: RecordFacts) -> None:
        question = evaluation.question
        near = nearest_rule(question.catalogue, evaluation.facts, record, question.jurisdiction)
        rule, lacking = (near.rule, near.lacking) if near else (None, ())
        gaps = tuple(Gap(leaf.test, leaf.fact.get(record) is None) for leaf in lacking if leaf.test)
        told = (rule.id if rule else "", *((id(one.test), one.unknown) for one in gaps))
        group = self._groups.setdefault(told, Group(rule, gaps))
        group.count += 1
        if len(group.examples) < _EXAMPLES_KEPT:
            group.examples.append((question.subject, record))

    def groups(self) -> list[Group]:
        """The groups, largest first; ties by the rule and what is lacking of it."""

        def order(group: Group) -> tuple[int, str, list[tuple[str, bool]]]:
            lacking = [(describe_node(one.test, "zh"), one.unknown) for one in group.gaps]
            return (-group.count, group.rule.id if group.rule else "", lacking)

        return sorted(self._groups.values(), key=order)
