"""creditrules evaluate: both forms, related subjects, refused rows, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Cli, Write

from creditrules.model.evaluation import EvaluationDocument

AS_OF = ("--as-of", "2018-06-20")
LISTED = {"id": "R1", "cause": "judgment_defaulter", "listed_on": "2017-06-21"}
COMPANY = {"id": "E1", "kind": "enterprise", "name": "某某有限公司", "records": [LISTED]}
OFFICER = {
    "id": "P1",
    "kind": "individual",
    "name": "王某",
    "relations": [{"role": "legal_representative", "subject": "E1", "from": "2015-01-01"}],
}


def lines(*subjects: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in subjects)


def test_text_gives_a_page_for_each_decision(cli: Cli, subjects: Path) -> None:
    told = cli("evaluate", subjects, *AS_OF)
    assert told.code == 0
    assert "■ 某某有限公司（E1，企业）　基准日 2018-06-20" in told.out
    page = told.out.split("● 限制乘坐飞机", 1)[1].split("●", 1)[0]
    for part in ("惩戒", "【强制性】适用", "待核对", "事由", "发改财金〔2016〕141号", "第三条",
                 "期限", "最高人民法院", "及于  法定代表人 张某"):  # fmt: skip
        assert part in page
    assert "□ 及于：张某" in told.out
    assert "待查  记录 R1：已列入名单或公布？" in told.out


def test_a_warning_about_many_subjects_is_told_once(cli: Cli, write: Write) -> None:
    companies = [{**COMPANY, "id": f"E{number}", "name": f"某某{number}厂"} for number in range(9)]
    told = cli("evaluate", write("a.jsonl", lines(*companies)), *AS_OF, "--brief")
    assert told.out.count("施行日期未能核实") == 1
    assert "E0、E1、E2 等 9 个主体" in told.out


def test_json_is_one_array_in_input_order(cli: Cli, subjects: Path) -> None:
    told = cli("evaluate", subjects, *AS_OF, "--format", "json")
    given = [json.loads(line)["id"] for line in subjects.read_text("utf-8").splitlines()]
    assert [one["subject"] for one in told.json] == given
    assert told.err == ""


def test_json_is_the_same_bytes_on_every_run(process: Cli, subjects: Path) -> None:
    runs = {
        process("evaluate", subjects, *AS_OF, "--format", "json", env={"PYTHONHASHSEED": seed}).out
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("options", [(), ("--all",), ("--all", "--explain")])
def test_json_matches_its_schema_exactly(
    options: tuple[str, ...], cli: Cli, subjects: Path
) -> None:
    for one in cli("evaluate", subjects, *AS_OF, *options, "--format", "json").json:
        document = EvaluationDocument.model_validate(one)
        again = document.model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert again == one


def test_explanations_come_with_json_only_when_asked_for(cli: Cli, subjects: Path) -> None:
    plain = cli("evaluate", subjects, *AS_OF, "--format", "json").json
    told = cli("evaluate", subjects, *AS_OF, "--format", "json", "--explain").json
    assert all("explanation" not in one for each in plain for one in each["decisions"])
    assert all(one["explanation"]["rows"] for each in told for one in each["decisions"])


def test_every_outcome_is_listed_when_asked_for(cli: Cli, subjects: Path) -> None:
    told = cli("evaluate", subjects, *AS_OF, "--all", "--format", "json").json
    outcomes = {one["outcome"] for each in told for one in each["decisions"]}
    assert {"applies", "released", "undetermined"} <= outcomes
    text = cli("evaluate", subjects, *AS_OF, "--all").out
    assert "已解除" in text


def test_no_subjects_are_an_empty_array(cli: Cli, write: Write) -> None:
    told = cli("evaluate", write("none.json", "[]"), *AS_OF, "--format", "json")
    assert (told.code, told.json) == (0, [])


def test_subjects_may_come_from_standard_input(process: Cli) -> None:
    told = process("evaluate", "-", *AS_OF, "--format", "json", given=lines(COMPANY).encode())
    assert told.code == 0
    assert told.json[0]["decisions"]


def test_several_files_are_one_array(cli: Cli, write: Write) -> None:
    one, two = write("a.jsonl", lines(COMPANY)), write("b.json", json.dumps(OFFICER))
    told = cli("evaluate", one, two, *AS_OF, "--format", "json")
    assert [each["subject"] for each in told.json] == ["E1", "P1"]


def test_subjects_of_one_input_are_related(cli: Cli, write: Write) -> None:
    told = cli("evaluate", write("a.jsonl", lines(OFFICER, COMPANY)), *AS_OF, "--format", "json")
    assert any(one["measure_type"] == "exit_limit" for one in told.json[0]["decisions"])


def test_a_related_subject_may_stand_in_another_file(cli: Cli, write: Write) -> None:
    officer, companies = write("p.jsonl", lines(OFFICER)), write("e.jsonl", lines(COMPANY))
    alone = cli("evaluate", officer, *AS_OF, "--format", "json").json
    assert alone[0]["decisions"] == []
    assert [one["code"] for one in alone[0]["warnings"]] == ["related_subject_not_given"]
    told = cli("evaluate", officer, *AS_OF, "--population", companies, "--format", "json").json
    assert [one["subject"] for one in told] == ["P1"]
    assert told[0]["decisions"]
    assert "related_subject_not_given" not in {one["code"] for one in told[0]["warnings"]}


def test_what_was_known_later_grounds_nothing_earlier(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(COMPANY))
    told = cli("evaluate", file, *AS_OF, "--known-at", "2017-01-01", "--format", "json").json
    assert told[0]["decisions"] == []
    assert told[0]["known_at"].startswith("2017-01-01T23:59:59")


def test_guessed_measures_are_off_unless_asked_for(cli: Cli, subjects: Path) -> None:
    plain = cli("evaluate", subjects, *AS_OF, "--format", "json").out
    told = cli("evaluate", subjects, *AS_OF, "--include-guessed", "--format", "json").out
    assert len(told) > len(plain)


def test_numbers_of_persons_are_masked_unless_asked_for(cli: Cli, write: Write) -> None:
    number = "330100190001010013"
    person = {"id": number, "kind": "individual", "name": "李某", "records": [LISTED]}
    file = write("p.jsonl", lines(person))
    assert number not in cli("evaluate", file, *AS_OF).out
    assert number in cli("evaluate", file, *AS_OF, "--show-ids").out


BAD = '{"id": "E2", "kind": "enterprize"}\n'


def test_a_bad_row_is_told_and_the_rest_goes_on(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(COMPANY) + BAD + lines(OFFICER))
    told = cli("evaluate", file, *AS_OF, "--format", "json")
    assert told.code == 1
    assert [one["subject"] for one in told.json] == ["E1", "P1"]
    assert "[subject_value_unknown]" in told.err
    assert "a.jsonl:2:" in told.err
    assert "enterprise" in told.err


def test_refused_rows_can_be_kept(cli: Cli, write: Write, tmp_path: Path) -> None:
    file = write("a.jsonl", lines(COMPANY) + BAD + "{not json\n" + lines(OFFICER))
    kept = tmp_path / "kept.jsonl"
    told = cli("evaluate", file, *AS_OF, "--refused", kept)
    assert told.code == 1
    assert kept.read_text("utf-8") == BAD + "{not json\n"


def test_strict_stops_at_the_first_bad_row(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(COMPANY) + BAD + lines(OFFICER))
    told = cli("evaluate", file, *AS_OF, "--strict", "--brief")
    assert told.code == 1
    assert "某某有限公司" in told.out
    assert "王某" not in told.out


def test_the_array_is_closed_where_strict_stops(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(COMPANY) + BAD + lines(OFFICER))
    told = cli("evaluate", file, *AS_OF, "--strict", "--format", "json")
    assert (told.code, [one["subject"] for one in told.json]) == (1, ["E1"])


def test_a_place_that_cannot_be_written_is_told(cli: Cli, write: Write, tmp_path: Path) -> None:
    file = write("a.jsonl", lines(COMPANY))
    told = cli("evaluate", file, *AS_OF, "--refused", tmp_path)
    assert told.code == 2
    assert "[file_unwritable]" in told.err


def test_the_input_is_not_overwritten_by_its_refused_rows(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(COMPANY))
    told = cli("evaluate", file, *AS_OF, "--refused", file)
    assert told.code == 2
    assert "[file_is_input]" in told.err
    assert file.read_text("utf-8") == lines(COMPANY)


def test_thousands_of_bad_rows_are_counted_not_printed(cli: Cli, write: Write) -> None:
    told = cli("evaluate", write("a.jsonl", BAD * 500), *AS_OF)
    assert told.code == 1
    assert told.err.count("[subject_value_unknown]") == 200
    assert "subject_value_unknown 500" in told.err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.jsonl", b"", "file_empty"),
        ("gbk.json", '{"name": "某某有限公司"}'.encode("gbk"), "file_in_gbk"),
        ("cut.json", b'{"id": "E1", "kind": "enterp', "json_truncated"),
        ("key.json", b'{"id": "E1", "kind": "enterprise", "nmae": "x"}', "subject_key_unknown"),
        ("twice.json", b'{"id": "E1", "id": "E2", "kind": "enterprise"}', "duplicate_key"),
        ("list.json", b'["E1"]', "json_not_object"),
        (
            "day.json",
            b'{"id": "E1", "kind": "other", "records": [{"id": "R", "decided_on": "2018-6-1"}]}',
            "day",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_told_without_a_traceback(
    name: str, content: bytes, code: str, cli: Cli, write: Write
) -> None:
    for lang in ("zh", "en"):
        told = cli("evaluate", write(name, content), *AS_OF, "--lang", lang)
        assert told.code == 1
        assert f"[{code}]" in told.err
        assert "Traceback" not in told.err


def test_a_missing_file_and_a_folder_are_told(cli: Cli, tmp_path: Path) -> None:
    assert "[path_missing]" in cli("evaluate", tmp_path / "none.json", *AS_OF).err
    assert "[file_unreadable]" in cli("evaluate", tmp_path, *AS_OF).err
    assert cli("evaluate", tmp_path, *AS_OF).code == 1


def test_an_unknown_place_is_a_warning(cli: Cli, write: Write) -> None:
    told = cli("evaluate", write("a.jsonl", lines(COMPANY)), *AS_OF, "--jurisdiction", "999999")
    assert told.code == 0
    assert "[jurisdiction_not_listed]" in told.err


def test_a_record_after_the_day_is_told(cli: Cli, write: Write) -> None:
    later = {"id": "R2", "cause": "judgment_defaulter", "decided_on": "2019-01-01"}
    file = write("a.jsonl", lines({"id": "E1", "kind": "enterprise", "records": [later]}))
    told = cli("evaluate", file, *AS_OF)
    assert told.code == 0
    assert "晚于基准日" in told.out


def test_a_catalogue_with_errors_is_refused(cli: Cli, write: Write, subjects: Path) -> None:
    bad = write("bad/a.yaml", "catalogue: a\ninstrumnt: memo_2016_141\nmeasures: []\n")
    told = cli("evaluate", subjects, *AS_OF, "--catalogue", bad.parent)
    assert (told.code, told.out) == (1, "")
    assert "[key_unknown]" in told.err
    assert "instrument" in told.err


def test_subjects_in_yaml(cli: Cli, write: Write) -> None:
    text = "- {id: E1, kind: enterprise, records: [{id: R1, cause: judgment_defaulter}]}\n"
    told = cli("evaluate", write("a.yaml", text), *AS_OF, "--format", "json")
    assert told.code == 0
    assert told.json[0]["undetermined"]
