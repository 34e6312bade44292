"""creditrules deadline and creditrules calendar."""

from __future__ import annotations

import csv
import io

import pytest
from cli_runs import Cli


def test_a_deadline_names_every_day_passed_over(cli: Cli) -> None:
    told = cli("deadline", "2026-09-28", "7wd")
    assert told.code == 0
    assert told.out.startswith("自 2026-09-28 起 7个工作日：2026-10-13（星期二）届满\n")
    assert told.out.count("国庆节（国办发明电〔2025〕7号）") == 7
    assert "算法" not in told.out


def test_a_deadline_explains_its_counting(cli: Cli) -> None:
    told = cli("deadline", "2026-09-28", "7wd", "--explain")
    assert "《民法典》第二百零一条" in told.out
    assert "调休上班日" in told.out


def test_a_deadline_as_json(cli: Cli) -> None:
    told = cli("deadline", "2026-09-28", "7wd", "--format", "json").json
    assert told["schema"] == "creditrules/deadline/1"
    assert (told["due"], told["unit"], told["amount"]) == ("2026-10-13", "wd", 7)
    assert told["skipped"][0] == {"date": "2026-10-01", "why": "国庆节（国办发明电〔2025〕7号）"}


def test_a_deadline_rolls_as_asked(cli: Cli) -> None:
    due = {
        roll: cli("deadline", "2026-09-20", "6d", "--roll", roll, "--format", "json").json["due"]
        for roll in ("day_off", "holiday", "none")
    }
    assert due == {"day_off": "2026-09-28", "holiday": "2026-09-28", "none": "2026-09-26"}


def test_a_law_with_units_of_its_own(cli: Cli) -> None:
    told = cli("deadline", "2026-09-28", "7d", "--law", "administrative_penalty_law", "--explain")
    assert "2026-10-13" in told.out
    assert "《行政处罚法》第八十五条" in told.out


def test_beyond_the_last_notice_is_refused_until_an_estimate_is_asked_for(cli: Cli) -> None:
    refused = cli("deadline", "2099-12-30", "10wd")
    assert (refused.code, refused.out) == (1, "")
    assert "[beyond_last_notice]" in refused.err
    assert "--provisional" in refused.err
    estimated = cli("deadline", "2099-12-30", "10wd", "--provisional")
    assert estimated.code == 0
    assert "【估算】" in estimated.out


def test_a_year_is_readable_at_a_glance(cli: Cli) -> None:
    told = cli("calendar", "2026")
    assert told.code == 0
    assert "2026年工作日历　工作日 248 天，休息 117 天" in told.out
    assert "10月（工作日 18 天）" in told.out
    assert "10班" in told.out
    assert "国庆节  10-01..10-07  09-20、10-10  国办发明电〔2025〕7号" in told.out


def test_a_month_of_it(cli: Cli) -> None:
    told = cli("calendar", "2026", "--month", "10")
    assert "10月" in told.out
    assert "9月" not in told.out


def test_a_year_in_english(cli: Cli) -> None:
    told = cli("calendar", "2026", "--lang", "en")
    assert "Working calendar 2026: 248 working days, 117 days off" in told.out
    assert "National Day" in told.out


def test_a_year_as_csv_for_spreadsheets(cli: Cli) -> None:
    told = cli("calendar", "2026", "--format", "csv")
    assert told.out.startswith("\ufeff日期,")
    rows = list(csv.DictReader(io.StringIO(told.out.removeprefix("\ufeff"))))
    assert len(rows) == 365
    by_day = {row["日期"]: row for row in rows}
    assert by_day["2026-10-10"]["类别"] == "调休上班日"
    assert by_day["2026-10-01"]["放假通知"] == "国办发明电〔2025〕7号"


def test_a_year_as_json(cli: Cli) -> None:
    told = cli("calendar", "2026", "--format", "json").json
    assert len(told["days"]) == 365
    assert sum(day["working"] for day in told["days"]) == 248
    assert sum(month["working_days"] for month in told["months"]) == 248


@pytest.mark.parametrize("year", ["1999", "2099"])
def test_a_year_without_notice_is_refused(year: str, cli: Cli) -> None:
    told = cli("calendar", year)
    assert (told.code, told.out) == (1, "")


def test_a_year_may_be_estimated(cli: Cli) -> None:
    told = cli("calendar", "2099", "--provisional")
    assert told.code == 0
    assert "【估算，尚无放假通知】" in told.out
