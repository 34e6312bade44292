"""What the engine makes: decisions, their grounds and periods (design S7, S11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from creditrules.catalogue import Catalogue, Citation, Item, ItemImplementer, ListPlace
from creditrules.catalogue.describe import (
    beside_marks,
    shown_handling,
    shown_implementers,
    shown_required,
)
from creditrules.conditions import Leaf, RecordFacts, SubjectFacts
from creditrules.engine.events import Timeline, record_day
from creditrules.model import (
    Edition,
    Evidence,
    Force,
    Governs,
    Grade,
    Kind,
    MeasureType,
    Outcome,
    Relation,
    Subject,
    weakest,
)


class Period(NamedTuple):
    """A stretch of days, both inclusive.

    Attributes:
        start: first day; None = not known.
        end: last day; None = without end, or not known.
        end_known: false when the end hangs on something that has not happened or is not stated.
    """

    start: date | None
    end: date | None
    end_known: bool


@dataclass(frozen=True, slots=True)
class Via:
    """How a measure came to a subject that the record is not about.

    Attributes:
        owner: the subject whose record it is.
        relation: the relation that carries it.
        role: id of the role.
        dated: whether the relation says since when; an undated one holds always, marked.
    """

    owner: str
    relation: Relation
    role: str
    dated: bool


class Ground(NamedTuple):
    """One item standing on one record for one subject.

    Attributes:
        owner: the facts of the subject the record is about.
        force: that of the item, as far as the rules of the day let it.
        via: how it reaches the decision's subject; None = directly.
        missing: unknown leaves, for an undetermined ground.
        reason: a short code why it is not live: the event type that released it,
            `window`, `exclusive`, `records_incomplete` or the id of the item that overrides it.
    """

    item: Item
    record: RecordFacts
    owner: SubjectFacts
    timeline: Timeline
    via: Via | None
    outcome: Outcome
    period: Period
    force: Force
    missing: tuple[Leaf, ...] = ()
    reason: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What orders the grounds of a subject: item, owner, record, its cause and the path."""
        via, record = self.via, self.record.record
        return (
            self.item.id,
            self.owner.subject.id,
            record.id,
            record.cause or "",
            f"{via.role}#{via.relation.name}" if via else "",
        )


def law_day(item: Item, record: RecordFacts | None, as_of: date) -> date:
    """The day on which the law of an item must be in force for a record (`governs`).

    A record without a day of its own is asked about on `as_of`.
    """
    if item.governs is Governs.AS_OF or record is None:
        return as_of
    return record_day(record.record) or as_of


def missing_leaves(grounds: Iterable[Ground]) -> tuple[Leaf, ...]:
    """The missing facts of several grounds, each with its owner and once, in stable order."""
    found = {leaf.key: leaf for ground in grounds for leaf in _owned(ground)}
    return tuple(found[key] for key in sorted(found))


def _owned(ground: Ground) -> Iterator[Leaf]:
    for leaf in ground.missing:
        yield leaf if leaf.owner else replace(leaf, owner=ground.owner.subject.id)


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """One measure type for one subject.

    Attributes:
        subject: the subject's id, or `<enterprise>#<role>#<name>` for one known by name only.
        name: the subject's name, if known.
        force_until: last day on which a mandatory ground carries it, when recommended grounds
            outlast it.
        grounds: all grounds, in stable order, whatever their outcome.
        leading: those that have the decision's outcome: what is printed comes from them.
        reaches: relations along which the decision passes to others.
    """

    subject: str
    name: str | None
    type: MeasureType
    outcome: Outcome
    force: Force
    force_until: date | None
    period: Period
    grounds: tuple[Ground, ...]
    leading: tuple[Ground, ...]
    reaches: tuple[Relation, ...]
    as_of: date

    @property
    def id(self) -> str:
        """`<subject id>/<measure type>`, stable over time."""
        return f"{self.subject}/{self.type.id}"

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the leading grounds, each once."""
        if len(self.leading) == 1:
            return (self.leading[0].item,)
        return tuple({ground.item.id: ground.item for ground in self.leading}.values())

    @property
    def kind(self) -> Kind:
        """Punishment, incentive and so on, as the first leading item has it."""
        return self.items[0].kind

    @property
    def title(self) -> str:
        """The title its document gives it; that of the measure type where several items lead."""
        return self.items[0].title if len(self.items) == 1 else self.type.title

    @property
    def title_en(self) -> str:
        """The English title of the measure type; documents give none."""
        return self.type.title_en

    @property
    def legal_bases(self) -> tuple[Citation, ...]:
        """The bases of the leading items as they stand on the day, each printed once."""
        return legal_bases(self.items_on)

    @property
    def items_on(self) -> tuple[tuple[Item, date], ...]:
        """The leading items, each with the day on which its law must be in force."""
        found = {
            (one.item, law_day(one.item, one.record, self.as_of)): None for one in self.leading
        }
        return tuple(found)

    @property
    def list_place(self) -> tuple[ListPlace, Edition] | None:
        """Where its type stands in the national basic list, and in which edition, by the law of
        the latest of its items; None where that is not established or there was no list yet."""
        return list_place_of(self.items_on)

    @property
    def implementers(self) -> tuple[ItemImplementer, ...]:
        """Who carries it out; a guessed list is an open field and gives none."""
        return implementers_of(self.items)

    @property
    def handling(self) -> tuple[ItemImplementer, ...]:
        """Who handles the acts, each once; a guessed list is an open field and gives none."""
        return _each_once(one for item in self.items for one in shown_handling(item))

    @property
    def evidence_required(self) -> tuple[str, ...]:
        """What the acts are proved by, each once; a guessed list gives none."""
        return tuple(dict.fromkeys(one for item in self.items for one in shown_required(item)))

    @property
    def evidence(self) -> Evidence:
        """The weakest mark of what the decision prints."""
        return evidence_of(self.items_on)

    @property
    def missing(self) -> tuple[Leaf, ...]:
        """The facts to ask for, when undetermined."""
        return missing_leaves(self.leading)


@lru_cache(maxsize=4096)
def legal_bases(items: tuple[tuple[Item, date], ...]) -> tuple[Citation, ...]:
    """The bases of items that are in force, each item's on its day; each basis once."""
    found: dict[tuple[object, ...], Citation] = {}
    for item, day in items:
        for one in item.citations(day):
            if one.in_force:
                found.setdefault((one.instrument.id, one.edition.edition, one.articles), one)
    return tuple(found.values())


