"""Scenarios of procedures: what is read, and exact words of what came out otherwise."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from creditrules.testing import ProcedureScenario, ScenarioResult, read_scenarios, run_scenarios
from small_catalogues import load_files
from small_procedures import TRIAL

CATALOGUE = load_files({"trial_procedure.yaml": TRIAL})
HEAD = """
scenarios:
  - name: 一例
    clause: [SD-06]
    procedure: trial
    as_of: 2026-03-10
    events:
      - {type: begun, happened_on: 2026-03-02, offices: {office: [甲局, 乙局]}}
      - {type: pushed, happened_on: 2026-03-04, by: 甲局}
      - {id: late, case: C1, type: pushed, happened_on: 2026-03-06, by: 乙局}
"""


def run(expected: str, head: str = HEAD) -> ScenarioResult:
    text = head + indent(dedent(expected).strip("\n"), "    ")
    (result,) = run_scenarios(CATALOGUE, [read_scenarios(text.encode(), "a.scenarios.yaml")])
    return result


def differences(expected: str, lang: str = "zh") -> list[str]:
    return [one.message(lang) for one in run(expected).diagnostics(lang)]


def test_what_comes_out_as_expected_passes() -> None:
    result = run(
        """
        duties:
          - {step: push, office: 甲局, due: 2026-03-05, status: done, done_on: 2026-03-04, late: 0}
          - {step: push, office: 乙局, opened_on: 2026-03-02, status: done_late, late: 1}
          - {step: order, office: 乙局, due_known: false, provisional: false, status: pending}
          - {step: punish, due: 2026-03-25}
        no_duties: [obey]
        case_status: running
        upcoming: [obey, review]
        """
    )
    assert result.passed, result.render()
    assert result.clause == ("SD-06",)


def test_an_event_without_number_is_numbered_in_the_order_written() -> None:
    (placed,) = read_scenarios((HEAD + "    no_duties: [obey]").encode(), "a").scenarios
    assert isinstance(placed.scenario, ProcedureScenario)
    assert [(one.id, one.case) for one in placed.scenario.events] == [
        ("E1", "C1"),
        ("E2", "C1"),
        ("late", "C1"),
    ]


PUSH = "step: push, office: 乙局"
DIFFERING = [
    (PUSH, "due: 2026-03-06", "末日应为 2026-03-06，实为 2026-03-05"),
    (PUSH, "due_known: false", "末日已定应为 否，实为 是"),
    (PUSH, "opened_on: 2026-03-03", "可办之日应为 2026-03-03，实为 2026-03-02"),
    (PUSH, "done_on: 2026-03-05", "办结日应为 2026-03-05，实为 2026-03-06"),
    (PUSH, "provisional: true", "末日为预估应为 是，实为 否"),
    (PUSH, "status: pending", "待办状态应为 待办，实为 逾期办结"),
    (PUSH, "late: 2", "逾期工作日数应为 2，实为 1"),
]


@pytest.mark.parametrize(("which", "field", "said"), DIFFERING, ids=lambda one: one)
def test_each_field_that_differs_is_told_in_exact_words(which: str, field: str, said: str) -> None:
    assert differences(f"duties: [{{{which}, {field}}}]") == [f"C1/push/E1@乙局：{said}"]


def test_a_duty_that_is_not_there_is_told_with_those_that_are() -> None:
    (said,) = differences("duties: [{step: report, period: 2026-02}]", "en")
    assert said.startswith("C1: duties should be report/2026-02, but is C1/order/E2, ")


def test_a_duty_that_should_not_be_there_is_told() -> None:
    (said,) = differences("no_duties: [order]")
    assert said == "C1：不应有的待办应为 无，实为 C1/order/E2、C1/order/late"


def test_the_case_as_a_whole_is_compared_too() -> None:
    assert differences("case_status: closed\nupcoming: [obey]") == [
        "C1：个案状态应为 已办结，实为 办理中",
        "C1：后续步骤应为 obey，实为 obey、review",
    ]


def test_an_error_in_the_events_fails_unless_it_is_expected() -> None:
    head = HEAD.replace(
        "type: pushed, happened_on: 2026-03-04", "type: pused, happened_on: 2026-03-04"
    )
    asked = "no_duties: [obey]"
    (said,) = run(asked, head).diagnostics()
    assert said.message() == "C1：警示应为 无，实为 case_event_kind"
    assert run(f"{asked}\nwarnings: [case_event_kind]", head).passed
    (lacking,) = run(f"{asked}\nwarnings: [case_out_of_force]").diagnostics()
    assert lacking.message() == "C1：警示应为 case_out_of_force，实为 无"


@pytest.mark.parametrize(
    ("expected", "word", "near"),
    [
        ("duties: [{step: pusch}]", "pusch", "push"),
        ("no_duties: [obay]", "obay", "obey"),
        ("upcoming: [reviw]", "reviw", "review"),
        ("warnings: [case_out_of_forse]", "case_out_of_forse", "case_out_of_force"),
    ],
)
def test_a_misspelt_word_is_an_error_with_a_suggestion(expected: str, word: str, near: str) -> None:
    (finding,) = run(expected).findings
    assert finding.code == "scenario_word_unknown"
    assert finding.arguments["suggestion"] == near
    assert finding.source is not None
    assert finding.span is not None
    assert finding.source[finding.span.column - 1 :].startswith(word)


def test_a_misspelt_procedure_is_told_at_its_place() -> None:
    (finding,) = run("no_duties: [obey]", HEAD.replace(": trial", ": trail")).findings
    assert finding.code == "scenario_word_unknown"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (5, 16)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD, "scenario_proves_nothing"),
        (HEAD + "    dutys: []", "key_unknown"),
        (HEAD + "    duties: [{due: 2026-03-05}]", "key_missing"),
        (HEAD + "    duties: [{step: push, status: dune}]", "value_unknown"),
        (
            HEAD.partition("    events")[0] + "    events: []\n    case_status: running",
            "value_empty",
        ),
        (HEAD + "    subject: {id: E1, kind: enterprise}\n    case_status: running", "key_unknown"),
    ],
)
def test_what_is_wrong_is_said(text: str, code: str) -> None:
    file = read_scenarios(text.encode(), "a.scenarios.yaml")
    assert code in [one.code for one in file.diagnostics]
    assert not file.ok
