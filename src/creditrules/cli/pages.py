"""One thing of a catalogue as a page of labelled lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from creditrules.catalogue import Catalogue, CitedBasis, Document, Item
from creditrules.catalogue.describe import (
    basic_list_words,
    evidence_of,
    handling_words,
    implementer_words,
    list_place_words,
    marked,
    open_fields,
    period_words,
    reach_words,
    required_words,
)
from creditrules.cli.procedure_page import procedure_rows
from creditrules.cli.things import Json
from creditrules.conditions import describe
from creditrules.model import BasicCategory, Evidence
from creditrules.model.instrument import Edition
from creditrules.text import WORDS, word

__all__ = ["Row", "listed_words", "page"]

Row = tuple[str, str]

_NAMESPACES = {
    "polarity": "polarity",
    "key_area": "key_area",
    "effect": "effect",
    "evidence": "evidence",
    "level": "level",
    "severity": "severity_of_record",
    "about": "fact_owner",
    "type": "fact_type",
}
_OF_KIND = {
    "authorities": {"kind": "authority_kind"},
    "gates": {"about": "screened", "effect": "gate_effect"},
}
_APART = frozenset({"id", "label", "title", "title_en", "name", "name_en", "line"})


def page(catalogue: Catalogue, kind: str, thing: Json, lang: str) -> list[Row]:
    """The labelled lines of a thing.

    Args:
        catalogue: what it belongs to.
        kind: a key of `things.KINDS`.
        thing: its content, as listed.
        lang: `zh` or `en`.
    """
    if kind == "measures":
        return list(_measure(catalogue, catalogue.items[thing["id"]], lang))
    if kind == "instruments":
        return list(_instrument(catalogue, thing, lang))
    if kind == "procedures":
        return list(procedure_rows(catalogue.procedures[thing["id"]], lang))
    if kind == "catalogues":
        return list(_document(catalogue.documents[thing["id"]], lang))
    other = thing.get("name" if lang == "en" else "name_en") or thing.get(
        "title" if lang == "en" else "title_en"
    )
    rows = [(word("key.title" if lang == "en" else "key.title_en", lang), other)] if other else []
    namespaces = _NAMESPACES | _OF_KIND.get(kind, {})
    for key, value in thing.items():
        if key not in _APART and value not in (None, [], "", {}):
            rows.append((_label(key, lang), _text(key, value, namespaces, lang)))
    return [row for row in rows if row[1]]


def _label(key: str, lang: str) -> str:
    extra = {
        "condition": (word("key.when", "zh"), word("key.when", "en")),
        "file": ("文件", "file"),
        "open_fields": ("未核实", "not established"),
        "open": ("未给出即不明", "unknown unless given"),
    }
    if key in extra:
        return extra[key][lang == "en"]
    return word(f"key.{key}", lang) if f"key.{key}" in WORDS else key


def _text(key: str, value: Any, namespaces: dict[str, str], lang: str) -> str:
    if isinstance(value, bool):
        return word(f"boolean.{str(value).lower()}", lang)
    if isinstance(value, list):
        return _comma(lang).join(_text(key, one, namespaces, lang) for one in value)
    if key == "basic_list":
        return listed_words(value, lang)
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if one)
    if key in namespaces:
        return word(f"{namespaces[key]}.{value}", lang)
    return word("jurisdiction.national", lang) if value == "national" else str(value)


def listed_words(listed: Json, lang: str) -> str:
    """An item of the basic list as listed, with its category; empty for a guess."""
    title = listed["title_en" if lang == "en" else "title"]
    category = BasicCategory(listed["category"])
    return basic_list_words(title, category, Evidence(listed["evidence"]), lang)


def _comma(lang: str) -> str:
    return ", " if lang == "en" else "、"


def _measure(catalogue: Catalogue, item: Item, lang: str) -> Iterator[Row]:
    for key, text in (
        *_identity(item, lang),
        *_scope(catalogue, item, lang),
        *_consequence(item, lang),
        *_standing(item, lang),
    ):
        if text:
            yield _label(key, lang), text


def _identity(item: Item, lang: str) -> Iterator[Row]:
    """What it is."""
    document, marks = item.document.instrument, item.evidence
    number = next((one.doc_no for one in document.editions if one.doc_no), "")
    title = item.type.title_en if lang == "en" else item.type.title
    yield "instrument", f"{number}《{document.title}》（{document.id}）"
    yield "item_no", marked(item.item_no or "", marks.item_no, lang) if item.item_no else ""
    yield "type", f"{title}（{item.type.id}）"
    yield "effect", word(f"effect.{item.type.effect.value}", lang)
    yield "kind", word(f"kind.{item.kind.value}", lang)
    yield "force", marked(word(f"force.{item.force.value}", lang), marks.force, lang)


def _scope(catalogue: Catalogue, item: Item, lang: str) -> Iterator[Row]:
    """Whom it binds, and when."""
    comma = _comma(lang)
    causes = [catalogue.causes[one] for one in item.causes]
    yield "cause", comma.join(one.title_en if lang == "en" else one.title for one in causes)
    kinds = sorted(item.subjects, key=lambda kind: kind.value)
    yield "subjects", comma.join(word(f"subject_kind.{one.value}", lang) for one in kinds)
    yield "reach", comma.join(reach_words(catalogue, one, lang) for one in item.reach)
    yield "reached_by", comma.join(reach_words(catalogue, one, lang) for one in item.reached_by)
    yield "when", describe(item.condition.node, lang)


def _consequence(item: Item, lang: str) -> Iterator[Row]:
    """How long it lasts, who carries it out, on what basis, and what it does to others."""
    yield "period", marked(period_words(item.period, lang), item.evidence.period, lang)
    open_ = "not established" if lang == "en" else "未核实，从略"
    unstated = "not stated by the document" if lang == "en" else "文件未载明"
    guesses = item.evidence
    handling = open_ if guesses.handling is Evidence.GUESS else unstated
    required = open_ if guesses.evidence_required is Evidence.GUESS else unstated
    yield "handling", handling_words(item, lang) or handling
    yield "implementers", implementer_words(item, lang) or open_
    yield "evidence_required", required_words(item, lang) or required
    for basis in item.bases:
        yield "bases", _basis(basis, lang)
    yield "basic_list", list_place_words(item, lang)
    yield "overrides", _comma(lang).join(item.overrides)
    yield "exclusive", item.exclusive or ""


def _standing(item: Item, lang: str) -> Iterator[Row]:
    """Where and when it is in force, how well it is established, and where it is written."""
    area = item.document.jurisdiction
    yield "jurisdiction", "" if area == "national" else area
    yield "effective_from", str(item.window.first or "—")
    yield "effective_to", str(item.window.last or "")
    yield "evidence", word(f"evidence.{evidence_of(item).value}", lang)
    left = [word(f"key.{key}", lang) for key in open_fields(item)]
    yield "open_fields", _comma(lang).join(left)
    yield "note", item.note or ""
    yield "file", f"{item.span.file}:{item.span.line}"


def _basis(cited: CitedBasis, lang: str) -> str:
    basis, instrument = cited.basis, cited.instrument
    editions = [one for one in instrument.editions if basis.edition in (None, one.edition)]
    number = editions[-1].doc_no if len(editions) == 1 else None
    edition = f"（{basis.edition}）" if basis.edition else ""
    text = f"{number or ''}《{instrument.title}》{edition}{_comma(lang).join(basis.articles)}"
    return marked(text, basis.evidence, lang)


def _instrument(catalogue: Catalogue, thing: Json, lang: str) -> Iterator[Row]:
    instrument = catalogue.instruments[thing["id"]]
    yield word("key.level", lang), word(f"level.{instrument.level.value}", lang)
    if instrument.issuers:
        yield word("key.issuers", lang), _comma(lang).join(instrument.issuers)
    if instrument.replaced_by:
        yield word("key.replaced_by", lang), instrument.replaced_by
    if instrument.transition:
        text = word(f"transition.{instrument.transition.value}", lang)
        yield word("key.transition", lang), text
    if instrument.note:
        yield word("key.note", lang), instrument.note
    for edition in instrument.editions:
        yield from _edition(edition, lang)


def _document(document: Document, lang: str) -> Iterator[Row]:
    instrument = document.instrument
    number = next((one.doc_no for one in instrument.editions if one.doc_no), "")
    yield word("key.instrument", lang), f"{number}《{instrument.title}》（{instrument.id}）"
    area = document.jurisdiction
    shown = word("jurisdiction.national", lang) if area == "national" else area
    yield word("key.jurisdiction", lang), shown
    audience = document.audience
    shown = word("audience.all", lang) if audience == "all" else audience
    yield word("key.audience", lang), shown
    yield word("key.effective_from", lang), str(document.window.first or "—")
    if document.window.last:
        yield word("key.effective_to", lang), str(document.window.last)
    if document.exit:
        for reason in document.exit.delisting:
            yield word("key.exit", lang), reason
        for basis in document.exit.basis:
            articles = _comma(lang).join(basis.articles)
            yield word("key.exit", lang), f"{basis.instrument} {articles}".rstrip()
        if document.exit.note:
            yield word("key.exit", lang), document.exit.note
    if document.objection:
        suspends = "暂停执行" if document.objection.suspends else "不停止执行"
        suspends_en = "suspends" if document.objection.suspends else "does not suspend"
        yield word("key.objection", lang), suspends_en if lang == "en" else suspends
    if document.note:
        yield word("key.note", lang), document.note
    yield _label("file", lang), document.file


def _edition(edition: Edition, lang: str) -> Iterator[Row]:
    marks = edition.evidence
    name = edition.edition or ("only edition" if lang == "en" else "本文件")
    number = marked(edition.doc_no or "—", marks.doc_no, lang)
    yield word("key.edition", lang), f"{name}　{number}"
    days = (
        ("published_on", edition.published_on, marks.published_on),
        ("effective_from", edition.effective_from, marks.effective_from),
        ("attested_on", edition.attested_on, marks.attested_on),
        ("effective_to", edition.effective_to, marks.effective_to),
    )
    for key, day, mark in days:
        if day is not None:
            yield word(f"key.{key}", lang), marked(str(day), mark, lang)
    if edition.note:
        yield word("key.note", lang), edition.note
    for article in edition.articles:
        if article.evidence is not Evidence.GUESS:
            text = f"{article.article}　{article.says or ''}".rstrip("　")
            yield word("key.article", lang), marked(text, article.evidence, lang)
