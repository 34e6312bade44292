"""The document that an evaluation is handed out as: `creditrules/evaluation/1` (design 9).

Within a version fields are only added, so readers ignore what they do not know.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from creditrules.model.scalars import Identifier
from creditrules.model.words import (
    BasicCategory,
    Effect,
    Evidence,
    Force,
    Grade,
    KeyArea,
    Kind,
    Level,
    Outcome,
    Severity,
)

__all__ = [
    "BasicListDocument",
    "BasisDocument",
    "CalendarMark",
    "CatalogueMark",
    "ClassificationDocument",
    "DecisionDocument",
    "EvaluationDocument",
    "ExplanationDocument",
    "GroundDocument",
    "ImplementerDocument",
    "MetDocument",
    "MissingFact",
    "PeriodDocument",
    "RelationDocument",
    "UndeterminedDocument",
    "WarningDocument",
]

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class PeriodDocument(_Part):
    """A stretch of days, both inclusive."""

    start: date | None
    """First day; null = not known."""
    end: date | None
    """Last day; null = without end, or not known."""
    end_known: bool
    """False when the end hangs on something that has not happened or is not stated."""


class RelationDocument(_Part):
    """A role that ties two subjects."""

    role: Identifier
    subject: str | None
    name: str | None
    start: date | None = Field(alias="from")
    """First day; null = undated, holds always."""
    end: date | None = Field(alias="to")


class MissingFact(_Part):
    """A fact to ask for."""

    owner: str
    """Id of the subject it belongs to, which another may be asked about."""
    fact: Identifier
    title: str
    """Its Chinese name, worded as a question where the vocabulary does."""
    record: str | None
    """Id of the record it belongs to; null = the subject itself."""


class GroundDocument(_Part):
    """One item standing on one record."""

    record: str
    owner: str
    """Id of the subject the record is about."""
    item: Identifier
    cause: Identifier | None
    force: Force
    outcome: Outcome
    period: PeriodDocument
    reason: str | None
    """Why it is not live: an event type, window, bases, exclusive, records_incomplete, or the id
    of the item that overrides it."""
    via: RelationDocument | None
    """The relation along which it reaches the decision's subject; null = directly."""
    missing: list[MissingFact]


class BasisDocument(_Part):
    """A legal basis as it stands on the day."""

    instrument: Identifier
    doc_no: str | None
    """Document number (文号); null = not established."""
    title: str
    edition: str | None
    articles: list[str]
    level: Level
    evidence: Evidence
    weak: bool
    """A general provision that does not itself set the measure is among the articles."""
    moved: bool
    """The articles are given by their numbers in the edition in force."""
    edition_unlisted: bool
    """The numbers in the edition in force are not established; the cited edition is given."""


class ImplementerDocument(_Part):
    """An authority that carries a measure out, or handled the act."""

    authority: Identifier
    name: str
    part: str | None
    """Its part, where the document states one."""
    successors: list[Identifier]
    """Bodies that have taken its functions over by the day."""


class BasicListDocument(_Part):
    """The item of the national basic list (基础清单) that a measure is."""

    item: Identifier
    title: str
    category: BasicCategory
    edition: str
    """The edition it goes by on the day."""
    evidence: Evidence


class ExplanationRow(_Part):
    """A line of an explanation: its label and its text."""

    label: str
    text: str


class ExplanationClause(_Part):
    """A clause of the condition with what it came to."""

    depth: int
    mark: Literal["√", "×", "？"]
    text: str


class ExplanationDocument(_Part):
    """A decision as people read it."""

    heading: str
    rows: list[ExplanationRow]
    clauses: list[ExplanationClause]


class DecisionDocument(_Part):
    """One measure type for one subject (决定)."""

    id: str
    """`<subject id>/<measure type>`, stable over time."""
    digest: Sha256
    """SHA-256 of the decision's canonical JSON without digest and explanation."""
    subject: str
    """The subject's id, or `<enterprise>#<role>#<name>` for a person known by name only."""
    measure_type: Identifier
    title: str
    kind: Kind
    effect: Effect
    force: Force
    force_until: date | None
    """Last day on which a mandatory ground carries it, when recommended ones outlast it."""
    outcome: Outcome
    period: PeriodDocument
    grounds: list[GroundDocument]
    reaches: list[RelationDocument]
    """Relations along which the decision passes to others."""
    legal_bases: list[BasisDocument]
    handling: list[ImplementerDocument] = Field(default_factory=list)
    """Who handles the acts (处理机关); empty where no document says."""
    implementers: list[ImplementerDocument]
    """Empty where the list is not established."""
    basic_list: BasicListDocument | None = None
    """Null where no item is established to fit, and before the first edition of the list."""
    evidence_required: list[str] = Field(default_factory=list)
    """What the acts are proved by (证据材料); empty where no document says."""
    evidence: Evidence
    """The weakest mark of what the decision prints."""
    explanation: ExplanationDocument | None = None
    """Only where asked for."""


class UndeterminedDocument(_Part):
    """A measure that hangs on missing facts (待核实)."""

    subject: str
    item: Identifier
    measure_type: Identifier
    missing: list[MissingFact]
    reasons: list[str]


class MetDocument(_Part):
    """What a classification rule found in a fact of a record."""

    fact: Identifier
    title: str
    found: list[str]
    """The words or values, as they are shown in Chinese."""


class ClassificationDocument(_Part):
    """A rule that gave a record without cause its cause; never a listing."""

    record: str
    rule: Identifier
    title: str
    cause: Identifier
    severity: Severity | None
    key_area: KeyArea | None
    met: list[MetDocument]
    needs_listing: bool
    """Measures for the cause ask whether the party was listed or published; it is not known."""
    evidence: Evidence


class WarningDocument(_Part):
    """What the reader should know besides the decisions."""

    code: str
    message: str
    arguments: dict[str, str]


class CatalogueMark(_Part):
    """The rules that were used."""

    fingerprint: Sha256
    version: str


class CalendarMark(_Part):
    """The working calendar that was used."""

    fingerprint: Sha256
    covered_to: date
    """The last day that a holiday notice covers."""


class RecordClassDocument(_Part):
    """The class of information (信息分类) a record belongs to by a document of the place."""

    record: str
    catalogue: str
    class_: str
    title: str


class EvaluationDocument(_Part):
    """All decisions about one subject on one day (评定)."""

    schema_: Literal["creditrules/evaluation/1"]
    subject: str
    as_of: date
    known_at: datetime | None
    jurisdiction: str | None
    catalogue: CatalogueMark
    calendar: CalendarMark
    engine: str
    grade: Grade | None
    next_change_on: date | None
    """The first day on which this answer changes with no new fact; null = none."""
    decisions: list[DecisionDocument]
    """What applies or is suspended; every outcome where asked for."""
    undetermined: list[UndeterminedDocument]
    classified: list[ClassificationDocument] = Field(default_factory=list)
    unclassified: list[str] = Field(default_factory=list)
    """Ids of the records without cause that no rule classifies."""
    record_classes: list[RecordClassDocument] = Field(default_factory=list)
    """The class that each document of the place puts each record in; absent where none has any."""
    warnings: list[WarningDocument]

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))
