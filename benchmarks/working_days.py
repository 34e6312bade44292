"""Working days beside the other Python calendars, in one run.

Usage: python benchmarks/working_days.py [--seconds 0.3] [--rows 1000000]

Prints nanoseconds a call and nanoseconds a row of a column, how many times slower each calendar is
than this one, and on how many starts it gives another day. A peer that is not installed is named
and left out. The spread of the rounds is shown where it is wide: the machine was not quiet.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from statistics import median
from typing import Any, NamedTuple

from creditrules.calendar import WorkDayArrays, deadline, default_calendar

NUMBERS = (3, 7, 30)
START, YEAR_LATER = date(2021, 5, 14), date(2022, 5, 16)
CALENDAR = default_calendar()
SPAN = range(CALENDAR.covered_from.toordinal(), CALENDAR.covered_to.toordinal() + 1)
OFF = [day for day in map(date.fromordinal, SPAN) if not CALENDAR.is_working(day)]
ROUNDS = 7


class Peer(NamedTuple):
    """A calendar: how it adds working days, and how it counts them after a day up to another.

    For columns both take what `column` makes of a numpy array of days.
    """

    name: str
    add: Callable[[Any, int], Any]
    between: Callable[[Any, Any], Any] | None
    column: Callable[[Any], Any] = lambda days: days


def ours() -> Peer:
    return Peer("creditrules", CALENDAR.add, CALENDAR.count)


def chinese_calendar() -> Peer:
    package = import_module("chinese_calendar")
    one = timedelta(days=1)
    return Peer(
        "chinese_calendar",
        lambda day, number: package.find_workday(number, day),
        lambda first, last: len(package.get_workdays(first + one, last)),
    )


def holidays() -> Peer:
    package = import_module("holidays")
    china = package.country_holidays("CN", years=range(2020, 2027))
    return Peer(
        "holidays",
        china.get_nth_working_day,
        lambda first, last: china.get_working_days_count(first + timedelta(days=1), last),
    )


def workalendar() -> Peer:
    china = import_module("workalendar.asia").China()
    return Peer("workalendar", china.add_working_days, china.get_working_days_delta)


def numpy_busday() -> Peer:
    numpy = import_module("numpy")
    week = numpy.busdaycalendar("1111111", OFF)
    return Peer(
        "numpy busday_offset",
        lambda day, number: numpy.busday_offset(day, number, "backward", busdaycal=week),
        lambda first, last: numpy.busday_count(first, last, busdaycal=week),
    )


def pandas_custom() -> Peer:
    numpy, pandas = import_module("numpy"), import_module("pandas")
    week = numpy.busdaycalendar("1111111", OFF)
    offsets = {
        number: pandas.offsets.CustomBusinessDay(number, calendar=week) for number in NUMBERS
    }
    return Peer("pandas CustomBusinessDay", lambda day, number: day + offsets[number], None,
                pandas.Timestamp)  # fmt: skip


SCALARS = (ours, chinese_calendar, holidays, workalendar, numpy_busday, pandas_custom)


def our_columns() -> Peer:
    arrays = WorkDayArrays.of(CALENDAR)
    return Peer("creditrules", arrays.add, arrays.count)


def pandas_columns() -> Peer:
    pandas, peer = import_module("pandas"), pandas_custom()
    return Peer(peer.name, peer.add, None, lambda days: pandas.Series(days[:20_000]))


def polars_columns() -> Peer:
    polars = import_module("polars")
    week = [True] * 7
    options = {"week_mask": week, "holidays": OFF, "roll": "backward"}
    return Peer(
        "polars add_business_days",
        lambda days, number: days.dt.add_business_days(number, **options),
        lambda first, last: polars.select(
            polars.business_day_count(first, last, week_mask=week, holidays=OFF)
        ),
        polars.Series,
    )


COLUMNS = (our_columns, numpy_busday, polars_columns, pandas_columns)


def present(peers: tuple[Callable[[], Peer], ...]) -> Iterator[Peer]:
    for load in peers:
        try:
            yield load()
        except ImportError:
            print(f"{load.__name__}: not installed")


def nanoseconds(call: Callable[[], object], seconds: float) -> float:
    """The median of rounds of calls that take ``seconds`` together."""
    calls = 1
    while (taken := _time(call, calls)) < seconds / 20 and calls < 1_000_000:
        calls *= 2
    calls = max(1, int(calls * seconds / ROUNDS / taken))
    return median(_time(call, calls) / calls for _ in range(ROUNDS)) * 1e9


def _time(call: Callable[[], object], calls: int) -> float:
    began = time.perf_counter()
    for _ in range(calls):
        call()
    return time.perf_counter() - began


def different(peer: Peer, starts: list[date]) -> str:
    """On how many of ``starts`` the seventh working day is another one."""
    wrong = sum(
        str(peer.add(peer.column(start), 7))[:10] != CALENDAR.add(start, 7).isoformat()
        for start in starts
    )
    return f"{wrong} of {len(starts)}"


def row(name: str, figures: list[float | None], base: list[float | None], note: str) -> None:
    cells = [
        "-" if figure is None or own is None else f"{figure:,.1f} ({figure / own:,.1f}x)"
        for figure, own in zip(figures, base, strict=True)
    ]
    print(f"{name:26}" + "".join(f"{cell:>24}" for cell in cells) + f"    {note}")


def head(title: str) -> None:
    columns = [f"add {number}" for number in NUMBERS] + ["count 1 year"]
    print(f"\n{title:26}" + "".join(f"{name:>24}" for name in columns))


def scalars(seconds: float) -> None:
    picker = random.Random(7)
    starts = [date(2021, 1, 1) + timedelta(days=picker.randrange(1000)) for _ in range(300)]
    head("ns a call")
    base: list[float | None] = []
    for peer in present(SCALARS):
        start, end = peer.column(START), peer.column(YEAR_LATER)
        figures: list[float | None] = [
            nanoseconds(partial(peer.add, start, number), seconds) for number in NUMBERS
        ]
        between = peer.between
        figures.append(nanoseconds(partial(between, start, end), seconds) if between else None)
        base = base or figures
        row(peer.name, figures, base, f"other answers: {different(peer, starts)}")


def columns(seconds: float, rows: int) -> None:
    numpy = import_module("numpy")
    days = numpy.random.default_rng(7).integers(0, 3650, rows).astype("timedelta64[D]")
    days = numpy.datetime64("2012-01-01") + days
    later = days + 365
    head(f"ns a row of {rows:,}")
    base: list[float | None] = []
    for peer in present(COLUMNS):
        first, last = peer.column(days), peer.column(later)
        size = len(first)
        figures: list[float | None] = [
            nanoseconds(partial(peer.add, first, number), seconds) / size for number in NUMBERS
        ]
        between = peer.between
        figures.append(
            nanoseconds(partial(between, first, last), seconds) / size if between else None
        )
        base = base or figures
        row(peer.name, figures, base, "")


def explanations(seconds: float) -> None:
    found = deadline(START, "7wd")
    counted = nanoseconds(lambda: deadline(START, "7wd"), seconds)
    explained = nanoseconds(lambda: (found.skipped, found.counting()), seconds)
    plain = nanoseconds(lambda: CALENDAR.add(START, 7), seconds)
    print(f"\na deadline of 7 working days: {counted / 1000:.1f} us")
    print(f"its whole explanation: {explained / 1000:.1f} us = {explained / plain:.0f} x one add")


def opening() -> None:
    def once(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return (time.perf_counter() - began) * 1000

    idle = median(once("pass") for _ in range(ROUNDS))
    for code in ("import creditrules.calendar", "import chinese_calendar", "import holidays"):
        try:
            took = median(once(code) for _ in range(ROUNDS)) - idle
        except subprocess.CalledProcessError:
            continue
        print(f"{code}: {took:.0f} ms beyond an empty interpreter ({idle:.0f} ms)")
    first = "from creditrules.calendar import default_calendar; default_calendar()"
    took = median(once(first) for _ in range(ROUNDS)) - idle
    print(f"the same with the first answer: {took:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.3, help="time for each figure")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of a column")
    options = parser.parse_args()
    scalars(options.seconds)
    columns(options.seconds, options.rows)
    explanations(options.seconds)
    print()
    opening()


if __name__ == "__main__":
    main()
