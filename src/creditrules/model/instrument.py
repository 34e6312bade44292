"""Legal documents and citations of them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from creditrules.model.base import Frozen
from creditrules.model.scalars import Flag, Identifier, LegalDay, Text
from creditrules.model.words import Evidence, Level, Transition


class MovedArticle(Frozen):
    """Where the content of an article stands in another edition."""

    edition: Text
    article: Text


class Article(Frozen):
    """One article of an edition.

    Attributes:
        article: its number as printed, `第一百四十六条第一款第(五)项`.
        says: a short paraphrase, not the wording.
        weak: on the subject, but does not itself set the restriction.
        mismatch_for: full ids of measures whose document cites it though it does not provide
            what they need; it is never printed as their basis.
    """

    article: Text
    says: Text | None = None
    evidence: Evidence | None = None
    weak: Flag = False
    mismatch_for: tuple[Identifier, ...] = ()
    note: Text | None = None
    moved_to: tuple[MovedArticle, ...] = ()


class EditionEvidence(Frozen):
    """How well each field of an edition is established."""

    doc_no: Evidence | None = None
    published_on: Evidence | None = None
    effective_from: Evidence | None = None
    effective_to: Evidence | None = None
    attested_on: Evidence | None = None


class Edition(Frozen):
    """One text of an instrument with its window, both days inclusive.

    A partial first day counts from its last possible day; without one the window opens on
    `attested_on`, the first day a source shows the document in use, and is marked.
    """

    edition: Text | None = None
    doc_no: Text | None = None
    published_on: LegalDay | None = None
    effective_from: LegalDay | None = None
    effective_to: LegalDay | None = None
    attested_on: LegalDay | None = None
    evidence: EditionEvidence = EditionEvidence()
    note: Text | None = None
    articles: tuple[Article, ...] = ()

    @model_validator(mode="after")
    def _window(self) -> Self:
        if self.effective_from is None and self.attested_on is None:
            raise PydanticCustomError(
                "window_start_missing", "须有 effective_from，或以 attested_on 写明最早见于何日"
            )
        key = "effective_from" if self.effective_from else "attested_on"
        opening = self.effective_from or self.attested_on
        if opening and self.effective_to and self.effective_to.last < opening.first:
            clash = {"at": "effective_to", "against": key}
            raise PydanticCustomError("window_reversed", "effective_to 早于生效日", clash)
        return self


class InstrumentEvidence(Frozen):
    """How well the title and issuers are established."""

    title: Evidence | None = None
    issuers: Evidence | None = None
    level: Evidence | None = None


class Instrument(Frozen):
    """A legal document (依据文件) in all its editions, in time order.

    Attributes:
        transition: how records made before the document's start, or judged after its end, are
            treated, where that is open; None = nothing is open.
    """

    id: Identifier
    title: Text
    short_title: Text | None = None
    level: Level
    issuers: tuple[Text, ...] = ()
    evidence: InstrumentEvidence = InstrumentEvidence()
    replaced_by: Identifier | None = None
    transition: Transition | None = None
    note: Text | None = None
    editions: tuple[Edition, ...] = Field(min_length=1)


class Basis(Frozen):
    """A citation of an instrument (法律依据): edition and articles as the citing text has them."""

    instrument: Identifier
    edition: Text | None = None
    articles: tuple[Text, ...] = ()
    evidence: Evidence = Evidence.SEEN
    note: Text | None = None
