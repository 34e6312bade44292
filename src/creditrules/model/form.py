"""Document forms (文书格式): the templates of notices, slips and sheets."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.scalars import Identifier, Text
from creditrules.model.words import FormList, FormPurpose


class FormRow(Frozen):
    """A row of a table: a label, and the field that fills it."""

    label: Text
    label_en: Text | None = None
    value: Identifier


class FormBlock(Frozen):
    """One block of a form: exactly one of heading, paragraph and table.

    Attributes:
        paragraph: text with `${field}` in the places to be filled.
        each: the list for every entry of which the block is repeated; not for a heading.
    """

    heading: Text | None = None
    heading_en: Text | None = None
    paragraph: Text | None = None
    paragraph_en: Text | None = None
    table: tuple[FormRow, ...] | None = Field(default=None, min_length=1)
    each: FormList | None = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        contents = (self.heading, self.paragraph, self.table)
        orphans = (
            self.heading_en is not None and self.heading is None,
            self.paragraph_en is not None and self.paragraph is None,
            self.each is not None and self.heading is not None,
        )
        if sum(one is not None for one in contents) != 1 or any(orphans):
            raise PydanticCustomError("form_block", "每段恰有 heading、paragraph、table 之一")
        return self


class Form(Frozen):
    """A document form.

    Attributes:
        purpose: what it is for; in one place and time there is one form for each purpose.
        blocks: what it consists of, from top to bottom.
    """

    id: Identifier
    title: Text
    title_en: Text | None = None
    purpose: FormPurpose = Field(alias="for")
    blocks: tuple[FormBlock, ...] = Field(min_length=1)
    note: Text | None = None
