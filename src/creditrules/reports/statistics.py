"""Decisions counted by any dimensions: measures, causes, authorities, places, months and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Final

from creditrules.catalogue import Catalogue
from creditrules.engine import Decision, Evaluation
from creditrules.model import LIVE, Outcome, SubjectKind
from creditrules.reports.catalogue_words import document_name
from creditrules.reports.tables import Cell, Column, Table, Term
from creditrules.text import NAMESPACES, titled, word

__all__ = ["DIMENSIONS", "Statistics"]

Values = tuple[str, ...]
Group = tuple[Values, ...]

_COUNTED: Final = (
    Column("decisions", "决定", "decisions"),
    Column("subjects", "主体", "subjects"),
)


@dataclass(frozen=True, slots=True)
class _Dimension:
    """A way to tell decisions apart.

    Attributes:
        read: the values of a decision as ids; none = not known.
        name: a value in words, by catalogue and language.
        words: the namespace of closed words whose order the groups keep; None = by id.
    """

    read: Callable[[Evaluation, Decision], Values]
    name: Callable[[Catalogue, str, str], str]
    words: str | None = None


class Statistics:
    """Counts of decisions, and of the subjects they are about, by some dimensions.

    A decision that has several values of a dimension, such as two implementing authorities, is in
    the one group of both, so that groups add up to the total; with `each` it is in one group of
    each value, and they may add up to more. What is not known is a group of its own. Memory grows
    with the groups, not with the subjects.

    Attributes:
        decisions: how many were counted.
        subjects: how many subjects they are about.
    """

    def __init__(
        self,
        by: Sequence[str],
        outcomes: Collection[Outcome] = LIVE,
        *,
        each: bool = False,
    ) -> None:
        """Count nothing yet.

        Args:
            by: keys of `DIMENSIONS`, in the order of the table's columns.
            outcomes: the decisions that count.
            each: whether a decision counts under each of several values.

        Raises:
            KeyError: one of `by` is no dimension.
        """
        self._dimensions = {key: DIMENSIONS[key] for key in by}
        self._outcomes = frozenset(outcomes)
        self._each = each
        self._decisions: Counter[Group] = Counter()
        self._subjects: Counter[Group] = Counter()
        self.decisions = 0
        self.subjects = 0

    def add(self, evaluation: Evaluation) -> None:
        """Count the decisions about one subject; give every subject once."""
        met: set[tuple[Group, str]] = set()
        subjects = set()
        for decision in evaluation.decisions:
            if decision.outcome in self._outcomes:
                self.decisions += 1
                subjects.add(decision.subject)
                for group in self._groups(evaluation, decision):
                    self._decisions[group] += 1
                    met.add((group, decision.subject))
        self.subjects += len(subjects)
        self._subjects.update(group for group, _ in met)

    def table(self, catalogue: Catalogue, lang: str = "zh") -> Table:
        """A row for each group, in the order of the values, and the totals."""
        names = NAMESPACES["dimension"]
        columns = [Column(key, names[key].zh, names[key].en) for key in self._dimensions]
        rows: list[tuple[Cell, ...]] = [
            (
                *self._terms(catalogue, group, lang),
                self._decisions[group],
                self._subjects[group],
            )
            for group in sorted(self._decisions, key=self._order)
        ]
        blank: tuple[Cell, ...] = (None,) * len(columns)
        return Table((*columns, *_COUNTED), rows, (*blank, self.decisions, self.subjects))

    def _groups(self, evaluation: Evaluation, decision: Decision) -> Iterator[Group]:
        values = [one.read(evaluation, decision) for one in self._dimensions.values()]
        if self._each:
            yield from product(*map(_apart, values))
        else:
            yield tuple(values)

    def _terms(self, catalogue: Catalogue, group: Group, lang: str) -> Iterator[Term]:
        for dimension, values in zip(self._dimensions.values(), group, strict=True):
            if values:
                names = [dimension.name(catalogue, one, lang) for one in values]
                yield Term(" ".join(values), (", " if lang == "en" else "、").join(names))
            else:
                yield Term(None, "not stated" if lang == "en" else "未载明")

    def _order(self, group: Group) -> list[tuple[bool, list[tuple[int, str]]]]:
        """By the values of each dimension, what is not known last."""
        return [
            (not values, [(_rank(dimension.words, one), one) for one in values])
            for dimension, values in zip(self._dimensions.values(), group, strict=True)
        ]


def _apart(values: Values) -> tuple[Values, ...]:
    return tuple((one,) for one in values) or ((),)


def _rank(words: str | None, value: str) -> int:
    return list(NAMESPACES[words]).index(value) if words else 0


def _closed(words: str, read: Callable[[Evaluation, Decision], Values]) -> _Dimension:
    """A dimension whose values are closed words."""
    return _Dimension(read, lambda _, value, lang: word(f"{words}.{value}", lang), words)


def _own_name(catalogue: Catalogue, value: str, lang: str) -> str:
    return value


def _type_name(catalogue: Catalogue, value: str, lang: str) -> str:
    found = catalogue.measure_types[value]
    return titled(found, lang)


def _cause_name(catalogue: Catalogue, value: str, lang: str) -> str:
    found = catalogue.causes[value]
    return titled(found, lang)


def _authority_name(catalogue: Catalogue, value: str, lang: str) -> str:
    found = catalogue.authorities[value]
    return found.name_en if lang == "en" else found.name


def _document_name(catalogue: Catalogue, value: str, lang: str) -> str:
    return document_name(catalogue.documents[value].instrument)


def _causes(_: Evaluation, decision: Decision) -> Values:
    found = {one.record.record.cause for one in decision.leading}
    return tuple(sorted(one for one in found if one))


def _record_authorities(_: Evaluation, decision: Decision) -> Values:
    found = {one.record.record.authority for one in decision.leading}
    return tuple(sorted(one for one in found if one))


def _region(evaluation: Evaluation, decision: Decision) -> Values:
    """The place of the subject; of a person known by name only it is not known."""
    subject = evaluation.question.subject
    return _one(subject.jurisdiction if decision.subject == subject.id else None)


def _subject_kind(evaluation: Evaluation, decision: Decision) -> Values:
    subject = evaluation.question.subject
    own = decision.subject == subject.id
    return (subject.kind.value if own else SubjectKind.INDIVIDUAL.value,)


def _grade(evaluation: Evaluation, decision: Decision) -> Values:
    own = decision.subject == evaluation.question.subject.id
    return _one(evaluation.grade.value if own and evaluation.grade else None)


def _month(_: Evaluation, decision: Decision) -> Values:
    start = decision.period.start
    return _one(start.isoformat()[:7] if start else None)


def _one(value: str | None) -> Values:
    return () if value is None else (value,)


DIMENSIONS: Final = MappingProxyType(
    {
        "measure_type": _Dimension(lambda _, one: (one.type.id,), _type_name),
        "catalogue": _Dimension(
            lambda _, one: tuple(sorted({item.document.id for item in one.items})), _document_name
        ),
        "kind": _closed("kind", lambda _, one: (one.kind.value,)),
        "effect": _closed("effect", lambda _, one: (one.type.effect.value,)),
        "force": _closed("force", lambda _, one: (one.force.value,)),
        "outcome": _closed("outcome", lambda _, one: (one.outcome.value,)),
        "cause": _Dimension(_causes, _cause_name),
        "implementers": _Dimension(
            lambda _, one: tuple(sorted({each.authority.id for each in one.implementers})),
            _authority_name,
        ),
        "authority": _Dimension(_record_authorities, _own_name),
        "region": _Dimension(_region, _own_name),
        "subject_kind": _closed("subject_kind", _subject_kind),
        "grade": _closed("grade", _grade),
        "month": _Dimension(_month, _own_name),
    }
)
"""The dimensions by id; the month is that in which the decision's period begins."""
