"""Questions made from a number, for a catalogue made from a number: quick, and the same again.

Days, values and parties lie where the rules of the catalogue turn, so that most questions meet
some rule; much is left out, for what is not known matters as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from creditrules.calendar import add, parse_duration
from creditrules.catalogue import Catalogue
from creditrules.model import CreditRecord, Event, Relation, Subject
from random_catalogues import CAUSES, DAYS, KINDS, LENGTHS, MOST, NUMBERS, TIMES, catalogue_of

Plain = dict[str, Any]
many = settings(max_examples=3 * settings().max_examples)
"""More examples than usual: these are quick."""

FIRST, LAST = date(2016, 6, 1), date(2020, 12, 31)
EVENTS = (
    *("listing", "delisting", "repair", "fulfilment", "ending", "correction"),
    *("objection_accepted", "objection_closed", "objection_accepted", "objection_closed"),
    *("listing", "delisting", "void", "annulment"),
)


class Case:
    """A catalogue and a question for it; `catalogue, question = case`."""

    def __init__(self, number: int, catalogue: Catalogue, question: Plain) -> None:
        self.number = number
        self.catalogue = catalogue
        self.question = question

    def __iter__(self) -> Iterator[Any]:
        return iter((self.catalogue, self.question))

    def __repr__(self) -> str:
        return f"Case({self.number}: {self.question})"


def cases(
    *, absent: bool = False, linked: bool = True, records: int = 3
) -> st.SearchStrategy[Case]:
    """Random cases.

    Args:
        absent: conditions may test whether an open fact is known.
        linked: items may override and exclude each other.
        records: at most so many per subject.
    """
    return st.integers(0, 10**9).map(
        lambda number: make_case(number, absent=absent, linked=linked, records=records)
    )


def make_case(number: int, *, absent: bool, linked: bool, records: int) -> Case:
    """The case of a number."""
    catalogue = catalogue_of(number % MOST, absent=absent, linked=linked)
    return Case(number, catalogue, Asker(number, records).question(catalogue))


class Asker:
    """Makes questions out of chance."""

    def __init__(self, number: int, records: int) -> None:
        self._chance = Random(number)
        self._records = records

    def one(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def perhaps(self, odds: int = 2) -> bool:
        return self._chance.randrange(odds) == 0

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        return first + timedelta(days=self._chance.randint(0, max(0, (last - first).days)))

    def soon(self, day: date, most: int = 60) -> date:
        return day + timedelta(days=self._chance.randint(0, most))

    def question(self, catalogue: Catalogue) -> Plain:
        """Arguments of `evaluate` but for the catalogue."""
        others = [f"S{number}" for number in range(2, 2 + self.one(0, 1, 1, 2))]
        subject = self.subject("S1", others)
        related = tuple(self.subject(one, ["S1"]) for one in others)
        as_of = self.as_of([subject, *related])
        areas = sorted({item.document.jurisdiction for item in catalogue.items.values()})
        known_at = as_of - timedelta(days=self._chance.randint(0, 90)) if self.perhaps(4) else None
        return {
            "subject": subject,
            "as_of": as_of,
            "known_at": known_at,
            "jurisdiction": self.one(None, *(one for one in areas if one != "national")),
            "related": related,
        }

    def as_of(self, everybody: list[Subject]) -> date:
        """A day some time after the first record, or beside a day on which something turns."""
        days = [day for one in everybody for record in one.records for day in days_of(record)]
        if not days or self.perhaps(8):
            return self.day()
        if self.perhaps():
            return self.soon(min(days), 500)
        turns = self.one(*days)
        if self.perhaps():
            turns = add(turns, parse_duration(self.one(*LENGTHS)))
        return turns + timedelta(days=self.one(-1, 0, 1))

    def subject(self, subject_id: str, others: list[str]) -> Subject:
        """A subject with records, relations and some attributes."""
        attributes: Plain = {}
        if not self.perhaps(3):
            attributes["lawyer"] = self.perhaps()
        if not self.perhaps(3):
            attributes["founded_on"] = self.near(DAYS).isoformat()
        amount = self._chance.randint(0 if others else 1, self._records)
        return Subject(
            id=subject_id,
            kind=self.one(*KINDS),
            name=self.one("某某有限公司", "张某"),
            jurisdiction=self.one(None, "370100", "110101"),
            attributes=attributes,
            records_complete=not self.perhaps(5),
            relations=tuple(self.relation(others) for _ in range(self.one(0, 1, 1, 2))),
            records=tuple(self.record(i) for i in self._chance.sample(range(9), amount)),
        )

    def relation(self, others: list[str]) -> Relation:
        """A relation to one of the others, or to somebody known by name only."""
        who = {"subject": self.one(*others)} if others and not self.perhaps(4) else {"name": "李某"}
        start = None if self.perhaps() else self.day(FIRST, date(2018, 1, 1))
        end = None if not self.perhaps(3) else self.day(start or FIRST)
        role = self.one("director", "legal_representative")
        return Relation.model_validate({"role": role, "from": start, "to": end, **who})

    def record(self, number: int) -> CreditRecord:
        """A record without contradictions."""
        decided_on = self.day(FIRST, date(2019, 6, 30))
        happened = tuple(self.event(decided_on) for _ in range(self.one(0, 0, 0, 1, 1, 2, 3)))
        types = {event.type.value for event in happened}
        told = bool(types & {"listing", "delisting"})
        listed_on = None if told or self.perhaps(3) else self.soon(decided_on)
        listed = None if told or listed_on or self.perhaps() else self.perhaps()
        fulfilled = "fulfilment" not in types and self.perhaps(3)
        return CreditRecord(
            id=f"R{number}",
            cause=self.one(*CAUSES),
            authority=self.one(None, "某市某区人民法院", "某市税务局"),
            decided_on=decided_on,
            effective_on=self.soon(decided_on) if self.perhaps(4) else None,
            listed=listed,
            listed_on=listed_on,
            fulfilled_on=self.soon(decided_on, 400) if fulfilled else None,
            received_at=self.soon(decided_on) if self.perhaps(4) else None,
            severity=self.one(None, "minor", "serious", "serious"),
            attributes=self.attributes(),
            events=happened,
        )

    def attributes(self) -> Plain:
        """Declared facts of records, some left out, on and beside what conditions ask."""
        every = {
            "amount": self.one("9.99", *NUMBERS, "100.01", 2000),
            "times": self.one(0, *TIMES),
            "served_on": self.near(DAYS).isoformat(),
            "wilful": self.perhaps(),
            "act": self.one("拒不履行判决", "排污", "拒不履行"),
            "list_name": self.one("red", "black"),
        }
        return {name: value for name, value in every.items() if not self.perhaps(3)}

    def event(self, decided_on: date) -> Event:
        """Something that happened to a record."""
        kind, day = self.one(*EVENTS), self.soon(decided_on, 500)
        given: Plain = {"type": kind, "happened_on": day}
        if kind == "objection_closed":
            given["upheld"] = self.perhaps(4)
        if kind == "correction":
            given["set"] = {**self.attributes(), "severity": self.one("minor", "serious")}
        if self.perhaps(4):
            given["received_at"] = self.soon(day)
        return Event.model_validate(given)

    def near(self, days: tuple[str, ...]) -> date:
        """A day on or beside one of the days, or a length before them."""
        day = date.fromisoformat(self.one(*days)) + timedelta(days=self.one(-1, 0, 1))
        return day - timedelta(days=self.one(0, 0, 45, 365))


def days_of(record: CreditRecord) -> list[date]:
    """The days of a record and its events."""
    days = (record.decided_on, record.effective_on, record.listed_on, record.fulfilled_on)
    happened = [event.happened_on for event in record.events]
    return [day for day in days if day is not None] + happened
