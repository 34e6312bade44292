"""creditrules report basis: clearing the catalogue, and what stands on a document."""

from __future__ import annotations

import pytest
from cli_runs import EXAMPLES, Cli

AS_OF = ("--as-of", "2021-06-20")


def test_the_bases_that_need_looking_at_are_grouped_by_why(cli: Cli) -> None:
    told = cli("report", "basis", *AS_OF)
    assert told.code == 0
    heads = ["■ 文件已失效", "■ 依据层级不够", "■ 依据未核实", "■ 所引文件已失效"]
    assert [told.out.index(one) for one in heads] == sorted(told.out.index(one) for one in heads)
    assert "ndrc_2014_3062.air_and_rail_limit" in told.out
    assert "将要变化" not in told.out
    assert "measures need looking at" in cli("report", "basis", *AS_OF, "--lang", "en").out


def test_what_changes_within_some_days_is_told(cli: Cli) -> None:
    told = cli("report", "basis", "--as-of", "2020-12-01", "--within", "30", "--format", "json")
    soon = [one for one in told.json["concerns"] if one["state"] == "changes"]
    assert {one["on"] for one in soon} >= {"2020-12-18"}
    assert {tuple(one["instruments"]) for one in soon if one["on"] == "2020-12-18"} == {
        ("gbf_2020_49",)
    }


def test_decisions_that_the_law_changes_soon_are_told_by_subject(cli: Cli) -> None:
    given = ("--as-of", "2020-12-01", "--within", "30", str(EXAMPLES))
    told = cli("report", "basis", *given)
    assert "□ 某某有限公司" in told.out
    assert "依据层级要求：国办发〔2020〕49号" in told.out
    subjects = cli("report", "basis", *given, "--format", "json").json["subjects"]
    assert all(one["on"] == "2020-12-18" for met in subjects for one in met["decisions"])


@pytest.mark.parametrize("named", ["memo_2016_141", "ndrc_2016_141", "发改财金〔2016〕141号"])
def test_what_stands_on_a_document(cli: Cli, named: str) -> None:
    command = ("report", "basis", str(EXAMPLES), "--as-of", "2018-06-20", "--instrument", named)
    told = cli(*command, "--format", "json").json
    assert told["instrument"] == "memo_2016_141"
    stands = {one["item"]: one["stands_without"] for one in told["items"]}
    assert stands["ndrc_2016_141.air_and_rail_limit"] is False
    assert all(free is not one.startswith("ndrc_2016_141.") for one, free in stands.items())
    assert told["measure_types"]
    ended = {one["id"].rpartition("/")[2] for met in told["subjects"] for one in met["decisions"]}
    assert "air_and_rail_limit" in ended
    assert "不能成立　限制乘坐飞机" in cli(*command).out


def test_a_law_beside_a_memorandum_ends_nothing_before_bases_are_asked_for(cli: Cli) -> None:
    law = ("--instrument", "政府采购法", "--format", "json")
    before = cli("report", "basis", "--as-of", "2018-06-20", *law).json
    after = cli("report", "basis", "--as-of", "2021-06-20", *law).json
    assert all(one["stands_without"] for one in before["items"])
    assert not all(one["stands_without"] for one in after["items"])


def test_the_picture(cli: Cli) -> None:
    told = cli("report", "basis", *AS_OF, "--instrument", "政府采购法", "--format", "svg")
    assert told.out.startswith("<?xml")
    assert "立在《政府采购法》上的措施" in told.out
    all_of_it = cli("report", "basis", *AS_OF, "--format", "svg", "--lang", "en").out
    assert "Measures whose bases need looking at" in all_of_it


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("basis", *AS_OF, "--instrument", "某某法"), "thing_unknown"),
        (("basis", *AS_OF, "--instrument", "memo_2016_142"), "thing_misspelt"),
        (("basis", *AS_OF, "--within", "soon"), "number_unreadable"),
        (("basis",), "as_of_missing"),
        (("basis", *AS_OF, str(EXAMPLES), "--format", "svg"), "option_unfit"),
        (("unclassified", *AS_OF), "argument_missing"),
        (("unclassified", *AS_OF, str(EXAMPLES), "--within", "3"), "option_unfit"),
        (("unclassified", *AS_OF, str(EXAMPLES), "--format", "svg"), "option_unfit"),
    ],
)
def test_what_cannot_be_asked_is_told(cli: Cli, line: tuple[str, ...], code: str) -> None:
    told = cli("report", *line)
    assert told.code == 2
    assert f"[{code}]" in told.err
    assert told.out == ""
