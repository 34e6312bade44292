"""creditrules serve: the protocol, and lines that are not requests."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from cli_runs import Cli
from hypothesis import given, settings
from hypothesis import strategies as st

from creditrules.catalogue import load_catalogue
from creditrules.cli.requests import LONGEST, Desk, read_lines
from creditrules.model.evaluation import EvaluationDocument

LISTED = {"id": "R1", "cause": "judgment_defaulter", "listed_on": "2017-06-21"}
PERSON = {"id": "P1", "kind": "individual", "name": "李某", "records": [LISTED]}
ASKED = {"subject": PERSON, "as_of": "2018-06-20"}
DESK = Desk(load_catalogue(), "zh")


def ask(method: str, **params: Any) -> Any:
    line = json.dumps({"id": 7, "method": method, "params": params}).encode()
    answer = DESK.answer(line)
    assert answer["id"] == 7
    return answer


def test_a_process_answers_in_order_and_leaves_at_the_end(process: Cli) -> None:
    requests = [
        b'{"id": 1, "method": "ping"}',
        b"",
        b"not json",
        b"\xff\xfe",
        b'{"id": "two", "method": "deadline", "params": {"start": "2026-09-28", "amount": "7wd"}}',
        b'{"id": 3, "method": "nothing"}',
    ]
    told = process("serve", "--stdio", given=b"\n".join(requests))
    assert (told.code, told.err) == (0, "")
    answers = [json.loads(line) for line in told.out.splitlines()]
    assert [one["id"] for one in answers] == [1, None, None, "two", 3]
    codes = [one.get("error", {}).get("code") for one in answers]
    assert codes == [None, "request_not_json", "request_not_utf8", None, "request_method_unknown"]
    assert answers[3]["result"]["due"] == "2026-10-13"


def test_a_catalogue_with_errors_ends_the_process(process: Cli, tmp_path: Any) -> None:
    (tmp_path / "a.yaml").write_text("nonsense: true\n", encoding="utf-8")
    told = process("serve", "--stdio", "--catalogue", tmp_path)
    assert (told.code, told.out) == (1, "")


def test_ping_says_what_answers() -> None:
    result = ask("ping")["result"]
    assert len(result["catalogue"]["fingerprint"]) == 64
    wanted = ["deadline", "evaluate", "explain", "foresee", "ping", "screen", "track"]
    assert result["methods"] == wanted


def test_evaluate_gives_the_document() -> None:
    result = ask("evaluate", subject=PERSON, as_of="2018-06-20", all=True, explain=True)["result"]
    assert EvaluationDocument.model_validate(result).subject == "P1"
    assert result["decisions"][0]["explanation"]


def test_evaluate_takes_related_subjects() -> None:
    officer = {"id": "P2", "kind": "individual",
               "relations": [{"role": "legal_representative", "subject": "E1"}]}  # fmt: skip
    company = {"id": "E1", "kind": "enterprise", "records": [LISTED]}
    result = ask("evaluate", subject=officer, related=[company], as_of="2018-06-20")["result"]
    assert result["decisions"]


SCREENED = {
    "action": "register.legal_representative",
    "applicant": {"id": "E1", "kind": "enterprise"},
    "related": [PERSON],
    "proposed": ["P1"],
    "field": "I65",
    "as_of": "2018-06-20",
}


def test_screen_gives_the_verdict_and_the_alerts() -> None:
    result = ask("screen", **SCREENED)["result"]
    assert (result["schema"], result["verdict"]) == ("creditrules/screening/1", "block")
    assert result["alerts"][0]["measure_type"] == "officer_registration_limit"
    assert "refuse" in ask("screen", **SCREENED, lang="en")["result"]["alerts"][0]["duty"]


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"action": "register.directer"}, "choice_unknown", "register.director"),
        ({"action": None}, "request_param_missing", "action"),
        ({"applicant": None}, "request_param_missing", "applicant"),
        ({"proposed": "P1"}, "request_param_bad", "proposed"),
        ({"persons": ["P1"]}, "request_param_unknown", "persons"),
    ],
)
def test_a_screening_that_cannot_be_read_is_refused(
    change: dict[str, Any], code: str, said: str
) -> None:
    error = ask("screen", **{**SCREENED, **change})["error"]
    assert error["code"] == code
    assert said in error["message"] + error["help"]


def test_explain_gives_pages() -> None:
    result = ask("explain", subject=PERSON, as_of="2018-06-20", measure="限制出境", lang="en")
    assert "[mandatory] applies" in result["result"]["explanations"][0]["heading"]


BEGUN = {"id": "A", "case": "C1", "type": "penalty_decided", "happened_on": "2026-09-28"}
OWN = {"procedure": "hangzhou_2023.push_own", "as_of": "2026-10-20"}


def test_track_gives_the_case_and_keeps_nothing() -> None:
    pushed = {**BEGUN, "id": "B", "type": "pushed", "happened_on": "2026-10-08"}
    result = ask("track", **OWN, events=[pushed, BEGUN], lang="en")["result"]
    assert result["schema"] == "creditrules/case/1"
    assert [one["status"] for one in result["duties"]] == ["done", "overdue"]
    assert result == ask("track", **OWN, events=[BEGUN, pushed, BEGUN], lang="en")["result"]
    named = {**BEGUN, "procedure": "hangzhou_2023.push_own"}
    assert ask("track", as_of="2026-10-20", events=[named])["result"]["status"] == "running"
    then = ask("track", **OWN, events=[{**BEGUN, "received_at": "2026-10-01"}],
               known_at="2026-09-30")  # fmt: skip
    assert then["result"]["status"] == "not_begun"


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "request_param_missing"),
        ({"events": [{**BEGUN, "typ": "x"}]}, "case_key_unknown"),
        ({"events": [BEGUN, {**BEGUN, "case": "C2"}]}, "cases_several"),
        ({"events": [BEGUN], "procedure": None}, "case_procedure_unnamed"),
        ({"events": [BEGUN], "procedure": "hangzhou_2023.push"}, "case_procedure_unknown"),
        ({"events": [BEGUN], "as_of": None}, "request_param_missing"),
        ({"events": [BEGUN], "knownat": "2026-01-01"}, "request_param_unknown"),
    ],
)
def test_what_track_cannot_answer_is_told(params: Any, code: str) -> None:
    error = ask("track", **{**OWN, **params})["error"]
    assert error["code"] == code
    assert error["help"]


def test_equal_requests_get_equal_answers() -> None:
    one, two = (ask("evaluate", subject=PERSON, as_of="2018-06-20") for _ in range(2))
    assert json.dumps(one) == json.dumps(two)


def test_odd_numbers_are_told_beside_the_result() -> None:
    odd = {**PERSON, "identifiers": {"resident_id": "330100190001010010"}}
    answer = ask("evaluate", subject=odd, as_of="2018-06-20")
    assert "result" in answer
    assert answer["findings"][0]["severity"] == "warning"
    assert "330100190001010010" not in json.dumps(answer)


def test_a_bad_subject_is_an_error_with_its_findings() -> None:
    error = ask("evaluate", subject={**PERSON, "kind": "persn"}, as_of="2018-06-20")["error"]
    assert error["code"] == "subject_value_unknown"
    assert error["findings"]


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("evaluate", {"subject": PERSON}, "request_param_missing"),
        ("evaluate", {"as_of": "2018-06-20"}, "request_param_missing"),
        ("evaluate", {"subject": PERSON, "as_of": "2018/6/20"}, "request_param_bad"),
        ("evaluate", {"subject": [PERSON], "as_of": "2018-06-20"}, "request_param_bad"),
        ("evaluate", {**ASKED, "al": True}, "request_param_unknown"),
        ("evaluate", {**ASKED, "all": "yes"}, "request_param_bad"),
        ("evaluate", {**ASKED, "jurisdiction": "37"}, "request_param_bad"),
        ("explain", {**ASKED, "measure": "exit_limt"}, "measure_misspelt"),
        ("deadline", {"start": "2026-09-28"}, "request_param_missing"),
        ("deadline", {"start": "2026-09-28", "amount": "7"}, "amount_malformed"),
        ("deadline", {"start": "2026-09-28", "amount": 7}, "request_param_bad"),
        ("deadline", {"start": "2099-09-28", "amount": "7wd"}, "beyond_last_notice"),
        ("deadline", {"start": "2026-09-28", "amount": "7d", "law": "x"}, "law_unknown"),
        ("ping", {"lang": "fr"}, "request_param_bad"),
        ("Ping", {}, "request_method_unknown"),
    ],
)  # fmt: skip
def test_wrong_parameters_are_told(method: str, params: dict[str, Any], code: str) -> None:
    error = ask(method, **params)["error"]
    assert error["code"] == code
    assert error["message"]
    assert error["help"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[]", "request_not_object"),
        (b"{}", "request_method_missing"),
        (b'{"id": [1], "method": "ping"}', "request_id_bad"),
        (b'{"id": 1, "method": ["ping"]}', "request_method_unknown"),
        (b'{"id": 1, "method": "ping", "parms": {}}', "request_key_unknown"),
        (b'{"id": 1, "method": "ping", "params": []}', "request_param_bad"),
        (b'{"id": 1, "id": 2, "method": "ping"}', "request_not_json"),
        (b'{"id": NaN, "method": "ping"}', "request_not_json"),
        (b"[" * 100_000, "request_not_json"),
        (b'{"id": ' + b"9" * 10_000 + b', "method": "ping"}', "request_not_json"),
        (None, "request_too_long"),
    ],
)
def test_lines_that_are_no_requests_are_told(line: bytes | None, code: str) -> None:
    assert DESK.answer(line)["error"]["code"] == code


def test_a_line_that_is_too_long_costs_only_itself() -> None:
    stream = io.BytesIO(b"x" * (LONGEST + 100_000) + b"\n" + b"short\n" + b"y" * (LONGEST + 1))
    assert list(read_lines(stream)) == [None, b"short\n", None]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["id", "method", "params", "subject", "as_of", "evaluate"]) | st.text(),
        inner),
).map(lambda value: json.dumps(value).encode())))  # fmt: skip
def test_no_line_whatever_is_a_fault(line: bytes) -> None:
    answer = DESK.answer(line)
    assert answer.keys() >= {"id"}
    assert ("result" in answer) != ("error" in answer)
    assert answer.get("error", {}).get("code") != "program_fault"
    json.dumps(answer)


def test_foresee_tells_what_a_draft_would_bring_about() -> None:
    draft = {"id": "D1", "cause": "judgment_defaulter"}
    asked = {"subject": {"id": "P1", "kind": "individual"}, "as_of": "2018-06-20"}
    result = ask("foresee", draft=draft, **asked)["result"]
    assert (result["schema"], result["subject"], result["draft"], result["certain"]) == (
        "creditrules/foresight/1", "P1", "D1", [],
    )  # fmt: skip
    assert "P1/air_and_rail_limit" in [one["id"] for one in result["if_listed"]]
    listed = ask("foresee", draft={**draft, "listed_on": "2018-06-20"}, **asked)["result"]
    assert "P1/air_and_rail_limit" in [one["id"] for one in listed["certain"]]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "request_param_missing"),
        ({"draft": []}, "request_param_bad"),
        ({"draft": {"id": "D1", "couse": "x"}}, "subject_key_unknown"),
        ({"draft": {"id": "D1"}, "all": True}, "request_param_unknown"),
    ],
)
def test_foresee_says_what_is_wrong_with_a_draft(params: dict[str, Any], code: str) -> None:
    assert ask("foresee", **ASKED, **params)["error"]["code"] == code
