"""creditrules track: events into a ledger, cases out of it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Cli, Write, same_as_golden

from creditrules.ledger import Ledger
from creditrules.model.scalars import CHINA

OWN = "hangzhou_2023.push_own"
BEGUN = {
    "id": "A",
    "case": "C1",
    "procedure": OWN,
    "type": "penalty_decided",
    "happened_on": "2026-09-28",
    "subject": "某某公司",
    "offices": {"case_office": "执法一队", "implementer": ["登记科", "信用科"]},
}
PUSHED = {"id": "B", "case": "C1", "type": "pushed", "happened_on": "2026-10-09", "by": "执法一队"}
RECEIVED = {"id": "C", "case": "C1", "type": "received", "happened_on": "2026-10-10"}
FED_BACK = {
    "id": "D",
    "case": "C1",
    "type": "fed_back",
    "happened_on": "2026-11-06",
    "by": "登记科",
    "period": "2026-10",
}
WHOLE = (BEGUN, PUSHED, RECEIVED, FED_BACK)
RECEIVED_AT = ("--received-at", "2026-11-10")
ASKED = ("--as-of", "2026-11-20")


def lines(*events: Any) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in events)


@pytest.fixture
def ledger(cli: Cli, write: Write, tmp_path: Path) -> Path:
    """A ledger with one case."""
    path = tmp_path / "cases.db"
    told = cli("track", "add", path, write("events.jsonl", lines(*WHOLE)), *RECEIVED_AT)
    assert told.code == 0
    assert "新增 4 个事件，已有 0 个，拒收 0 个" in told.out
    assert "新建台账" in told.err
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_case_is_a_page(cli: Cli, ledger: Path, lang: str) -> None:
    told = cli("track", "show", ledger, "C1", *ASKED, "--lang", lang)
    assert (told.code, told.err) == (0, "")
    assert same_as_golden(f"track_case_{lang}.txt", told.out)


def test_a_case_is_json_for_other_systems(cli: Cli, ledger: Path) -> None:
    told = cli("track", "show", ledger, "C1", *ASKED, "--format", "json").json
    assert told["schema"] == "creditrules/case/1"
    assert told["status"] == "running"
    states = {(one["step"], one["office"]): one["status"] for one in told["duties"]}
    assert states == {
        ("push", "执法一队"): "done_late",
        ("receive", None): "done",
        ("feed_back", "登记科"): "done",
        ("feed_back", "信用科"): "overdue",
    }


def test_the_same_file_again_adds_nothing(cli: Cli, ledger: Path, write: Write) -> None:
    told = cli("track", "add", ledger, write("again.jsonl", lines(*WHOLE)), "--format", "json")
    assert told.code == 0
    assert told.json == {
        "schema": "creditrules/track_add/1",
        "added": 0,
        "repeated": 4,
        "refused": 0,
    }


def test_the_same_file_again_at_the_same_moment_adds_nothing(cli: Cli, write: Write) -> None:
    begun = {**BEGUN, "offices": {"implementer": "登记科", "case_office": "执法一队"}}
    file = write("events.jsonl", lines(begun))
    first, again = (cli("track", "add", file.parent / "c.db", file, *RECEIVED_AT) for _ in range(2))
    assert (first.code, again.code) == (0, 0)
    assert "新增 0 个事件，已有 1 个，拒收 0 个" in again.out


def test_a_case_is_shown_as_it_was_known_then(cli: Cli, ledger: Path, write: Write) -> None:
    late = {**PUSHED, "id": "B2", "corrects": "B", "happened_on": "2026-10-08"}
    cli("track", "add", ledger, write("late.jsonl", lines(late)), "--received-at", "2026-11-15")
    now = cli("track", "show", ledger, "C1", *ASKED, "--format", "json").json
    then = cli("track", "show", ledger, "C1", *ASKED, "--known-at", "2026-11-14",
               "--format", "json").json  # fmt: skip
    pushes = [[one["status"] for one in case["duties"] if one["step"] == "push"]
              for case in (then, now)]  # fmt: skip
    assert pushes == [["done_late"], ["done"]]
    told = cli("track", "show", ledger, "C1", *ASKED, "--known-at", "2026-11-09")
    assert told.code == 1
    assert "[case_unknown_then]" in told.err


def test_all_cases_are_listed_the_most_urgent_first(cli: Cli, ledger: Path, write: Write) -> None:
    def begun(case: str, day: str) -> dict[str, Any]:
        return {**BEGUN, "case": case, "happened_on": day}

    closed = {"id": "Z", "case": "A_closed", "type": "released", "happened_on": "2026-11-05"}
    given = (
        begun("Z_soon", "2026-11-18"),
        begun("A_later", "2026-11-19"),
        begun("A_closed", "2026-11-02"),
        closed,
    )
    more = write("more.jsonl", lines(*given))
    assert cli("track", "add", ledger, more, "--received-at", "2026-11-19").code == 0
    told = cli("track", "list", ledger, *ASKED, "--format", "json").json
    assert [one["case"] for one in told["cases"]] == ["C1", "Z_soon", "A_later", "A_closed"]
    assert [one["overdue"] for one in told["cases"]] == [1, 0, 0, 1]
    assert told["cases"][1]["next_due"] == "2026-11-23"
    text = cli("track", "list", ledger, *ASKED)
    assert "共 4 个个案" in text.out
    assert cli("track", "list", ledger, *ASKED, "--lang", "en").out.endswith(
        "4 cases, 2 with something overdue\n"
    )
    early = cli("track", "list", ledger, *ASKED, "--known-at", "2026-11-10", "--format", "json")
    assert [one["case"] for one in early.json["cases"]] == ["C1"]


def test_what_a_procedure_does_not_know_is_refused_and_the_rest_goes_on(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    given = [
        BEGUN,
        {**PUSHED, "type": "pusht"},
        {**PUSHED, "procedure": "some.other"},
        {**PUSHED, "happened_on": "2026-09-01"},
        {**PUSHED, "happened_on": "2999-01-01"},
        {**PUSHED, "happened_on": "2999-01-01", "received_at": "2999-01-01"},
        {**PUSHED, "case": "C2"},
        {**PUSHED, "case": "C3", "procedure": "hangzhou_2023.push_on"},
        {**PUSHED, "case": "C4", "procedure": OWN},
        {**PUSHED, "typ": "x"},
        {**RECEIVED, "corrects": "Y", "id": "X"},
        {**RECEIVED, "corrects": "X", "id": "Y"},
        {**RECEIVED, "id": "good"},
    ]
    for number, one in enumerate(given[1:6], 1):
        one["id"] = f"bad{number}"
    path = tmp_path / "cases.db"
    told = cli("track", "add", path, write("a.jsonl", lines(*given)), *RECEIVED_AT)
    assert told.code == 1
    assert "新增 2 个事件，已有 0 个，拒收 11 个" in told.out
    places = [line.split(":")[1] for line in told.err.splitlines() if line.startswith("  -->")]
    assert places == [str(line) for line in range(2, 13)]
    codes = [line[3 : line.index("]")] for line in told.err.splitlines() if line[:2] == "错误"]
    assert codes == [
        "case_event_kind",
        "case_event_elsewhere",
        "case_before_start",
        "case_event_future",
        "case_event_future",
        "case_procedure_unnamed",
        "case_procedure_unknown",
        "case_not_begun",
        "case_key_unknown",
        "case_correction_circle",
        "case_correction_circle",
    ]
    assert "可写：pushed" in told.err
    assert "改为 hangzhou_2023.push_own" in told.err
    with Ledger(path) as kept:
        assert kept.cases() == ("C1",)
        assert [one.id for one in kept.events("C1")] == ["A", "good"]


def test_an_event_refused_costs_those_that_stand_on_it(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    """Without the event a case begins with there is no case, and the others say so."""
    begun = {**BEGUN, "happened_on": "2999-01-01"}
    told = cli("track", "add", tmp_path / "c.db", write("a.jsonl", lines(begun, PUSHED)))
    assert told.code == 1
    assert "[case_event_future]" in told.err
    assert "[case_not_begun]" in told.err


def test_two_contents_that_cannot_be_told_apart_are_refused(
    cli: Cli, ledger: Path, write: Write
) -> None:
    """What is kept already must not lose its force by what is added."""
    other = write("a.jsonl", lines({**PUSHED, "by": "执法二队"}))
    told = cli("track", "add", ledger, other, *RECEIVED_AT)
    assert told.code == 1
    assert "[case_event_conflict]" in told.err
    assert cli("track", "add", ledger, other, "--received-at", "2026-11-11").code == 0


def test_a_case_is_run_by_one_procedure(cli: Cli, ledger: Path, write: Write) -> None:
    overlay = write("p.yaml", OTHER)
    told = cli("track", "add", ledger, write("a.jsonl", lines(PUSHED)), "--procedure",
               "trial.other", "--catalogue", overlay)  # fmt: skip
    assert told.code == 1
    assert "[ledger_case_elsewhere]" in told.err


OTHER = """
procedure: trial.other
title: 试行流程
title_en: Trial
instrument: hangzhou_2023
actors: [{id: office, title: 某科, title_en: Office}]
events: [{id: begun, title: 启动, title_en: Begun, by: office, starts: true}]
steps:
  - {id: act, title: 办理, title_en: Act, actor: office, after: begun, done_by: begun, limit: 3wd}
