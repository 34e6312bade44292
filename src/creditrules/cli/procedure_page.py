"""A procedure as a page of labelled lines: who acts in it, what happens, what follows by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from creditrules.catalogue import Procedure, ProcedureStep
from creditrules.catalogue.describe import marked
from creditrules.procedure import limit_words
from creditrules.text import titled, word

__all__ = ["procedure_rows"]


def procedure_rows(procedure: Procedure, lang: str) -> Iterator[tuple[str, str]]:
    """Its labelled lines, in `lang`."""
    for key, text in (*_standing(procedure, lang), *_course(procedure, lang)):
        if text:
            yield word(f"key.{key}", lang), text


def _standing(procedure: Procedure, lang: str) -> Iterator[tuple[str, str]]:
    instrument, area = procedure.instrument, procedure.jurisdiction
    number = next((one.doc_no for one in instrument.editions if one.doc_no), "")
    yield "instrument", f"{number}《{instrument.title}》（{instrument.id}）"
    yield "jurisdiction", word("jurisdiction.national", lang) if area == "national" else area
    yield "effective_from", str(procedure.window.first or "—")
    yield "effective_to", str(procedure.window.last or "")
    yield "note", procedure.note or ""


def _course(procedure: Procedure, lang: str) -> Iterator[tuple[str, str]]:
    for actor in procedure.actors.values():
        yield "actors", f"{titled(actor, lang)}（{actor.id}）"
    for event in procedure.events.values():
        parts = [_event(procedure, event.id, lang) + f"（{event.id}）"]
        parts += [word(f"key.{key}", lang) for key in ("starts", "ends") if getattr(event, key)]
        yield "events", _listed(parts, lang)
    for step in procedure.steps.values():
        yield "steps", _step(procedure, step, lang)


def _step(procedure: Procedure, step: ProcedureStep, lang: str) -> str:
    """A step in one sentence: what, by whom, after what, within which limit."""
    stated, colon = step.stated, ": " if lang == "en" else "："
    steps = procedure.steps
    limits = [marked(limit_words(step.limit, lang), stated.evidence, lang)]
    for branch in step.branches:
        given = _event(procedure, str(branch.given), lang)
        limits.append(f"{given}{colon}{limit_words(branch, lang)}")
    parts = {
        "actor": [titled(step.actor, lang)],
        "after": [_event(procedure, one, lang) for one in stated.after],
        "after_overdue": [_title(steps[one], lang) for one in stated.after_overdue],
        "every": [word(f"cycle.{stated.every.value}", lang)] if stated.every else [],
        "limit": limits,
        "done_by": [_event(procedure, one, lang) for one in stated.done_by],
        "unless": [_event(procedure, one, lang) for one in stated.unless],
        "section": [stated.section] if stated.section else [],
    }
    told = [f"{word(f'key.{key}', lang)}{colon}{_listed(x, lang)}" for key, x in parts.items() if x]
    return f"{_title(step, lang)}（{step.id}）\n" + ("; " if lang == "en" else "；").join(told)


def _title(step: ProcedureStep, lang: str) -> str:
    return titled(step.stated, lang)


def _event(procedure: Procedure, key: str, lang: str) -> str:
    event = procedure.events[key]
    return titled(event, lang)


def _listed(texts: Iterable[str], lang: str) -> str:
    return (", " if lang == "en" else "、").join(texts)
