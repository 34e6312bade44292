"""Scenarios of procedures run: what came of a case otherwise than expected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from creditrules.catalogue import Catalogue, Place
from creditrules.procedure import Case, Duty, track
from creditrules.testing.procedure_scenarios import ExpectedDuty, ProcedureScenario
from creditrules.testing.shown import NONE, boolean_word, day_word, list_word
from creditrules.text import CODES, WORDS, Diagnostic, Severity, Word
from creditrules.text.suggest import suggestion

__all__ = ["case_differences", "unknown_in_case"]

CaseDifference: TypeAlias = tuple[Place, str, str, Word, Word]
"""Where it is expected, of what case or duty, which key, what was expected, what came out."""


def unknown_in_case(
    catalogue: Catalogue, scenario: ProcedureScenario, place: Place
) -> Iterator[Diagnostic]:
    """A finding for every word of the scenario that the catalogue or the program does not know."""
    procedure = catalogue.procedures.get(scenario.procedure)
    if procedure is None:
        named = place.at("procedure")
        yield from _unknown(named, "procedure", scenario.procedure, catalogue.procedures)
        return
    for i, wanted in enumerate(scenario.duties):
        yield from _unknown(place.at("duties", i, "step"), "step", wanted.step, procedure.steps)
    for key, steps in (("no_duties", scenario.no_duties), ("upcoming", scenario.upcoming or ())):
        for i, step in enumerate(steps):
            yield from _unknown(place.at(key, i), key, step, procedure.steps)
    for i, code in enumerate(scenario.warnings):
        yield from _unknown(place.at("warnings", i), "warnings", code, CODES)


def _unknown(place: Place, key: str, one: str, known: Collection[str]) -> Iterator[Diagnostic]:
    if one not in known:
        near = suggestion(one, known)
        yield place.finding("scenario_word_unknown", word=one, key=key, suggestion=near)


def case_differences(
    catalogue: Catalogue, scenario: ProcedureScenario, place: Place
) -> Iterator[CaseDifference]:
    """What of the case differs from what is expected."""
    procedure = catalogue.procedures[scenario.procedure]
    case = track(
        procedure,
        scenario.events,
        scenario.as_of,
        known_at=scenario.known_at,
        calendar=catalogue.calendar,
    )
    for i, wanted in enumerate(scenario.duties):
        for about, key, expected, got in _of_duty(wanted, case):
            yield place.at("duties", i, key), about, key, expected, got
    for i, step in enumerate(scenario.no_duties):
        found = [one for one in case.duties if one.step.id == step]
        if found:
            yield place.at("no_duties", i), case.id, "no_duties", NONE, _listed(found)
    for key, expected, got in _of_case(scenario, case):
        yield place.at(key), case.id, key, expected, got


def _of_duty(wanted: ExpectedDuty, case: Case) -> Iterator[tuple[str, str, Word, Word]]:
    """What differs in the duty that fits best; that there is none."""
    meant = [one for one in case.duties if _is_meant(wanted, one)]
    if not meant:
        asked = (wanted.step, wanted.period, wanted.office)
        label = "/".join(one for one in asked if one is not None)
        yield case.id, "duties", list_word([label]), _listed(case.duties)
        return
    closest = min(meant, key=lambda one: len(list(_fields(wanted, one))))
    for key, expected, got in _fields(wanted, closest):
        yield closest.id, key, expected, got


def _is_meant(wanted: ExpectedDuty, duty: Duty) -> bool:
    return (
        duty.step.id == wanted.step
        and wanted.office in (None, duty.office)
        and wanted.period in (None, duty.period)
    )


def _listed(duties: Iterable[Duty]) -> Word:
    return list_word(one.id for one in duties)


def _fields(wanted: ExpectedDuty, duty: Duty) -> Iterator[tuple[str, Word, Word]]:
    """(key, expected, got) for what differs."""
    for key in ("opened_on", "due", "done_on"):
        expected, got = getattr(wanted, key), getattr(duty, key)
        if expected not in (None, got):
            yield key, day_word(expected), day_word(got)
    for key, asked, flag in (
        ("due_known", wanted.due_known, duty.due is not None),
        ("provisional", wanted.provisional, duty.provisional),
    ):
        if asked not in (None, flag):
            yield key, boolean_word(asked), boolean_word(flag)
    if wanted.status not in (None, duty.status):
        yield "status", WORDS[f"duty_status.{wanted.status}"], WORDS[f"duty_status.{duty.status}"]
    if wanted.late not in (None, duty.late):
        yield "late", _number(wanted.late), _number(duty.late)


def _number(number: int) -> Word:
    return Word(str(number), str(number))


def _of_case(scenario: ProcedureScenario, case: Case) -> Iterator[tuple[str, Word, Word]]:
    """(key, expected, got) for what differs in the case as a whole."""
    if scenario.case_status not in (None, case.status):
        expected = WORDS[f"case_status.{scenario.case_status}"]
        yield "case_status", expected, WORDS[f"case_status.{case.status}"]
    if scenario.upcoming is not None:
        steps = {one.step.id for one in case.upcoming}
        if steps != set(scenario.upcoming):
            yield "upcoming", list_word(scenario.upcoming), list_word(steps)
    given = {one.code for one in case.findings}
    errors = {one.code for one in case.findings if one.severity is Severity.ERROR}
    if not given.issuperset(scenario.warnings) or not errors.issubset(scenario.warnings):
        yield "warnings", list_word(scenario.warnings), list_word(given)
