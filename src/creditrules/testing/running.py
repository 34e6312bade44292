"""Scenarios run against a catalogue, and what came out otherwise, in exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from creditrules.catalogue import Catalogue, Citation, Place
from creditrules.engine import (
    Decision,
    Evaluation,
    evaluate,
    explain,
    explain_miss,
    next_change,
)
from creditrules.engine.phrases import phrase
from creditrules.model import LIVE, Outcome
from creditrules.testing.classes import (
    differing_classes,
    differing_record_classes,
    wrongly_classified,
)
from creditrules.testing.procedure_runs import case_differences, unknown_in_case
from creditrules.testing.procedure_scenarios import ProcedureScenario
from creditrules.testing.scenarios import (
    Expectation,
    ExpectedPeriod,
    PlacedScenario,
    Scenario,
    ScenarioFile,
)
from creditrules.testing.screening import differing_alerts, screened
from creditrules.testing.shown import NONE, boolean_word, day_word, list_word
from creditrules.testing.turns import Turns, differing_turns, turns_of
from creditrules.testing.unknown import unknown_place, unknown_words
from creditrules.testing.warned import differing_warnings
from creditrules.text import WORDS, Diagnostic, Severity, Word, word

__all__ = ["Difference", "ScenarioResult", "run_scenario", "run_scenarios"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out otherwise than expected.

    Attributes:
        measure: id of the measure type; empty where the whole answer is meant.
        key: the key of the expectation, as `force`.
        expected, got: in Chinese and English.
    """

    place: Place
    subject: str
    measure: str
    key: str
    expected: Word
    got: Word

    def diagnostic(self, lang: str = "zh") -> Diagnostic:
        """The difference as a finding; its arguments are in `lang` (`zh` or `en`)."""
        got = self.got.en if lang == "en" else self.got.zh
        if self.key == "not_expected":
            return self.place.finding(
                "scenario_unexpected", subject=self.subject, measure=self.measure, got=got
            )
        expected = self.expected.en if lang == "en" else self.expected.zh
        said = {"key": word(f"key.{self.key}", lang), "expected": expected, "got": got}
        if not self.measure:
            return self.place.finding("scenario_answer_differs", subject=self.subject, **said)
        return self.place.finding(
            "scenario_differs", subject=self.subject, measure=self.measure, **said
        )


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """What came of one scenario, or of a file that cannot be read.

    Attributes:
        name: the scenario's; empty for a file.
        findings: why it could not be run.
        differences: what came out otherwise than expected.
    """

    name: str
    clause: tuple[str, ...]
    file: str
    line: int
    findings: tuple[Diagnostic, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences and all(
            one.severity is not Severity.ERROR for one in self.findings
        )

    @property
    def status(self) -> str:
        """`passed` or `failed`."""
        return "passed" if self.passed else "failed"

    def diagnostics(self, lang: str = "zh") -> tuple[Diagnostic, ...]:
        """Findings and differences alike, with arguments in `lang`."""
        return (*self.findings, *(one.diagnostic(lang) for one in self.differences))

    def render(self, lang: str = "zh") -> str:
        """The result as text: name, place, and every difference with its source line."""
        status = word(f"scenario_status.{self.status}", lang)
        heading = f"{status}　{self.name}" if lang == "zh" else f"{status}: {self.name}"
        shown = [one.render(lang) for one in self.diagnostics(lang)]
        return "\n".join([heading, f"  --> {self.file}:{self.line}", *shown])

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """The result as JSON data."""
        return {
            "name": self.name,
            "clause": list(self.clause),
            "file": self.file,
            "line": self.line,
            "status": self.status,
            "findings": [one.to_json(lang) for one in self.diagnostics(lang)],
        }


def run_scenarios(
    catalogue: Catalogue, files: Iterable[ScenarioFile], *, guessed: Catalogue | None = None
) -> tuple[ScenarioResult, ...]:
    """Run every scenario of the files, in the order given. Pure.

    A file or scenario that cannot be read is a failed result.

    Args:
        catalogue: the rules to ask.
        files: from `load_scenarios` or `read_scenarios`.
        guessed: the same rules loaded with `include_guessed=True`, for scenarios that ask so.
    """
    return tuple(result for file in files for result in _run_file(catalogue, file, guessed))


def _run_file(
    catalogue: Catalogue, file: ScenarioFile, guessed: Catalogue | None
) -> Iterator[ScenarioResult]:
    if file.findings:
        yield ScenarioResult("", (), file.file, 1, findings=file.findings)
    for placed in file.scenarios:
        yield run_scenario(catalogue, placed, guessed=guessed)


def run_scenario(
    catalogue: Catalogue, placed: PlacedScenario, *, guessed: Catalogue | None = None
) -> ScenarioResult:
    """Run one scenario; see `run_scenarios`."""
    scenario, place = placed.scenario, placed.place

    def result(
        findings: Iterable[Diagnostic], differences: Iterable[Difference] = ()
    ) -> ScenarioResult:
        file, line = place.span.file, place.span.line
        return ScenarioResult(
            placed.name, placed.clause, file, line, tuple(findings), tuple(differences)
        )

    if scenario is None:
        return result(placed.findings)
    if isinstance(scenario, ProcedureScenario):
        unknown = tuple(unknown_in_case(catalogue, scenario, place))
        return result(unknown, () if unknown else _of_case(catalogue, scenario, place))
    asked = guessed if scenario.include_guessed else catalogue
    if asked is None:
        return result([place.at("include_guessed").finding("scenario_needs_guessed")])
    unknown = tuple(unknown_words(asked, scenario, place))
    if unknown:
        return result(unknown)
    evaluation = evaluate(
        asked,
        scenario.subject,
        scenario.as_of,
        known_at=scenario.known_at,
        jurisdiction=scenario.jurisdiction,
        related=scenario.related,
    )
    try:
        turns = turns_of(asked, scenario)
    except ValueError as error:
        reason = str(error).splitlines()[0]
        return result([place.at("event").finding("scenario_event_contradicts", reason=reason)])
    differences = [
        *_differences(scenario, place, evaluation),
        *_of_turns(scenario, place, turns),
        *_at_the_counter(asked, scenario, place),
    ]
    return result(unknown_place(scenario, place), differences)


def _of_case(
    catalogue: Catalogue, scenario: ProcedureScenario, place: Place
) -> Iterator[Difference]:
    for at, about, key, expected, got in case_differences(catalogue, scenario, place):
        yield Difference(at, about, "", key, expected, got)


def _of_turns(scenario: Scenario, place: Place, turns: Turns) -> Iterator[Difference]:
    own = scenario.subject.id
    for i, wanted in enumerate(scenario.expect_changes):
        for key, expected, got in differing_turns(wanted, own, turns):
            at = place.at("expect_changes", i, key)
            yield Difference(at, wanted.subject or own, wanted.measure, key, expected, got)


def _at_the_counter(catalogue: Catalogue, scenario: Scenario, place: Place) -> Iterator[Difference]:
    if scenario.screen is None or scenario.expect_screen is None:
        return
    found = screened(
        catalogue,
        scenario.screen,
        scenario.subject,
        scenario.related,
        scenario.as_of,
        scenario.known_at,
        scenario.jurisdiction,
    )
    for path, subject, measure, key, expected, got in differing_alerts(
        scenario.expect_screen, found
    ):
        site = place.at("expect_screen", *path)
        yield Difference(site, subject, measure, key, expected, got)


def _differences(scenario: Scenario, place: Place, evaluation: Evaluation) -> Iterator[Difference]:
    own = scenario.subject.id
    for i, wanted in enumerate(scenario.expect):
        subject = wanted.subject or own
        decision = evaluation.find(wanted.measure, subject)
        for key, expected, got in _of_decision(wanted, decision, evaluation):
            yield Difference(
                place.at("expect", i, key), subject, wanted.measure, key, expected, got
            )
    for i, measure in enumerate(scenario.not_expected):
        decision = evaluation.find(measure, own)
        if decision is not None and decision.outcome in LIVE:
            said = _came_out(measure, decision, evaluation)
            yield Difference(
                place.at("not_expected", i), own, measure, "not_expected", Word("", ""), said
            )
    for key, expected, got in _of_answer(scenario, evaluation):
        yield Difference(place.at(key), own, "", key, expected, got)


def _of_answer(scenario: Scenario, evaluation: Evaluation) -> Iterator[tuple[str, Word, Word]]:
    """(key, expected, got) for what differs in the answer as a whole."""
    if scenario.grade not in (None, evaluation.grade):
        got = WORDS[f"grade.{evaluation.grade}"] if evaluation.grade else NONE
        yield "grade", WORDS[f"grade.{scenario.grade}"], got
    yield from differing_classes(scenario.classified, evaluation)
    yield from wrongly_classified(scenario.unclassified, evaluation)
    yield from differing_record_classes(scenario.record_classes, evaluation)
    yield from differing_warnings(scenario, evaluation)
    if scenario.next_change_on is not None:
        day = next_change(evaluation)
        if day != scenario.next_change_on:
            yield "next_change_on", day_word(scenario.next_change_on), day_word(day)


def _of_decision(
    wanted: Expectation, decision: Decision | None, evaluation: Evaluation
) -> Iterator[tuple[str, Word, Word]]:
    """(key, expected, got) for what differs; where the outcome differs, that alone."""
    outcome = decision.outcome if decision else Outcome.DOES_NOT_APPLY
    if outcome is not wanted.outcome:
        expected = WORDS[f"outcome.{wanted.outcome.value}"]
        yield "outcome", expected, _came_out(wanted.measure, decision, evaluation)
        return
    if decision is None:
        return
    if wanted.force not in (None, decision.force):
        yield "force", WORDS[f"force.{wanted.force}"], WORDS[f"force.{decision.force}"]
    if wanted.force_until not in (None, decision.force_until):
        yield "force_until", day_word(wanted.force_until), day_word(decision.force_until)
    if wanted.evidence not in (None, decision.evidence):
        yield (
            "evidence",
            WORDS[f"evidence.{wanted.evidence}"],
            WORDS[f"evidence.{decision.evidence}"],
        )
    if wanted.period is not None:
        yield from _of_period(wanted.period, decision)
    yield from _of_sets(wanted, decision)
    absent = [one for one in wanted.bases or () if not _cited(one, decision.legal_bases)]
    if absent:
        printed = [_basis_text(one) for one in decision.legal_bases]
        yield "bases", list_word(absent), list_word(printed)


def _of_period(wanted: ExpectedPeriod, decision: Decision) -> Iterator[tuple[str, Word, Word]]:
    period = decision.period
    for name, expected, got in (
        ("start", wanted.start, period.start),
        ("end", wanted.end, period.end),
    ):
        if expected not in (None, got):
            yield name, day_word(expected), day_word(got)
    if wanted.end_known not in (None, period.end_known):
        yield (
            "end_known",
            boolean_word(wanted.end_known),
            boolean_word(period.end_known),
        )


def _of_sets(wanted: Expectation, decision: Decision) -> Iterator[tuple[str, Word, Word]]:
    for key, expected, got in (
        ("grounds", wanted.grounds, [item.id for item in decision.items]),
        ("implementers", wanted.implementers, [one.authority.id for one in decision.implementers]),
        ("missing", wanted.missing, [leaf.fact.id for leaf in decision.missing]),
    ):
        if expected is not None and set(expected) != set(got):
            yield key, list_word(expected), list_word(got)


def _cited(wanted: str, bases: Iterable[Citation]) -> bool:
    words = wanted.removeprefix("《").removesuffix("》")
    return any(
        wanted == one.doc_no
        or words in one.instrument.title
        or words == one.instrument.short_title
        or wanted in _basis_text(one)
        for one in bases
    )


def _basis_text(one: Citation) -> str:
    articles = "、".join(article.article for article in one.articles)
    return f"{one.doc_no or ''}《{one.instrument.title}》{articles}"


def _came_out(measure: str, decision: Decision | None, evaluation: Evaluation) -> Word:
    """The outcome with what it hangs on."""
    outcome = decision.outcome if decision else Outcome.DOES_NOT_APPLY
    return Word(
        f"{WORDS[f'outcome.{outcome}'].zh}（{_why(measure, decision, evaluation, 'zh')}）",
        f"{WORDS[f'outcome.{outcome}'].en} ({_why(measure, decision, evaluation, 'en')})",
    )


def _why(measure: str, decision: Decision | None, evaluation: Evaluation, lang: str) -> str:
    question = evaluation.question
    if decision is None:
        page = explain_miss(question, measure, lang)
        rows = page.rows[1:] if page else ()
    else:
        labels = ("label_cause",) if decision.outcome in LIVE else _TELLING
        wanted = {phrase(label, lang) for label in labels}
        rows = tuple(row for row in explain(question, decision, lang).rows if row[0] in wanted)
    return ("；" if lang == "zh" else "; ").join(text for _, text in rows) or "-"


_TELLING = ("label_missing", "label_reason", "label_period")
