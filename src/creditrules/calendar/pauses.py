"""Stretches of time in which a limit or a period does not run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from creditrules.calendar.errors import CalendarError, as_date

__all__ = ["Pause", "extended_end", "ordered"]


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


def ordered(pauses: Iterable[Pause], first: date = date.min) -> tuple[Pause, ...]:
    """The pauses in order, those that overlap or touch made one: no day is counted twice.

    What lies before ``first`` is left out.

    Raises:
        CalendarError: one of them is no :class:`Pause`.
    """
    found: list[Pause] = []
    given = list(pauses)
    for one in given:
        if not isinstance(one, Pause):
            raise CalendarError("not_a_pause", value=repr(one)[:60])
    later = [Pause(max(one.first, first), one.last) for one in given if one.last >= first]
    for pause in sorted(later, key=lambda one: one.first):
        if found and (pause.first - found[-1].last).days <= 1:
            found[-1] = Pause(found[-1].first, max(found[-1].last, pause.last))
        else:
            found.append(pause)
    return tuple(found)


def extended_end(first: date, end: date, pauses: Iterable[Pause]) -> date:
    """The last day of a run of days from ``first`` to ``end`` when paused days are made up for.

    Each day of a pause that falls between the first day and the end, as far as it has moved
    already, moves the end by a day.

    Raises:
        CalendarError: the end lies after the year 9999.
    """
    for pause in ordered(pauses):
        if pause.first > end:
            break
        paused = (pause.last - max(pause.first, first)).days + 1
        try:
            end += timedelta(days=max(0, paused))
        except OverflowError:
            shown = {"start": first.isoformat(), "amount": f"+{paused}d"}
            raise CalendarError("date_out_of_range", **shown) from None
    return end
