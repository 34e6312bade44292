"""Holidays and make-up working days as an iCalendar file (RFC 5545; extra ``ical``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from creditrules.calendar import (
    CalendarError,
    DayReason,
    Month,
    WorkCalendar,
    holiday_name,
    year_notes,
)
from creditrules.text import word

try:
    from icalendar import Calendar, Event
except ImportError:
    raise CalendarError("extra_missing", package="icalendar", extra="ical") from None

__all__ = ["year_icalendar"]

_ONE_DAY = timedelta(days=1)
_Days = list[tuple[date, DayReason]]


def year_icalendar(calendar: WorkCalendar, months: Iterable[Month], lang: str = "zh") -> bytes:
    """The days that notices arrange in some months of a calendar, as all-day events in UTF-8.

    A holiday is one event over all its days off, each make-up working day one of its own. An event
    keeps its UID from year to year of the file's making, so that a subscriber's calendar replaces
    what a later notice changes. Equal months give equal bytes.

    Raises:
        CalendarError: the package ``icalendar`` is not installed.
    """
    listed = tuple(months)
    place = f" {calendar.region}" if calendar.region else ""
    year = listed[0].year
    found = Calendar()
    found.add("version", "2.0")
    found.add("prodid", "-//creditrules//working calendar//ZH")
    title = f"Working calendar {year}" if lang == "en" else f"{year}年工作日历"
    found.add("x-wr-calname", f"{title}{place}")
    if notes := " ".join(year_notes(calendar, listed, lang)):
        found.add("x-wr-caldesc", notes)
    for days in _runs(listed):
        found.add_component(_event(days, calendar.region or "cn", lang))
    content: bytes = found.to_ical()
    return content


def _runs(months: tuple[Month, ...]) -> Iterator[_Days]:
    """Runs of days off of one holiday, and make-up days one by one, in order."""
    run: _Days = []
    for month in months:
        for day, reason in month.special():
            follows = (
                bool(run)
                and not reason.working
                and reason.holiday == run[-1][1].holiday
                and not run[-1][1].working
                and day - run[-1][0] == _ONE_DAY
            )
            if run and not follows:
                yield run
                run = []
            run.append((day, reason))
    if run:
        yield run


def _event(days: _Days, place: str, lang: str) -> Event:
    (first, reason), (last, _) = days[0], days[-1]
    notice = reason.notice
    stamp = (notice.issued_on if notice else None) or date(first.year, 1, 1)
    kind = "worked" if reason.working else "off"
    event = Event()
    event.add("uid", f"{first:%Y%m%d}-{kind}-{place}@creditrules")
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + _ONE_DAY)
    name = holiday_name(reason.holiday or "", lang)
    made = word("day.makeup_workday" if reason.working else "day.off", lang)
    event.add("summary", f"{name}: {made}" if lang == "en" else f"{name}{made}")
    event.add("description", reason.words(lang))
    event.add("transp", "TRANSPARENT")
    return event
