"""creditrules foresee: drafts from files, joined with what is known of their parties."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cli_runs import Cli, Write

REVOKED = {
    "id": "D1",
    "cause": "food_drug_violation",
    "authority": "某市市场监督管理局",
    "document_no": "某市监罚〔2018〕1号",
    "attributes": {"office_ban_ground": "food_licence_revoked"},
}
PARTY = {
    "id": "E1",
    "kind": "enterprise",
    "name": "某某食品有限公司",
    "identifiers": {"uscc": "91370102MA0000015A"},
}
DRAFT = {**PARTY, "records": [REVOKED]}
DIRECTOR = {
    "id": "330100190001010013",
    "kind": "individual",
    "name": "张某",
    "relations": [{"role": "legal_representative", "subject": "E1", "from": "2015-01-01"}],
}
BAN = "330100190001010013/food_occupation_limit"
ON = ("--as-of", "2018-06-20")


def lines(*subjects: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in subjects)


def ids(changes: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in changes]


def test_json_has_what_follows_for_whom_until_when_and_on_what_basis(
    cli: Cli, write: Write
) -> None:
    draft, population = write("d.jsonl", lines(DRAFT)), write("p.jsonl", lines(DIRECTOR))
    told = cli("foresee", draft, "--population", population, *ON, "--format", "json")
    assert (told.code, told.err) == (0, "")
    (found,) = told.json
    assert (found["schema"], found["subject"], found["draft"], found["nothing"]) == (
        "creditrules/foresight/1", "E1", "D1", None,
    )  # fmt: skip
    (ban,) = found["certain"]
    assert (ban["id"], ban["change"], ban["name"], ban["force"]) == (
        BAN, "started", "张某", "mandatory",
    )  # fmt: skip
    assert ban["period"] == {"start": "2018-06-20", "end": "2023-06-20", "end_known": True}
    assert ban["legal_bases"][1]["articles"] == ["第一百三十五条"]
    assert ban["implementers"]
    assert "E1/key_supervision" in ids(found["if_listed"])
    assert not {*ids(found["if_listed"])} & {*ids(found["questions"])}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["一经作出即引发 1 项", "处罚本身不是列入", "及于：张某", "法定期限", "待核实"]),
        ("en", ["at once: 1", "only if the party is then listed", "set by law", "To ask"]),
    ],
)
def test_text_keeps_apart_what_is_certain_hypothetical_and_open(
    lang: str, words: list[str], cli: Cli, write: Write
) -> None:
    files = write("d.jsonl", lines(DRAFT)), "--population", write("p.jsonl", lines(DIRECTOR))
    line = ("foresee", *files, "--as-of", "2021-06-20", "--jurisdiction", "330100")
    out = cli(*line, "--lang", lang).out
    assert [one for one in words if one not in out] == []
    assert "330100190001010013" not in out


@pytest.mark.parametrize(
    ("lang", "words", "alone"),
    [
        ("zh", "草稿没有事由，也没有规则能归类", "仅凭这一决定不引发措施"),
        ("en", "no rule classifies it", "nothing follows from the decision alone"),
    ],
)
def test_where_nothing_follows_it_says_so(
    lang: str, words: str, alone: str, cli: Cli, write: Write
) -> None:
    unclassified = {"id": "D2", "authority": "某市某局"}
    listable = {"id": "D3", "cause": "judgment_defaulter"}
    draft = write("d.jsonl", lines({**PARTY, "records": [unclassified, listable]}))
    first, second = cli("foresee", draft, *ON, "--lang", lang).out.strip().split("\n\n■")
    assert words in first
    assert alone in second


def test_each_draft_is_asked_by_itself_beside_the_records_the_party_has(
    cli: Cli, write: Write
) -> None:
    known = {"id": "R1", "cause": "food_drug_violation", "listed_on": "2018-01-10"}
    drafts = [{"id": name, "cause": "food_drug_violation"} for name in ("D1", "D2")]
    draft = write("d.jsonl", lines({**PARTY, "records": drafts}))
    population = write("p.jsonl", lines({**PARTY, "records": [known]}))
    alone = cli("foresee", draft, *ON, "--format", "json").json
    beside = cli("foresee", draft, "--population", population, *ON, "--format", "json").json
    assert [one["draft"] for one in alone] == [one["draft"] for one in beside] == ["D1", "D2"]
    assert "E1/key_supervision" in ids(alone[0]["if_listed"])
    assert "E1/key_supervision" not in ids(beside[0]["if_listed"])


def test_drafts_of_a_table_meet_their_party_by_its_number(cli: Cli, write: Write) -> None:
    heads = "行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),行政处罚决定书文号,"
    heads += (
        "违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚机关"
    )
    row = "某某食品有限公司,法人及非法人组织,91370102MA0000015A,某市监罚〔2018〕1号,"
    row += "经营超过保质期的食品,无,中华人民共和国食品安全法,罚款,罚款50000元,5,2018-06-20,"
    row += "某市食品药品监督管理局"
    table = write("d.csv", f"{heads}\n{row}\n")
    population = write("p.jsonl", lines(PARTY, DIRECTOR))
    told = cli("foresee", table, "--population", population, *ON, "--format", "json")
    (found,) = told.json
    assert (told.code, found["subject"]) == (0, "E1")
    assert "E1/key_supervision" in ids(found["if_listed"] + found["questions"])


def test_a_draft_that_contradicts_a_known_record_is_told_and_passed_over(
    cli: Cli, write: Write
) -> None:
    other = {**REVOKED, "document_no": "别的文号"}
    draft = write("d.jsonl", lines(DRAFT))
    population = write("p.jsonl", lines({**PARTY, "records": [other]}))
    for lang in ("zh", "en"):
        told = cli(
            "foresee", draft, "--population", population, *ON, "--format", "json", "--lang", lang
        )
        assert (told.code, told.json) == (1, [])
        assert "[draft_known]" in told.err
        assert "[record_clash]" in told.err


def test_a_day_is_needed(cli: Cli, write: Write) -> None:
    told = cli("foresee", write("d.jsonl", lines(DRAFT)))
    assert told.code == 2
    assert "[as_of_missing]" in told.err
