"""From plain data to the events of cases: each on its own, what is wrong told with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from creditrules.intake.findings import without_offset
from creditrules.intake.raw import Raw, Unreadable
from creditrules.intake.refusals import refusals_of
from creditrules.intake.sources import Source, is_table, open_source
from creditrules.model.procedure import CaseEvent
from creditrules.text import Diagnostic, Span

__all__ = ["EventEntry", "read_events"]

_SHOWN: Final = 1000


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event of a case as it was handed in.

    Attributes:
        event: the event; None if it was refused.
        diagnostics: what was found; an error stands for an event that was left out.
        raw: what was given, and where each part of it stands.
    """

    event: CaseEvent | None
    diagnostics: tuple[Diagnostic, ...]
    raw: Raw

    @property
    def span(self) -> Span:
        """Where it begins."""
        return self.raw.span


def read_events(source: Source, *, name: str | None = None) -> Iterator[EventEntry]:
    """Read the events of cases one by one from JSON Lines, JSON or YAML.

    Bad input is never raised: an event that cannot be used gives an entry without event, with
    its diagnostics, and the rest goes on.

    Args:
        source: a path, `-` for standard input, or an open stream of bytes or text.
        name: what diagnostics call the source; by default its path.
    """
    if isinstance(source, (str, os.PathLike)) and is_table(os.fspath(source)):
        source = os.fspath(source)
        yield _in_table(Span(name or source, 1, 1))
        return
    for raw in open_source(source, name=name):
        if raw.form is not None:
            yield _in_table(raw.span)
            return
        yield _entry(raw)


def _in_table(span: Span) -> EventEntry:
    found = Diagnostic.of("case_events_in_table", span)
    return EventEntry(None, (found,), Unreadable(found))


def _entry(raw: Raw) -> EventEntry:
    data = raw.value
    if raw.refused:
        return EventEntry(None, raw.problems, raw)
    if not isinstance(data, dict):
        found = raw.finding("case_event_not_object", found=raw.text[:_SHOWN])
        return EventEntry(None, (*raw.problems, found), raw)
    try:
        event = CaseEvent.model_validate(data)
    except ValidationError as error:
        refused = refusals_of(error, raw, model=CaseEvent)
        return EventEntry(None, (*raw.problems, *refused), raw)
    odd = (raw.finding(*one[:2], **one[2]) for one in without_offset(data.get("received_at"), ()))
    return EventEntry(event, (*raw.problems, *odd), raw)
