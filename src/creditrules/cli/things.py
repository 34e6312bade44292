"""What a catalogue holds, as JSON: one function for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from creditrules.catalogue import (
    Catalogue,
    CitedBasis,
    Classifier,
    Document,
    Item,
    ItemImplementer,
    Procedure,
)
from creditrules.catalogue.describe import (
    evidence_of,
    open_fields,
    period_words,
    shown_handling,
    shown_implementers,
    shown_required,
)
from creditrules.conditions import FactRef, describe
from creditrules.model import (
    Action,
    Authority,
    BasicListItem,
    BusinessField,
    Cause,
    CreditList,
    Evidence,
    FactOwner,
    Gate,
    Instrument,
    MeasureType,
    Role,
    weakest,
)
from creditrules.procedure import limit_words
from creditrules.text import titled

__all__ = ["KINDS", "Json", "item_content", "things"]

Json = dict[str, Any]


def item_content(item: Item, lang: str) -> Json:
    """A measure in full."""
    place = item.list_place
    return {
        "id": item.id,
        "label": titled(item, lang),
        "title": item.title,
        "catalogue": item.document.id,
        "item_no": item.item_no,
        "type": item.type.id,
        "effect": item.type.effect.value,
        "kind": item.kind.value,
        "force": item.force.value,
        "causes": list(item.causes),
        "subjects": sorted(kind.value for kind in item.subjects),
        "reach": [{"role": one.role, "at": one.at.value} for one in item.reach],
        "reached_by": [{"role": one.role, "at": one.at.value} for one in item.reached_by],
        "condition": describe(item.condition.node, lang),
        "period": period_words(item.period, lang),
        "handling": _bodies(shown_handling(item)),
        "implementers": _bodies(shown_implementers(item)),
        "evidence_required": list(shown_required(item)),
        "bases": [_basis(one) for one in item.bases],
        "basic_list": _listed(place.item, place.evidence) if place else None,
        "overrides": list(item.overrides),
        "exclusive": item.exclusive,
        "jurisdiction": item.document.jurisdiction,
        "effective_from": item.window.first.isoformat() if item.window.first else None,
        "effective_to": item.window.last.isoformat() if item.window.last else None,
        "evidence": evidence_of(item).value,
        "evidence_of": item.evidence.model_dump(mode="json"),
        "open_fields": open_fields(item),
        "guessed": Evidence.GUESS in (item.evidence.title, item.evidence.force),
        "note": item.note,
        "file": item.span.file,
        "line": item.span.line,
    }


def _measure_types(catalogue: Catalogue, lang: str) -> list[Json]:
    found = catalogue.measure_types
    return [_measure_type(catalogue, found[key], lang) for key in sorted(found)]


def _measure_type(catalogue: Catalogue, one: MeasureType, lang: str) -> Json:
    content = _labelled(one, lang)
    mark = Evidence(content.pop("basic_list_evidence"))
    item = catalogue.basic_list.get(one.basic_list or "")
    listed = _listed(item, weakest((item.evidence, mark))) if item else None
    return {**content, "basic_list": listed}


def _listed(item: BasicListItem, evidence: Evidence) -> Json:
    """The item of the basic list that a type is; `evidence` is the weaker of both marks."""
    content = item.model_dump(mode="json", include={"title", "title_en", "category", "editions"})
    return {"item": item.id, **content, "evidence": evidence.value}


def _bodies(bodies: Iterable[ItemImplementer]) -> list[Json]:
    return [{"authority": one.authority.id, "part": one.part} for one in bodies]


def _basis(one: CitedBasis) -> Json:
    basis = one.basis.model_dump(mode="json")
    return {**basis, "title": one.instrument.title, "level": one.instrument.level.value}


_Labelled = Cause | MeasureType | Role | Action | CreditList | BusinessField


def _labelled(one: _Labelled, lang: str) -> Json:
    content = one.model_dump(mode="json")
    return {"id": one.id, "label": titled(one, lang), **content}


def _gate(one: Gate, lang: str) -> Json:
    """A gate; it has no title, so its id is its label."""
    del lang
    return {"label": one.id, **one.model_dump(mode="json")}


def _authority(one: Authority, lang: str) -> Json:
    content = one.model_dump(mode="json", by_alias=True)
    return {"id": one.id, "label": one.name_en if lang == "en" else one.name, **content}


def _instrument(one: Instrument, lang: str) -> Json:
    del lang  # its title is what is printed on it
    return {"id": one.id, "label": one.title, **one.model_dump(mode="json", by_alias=True)}


def _rule(one: Classifier, lang: str) -> Json:
    return {
        "id": one.id,
        "label": one.title,
        "catalogue": one.document.id,
        "cause": one.cause.id,
        "severity": one.severity.value if one.severity else None,
        "key_area": one.key_area.value if one.key_area else None,
        "condition": describe(one.condition.node, lang),
        "bases": [_basis(basis) for basis in one.bases],
        "jurisdiction": one.document.jurisdiction,
        "evidence": one.evidence.value,
        "note": one.note,
        "file": one.span.file,
        "line": one.span.line,
    }


def _document(one: Document, lang: str) -> Json:
    del lang
    return {
        "id": one.id,
        "label": one.instrument.title,
        "instrument": one.instrument.id,
        "doc_nos": [edition.doc_no for edition in one.instrument.editions if edition.doc_no],
        "jurisdiction": one.jurisdiction,
        "audience": one.audience,
        "effective_from": one.window.first.isoformat() if one.window.first else None,
        "effective_to": one.window.last.isoformat() if one.window.last else None,
        "exit": one.exit.model_dump(mode="json") if one.exit else None,
        "objection": one.objection.model_dump(mode="json") if one.objection else None,
        "note": one.note,
        "file": one.file,
    }


def _procedure(one: Procedure, lang: str) -> Json:
    return {
        "id": one.id,
        "label": titled(one, lang),
        "title": one.title,
        "title_en": one.title_en,
        "instrument": one.instrument.id,
        "jurisdiction": one.jurisdiction,
        "effective_from": one.window.first.isoformat() if one.window.first else None,
        "effective_to": one.window.last.isoformat() if one.window.last else None,
        "actors": [actor.model_dump(mode="json") for actor in one.actors.values()],
        "events": [event.model_dump(mode="json") for event in one.events.values()],
        "steps": [
            {
                **step.stated.model_dump(mode="json"),
                "limit_words": limit_words(step.limit, lang),
                "bases": [_basis(basis) for basis in step.bases],
            }
            for step in one.steps.values()
        ],
        "note": one.note,
        "file": one.file,
    }


def _fact(one: FactRef, lang: str) -> Json:
    return {
        "id": one.id,
        "label": one.name(lang),
        "about": one.owner.value,
        "type": one.type.value,
        "open": one.is_open,
        "values": [
            {"value": value, "label": titles[1] if lang == "en" else titles[0]}
            for value, titles in one.values.items()
        ],
    }


def _facts(catalogue: Catalogue, lang: str) -> list[Json]:
    table = catalogue.facts
    found = [table.find(owner, key) for owner in FactOwner for key in table.ids(owner)]
    return [_fact(one, lang) for one in found if one is not None]


def _of(
    register: Callable[[Catalogue], Mapping[str, Any]], content: Callable[[Any, str], Json]
) -> Callable[[Catalogue, str], list[Json]]:
    def made(catalogue: Catalogue, lang: str) -> list[Json]:
        found = register(catalogue)
        return [content(found[key], lang) for key in sorted(found)]

    return made


KINDS: Final[Mapping[str, Callable[[Catalogue, str], list[Json]]]] = {
    "causes": _of(lambda one: one.causes, _labelled),
    "measures": _of(lambda one: one.items, item_content),
    "measure_types": _measure_types,
    "instruments": _of(lambda one: one.instruments, _instrument),
    "authorities": _of(lambda one: one.authorities, _authority),
    "catalogues": _of(lambda one: one.documents, _document),
    "roles": _of(lambda one: one.roles, _labelled),
    "facts": _facts,
    "actions": _of(lambda one: one.actions, _labelled),
    "lists": _of(lambda one: one.lists, _labelled),
    "fields": _of(lambda one: one.fields, _labelled),
    "gates": _of(lambda one: one.gates, _gate),
    "rules": _of(lambda one: one.classifiers, _rule),
    "procedures": _of(lambda one: one.procedures, _procedure),
}
"""Every kind of thing a catalogue holds, with how it is listed."""


def things(catalogue: Catalogue, kind: str, lang: str) -> list[Json]:
    """All things of a kind, by id; each has `id` and `label`."""
    return KINDS[kind](catalogue, lang)
