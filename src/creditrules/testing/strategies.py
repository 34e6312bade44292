"""Hypothesis strategies for whoever proves that a catalogue means what it should.

    from hypothesis import given
    from creditrules import evaluate, load_catalogue
    from creditrules.testing.strategies import questions

    CATALOGUE = load_catalogue("rules")

    @given(questions(CATALOGUE))
    def test_nobody_is_barred_for_life(question):
        evaluation = evaluate(CATALOGUE, **question)
        assert all(one.period.end_known is False or one.period.end for one in evaluation.live)

What is drawn lies where rules turn: values on and beside the numbers that conditions name, days
on and beside the ends of windows and periods, facts left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.conditions import FactRef, Operator, end_after, tests
from creditrules.conditions import Test as ConditionTest
from creditrules.model import (
    CreditRecord,
    Event,
    EventType,
    FactOwner,
    FactType,
    Relation,
    Severity,
    Subject,
    SubjectKind,
)
from creditrules.model.scalars import money_text

__all__ = [
    "Settings",
    "attributes",
    "days",
    "events",
    "populations",
    "questions",
    "records",
    "relations",
    "subjects",
]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is drawn.

    Attributes:
        causes: causes of the records; None = all that items of the catalogue have.
        kinds: kinds of subjects.
        fewest_records: at least so many records per subject.
        records, events, relations: at most so many per subject, per record, per subject.
        event_types: which events may happen.
        unknown: whether open facts may be left out; otherwise all are given.
        related: at most so many related subjects.
        first, last: everything happens between these days.
    """

    causes: tuple[str, ...] | None = None
    kinds: tuple[SubjectKind, ...] = tuple(SubjectKind)
    fewest_records: int = 0
    records: int = 3
    events: int = 2
    relations: int = 2
    event_types: tuple[EventType, ...] = tuple(EventType)
    unknown: bool = True
    related: int = 2
    first: date = date(2012, 1, 1)
    last: date = date(2026, 12, 31)


_DEFAULT = Settings()
_ONE_DAY = timedelta(days=1)


def days(catalogue: Catalogue, settings: Settings = _DEFAULT) -> st.SearchStrategy[date]:
    """Days, with those on which a window of the catalogue opens or closes among the likely ones."""
    turning = {
        day
        for item in catalogue.items.values()
        for end in (item.window.first, item.window.last)
        if end is not None
        for day in _beside(end)
        if settings.first <= day <= settings.last
    }
    anywhere = st.dates(settings.first, settings.last)
    return st.sampled_from(sorted(turning)) | anywhere if turning else anywhere


def attributes(
    catalogue: Catalogue, owner: FactOwner, settings: Settings = _DEFAULT
) -> st.SearchStrategy[dict[str, Any]]:
    """Values for the declared facts of records or subjects, each perhaps left out."""
    table = catalogue.facts
    declared = [table.find(owner, fact_id) for fact_id in sorted(table.types[owner])]
    operands = _operands(catalogue)
    drawn = {
        fact.id: _values(fact, operands.get((owner, fact.id), []), settings)
        for fact in declared
        if fact is not None
    }
    if settings.unknown:
        return st.fixed_dictionaries({}, optional=drawn)
    return st.fixed_dictionaries(drawn)


def events(catalogue: Catalogue, settings: Settings = _DEFAULT) -> st.SearchStrategy[Event]:
    """Events; a correction changes the severity or a declared fact of records."""
    severity = st.none() | st.sampled_from([one.value for one in Severity])
    corrected = st.tuples(severity, attributes(catalogue, FactOwner.RECORD, settings)).map(
        lambda pair: {**pair[1], "severity": pair[0]} if pair[0] else pair[1]
    )
    days, received = st.dates(settings.first, settings.last), _later(60)
    corrections = st.tuples(st.just(EventType.CORRECTION), days, received, corrected)
    upheld = st.booleans()

    def of_type(kind: EventType) -> st.SearchStrategy[Event]:
        if kind is EventType.CORRECTION:
            return corrections.map(lambda parts: _event(*parts[:3], changes=parts[3]))
        if kind is EventType.OBJECTION_CLOSED:
            closings = st.tuples(st.just(kind), days, received, upheld)
            return closings.map(lambda parts: _event(*parts[:3], upheld=parts[3]))
        return st.tuples(st.just(kind), days, received).map(lambda parts: _event(*parts))

    drawn = {kind: of_type(kind) for kind in settings.event_types}
    return st.sampled_from(settings.event_types).flatmap(drawn.__getitem__)


