"""creditrules calendar: a year of the working calendar, readable at a glance."""

from __future__ import annotations

import csv
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from creditrules.calendar import (
    CalendarError,
    DayReason,
    Month,
    WorkCalendar,
    default_calendar,
    month_table,
)
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.options import add_common, whole_number
from creditrules.cli.output import Console, weekday
from creditrules.cli.parser import Parser
from creditrules.text import pad, table, word

_FORMS: Final = ("text", "json", "csv")
_BESIDE: Final = 3
_CELL: Final = 5
_HEADS: Final = {"zh": "一二三四五六日", "en": "MTWTFSS"}
_MARKS: Final = {
    "zh": {"workday": "", "weekend": "·", "holiday": "休", "makeup_workday": "班"},
    "en": {"workday": "", "weekend": ".", "holiday": "H", "makeup_workday": "W"},
}
_BOM: Final = "\ufeff"


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "某年的工作日历：周末、节假日及其名称、调休上班日，各注放假通知文号。",
        "The working calendar of a year: weekends, holidays by name, make-up workdays, each with "
        "its notice.",
        ("creditrules calendar 2026", "全年", "the whole year"),
        ("creditrules calendar 2026 --month 10", "只看十月", "October only"),
        (
            "creditrules calendar 2026 --format csv > 2026.csv",
            "导出每日一行的表，可用 Excel 打开",
            "one row a day, for a spreadsheet",
        ),
    )
    parser.inputs.add_argument(
        "year", metavar="YEAR", type=whole_number("YEAR", 1, 9999), help=say("年份", "year")
    )
    parser.options.add_argument(
        "--month",
        metavar="M",
        type=whole_number("--month", 1, 12),
        help=say("只看这个月（1-12）", "this month only (1-12)"),
    )
    parser.options.add_argument(
        "--provisional",
        action="store_true",
        help=say("尚无放假通知的年份取估算结果并标明", "estimate, marked, where no notice exists"),
    )
    add_common(parser, _FORMS)


def run(options: Namespace, console: Console) -> int:
    """Print the year or month."""
    try:
        calendar = default_calendar()
        if options.provisional:
            calendar = calendar.with_estimate(options.year)
        months = month_table(calendar, options.year)
    except CalendarError as error:
        console.finding(error.diagnostic)
        return REFUSED
    if options.month:
        months = months[options.month - 1 : options.month]
    if console.form == "json":
        console.json(_content(calendar, months, console.lang))
    elif console.form == "csv":
        _print_csv(months, console)
    else:
        _print_text(months, console)
    return ANSWERED


def _content(calendar: WorkCalendar, months: tuple[Month, ...], lang: str) -> dict[str, Any]:
    return {
        "schema": "creditrules/calendar/1",
        "year": months[0].year,
        "covered_to": calendar.covered_to.isoformat(),
        "fingerprint": calendar.fingerprint,
        "months": [
            {"month": one.month, "working_days": one.working, "days_off": one.off} for one in months
        ],
        "days": [
            {
                "date": day.isoformat(),
                "kind": reason.kind,
                "working": reason.working,
                "holiday": reason.holiday,
                "notice": reason.notice,
                "evidence": reason.evidence,
                "provisional": reason.provisional,
                "why": reason.words(lang),
            }
            for day, reason in _days(months)
        ],
    }


def _days(months: tuple[Month, ...]) -> Iterator[tuple[date, DayReason]]:
    for month in months:
        yield from month.days


def _print_csv(months: tuple[Month, ...], console: Console) -> None:
    say, lang = console.say, console.lang
    console.out.write(_BOM)
    rows = csv.writer(console.out, lineterminator="\n")
    headings = say(
        "日期,星期,是否上班,类别,节日,放假通知", "date,weekday,working,kind,holiday,notice"
    )
    rows.writerow(headings.split(","))
    for day, reason in _days(months):
        rows.writerow(
            (
                day.isoformat(),
                weekday(day.weekday(), lang),
                word(f"boolean.{str(reason.working).lower()}", lang),
                word(f"day.{reason.kind}", lang),
                reason.holiday or "",
                reason.notice or "",
            )
        )


