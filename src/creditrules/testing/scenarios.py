"""Scenario files: cases with the decisions they must lead to, as a clerk writes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from creditrules.catalogue import CatalogueError, Place, findings_of
from creditrules.engine import ChangeKind, StayReason
from creditrules.model import (
    CreditRecord,
    Event,
    Evidence,
    Force,
    Grade,
    KeyArea,
    Outcome,
    Severity,
    Subject,
)
from creditrules.model.base import Frozen
from creditrules.model.scalars import Day, Flag, Identifier, Key, Moment, Text
from creditrules.testing.clause_ids import ClauseIds, as_list
from creditrules.testing.procedure_scenarios import ProcedureScenario, is_of_procedure
from creditrules.testing.screening import Counter, ExpectedScreening
from creditrules.text import Diagnostic, Limits, Span, read_nodes, to_plain
from creditrules.text import Severity as Gravity

__all__ = [
    "SUFFIXES",
    "Expectation",
    "ExpectedChange",
    "ExpectedClass",
    "ExpectedPeriod",
    "PlacedScenario",
    "Scenario",
    "ScenarioEvent",
    "ScenarioFile",
    "load_scenarios",
    "read_scenarios",
]

SUFFIXES = (".scenarios.yaml", ".scenarios.yml")
"""How the names of scenario files end."""


class ExpectedPeriod(Frozen):
    """The period a decision must have; what is not given is not asked."""

    start: Day | None = None
    end: Day | None = None
    end_known: Flag | None = None


class Expectation(Frozen):
    """A decision that must come out; what is not given is not asked.

    Attributes:
        measure: id of the measure type.
        subject: whom it is about; the scenario's subject if omitted.
        outcome: `does_not_apply` means that there is no decision of another outcome.
        bases: for each a printed basis must have that document number, a title that holds the
            words (with or without 《》), or an article; further bases may be printed.
        grounds: full ids of exactly the items that lead to the outcome.
        implementers: ids of exactly the authorities that carry it out.
        missing: ids of exactly the facts to ask for.
    """

    measure: Identifier
    subject: Key | None = None
    outcome: Outcome
    force: Force | None = None
    force_until: Day | None = None
    period: ExpectedPeriod | None = None
    bases: tuple[Text, ...] | None = None
    grounds: tuple[Identifier, ...] | None = None
    implementers: tuple[Identifier, ...] | None = None
    missing: tuple[Identifier, ...] | None = None
    evidence: Evidence | None = None


class ExpectedClass(Frozen):
    """A cause that classification rules must give a record; what is not given is not asked.

    Attributes:
        record: id of the record. The causes expected for a record are all that it may have.
        rules: full ids of exactly the rules that give the cause.
        needs_listing: whether measures still hang on the party being listed or published.
    """

    record: Key
    cause: Identifier
    rules: tuple[Identifier, ...] | None = None
    severity: Severity | None = None
    key_area: KeyArea | None = None
    needs_listing: Flag | None = None


class ScenarioEvent(Event):
    """An event that is supposed to happen to one of the subject's records.

    Attributes:
        record: id of the record.
    """

    record: Key

    @property
    def plain(self) -> Event:
        """The event as a record holds it."""
        fields = {name: getattr(self, name) for name in self.model_fields_set - {"record"}}
        return Event.model_validate(fields, by_name=True)


class ExpectedChange(Frozen):
    """What the event or draft must do to a decision.

    Attributes:
        subject: whom it is about; the scenario's subject if omitted.
        kind: a kind of change; `stays`: it binds in spite of the event; `none`: neither. Of a
            draft `unclear` is what stays undetermined.
        reason: why it stays.
        if_listed: of a draft, what follows only if the party is then listed or published.
    """

    measure: Identifier
    subject: Key | None = None
    kind: ChangeKind | Literal["stays", "none"]
    reason: StayReason | None = None
    if_listed: Flag = False


class Scenario(Frozen):
    """A subject on a day, and what must and must not come out.

    Attributes:
        clause: ids of the clauses it proves.
        include_guessed: ask a catalogue in which items with a guessed title or force are on.
        not_expected: measure types that must neither apply nor be suspended for the subject.
        classified: causes that records without one must be given.
        unclassified: ids of records that no rule may classify.
        record_classes: record id -> the class of information it must be in, `none` for none.
        warnings, no_warnings: codes of warnings that the answer must and must not carry.
        event: what is supposed to happen to a record besides.
        draft: a decision that is to be issued; not one of the subject's records.
        expect_changes: what that event or draft must change; everything else is asked without it.
        screen: an action that the subject asks for at a counter.
        expect_screen: what screening it must come to.
        grade, next_change_on: the grade of the subject, and the first day of another answer.
    """

    name: Text
    clause: ClauseIds = ()
    as_of: Day
    known_at: Moment | None = None
    jurisdiction: str | None = Field(default=None, pattern=r"^\d{6}$")
    include_guessed: Flag = False
    subject: Subject
    related: tuple[Subject, ...] = ()
    expect: tuple[Expectation, ...] = ()
    not_expected: tuple[Identifier, ...] = ()
    classified: tuple[ExpectedClass, ...] = ()
    unclassified: tuple[Key, ...] = ()
    record_classes: dict[Key, Text] = Field(default_factory=dict)
    warnings: tuple[Identifier, ...] = ()
    no_warnings: tuple[Identifier, ...] = ()
    event: ScenarioEvent | None = None
    draft: CreditRecord | None = None
    expect_changes: tuple[ExpectedChange, ...] = ()
    screen: Counter | None = None
    expect_screen: ExpectedScreening | None = None
    grade: Grade | None = None
    next_change_on: Day | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _proves_something(self) -> Self:
        asked = (
            self.expect,
            self.not_expected,
            self.classified,
            self.unclassified,
            self.record_classes,
            self.warnings,
            self.no_warnings,
            self.expect_changes,
        )
        if self.expect_changes and (self.event is None) == (self.draft is None):
            raise PydanticCustomError(
                "scenario_change_of_nothing", "expect_changes 须有 event 或 draft 之一"
            )
        if not (any(asked) or self.grade or self.next_change_on or self.expect_screen):
            raise PydanticCustomError("scenario_proves_nothing", "情景没有写预期")
        if (self.screen is None) != (self.expect_screen is None):
            raise PydanticCustomError("scenario_screen_half", "screen 和 expect_screen 须一起写")
        return self


class _Sheet(Frozen):
    """A scenario file around its scenarios, which are read one by one."""

    scenarios: list[Any] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class PlacedScenario:
    """A scenario where it stands in its file.

    Attributes:
        name, clause: as written, as far as they can be read.
        scenario: None when it cannot be read.
        findings: why it cannot be read.
    """

    place: Place
    name: str
    clause: tuple[str, ...]
    scenario: Scenario | ProcedureScenario | None
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario file as read.

    Attributes:
        findings: what is wrong with the file itself; that of a scenario stands with it.
    """

    file: str
    scenarios: tuple[PlacedScenario, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the file and its scenarios."""
        return (*self.findings, *(one for read in self.scenarios for one in read.findings))

    @property
    def ok(self) -> bool:
        """Whether nothing that is wrong is an error."""
        return all(one.severity is not Gravity.ERROR for one in self.diagnostics)


def load_scenarios(paths: Iterable[str | os.PathLike[str]]) -> tuple[ScenarioFile, ...]:
    """Read scenario files, sorted by name, each once.

    Args:
        paths: files, or directories that are searched for files named `*.scenarios.yaml`.

    Raises:
        CatalogueError: a path is missing or cannot be read; what is wrong inside a file stands
            with the file.
    """
    found: dict[str, ScenarioFile] = {}
    findings: list[Diagnostic] = []
    for path in (one for given in paths for one in _files(Path(given))):
        name, real = path.as_posix(), os.path.realpath(path)
        try:
            if real not in found:
                with path.open("rb") as stream:
                    found[real] = read_scenarios(stream.read(Limits().size + 1), name)
        except FileNotFoundError:
            findings.append(Diagnostic.of("path_missing", Span(name, 1, 1)))
        except OSError as error:
            reason = error.strerror or "OSError"
            findings.append(Diagnostic.of("file_unreadable", Span(name, 1, 1), reason=reason))
    if findings:
        raise CatalogueError(tuple(findings))
    return tuple(sorted(found.values(), key=lambda one: one.file))


def _files(path: Path) -> Iterator[Path]:
    """A file itself, or the scenario files below a directory; hidden ones are passed over."""
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = [one for one in below if not one.startswith(".")]
        for name in names:
            one = Path(folder, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and one.is_file():
                yield one


def read_scenarios(content: bytes, file: str) -> ScenarioFile:
    """Read one scenario file; whatever is wrong with it is found in one run.

    Args:
        content: its bytes.
        file: its name in findings.
    """
    document = read_nodes(content, file)
    place = Place(document)
    if document.root is None:
        return ScenarioFile(file, (), document.diagnostics)
    plain = to_plain(document.root)
    if not isinstance(plain, dict):
        finding = place.finding("file_not_mapping")
        return ScenarioFile(file, (), (*document.diagnostics, finding))
    entries = plain.get("scenarios")
    listed = entries if isinstance(entries, list) else []
    read = tuple(_scenario(one, place.at("scenarios", i)) for i, one in enumerate(listed))
    return ScenarioFile(file, read, (*document.diagnostics, *_around(plain, place), *_twice(read)))


def _around(plain: Any, place: Place) -> list[Diagnostic]:
    try:
        _Sheet.model_validate(plain)
    except ValidationError as error:
        return findings_of(error, _Sheet, place)
    return []


def _scenario(plain: Any, place: Place) -> PlacedScenario:
    given = plain if isinstance(plain, dict) else {}
    name = given.get("name")
    clause = as_list(given.get("clause"))
    named = name if isinstance(name, str) else ""
    clauses = tuple(one for one in clause if isinstance(one, str)) if clause else ()
    model = ProcedureScenario if is_of_procedure(plain) else Scenario
    try:
        scenario = model.model_validate(plain, by_alias=True, by_name=False)
    except ValidationError as error:
        findings = tuple(findings_of(error, model, place))
        return PlacedScenario(place, named, clauses, None, findings)
    return PlacedScenario(place, scenario.name, scenario.clause, scenario)


def _twice(read: Iterable[PlacedScenario]) -> list[Diagnostic]:
    first: dict[str, PlacedScenario] = {}
    findings = []
    for one in read:
        known = first.setdefault(one.name, one)
        if known is not one and one.name:
            other = known.place.at("name").span
            site = one.place.at("name")
            findings.append(site.finding("scenario_name_twice", other, name=one.name))
    return findings
