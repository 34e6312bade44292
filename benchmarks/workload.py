"""The workload of the benchmarks: 300 measures over 40 causes, three records a subject.

Equal seeds give equal workloads. Each measure has a cause, a severity and one of an amount, an
authority and an age; each subject has three records of different causes, all of whose values are
given, so that engines without a third truth value must find the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from creditrules.model import Subject

AS_OF = date(2018, 6, 20)
AUTHORITIES = tuple(f"某市第{number}局" for number in range(1, 6))
CAUSES = tuple(f"cause_{number:02}" for number in range(40))
MEASURES = 300
RECORDS_EACH = 3
SEVERITIES = ("minor", "general", "serious")
TYPES = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: it binds who has a record of the cause and severity that passes one more test.

    Exactly one of `amount` (at least), `authority` (equal) and `years` (decided within) is given.
    """

    id: str
    cause: str
    severity: str
    amount: int | None = None
    authority: str | None = None
    years: int | None = None

    @property
    def since(self) -> date | None:
        """The earliest day of decision, counted back from `AS_OF`."""
        return AS_OF.replace(year=AS_OF.year - self.years) if self.years else None


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a party."""

    id: str
    cause: str
    severity: str
    amount: int
    authority: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Party:
    """A subject as plain data."""

    id: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Workload:
    """What every engine is given."""

    measures: tuple[Measure, ...]
    parties: tuple[Party, ...]

    @classmethod
    def of(cls, parties: int, seed: int = 20180620) -> Workload:
        """The workload with that many parties."""
        picker = random.Random(seed)
        measures = tuple(_measure(number, picker) for number in range(MEASURES))
        return cls(measures, tuple(_party(number, picker) for number in range(parties)))


def _measure(number: int, picker: random.Random) -> Measure:
    name, cause = f"measure_{number:03}", CAUSES[number % len(CAUSES)]
    severity = picker.choice(SEVERITIES)
    match number % 3:
        case 0:
            return Measure(name, cause, severity, amount=picker.randrange(1, 10) * 100_000)
        case 1:
            return Measure(name, cause, severity, authority=picker.choice(AUTHORITIES))
    return Measure(name, cause, severity, years=picker.randrange(1, 6))


def _party(number: int, picker: random.Random) -> Party:
    causes = picker.sample(CAUSES, RECORDS_EACH)
    return Party(
        f"party_{number:05}",
        tuple(
            Record(
                f"record_{position}",
                cause,
                picker.choice(SEVERITIES),
                picker.randrange(1_000_000),
                picker.choice(AUTHORITIES),
                AS_OF - timedelta(days=picker.randrange(6 * 365)),
            )
            for position, cause in enumerate(causes)
        ),
    )


def subject_of(party: Party) -> Subject:
    """A party as the library takes it in."""
    return Subject.model_validate(
        {
            "id": party.id,
            "kind": "enterprise",
            "name": f"{party.id}有限公司",
            "records": [
                {
                    "id": record.id,
                    "cause": record.cause,
                    "severity": record.severity,
                    "authority": record.authority,
                    "document_no": f"某罚决字〔{record.decided_on.year}〕{record.id[-1]}号",
                    "decided_on": record.decided_on,
                    "attributes": {"amount": record.amount},
                }
                for record in party.records
            ],
        }
    )


def write_catalogue(measures: tuple[Measure, ...], folder: Path) -> None:
    """The measures as the YAML files of a catalogue: vocabulary, instruments and the list."""
    for name, lines in (
        ("vocabulary", _vocabulary()),
        ("instruments", _instruments()),
        ("measures", _catalogue(measures)),
    ):
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _vocabulary() -> Iterator[str]:
    yield "causes:"
    for cause in CAUSES:
        yield f"  - {{id: {cause}, title: 事由{cause[-2:]}, title_en: {cause}, polarity: negative}}"
    yield "measure_types:"
    for number in range(TYPES):
        title = f"title: 限制事项{number:02}, title_en: Limit {number:02}"
        yield f"  - {{id: limit_{number:02}, {title}, effect: restrict}}"
    yield "authorities:"
    for number, name in enumerate(AUTHORITIES):
        names = f"name: {name}, name_en: Bureau {number}"
        yield f"  - {{id: bureau_{number}, {names}, kind: government}}"
    yield "facts:"
    yield "  - {id: amount, about: record, type: money, title: 金额, title_en: Amount}"


def _instruments() -> Iterator[str]:
    yield "instruments:"
    for number in range(20):
        yield f"  - id: regulation_{number:02}"
        yield f"    title: 某条例{number:02}"
        yield "    level: administrative_regulation"
        yield "    issuers: [国务院]"
        yield "    editions:"
        yield f"      - doc_no: 国务院令第{500 + number}号"
        yield "        effective_from: 2010-01-01"
        yield "        articles:"
        for article in ("第三条", "第二十六条"):
            yield f"          - {{article: {article}, says: 限制, evidence: seen}}"


def _catalogue(measures: tuple[Measure, ...]) -> Iterator[str]:
    yield "catalogue: workload"
    yield "instrument: regulation_00"
    yield "defaults: {kind: punishment, subjects: [enterprise, individual]}"
    yield "measures:"
    for number, measure in enumerate(measures):
        yield f"  - id: {measure.id}"
        yield f"    type: limit_{number % TYPES:02}"
        yield f"    title: 限制事项{number % TYPES:02}"
        yield f"    force: {'mandatory' if number % 3 else 'recommended'}"
        yield f"    cause: {measure.cause}"
        yield f"    when: {{any_record: {{severity: {measure.severity}, {_test(measure)}}}}}"
        yield f"    period: {{length: P{1 + number % 5}Y, from: decided_on}}"
        yield f"    implementers: [bureau_{number % 5}, bureau_{(number + 2) % 5}]"
        yield "    bases:"
        for instrument in (1 + number % 19, 1 + (number + 7) % 19):
            cited = f"instrument: regulation_{instrument:02}, articles: [第三条]"
            yield f"      - {{{cited}, evidence: seen}}"


def _test(measure: Measure) -> str:
    if measure.amount is not None:
        return f"amount: {{at_least: {measure.amount}}}"
    if measure.authority is not None:
        return f"authority: {measure.authority}"
    return f"decided_on: {{within: P{measure.years}Y}}"