"""


def test_a_single_event_is_made_of_options(cli: Cli, ledger: Path) -> None:
    told = cli("track", "add", ledger, "--case", "C1", "--id", "E", "--event", "fed_back",
               "--on", "2026-11-09", "--by", "信用科", "--period", "2026-10", "--note", "补",
               "--office", "implementer=信用科", "--office", "implementer=登记科",
               *RECEIVED_AT)  # fmt: skip
    assert (told.code, told.err) == (0, "")
    with Ledger(ledger) as kept:
        event = kept.events("C1")[-1]
        assert event.offices == {"implementer": ("信用科", "登记科")}
        assert (event.period, event.by, event.note) == ("2026-10", "信用科", "补")
        assert str(event.received_at) == "2026-11-10 23:59:59.999999+08:00"


def test_an_event_of_options_is_checked_like_any_other(cli: Cli, ledger: Path) -> None:
    one = ("track", "add", ledger, "--case", "C1", "--id", "E", "--on", "2026-11-09", *RECEIVED_AT)
    told = cli(*one, "--event", "fedback")
    assert told.code == 1
    assert "可写：fed_back" in told.err
    assert cli(*one, "--event", "Fed").code == 1
    assert cli(*one, "--event", "fed_back", "--office", "信用科").code == 2


def test_without_a_moment_an_event_is_received_now(cli: Cli, write: Write, tmp_path: Path) -> None:
    before = datetime.now(CHINA)
    begun = {**BEGUN, "happened_on": "2020-09-28"}
    cli("track", "add", tmp_path / "c.db", write("a.jsonl", lines(begun)))
    with Ledger(tmp_path / "c.db") as kept:
        [event] = kept.events("C1")
    assert event.received_at is not None
    assert before <= event.received_at <= datetime.now(CHINA)


def test_more_events_than_are_taken_together(
    cli: Cli, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creditrules.cli.track_add._TOGETHER", 2)
    told = cli("track", "add", tmp_path / "c.db", write("a.jsonl", lines(*WHOLE)), *RECEIVED_AT)
    assert "新增 4 个事件" in told.out


def test_cases_are_shown_without_a_ledger(cli: Cli, write: Write, ledger: Path) -> None:
    file = write("plain.jsonl", lines(*({**one, "received_at": "2026-11-10"} for one in WHOLE)))
    form = (*ASKED, "--format", "json")
    plain = cli("track", "show", "--events", file, *form)
    assert plain.code == 0
    assert plain.json["duties"] == cli("track", "show", ledger, "C1", *form).json["duties"]
    assert cli("track", "show", "C1", "--events", file, *form) == plain
    listed = cli("track", "list", "--events", file, *form).json
    assert listed == cli("track", "list", ledger, *form).json
    assert (
        cli("track", "list", "--events", file, "--known-at", "2026-11-09", *form).json["cases"]
        == []
    )


def test_several_cases_without_a_ledger_need_an_id(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(BEGUN, {**BEGUN, "case": "C2"}))
    told = cli("track", "show", "--events", file, *ASKED)
    assert told.code == 1
    assert "C1 | C2" in told.err
    told = cli("track", "show", "C3", "--events", file, *ASKED)
    assert "[case_unknown]" in told.err
    nameless = write("b.jsonl", lines({**BEGUN, "procedure": None, "subject": None}, PUSHED))
    assert cli("track", "show", "--events", nameless, *ASKED).code == 1
    plain = {key: value for key, value in BEGUN.items() if key != "procedure"}
    nameless = write("c.jsonl", lines(plain, PUSHED))
    told = cli("track", "list", "--events", nameless, *ASKED)
    assert "[case_procedure_unnamed]" in told.err
    assert cli("track", "list", "--events", nameless, "--procedure", OWN, *ASKED).code == 0


def test_what_cannot_be_used_makes_showing_an_error(cli: Cli, write: Write) -> None:
    file = write("a.jsonl", lines(BEGUN, {**PUSHED, "type": "pusht"}))
    for words in (("show",), ("list",)):
        assert cli("track", *words, "--events", file, *ASKED).code == 1
    assert "可写：pushed" in cli("track", "show", "--events", file, *ASKED).err


def test_a_backup_is_a_ledger(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    told = cli("track", "backup", ledger, tmp_path / "copy.db", "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("backed up to")
    form = (*ASKED, "--format", "json")
    assert cli("track", "list", tmp_path / "copy.db", *form) == cli("track", "list", ledger, *form)
    again = cli("track", "backup", ledger, tmp_path / "copy.db")
    assert again.code == 1
    assert "[ledger_copy_exists]" in again.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "none.db", "C1"), "as_of_missing"),
        (("show", "none.db", "C1", *ASKED), "ledger_missing"),
        (("show", "none.db", *ASKED), "argument_missing"),
        (("show", *ASKED), "argument_missing"),
        (("show", "a", "b", "c", *ASKED), "argument_unexpected"),
        (("list", "none.db", "C1", *ASKED), "argument_unexpected"),
        (("list", "--events", "none.jsonl", *ASKED), "path_missing"),
        (("show", "--events", "none.jsonl", *ASKED), "path_missing"),
        (("list", "none.db", "--procedure", OWN, *ASKED), "option_unfit"),
        (("add", "none.db"), "argument_missing"),
        (("add", "none.db", "--case", "C1"), "argument_missing"),
        (("add", "none.db", "a.jsonl", "--case", "C1"), "argument_missing"),
        (("add", "none.db", "a.jsonl", *ASKED), "option_unfit"),
        (("add", "none.db", "a.jsonl", "--procedure", "push_onw"), "choice_unknown"),
        (("add", "none.db", "a.jsonl", "--received-at", "2026"), "moment"),
        (("show", "none.db", "C1", *ASKED, "--note", "x"), "option_unfit"),
        (("backup", "none.db", "copy.db"), "ledger_missing"),
        (("ad", "none.db"), "choice_unknown"),
    ],
)
def test_wrong_use_is_told(
    cli: Cli,
    words: tuple[str, ...],
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    told = cli("track", *words)
    assert told.code in (1, 2)
    assert f"[{code}]" in told.err
    assert told.code == 1 or told.out == ""


def test_numbers_of_persons_are_masked(cli: Cli, write: Write) -> None:
    number = "张某110101199001011237"
    named = {**BEGUN, "subject": number, "offices": {"case_office": number}}
    file = write("a.jsonl", lines(named))
    assert "110101199001011237" not in cli("track", "show", "--events", file, *ASKED).out
    assert "110101199001011237" in cli("track", "show", "--events", file, *ASKED, "--show-ids").out


def test_events_come_from_standard_input(process: Cli, tmp_path: Path) -> None:
    told = process("track", "add", tmp_path / "c.db", "-", *RECEIVED_AT,
                   given=lines(*WHOLE).encode())  # fmt: skip
    assert told.code == 0
    assert "新增 4 个事件" in told.out


def test_a_procedure_is_shown_with_its_limits(cli: Cli) -> None:
    told = cli("show", OWN)
    assert told.code == 0
    assert "时限：3个工作日、提请会商：15个工作" in told.out
    assert "次月7日前" in told.out
    assert "Case office" in cli("show", OWN, "--lang", "en").out
    content = cli("show", OWN, "--format", "json").json
    assert content["section"] == "procedures"
    assert [one["id"] for one in content["steps"]] == ["push", "receive", "feed_back"]
    assert content["steps"][0]["limit_words"] == "3个工作日"


def test_the_schema_of_events_names_their_keys(cli: Cli) -> None:
    schema = cli("schema", "case_event").json
    assert {"id", "case", "type", "happened_on"} == set(schema["required"])


@pytest.mark.parametrize("content", ["", "not json\n"])
def test_no_ledger_is_made_of_nothing(cli: Cli, write: Write, tmp_path: Path, content: str) -> None:
    path = tmp_path / "c.db"
    for file in (write("a.jsonl", content), tmp_path / "missing.jsonl"):
        told = cli("track", "add", path, file)
        assert told.code == 1
        assert told.err
        assert not path.exists()
