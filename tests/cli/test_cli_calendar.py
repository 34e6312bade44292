"""creditrules deadline and creditrules calendar."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli_runs import Cli
from icalendar import Calendar

from creditrules.calendar import default_calendar
from creditrules.catalogue import load_catalogue
from creditrules.cli import notices


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
    refused = cli("deadline", "2090-12-28", "10wd")
    assert (refused.code, refused.out) == (1, "")
    assert "[beyond_last_notice]" in refused.err
    assert "--provisional" in refused.err
    estimated = cli("deadline", "2090-12-28", "10wd", "--provisional")
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


NOTICE = """\
notices:
  - year: 2027
    number: 示例〔2026〕1号
    issued_on: 2026-11-30
    evidence: guess
    holidays:
      - {name: 元旦, days_off: [2027-01-01..2027-01-03], days: 3}
      - {name: 春节, days_off: [2027-02-05..2027-02-11], worked: [2027-02-14]}
      - {name: 清明节, days_off: [2027-04-03..2027-04-05]}
      - {name: 劳动节, days_off: [2027-05-01..2027-05-05], worked: [2027-05-08]}
      - {name: 端午节, days_off: [2027-06-09]}
      - {name: 中秋节, days_off: [2027-09-15]}
      - {name: 国庆节, days_off: [2027-10-01..2027-10-07], worked: [2027-09-26, 2027-10-09]}
"""


YEAR_2028 = """\
notices:
  - year: 2028
    holidays:
      - {name: 元旦, days_off: [2028-01-01, 2028-01-03]}
      - {name: 春节, days_off: [2028-01-25..2028-01-28]}
      - {name: 清明节, days_off: [2028-04-04]}
      - {name: 劳动节, days_off: [2028-05-01, 2028-05-02]}
      - {name: 端午节, days_off: [2028-05-28, 2028-05-29]}
      - {name: 国庆节、中秋节, days_off: [2028-10-01..2028-10-05]}
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "2027.yaml"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_an_explained_deadline_numbers_its_days(cli: Cli) -> None:
    told = cli("deadline", "2026-09-28", "7wd", "--explain")
    assert "2026-09-30 星期三   2\n" in told.out
    assert "2026-10-10 星期六   5  国庆节调休上班日（国办发明电〔2025〕7号）\n" in told.out
    assert "2026-10-13 星期二   7\n" in told.out


def test_an_estimate_says_between_which_days_it_lies(cli: Cli) -> None:
    told = cli("deadline", "2090-01-25", "15wd", "--provisional")
    assert re.search(r"结果在 \d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d 之间", told.out)
    form = cli("deadline", "2090-01-25", "15wd", "--provisional", "--format", "json").json
    assert form["provisional"]
    assert form["earliest"] <= form["due"] <= form["latest"]


def test_a_fixed_day_a_pause_and_a_first_day_that_counts(cli: Cli) -> None:
    due = {
        line: cli("deadline", *line.split(), "--format", "json").json["due"]
        for line in (
            "2026-09-15 next_month:7 --roll none",
            "2026-09-14 7wd --pause 2026-09-16..2026-09-18",
            "2026-09-28 3wd --first-day included",
            "2026-04-15 3wd --region 450100",
            "2020-01-22 7wd --known-at 2020-01-22",
            "2026-09-28T20:00:00Z 7wd",
        )
    }
    assert list(due.values()) == [
        "2026-10-07",
        "2026-09-28",
        "2026-09-30",
        "2026-04-22",
        "2020-02-06",
        "2026-10-14",
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-09-28T20:00:00 7wd", "instant_without_zone"),
        ("2026-09-28Tea 7wd", "date_unreadable"),
        ("2026-09-28 next_moth:7", "point_frame_unknown"),
        ("2026-09-28 this_month:7", "point_passed"),
        ("2026-09-28 7wd --pause 2026-09-30..2026-09-29", "pause_backwards"),
        ("2026-09-28 7wd --pause soon", "date_unreadable"),
        ("2026-09-28 7wd --region 广西", "jurisdiction_unreadable"),
    ],
)
def test_wrong_terms_are_wrong_use(line: str, code: str, cli: Cli) -> None:
    told = cli("deadline", *line.split())
    assert (told.code, told.out) == (2, "")
    assert f"[{code}]" in told.err


