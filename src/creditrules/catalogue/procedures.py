"""Procedure files -> procedures; every reference of theirs that names nothing is found here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from creditrules.calendar import CalendarError, Limit, parse_amount, parse_point
from creditrules.catalogue.law import CitedBasis, instrument_window
from creditrules.catalogue.procedure import Procedure, ProcedureStep, StepLimit
from creditrules.catalogue.procedure_graph import graph_errors, in_order, never_done
from creditrules.catalogue.resolve import Resolver
from creditrules.catalogue.source import Entry, M, Place, Source
from creditrules.model.procedure import Actor, EventKind, ProcedureFile, Step, TimeLimit
from creditrules.text.suggest import suggestion

__all__ = ["compile_procedures"]

_REFERENCES: Final = {
    "after": "events",
    "after_overdue": "steps",
    "done_by": "events",
    "unless": "events",
    "until": "events",
}
_UNKNOWN: Final = {
    "actors": "actor_unknown",
    "events": "event_kind_unknown",
    "steps": "step_unknown",
}


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """A procedure file as read: its entries by id."""

    source: Source
    header: ProcedureFile | None
    actors: Mapping[str, Entry[Actor]]
    events: Mapping[str, Entry[EventKind]]
    steps: Mapping[str, Entry[Step]]

    @property
    def readable(self) -> bool:
        """Whether every entry could be read in full."""
        return all(
            entry.model is not None and not entry.dropped
            for entries in self.source.entries.values()
            for entry in entries
        )

    def register(self, section: str) -> Mapping[str, Entry[Any]]:
        """The entries of a section by id."""
        registers: dict[str, Mapping[str, Entry[Any]]] = {
            "actors": self.actors,
            "events": self.events,
            "steps": self.steps,
        }
        return registers[section]


def compile_procedures(sources: Iterable[Source], resolver: Resolver) -> dict[str, Procedure]:
    """Every procedure without an error, by id, in id order; what is wrong goes to the resolver."""
    first: dict[str, Source] = {}
    found: dict[str, Procedure] = {}
    for source in sources:
        key = source.plain.get("procedure")
        if not isinstance(key, str):
            continue
        if first.setdefault(key, source) is not source:
            place, other = source.place.at("procedure"), first[key].place.at("procedure").span
            resolver.findings.append(place.finding("id_twice", other, id=key, section="procedure"))
            continue
        procedure = _procedure(_sheet(source, resolver), resolver)
        if procedure is not None:
            found[key] = procedure
    return dict(sorted(found.items()))


def _sheet(source: Source, resolver: Resolver) -> _Sheet:
    header = source.header if isinstance(source.header, ProcedureFile) else None
    registers = [_by_id(source, name, resolver) for name in ("actors", "events", "steps")]
    return _Sheet(source, header, *registers)


def _by_id(source: Source, section: str, resolver: Resolver) -> dict[str, Entry[Any]]:
    found: dict[str, Entry[Any]] = {}
    for entry in source.entries.get(section, ()):
        first = found.setdefault(entry.id, entry)
        if first is not entry and entry.id:
            site, other = entry.place.at("id"), first.place.at("id").span
            resolver.findings.append(site.finding("id_twice", other, id=entry.id, section=section))
    return found


def _procedure(sheet: _Sheet, resolver: Resolver) -> Procedure | None:
    """The procedure, or None if there is an error in it; all its errors are reported."""
    header, place = sheet.header, sheet.source.place
    before = len(resolver.findings)
    instrument = header and resolver.instrument(place.at("instrument"), header.instrument)
    for entry in sheet.events.values():
        if entry.model and entry.model.by:
            _known(sheet, "actors", entry.place.at("by"), entry.model.by, resolver)
    for actor in sheet.actors.values():
        if actor.model and actor.model.authority:
            resolver.authority(actor.place.at("authority"), actor.model.authority)
    steps = {
        entry.id: _step(sheet, entry.place, entry.model, resolver)
        for entry in sheet.steps.values()
        if entry.model is not None
    }
    if not (header and instrument and sheet.readable) or len(resolver.findings) > before:
        return None
    errors = list(graph_errors(place, sheet.events, sheet.steps))
    resolver.findings += errors
    if errors:
        return None
    resolver.findings += never_done(sheet.steps)
    return Procedure(
        id=header.procedure,
        title=header.title,
        title_en=header.title_en,
        instrument=instrument,
        jurisdiction=header.jurisdiction,
        window=instrument_window(instrument),
        actors=_models(sheet.actors),
        events=_models(sheet.events),
        steps=MappingProxyType({key: steps[key] for key in in_order(sheet.steps)}),
        note=header.note,
        file=sheet.source.file,
    )


def _models(register: Mapping[str, Entry[M]]) -> Mapping[str, M]:
    return MappingProxyType({key: one.model for key, one in register.items() if one.model})


def _known(sheet: _Sheet, section: str, place: Place, key: str, resolver: Resolver) -> None:
    """A finding at `place` unless the procedure has that actor, event or step."""
    register = sheet.register(section)
    if key not in register:
        near = suggestion(key, register)
        resolver.findings.append(place.finding(_UNKNOWN[section], id=key, suggestion=near))


def _step(sheet: _Sheet, place: Place, step: Step, resolver: Resolver) -> ProcedureStep:
    _known(sheet, "actors", place.at("actor"), step.actor, resolver)
    for field, section in _REFERENCES.items():
        for i, key in enumerate(getattr(step, field)):
            _known(sheet, section, place.at(field, i), key, resolver)
    for i, branch in enumerate(step.branches):
        _known(sheet, "events", place.at("branches", i, "given"), branch.given, resolver)
    cited = resolver.bases(place.at("bases"), step.bases, None)
    actor = sheet.actors.get(step.actor)
    return ProcedureStep(
        stated=step,
        actor=actor.model if actor and actor.model else _nobody(step.actor),
        limit=StepLimit(step.limit, _length(place.at("limit"), step.limit, resolver)),
        branches=tuple(
            StepLimit(
                one.limit,
                _length(place.at("branches", i, "limit"), one.limit, resolver),
                one.given,
            )
            for i, one in enumerate(step.branches)
        ),
        bases=tuple(one for one in cited if isinstance(one, CitedBasis)),
        span=place.span,
    )


def _nobody(key: str) -> Actor:
    """Stands for an actor that is a finding already."""
    return Actor(id=key, title=key, title_en=key)


def _length(place: Place, limit: TimeLimit, resolver: Resolver) -> Limit | None:
    """The length of a limit; a finding where it cannot be read."""
    text = limit.within
    if text is None:
        return None
    try:
        return parse_point(text) or parse_amount(text)
    except CalendarError as error:
        code, arguments = error.diagnostic.code, error.diagnostic.arguments
        if text.isascii() and text.isdigit():
            code, arguments = "limit_without_unit", {"value": text}
        resolver.findings.append(place.finding(code, **arguments))
        return None
