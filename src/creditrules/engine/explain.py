"""A decision explained as a clerk reads it (design 4, S12): made on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from creditrules.catalogue import Catalogue, Item, ListPlace
from creditrules.catalogue.describe import marked
from creditrules.conditions import (
    Clause,
    Leaf,
    Setting,
    clause_tree,
    describe_node,
    describe_value,
)
from creditrules.conditions import Test as ConditionTest
from creditrules.engine.classified_words import classified_words
from creditrules.engine.decision import (
    Decision,
    Ground,
    Question,
    implementers_of,
    legal_bases,
)
from creditrules.engine.decision_words import (
    basis_words,
    ground_cause,
    implementer_name,
    missing_words,
    relation_words,
    whence_words,
)
from creditrules.engine.miss import Miss, nearest
from creditrules.engine.period_words import period_words
from creditrules.engine.phrases import phrase
from creditrules.model import Edition, Evidence, Outcome, weakest
from creditrules.text import mask_text, titled, word

_MARKS = {True: "√", False: "×", None: "？"}
_GROUND_MARKS = {Outcome.UNDETERMINED: _MARKS[None], Outcome.NOT_IN_FORCE: _MARKS[False]}


class Line(NamedTuple):
    """One line of a clause tree: its depth, its mark (√ × ？) and its words."""

    depth: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page about one decision, or about a measure that did not apply.

    Attributes:
        heading: subject, measure, force and outcome.
        rows: (label, text) in reading order.
        clauses: the condition trees of the grounds with what was met.
        told: the rows say all that the trees do, so the text leaves them out.
    """

    heading: str
    rows: tuple[tuple[str, str], ...]
    clauses: tuple[Line, ...] = ()
    told: bool = False

    def to_json(self) -> dict[str, Any]:
        """The page as JSON."""
        return {
            "heading": self.heading,
            "rows": [{"label": label, "text": text} for label, text in self.rows],
            "clauses": [
                {"depth": line.depth, "mark": line.mark, "text": line.text} for line in self.clauses
            ],
        }

    def render(self) -> str:
        """The page as text."""
        lines = [self.heading]
        lines += [f"  {label}  {text}" for label, text in self.rows]
        if not self.told:
            lines += [f"    {'  ' * line.depth}{line.mark} {line.text}" for line in self.clauses]
        return "\n".join(lines)

    def masked(self) -> Explanation:
        """The page with the numbers of natural persons masked (S13)."""
        rows = (text for _, text in self.rows)
        whole = "\n".join((self.heading, *rows, *(line.text for line in self.clauses)))
        if mask_text(whole) == whole:
            return self
        return Explanation(
            mask_text(self.heading),
            tuple((label, mask_text(text)) for label, text in self.rows),
            tuple(Line(line.depth, line.mark, mask_text(line.text)) for line in self.clauses),
            self.told,
        )


def explain(
    question: Question, decision: Decision, lang: str = "zh", *, show_ids: bool = False
) -> Explanation:
    """The page of a decision.

    Args:
        question: what was asked; `Evaluation.question`.
        decision: one of the evaluation's decisions.
        lang: `zh` or `en`.
        show_ids: show the numbers of natural persons in full.
    """
    clauses: list[Line] = []
    for ground in decision.leading:
        _add_lines(clauses, _tree_of(ground), 0, lang)
    told = all(item.condition.tested <= _TOLD for item in decision.items)
    page = Explanation(
        _heading(decision, lang), tuple(_rows(question, decision, lang)), tuple(clauses), told
    )
    return page if show_ids else page.masked()


_TOLD = frozenset({"cause", "listed"})
"""The facts that the row about the ground tells."""


def explain_miss(
    question: Question, measure_type: str, lang: str = "zh", *, show_ids: bool = False
) -> Explanation | None:
    """The page of a measure that did not apply: its nearest miss. None = no such measure.

    Args:
        question: what was asked; `Evaluation.question`.
        measure_type: id of the type.
        lang: `zh` or `en`.
        show_ids: show the numbers of natural persons in full.
    """
    miss = nearest(question, measure_type)
    if miss is None:
        return None
    subject = question.subject
    heading = phrase(
        "heading",
        lang,
        subject=subject.name or subject.id,
        title=titled(miss.item, lang),
        force=word(f"force.{miss.item.force.value}", lang),
        outcome=word(f"outcome.{Outcome.DOES_NOT_APPLY.value}", lang),
    )
    rows = [
        (phrase("label_nearest", lang), phrase("distance", lang, number=str(miss.distance))),
        *((phrase("label_lacking", lang), text) for text in lacking(question, miss, lang)),
    ]
    page = Explanation(heading, tuple(rows))
    return page if show_ids else page.masked()


def _heading(decision: Decision, lang: str) -> str:
    return phrase(
        "heading",
        lang,
        subject=decision.name or decision.subject,
        title=titled(decision, lang),
        force=word(f"force.{decision.force.value}", lang),
        outcome=word(f"outcome.{decision.outcome.value}", lang),
    )


