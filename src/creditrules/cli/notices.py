"""Adding the notice of a new year: checked, shown, and kept where every command finds it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from creditrules.bundled import bundled_folder
from creditrules.calendar import (
    CalendarError,
    Notice,
    WorkCalendar,
    default_calendar,
    holiday_name,
)
from creditrules.cli.calendars import notice_files, read_notice_file
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import ANSWERED
from creditrules.cli.output import Console
from creditrules.cli.whole import write_whole
from creditrules.text import Diagnostic

__all__ = ["add_notice"]


def add_notice(file: str, into: str | None, console: Console) -> int:
    """Check a file of notices against the calendar there is, keep it, and say what it changes.

    Args:
        file: the YAML file.
        into: the folder to keep it in; the program's own if None.
        console: where to say so.

    Raises:
        RefusedError: the file has errors or leaves a year out, or another file of its name is
            there.
        UsageError: the folder cannot be written.
    """
    path = Path(file)
    found, content = read_notice_file(path, console)
    if not found.notices:
        raise RefusedError([Diagnostic.of("notices_none", path=file)])
    folder = _own_folder() if into is None else Path(into)
    before = default_calendar() if into is None else _with_kept(folder, console)
    try:
        after = before.with_notices(found.notices, found.regions)
    except CalendarError as error:
        raise RefusedError([error.diagnostic]) from None
    kept = _keep(content, folder / f"{path.stem}.yaml")
    if console.wants_json:
        console.json(
            {
                "schema": "creditrules/notice/1",
                "kept": str(kept),
                "covered_to": after.covered_to.isoformat(),
                "fingerprint": after.fingerprint,
                "notices": [one.to_json() for one in found.notices],
            }
        )
        return ANSWERED
    for notice in found.notices:
        _say_notice(notice, before, after, console)
    console.line(console.say(f"已存入 {kept}", f"kept as {kept}"))
    if into:
        console.line(console.say(f"使用时加 --notices {into}", f"use it with --notices {into}"))
    return ANSWERED


def _say_notice(
    notice: Notice, before: WorkCalendar, after: WorkCalendar, console: Console
) -> None:
    off = sum(len(holiday.days_off) for holiday in notice.holidays)
    worked = sum(len(holiday.worked) for holiday in notice.holidays)
    names = console.listed(holiday_name(one.name, console.lang) for one in notice.holidays)
    number = notice.cite(console.lang)
    console.line(
        console.say(
            f"{notice.year} 年（{number}）：放假 {off} 天，调休上班 {worked} 天（{names}）",
            f"{notice.year} ({number}): {off} days off, {worked} make-up days ({names})",
        )
    )
    place = notice.region
    old, new = (one.in_region(place) if place else one for one in (before, after))
    ordinals = range(
        date(notice.year - 1, 12, 1).toordinal(), date(notice.year, 12, 31).toordinal() + 1
    )
    changed = [
        day
        for day in map(date.fromordinal, ordinals)
        if old.covers(day) and old.is_working(day) is not new.is_working(day)
    ]
    for day in changed:
        console.line(
            console.say(
                f"  改变已公布的日子：{day} {old.why(day).words()} → {new.why(day).words()}",
                f"  changes a day already arranged: {day} {old.why(day).words('en')} -> "
                f"{new.why(day).words('en')}",
            )
        )


def _own_folder() -> Path:
    folder = bundled_folder()
    if folder is None:
        raise UsageError.of("calendar_files_missing", path="creditrules")
    return folder / "calendar"


def _with_kept(folder: Path, console: Console) -> WorkCalendar:
    """The calendar with the notices that a folder holds already."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return default_calendar()
    files = [read_notice_file(path, console)[0] for path in notice_files([str(folder)])]
    notices = [one for file in files for one in file.notices]
    regions = [one for file in files for one in file.regions]
    return default_calendar().with_notices(notices, regions)


def _keep(content: bytes, kept: Path) -> Path:
    """Write the file, whole or not at all."""
    try:
        if kept.exists():
            if kept.read_bytes() == content:
                return kept
            raise RefusedError([Diagnostic.of("calendar_notice_exists", path=str(kept))])
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(content, kept)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError.of("notice_folder_unwritable", path=str(kept), reason=reason) from None
    return kept