def _event(kind: EventType, happened_on: date, received: int | None, **fields: Any) -> Event:
    received_at = _after(happened_on, received)
    return Event(type=kind, happened_on=happened_on, received_at=received_at, **fields)


def _later(most: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, most)


def _after(day: date, number: int | None) -> Any:
    return None if number is None else day + timedelta(days=number)


def records(catalogue: Catalogue, settings: Settings = _DEFAULT) -> st.SearchStrategy[CreditRecord]:
    """Credit records of the catalogue's causes."""

    def perhaps(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.none() | strategy if settings.unknown else strategy

    happened = st.lists(events(catalogue, settings), max_size=settings.events)
    fields = {
        "id": st.integers(1, 999).map("R{}".format),
        "cause": st.sampled_from(settings.causes or tuple(catalogue.by_cause)),
        "authority": perhaps(st.sampled_from(["某市某区人民法院", "某市税务局"])),
        "document_no": perhaps(st.sampled_from(["（2017）某执1号", "某罚〔2018〕2号"])),
        "decided_on": st.dates(settings.first, settings.last),
        "severity": perhaps(st.sampled_from(Severity)),
        "attributes": attributes(catalogue, FactOwner.RECORD, settings),
        "events": st.just([]) | happened,
    }
    gaps = st.tuples(perhaps(st.integers(0, 40)), _later(40), _later(400), _later(60))
    drawn = st.tuples(st.fixed_dictionaries(fields), gaps, perhaps(st.booleans()))
    return drawn.map(lambda parts: _record(*parts))


def _record(
    fields: dict[str, Any], gaps: tuple[int | None, ...], listed: bool | None
) -> CreditRecord:
    """A record without contradictions: what its events tell is not told again."""
    told = {event.type for event in fields["events"]}
    listing, effect, fulfilment, receipt = (_after(fields["decided_on"], gap) for gap in gaps)
    silent = not told & {EventType.LISTING, EventType.DELISTING}
    return CreditRecord(
        **fields,
        effective_on=effect,
        listed=listed if silent and listing is None else None,
        listed_on=listing if silent else None,
        fulfilled_on=None if EventType.FULFILMENT in told else fulfilment,
        received_at=receipt,
    )


def relations(
    catalogue: Catalogue, others: Iterable[str], settings: Settings = _DEFAULT
) -> st.SearchStrategy[Relation]:
    """Relations to the subjects `others`, or to somebody known by name only."""
    named = [{"name": name} for name in ("张某", "李某")]
    day = st.none() | st.dates(settings.first, settings.last)
    drawn = st.tuples(
        st.sampled_from(sorted(catalogue.roles)),
        st.sampled_from([*({"subject": other} for other in others), *named]),
        day,
        day,
    )
    return drawn.map(lambda parts: _relation(*parts))


def _relation(role: str, who: dict[str, str], one: date | None, other: date | None) -> Relation:
    start, end = sorted((one, other)) if one and other else (one, other)
    return Relation.model_validate({"role": role, "from": start, "to": end, **who})


def subjects(
    catalogue: Catalogue,
    settings: Settings = _DEFAULT,
    *,
    subject_id: str = "S1",
    others: Iterable[str] = (),
) -> st.SearchStrategy[Subject]:
    """Subjects with records and relations.

    Args:
        catalogue: whose causes, facts and roles are drawn.
        settings: what is drawn.
        subject_id: the subject's id.
        others: ids of the subjects that relations may name.
    """
    drawn = st.lists(
        records(catalogue, settings),
        min_size=settings.fewest_records,
        max_size=settings.records,
        unique_by=lambda one: one.id,
    )
    tied: st.SearchStrategy[list[Relation]] = st.just([])
    if catalogue.roles and settings.relations:
        tied = st.lists(relations(catalogue, others, settings), max_size=settings.relations)
    incomplete = st.integers(0, 3).map(bool) if settings.unknown else st.just(True)
    return st.builds(
        Subject,
        id=st.just(subject_id),
        kind=st.sampled_from(settings.kinds),
        name=st.sampled_from(["某某有限公司", "张某"]),
        jurisdiction=st.none() | st.sampled_from(["370100", "110101"]),
        attributes=attributes(catalogue, FactOwner.SUBJECT, settings),
        records_complete=incomplete,
        relations=tied.map(tuple),
        records=drawn.map(tuple),
    )


def populations(
    catalogue: Catalogue, settings: Settings = _DEFAULT
) -> st.SearchStrategy[tuple[Subject, tuple[Subject, ...]]]:
    """A subject `S1`, and related subjects `S2`, `S3` ... that relations tie to it."""
    ids = [f"S{number}" for number in range(2, 2 + settings.related)]
    subject = subjects(catalogue, settings, others=ids)
    related = [subjects(catalogue, settings, subject_id=one, others=["S1"]) for one in ids]
    numbers = range(len(ids) + 1)
    return st.one_of([st.tuples(subject, st.tuples(*related[:number])) for number in numbers])


def questions(
    catalogue: Catalogue, settings: Settings = _DEFAULT
) -> st.SearchStrategy[dict[str, Any]]:
    """Arguments of `evaluate` but for the catalogue: `evaluate(catalogue, **question)`.

    `as_of` lies on or beside a day on which something of the subjects or the catalogue turns, or
    on any day; `known_at` a little before it or is left out.
    """
    areas = sorted({item.document.jurisdiction for item in catalogue.items.values()} - {"national"})
    drawn = st.tuples(
        populations(catalogue, settings),
        st.integers(0, 9999) | days(catalogue, settings),
        _later(90),
        st.sampled_from([None, *areas]),
    )

    def question(
        population: tuple[Subject, tuple[Subject, ...]],
        at: int | date,
        known: int | None,
        area: str | None,
    ) -> dict[str, Any]:
        subject, related = population
        turning = _turning_days(catalogue, (subject, *related), settings)
        as_of = turning[at % len(turning)] if isinstance(at, int) else at
        known_at = None if known is None else as_of - timedelta(days=known)
        return {
            "subject": subject,
            "as_of": as_of,
            "known_at": known_at,
            "jurisdiction": area,
            "related": related,
        }

    return drawn.map(lambda parts: question(*parts))


def _turning_days(
    catalogue: Catalogue, everybody: Iterable[Subject], settings: Settings
) -> list[date]:
    found = {
        day
        for subject in everybody
        for turn in _turning(catalogue, subject)
        for day in _beside(turn)
        if settings.first <= day <= settings.last
    }
    return sorted(found) or [settings.last]


def _turning(catalogue: Catalogue, subject: Subject) -> Iterator[date]:
    """Days of a subject's records and relations, and the ends of periods that begin on them."""
    for relation in subject.relations:
        yield from (day for day in (relation.start, relation.end) if day is not None)
    for record in subject.records:
        own = (record.decided_on, record.effective_on, record.listed_on, record.fulfilled_on)
        known = [day for day in own if day is not None]
        known += [event.happened_on for event in record.events]
        yield from known
        for item in catalogue.by_cause.get(record.cause or "", ()):
            if item.period.length is not None:
                yield from (end_after(day, item.period.length) for day in known)


def _beside(day: date) -> tuple[date, ...]:
    before = day - _ONE_DAY if day > date.min else day
    return before, day, day + _ONE_DAY if day < date.max else day


def _operands(catalogue: Catalogue) -> dict[tuple[FactOwner, str], list[ConditionTest]]:
    """The tests that conditions of a catalogue make of each fact."""
    nodes = [item.condition.node for item in catalogue.items.values()]
    for document in catalogue.documents.values():
        nodes += [rule.condition.node for rule in document.grades if rule.condition]
    found: dict[tuple[FactOwner, str], list[ConditionTest]] = {}
    for node in nodes:
        for test in tests(node):
            found.setdefault((test.fact.owner, test.fact.id), []).append(test)
    return found


def _values(
    fact: FactRef, asked: list[ConditionTest], settings: Settings
) -> st.SearchStrategy[Any]:
    """Values of a fact on both sides of what conditions ask of it."""
    operands = [
        one
        for test in asked
        if test.operator not in (Operator.WITHIN, Operator.KNOWN, Operator.ABSENT)
        for one in (test.operand if isinstance(test.operand, tuple) else (test.operand,))
    ]
    match fact.type:
        case FactType.BOOLEAN:
            return st.booleans()
        case FactType.CODE:
            return st.sampled_from(sorted(fact.values))
        case FactType.MONEY:
            cent = Decimal("0.01")
            near = [one + step for one in operands for step in (-cent, Decimal(0), cent)]
            return _one_of(map(money_text, near), st.integers(0, 10_000_000).map(str))
        case FactType.INTEGER:
            close = [one + step for one in operands for step in (-1, 0, 1)]
            return _one_of(close, st.integers(0, 100))
        case FactType.DATE:
            turning = [day.isoformat() for one in operands for day in _beside(one)]
            anywhere = st.dates(settings.first, settings.last).map(date.isoformat)
            return _one_of(turning, anywhere)
    return _one_of(operands, st.sampled_from(["其他", *(f"{one}等" for one in operands)]))


def _one_of(likely: Iterable[Any], others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    found = sorted(set(likely))
    return st.sampled_from(found) | others if found else others
