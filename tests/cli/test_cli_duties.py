"""creditrules report duties and overdue: the same answer in every form, from ledger and files."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import SOURCE, Cli, Write
from icalendar import Calendar
from openpyxl import load_workbook

from creditrules import reports
from creditrules.ledger import Ledger
from creditrules.model.procedure import CaseEvent

CLAIMING = "jinan.double_notification"
OFFICES = {"department": "某区市场监管局", "leading_member": "市工商局"}
NOTIFIED = {
    "id": "E1", "case": "C1", "procedure": CLAIMING, "type": "notified",
    "happened_on": "2026-04-27", "offices": OFFICES, "subject": "某某有限公司",
}  # fmt: skip
PUSHED = (
    {"id": "E1", "case": "C2", "procedure": "hangzhou_2023.push_own",
     "type": "penalty_decided", "happened_on": "2026-03-02"},
    {"id": "E2", "case": "C2", "type": "pushed", "happened_on": "2026-03-03"},
    {"id": "E3", "case": "C2", "type": "received", "happened_on": "2026-05-06"},
)  # fmt: skip
AS_OF = ("--as-of", "2026-05-12")
TO = ("--to", "2026-07-31")


@pytest.fixture
def events(write: Write) -> Path:
    return write("events.jsonl", lines(NOTIFIED, *PUSHED))


def lines(*events: dict[str, Any]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in events)


def test_what_is_owed_in_the_text_overdue_before_the_rest(cli: Cli, events: Path) -> None:
    told = cli("report", "duties", events, *AS_OF, *TO)
    assert told.code == 0
    heading, columns, _, *rows = told.out.splitlines()
    assert heading == (
        "基准日 2026-05-12　个案 2 个：逾期 2，到期 0，届时发生 2，没有末日 1，末日不在所问期间 0"
    )
    assert columns.split()[:4] == ["承办单位", "类别", "待办", "末日或时限"]
    assert [row.split()[:2] for row in rows] == [
        ["市工商局", "没有末日"],
        ["某区市场监管局", "逾期"],
        ["某区市场监管局", "逾期"],
        ["惩戒实施机构（个案未写明单位）", "届时发生"],
        ["惩戒实施机构（个案未写明单位）", "届时发生"],
    ]
    assert "文件未载明" in rows[0]


def test_a_ledger_answers_as_its_events_do(cli: Cli, events: Path, tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Ledger(path) as ledger:
        for procedure, told in ((CLAIMING, [NOTIFIED]), ("hangzhou_2023.push_own", PUSHED)):
            ledger.append(map(CaseEvent.model_validate, told), procedure=procedure)
    for line in (("duties", *TO), ("overdue",)):
        command = ("report", line[0]), (*AS_OF, *line[1:], "--format", "json")
        assert cli(*command[0], path, *command[1]) == cli(*command[0], events, *command[1])


def test_the_rows_are_the_same_in_json_and_csv(cli: Cli, events: Path) -> None:
    line = ("report", "duties", events, *AS_OF, *TO)
    found = cli(*line, "--format", "json").json
    assert found["schema"] == "creditrules/duties/1"
    assert (found["as_of"], found["from"], found["to"]) == ("2026-05-12", None, "2026-07-31")
    assert found["counts"] == {"overdue": 2, "due": 0, "foreseen": 2, "undated": 1, "outside": 0}
    table = list(csv.reader(io.StringIO(cli(*line, "--format", "csv").out.removeprefix("\ufeff"))))
    assert [row[3] for row in table[1:]] == [row["due"] or "" for row in found["rows"]]
    assert table[0][:4] == ["承办单位", "类别", "待办", "末日"]


def test_a_workbook_of_what_is_overdue(events: Path) -> None:
    line = ("report", "overdue", events, *AS_OF, "--format", "xlsx")
    done = subprocess.run(
        [sys.executable, "-m", "creditrules", *line],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(SOURCE), "PATH": "/usr/bin:/bin"},
    )
    sheet = load_workbook(io.BytesIO(done.stdout))["逾期"]
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == [2, 2]


def test_the_same_as_a_calendar(cli: Cli, events: Path) -> None:
    line = ("report", "duties", events, *AS_OF, *TO, "--format", "ics")
    told = cli(*line)
    assert told == cli(*line)
    found = Calendar.from_ical(told.out)
    assert [str(one["dtstart"].dt) for one in found.walk("VEVENT")] == [
        *("2026-05-09", "2026-05-09", "2026-06-08", "2026-07-07")
    ]


def test_jn_07_a_note_for_each_office_that_is_late(cli: Cli, events: Path) -> None:
    """济南市通知二（七）: 应当督促其及时查询、认领."""
    told = cli("report", "overdue", events, *AS_OF)
    assert told.out.splitlines()[:4] == [
        "基准日 2026-05-12　个案 2 个：逾期 2 项，涉及 1 个单位",
        "",
        "某区市场监管局：",
        "截至 2026-05-12，下列 2 项待办已经逾期，请尽快办理：",
    ]
    assert "逾期后由市工商局办理：督促县区对口部门及时查询、认领（待办）" in told.out
    found = cli("report", "overdue", events, *AS_OF, "--format", "json").json
    assert [one["office"] for one in found["notes"]] == ["某区市场监管局"]
    assert found["notes"][0]["text"] in told.out
    assert [one["late"] for one in found["rows"]] == [2, 2]


def test_one_office_alone(cli: Cli, events: Path) -> None:
    line = ("report", "duties", events, *AS_OF, "--format", "json")
    assert len(cli(*line, "--office", "市工商局").json["rows"]) == 1
    told = cli(*line, "--office", "市工商")
    assert (told.code, told.json["rows"]) == (0, [])
    assert "[office_without_duties]" in told.err
    assert "市工商局" in told.err


def test_what_was_not_known_yet_does_not_count(cli: Cli, write: Write) -> None:
    claimed = {"id": "E2", "case": "C1", "type": "claimed", "happened_on": "2026-05-06"}
    late = {**claimed, "received_at": "2026-05-12T09:00:00+08:00"}
    path = write("events.jsonl", lines(NOTIFIED, late))
    line = ("report", "overdue", path, *AS_OF, "--format", "json")
    assert len(cli(*line).json["rows"]) == 1
    assert len(cli(*line, "--known-at", "2026-05-11").json["rows"]) == 2


def test_what_cannot_be_used_is_told_and_the_rest_goes_on(cli: Cli, write: Write) -> None:
    unnamed = {**PUSHED[1], "case": "C3"}
    elsewhere = {**PUSHED[0], "case": "C4", "procedure": "hangzhou_2023.push_ow"}
    given = lines(NOTIFIED, {**NOTIFIED, "typ": "x"}, unnamed, elsewhere)
    told = cli("report", "duties", write("events.jsonl", given), *AS_OF, "--format", "json")
    assert (told.code, told.json["cases"]) == (1, 1)
    assert "events.jsonl:2" in told.err
    assert "[case_procedure_unnamed]" in told.err
    assert "[case_procedure_unknown]" in told.err
    assert "hangzhou_2023.push_own" in told.err


def test_a_procedure_for_cases_that_name_none(cli: Cli, write: Write) -> None:
    path = write("events.jsonl", lines({**NOTIFIED, "procedure": None}, *PUSHED))
    told = cli("report", "duties", path, *AS_OF, "--procedure", CLAIMING, "--format", "json")
    assert (told.code, told.json["cases"]) == (0, 2)
    misspelt = cli("report", "duties", path, *AS_OF, "--procedure", "jinan.double_notifcation")
    assert (misspelt.code, misspelt.out) == (2, "")
    assert CLAIMING in misspelt.err


def test_a_file_that_is_no_ledger_is_refused(cli: Cli, write: Write) -> None:
    told = cli("report", "duties", write("other.db", b"SQLite format 3\0" + b"x" * 500), *AS_OF)
    assert (told.code, told.out) == (1, "")
    assert "[ledger_" in told.err


def test_numbers_of_natural_persons_are_masked_everywhere(cli: Cli, write: Write) -> None:
    number = "110101199003078515"
    path = write("events.jsonl", lines({**NOTIFIED, "case": number, "subject": f"张某 {number}"}))
    for report, form in (
        *(("duties", form) for form in ("text", "json", "csv", "ics")),
        *(("overdue", form) for form in ("text", "json", "csv")),
    ):
        line = ("report", report, path, *AS_OF, "--format", form)
        assert number not in cli(*line).out
        assert number in cli(*line, "--show-ids").out


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("duties events.jsonl", "as_of_missing"),
        ("duties --as-of 2026-05-12", "argument_missing"),
        ("duties a.jsonl --as-of 2026-05-12 --by cause", "option_unfit"),
        ("duties a.jsonl --as-of 2026-05-12 --jurisdiction 330100", "option_unfit"),
        ("duties a.jsonl --as-of 2026-05-12 --from 2026-06-01 --to 2026-05-01", "days_reversed"),
        ("overdue a.jsonl --as-of 2026-05-12 --to 2026-06-01", "option_unfit"),
        ("overdue a.jsonl --as-of 2026-05-12 --format ics", "option_unfit"),
        ("stats a.jsonl --as-of 2026-05-12 --office 市工商局", "option_unfit"),
    ],
)
def test_wrong_use_is_refused(line: str, code: str, cli: Cli) -> None:
    told = cli("report", *line.split())
    assert (told.code, told.out) == (2, "")
    assert f"[{code}]" in told.err


def test_without_the_extra_a_calendar_says_what_to_install(
    cli: Cli, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "creditrules.reports.duty_icalendar", raising=False)
    monkeypatch.delattr(reports, "duty_icalendar", raising=False)
    told = cli("report", "duties", events, *AS_OF, "--format", "ics")
    assert (told.code, told.out) == (2, "")
    assert "[extra_missing]" in told.err
    assert "creditrules[ical]" in told.err
