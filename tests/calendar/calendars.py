"""The calendars that tests count by: whatever is installed, they end with 2026."""

from __future__ import annotations

from dataclasses import replace

from creditrules.calendar import Notice, NoticeFile, WorkCalendar, default_calendar, read_notices
from creditrules.text import read_nodes

CALENDAR = replace(
    default_calendar(),
    notices=tuple(one for one in default_calendar().notices if one.year <= 2026),
)
"""The bundled calendar up to 2026."""

YEAR_2027 = """\
notices:
  - year: 2027
    number: 示例〔2026〕1号
    issued_on: 2026-11-30
    evidence: guess
    holidays:
      - {name: 元旦, days_off: [2027-01-01..2027-01-03], days: 3}
      - {name: 春节, days_off: [2027-02-05..2027-02-11], worked: [2027-02-14 周日], days: 7}
      - {name: 清明节, days_off: [2027-04-03, 2027-04-04, 2027-04-05]}
      - {name: 劳动节, days_off: [2027-05-01..2027-05-05], worked: [2027-05-08 星期六]}
      - {name: 端午节, days_off: [2027-06-09]}
      - {name: 中秋节, days_off: [2027-09-15]}
      - {name: 国庆节, days_off: [2027-10-01..2027-10-07], worked: [2027-09-26, 2027-10-09]}
"""
"""An invented notice, sound in every respect; no such document is known."""


def read(text: str) -> NoticeFile:
    """The notices of a text, with everything found wrong."""
    document = read_nodes(text.encode(), "notice.yaml")
    file = read_notices(document)
    return NoticeFile(file.notices, file.regions, (*document.diagnostics, *file.findings))


def notice_2027(**changes: object) -> Notice:
    """The invented notice for 2027."""
    [notice] = read(YEAR_2027).notices
    return replace(notice, **changes)  # type: ignore[arg-type]


def with_2027() -> WorkCalendar:
    """The calendar with the invented notice."""
    return CALENDAR.with_notices([notice_2027()])
