"""The calendar of the package: chinese-calendar's days under the notices they rest on."""

from __future__ import annotations

from functools import cache

from creditrules.bundled import bundled_folder
from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.errors import CalendarError
from creditrules.calendar.notice_files import NoticeFile, read_notices
from creditrules.calendar.notices import unnumbered
from creditrules.calendar.package import gathered, package_years
from creditrules.text.diagnostic import Severity

__all__ = ["default_calendar"]


@cache
def default_calendar() -> WorkCalendar:
    """The calendar of all notices in the package's own folder, read once.

    A year that the installed ``chinese_calendar`` knows and no file names is there too, its notice
    without a number.

    Raises:
        CalendarError: the folder is missing, or a file in it has errors.
    """
    files = _files()
    notices = [notice for file in files for notice in file.notices]
    regions = [region for file in files for region in file.regions]
    named = {one.year for one in notices if one.kind == "yearly"}
    newer = [
        unnumbered(year, gathered(days.items()))
        for year, days in package_years().items()
        if year not in named
    ]
    return WorkCalendar((*newer, *notices), tuple(regions))


def _files() -> list[NoticeFile]:
    from creditrules.text.nodes import read_nodes

    folder = bundled_folder()
    paths = sorted((folder / "calendar").glob("*.yaml")) if folder else []
    if not paths:
        raise CalendarError("calendar_files_missing", path=str(folder or "creditrules"))
    files = []
    for path in paths:
        document = read_nodes(path.read_bytes(), path.name)
        file = read_notices(document)
        for finding in (*document.diagnostics, *file.findings):
            if finding.severity is Severity.ERROR:
                place = str(finding.span or path.name)
                raise CalendarError("calendar_file_bad", place=place, problem=finding.message())
        files.append(file)
    return files
