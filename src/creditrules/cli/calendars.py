"""The calendar that a command counts by: its notices, its place, and what was known."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from creditrules.calendar import CalendarError, NoticeFile, WorkCalendar, default_calendar
from creditrules.calendar import read_notices as read_tree
from creditrules.cli.errors import RefusedError
from creditrules.cli.options import area, day
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.text import Diagnostic, Severity, Span

__all__ = ["add_calendar", "calendar_of", "notice_files", "read_notice_file"]


def add_calendar(parser: Parser) -> None:
    """--region, --known-at, --notices and --provisional."""
    say, options = parser.say, parser.options
    options.add_argument(
        "--region",
        metavar="CODE",
        type=area("--region"),
        help=say(
            "当地的六位行政区划代码，如 450000：计入当地自定的放假（三月三、古尔邦节等）",
            "GB/T 2260 code of the place, such as 450000: with the holidays it has of its own",
        ),
    )
    options.add_argument(
        "--known-at",
        metavar="DATE",
        type=day("--known-at"),
        help=say(
            "只用该日（含）以前已印发的放假通知，以重现当时的计算",
            "use only notices issued by that day, to reproduce what was counted then",
        ),
    )
    options.add_argument(
        "--notices",
        action="append",
        default=[],
        metavar="PATH",
        help=say(
            "另外使用的放假通知文件（YAML）或文件夹；可重复",
            "a further file of holiday notices (YAML) or a folder of them; may be repeated",
        ),
    )
    options.add_argument(
        "--provisional",
        action="store_true",
        help=say("尚无放假通知的年份取估算结果并标明", "estimate, marked, where no notice exists"),
    )


def calendar_of(options: Namespace, console: Console) -> WorkCalendar:
    """The calendar the options ask for.

    Raises:
        RefusedError: a file of notices has errors, or the notices leave a year out.
    """
    calendar = default_calendar()
    try:
        files = [read_notice_file(path, console)[0] for path in notice_files(options.notices)]
        if files:
            notices = [one for file in files for one in file.notices]
            regions = [one for file in files for one in file.regions]
            calendar = calendar.with_notices(notices, regions)
        if options.known_at is not None:
            calendar = calendar.as_known(options.known_at)
        return calendar.in_region(options.region) if options.region else calendar
    except CalendarError as error:
        raise RefusedError([error.diagnostic]) from None


def read_notice_file(path: Path, console: Console) -> tuple[NoticeFile, bytes]:
    """The notices of a file, and its bytes; its warnings are told.

    Raises:
        RefusedError: it cannot be read, or has errors.
    """
    from creditrules.text.nodes import Limits, read_nodes

    try:
        with path.open("rb") as stream:
            content = stream.read(Limits().size + 1)
    except OSError as error:
        reason = error.strerror or "OSError"
        span = Span(str(path), 1, 1)
        raise RefusedError([Diagnostic.of("file_unreadable", span, reason=reason)]) from None
    document = read_nodes(content, str(path))
    file = read_tree(document)
    found = [*document.diagnostics, *file.findings]
    if any(one.severity is Severity.ERROR for one in found):
        raise RefusedError(found)
    console.findings(found)
    return file, content


def notice_files(paths: list[str]) -> list[Path]:
    """The files that paths name: a file itself, of a folder the YAML files in it.

    Raises:
        RefusedError: a folder holds none.
    """
    found: list[Path] = []
    for given in paths:
        path = Path(given)
        inside = sorted([*path.glob("*.yaml"), *path.glob("*.yml")]) if path.is_dir() else [path]
        if not inside:
            raise RefusedError([Diagnostic.of("directory_empty", Span(given, 1, 1))])
        found += inside
    return found
