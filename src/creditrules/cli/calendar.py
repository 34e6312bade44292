"""creditrules calendar: a year of the working calendar, and the notices it rests on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, Final

from creditrules.calendar import (
    DAY_MARKS,
    WEEK_HEADS,
    CalendarError,
    DayReason,
    Month,
    WorkCalendar,
    holiday_name,
    month_table,
    year_notes,
)
from creditrules.cli.calendars import add_calendar, calendar_of
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.notices import add_notice
from creditrules.cli.options import add_common, whole_number
from creditrules.cli.output import Console, weekday
from creditrules.cli.parser import Parser
from creditrules.reports import Cell, Column, Table, write_csv
from creditrules.text import pad, table, word

__all__ = ["arguments", "run"]

_FORMS: Final = ("text", "json", "csv", "ics", "svg")
_ADD: Final = "add-notice"
_BESIDE: Final = 3
_CELL: Final = 5
_WEEKEND: Final = {"zh": "·", "en": "."}
_COLUMNS: Final = tuple(
    Column(*names)
    for names in (
        ("date", "日期", "date"),
        ("weekday", "星期", "weekday"),
        ("working", "是否上班", "working"),
        ("kind", "类别", "kind"),
        ("holiday", "节日", "holiday"),
        ("statutory", "法定节假日", "statutory"),
        ("notice", "放假通知", "notice"),
        ("why", "说明", "why"),
    )
)


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "某年的工作日历：周末、节假日及其名称、调休上班日，各注放假通知文号。"
        "add-notice 检查并加入新一年的通知。",
        "The working calendar of a year: weekends, holidays by name, make-up workdays, each with "
        "its notice. add-notice checks the notice of a new year and adds it.",
        ("creditrules calendar 2026", "全年", "the whole year"),
        ("creditrules calendar 2026 --month 10", "只看十月", "October only"),
        (
            "creditrules calendar 2026 --region 450000",
            "广西：另有“壮族三月三”",
            "Guangxi, with its own holiday",
        ),
        (
            "creditrules calendar 2026 --format ics > 2026.ics",
            "导入手机、邮箱日历（需 creditrules[ical]）；--format svg 供打印，csv 供 Excel",
            "for calendars of phones and mail (extra ical); svg to print, csv for spreadsheets",
        ),
        (
            "creditrules calendar add-notice 2027.yaml",
            "加入 2027 年的放假通知",
            "add the notice for 2027",
        ),
    )
    parser.inputs.add_argument(
        "year", metavar=f"YEAR|{_ADD}", help=say("年份，或 add-notice", "year, or add-notice")
    )
    parser.inputs.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=say("add-notice 的放假通知文件（YAML）", "the file of notices (YAML) for add-notice"),
    )
    parser.options.add_argument(
        "--month",
        metavar="M",
        type=whole_number("--month", 1, 12),
        help=say("只看这个月（1-12）", "this month only (1-12)"),
    )
    parser.options.add_argument(
        "--into",
        metavar="FOLDER",
        help=say(
            "add-notice 存入的文件夹；缺省为本程序自己的 catalogues/calendar，所有命令随即使用",
            "where add-notice keeps the file; unless given the program's own catalogues/calendar, "
            "which every command uses",
        ),
    )
    add_calendar(parser)
    add_common(parser, _FORMS)


def run(options: Namespace, console: Console) -> int:
    """Print the year or month, or add a notice."""
    if options.year == _ADD:
        if options.file is None:
            raise UsageError.of("notice_file_missing")
        _refuse(options, ("month", "region", "known_at", "notices", "provisional"), _ADD)
        if console.form not in ("text", "json"):
            raise UsageError.of(
                "option_unfit", option=f"--format {console.form}", command=_ADD, help="calendar"
            )
        return add_notice(options.file, options.into, console)
    if options.file is not None:
        raise UsageError.of("argument_unexpected", text=options.file, command="calendar")
    _refuse(options, ("into",), "calendar YEAR")
    year = whole_number("YEAR", 1, 9999)(options.year)
    calendar = calendar_of(options, console)
    try:
        if options.provisional:
            calendar = calendar.with_estimate(year)
        months = month_table(calendar, year)
        if options.month:
            months = months[options.month - 1 : options.month]
        _print(calendar, months, console)
    except CalendarError as error:
        console.finding(error.diagnostic)
        return REFUSED
    return ANSWERED


def _refuse(options: Namespace, names: tuple[str, ...], command: str) -> None:
    """Refuse options that mean nothing to a command."""
    for name in names:
        if getattr(options, name):
            option = f"--{name.replace('_', '-')}"
            raise UsageError.of("option_unfit", option=option, command=command, help="calendar")


def _print(calendar: WorkCalendar, months: tuple[Month, ...], console: Console) -> None:
    if console.form == "json":
        console.json(_content(calendar, months, console.lang))
    elif console.form == "csv":
        write_csv(Table(_COLUMNS, _rows(months, console.lang)), console.out, console.lang)
    elif console.form == "ics":
        from creditrules.reports import year_icalendar

        console.out.write(year_icalendar(calendar, months, console.lang).decode())
    elif console.form == "svg":
        from creditrules.reports import year_picture

        console.out.write(year_picture(calendar, months, console.lang))
    else:
        print_year(calendar, months, console)


def _content(calendar: WorkCalendar, months: tuple[Month, ...], lang: str) -> dict[str, Any]:
    notices = {
        id(reason.notice): reason.notice for _, reason in _days(months) if reason.notice is not None
    }
    return {
        "schema": "creditrules/calendar/1",
        "year": months[0].year,
        "region": calendar.region,
        "unsettled": list(calendar.unsettled(months[0].year)),
        "covered_to": calendar.covered_to.isoformat(),
        "fingerprint": calendar.fingerprint,
        "notices": [one.to_json() for one in notices.values()],
        "months": [
            {"month": one.month, "working_days": one.working, "days_off": one.off} for one in months
        ],
        "days": [{"date": day.isoformat(), **why.to_json(lang)} for day, why in _days(months)],
    }


def _days(months: tuple[Month, ...]) -> Iterator[tuple[date, DayReason]]:
    for month in months:
        yield from month.days


def _rows(months: tuple[Month, ...], lang: str) -> Iterator[tuple[Cell, ...]]:
    for day, reason in _days(months):
        yield (
            day,
            weekday(day.weekday(), lang),
            word(f"boolean.{str(reason.working).lower()}", lang),
            word(f"day.{reason.kind}", lang),
            holiday_name(reason.holiday or "", lang),
            word(f"boolean.{str(reason.statutory).lower()}", lang),
            reason.notice.number if reason.notice and reason.holiday else None,
            reason.words(lang),
        )


def print_year(calendar: WorkCalendar, months: tuple[Month, ...], console: Console) -> None:
    """Print some months as they hang on a wall, with their holidays and notices below."""
    say = console.say
    year = months[0].year
    working, off = sum(one.working for one in months), sum(one.off for one in months)
    estimated = any(reason.provisional for _, reason in _days(months))
    mark = say("【估算，尚无放假通知】", " [estimate, no notice yet]") if estimated else ""
    place = say(f"（{calendar.region}）", f" ({calendar.region})") if calendar.region else ""
    console.line(
        say(
            f"{year}年工作日历{place}{mark}　工作日 {working} 天，休息 {off} 天",
            f"Working calendar {year}{place}{mark}: {working} working days, {off} days off",
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
    for note in year_notes(calendar, months, console.lang):
        console.line()
        console.line(note)


def _grid(month: Month, console: Console) -> list[str]:
    lang = "en" if console.lang == "en" else "zh"
    marks = {"weekend": _WEEKEND[lang], **DAY_MARKS[lang]}
    title = console.say(
        f"{month.month}月（工作日 {month.working} 天）",
        f"{date(month.year, month.month, 1):%B} ({month.working} working days)",
    )
    heads = [pad(" " + head if lang == "en" else head, _CELL) for head in WEEK_HEADS[lang]]
    cells = [" " * _CELL] * month.days[0][0].weekday()
    cells += [pad(f"{day.day:2d}{marks.get(reason.kind, '')}", _CELL) for day, reason in month.days]
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
    for name, items in by_name.items():
        off = [day for day, reason in items if not reason.working]
        worked = [day for day, reason in items if reason.working]
        cited = dict.fromkeys(
            reason.notice.cite(console.lang) for _, reason in items if reason.notice
        )
        yield (
            holiday_name(name, console.lang),
            _stretches(off),
            console.listed(map(_short, worked)),
            console.listed(cited),
        )


def _short(day: date) -> str:
    return f"{day:%m-%d}"


def _stretches(days: list[date]) -> str:
    """Runs of consecutive days: `10-01..10-07`."""
    shown = []
    for _, run in groupby(enumerate(days), lambda item: item[1].toordinal() - item[0]):
        ends = [day for _, day in run]
        first, last = _short(ends[0]), _short(ends[-1])
        shown.append(first if first == last else f"{first}..{last}")
    return ", ".join(shown)
