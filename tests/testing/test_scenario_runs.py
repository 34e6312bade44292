"""Scenarios run against a catalogue: exact words of what came out otherwise."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from creditrules.catalogue import Catalogue
from creditrules.model import Evidence, GateEffect, Screened
from creditrules.model.files import Clause
from creditrules.testing import (
    ScenarioResult,
    clause_table,
    clause_table_content,
    read_scenarios,
    run_scenarios,
)
from random_gates import gated
from small_catalogues import load, load_files, sheet

RULES = load(
    """
    - id: must
      when: {any_record: {listed: true}}
      period: {length: P1Y}
      implementers: [court]
      bases: [{instrument: interpretation, articles: [第三条]}]
      reach: [{role: director}]
    - id: may
      force: recommended
      period: {length: P3Y}
    - {id: loan, type: loan_scrutiny, when: {any_record: {amount: {at_least: 100}}}}
    """,
    top="grades: [{grade: warning, when: {any_record: {listed: true}}}]",
)
HEAD = """
scenarios:
  - name: 一例
    clause: [SD-01]
    as_of: 2018-06-20
    subject:
      id: E1
      kind: enterprise
      name: 某某有限公司
      relations: [{role: director, name: 张某}]
      records:
        - {id: R1, cause: defaulter, decided_on: 2017-06-20, listed_on: 2017-06-21}
