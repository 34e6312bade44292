"""The warnings expected of an evaluation, against those it carries."""

from __future__ import annotations

from collections.abc import Iterator

from creditrules.catalogue import Place
from creditrules.engine import Evaluation
from creditrules.testing.scenarios import Scenario
from creditrules.testing.shown import NONE, list_word
from creditrules.text import Diagnostic, Word
from creditrules.text.codes.engine import CODES
from creditrules.text.suggest import suggestion

__all__ = ["differing_warnings", "unknown_warnings"]


def differing_warnings(
    scenario: Scenario, evaluation: Evaluation
) -> Iterator[tuple[str, Word, Word]]:
    """(key, expected, got) for warnings that are lacking and those that should not be."""
    given = {one.code for one in evaluation.warnings}
    if not given.issuperset(scenario.warnings):
        yield "warnings", list_word(scenario.warnings), list_word(given)
    unwanted = given.intersection(scenario.no_warnings)
    if unwanted:
        yield "no_warnings", NONE, list_word(unwanted)


def unknown_warnings(scenario: Scenario, place: Place) -> Iterator[Diagnostic]:
    """A finding for every expected code that no evaluation gives as a warning."""
    for key, codes in (("warnings", scenario.warnings), ("no_warnings", scenario.no_warnings)):
        for i, code in enumerate(codes):
            if code not in CODES:
                yield place.at(key, i).finding(
                    "scenario_warning_unknown", warning=code, suggestion=suggestion(code, CODES)
                )
