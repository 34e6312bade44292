"""creditrules report feedback and stats: the same tables in every form, and what is refused."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, SOURCE, Cli
from openpyxl import load_workbook

from creditrules.cli.errors import UsageError
from creditrules.cli.output import Console

STATS = ("report", "stats", EXAMPLES, "--as-of", "2018-06-20")
FEEDBACK = ("report", "feedback", EXAMPLES, "--from", "2018-01-01", "--to", "2018-06-30")


def bytes_of(*argv: str | Path) -> bytes:
    """What a run writes that is no text."""
    done = subprocess.run(
        [sys.executable, "-m", "creditrules", *map(str, argv)],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(SOURCE), "PATH": "/usr/bin:/bin", "HOME": "/tmp"},
    )
    return done.stdout


def test_sd_11_decisions_are_counted_by_any_dimensions_in_the_order_given(cli: Cli) -> None:
    """山东实施意见三（一）: 对惩戒数据的多维度、多角度查询."""
    told = cli(*STATS, "--by", "cause,force,month", "--format", "json").json
    assert told["schema"] == "creditrules/statistics/1"
    assert told["by"] == ["cause", "force", "month"]
    assert list(told["rows"][0]) == sorted(["cause", "force", "month", "decisions", "subjects"])
    assert sum(one["decisions"] for one in told["rows"]) == told["decisions"] > 100
    assert told["outcomes"] == ["applies", "suspended"]


def test_hz_15_how_each_measure_is_carried_out(cli: Cli) -> None:
    """杭州指导意见三（三）: 各项措施实施情况的检查和统计."""
    told = cli(*STATS, "--by", "measure_type,outcome", "--outcome", "all", "--format", "json").json
    outcomes = {one["outcome"] for one in told["rows"]}
    assert {"applies", "released", "expired", "undetermined"} <= outcomes
    wanted = cli("evaluate", EXAMPLES, "--as-of", "2018-06-20", "--all", "--format", "json").json
    applied = [
        one for each in wanted for one in each["decisions"]
        if (one["measure_type"], one["outcome"]) == ("exit_limit", "applies")
    ]  # fmt: skip
    [row] = [one for one in told["rows"]
             if (one["measure_type"], one["outcome"]) == ("exit_limit", "applies")]  # fmt: skip
    assert row["decisions"] == len(applied) > 0


def test_the_text_has_a_heading_and_the_sums(cli: Cli) -> None:
    told = cli(*STATS, "--by", "force")
    heading, columns, _, mandatory, recommended, total = told.out.splitlines()
    assert heading.startswith("基准日 2018-06-20　适用、暂不执行：决定 ")
    assert columns.split() == ["约束力", "决定", "主体"]
    parts = [int(line.split()[1]) for line in (mandatory, recommended, total)]
    assert parts[0] + parts[1] == parts[2]
    assert "As of 2018-06-20" in cli(*STATS, "--lang", "en").out


def test_the_same_counts_as_csv_and_workbook(cli: Cli) -> None:
    told = cli(*STATS, "--by", "cause", "--format", "csv").out
    assert told.startswith("\ufeff事由,决定,主体\n")
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))
    made = bytes_of(*STATS, "--by", "cause", "--format", "xlsx")
    sheet = load_workbook(io.BytesIO(made))["统计"]
    assert [[str(cell.value) for cell in row] for row in sheet.iter_rows()] == rows
    assert bytes_of(*STATS, "--by", "cause", "--format", "xlsx") == made


def test_the_counts_as_a_picture(cli: Cli) -> None:
    pytest.importorskip("matplotlib")
    told = bytes_of(*STATS, "--by", "cause,force", "--format", "svg").decode()
    assert "失信被执行人" in told
    assert "决定 " in told


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        ((*STATS, "--by", "cuase"), "choice_unknown"),
        ((*STATS, "--by", "cause,force,cause"), "choice_twice"),
        ((*STATS, "--outcome", "alive"), "choice_unknown"),
        ((*STATS, "--within", "30"), "option_unfit"),
        ((*STATS, "--list"), "option_unfit"),
        ((*STATS[:3], "--by", "cause"), "as_of_missing"),
        ((*FEEDBACK, "--by", "cause"), "option_unfit"),
        ((*FEEDBACK, "--each"), "option_unfit"),
        ((*FEEDBACK, "--as-of", "2018-01-01"), "option_unfit"),
        ((*FEEDBACK, "--format", "svg"), "option_unfit"),
        ((*FEEDBACK[:5],), "option_needed"),
        ((*FEEDBACK[:3], "--from", "2018-02-01", "--to", "2018-01-01"), "days_reversed"),
        (("report", "feedback", *FEEDBACK[3:]), "argument_missing"),
        (("report", "basis", "--as-of", "2018-06-20", "--format", "csv"), "option_unfit"),
    ],
)
def test_what_does_not_fit_is_refused(cli: Cli, argv: tuple[str, ...], code: str) -> None:
    told = cli(*argv)
    assert told.code == 2
    assert f"[{code}]" in told.err


def test_a_picture_of_three_dimensions_is_refused(cli: Cli) -> None:
    pytest.importorskip("matplotlib")
    told = cli(*STATS, "--by", "cause,force,month", "--format", "svg")
    assert (told.code, told.out) == (2, "")
    assert "[picture_dimensions]" in told.err


def test_a_workbook_is_not_written_to_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(UsageError) as refused:
        Console(out=Terminal()).binary("xlsx")
    assert refused.value.diagnostic.code == "output_not_text"


def test_sd_12_the_feedback_of_each_cycle_goes_to_those_who_lead(cli: Cli) -> None:
    """山东实施意见三（一）: 自动定期向有关联合惩戒牵头部门反馈联合惩戒结果."""
    told = cli(*FEEDBACK, "--format", "json").json
    assert told["schema"] == "creditrules/feedback/1"
    quarters = [one for one in told["rows"] if one["recipient"] == "supreme_court"]
    assert [(one["every"], one["from"], one["to"]) for one in quarters] == [
        ("quarter", "2018-01-01", "2018-03-31"),
        ("quarter", "2018-04-01", "2018-06-30"),
    ]
    assert all(one["applied"] > 0 for one in quarters)
    unknown = [one for one in told["rows"] if one["catalogue"] == "ndrc_2016_2202"]
    assert [(one["every"], one["from"], one["to"]) for one in unknown] == [
        (None, "2018-01-01", "2018-06-30")
    ]
    text = cli(*FEEDBACK).out
    assert "按季度（待核对）" in text
    assert "发改财金〔2016〕2202号：反馈周期未查得，按所问期间汇总" in text
    waiting = cli(*FEEDBACK[:5], "--to", "2018-02-28", "--format", "json").json["waiting"]
    assert waiting == ["ndrc_2016_141", "ndrc_2016_1467"]


def test_every_decision_of_a_cycle_is_listed_and_numbers_are_masked(cli: Cli) -> None:
    counted = cli(*FEEDBACK, "--format", "json").json["rows"]
    listed = cli(*FEEDBACK, "--list", "--format", "json").json
    for row in counted:
        if row["recipient"] == "ndrc":
            same = [one for one in listed if one["catalogue"] == row["catalogue"]
                    and one["from"] == row["from"]]  # fmt: skip
            assert sum(one["started_on"] is not None for one in same) == row["started"]
            ended = ("ended_period", "ended_event", "ended_other")
            gone = sum(one["ended_on"] is not None for one in same)
            assert gone == sum(row[name] for name in ended)
    assert cli(*FEEDBACK, "--list", "--format", "csv").out.count("\n") == len(listed) + 1
    assert {"subject", "measure_type", "force", "period_start", "implementers", "outcome",
            "reason"} <= listed[0].keys()  # fmt: skip


def test_what_a_place_feeds_back_is_asked_with_the_place(cli: Cli) -> None:
    """杭州指导意见二（五）: 每月7日前反馈上个月的情况."""
    told = cli("report", "feedback", EXAMPLES, "--from", "2024-01-01", "--to", "2024-01-31",
               "--jurisdiction", "330100", "--format", "json").json  # fmt: skip
    hangzhou = [one for one in told["rows"] if one["catalogue"] == "hangzhou_2023"]
    assert [(one["every"], one["from"], one["recipient"]) for one in hangzhou] == [
        ("month", "2024-01-01", None)
    ]