def list_place_of(items: tuple[tuple[Item, date], ...]) -> tuple[ListPlace, Edition] | None:
    """Where the type of items stands in the national basic list on the latest of their days."""
    place = items[0][0].list_place
    edition = place.edition_on(max(day for _, day in items)) if place else None
    return (place, edition) if place and edition else None


@lru_cache(maxsize=4096)
def evidence_of(items: tuple[tuple[Item, date], ...]) -> Evidence:
    """The weakest mark of what is printed of items, each as its law stands on its day."""
    marks: list[Evidence] = [basis.evidence for basis in legal_bases(items)]
    listed = list_place_of(items)
    if listed is not None:
        marks.append(listed[0].evidence)
    for item in dict.fromkeys(item for item, _ in items):
        shown = item.evidence
        marks += [shown.title, shown.force, shown.period]
        if shown.implementers is not Evidence.GUESS:
            marks.append(shown.implementers)
        marks += beside_marks(item)
    return weakest(marks)


def implementers_of(items: Iterable[Item]) -> tuple[ItemImplementer, ...]:
    """Who carries items out, each once; a guessed list gives none."""
    return _each_once(one for item in items for one in shown_implementers(item))


def _each_once(bodies: Iterable[ItemImplementer]) -> tuple[ItemImplementer, ...]:
    return tuple({(one.authority.id, one.part): one for one in bodies}.values())


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning about an evaluation: a diagnostic code and its arguments."""

    code: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What was asked: everything an answer hangs on (design S1).

    Attributes:
        known_at: None = all input is known.
        jurisdiction: GB/T 2260 code; None = national measures only.
        related: the other subjects that relations name.
    """

    catalogue: Catalogue
    subject: Subject
    as_of: date
    known_at: datetime | None
    jurisdiction: str | None
    related: tuple[Subject, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """All decisions about one subject on one day.

    Attributes:
        facts: the subject as seen on that day: the records that count, each with its cause.
        decisions: every decision but those that do not apply, by id.
        grade: the most serious grade that any grade rule gives, or None.
        warnings: what the reader should know, in stable order.
    """

    question: Question
    facts: SubjectFacts
    decisions: tuple[Decision, ...]
    grade: Grade | None
    warnings: tuple[Notice, ...]

    @property
    def live(self) -> tuple[Decision, ...]:
        """What applies or is suspended."""
        return tuple(
            one for one in self.decisions if one.outcome in (Outcome.APPLIES, Outcome.SUSPENDED)
        )

    @property
    def undetermined(self) -> tuple[Decision, ...]:
        """What hangs on missing facts."""
        return tuple(one for one in self.decisions if one.outcome is Outcome.UNDETERMINED)

    @property
    def unclassified(self) -> tuple[RecordFacts, ...]:
        """The records without cause that no rule classifies; they match nothing."""
        return tuple(one for one in self.facts.records if one.record.cause is None)

    def find(self, measure_type: str, subject: str | None = None) -> Decision | None:
        """The decision of a type, for the subject asked about unless another is named."""
        wanted = subject or self.question.subject.id
        for one in self.decisions:
            if one.type.id == measure_type and one.subject == wanted:
                return one
        return None
