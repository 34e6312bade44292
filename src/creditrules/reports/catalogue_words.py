"""Cells of the pages of catalogues: what is open is said to be open, a guess is never printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from creditrules.catalogue import Catalogue, Citation, Document, Window, cite
from creditrules.catalogue.describe import marked
from creditrules.model import Evidence
from creditrules.model.instrument import Basis, Instrument
from creditrules.text import word

__all__ = [
    "Row",
    "area_words",
    "basis_words",
    "citation_words",
    "document_name",
    "joined",
    "plain",
    "say",
    "table_lines",
    "told",
    "window_words",
]

Row = tuple[str, str]

_MARKUP: Final = re.compile(r"([\\`*_\[\]<|])")


def say(lang: str, zh: str, en: str) -> str:
    """The one of two texts that is in the language."""
    return en if lang == "en" else zh


def joined(texts: Iterable[str], lang: str) -> str:
    """Texts in a row."""
    return say(lang, "、", ", ").join(texts)


def plain(text: str) -> str:
    """A text in one line that Markdown takes for nothing else."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def told(text: str | None, evidence: Evidence | None, lang: str) -> str:
    """A text with its mark; what is not there is not stated, what is a guess not verified."""
    if evidence is Evidence.GUESS:
        return word("evidence.guess", lang)
    return marked(plain(text), evidence, lang) if text else say(lang, "未写明", "not stated")


def area_words(area: str, lang: str) -> str:
    """The place of a document."""
    return word("jurisdiction.national", lang) if area == "national" else area


def document_name(instrument: Instrument) -> str:
    """A document by its number, or its title where the number is not established."""
    last = instrument.editions[-1]
    number = None if last.evidence.doc_no is Evidence.GUESS else last.doc_no
    return number or instrument.short_title or instrument.title


def window_words(window: Window, lang: str) -> str:
    """Since when and until when something is in force, as far as that is known."""
    first = window.first.isoformat() if window.first else say(lang, "未写明", "not stated")
    last = window.last.isoformat() if window.last else say(lang, "未写明", "not stated")
    if not window.established:
        first += say(lang, "（施行日期未写明，取首见使用日）", " (as attested; first day open)")
    return say(lang, f"{first} 至 {last}", f"{first} to {last}")


def basis_words(catalogue: Catalogue, document: Document, bases: Iterable[Basis], lang: str) -> str:
    """What a section of a document cites, as it stood on the document's first day; may be empty."""
    day = document.window.first
    shown = [one for one in bases if one.evidence is not Evidence.GUESS]
    return citation_words(
        [cite(catalogue.instruments[one.instrument], one, document.id, day) for one in shown]
        if day
        else [],
        lang,
    )


def citation_words(citations: Iterable[Citation], lang: str) -> str:
    """Documents cited, each with its number, its articles and its mark; may be empty."""
    return say(lang, "；", "; ").join(_citation(one, lang) for one in citations)


def _citation(citation: Citation, lang: str) -> str:
    edition = citation.edition
    named = [one for one in (edition.edition, citation.doc_no) if one]
    brackets = f"（{say(lang, '，', ', ').join(named)}）" if named else ""
    articles = "、".join(one.article for one in citation.articles)
    text = plain(f"《{citation.instrument.title}》{brackets}{articles}")
    if any(one.weak for one in citation.articles):
        text += say(lang, "（仅为一般性规定）", " (general provision only)")
    return marked(text, citation.evidence, lang)


def table_lines(head: Row, rows: Iterable[Row]) -> list[str]:
    """A table of two columns."""
    lines = [f"| {label} | {text} |" for label, text in rows]
    return [f"| {head[0]} | {head[1]} |", "|---|---|", *lines]
