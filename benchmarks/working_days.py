"""Working days per call, beside the other Python calendars, in one run.

Usage: python benchmarks/working_days.py [--seconds 0.3]

Prints nanoseconds per call and how many times slower each calendar is than this one, then on how
many starts it gives another day. A peer that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from creditrules.calendar import deadline, default_calendar

NUMBERS = (3, 7, 30)
CALENDAR = default_calendar()


class Peer(NamedTuple):
    """A calendar: how it adds working days, and how it counts them after a day up to another."""

    name: str
    add: Callable[[date, int], Any]
    between: Callable[[date, date], Any]


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
    first = CALENDAR.covered_from.toordinal()
    span = range(first, CALENDAR.covered_to.toordinal() + 1)
    off = [day for day in map(date.fromordinal, span) if not CALENDAR.is_working(day)]
    week = numpy.busdaycalendar("1111111", off)
    return Peer(
        "numpy busday_offset",
        lambda day, number: numpy.busday_offset(day, number, "backward", busdaycal=week),
        lambda first, last: numpy.busday_count(first, last, busdaycal=week),
    )


def peers() -> Iterator[Peer]:
    for load in (ours, chinese_calendar, holidays, workalendar, numpy_busday):
        try:
            yield load()
        except ImportError:
            print(f"{load.__name__}: not installed")


def nanoseconds(call: Callable[[], object], seconds: float) -> float:
    """The best mean of five rounds of calls that take ``seconds`` together."""
    rounds, calls = [], 1
    while (taken := _time(call, calls)) < seconds / 20:
        calls *= 2
    calls = max(1, int(calls * seconds / 5 / taken))
    for _ in range(5):
        rounds.append(_time(call, calls) / calls)
    return min(rounds) * 1e9


def _time(call: Callable[[], object], calls: int) -> float:
    began = time.perf_counter()
    for _ in range(calls):
        call()
    return time.perf_counter() - began


def different(peer: Peer, starts: list[date]) -> str:
    """On how many of ``starts`` the seventh working day is another one."""
    wrong = sum(
        str(peer.add(start, 7))[:10] != CALENDAR.add(start, 7).isoformat() for start in starts
    )
    return f"{wrong} of {len(starts)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.3, help="time for each figure")
    seconds = parser.parse_args().seconds
    start = date(2021, 5, 14)
    picker = random.Random(7)
    starts = [date(2021, 1, 1) + timedelta(days=picker.randrange(1000)) for _ in range(300)]
    columns = [f"add {number}" for number in NUMBERS] + ["count 1 year"]
    print(f"{'ns per call':22}" + "".join(f"{name:>22}" for name in columns) + "    other answers")
    base: list[float] = []
    for peer in peers():
        calls = [partial(peer.add, start, number) for number in NUMBERS]
        calls.append(partial(peer.between, start, date(2022, 5, 16)))
        figures = [nanoseconds(call, seconds) for call in calls]
        base = base or figures
        cells = [
            f"{figure:,.0f} ({figure / own:,.1f}x)"
            for figure, own in zip(figures, base, strict=True)
        ]
        row = "".join(f"{cell:>22}" for cell in cells)
        print(f"{peer.name:22}{row}    {different(peer, starts)}")
    explained = nanoseconds(lambda: deadline(start, "7wd"), seconds)
    print(f"a deadline of 7 working days with its whole explanation: {explained:,.0f} ns")


if __name__ == "__main__":
    main()
