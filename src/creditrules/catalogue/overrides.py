"""Which item takes the place of which: `overrides` resolved to full ids, without cycles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from creditrules.catalogue.compiled import Item
from creditrules.catalogue.draft import Draft, Sheet
from creditrules.catalogue.source import Place
from creditrules.model import Scope
from creditrules.text import Diagnostic, Span
from creditrules.text.suggest import closest, suggestion

__all__ = ["Edges", "link_overrides", "meant_span", "resolve_overrides"]

Edges = Mapping[str, tuple[str, ...]]
"""Full id of an item -> full ids of the items it overrides."""


def resolve_overrides(
    drafts: Mapping[str, Draft], tolerance: Edges
) -> tuple[Edges, list[Diagnostic]]:
    """Who overrides whom, and a finding for every unknown id and every cycle.

    What gives way to guidance (`tolerance`) closes cycles too.
    """
    findings: list[Diagnostic] = []
    edges: dict[str, tuple[str, ...]] = {}
    for draft in drafts.values():
        named = [_full_id(draft, i, drafts, findings) for i in range(len(draft.fields.overrides))]
        edges[draft.id] = tuple(dict.fromkeys(one for one in named if one is not None))
    for cycle in _cycles({key: (*edges[key], *tolerance.get(key, ())) for key in edges}):
        place, other = (_place(drafts[key]) for key in cycle[:2])
        cyclic = place.finding("override_cycle", other.span, cycle=" → ".join(cycle))
        findings.append(cyclic)
    return edges, findings


def link_overrides(items: Mapping[str, Item], edges: Edges, tolerance: Edges) -> dict[str, Item]:
    """The items with `overrides` and `overridden_by` filled in, as far as both ends are given.

    What gives way to guidance (`tolerance`) is overridden by it record by record.
    """
    by: dict[str, list[tuple[str, Scope]]] = {}
    for key, item in items.items():
        for other in edges[key]:
            by.setdefault(other, []).append((key, item.scope))
        for other in tolerance.get(key, ()):
            by.setdefault(other, []).append((key, Scope.RECORD))
    return {
        key: replace(
            item,
            overrides=tuple(other for other in edges[key] if other in items),
            overridden_by=tuple(sorted(by.get(key, ()))),
        )
        for key, item in items.items()
    }


def _place(draft: Draft) -> Place:
    return draft.at("overrides") if draft.fields.overrides else draft.place


def _full_id(
    draft: Draft, index: int, drafts: Mapping[str, Draft], findings: list[Diagnostic]
) -> str | None:
    """The measure meant: one of the same catalogue, or one by its full id."""
    written = draft.fields.overrides[index]
    for full_id in (f"{draft.sheet.id}.{written}", written):
        if full_id in drafts:
            return full_id
    findings.append(_unknown(draft, index, drafts))
    return None


def _unknown(draft: Draft, index: int, drafts: Mapping[str, Draft]) -> Diagnostic:
    """No measure has that id: shown with the one nearest in spelling, else with the catalogue."""
    written = draft.fields.overrides[index]
    own = {one.local_id: one for one in drafts.values() if one.sheet is draft.sheet}
    choices = {**drafts, **own}
    return draft.at("overrides", index).finding(
        "override_unknown",
        meant_span(draft.sheet, written, choices),
        id=written,
        suggestion=suggestion(written, choices),
    )


def meant_span(sheet: Sheet, written: str, choices: Mapping[str, Draft]) -> Span:
    """Where the measure stands whose id is nearest to what is written, or the catalogue's name."""
    near = closest(written, choices)
    return (choices[near].place.at("id") if near else sheet.place.at("catalogue")).span


def _cycles(edges: Edges) -> Iterator[tuple[str, ...]]:
    """Cycles that together hold every knot, each from its smallest id back to it."""
    left = {key: list(edges[key]) for key in sorted(edges)}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            backwards: list[str] = error.args[1]
            ring = backwards[:0:-1]
            start = ring.index(min(ring))
            yield (*ring[start:], *ring[: start + 1])
            left[backwards[1]].remove(backwards[0])
        else:
            return
