"""What stands beside the measures of a catalogue: grades, exit, objection, repair, rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from creditrules.catalogue import Catalogue, Classifier, Document
from creditrules.catalogue.describe import marked
from creditrules.conditions import describe
from creditrules.model import BasisFloor, Evidence, ForceCap, IdentityRule
from creditrules.model.instrument import Basis
from creditrules.reports.catalogue_words import basis_words, joined, plain, say, told
from creditrules.text import word

__all__ = ["section_lines"]

_EXPECTED: Final = {
    "exit": ("移出情形未写明", "reasons for removal from the list: not stated"),
    "objection": ("是否暂停执行未写明", "whether an objection suspends: not stated"),
    "repair": ("没有写明不予修复的情形", "what repair does not end: not stated"),
}
"""What is said of a section that a document with measures leaves open."""


def section_lines(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    """The sections of a document, each a heading and a list."""
    sections = (
        ("record_classes", _record_classes(document, lang)),
        ("grades", _grades(catalogue, document, lang)),
        ("exit", _exit(catalogue, document, lang)),
        ("objection", _objection(catalogue, document, lang)),
        ("repair", _repair(catalogue, document, lang)),
        ("tolerance", _tolerance(catalogue, document, lang)),
        ("identity", _identity(catalogue, document, lang)),
        ("feedback", _feedback(catalogue, document, lang)),
        ("basis_floor", _floor(catalogue, document, lang)),
        ("force_cap", _cap(catalogue, document, lang)),
        ("classify", _rules(catalogue, document, lang)),
        ("forms", _forms(catalogue, document, lang)),
    )
    expected = any(one.document is document for one in catalogue.items.values())
    for key, texts in sections:
        lines = [f"- {text}" for text in texts]
        if not lines and expected and key in _EXPECTED:
            lines = [f"- {say(lang, *_EXPECTED[key])}"]
        if lines:
            yield from (f"## {_heading(key, lang)}", "", *lines, "")


def _heading(key: str, lang: str) -> str:
    name = word(f"key.{key}", lang)
    return name[:1].upper() + name[1:]


def _based(catalogue: Catalogue, document: Document, bases: tuple[Basis, ...], lang: str) -> str:
    """The bases of a section after its words."""
    cited = basis_words(catalogue, document, bases, lang)
    return say(lang, f"；依据：{cited}", f"; basis: {cited}") if cited else ""


def _noted(text: str, note: str | None, lang: str) -> str:
    """A line with the note that belongs to it."""
    return f"{text}{say(lang, '。', '. ')}{plain(note)}" if note else text


def _record_classes(document: Document, lang: str) -> Iterator[str]:
    for one in document.record_classes:
        title = one.title_en if lang == "en" else one.title
        condition = describe(one.condition.node, lang)
        text = plain(say(lang, f"{title}：{condition}", f"{title}: {condition}"))
        yield _noted(text, one.note, lang)


def _grades(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    for one in document.grades:
        names = [word(f"{space}.{one.grade.value}", lang) for space in ("grade", "grade_colour")]
        condition = describe(one.condition.node, lang) if one.condition else None
        told = condition or say(lang, "标准未写明", "criteria not stated")
        text = plain(say(lang, "{}（{}）：{}", "{} ({}): {}").format(*names, told))
        yield _noted(text + _based(catalogue, document, one.bases, lang), one.note, lang)


def _exit(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    if document.exit is None:
        return
    based = _based(catalogue, document, document.exit.basis, lang)
    for reason in document.exit.delisting:
        yield plain(reason) + based
    if document.exit.note:
        yield plain(document.exit.note)


def _objection(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    rule = document.objection
    if rule is None:
        return
    suspends = (("不停止执行", "does not suspend"), ("暂停执行", "suspends"))[rule.suspends]
    extends = (("期限不顺延", "period not extended"), ("期限顺延", "period extended"))[rule.extends]
    parts = [say(lang, *suspends), say(lang, *extends), word(f"covers.{rule.covers.value}", lang)]
    yield joined(parts, lang) + _based(catalogue, document, rule.basis, lang)


def _repair(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    repair, excludes = document.repair, document.repair_excludes
    if repair is not None and excludes is not None:
        condition = plain(describe(excludes.node, lang))
        text = say(lang, f"不予修复：{condition}", f"repair does not end: {condition}")
        yield _noted(text + _based(catalogue, document, repair.basis, lang), repair.note, lang)


def _tolerance(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    """The guidance before which recommended punishments give way."""
    rule = document.tolerance
    item = catalogue.items.get(f"{document.id}.{rule.measure}") if rule else None
    if rule is None or item is None:
        return
    title = plain(item.type.title_en if lang == "en" else item.title)
    text = say(
        lang,
        f"适用“{title}”的记录，推荐性惩戒不再适用，强制性惩戒不变；",
        f"where “{title}” applies to a record, recommended punishment gives way; "
        "mandatory punishment stays; ",
    )
    text += word(f"covers.{rule.covers.value}", lang)
    yield _noted(text + _based(catalogue, document, rule.basis, lang), rule.note, lang)


def _identity(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    rule = document.identity
    if rule is None:
        return
    until = (rule.otherwise_until.isoformat(),) if rule.otherwise_until else ()
    named = (
        ("subjects", tuple(word(f"subject_kind.{one.value}", lang) for one in rule.subjects)),
        ("identifier", (word(f"key.{rule.identifier}", lang),)),
        ("otherwise", tuple(word(f"key.{one}", lang) for one in rule.otherwise)),
        ("otherwise_until", until),
    )
    yield from _listed(named, lang)
    yield from _closing(catalogue, document, rule, lang)


def _feedback(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    """How often, to whom, how and in which words; what is open is said to be open."""
    feedback = document.feedback
    if feedback is None:
        return
    marks = feedback.evidence
    bodies = [catalogue.authorities[one] for one in feedback.recipients]
    named = joined((one.name_en if lang == "en" else one.name for one in bodies), lang)
    every = word(f"cycle.{feedback.every.value}", lang) if feedback.every else None
    for key, text, mark in (
        ("every", every, marks.every),
        ("recipients", named, marks.recipients),
        ("via", feedback.via, marks.via),
        ("says", feedback.says, marks.says),
    ):
        if text or key in ("every", "recipients"):
            yield f"{word(f'key.{key}', lang)}{say(lang, '：', ': ')}{told(text, mark, lang)}"
    if feedback.note:
        yield plain(feedback.note)


def _floor(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    floor = document.basis_floor
    if floor is None:
        return
    yield from _floor_parts(floor, lang)
    yield from _closing(catalogue, document, floor, lang)


def _floor_parts(floor: BasisFloor, lang: str) -> Iterator[str]:
    categories = (word(f"basic_category.{one.value}", lang) for one in floor.categories)
    named = (
        ("from", (floor.first_day.isoformat(),)),
        ("kinds", tuple(word(f"kind.{one.value}", lang) for one in floor.kinds)),
        ("categories", tuple(categories)),
        ("effects", tuple(word(f"effect.{one.value}", lang) for one in floor.effects)),
        ("levels", tuple(word(f"level.{one.value}", lang) for one in floor.levels)),
        ("local_levels", tuple(word(f"level.{one.value}", lang) for one in floor.local_levels)),
        ("open_levels", tuple(word(f"level.{one.value}", lang) for one in floor.open_levels)),
    )
    yield from _listed(named, lang)


def _cap(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    cap = document.force_cap
    if cap is None:
        return
    types = [catalogue.measure_types[one] for one in cap.measure_types]
    bodies = (word(f"authority_kind.{one.value}", lang) for one in cap.authority_kinds)
    named = (
        ("from", (cap.first_day.isoformat(),)),
        ("measure_types", tuple(one.title_en if lang == "en" else one.title for one in types)),
        ("authority_kinds", tuple(bodies)),
    )
    yield from _listed(named, lang)
    yield from _closing(catalogue, document, cap, lang)


def _listed(named: tuple[tuple[str, tuple[str, ...]], ...], lang: str) -> Iterator[str]:
    for key, values in named:
        if values:
            colon = say(lang, "：", ": ")
            yield f"{word(f'key.{key}', lang)}{colon}{plain(joined(values, lang))}"


def _closing(
    catalogue: Catalogue,
    document: Document,
    section: BasisFloor | ForceCap | IdentityRule,
    lang: str,
) -> Iterator[str]:
    cited = basis_words(catalogue, document, section.basis, lang)
    if cited:
        yield f"{word('key.basis', lang)}{say(lang, '：', ': ')}{cited}"
    if section.note:
        yield plain(section.note)


def _rules(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    for rule in catalogue.classifiers.values():
        if rule.document is document and rule.evidence is not Evidence.GUESS:
            yield _rule(catalogue, rule, lang)


def _forms(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    """The document's own forms."""
    for one in catalogue.forms:
        if one.document is document:
            title = plain((one.form.title_en if lang == "en" else None) or one.form.title)
            purpose = word(f"form_purpose.{one.form.purpose.value}", lang)
            yield say(lang, f"{title}（{purpose}）", f"{title} ({purpose})")


def _rule(catalogue: Catalogue, rule: Classifier, lang: str) -> str:
    cause = rule.cause.title_en if lang == "en" else rule.cause.title
    given = [cause]
    if rule.severity:
        given.append(word(f"severity_of_record.{rule.severity.value}", lang))
    if rule.key_area:
        given.append(word(f"key_area.{rule.key_area.value}", lang))
    condition = describe(rule.condition.node, lang)
    text = plain(f"{rule.title} → {joined(given, lang)}{say(lang, '：', ': ')}{condition}")
    bases = tuple(one.basis for one in rule.bases)
    text += _based(catalogue, rule.document, bases, lang)
    return _noted(marked(text, rule.evidence, lang), rule.note, lang)
