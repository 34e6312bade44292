"""Catalogues as pages to read (Markdown): each measure with what a list of measures must say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from creditrules.catalogue import Catalogue, Document, Item
from creditrules.catalogue.describe import (
    handling_words,
    implementer_words,
    list_place_words,
    period_words,
    reach_words,
    required_words,
)
from creditrules.conditions import describe
from creditrules.model import Edition, Evidence, Force, Governs, Kind
from creditrules.reports.catalogue_sections import section_lines
from creditrules.reports.catalogue_words import (
    Row,
    area_words,
    citation_words,
    joined,
    plain,
    say,
    table_lines,
    told,
    window_words,
)
from creditrules.reports.procedure_sections import procedure_lines, procedures_of
from creditrules.text import word

__all__ = ["catalogue_index", "catalogue_page"]

_GUESS: Final = Evidence.GUESS


def catalogue_page(catalogue: Catalogue, document: Document, lang: str = "zh") -> str:
    """One document's measures, sections and procedures as a Markdown page.

    A measure whose title or force is a guess is counted and not printed. Equal catalogues give
    equal text.
    """
    items = _items(catalogue, document)
    left = sum(one.startswith(f"{document.id}.") for one in catalogue.switched_off)
    head = (say(lang, "项目", "field"), say(lang, "内容", "content"))
    lines = [f"# {_title(document)}", "", *table_lines(head, _head(document, lang)), ""]
    if document.note:
        lines += [plain(document.note), ""]
    lines += [_legend(lang), ""]
    if left:
        unlisted = f"另有 {left} 项措施的标题或者约束力未核实，没有列出。"
        unlisted_en = f"Not listed: {left} measures whose title or force is not verified."
        lines += [say(lang, unlisted, unlisted_en), ""]
    for kind in Kind:
        for force in Force:
            group = [one for one in items if (one.kind, one.force) == (kind, force)]
            if group:
                lines += [f"## {_group(kind, force, len(group), lang)}", ""]
                lines += [line for item in group for line in _measure(catalogue, item, lang)]
    lines += section_lines(catalogue, document, lang)
    lines += procedure_lines(catalogue, document, lang)
    made = f"`creditrules document {document.id}{say(lang, '', ' --lang en')}`"
    lines.append(say(lang, f"本页由 {made} 生成。", f"Made by {made}."))
    return "\n".join(lines) + "\n"


def catalogue_index(catalogue: Catalogue, lang: str = "zh") -> str:
    """The page that leads to the pages of all catalogues, by place and first day."""
    heads = say(
        lang,
        "| 文件 | 文号 | 管辖区域 | 措施 | 归类规则 | 流程 | 标识 |",
        "| document | number | jurisdiction | measures | classification | procedures | id |",
    )
    ordered = sorted(
        catalogue.documents.values(),
        key=lambda one: (one.jurisdiction != "national", str(one.window.first), one.id),
    )
    return "\n".join(
        [
            say(lang, "# 随附的目录", "# Catalogues"),
            "",
            say(
                lang,
                "每份文件一页：各项措施的事由、实施机关、内容、期限和法律依据，以及文件没有写明的事项。"
                "怎样写成这样的目录，见[把一份印发的文件写成目录](../from-document.md)。",
                "A page for each document: cause, implementing authority, content, period and "
                "legal basis of every measure, and what the document leaves open. How such a page "
                "comes about: [from a printed document to a catalogue](../from-document.md).",
            ),
            "",
            heads,
            "|---|---|---|---|---|---|---|",
            *(_index_row(catalogue, one, lang) for one in ordered),
            "",
        ]
    )


def _index_row(catalogue: Catalogue, document: Document, lang: str) -> str:
    rules = sum(one.document is document for one in catalogue.classifiers.values())
    cells = [
        f"[{_title(document)}]({document.id}.md)",
        "、".join(_number(one, lang) for one in document.instrument.editions),
        area_words(document.jurisdiction, lang),
        str(len(_items(catalogue, document))),
        str(rules),
        str(len(procedures_of(catalogue, document))),
        f"`{document.id}`",
    ]
    return f"| {' | '.join(cells)} |"


def _items(catalogue: Catalogue, document: Document) -> list[Item]:
    """The measures to print, in the order in which they are written."""
    own = [
        one
        for one in catalogue.items.values()
        if one.document is document and _GUESS not in (one.evidence.title, one.evidence.force)
    ]
    return sorted(own, key=lambda one: one.span.line)


def _title(document: Document) -> str:
    return plain(document.instrument.title)


def _number(edition: Edition, lang: str) -> str:
    return told(edition.doc_no, edition.evidence.doc_no, lang)


def _legend(lang: str) -> str:
    return say(
        lang,
        "未写明：文件没有写，或者目录没有记载。待核对：尚未与原文核对。未核实：没有查实，不印。",
        "Not stated: by the document, or in the catalogue. To be checked: not yet compared with "
        "the original. Not verified: not established, so not printed.",
    )


def _head(document: Document, lang: str) -> Iterator[Row]:
    """What the document is."""
    instrument, marks = document.instrument, document.instrument.evidence
    issuers = joined(instrument.issuers, lang)
    yield word("key.title", lang), told(instrument.title, marks.title, lang)
    yield word("key.issuers", lang), told(issuers, marks.issuers, lang)
    level = word(f"level.{instrument.level.value}", lang)
    yield word("key.level", lang), told(level, marks.level, lang)
    for edition in instrument.editions:
        yield from _edition(edition, lang)
    if instrument.transition:
        text = word(f"transition.{instrument.transition.value}", lang)
        yield word("key.transition", lang), text
    yield word("key.jurisdiction", lang), area_words(document.jurisdiction, lang)
    everyone = document.audience == "all"
    audience = word("audience.all", lang) if everyone else plain(document.audience)
    yield word("key.audience", lang), audience
    if document.example:
        yield word("key.example", lang), word("boolean.true", lang)


def _edition(edition: Edition, lang: str) -> Iterator[Row]:
    marks = edition.evidence
    number = _number(edition, lang)
    named = f"{plain(edition.edition)}　{number}" if edition.edition else number
    yield word("key.doc_no", lang), named
    for key in ("published_on", "effective_from", "effective_to"):
        day = getattr(edition, key)
        yield word(f"key.{key}", lang), told(str(day or ""), getattr(marks, key), lang)
    if edition.attested_on:
        text = told(str(edition.attested_on), marks.attested_on, lang)
        yield word("key.attested_on", lang), text


def _group(kind: Kind, force: Force, number: int, lang: str) -> str:
    names = word(f"kind.{kind.value}", lang), word(f"force.{force.value}", lang)
    if lang == "en":
        return f"{names[0].capitalize()}, {names[1]} ({number})"
    return f"{names[0]}　{names[1]}（{number} 项）"


def _measure(catalogue: Catalogue, item: Item, lang: str) -> Iterator[str]:
    title = plain(item.type.title_en if lang == "en" else item.title)
    number = plain(item.item_no) if item.item_no and item.evidence.item_no is not _GUESS else ""
    yield f"### {number}　{title}" if number else f"### {title}"
    yield ""
    head = (say(lang, "要素", "element"), say(lang, "内容", "content"))
    yield from table_lines(head, _elements(catalogue, item, lang))
    yield ""


def _elements(catalogue: Catalogue, item: Item, lang: str) -> Iterator[Row]:
    """The seven elements that a list of measures states of each, and what else the item says."""
    marks = item.evidence
    each_own = say(
        lang, "未写明；见各条信用记录的认定机关", "not stated; each record names its own"
    )
    handling = _shown(handling_words(item, lang), marks.handling, lang) or each_own
    yield word("key.handling", lang), handling
    yield say(lang, "实施措施事由", "cause"), _causes(catalogue, item, lang)
    yield word("key.when", lang), plain(describe(item.condition.node, lang))
    implementers = _shown(implementer_words(item, lang), marks.implementers, lang)
    unstated = say(lang, "未写明", "not stated")
    yield say(lang, "实施机关", "implementing authority"), implementers or unstated
    yield say(lang, "措施内容", "content"), _content(item, lang)
    listed = list_place_words(item, lang)
    if listed:
        yield word("key.basic_list", lang), plain(listed)
    yield from _bound(catalogue, item, lang)
    punishing = "联合惩戒" if item.kind is Kind.PUNISHMENT else ""
    yield say(lang, f"{punishing}期限", "period"), _period(item, lang)
    each_own = say(
        lang, "未写明；见各条信用记录的文书", "not stated; each record names its document"
    )
    required = _shown(required_words(item, lang), marks.evidence_required, lang) or each_own
    yield word("key.evidence_required", lang), required
    yield word("key.bases", lang), _cited(item, lang) or unstated
    yield from _standing(catalogue, item, lang)
    yield say(lang, "标识", "id"), f"`{item.id}`"


def _shown(text: str, evidence: Evidence, lang: str) -> str:
    """A text that bears its mark, or that it is not verified; empty where nothing is said."""
    return word("evidence.guess", lang) if evidence is _GUESS else plain(text)


def _causes(catalogue: Catalogue, item: Item, lang: str) -> str:
    causes = [catalogue.causes[one] for one in item.causes]
    return joined((plain(one.title_en if lang == "en" else one.title) for one in causes), lang)


def _content(item: Item, lang: str) -> str:
    effect = word(f"effect.{item.type.effect.value}", lang)
    title = item.type.title_en if lang == "en" else item.title
    text = told(title, item.evidence.title, lang)
    force = told(word(f"force.{item.force.value}", lang), item.evidence.force, lang)
    return say(lang, f"{text}；效果：{effect}；{force}", f"{text}; effect: {effect}; {force}")


def _bound(catalogue: Catalogue, item: Item, lang: str) -> Iterator[Row]:
    """Whom it binds directly, and who is reached through a role."""
    kinds = [word(f"subject_kind.{one.value}", lang) for one in sorted(item.subjects)]
    if kinds:
        yield word("key.subjects", lang), joined(kinds, lang)
    for key, reaches in (("reach", item.reach), ("reached_by", item.reached_by)):
        if reaches:
            names = (reach_words(catalogue, one, lang) for one in reaches)
            yield word(f"key.{key}", lang), joined(names, lang)


def _period(item: Item, lang: str) -> str:
    spec = item.period
    text = period_words(spec, lang)
    if spec.start is not None:
        start = item.start_fact.name(lang)
        text += say(lang, f"，自{start}起", f", from the {start}")
    return told(text, item.evidence.period, lang)


def _cited(item: Item, lang: str) -> str:
    day = item.document.window.first
    if day is None:
        return ""
    _, *cited = item.citations(day)
    return citation_words((one for one in cited if one.evidence is not _GUESS), lang)


def _standing(catalogue: Catalogue, item: Item, lang: str) -> Iterator[Row]:
    """How it stands beside other measures, and what is to be known about it."""
    if item.window != item.document.window:
        yield say(lang, "有效期", "in force"), window_words(item.window, lang)
    if item.governs is Governs.RECORD_DATE:
        yield word("key.governs", lang), word(f"governs.{item.governs.value}", lang)
    others = (catalogue.items[one] for one in item.overrides if one in catalogue.items)
    replaced = [f"{plain(one.title)}（`{one.id}`）" for one in others]
    if replaced:
        yield word("key.overrides", lang), joined(replaced, lang)
    if item.exclusive:
        yield word("key.exclusive", lang), plain(item.exclusive)
    if item.note:
        yield word("key.note", lang), plain(item.note)
