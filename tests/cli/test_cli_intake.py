"""creditrules intake: tables and files joined, how columns are read, what is refused and kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_runs import Cli, Write, same_as_golden
from cli_tables import HEADINGS, LISTS, PENALTIES, A, B, listing, penalty

COMPANY = {"id": "E1", "kind": "enterprise", "name": "某某有限公司", "identifiers": {"uscc": A}}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_subjects_and_findings_read_as_they_should(lang: str, cli: Cli, write: Write) -> None:
    write("penalties.csv", PENALTIES)
    write("lists.csv", LISTS)
    told = cli("intake", "penalties.csv", "lists.csv", "--lang", lang)
    assert told.code == 1
    assert same_as_golden("intake.jsonl", told.out)
    assert same_as_golden(f"intake.{lang}.txt", told.err)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_mapping_reads_as_it_should(lang: str, cli: Cli, write: Write) -> None:
    write("penalties.csv", ("\ufeff某市行政处罚公示\n" + PENALTIES).replace(",", "\t"))
    write("lists.csv", LISTS.encode("gbk"))
    told = cli("intake", "--show-mapping", "penalties.csv", "lists.csv", "--lang", lang)
    assert told.code == 0
    assert same_as_golden(f"mapping.{lang}.txt", told.out)
    assert "[table_title_skipped]" in told.err


def test_the_mapping_as_json(cli: Cli, write: Write) -> None:
    write("lists.csv", LISTS.encode("gbk"))
    (one,) = cli("intake", "--show-mapping", "lists.csv", "--format", "json").json
    assert (one["schema"], one["table"], one["heading_row"]) == ("creditrules/mapping/1", "list", 1)
    assert (one["encoding"], one["delimiter"], one["sheet"]) == ("gb18030", ",", None)
    assert [column["column"] for column in one["columns"]][:3] == ["list_name", "name", "uscc"]
    assert one["columns"][3] == {
        "number": 4, "heading": "列入日期", "column": "listed_on", "label": "列入日期",
        "reading": "day", "unit": None, "ignored": None,
    }  # fmt: skip


def test_a_file_without_headings_has_no_mapping(cli: Cli, write: Write) -> None:
    told = cli("intake", "--show-mapping", write("a.csv", "甲,乙\n1,2\n"))
    assert (told.code, told.out) == (1, "")
    assert "[table_headings_missing]" in told.err
    assert "[path_missing]" in cli("intake", "--show-mapping", "none.csv").err


def test_what_is_printed_is_read_again(cli: Cli, write: Write) -> None:
    tables = write("penalties.csv", HEADINGS + penalty("某某有限公司", A)), write("l.csv", LISTS)
    first = cli("intake", *tables)
    again = cli("intake", write("again.jsonl", first.out))
    assert (again.code, again.out, again.err) == (0, first.out, "")
    array = cli("intake", *tables, "--format", "json")
    assert [json.loads(line) for line in first.out.splitlines()] == array.json


def test_tables_and_subjects_of_hosts_are_joined(cli: Cli, write: Write) -> None:
    own = write("own.jsonl", json.dumps(COMPANY))
    table = write("penalties.csv", HEADINGS + penalty("某某有限公司", A))
    for files in ((own, table), (table, own)):
        (one,) = cli("intake", *files, "--format", "json").json
        assert one["id"] == "E1"
        assert len(one["records"]) == 1


def test_names_in_gbk_are_read_and_kept_in_gbk(cli: Cli, write: Write, tmp_path: Path) -> None:
    good, bad = penalty("某某有限公司", A), penalty("示例商贸有限公司", B, day="2018-02-30")
    file = write("penalties.csv", (HEADINGS + good + bad).encode("gb18030"))
    told = cli("intake", file, "--refused", "kept.csv", "--format", "json")
    assert [one["name"] for one in told.json] == ["某某有限公司"]
    assert (tmp_path / "kept.csv").read_bytes().decode("gb18030") == HEADINGS + bad


def test_every_row_is_summed_up(cli: Cli, write: Write) -> None:
    write("penalties.csv", PENALTIES)
    told = cli("intake", "penalties.csv")
    assert "penalties.csv：5 行 = 采用 2 + 同一记录 1 + 拒收 1 + 空行和说明 1" in told.err
    told = cli("intake", "penalties.csv", "--lang", "en")
    assert "penalties.csv: 5 rows = 2 used + 1 repeated + 1 refused + 1 blank or notes" in told.err


CLASH = (
    HEADINGS
    + penalty("某某有限公司", A, 1)
    + penalty("某某有限公司", A, 1, fine="3")
    + penalty("某某有限公司", A, 2)
)
MIXED_UP = (
    HEADINGS
    + penalty("某某有限公司", A, 1)
    + penalty("示例商贸有限公司", B, 2)
    + penalty("某某有限公司", B, 3)
)
BAD_DAY = HEADINGS + penalty("某某有限公司", A) + penalty("示例商贸有限公司", B, day="2018-13-01")


@pytest.mark.parametrize(
    ("table", "code", "lines", "wrong", "right"),
    [
        (BAD_DAY, "table_day_impossible", [2], "2018-13-01", "2018-12-01"),
        (CLASH, "record_clash", [1, 2], "某市监罚〔2018〕1号,虚假宣传,罚款,3",
         "某市监罚〔2018〕9号,虚假宣传,罚款,3"),
        (MIXED_UP, "row_of_two_subjects", [3], f"某某有限公司,法人及非法人组织,{B}",
         f"示例商贸有限公司,法人及非法人组织,{B}"),
    ],
    ids=["reading", "clash", "mixed_up"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_refused_rows_are_kept_as_they_stood_and_give_what_was_missing_once_mended(
    table: str,
    code: str,
    lines: list[int],
    wrong: str,
    right: str,
    encoding: str,
    cli: Cli,
    write: Write,
    tmp_path: Path,
) -> None:
    file = write("penalties.csv", table.encode(encoding))
    told = cli("intake", file, "--refused", "kept.csv")
    assert told.code == 1
    assert told.err.count(f"[{code}]") == len(lines)
    kept = (tmp_path / "kept.csv").read_bytes().decode(encoding)
    rows = table.splitlines(keepends=True)
    assert kept == HEADINGS + "".join(rows[line] for line in lines)
    mended = write("mended.csv", kept.replace(wrong, right).encode(encoding))
    used = write("used.jsonl", told.out)
    whole = cli("intake", write("whole.csv", table.replace(wrong, right)), "--format", "json")
    assert whole.code == 0
    again = cli("intake", used, mended, "--format", "json")
    assert again.code == 0
    assert {one["id"]: ids(one) for one in again.json} == {
        one["id"]: ids(one) for one in whole.json
    }


def ids(subject: dict[str, list[dict[str, str]]]) -> list[str]:
    return sorted(record["id"] for record in subject.get("records", []))


def test_several_inputs_keep_their_refused_rows_in_a_folder(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    bad = '{"id": "E2", "kind": "enterprize"}\n'
    inputs = (
        write("penalties.csv", PENALTIES),
        write("b/penalties.csv", BAD_DAY),
        write("own.jsonl", json.dumps(COMPANY) + "\n" + bad),
        write("own.yaml", "- {id: E3, kind: enterprize}\n"),
        write("lists.csv", LISTS),
    )
    assert cli("intake", *inputs, "--refused", "kept/").code == 1
    kept = {one.name: one.read_text("utf-8") for one in (tmp_path / "kept").iterdir()}
    assert sorted(kept) == ["own.jsonl", "own.yaml.jsonl", "penalties-2.csv", "penalties.csv"]
    assert kept["own.jsonl"] == bad
    assert kept["penalties.csv"] == HEADINGS + PENALTIES.splitlines(keepends=True)[2]
    told = cli("intake", *sorted((tmp_path / "kept").iterdir()), "--refused", "kept2/")
    assert told.code == 1
    again = {one.name: one.read_text("utf-8") for one in (tmp_path / "kept2").iterdir()}
    assert again["penalties.csv"] == kept["penalties.csv"]


@pytest.mark.parametrize("table", ["penalties.csv", "penalties"])
def test_several_inputs_with_a_table_need_a_folder(table: str, cli: Cli, write: Write) -> None:
    inputs = write("own.jsonl", json.dumps(COMPANY)), write(table, PENALTIES)
    for lang in ("zh", "en"):
        told = cli("intake", *inputs, "--refused", "kept.csv", "--lang", lang)
        assert (told.code, told.out) == (2, "")
        assert "[refused_needs_folder]" in told.err


def test_a_table_on_standard_input_needs_a_folder_too(process: Cli, write: Write) -> None:
    own = write("own.jsonl", json.dumps(COMPANY))
    given = PENALTIES.encode()
    told = process("intake", own, "-", "--refused", "kept.csv", given=given)
    assert (told.code, told.out) == (2, "")
    assert "[refused_needs_folder]" in told.err
    told = process("intake", own, "-", "--refused", "kept/", given=given)
    assert told.code == 1
    assert Path("kept/stdin").read_text("utf-8").startswith(HEADINGS)


def workbook(path: Path, text: str) -> Path:
    """Rows of text as a workbook, whatever its name ends in."""
    book = pytest.importorskip("openpyxl").Workbook()
    for one in csv.reader(io.StringIO(text)):
        book.active.append(one)
    book.save(path)
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kept", ["kept.csv", "kept"])
def test_the_rows_of_a_workbook_are_kept_in_a_workbook(
    kept: str, lang: str, cli: Cli, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "penalties.xlsx", PENALTIES)
    told = cli("intake", file, "--refused", kept, "--lang", lang)
    assert (told.code, told.out) == (2, "")
    assert "[refused_needs_workbook]" in told.err
    assert "--refused kept.xlsx" in told.err
    assert not Path(kept).exists()
    assert cli("intake", file, "--refused", "kept.xlsx").code == 1
    again = cli("intake", "kept.xlsx", "--format", "json", "--lang", "en")
    assert "kept.xlsx: 1 rows = 1 refused" in again.err


def test_a_workbook_with_macros_is_kept_without_them(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    inputs = workbook(tmp_path / "penalties.xlsm", PENALTIES), write("lists.csv", LISTS)
    assert cli("intake", *inputs, "--refused", "kept/").code == 1
    assert [one.name for one in (tmp_path / "kept").iterdir()] == ["penalties.xlsx"]


def test_an_input_is_not_overwritten(cli: Cli, write: Write) -> None:
    inputs = write("a/penalties.csv", PENALTIES), write("own.jsonl", json.dumps(COMPANY))
    told = cli("intake", *inputs, "--refused", "a")
    assert told.code == 2
    assert "[file_is_input]" in told.err
    assert inputs[0].read_text("utf-8") == PENALTIES


def test_strict_stops_at_the_first_bad_row(cli: Cli, write: Write) -> None:
    rows = HEADINGS + penalty("某某有限公司", A) + penalty("乙", B, day="x") + penalty("丙", "")
    told = cli("intake", write("penalties.csv", rows), "--strict", "--format", "json")
    assert (told.code, len(told.json)) == (1, 1)


MAPPING = """\
columns:
  当事人全称: name
  信用代码: uscc
  经办人: left_out