def test_a_notice_is_checked_kept_and_used(cli: Cli, notice: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    told = cli("calendar", "add-notice", notice, "--into", folder)
    assert told.code == 0
    assert "2027 年（示例〔2026〕1号，待核对）：放假 27 天，调休上班 4 天" in told.out
    assert (folder / "2027.yaml").read_bytes() == notice.read_bytes()
    assert cli("calendar", "add-notice", notice, "--into", folder).code == 0
    for path in (folder, notice):
        form = cli("deadline", "2027-02-01", "7wd", "--notices", path, "--format", "json").json
        assert (form["due"], form["provisional"]) == ("2027-02-16", False)
    year = cli("calendar", "2027", "--notices", folder, "--format", "json").json
    assert sum(day["working"] for day in year["days"]) == 248
    assert year["notices"][0]["number"] == "示例〔2026〕1号"


def test_a_notice_goes_into_the_programs_own_folder(
    cli: Cli, notice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "bundled_folder", lambda: tmp_path / "catalogues")
    form = cli("calendar", "add-notice", notice, "--format", "json").json
    assert form["kept"] == str(tmp_path / "catalogues" / "calendar" / "2027.yaml")
    assert (tmp_path / "catalogues" / "calendar" / "2027.yaml").exists()


def test_a_notice_that_changes_december_says_so(cli: Cli, notice: Path, tmp_path: Path) -> None:
    moved = NOTICE.replace(
        "days_off: [2027-01-01..2027-01-03], days: 3",
        "days_off: [2026-12-31..2027-01-03], worked: [2026-12-27]",
    )
    notice.write_text(moved, encoding="utf-8")
    told = cli("calendar", "add-notice", notice, "--into", tmp_path / "kept")
    assert "改变已公布的日子：2026-12-31 工作日（待下一年放假通知确定） → 元旦" in told.out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("worked: [2027-02-14]", "worked: []", "calendar_unbalanced"),
        ("[2027-06-09]", "[2027-06-10]", "calendar_statutory_day_worked"),
        ("year: 2027", "year: 2028", "calendar_day_outside_year"),
        ("holidays:", "holdays:", "key_unknown"),
        (NOTICE, "", "file_empty"),
        (NOTICE, "notices: []", "notices_none"),
    ],
)
def test_a_wrong_notice_is_refused_and_not_kept(
    old: str, new: str, code: str, cli: Cli, notice: Path, tmp_path: Path
) -> None:
    notice.write_text(NOTICE.replace(old, new), encoding="utf-8")
    told = cli("calendar", "add-notice", notice, "--into", tmp_path / "kept")
    assert (told.code, told.out) == (1, "")
    assert f"[{code}]" in told.err
    assert not (tmp_path / "kept").exists()


def test_a_notice_in_gbk_is_refused_in_words(cli: Cli, notice: Path) -> None:
    notice.write_bytes(NOTICE.encode("gbk"))
    told = cli("calendar", "add-notice", notice)
    assert told.code == 1
    assert "Traceback" not in told.err


def test_another_notice_of_the_same_name_is_not_overwritten(
    cli: Cli, notice: Path, tmp_path: Path
) -> None:
    cli("calendar", "add-notice", notice, "--into", tmp_path / "kept")
    before = (tmp_path / "kept" / "2027.yaml").read_bytes()
    notice.write_text(NOTICE.replace("1号", "2号"), encoding="utf-8")
    told = cli("calendar", "add-notice", notice, "--into", tmp_path / "kept")
    assert told.code == 1
    assert "[calendar_notice_exists]" in told.err
    assert (tmp_path / "kept" / "2027.yaml").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(cli: Cli, notice: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    told = cli("calendar", "add-notice", notice, "--into", tmp_path / "kept" / "here")
    assert told.code == 2
    assert "[notice_folder_unwritable]" in told.err


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        ("calendar add-notice", "notice_file_missing", 2),
        ("calendar add-notice nowhere.yaml", "file_unreadable", 1),
        ("calendar 2026 more", "argument_unexpected", 2),
        ("calendar add-notic", "number_unreadable", 2),
        ("calendar add-notice x.yaml --month 3", "option_unfit", 2),
        ("calendar add-notice x.yaml --format ics", "option_unfit", 2),
        ("calendar 2026 --into here", "option_unfit", 2),
        ("calendar 2026 --notices nowhere.yaml", "file_unreadable", 1),
    ],
)
def test_what_cannot_be_read_is_told(line: str, code: str, exit_code: int, cli: Cli) -> None:
    told = cli(*line.split())
    assert (told.code, told.out) == (exit_code, "")
    assert f"[{code}]" in told.err


