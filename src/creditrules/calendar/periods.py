"""How long a sanction or a publicity period is in force."""

from __future__ import annotations

from datetime import date

from creditrules.calendar.duration import Duration, add

__all__ = ["end_of"]


def end_of(start: date, duration: Duration) -> date:
    """The last day on which a period that begins on ``start`` is in force, itself included.

    A period ends on the corresponding day: one year from 2018-06-20 ends with 2019-06-20, and one
    month from 31 January ends with the last day of February (Civil Code 202, by analogy). It is
    not a deadline and never rolls off a day off.

    Raises:
        CalendarError: ``start`` is not a plain date, or the end lies after the year 9999.
    """
    return add(start, duration)
