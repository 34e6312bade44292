"""Catalogue files: measures and what stands beside them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.feedback import Feedback
from creditrules.model.form import Form
from creditrules.model.instrument import Basis
from creditrules.model.scalars import Day, Flag, Identifier, LegalDay, Length, Text
from creditrules.model.words import (
    AuthorityKind,
    BasicCategory,
    Covers,
    Effect,
    EventType,
    Evidence,
    Force,
    Governs,
    Grade,
    HoldsAt,
    KeyArea,
    Kind,
    Level,
    Scope,
    Severity,
    SubjectKind,
)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Causes = Annotated[tuple[Identifier, ...], BeforeValidator(_as_list), Field(min_length=1)]
"""One cause id or a list of them."""


class PeriodSpec(Frozen):
    """How long a measure lasts (期限): exactly one form.

    Attributes:
        while_: `listed`: as long as the party stands on the list.
        length: an ISO length from the start day; both ends inclusive, never rolled.
        until: until an event of that type happens.
        permanent: for life or for good.
        unstated: the document sets no length; its words as printed, or empty.
        start: the record's date fact the period runs from.
        statutory: a law or administrative regulation sets the length: repair does not end it.
    """

    while_: Literal["listed"] | None = Field(default=None, alias="while")
    length: Length | None = None
    until: EventType | None = None
    permanent: Flag = False
    unstated: str | None = None
    start: Identifier | None = Field(default=None, alias="from")
    statutory: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _empty_unstated(cls, data: Any) -> Any:
        if isinstance(data, dict) and "unstated" in data and data["unstated"] is None:
            return {**data, "unstated": ""}
        return data

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [self.while_, self.length, self.until, self.unstated]
        if sum(form is not None for form in forms) + self.permanent != 1:
            raise PydanticCustomError(
                "period_form", "期限须恰有 while、length、until、permanent、unstated 中的一种"
            )
        return self


class Reach(Frozen):
    """A role that a measure passes along, and the day on which the relation must hold."""

    role: Identifier
    at: HoldsAt = HoldsAt.AS_OF


class Implementer(Frozen):
    """An authority that carries a measure out or handled the act, with its part where stated."""

    authority: Identifier
    part: Text | None = None


def _as_implementer(value: Any) -> Any:
    return {"authority": value} if isinstance(value, str) else value


Implementers = tuple[Annotated[Implementer, BeforeValidator(_as_implementer)], ...]
"""Authorities; one without a part may be written as its id."""


class MeasureEvidence(Frozen):
    """How well each printed field of an item is established."""

    title: Evidence = Evidence.SEEN
    force: Evidence = Evidence.SEEN
    implementers: Evidence = Evidence.SEEN
    period: Evidence = Evidence.SEEN
    item_no: Evidence = Evidence.SEEN
    handling: Evidence = Evidence.SEEN
    evidence_required: Evidence = Evidence.SEEN


class MeasureFields(Frozen):
    """The fields an item has, or inherits from `defaults`.

    Attributes:
        handling: who handles the act and determines it (处理机关).
        evidence_required: what the act is proved by (证据材料), in the document's words.
    """

    item_no: Text | None = None
    type: Identifier | None = None
    title: Text | None = None
    force: Force | None = None
    kind: Kind | None = None
    cause: Causes | None = None
    subjects: tuple[SubjectKind, ...] | None = None
    reach: tuple[Reach, ...] = ()
    reached_by: tuple[Reach, ...] = ()
    when: dict[str, Any] | None = None
    period: PeriodSpec | None = None
    handling: Implementers = ()
    implementers: Implementers = ()
    evidence_required: tuple[Text, ...] = ()
    bases: tuple[Basis, ...] = ()
    overrides: tuple[Identifier, ...] = ()
    scope: Scope = Scope.RECORD
    exclusive: Identifier | None = None
    governs: Governs = Governs.AS_OF
    effective_from: LegalDay | None = None
    effective_to: LegalDay | None = None
    evidence: MeasureEvidence = MeasureEvidence()
    note: Text | None = None


class Measure(MeasureFields):
    """One item of a catalogue (措施), before defaults are filled in."""

    id: Identifier


class Exit(Frozen):
    """How a party leaves the list (退出): the reasons and their basis, inherited by the items."""

    delisting: tuple[Text, ...] = ()
    basis: tuple[Basis, ...] = ()
    note: Text | None = None


class Objection(Frozen):
    """What an accepted objection does (异议).

    Attributes:
        suspends: execution pauses from acceptance to the day before closing.
        extends: the paused days are added to the end; needs a basis.
        covers: whether it also suspends the punishments of wider documents that are carried out in
            the document's place.
    """

    suspends: Flag
    extends: Flag = False
    covers: Covers = Covers.OWN
    basis: tuple[Basis, ...] = ()

    @model_validator(mode="after")
    def _extension_has_basis(self) -> Self:
        if self.extends and not self.basis:
            raise PydanticCustomError("objection_basis", "extends: true 须写明 basis")
        return self


class Repair(Frozen):
    """What repair (信用修复) does not end.

    Attributes:
        excludes: a condition on one record; repair of such a record ends no item of the document.
    """

    excludes: dict[str, Any]
    basis: tuple[Basis, ...] = ()
    note: Text | None = None


class Tolerance(Frozen):
    """Guidance in place of recommended punishment (包容审慎).

    While the guidance applies on a record, recommended punishments on the same record give way;
    mandatory ones stay.

    Attributes:
        measure: the guidance, a measure of the same catalogue.
        covers: the document's own recommended punishments, or all carried out in its place.
    """

    measure: Identifier
    covers: Covers = Covers.OWN
    basis: tuple[Basis, ...] = ()
    note: Text | None = None


Identification = Literal["uscc", "registration_no", "organisation_code", "tax_no", "name"]
"""By what a document may ask to tell organisations apart."""


class IdentityRule(Frozen):
    """By what a document asks to tell subjects apart (比对标识).

    Attributes:
        subjects: the kinds it asks it of.
        identifier: what a subject is compared by.
        otherwise: what is taken together for a subject that has no such identifier.
        otherwise_until: the last day on which that will do; None = as long as the document is in
            force.
    """

    subjects: tuple[SubjectKind, ...] = Field(min_length=1)
    identifier: Identification
    otherwise: tuple[Identification, ...] = Field(min_length=1)
    otherwise_until: Day | None = None
    basis: tuple[Basis, ...] = ()
    note: Text | None = None


class BasisFloor(Frozen):
    """How high the basis of a measure must be from a day on (依据层级).

    Attributes:
        first_day: the first day on which it is asked.
        kinds: the kinds of measures it binds at all.
        categories: of measures whose type is an item of the basic list, the categories it binds;
            empty = the list is not asked.
        effects: of all other measures, the effects it binds: to lessen rights or add duties.
        levels: ranks of documents that suffice.
        local_levels: further ranks that suffice for documents of a place.
        open_levels: ranks by which it cannot be told whether a higher basis stands behind them.
    """

    first_day: Day = Field(alias="from")
    kinds: tuple[Kind, ...] = Field(min_length=1)
    categories: tuple[BasicCategory, ...] = ()
    effects: tuple[Effect, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = Field(min_length=1)
    local_levels: tuple[Level, ...] = ()
    open_levels: tuple[Level, ...] = ()
    basis: tuple[Basis, ...] = ()
    note: Text | None = None


class ForceCap(Frozen):
    """What is at most recommended from a day on, whatever its document says (强制性上限).

    Attributes:
        first_day: the first day on which it holds.
        measure_types: measures that such bodies carry out.
        authority_kinds: kinds of bodies; a measure that none but them carries out is capped.
    """

    first_day: Day = Field(alias="from")
    measure_types: tuple[Identifier, ...] = ()
    authority_kinds: tuple[AuthorityKind, ...] = ()
    basis: tuple[Basis, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _caps_something(self) -> Self:
        if not (self.measure_types or self.authority_kinds):
            raise PydanticCustomError(
                "force_cap_empty", "force_cap 须写明 measure_types 或者 authority_kinds"
            )
        return self


class RecordClass(Frozen):
    """A class of information a record belongs to (信息分类)."""

    id: Identifier
    title: Text
    title_en: Text
    when: dict[str, Any]
    note: Text | None = None


class GradeRule(Frozen):
    """A condition that gives a subject a reputation grade (信誉等级).

    Attributes:
        when: None where the document names the grade and leaves its criteria open; then nothing
            gives it.
    """

    grade: Grade
    when: dict[str, Any] | None = None
    bases: tuple[Basis, ...] = ()
    note: Text | None = None


class ClassifyRule(Frozen):
    """What a record without cause must say to be given one (归类规则, design S14).

    It never makes a listing: that the party was listed or published stays a question.

    Attributes:
        cause: the cause it gives; omitted = that of the catalogue's `defaults`.
        severity: how serious it makes the record; omitted = not said.
        key_area: the key area; omitted = that of the cause.
        when: a condition on one record: its authority, basis, act, kinds, amounts and so on.
        evidence: how well it is established that the document means such records.
    """

    id: Identifier
    title: Text
    cause: Identifier | None = None
    severity: Severity | None = None
    key_area: KeyArea | None = None
    when: dict[str, Any]
    bases: tuple[Basis, ...] = ()
    evidence: Evidence = Evidence.SEEN
    note: Text | None = None


class CatalogueFile(Frozen):
    """A catalogue as written: one document's list of measures and its sections.

    Attributes:
        example: made up to show how something works, not law; no bundled catalogue is.
        classify_only: what a record must say for any of the classification rules to be asked.
    """

    catalogue: Identifier
    instrument: Identifier
    jurisdiction: str = Field(default="national", pattern=r"^(national|\d{6})$")
    audience: Text = "all"
    example: bool = False
    note: Text | None = None
    defaults: MeasureFields = MeasureFields()
    exit: Exit | None = None
    objection: Objection | None = None
    repair: Repair | None = None
    tolerance: Tolerance | None = None
    identity: IdentityRule | None = None
    feedback: Feedback | None = None
    record_classes: tuple[RecordClass, ...] = ()
    basis_floor: BasisFloor | None = None
    force_cap: ForceCap | None = None
    grades: tuple[GradeRule, ...] = ()
    classify_only: dict[str, Any] | None = None
    classify: tuple[ClassifyRule, ...] = ()
    forms: tuple[Form, ...] = ()
    measures: tuple[Measure, ...] = ()
