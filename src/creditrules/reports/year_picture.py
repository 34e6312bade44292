"""A year of the working calendar as a picture to print (SVG, A4 landscape)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from creditrules.calendar import (
    DAY_MARKS,
    WEEK_HEADS,
    DayReason,
    Month,
    WorkCalendar,
    holiday_name,
    year_notes,
)
from creditrules.reports.svg import add_text, svg_page, written

__all__ = ["year_picture"]

_WIDTH: Final = 1123
_HEIGHT: Final = 794
_MARGIN: Final = 32
_COLUMNS: Final = 4
_CELL: Final = 36
_ROW: Final = 27
_FILLS: Final = {"holiday": "#f7d4cf", "weekend": "#ececec", "makeup_workday": "#cfe3f5"}
_INKS: Final = {"holiday": "#b3261e", "makeup_workday": "#0b57a4"}


def year_picture(calendar: WorkCalendar, months: Iterable[Month], lang: str = "zh") -> str:
    """Some months of a calendar as an SVG document, weekends grey, holidays red, make-up days blue.

    Every day carries its reason as a tooltip. Equal months give equal text.
    """
    listed = tuple(months)
    svg = svg_page(_WIDTH, _HEIGHT, width="297mm", height="210mm")
    add_text(svg, _MARGIN, 46, _title(calendar, listed, lang), size=22, weight="bold")
    add_text(svg, _WIDTH - _MARGIN, 46, _legend(lang), size=12, anchor="end", ink="#555555")
    for number, month in enumerate(listed):
        row, column = divmod(number, _COLUMNS)
        left = _MARGIN + column * (7 * _CELL + 17)
        _month(svg, left, 84 + row * 222, month, lang)
    notices = {
        reason.notice.cite(lang): None
        for month in listed
        for _, reason in month.special()
        if reason.notice is not None
    }
    cited = ("Notices: " if lang == "en" else "依据：") + "、".join(notices)
    if lang == "en":
        named = dict.fromkeys(
            holiday_name(reason.holiday, lang)
            for month in listed
            for _, reason in month.special()
            if reason.holiday is not None
        )
        cited = f"{cited}　{', '.join(f'{_initials(name)} {name}' for name in named)}"
    footer = "　".join([cited, *year_notes(calendar, listed, lang)])
    add_text(svg, _MARGIN, _HEIGHT - 22, footer, size=11, ink="#555555")
    return written(svg)


def _title(calendar: WorkCalendar, months: tuple[Month, ...], lang: str) -> str:
    year = months[0].year
    working, off = sum(one.working for one in months), sum(one.off for one in months)
    if lang == "en":
        place = f" ({calendar.region})" if calendar.region else ""
        return f"Working calendar {year}{place} · {working} working days, {off} days off"
    place = f"（{calendar.region}）" if calendar.region else ""
    return f"{year}年工作日历{place}　工作日 {working} 天　休息 {off} 天"


def _legend(lang: str) -> str:
    if lang == "en":
        return "H holiday   W make-up working day   grey: weekend"
    return "休 放假　班 调休上班　灰底 周末"


def _month(svg: Element, left: int, top: int, month: Month, lang: str) -> None:
    name = f"{date(month.year, month.month, 1):%B}" if lang == "en" else f"{month.month}月"
    count = f"{month.working} working days" if lang == "en" else f"工作日 {month.working} 天"
    add_text(svg, left, top, name, size=15, weight="bold")
    add_text(svg, left + 7 * _CELL, top, count, size=11, anchor="end", ink="#555555")
    for column, head in enumerate(WEEK_HEADS["en" if lang == "en" else "zh"]):
        middle = left + column * _CELL + _CELL // 2
        add_text(svg, middle, top + 18, head, size=11, anchor="middle", ink="#777777")
    offset = month.days[0][0].weekday()
    named: str | None = None
    for day, reason in month.days:
        row, column = divmod(offset + day.day - 1, 7)
        label = reason.holiday if not reason.working and reason.holiday != named else None
        named = reason.holiday if not reason.working else None
        _day(svg, left + column * _CELL, top + 25 + row * (_ROW + 3), day, reason, label, lang)


def _day(
    svg: Element, x: int, y: int, day: date, reason: DayReason, label: str | None, lang: str
) -> None:
    group = SubElement(svg, "g")
    SubElement(group, "title").text = f"{day} {reason.words(lang)}"
    fill = _FILLS.get(reason.kind, "#ffffff")
    size = {"x": str(x + 1), "y": str(y), "width": str(_CELL - 2), "height": str(_ROW)}
    SubElement(group, "rect", {**size, "rx": "3", "fill": fill, "stroke": "#dddddd"})
    ink = _INKS.get(reason.kind, "#777777" if reason.kind == "weekend" else "#222222")
    add_text(group, x + 5, y + 14, str(day.day), size=13, ink=ink)
    mark = DAY_MARKS["en" if lang == "en" else "zh"].get(reason.kind)
    if mark:
        add_text(group, x + _CELL - 5, y + 12, mark, size=9, anchor="end", ink=ink)
    if label:
        name = holiday_name(label, lang)
        short = _initials(name) if lang == "en" else name.partition("、")[0]
        add_text(group, x + _CELL // 2, y + _ROW - 3, short, size=8, anchor="middle", ink=ink)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
