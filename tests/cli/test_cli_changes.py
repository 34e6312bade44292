"""creditrules changes: what is told in both languages and forms, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Cli, Write

RECORD = {
    "id": "R1",
    "cause": "judgment_defaulter",
    "authority": "某市某区人民法院",
    "decided_on": "2017-06-20",
    "listed_on": "2017-06-21",
    "events": [{"type": "delisting", "happened_on": "2018-03-01"}],
}
COMPANY = {
    "id": "E1",
    "kind": "enterprise",
    "name": "某某有限公司",
    "relations": [{"role": "legal_representative", "name": "张某", "from": "2015-01-01"}],
    "records": [RECORD],
}
CLEAN = {"id": "E9", "kind": "enterprise", "name": "无记录厂"}
SPAN = ("--from", "2018-02-20", "--to", "2018-06-20")


def lines(*subjects: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in subjects)


@pytest.fixture
def file(write: Write) -> Path:
    return write("a.jsonl", lines(COMPANY, CLEAN))


@pytest.mark.parametrize(
    ("lang", "ended", "because", "nothing"),
    [
        ("zh", "结束　限制乘坐飞机", "事件：移出", "没有变化"),
        ("en", "ended　Limit on air travel", "event: delisting", "nothing changed"),
    ],
)
def test_text_tells_each_change_by_its_day(
    lang: str, ended: str, because: str, nothing: str, cli: Cli, file: Path
) -> None:
    told = cli("changes", file, *SPAN, "--lang", lang)
    assert (told.code, told.err) == (0, "")
    company, clean = told.out.strip().split("\n\n")
    heading, day, first, cause, *_ = company.splitlines()
    assert (heading, day) == ("某某有限公司", "  2018-03-01")
    assert ended in company
    assert (first[:4], cause) == ("    ", f"      {because}")
    assert any(line.endswith("（张某）") for line in company.splitlines())
    assert clean.splitlines() == ["无记录厂", f"  {nothing}"]


def test_json_tells_the_same(cli: Cli, file: Path) -> None:
    company, clean = cli("changes", file, *SPAN, "--format", "json").json
    assert clean == {
        "schema": "creditrules/changes/1",
        "subject": "E9",
        "from": "2018-02-20",
        "to": "2018-06-20",
        "changes": [],
    }
    (change,) = [one for one in company["changes"] if one["id"] == "E1/air_and_rail_limit"]
    period = {"start": "2017-06-21", "end": "2018-02-28", "end_known": True}
    assert change == {
        "id": "E1/air_and_rail_limit",
        "on": "2018-03-01",
        "kind": "ended",
        "title": change["title"],
        "before": {
            "outcome": "applies",
            "force": "mandatory",
            "period": {"start": "2017-06-21", "end": None, "end_known": False},
        },
        "after": {"outcome": "released", "force": "mandatory", "period": period},
        "causes": [
            {"code": "event", "instrument": None, "event": "delisting", "words": "事件：移出"}
        ],
    }


def test_json_is_one_array_in_either_language(cli: Cli, file: Path) -> None:
    told = [
        cli("changes", file, *SPAN, "--format", "json", "--lang", lang).json
        for lang in ("zh", "en")
    ]
    words = [
        {cause["words"] for one in each[0]["changes"] for cause in one["causes"]} for each in told
    ]
    assert words == [{"事件：移出"}, {"event: delisting"}]


def test_a_change_of_force_is_told(cli: Cli, write: Write) -> None:
    rules = write(
        "rules/cap.yaml",
        "catalogue: trial_cap\ninstrument: memo_2016_141\n"
        "force_cap: {from: 2018-01-15, measure_types: [air_and_rail_limit]}\n",
    )
    file = write("a.jsonl", lines({**COMPANY, "relations": []}))
    line = ("changes", file, "--from", "2018-01-01", "--to", "2018-02-01", "--catalogue", rules)
    for lang, words in (("zh", "：强制性 → 推荐性"), ("en", ": mandatory -> recommended")):
        out = cli(*line, "--lang", lang).out
        assert words in out
        assert "2018-01-15" in out


def test_only_days_on_which_something_changed_are_told(cli: Cli, subjects: Path) -> None:
    told = cli("changes", subjects, "--from", "2018-06-20", "--to", "2026-06-20")
    assert told.code == 0
    rows = told.out.splitlines()
    for day, following in zip(rows, [*rows[1:], ""], strict=True):
        if day.strip().replace("-", "").isdigit():
            assert following.startswith("    "), day


def test_the_place_and_what_was_known_count(cli: Cli, file: Path) -> None:
    known = cli("changes", file, *SPAN, "--known-at", "2018-02-20", "--format", "json").json
    causes = {cause["code"] for each in known for one in each["changes"] for cause in one["causes"]}
    assert "event" not in causes
    place = cli("changes", file, *SPAN, "--jurisdiction", "370100", "--format", "json")
    assert place.code == 0


def test_numbers_of_persons_are_masked_unless_asked_for(cli: Cli, write: Write) -> None:
    number = "330100190001010013"
    file = write("p.jsonl", lines({"id": number, "kind": "individual", "records": [RECORD]}))
    assert number not in cli("changes", file, *SPAN).out
    assert number in cli("changes", file, *SPAN, "--show-ids").out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("--from 2018-06-20 --to 2018-06-19", "days_reversed", "2018-06-19"),
        ("--from 2018-06-20", "option_needed", "--to"),
        ("--from 2018-06-31 --to 2018-07-01", "date_unreadable", "--from"),
        ("--from 2018-06-20 --to soon", "date_unreadable", "--to"),
        ("--from 2018-06-20 --to 2018-06-21 --jurisdiction 山东", "jurisdiction_unreadable",
         "370000"),
        ("--from 2018-06-20 --to 2018-06-21 --as-of 2018-06-20", "option_unfit", "--as-of"),
    ],
)  # fmt: skip
def test_wrong_use_says_how_to_mend_the_line(
    options: str, code: str, said: str, cli: Cli, file: Path
) -> None:
    for lang in ("zh", "en"):
        told = cli("changes", file, *options.split(), "--lang", lang)
        assert (told.code, told.out) == (2, "")
        assert f"[{code}]" in told.err
        assert said in told.err


def test_a_first_day_that_is_missing_is_asked_for_by_its_name(cli: Cli, file: Path) -> None:
    told = cli("changes", file, "--to", "2018-06-20")
    assert told.code == 2
    assert "--from" in told.err
    assert "--as-of" not in told.err


def test_one_day_is_no_span_but_no_error(cli: Cli, file: Path) -> None:
    told = cli("changes", file, "--from", "2018-03-01", "--to", "2018-03-01")
    assert (told.code, told.out.count("没有变化")) == (0, 2)


def test_a_file_that_is_missing_is_told(cli: Cli, tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        told = cli("changes", tmp_path / "none.json", *SPAN, "--lang", lang)
        assert (told.code, told.out) == (1, "")
        assert "[path_missing]" in told.err


def test_a_bad_row_is_told_and_the_rest_goes_on(cli: Cli, write: Write) -> None:
    bad = '{"id": "E2", "kind": "enterprize"}\n'
    told = cli("changes", write("a.jsonl", bad + lines(CLEAN)), *SPAN, "--format", "json")
    assert (told.code, [one["subject"] for one in told.json]) == (1, ["E9"])
    assert "[subject_value_unknown]" in told.err


LISTED = {"id": "R1", "cause": "judgment_defaulter", "listed_on": "2017-06-21"}
OLD = {**COMPANY, "records": [LISTED]}
GONE = {**COMPANY, "id": "E2", "name": "某某厂", "relations": [], "records": [LISTED]}
NEW = {**GONE, "id": "E3", "name": "某某店"}
UPDATE = ("--as-of", "2018-06-20", "--format", "json")


def kinds(told: dict[str, Any]) -> set[str]:
    return {one["kind"] for one in told["changes"]}


def test_two_versions_of_a_list_are_compared_by_decision_on_one_day(cli: Cli, write: Write) -> None:
    old, new = write("old.jsonl", lines(OLD, GONE, CLEAN)), write("new.jsonl", lines(COMPANY, NEW))
    told = cli("changes", new, "--before", old, *UPDATE)
    assert (told.code, told.err) == (0, "")
    found = {one["subject"]: one for one in told.json}
    assert list(found) == ["E1", "E3", "E2", "E9"]
    assert {one["from"] == one["to"] == "2018-06-20" for one in found.values()} == {True}
    assert kinds(found["E1"]) >= {"ended"}
    assert {cause["event"] for one in found["E1"]["changes"] for cause in one["causes"]} >= {
        "delisting"
    }
    assert kinds(found["E3"]) == {"started", "unclear"}
    assert kinds(found["E2"]) == {"ended"}
    assert found["E9"]["changes"] == []


def test_a_list_that_did_not_change_changes_nothing(cli: Cli, file: Path) -> None:
    told = cli("changes", file, "--before", file, *UPDATE).json
    assert [one["changes"] for one in told] == [[], []]


def test_full_gives_the_whole_decision_before_and_after(cli: Cli, write: Write) -> None:
    old, new = write("old.jsonl", lines(GONE)), write("new.jsonl", lines(NEW))
    started, ended = cli("changes", new, "--before", old, *UPDATE, "--full").json
    for change in started["changes"]:
        assert (change["before"], change["after"]["id"]) == (None, change["id"])
    for change in ended["changes"]:
        assert change["before"]["digest"]


def test_others_are_known_to_both_versions(cli: Cli, write: Write) -> None:
    director = {
        "id": "P1",
        "kind": "individual",
        "relations": [{"role": "legal_representative", "subject": "E2", "from": "2015-01-01"}],
    }
    old, new = write("old.jsonl", lines(director)), write("new.jsonl", lines(director))
    population = write("p.jsonl", lines(GONE))
    (told,) = cli("changes", new, "--before", old, "--population", population, *UPDATE).json
    assert told["changes"] == []


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("", "option_needed", "--as-of"),
        ("--as-of 2018-06-20 --from 2018-06-20", "option_unfit", "--from"),
        ("--as-of 2018-06-20 --to 2018-06-20", "option_unfit", "--to"),
    ],
)
def test_an_update_has_one_day(options: str, code: str, said: str, cli: Cli, file: Path) -> None:
    told = cli("changes", file, "--before", file, *options.split())
    assert (told.code, told.out) == (2, "")
    assert f"[{code}]" in told.err
    assert said in told.err


def test_a_version_with_a_bad_row_is_told(cli: Cli, write: Write) -> None:
    bad = write("old.jsonl", '{"id": "E2", "kind": "enterprize"}\n')
    told = cli("changes", write("new.jsonl", lines(CLEAN)), "--before", bad, *UPDATE)
    assert (told.code, len(told.json)) == (1, 1)