lists: {黑名单: judgment_defaulter_list}
"""


def test_a_file_of_columns_says_what_headings_mean(cli: Cli, write: Write) -> None:
    rows = LISTS.replace("企业名称,统一社会信用代码", "当事人全称,信用代码")
    table = write("lists.csv", rows.replace("失信被执行人名单", "黑名单"))
    assert cli("intake", table).code == 1
    told = cli("intake", table, "--map", write("columns.yaml", MAPPING), "--format", "json")
    assert told.code == 0
    assert told.json[0]["records"][0]["cause"] == "judgment_defaulter"


def test_a_bad_file_of_columns_is_told(cli: Cli, write: Write) -> None:
    bad = write("columns.yaml", "columns: {当事人: nmae}\n")
    told = cli("intake", write("lists.csv", LISTS), "--map", bad)
    assert (told.code, told.out) == (1, "")
    assert "columns.yaml:1:" in told.err
    assert "name" in told.err


def test_a_list_of_an_own_catalogue_is_known(cli: Cli, write: Write) -> None:
    vocabulary = (
        "lists:\n  - {id: my_list, title: 本市关注名单, title_en: Watch list, "
        "cause: judgment_defaulter}\n"
    )
    write("own/lists.yaml", vocabulary)
    table = write("lists.csv", LISTS.replace("失信被执行人名单", "本市关注名单"))
    assert "[table_list_unknown]" in cli("intake", table).err
    assert cli("intake", table, "--catalogue", "own").code == 0


AS_OF = ("--as-of", "2018-06-20")


def test_tables_are_evaluated_and_explained(cli: Cli, write: Write) -> None:
    write("penalties.csv", HEADINGS + penalty("某某（北京）有限公司", A))
    write("lists.csv", LISTS)
    told = cli("evaluate", "penalties.csv", "lists.csv", *AS_OF, "--format", "json")
    assert told.code == 0
    (one,) = told.json
    assert one["subject"] == A
    assert "air_and_rail_limit" in {each["measure_type"] for each in one["decisions"]}
    named = ("--subject", "某某（北京）有限公司", "--measure", "air_and_rail_limit")
    page = cli("explain", "penalties.csv", "lists.csv", *AS_OF, *named)
    assert page.code == 0
    assert "某市某区人民法院，2018-03-01 列入" in page.out


def test_a_table_may_be_the_population(cli: Cli, write: Write) -> None:
    officer = {
        "id": "P1",
        "kind": "individual",
        "name": "王某",
        "relations": [{"role": "legal_representative", "subject": A, "from": "2015-01-01"}],
    }
    write("lists.csv", LISTS)
    write("p.jsonl", json.dumps(officer))
    told = cli("evaluate", "p.jsonl", "--population", "lists.csv", *AS_OF, "--format", "json")
    assert [one["subject"] for one in told.json] == ["P1"]
    assert told.json[0]["decisions"]


def test_what_is_wrong_with_the_population_is_told_once(cli: Cli, write: Write) -> None:
    rows = [penalty("某某有限公司", A, fine=fine) for fine in ("1", "2")]
    rows.append(penalty("示例商贸有限公司", B, 2, day="2018-02-30"))
    write("penalties.csv", HEADINGS + "".join(rows))
    write("own.jsonl", json.dumps({"id": "E2", "kind": "enterprise"}))
    asked = ("evaluate", "own.jsonl", "--population", "penalties.csv", *AS_OF, "--format", "json")
    told = cli(*asked, "--lang", "en")
    assert told.code == 1
    assert [one["subject"] for one in told.json] == ["E2"]
    assert told.err.count("[record_clash]") == 2
    assert told.err.count("[table_day_impossible]") == 1
    assert "3 rows = 3 refused" in told.err
    strict = cli(*asked, "--strict")
    assert strict.code == 1
    assert strict.err.count("[record_clash]") == 1


def test_a_refused_row_leaves_the_records_of_its_subject_incomplete(cli: Cli, write: Write) -> None:
    rows = penalty("某某有限公司", A) + penalty("某某有限公司", A, 2, day="2018-02-30")
    told = cli("intake", write("penalties.csv", HEADINGS + rows), "--format", "json")
    assert [one["records_complete"] for one in told.json] == [False]
    assert "[records_left_out]" in told.err


def test_a_table_may_come_from_standard_input(process: Cli) -> None:
    told = process("evaluate", "-", *AS_OF, "--format", "json", given=LISTS.encode("gbk"))
    assert told.code == 0
    assert told.json[0]["decisions"]


def test_the_order_of_rows_and_files_changes_no_decision(cli: Cli, write: Write) -> None:
    rows = [penalty("某某有限公司", A, n, fine=str(n % 3)) for n in (1, 2, 2, 3)]
    rows += [penalty("示例商贸有限公司", B, 4), penalty("某某有限公司", B, 5)]
    lists = [listing("某某有限公司", A), listing("示例商贸有限公司", B)]
    head = LISTS.splitlines(keepends=True)[0]
    told = []
    for step in (1, -1):
        penalties = write("penalties.csv", HEADINGS + "".join(rows[::step]))
        files = [penalties, write("lists.csv", head + "".join(lists[::step]))][::step]
        answers = cli("evaluate", *files, *AS_OF, "--format", "json", "--all").json
        told.append({one["subject"]: one for one in answers})
    assert told[0] == told[1]


def test_what_only_the_population_knows_of_a_subject_asked_about_counts(
    cli: Cli, write: Write
) -> None:
    write("lists.csv", LISTS)
    write("own.jsonl", json.dumps({**COMPANY, "records": []}, ensure_ascii=False))
    asked = ("evaluate", *AS_OF, "--format", "json")
    both = cli(*asked, "own.jsonl", "lists.csv").json
    (alone,) = cli(*asked, "own.jsonl", "--population", "lists.csv").json
    assert alone["decisions"]
    assert alone == next(one for one in both if one["subject"] == alone["subject"])


def test_what_is_refused_overwrites_nothing_that_is_read(cli: Cli, write: Write) -> None:
    mapping = write("m.yaml", "columns: {违法情形: penalty_act}\n")
    write("penalties.csv", PENALTIES)
    told = cli("intake", "penalties.csv", "--map", mapping, "--refused", mapping)
    assert (told.code, mapping.read_text("utf-8")) == (2, "columns: {违法情形: penalty_act}\n")
    Path("kept").mkdir()
    mended = [write(f"kept/{name}", PENALTIES) for name in ("penalties.csv", "lists.csv")]
    told = cli("intake", "penalties.csv", "kept/lists.csv", "--refused", "kept/")
    assert "[file_is_input]" in told.err
    assert [path.read_text("utf-8") for path in mended] == [PENALTIES] * 2


def test_fillers_in_the_place_of_codes_join_nobody(cli: Cli, write: Write) -> None:
    rows = penalty("某某有限公司", "111111111111111111") + penalty(
        "示例公司", "111111111111111111", 2
    )
    told = cli("intake", write("penalties.csv", HEADINGS + rows), "--format", "json")
    assert sorted(one["name"] for one in told.json) == ["某某有限公司", "示例公司"]
    assert told.err.count("[table_number_tells_nobody]") == 2
