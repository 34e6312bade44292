"""creditrules screen: from files to a verdict and its alerts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cli_runs import Cli, Write

LISTED = {
    "id": "R1",
    "cause": "judgment_defaulter",
    "authority": "某市某区人民法院",
    "document_no": "（2017）某执1号",
    "listed_on": "2017-06-21",
}
APPLICANT = {"id": "E1", "kind": "enterprise", "name": "某某有限公司"}
PERSON = {"id": "P1", "kind": "individual", "name": "李某", "records": [LISTED]}
SAID = ("screen", "--action", "register.legal_representative", "--as-of", "2018-06-20")


def lines(*subjects: dict[str, Any]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in subjects)


def test_a_block_is_told_with_its_window(cli: Cli, write: Write) -> None:
    file = write("application.jsonl", lines(APPLICANT, PERSON))
    told = cli(*SAID, file, "--person", "P1", "--field", "软件开发")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[:4] == [
        "■ 登记法定代表人：某某有限公司　基准日 2018-06-20",
        "  结论  拦截（警示 1 条）",
        "",
        "拦截　李某　限制登记为企业法定代表人、董事、监事、高级管理人员　【强制性】适用（待核对）",
    ]
    for words in ("机构  某市某区人民法院", "原因  失信被执行人", "时限  2017-06-21 起", "应办"):
        assert words in told.out


def test_the_document_is_that_of_the_library(cli: Cli, write: Write) -> None:
    file = write("application.jsonl", lines(APPLICANT, PERSON))
    told = cli(*SAID, file, "--person", "P1", "--format", "json", "--lang", "en")
    assert told.json["schema"] == "creditrules/screening/1"
    assert (told.json["applicant"], told.json["persons"]) == ("E1", ["P1"])
    assert told.json["verdict"] == "block"
    assert "Judgment defaulter" in told.json["alerts"][0]["reason"]


def test_what_stands_in_the_population_is_found(cli: Cli, write: Write) -> None:
    held = {"role": "legal_representative", "subject": "P1", "from": "2015-01-01"}
    record = {
        "id": "R1",
        "cause": "dishonest_enterprise",
        "decided_on": "2017-03-01",
        "listed_on": "2017-03-03",
        "attributes": {"list_name": "serious_violation_list"},
    }
    other = {"id": "E2", "kind": "enterprise", "relations": [held], "records": [record]}
    file = write("application.jsonl", lines(APPLICANT))
    others = write("others.jsonl", lines({**PERSON, "records": []}, other))
    told = cli(*SAID, file, "--person", "P1", "--population", others, "--format", "json")
    assert told.json["alerts"][0]["records"][0]["owner"] == "E2"
    assert told.json["verdict"] == "block"


def test_the_applicant_may_be_named_and_must_be_clear(cli: Cli, write: Write) -> None:
    second = {"id": "E2", "kind": "enterprise", "name": "另一有限公司"}
    file = write("application.jsonl", lines(APPLICANT, second, PERSON))
    told = cli(*SAID, file)
    assert told.code == 2
    assert "applicant_unclear" in told.err
    assert "E1 | E2" in told.err
    told = cli(*SAID, file, "--applicant", "另一有限公司", "--format", "json")
    assert told.json["applicant"] == "E2"
    told = cli(*SAID, file, "--applicant", "E3")
    assert told.code == 2
    assert "subject_not_found" in told.err


@pytest.mark.parametrize(
    ("action", "meant"),
    [("register.directer", "register.director"), ("登记董事", "register.director")],
)
def test_a_misspelt_action_is_refused_with_what_was_meant(
    action: str, meant: str, cli: Cli, write: Write
) -> None:
    file = write("application.jsonl", lines(APPLICANT))
    told = cli("screen", file, "--action", action, "--as-of", "2018-06-20")
    assert told.code == 2
    assert meant in told.err


def test_an_action_may_be_named_by_its_title(cli: Cli, write: Write) -> None:
    file = write("application.jsonl", lines(APPLICANT))
    told = cli("screen", file, "--action", "简易注销", "--as-of", "2018-06-20", "--format", "json")
    assert (told.json["action"], told.json["verdict"]) == (
        "register.simplified_deregistration",
        "pass",
    )


def test_what_is_refused_is_told_by_the_exit_code(cli: Cli, write: Write) -> None:
    file = write("application.jsonl", lines(APPLICANT) + "nonsense\n")
    told = cli(*SAID, file)
    assert told.code == 1
    assert "待核实" in told.out


def test_the_day_is_needed(cli: Cli, write: Write) -> None:
    file = write("application.jsonl", lines(APPLICANT))
    told = cli("screen", file, "--action", "简易注销")
    assert told.code == 2
    assert "as_of_missing" in told.err
