"""What of a procedure can never happen: steps nobody reaches, events nobody reports, circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from creditrules.catalogue.source import Entry, Place
from creditrules.model.procedure import EventKind, Step
from creditrules.text import Diagnostic

__all__ = ["graph_errors", "in_order", "never_done"]


def in_order(steps: Mapping[str, Entry[Step]]) -> tuple[str, ...]:
    """The ids of the steps, each after those whose delay opens it.

    Raises:
        CycleError: the steps wait for each other.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for key, entry in steps.items():
        sorter.add(key, *(entry.model.after_overdue if entry.model else ()))
    return tuple(sorter.static_order())


def graph_errors(
    place: Place, events: Mapping[str, Entry[EventKind]], steps: Mapping[str, Entry[Step]]
) -> Iterator[Diagnostic]:
    """Every reason why a procedure whose references are sound cannot run as it is written."""
    if not any(one.model and one.model.starts for one in events.values()):
        yield place.at("events").finding("procedure_without_start")
        return
    yield from _opened_by_nothing(steps)
    yield from _unemitted(events, steps)
    try:
        in_order(steps)
    except CycleError as error:
        circle: list[str] = error.args[1]
        site = steps[circle[0]].place.at("after_overdue")
        other = steps[circle[1]].place.at("after_overdue").span
        yield site.finding("step_circle", other, steps=" → ".join(circle))
        return
    yield from _unreachable(events, steps)


def never_done(steps: Mapping[str, Entry[Step]]) -> Iterator[Diagnostic]:
    """A warning for every step whose duties no event fulfils."""
    for key, entry in steps.items():
        if entry.model and not entry.model.done_by:
            yield entry.place.finding("step_never_done", id=key)


def _opened_by_nothing(steps: Mapping[str, Entry[Step]]) -> Iterator[Diagnostic]:
    for key, entry in steps.items():
        step = entry.model
        if step and not (step.after or step.after_overdue):
            yield entry.place.finding("step_opened_by_nothing", id=key)
        if step and step.until and step.every is None:
            yield entry.place.at("until").finding("until_without_every", id=key)


def _unemitted(
    events: Mapping[str, Entry[EventKind]], steps: Mapping[str, Entry[Step]]
) -> Iterator[Diagnostic]:
    """Events that no actor reports and no step is done by."""
    done = {one for entry in steps.values() if entry.model for one in entry.model.done_by}
    for key, entry in events.items():
        if entry.model and entry.model.by is None and key not in done:
            yield entry.place.at("id").finding("event_unemitted", id=key)


def _unreachable(
    events: Mapping[str, Entry[EventKind]], steps: Mapping[str, Entry[Step]]
) -> Iterator[Diagnostic]:
    """Steps that no chain of events and steps leads to."""
    happens = {key for key, one in events.items() if one.model and one.model.by}
    reached: set[str] = set()
    waiting = {key: one.model for key, one in steps.items() if one.model}
    while True:
        found = {
            key
            for key, step in waiting.items()
            if happens.intersection(step.after) or reached.intersection(step.after_overdue)
        }
        if not found:
            break
        for key in found:
            happens.update(waiting.pop(key).done_by)
        reached |= found
    for key, step in waiting.items():
        if step.after or step.after_overdue:
            yield steps[key].place.at("id").finding("step_unreachable", id=key)
