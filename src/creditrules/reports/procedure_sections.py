"""The procedures of a document on its page: each step with actor, limit and basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from creditrules.catalogue import Catalogue, Document, Procedure, ProcedureStep, cite
from creditrules.model import Evidence
from creditrules.procedure import limit_words
from creditrules.reports.catalogue_words import citation_words, joined, plain, say, told
from creditrules.text import titled, word

__all__ = ["procedure_lines", "procedures_of"]

_COLUMNS = ("actor", "after", "done_by", "limit", "branches", "basis", "evidence")


def procedures_of(catalogue: Catalogue, document: Document) -> tuple[Procedure, ...]:
    """The procedures to print with a document: of several of one instrument the first has them."""
    same = [one for one in catalogue.documents.values() if one.instrument is document.instrument]
    if min(same, key=lambda one: one.id) is not document:
        return ()
    every = catalogue.procedures.values()
    return tuple(one for one in every if one.instrument is document.instrument)


def procedure_lines(catalogue: Catalogue, document: Document, lang: str) -> Iterator[str]:
    """Every procedure of a document, each a heading and a table of its steps."""
    for procedure in procedures_of(catalogue, document):
        title = plain(titled(procedure, lang))
        yield say(lang, f"## 流程：{title}", f"## Procedure: {title}")
        yield ""
        if procedure.note:
            yield from (plain(procedure.note), "")
        yield _row([say(lang, "步骤", "step"), *(word(f"key.{one}", lang) for one in _COLUMNS)])
        yield f"|{'---|' * (len(_COLUMNS) + 1)}"
        for step in _written(procedure):
            yield _row(_cells(procedure, step, document, lang))
        yield ""
        notes = list(_notes(procedure, lang))
        if notes:
            yield from (*notes, "")
        yield f"{say(lang, '标识', 'id')}{say(lang, '：', ': ')}`{procedure.id}`"
        yield ""


def _written(procedure: Procedure) -> list[ProcedureStep]:
    """The steps in the order in which they are written."""
    return sorted(procedure.steps.values(), key=lambda one: one.span.line)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(
    procedure: Procedure, step: ProcedureStep, document: Document, lang: str
) -> Iterator[str]:
    stated = step.stated
    guess = stated.evidence if stated.evidence is Evidence.GUESS else None
    yield _title(stated.title, stated.title_en, lang)
    yield told(_title(step.actor.title, step.actor.title_en, lang), guess, lang)
    yield _after(procedure, step, lang)
    yield _events(procedure, stated.done_by, lang) or say(lang, "未写明", "not stated")
    yield told(limit_words(step.limit, lang), guess, lang)
    yield told(_branches(procedure, step, lang), guess, lang) if step.branches else ""
    yield _basis(step, document, lang)
    yield word(f"evidence.{stated.evidence.value}", lang)


def _title(zh: str, en: str, lang: str) -> str:
    return plain(say(lang, zh, en))


def _events(procedure: Procedure, kinds: Iterable[str], lang: str) -> str:
    named = (procedure.events[one] for one in kinds)
    return joined((_title(one.title, one.title_en, lang) for one in named), lang)


def _after(procedure: Procedure, step: ProcedureStep, lang: str) -> str:
    """What opens it; how often it comes anew and until when."""
    stated = step.stated
    opened = [_events(procedure, stated.after, lang)] if stated.after else []
    for key in stated.after_overdue:
        other = procedure.steps[key].stated
        title = _title(other.title, other.title_en, lang)
        opened.append(say(lang, f"“{title}”逾期", f"“{title}” overdue"))
    text = joined(opened, lang)
    if stated.every is not None:
        text += say(lang, "，", ", ") + word(f"cycle.{stated.every.value}", lang)
    if stated.until:
        ends = _events(procedure, stated.until, lang)
        text += say(lang, f"，至{ends}", f", until: {ends}")
    return text


def _branches(procedure: Procedure, step: ProcedureStep, lang: str) -> str:
    texts = []
    for one in step.branches:
        given = _events(procedure, [one.given] if one.given else [], lang)
        texts.append(f"{given}{say(lang, '：', ': ')}{limit_words(one, lang)}")
    return say(lang, "；", "; ").join(texts)


def _basis(step: ProcedureStep, document: Document, lang: str) -> str:
    """The paragraph of the document itself, then what else is cited."""
    day = document.window.first
    cited = [
        cite(one.instrument, one.basis, document.id, day)
        for one in step.bases
        if day is not None and one.basis.evidence is not Evidence.GUESS
    ]
    parts = [plain(step.stated.section or ""), citation_words(cited, lang)]
    text = say(lang, "；", "; ").join(one for one in parts if one)
    return text or say(lang, "未写明", "not stated")


def _notes(procedure: Procedure, lang: str) -> Iterator[str]:
    for step in _written(procedure):
        if step.stated.note:
            title = _title(step.stated.title, step.stated.title_en, lang)
            yield f"- {title}{say(lang, '：', ': ')}{plain(step.stated.note)}"