def _print_text(months: tuple[Month, ...], console: Console) -> None:
    say = console.say
    year = months[0].year
    working, off = sum(one.working for one in months), sum(one.off for one in months)
    estimated = any(reason.provisional for _, reason in _days(months))
    mark = say("【估算，尚无放假通知】", " [estimate, no notice yet]") if estimated else ""
    console.line(
        say(
            f"{year}年工作日历{mark}　工作日 {working} 天，休息 {off} 天",
            f"Working calendar {year}{mark}: {working} working days, {off} days off",
        )
    )
    console.line(
        say(
            "休 放假　班 调休上班　· 周末",
            "H holiday   W make-up working day   . weekend",
        )
    )
    for first in range(0, len(months), _BESIDE):
        console.line()
        for line in _beside([_grid(one, console) for one in months[first : first + _BESIDE]]):
            console.line(line)
    special = list(_special_rows(months, console))
    if special:
        console.line()
        heads = say("节日,放假,调休上班,通知", "holiday,days off,make-up days,notice").split(",")
        console.line(table(heads, special))


def _grid(month: Month, console: Console) -> list[str]:
    lang = "en" if console.lang == "en" else "zh"
    marks = _MARKS[lang]
    title = console.say(
        f"{month.month}月（工作日 {month.working} 天）",
        f"{date(month.year, month.month, 1):%B} ({month.working} working days)",
    )
    heads = [pad(" " + head if lang == "en" else head, _CELL) for head in _HEADS[lang]]
    cells = [" " * _CELL] * month.days[0][0].weekday()
    cells += [pad(f"{day.day:2d}{marks[reason.kind]}", _CELL) for day, reason in month.days]
    weeks = ["".join(cells[start : start + 7]) for start in range(0, len(cells), 7)]
    return [title, "".join(heads), *weeks]


def _beside(grids: list[list[str]]) -> Iterator[str]:
    height = max(len(grid) for grid in grids)
    for row in range(height):
        parts = [grid[row] if row < len(grid) else "" for grid in grids]
        yield "  ".join(pad(part, 7 * _CELL) for part in parts).rstrip()


def _special_rows(months: tuple[Month, ...], console: Console) -> Iterator[tuple[str, ...]]:
    """A row for each holiday, in the order of their first days."""
    by_name: dict[str, list[tuple[date, DayReason]]] = {}
    for month in months:
        for day, reason in month.special():
            by_name.setdefault(reason.holiday or "", []).append((day, reason))
    for items in by_name.values():
        off = [day for day, reason in items if not reason.working]
        worked = [day for day, reason in items if reason.working]
        yield (
            _name(items[0][1], console),
            _run(off),
            console.listed(map(_short, worked)),
            _notices(items, console),
        )


def _name(reason: DayReason, console: Console) -> str:
    if console.lang != "en":
        return reason.holiday or ""
    return DayReason("holiday", reason.holiday).words("en").partition(" (")[0]


def _notices(items: list[tuple[date, DayReason]], console: Console) -> str:
    if any(reason.provisional for _, reason in items):
        return console.say("估算，尚无通知", "estimate")
    unknown = console.say("文号未核", "number not established")
    return console.listed(dict.fromkeys(reason.notice or unknown for _, reason in items))


def _short(day: date) -> str:
    return f"{day:%m-%d}"


def _run(days: list[date]) -> str:
    """Stretches of consecutive days: `10-01..10-07`."""
    stretches: list[list[date]] = []
    for day in days:
        if stretches and (day - stretches[-1][-1]).days == 1:
            stretches[-1].append(day)
        else:
            stretches.append([day])
    return ", ".join(
        _short(one[0]) if len(one) == 1 else f"{_short(one[0])}..{_short(one[-1])}"
        for one in stretches
    )