"""


def run(expected: str, catalogue: Catalogue = RULES, head: str = HEAD) -> ScenarioResult:
    text = head + indent(dedent(expected).strip("\n"), "    ")
    (result,) = run_scenarios(catalogue, [read_scenarios(text.encode(), "a.scenarios.yaml")])
    return result


def differences(expected: str, lang: str = "zh") -> list[str]:
    return [one.message(lang) for one in run(expected).diagnostics(lang)]


def test_what_comes_out_as_expected_passes() -> None:
    result = run(
        """
        expect:
          - measure: flight_limit
            outcome: applies
            force: mandatory
            force_until: 2018-06-21
            period: {start: 2017-06-21, end: 2020-06-21, end_known: true}
            bases: [发改财金〔2016〕141号, 《限制高消费规定》, 限制高消费, 第三条]
            grounds: [trial.may, trial.must]
            implementers: [court]
            evidence: recalled
          - measure: flight_limit
            subject: "E1#director#张某"
            outcome: applies
            grounds: [trial.must]
          - {measure: loan_scrutiny, outcome: undetermined, missing: [amount]}
          - {measure: office_ban, outcome: does_not_apply}
        not_expected: [office_ban, loan_scrutiny]
        grade: warning
        next_change_on: 2018-06-22
        """
    )
    assert result.passed, result.render()
    assert result.status == "passed"


MUST, MAY = "trial.must", "trial.may"
DIFFERING = [
    ("force: recommended", "约束力", "force", "推荐性", "强制性", "recommended", "mandatory"),
    ("force_until: 2018-06-20", "强制至", "force until", "2018-06-20", "2018-06-21"),
    ("period: {start: 2017-06-20}", "开始日", "start", "2017-06-20", "2017-06-21"),
    ("period: {end: 2018-06-21}", "结束日", "end", "2018-06-21", "2020-06-21"),
    ("period: {end_known: false}", "终点已定", "end known", "否", "是", "false", "true"),
    (f"grounds: [{MUST}]", "适用根据", "grounds", MUST, f"{MAY}、{MUST}", MUST, f"{MAY}, {MUST}"),
    ("implementers: [bank]", "实施单位", "implementers", "bank", "court"),
    ("missing: [amount]", "缺少的事实", "missing", "amount", "无", "amount", "none"),
    (
        "evidence: seen",
        "出处",
        "evidence",
        "有公开出处",
        "待核对",
        "public source seen",
        "to be checked",
    ),
]


@pytest.mark.parametrize("words", DIFFERING, ids=lambda words: words[2])
def test_each_field_that_differs_is_told_in_exact_words(words: tuple[str, ...]) -> None:
    fields, key, key_en, wanted, got = words[:5]
    wanted_en, got_en = words[5:] or (wanted, got)
    expected = f"expect: [{{measure: flight_limit, outcome: applies, {fields}}}]"
    assert differences(expected) == [f"E1 的 flight_limit：{key}应为 {wanted}，实为 {got}"]
    assert differences(expected, "en") == [
        f"flight_limit for E1: {key_en} should be {wanted_en}, but is {got_en}"
    ]


def test_a_basis_that_is_not_printed_is_told_with_those_that_are() -> None:
    (said,) = differences(
        "expect: [{measure: flight_limit, outcome: applies, bases: [主席令第8号, 第三条]}]"
    )
    assert said == (
        "E1 的 flight_limit：法律依据应为 主席令第8号，"
        "实为 发改财金〔2016〕141号《合作备忘录》、法释〔2015〕17号《限制高消费规定》第三条"
    )


@pytest.mark.parametrize(
    ("measure", "outcome", "zh"),
    [
        (
            "flight_limit",
            "released",
            "结果应为 已解除，实为 适用（失信被执行人：认定机关未载明，2017-06-21 列入　√）",
        ),
        ("loan_scrutiny", "applies", "结果应为 适用，实为 待核实（—；记录 R1：金额？）"),
        ("loan_scrutiny", "does_not_apply", "结果应为 不适用，实为 待核实（—；记录 R1：金额？）"),
        ("office_ban", "applies", "结果应为 适用，实为 不适用（-）"),
    ],
)
def test_another_outcome_is_told_with_what_it_hangs_on(measure: str, outcome: str, zh: str) -> None:
    (said,) = differences(f"expect: [{{measure: {measure}, outcome: {outcome}, force: mandatory}}]")
    assert said == f"E1 的 {measure}：{zh}"


def test_what_does_not_apply_tells_the_nearest_miss() -> None:
    head = HEAD.replace("cause: defaulter", "cause: polluter")
    (said,) = run("expect: [{measure: flight_limit, outcome: applies}]", head=head).diagnostics()
    lacking = "没有事由为“失信被执行人”的信用记录；须满足：已列入名单或公布：是"
    assert f"不适用（{lacking}）" in said.message()


def test_what_must_not_apply_and_does_is_told() -> None:
    (said,) = differences("not_expected: [flight_limit]", "en")
    assert said.startswith("flight_limit for E1 must not apply, but applies (Judgment defaulter")


def test_the_answer_as_a_whole_is_compared_too() -> None:
    assert differences("grade: good\nnext_change_on: 2018-06-21") == [
        "E1：信誉等级标注应为 良好，实为 警示",
        "E1：下次变化日应为 2018-06-21，实为 2018-06-22",
    ]


def test_warnings_that_must_and_must_not_be_given() -> None:
    given = "warnings: [relation_undated]\nno_warnings: [records_incomplete]"
    assert run(given).passed
    otherwise = "warnings: [records_incomplete]\nno_warnings: [relation_undated, basis_lapsed]"
    assert differences(otherwise) == [
        "E1：警示应为 records_incomplete，实为 relation_undated",
        "E1：不应有的警示应为 无，实为 relation_undated",
    ]
    assert differences(otherwise, "en") == [
        "E1: warnings should be records_incomplete, but is relation_undated",
        "E1: warnings not expected should be none, but is relation_undated",
    ]


@pytest.mark.parametrize("key", ["warnings", "no_warnings"])
def test_a_misspelt_warning_is_an_error_with_a_suggestion(key: str) -> None:
    (finding,) = run(f"{key}: [basis_lapsed, relation_undatd]").findings
    assert finding.code == "scenario_warning_unknown"
    assert finding.arguments["suggestion"] == "relation_undated"
    assert finding.source is not None
    assert finding.span is not None
    assert finding.source[finding.span.column - 1 :].startswith("relation_undatd")


def test_a_difference_points_at_its_line() -> None:
    result = run("expect:\n  - {measure: flight_limit, outcome: applies, force: recommended}")
    (said,) = result.diagnostics()
    assert said.span is not None
    assert said.source is not None
    assert said.source[said.span.column - 1 :].startswith("recommended")
    assert result.render().splitlines()[:2] == ["未通过　一例", "  --> a.scenarios.yaml:3"]
    assert result.to_json("en")["status"] == "failed"
    assert result.to_json("en")["findings"][0]["line"] == said.span.line


@pytest.mark.parametrize(
    ("expected", "word", "near"),
    [
        ("expect: [{measure: flght_limit, outcome: applies}]", "flght_limit", "flight_limit"),
        ("not_expected: [flight_limt]", "flight_limt", "flight_limit"),
        (
            "expect: [{measure: flight_limit, outcome: applies, grounds: [trial.most]}]",
            "trial.most",
            "trial.must",
        ),
        (
            "expect: [{measure: flight_limit, outcome: applies, implementers: [curt]}]",
            "curt",
            "court",
        ),
        (
            "expect: [{measure: loan_scrutiny, outcome: undetermined, missing: [amuont]}]",
            "amuont",
            "amount",
        ),
    ],
)
def test_a_misspelt_word_is_an_error_with_a_suggestion(expected: str, word: str, near: str) -> None:
    result = run(expected)
    (finding,) = result.findings
    assert not result.passed
    assert finding.code == "scenario_word_unknown"
    assert finding.arguments["suggestion"] == near
    assert finding.source is not None
    assert finding.span is not None
    assert finding.source[finding.span.column - 1 :].startswith(word)


def test_an_expected_subject_must_be_the_one_asked_about() -> None:
    result = run("expect: [{measure: flight_limit, subject: E2, outcome: applies}]")
    assert [one.code for one in result.findings] == ["scenario_subject_unknown"]


def test_guessed_items_need_a_catalogue_that_has_them() -> None:
    files = {"trial.yaml": sheet("- {id: a, evidence: {title: guess}}")}
    plain, guessed = load_files(files), load_files(files, include_guessed=True)
    expected = "expect: [{measure: flight_limit, outcome: applies}]"
    text = f"{HEAD}    include_guessed: true\n    {expected}"
    read = [read_scenarios(text.encode(), "a.scenarios.yaml")]
    (without,) = run_scenarios(plain, read)
    assert [one.code for one in without.findings] == ["scenario_needs_guessed"]
    (result,) = run_scenarios(plain, read, guessed=guessed)
    assert result.passed


def test_a_file_that_cannot_be_read_is_a_failure() -> None:
    results = run_scenarios(RULES, [read_scenarios(b"scenarios: [", "a.scenarios.yaml")])
    assert [one.passed for one in results] == [False]
    (broken,) = run_scenarios(
        RULES, [read_scenarios((HEAD + "    expct: []").encode(), "a.scenarios.yaml")]
    )
    assert not broken.passed
    assert broken.clause == ("SD-01",)


def test_the_table_of_clauses() -> None:
    clauses = [
        Clause(id=one, document="d", section="s", needs="n") for one in ("SD-01", "SD-02", "SD-03")
    ]
    good = run("not_expected: [office_ban]")
    bad = run("not_expected: [flight_limit]", head=HEAD.replace("[SD-01]", "[SD-01, SD-02]"))
    assert [row.status for row in clause_table(clauses, [good])] == ["passed", "open", "open"]
    rows = clause_table(clauses, [good, bad])
    assert [row.status for row in rows] == ["failed", "failed", "open"]
    assert clause_table_content(rows)[0] == {
        "clause": "SD-01",
        "status": "failed",
        "scenarios": [
            {"name": "一例", "file": "a.scenarios.yaml", "line": 3, "status": "passed"},
            {"name": "一例", "file": "a.scenarios.yaml", "line": 3, "status": "failed"},
        ],
    }


DELISTED = "event: {record: R1, type: delisting, happened_on: 2018-06-20}"
DRAFT = "draft: {id: D1, cause: defaulter, decided_on: 2018-06-20, attributes: {amount: 200}}"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (DELISTED, "{measure: flight_limit, kind: changed}"),
        (DELISTED, "{measure: flight_limit, kind: none, subject: 'E1#director#李某'}"),
        (DELISTED.replace("delisting", "fulfilment"),
         "{measure: flight_limit, kind: stays, reason: not_released}"),
        (DRAFT, "{measure: loan_scrutiny, kind: none}"),
        (DRAFT, "{measure: loan_scrutiny, kind: started, if_listed: true}"),
        (DRAFT.replace("{amount: 200}", "{}"), "{measure: loan_scrutiny, kind: unclear}"),
    ],
)  # fmt: skip
def test_what_an_event_or_a_draft_changes_is_expected(what: str, expected: str) -> None:
    result = run(f"{what}\nexpect_changes: [{expected}]", TURNING)
    assert result.passed, result.render()


TURNING = load(
    """
    - {id: must, reach: [{role: director}]}
    - id: may
      force: recommended
      when: {any_record: {decided_on: {known: true}}}
      period: {length: P3Y, from: decided_on}
    - {id: loan, type: loan_scrutiny, when: {any_record: {amount: {at_least: 100}}}}
    """
)


@pytest.mark.parametrize(
    ("what", "expected", "code", "zh", "en"),
    [
        (DELISTED, "{measure: flight_limit, kind: ended}", "scenario_differs",
         "类别应为 结束，实为 变化", "kind should be ended, but is changed"),
        (DELISTED.replace("delisting", "fulfilment"),
         "{measure: flight_limit, kind: stays, reason: not_upheld}", "scenario_differs",
         "原因应为 异议不成立，实为 仍然适用（文件没有规定因此解除）", "not upheld"),
        (DELISTED, "{measure: flight_limt, kind: ended}", "scenario_word_unknown",
         "flight_limt", "flight_limt"),
        (DELISTED.replace("R1", "R9"), "{measure: flight_limit, kind: ended}",
         "scenario_word_unknown", "R9", "R9"),
        (DELISTED.replace("delisting", "listing"), "{measure: flight_limit, kind: ended}",
         "scenario_event_contradicts", "抵触", "contradicts"),
    ],
)  # fmt: skip
def test_what_came_out_otherwise_is_told(
    what: str, expected: str, code: str, zh: str, en: str
) -> None:
    result = run(f"{what}\nexpect_changes: [{expected}]", TURNING)
    assert [one.code for one in result.diagnostics()] == [code]
    for lang, words in (("zh", zh), ("en", en)):
        assert words in result.diagnostics(lang)[0].message(lang)


def at_the_counter(expected: str) -> list[str]:
    """What differs at the counter of a catalogue with gates that are all alike."""
    catalogue = gated(
        RULES,
        0,
        actions=("register.enterprise",),
        measure_types=("flight_limit",),
        about=Screened.APPLICANT,
        effect=GateEffect.BLOCK,
        fields=(),
        evidence=Evidence.SEEN,
    )
    text = f"screen: {{action: register.enterprise}}\nexpect_screen: {expected}"
    return [one.message() for one in run(text, catalogue).diagnostics()]


def test_what_comes_out_at_the_counter_as_expected_passes() -> None:
    says = "says: [失信被执行人, 2017-06-21]"
    assert (
        at_the_counter(
            "{verdict: block, alerts: [{measure: flight_limit, verdict: block, gate: g0, "
            f"{says}}}], not_expected: [green_lane]}}"
        )
        == []
    )


def test_what_comes_out_otherwise_at_the_counter_is_said() -> None:
    assert at_the_counter("{verdict: pass, not_expected: [flight_limit]}") == [
        "E1：查询结论应为 通过，实为 拦截（block E1 flight_limit）",
        "E1 的 flight_limit 不应适用，实为 拦截",
    ]
    alert = "{measure: flight_limit, verdict: warn, authority: 某市税务局, says: [不会印出]}"
    found = at_the_counter(f"{{verdict: block, alerts: [{alert}]}}")
    assert found[:2] == [
        "E1 的 flight_limit：查询结论应为 提醒，实为 拦截",
        "E1 的 flight_limit：机关应为 某市税务局，实为 无",
    ]
    assert "不会印出" in found[2]
    (absent,) = at_the_counter("{verdict: block, alerts: [{measure: green_lane, verdict: warn}]}")
    assert absent.startswith("E1 的 green_lane：警示内容应为 提醒，实为")


def test_words_of_the_counter_that_the_catalogue_does_not_know_are_said() -> None:
    text = """
    screen: {action: register.enterprize}
    expect_screen: {verdict: pass, alerts: [{measure: flight, gate: g9, verdict: warn}]}
    """
    codes = [one.code for one in run(text, gated(RULES, 0)).diagnostics()]
    assert codes == ["scenario_word_unknown"] * 3
