"""creditrules release: what an event ends and what stays, in both languages and forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Cli, Write

COMPANY = {
    "id": "E1",
    "kind": "enterprise",
    "name": "某某有限公司",
    "relations": [{"role": "legal_representative", "name": "张某", "from": "2015-01-01"}],
    "records": [
        {
            "id": "R1",
            "cause": "judgment_defaulter",
            "listed_on": "2017-06-21",
            "severity": "serious",
        }
    ],
}
BANNED = {
    "id": "330100190001010013",
    "kind": "individual",
    "name": "张某",
    "records": [
        {
            "id": "R2",
            "cause": "food_drug_violation",
            "decided_on": "2018-03-12",
            "attributes": {"office_ban_ground": "food_licence_revoked"},
        }
    ],
}
TWIN = {**COMPANY, "id": "E2", "name": "某某厂"}
DELISTED = ("--record", "R1", "--event", "delisting", "--on", "2018-06-20")


def lines(*subjects: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in subjects)


@pytest.fixture
def file(write: Write) -> Path:
    return write("a.jsonl", lines(COMPANY, BANNED))


def test_json_has_every_change_by_decision_id(cli: Cli, file: Path) -> None:
    told = cli("release", file, *DELISTED, "--format", "json")
    assert (told.code, told.err) == (0, "")
    found = told.json
    assert (found["schema"], found["subject"], found["record"]) == (
        "creditrules/release/1", "E1", "R1",
    )  # fmt: skip
    assert found["event"] == {"type": "delisting", "happened_on": "2018-06-20"}
    (change,) = [one for one in found["changes"] if one["id"] == "E1/air_and_rail_limit"]
    assert change["kind"] == "ended"
    assert change["before"].keys() == {"outcome", "force", "period"}
    assert {one["id"].partition("/")[0] for one in found["changes"]} == {
        "E1", "E1#legal_representative#张某",
    }  # fmt: skip


def test_full_gives_whole_decisions_to_keep(cli: Cli, file: Path) -> None:
    found = cli("release", file, *DELISTED, "--format", "json", "--full").json
    for change in found["changes"]:
        for side in ("before", "after"):
            assert change[side]["id"] == change["id"]
            assert change[side]["digest"]
            assert change[side]["legal_bases"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["信用修复", "没有变化", "仍然适用 1 项", "规定的期限尚未届满", "2023-03-12"]),
        ("en", ["repair", "nothing changed", "stay in spite of it: 1", "set by law", "2023-03-12"]),
    ],
)
def test_what_stays_says_why_and_until_when(
    lang: str, words: list[str], cli: Cli, file: Path
) -> None:
    line = ("release", file, "--record", "R2", "--event", "repair", "--on", "2018-06-20")
    told = cli(*line, "--lang", lang)
    assert [one for one in words if one not in told.out] == []
    assert "330100190001010013" not in told.out
    assert "330100190001010013" in cli(*line, "--show-ids").out


def test_the_end_of_a_period_needs_no_event(cli: Cli, file: Path) -> None:
    line = ("release", file, "--record", "R2", "--event", "natural", "--format", "json")
    assert cli(*line, "--on", "2023-03-12").json["changes"] == []
    found = cli(*line, "--on", "2023-03-13").json
    assert (found["event"], found["stays"]) == (None, [])
    assert [one["causes"][0]["code"] for one in found["changes"]] == ["period_ends"]


def test_before_the_first_day_of_the_calendar_nothing_ends(cli: Cli, file: Path) -> None:
    line = ("release", file, "--record", "R1", "--event", "natural", "--format", "json")
    told = cli(*line, "--on", "0001-01-01")
    assert (told.code, told.json["changes"]) == (0, [])


def test_objections_and_corrections_say_what_they_came_to(cli: Cli, file: Path) -> None:
    line = ("release", file, "--record", "R1", "--on", "2018-06-20", "--format", "json")
    closed = cli(*line, "--event", "objection_closed").json
    assert {one["reason"] for one in closed["stays"]} == {"not_upheld"}
    upheld = cli(*line, "--event", "objection_closed", "--upheld").json
    assert {one["kind"] for one in upheld["changes"]} >= {"ended"}
    corrected = cli(*line, "--event", "correction", "--set", "cause=work_safety_violation").json
    assert corrected["event"]["set"] == {"cause": "work_safety_violation"}
    assert {one["kind"] for one in corrected["changes"]} >= {"started", "ended"}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("foo=bar", "attribute_unknown"),
        ("severity=huge", "correction_unreadable"),
        ("listed_on=tomorrow", "correction_unreadable"),
        ("cause=nope", "cause_unknown"),
    ],
)
def test_a_correction_that_means_nothing_is_told(
    cli: Cli, file: Path, given: str, code: str
) -> None:
    line = ("release", file, "--record", "R1", "--on", "2018-06-20", "--event", "correction")
    told = cli(*line, "--set", given, "--format", "json").json
    assert [one["code"] for one in told["warnings"]] == [code]
    assert "提示" in cli(*line, "--set", given).out


def test_a_later_day_may_be_asked_about(cli: Cli, file: Path) -> None:
    found = cli("release", file, *DELISTED, "--as-of", "2018-07-01", "--format", "json").json
    assert found["as_of"] == "2018-07-01"
    assert found["changes"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("--record R1 --event delisting", "option_needed", "--on"),
        ("--record R9 --event delisting --on 2018-06-20", "record_not_found", "R9"),
        ("--record R1 --subject E9 --event delisting --on 2018-06-20", "record_not_found", "R1"),
        ("--record R1 --event deletion --on 2018-06-20", "choice_unknown", "delisting"),
        ("--record R1 --event repair --upheld --on 2018-06-20", "option_unfit", "--upheld"),
        ("--record R1 --event repair --set a=1 --on 2018-06-20", "option_unfit", "--set"),
        ("--record R1 --event correction --set a --on 2018-06-20", "correction_form", "KEY=VALUE"),
        ("--record R1 --event listing --on 2018-06-20", "event_contradicts", "2017-06-21"),
    ],
)  # fmt: skip
def test_wrong_use_says_how_to_mend_the_line(
    options: str, code: str, said: str, cli: Cli, file: Path
) -> None:
    told = [cli("release", file, *options.split(), "--lang", lang) for lang in ("zh", "en")]
    assert [one.code for one in told] == [2, 2]
    for one in told:
        assert f"[{code}]" in one.err
    assert said in told[0].err + told[1].err


def test_a_record_id_of_several_subjects_needs_the_subject(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(COMPANY, TWIN))
    for lang in ("zh", "en"):
        told = cli("release", file, *DELISTED, "--lang", lang)
        assert told.code == 2
        assert "[record_of_several]" in told.err
        assert "E1 | E2" in told.err
    assert (
        cli("release", file, *DELISTED, "--subject", "E2", "--format", "json").json["subject"]
        == "E2"
    )