def test_a_file_of_any_name_is_kept_as_yaml(cli: Cli, notice: Path, tmp_path: Path) -> None:
    other = notice.with_suffix(".txt")
    notice.rename(other)
    told = cli("calendar", "add-notice", other, "--into", tmp_path / "kept")
    assert told.code == 0
    assert cli("calendar", "2027", "--notices", tmp_path / "kept").code == 0


def test_notices_are_added_together_whatever_their_names(
    cli: Cli, notice: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    cli("calendar", "add-notice", notice, "--into", folder)
    after = notice.with_name("0.yaml")
    after.write_text(YEAR_2028, encoding="utf-8")
    assert cli("calendar", "add-notice", after, "--into", tmp_path / "empty").code == 1
    assert cli("calendar", "add-notice", after, "--into", folder).code == 0
    assert cli("calendar", "2028", "--notices", folder).code == 0


def test_a_folder_without_notices_is_told(cli: Cli, tmp_path: Path) -> None:
    told = cli("calendar", "2026", "--notices", tmp_path)
    assert told.code == 1
    assert "[directory_empty]" in told.err


def test_a_catalogue_folder_may_hold_notices(notice: Path) -> None:
    catalogue = load_catalogue(notice)
    assert not catalogue.calendar.is_working(date(2027, 2, 11))
    assert catalogue.fingerprint == load_catalogue().fingerprint


def test_check_finds_what_is_wrong_with_a_notice(cli: Cli, notice: Path) -> None:
    assert cli("check", notice).code == 0
    notice.write_text(NOTICE.replace("[2027-06-09]", "[2027-06-10]"), encoding="utf-8")
    told = cli("check", notice)
    assert told.code == 1
    assert "[calendar_statutory_day_worked]" in told.out


def test_a_region_names_what_is_not_known(cli: Cli) -> None:
    told = cli("calendar", "2025", "--region", "450000")
    assert "2025年工作日历（450000）" in told.out
    assert "当地壮族三月三的放假安排尚未载入" in told.out
    assert cli("calendar", "2026", "--region", "450000").out.count("壮族三月三") == 1


def test_a_year_to_subscribe_to(cli: Cli) -> None:
    told = cli("calendar", "2026", "--format", "ics")
    calendar = Calendar.from_ical(told.out)
    events = {str(one["summary"]): one for one in calendar.walk("VEVENT")}
    national = events["国庆节放假"]
    assert (national.decoded("dtstart"), national.decoded("dtend")) == (
        date(2026, 10, 1),
        date(2026, 10, 8),
    )
    assert "国庆节调休上班日" in events
    uids = [str(one["uid"]) for one in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 13
    assert cli("calendar", "2026", "--format", "ics").out == told.out


def test_a_year_to_print(cli: Cli) -> None:
    told = cli("calendar", "2026", "--format", "svg")
    svg = ElementTree.fromstring(told.out)
    texts = [one.text for one in svg.iter("{http://www.w3.org/2000/svg}text")]
    titles = [one.text for one in svg.iter("{http://www.w3.org/2000/svg}title")]
    assert texts[0] == "2026年工作日历　工作日 248 天　休息 117 天"
    assert len(titles) == 365
    assert (texts.count("休"), texts.count("班")) == (33, 6)
    english = cli("calendar", "2026", "--format", "svg", "--lang", "en").out
    assert "248 working days" in english
    assert "October" in english


def test_the_not_final_days_are_told(cli: Cli) -> None:
    last = default_calendar().covered_to.year
    told = cli("calendar", str(last), "--month", "12")
    assert f"仍可能被 {last + 1} 年的放假通知调整" in told.out
