"""Words of scenarios that the catalogue asked does not know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from creditrules.catalogue import Catalogue, Place, jurisdiction_exists
from creditrules.conditions import BASIS_ESTABLISHED
from creditrules.model import FactOwner
from creditrules.testing.scenarios import Scenario
from creditrules.testing.warned import unknown_warnings
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["unknown_place", "unknown_words"]


def unknown_words(catalogue: Catalogue, scenario: Scenario, place: Place) -> Iterator[Diagnostic]:
    """A finding for every word of the expectations that the catalogue does not know."""
    facts = {one for owner in FactOwner for one in catalogue.facts.ids(owner)}
    facts.add(BASIS_ESTABLISHED.id)
    items = [*catalogue.items, *catalogue.switched_off]
    own = scenario.subject.id
    for i, wanted in enumerate(scenario.expect):
        at = place.at("expect", i)
        yield from _unknown(at, "measure", [wanted.measure], catalogue.measure_types)
        yield from _unknown(at, "grounds", wanted.grounds, items)
        yield from _unknown(at, "implementers", wanted.implementers, catalogue.authorities)
        yield from _unknown(at, "missing", wanted.missing, facts)
        subject = wanted.subject
        if subject is not None and subject != own and not subject.startswith(f"{own}#"):
            yield at.at("subject").finding(
                "scenario_subject_unknown", subject=subject, suggestion=own
            )
    yield from _unknown(place, "not_expected", scenario.not_expected, catalogue.measure_types)
    yield from _unknown_at_counter(catalogue, scenario, place)
    for i, change in enumerate(scenario.expect_changes):
        at = place.at("expect_changes", i)
        yield from _unknown(at, "measure", [change.measure], catalogue.measure_types)
    records = [record.id for record in scenario.subject.records]
    rules = catalogue.classifiers
    if scenario.event is not None:
        yield from _unknown(place.at("event"), "record", [scenario.event.record], records)
    for i, expected in enumerate(scenario.classified):
        at = place.at("classified", i)
        yield from _unknown(at, "record", [expected.record], records)
        yield from _unknown(at, "cause", [expected.cause], catalogue.causes)
        yield from _unknown(at, "rules", expected.rules, rules)
    yield from _unknown(place, "unclassified", scenario.unclassified, records)
    yield from unknown_warnings(scenario, place)
    for one in scenario.record_classes:
        if one not in records:
            yield place.at("record_classes", one).key_finding(
                "scenario_word_unknown",
                word=one,
                key="record_classes",
                suggestion=suggestion(one, records),
            )


def _unknown_at_counter(
    catalogue: Catalogue, scenario: Scenario, place: Place
) -> Iterator[Diagnostic]:
    if scenario.screen is not None:
        at = place.at("screen")
        yield from _unknown(at, "action", [scenario.screen.action], catalogue.actions)
    if scenario.expect_screen is not None:
        at, types = place.at("expect_screen"), catalogue.measure_types
        yield from _unknown(at, "not_expected", scenario.expect_screen.not_expected, types)
        for i, one in enumerate(scenario.expect_screen.alerts):
            here = at.at("alerts", i)
            yield from _unknown(here, "measure", [one.measure] if one.measure else (), types)
            yield from _unknown(here, "gate", [one.gate] if one.gate else (), catalogue.gates)


def unknown_place(scenario: Scenario, place: Place) -> Iterator[Diagnostic]:
    """A warning where the place asked about is none that is known."""
    code = scenario.jurisdiction
    if code is not None and not jurisdiction_exists(code):
        yield place.at("jurisdiction").finding("jurisdiction_not_listed", value=code)


def _unknown(
    place: Place, key: str, words: Iterable[str] | None, known: Collection[str]
) -> Iterator[Diagnostic]:
    for i, one in enumerate(words or ()):
        if one not in known:
            yield place.at(key, i).finding(
                "scenario_word_unknown", word=one, key=key, suggestion=suggestion(one, known)
            )
