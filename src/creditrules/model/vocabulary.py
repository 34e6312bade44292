"""The vocabulary entries that catalogues refer to by id."""

from __future__ import annotations

from typing import Annotated, Any, Final, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.industry import IndustryCode
from creditrules.model.scalars import Identifier, LegalDay, Text
from creditrules.model.words import (
    AuthorityKind,
    BasicCategory,
    Effect,
    Evidence,
    FactOwner,
    FactType,
    GateEffect,
    KeyArea,
    Polarity,
    Screened,
)

BY_CAUSE: Final = "by_cause"
"""In `fields` of a gate: the fields that name the cause of the record (相关领域)."""


class Cause(Frozen):
    """Why a subject is punished or rewarded (事由)."""

    id: Identifier
    title: Text
    title_en: Text
    polarity: Polarity
    domain: Text | None = None
    key_area: KeyArea | None = None
    note: Text | None = None


class MeasureType(Frozen):
    """The canonical matter that items of several catalogues share (措施类型).

    Attributes:
        basic_list: id of the item of the national basic list that it is.
        basic_list_evidence: how well that is established; by its name alone it is to be checked.
    """

    id: Identifier
    title: Text
    title_en: Text
    effect: Effect
    basic_list: Identifier | None = None
    basic_list_evidence: Evidence = Evidence.RECALLED
    note: Text | None = None


class BasicListItem(Frozen):
    """An item of the national basic list of punishment measures (全国失信惩戒措施基础清单).

    Attributes:
        instrument: the list as a document.
        editions: the editions of that document in which the item stands so.
        evidence: how well its name and category are established.
    """

    id: Identifier
    title: Text
    title_en: Text
    category: BasicCategory
    instrument: Identifier
    editions: tuple[Text, ...] = Field(min_length=1)
    evidence: Evidence = Evidence.SEEN
    note: Text | None = None


class Successor(Frozen):
    """The body that took an authority's functions over, and since when."""

    authority: Identifier
    since: LegalDay = Field(alias="from")
    evidence: Evidence


class Authority(Frozen):
    """A body that determines, implements or leads (机关)."""

    id: Identifier
    name: Text
    name_en: Text
    aliases: tuple[Text, ...] = ()
    kind: AuthorityKind
    successors: tuple[Successor, ...] = ()
    note: Text | None = None


class CodeValue(Frozen):
    """One value of a coded fact."""

    value: Identifier
    title: Text
    title_en: Text


class Fact(Frozen):
    """A declared attribute of records or subjects. It is open: not given means unknown."""

    id: Identifier
    about: FactOwner
    type: FactType
    title: Text
    title_en: Text
    values: tuple[CodeValue, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _values_with_code(self) -> Self:
        if bool(self.values) != (self.type is FactType.CODE):
            raise PydanticCustomError("fact_values", "type 为 code 的事实须列 values，其他类型不列")
        return self


class Role(Frozen):
    """A role that ties a person to an organisation."""

    id: Identifier
    title: Text
    title_en: Text


class CreditList(Frozen):
    """A list that authorities put parties on (名单).

    Attributes:
        aliases: other names that tables give it.
        cause: the cause of the records that come from it.
        attributes: facts that every record from it has, as they are written in conditions.
    """

    id: Identifier
    title: Text
    title_en: Text
    aliases: tuple[Text, ...] = ()
    cause: Identifier
    attributes: dict[Identifier, Text] = Field(default_factory=dict)
    note: Text | None = None


class Action(Frozen):
    """What a host system is asked to do (业务事项), at which gates stop or warn.

    Attributes:
        role: the role that the action puts a person into; None = none in particular.
    """

    id: Identifier
    title: Text
    title_en: Text
    role: Identifier | None = None
    note: Text | None = None


class BusinessField(Frozen):
    """A field of business (业务领域) that measures are confined to.

    Attributes:
        codes: prefixes of GB/T 4754-2017 codes; `C14` holds `C1411`.
        words: of which one stands in a business scope (经营范围) in the field.
        causes: causes whose related field (相关领域) it is.
    """

    id: Identifier
    title: Text
    title_en: Text
    codes: tuple[IndustryCode, ...] = ()
    words: tuple[Text, ...] = ()
    causes: tuple[Identifier, ...] = ()
    evidence: Evidence
    note: Text | None = None

    @model_validator(mode="after")
    def _told_by_something(self) -> Self:
        if not (self.codes or self.words):
            raise PydanticCustomError("field_untold", "领域须写 codes 或 words，才认得出来")
        return self


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Gate(Frozen):
    """What measure types mean at a counter (业务关口).

    A gate adds no law: it says at which actions a measure is to be met, not that it exists.

    Attributes:
        about: whose measures are met: those of the person put forward, or of the applicant.
        effect: what a mandatory measure does here; a recommended one always warns.
        fields: only in these fields of business; `by_cause` = the fields that name the cause of
            the record; none = in all.
    """

    id: Identifier
    actions: tuple[Identifier, ...] = Field(min_length=1)
    measure_types: tuple[Identifier, ...] = Field(min_length=1)
    about: Screened
    effect: GateEffect = GateEffect.BLOCK
    fields: Annotated[tuple[Identifier, ...], BeforeValidator(_as_list)] = ()
    evidence: Evidence
    note: Text | None = None
