"""Dates that cannot leave the calendar, whatever a catalogue or a record says."""

from __future__ import annotations

from datetime import date

from creditrules.calendar import CalendarError, Duration, add


def end_after(day: date, length: Duration) -> date:
    """The corresponding day a length later; the last day there is, where that lies beyond it."""
    try:
        return add(day, length)
    except CalendarError:
        return date.max