def _rows(question: Question, decision: Decision, lang: str) -> Iterator[tuple[str, str]]:
    yield from dict.fromkeys(_ground_rows(question, decision, lang))
    bases = bases_words(decision.items_on, lang)
    if bases:
        yield phrase("label_basis", lang), bases
    if decision.list_place is not None:
        yield phrase("label_list", lang), _list_words(*decision.list_place, lang)
    yield phrase("label_period", lang), period_words(decision, lang)
    implementers = _implementer_row(question.catalogue, decision.items, decision.as_of, lang)
    yield phrase("label_implementers", lang), implementers
    if decision.reaches:
        reached = [relation_words(question.catalogue, one, lang) for one in decision.reaches]
        yield phrase("label_reaches", lang), phrase("comma", lang).join(reached)
    if decision.missing:
        yield missing_row(decision, decision.missing, lang)
    reasons = {one.reason: None for one in decision.leading if one.reason}
    for reason in reasons:
        yield phrase("label_reason", lang), reason_words(decision, reason, lang)


def _ground_rows(question: Question, decision: Decision, lang: str) -> Iterator[tuple[str, str]]:
    """What each leading ground stands on; items of one record say the same."""
    for ground in decision.leading:
        yield phrase("label_cause", lang), _ground_words(question, ground, lang)
        for text in classified_words(question, ground, lang):
            yield phrase("label_classified", lang), text


def _ground_words(question: Question, ground: Ground, lang: str) -> str:
    text = phrase(
        "ground",
        lang,
        cause=ground_cause(question.catalogue, ground, lang),
        authority=ground.record.record.authority or phrase("authority_unknown", lang),
        document=whence_words(question.catalogue, ground, lang),
    )
    return f"{text}　{_GROUND_MARKS.get(ground.outcome, _MARKS[True])}"


@lru_cache(maxsize=4096)
def bases_words(items: tuple[tuple[Item, date], ...], lang: str) -> str:
    """The bases of items that are in force, as they are cited."""
    texts = [basis_words(citation, lang) for citation in legal_bases(items)]
    return phrase("semicolon", lang).join(texts)


def _list_words(place: ListPlace, edition: Edition, lang: str) -> str:
    """The item of the basic list that the measure is, in the edition it goes by."""
    text = phrase(
        "listed_as",
        lang,
        list=place.instrument.short_title or place.instrument.title,
        edition=edition.edition or "",
        item=titled(place.item, lang),
        category=word(f"basic_category.{place.item.category.value}", lang),
    )
    return marked(text, place.evidence, lang)


@lru_cache(maxsize=4096)
def _implementer_row(catalogue: Catalogue, items: tuple[Item, ...], day: date, lang: str) -> str:
    names = [implementer_name(catalogue, one, day, lang) for one in implementers_of(items)]
    evidence = weakest([item.evidence.implementers for item in items])
    if not names:
        named = evidence is Evidence.GUESS
        return phrase("implementers_open" if named else "implementers_unstated", lang)
    return marked(phrase("comma", lang).join(names), evidence, lang)


def missing_row(decision: Decision, missing: Iterable[Leaf], lang: str) -> tuple[str, str]:
    """The row that asks for missing facts of a decision."""
    asked = [missing_words(decision, leaf, lang) for leaf in missing]
    return phrase("label_missing", lang), phrase("semicolon", lang).join(asked)


def reason_words(decision: Decision, reason: str, lang: str) -> str:
    """Why a decision is not live, from the reason of its grounds."""
    if reason in ("window", "exclusive", "records_incomplete", "basis_floor"):
        return phrase(f"reason_{reason}", lang)
    if decision.outcome is Outcome.RELEASED:
        return phrase("reason_event", lang, event=word(f"event.{reason}", lang))
    return phrase("reason_override", lang, item=reason)


def _tree_of(ground: Ground) -> Clause:
    setting = Setting(ground.owner, ground.record, ground.item.causes)
    return clause_tree(ground.item.condition.node, setting)


def _add_lines(lines: list[Line], clause: Clause, depth: int, lang: str) -> None:
    text = describe_node(clause.node, lang)
    if isinstance(clause.node, ConditionTest):
        value = describe_value(clause.node.fact, clause.value, lang)
        text = phrase("met", lang, test=text, value=value)
    lines.append(Line(depth, _MARKS[clause.truth], text))
    for child in clause.children:
        _add_lines(lines, child, depth + 1, lang)


def lacking(question: Question, miss: Miss, lang: str) -> Iterator[str]:
    """What a measure that did not apply lacks, one by one, in `zh` or `en`."""
    catalogue = question.catalogue
    if miss.cause:
        causes = [catalogue.causes[one] for one in miss.item.causes]
        titles = [titled(one, lang) for one in causes]
        yield phrase("lack_cause", lang, causes=phrase("comma", lang).join(titles))
    if miss.kind:
        kinds = [word(f"subject_kind.{kind}", lang) for kind in sorted(miss.item.subjects)]
        bound = phrase("comma", lang).join(kinds) or phrase("bound_none", lang)
        yield phrase("lack_kind", lang, kinds=bound)
    if miss.place:
        yield phrase("lack_place", lang, area=miss.item.document.jurisdiction)
    if miss.law:
        yield phrase("lack_law", lang, window=_window_words(miss, lang))
    if miss.begins is not None:
        yield phrase("lack_begun", lang, day=miss.begins.isoformat())
    for leaf in miss.leaves:
        if leaf.test is not None:
            yield phrase("lack_fact", lang, fact=describe_node(leaf.test, lang))
        else:
            yield phrase("lack_day", lang, fact=leaf.fact.name(lang))


def _window_words(miss: Miss, lang: str) -> str:
    window = miss.item.window

    def shown(day: date | None) -> str:
        return day.isoformat() if day else phrase("open_end", lang)

    return f"{shown(window.first)} — {shown(window.last)}"
