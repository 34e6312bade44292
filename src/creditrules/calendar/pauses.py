"""Stretches of time in which a limit or a period does not run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from creditrules.calendar.errors import CalendarError, as_date

__all__ = ["Pause", "extended_end", "ordered"]

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, from ``first`` to ``last``, both included.

    Raises:
        CalendarError: a day is no date, or ``last`` is before ``first``.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        for name in ("first", "last"):
            object.__setattr__(self, name, as_date(getattr(self, name)))
        if self.last < self.first:
            first, last = self.first.isoformat(), self.last.isoformat()
            raise CalendarError("pause_backwards", first=first, last=last)

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return self.first <= day <= self.last


def ordered(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The pauses in order, those that overlap or touch made one: no day is counted twice."""
    found: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.first):
        if found and (pause.first - found[-1].last).days <= 1:
            found[-1] = Pause(found[-1].first, max(found[-1].last, pause.last))
        else:
            found.append(pause)
    return tuple(found)


def extended_end(first: date, end: date, pauses: Iterable[Pause]) -> date:
    """The last day of a run of days from ``first`` to ``end`` when paused days are made up for.

    Each day of a pause that falls between the first day and the end, as far as it has moved
    already, moves the end by a day. The end never leaves the calendar.
    """
    for pause in ordered(pauses):
        if pause.first > end:
            break
        paused = (pause.last - max(pause.first, first)).days + 1
        end += timedelta(days=max(0, min(paused, (date.max - end).days)))
    return end
