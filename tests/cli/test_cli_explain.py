"""creditrules explain: the page of a decision, nearest misses, misspelt names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Cli, Write, same_as_golden

AS_OF = ("--as-of", "2018-06-20")
AIR = ("--measure", "air_and_rail_limit")


def test_the_page_a_clerk_sees(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "E1", *AIR, *AS_OF)
    assert told.code == 0
    assert same_as_golden("explain.txt", told.out), told.out


def test_the_page_in_english(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "E1", *AIR, *AS_OF, "--lang", "en")
    assert "[mandatory] applies" in told.out
    assert "until removed from the list" in told.out


def test_the_page_as_json(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "P2", *AS_OF, "--format", "json").json
    assert told["schema"] == "creditrules/explanation/1"
    assert (told["subject"], told["as_of"]) == ("P2", "2018-06-20")
    [page] = told["explanations"]
    assert page["measure_type"] == "publishing_officer_limit"
    assert page["outcome"] == "applies"
    assert [clause["mark"] for clause in page["clauses"]] == ["√", "√"]


def test_what_did_not_apply_says_what_is_lacking(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "E5", *AIR, *AS_OF)
    assert told.code == 0
    assert "不适用" in told.out
    assert "没有事由为“失信被执行人”的信用记录" in told.out
    told = cli("explain", subjects, "--subject", "E5", *AIR, *AS_OF, "--format", "json").json
    assert told["explanations"][0]["outcome"] == "does_not_apply"


def test_an_undetermined_decision_shows_what_to_ask(cli: Cli, subjects: Path) -> None:
    measure = ("--measure", "internet_information_service_limit")
    told = cli("explain", subjects, "--subject", "E4", *measure, *AS_OF)
    assert "待核实" in told.out
    assert "待查  记录 某市监罚字〔2018〕2号：已列入名单或公布？" in told.out


def test_without_a_measure_every_decision_is_explained(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "P1", *AS_OF)
    assert told.out.count("【强制性】") > 10
    assert "\n\n李某　" in told.out


def test_a_subject_without_decisions_says_so(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "O1", *AS_OF)
    assert told.code == 0
    assert "没有措施" in told.out


@pytest.mark.parametrize("named", ["限制出境", "exit_limit", "ndrc_2016_141.exit_limit"])
def test_a_measure_may_be_named_as_people_do(named: str, cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "P1", "--measure", named, *AS_OF)
    assert told.out.startswith("李某　限制出境　【强制性】适用")


def test_a_subject_may_be_named_as_people_do(cli: Cli, subjects: Path) -> None:
    by_id = cli("explain", subjects, "--subject", "P1", *AIR, *AS_OF)
    assert cli("explain", subjects, "--subject", "李某", *AIR, *AS_OF) == by_id


def test_a_person_known_by_name_only(cli: Cli, subjects: Path) -> None:
    person = "E1#legal_representative#张某"
    told = cli("explain", subjects, "--subject", person, "--measure", "exit_limit", *AS_OF)
    assert told.out.startswith("张某　限制出境")
    assert told.out.count("【强制性】") == 1


def test_a_misspelt_subject_gets_a_suggestion(cli: Cli, subjects: Path) -> None:
    told = cli("explain", subjects, "--subject", "某某精密机械公司", *AS_OF)
    assert told.code == 2
    assert "[subject_not_found]" in told.err
    assert "某某精密机械有限公司" in told.err


def test_a_file_that_cannot_be_read_is_the_only_complaint(cli: Cli, tmp_path: Path) -> None:
    told = cli("explain", tmp_path / "none.jsonl", "--subject", "E1", *AS_OF)
    assert told.code == 1
    assert "[path_missing]" in told.err
    assert "[subject_not_found]" not in told.err


def test_records_that_no_rule_classifies_are_told(cli: Cli, write: Write) -> None:
    record = {"id": "R1", "document_no": "某罚〔2017〕1号", "decided_on": "2017-06-20"}
    subject = {"id": "E1", "kind": "enterprise", "records": [record]}
    path = write("a.jsonl", json.dumps(subject, ensure_ascii=False))
    told = cli("explain", path, "--subject", "E1", *AS_OF)
    assert "另有 1 条记录没有事由，也没有规则能归类，不对应任何措施：某罚〔2017〕1号" in told.out
    assert (
        "1 more without cause"
        in cli("explain", path, "--subject", "E1", *AS_OF, "--lang", "en").out
    )
