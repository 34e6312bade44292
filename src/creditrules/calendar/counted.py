"""What a time limit came to on a calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from creditrules.calendar.amounts import Amount, Law, Unit
from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.reasons import DayReason
from creditrules.calendar.terms import Limit, Terms

__all__ = ["Counted", "Days"]

Days = tuple[tuple[date, DayReason], ...]

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a time limit, itself in time, and what it was counted by.

    Attributes:
        terms: what was asked, the limit as the law means it.
        due: the last day.
        earliest: the first day ``due`` can turn out to be once every notice is there.
        latest: the last such day. Both are ``due`` unless it hangs on a notice still to come.
        provisional: no notice covers ``due``; it is an estimate.
        calendar: the calendar it was counted by.
        law: the law that sets the limit, where that has units of its own.
        given: the limit as it was given.
        instant: the instant whose day in China the start is, as it was given; None for a date.
    """

    terms: Terms
    due: date
    earliest: date
    latest: date
    provisional: bool
    calendar: WorkCalendar = field(repr=False)
    law: Law | None = None
    given: Limit | None = None
    instant: str | None = None

    @property
    def start(self) -> date:
        """The day of the event."""
        return self.terms.start

    @property
    def amount(self) -> int | None:
        """The number of units; None where the limit is a fixed day."""
        return self.terms.limit.number if isinstance(self.terms.limit, Amount) else None

    @property
    def unit(self) -> Unit | None:
        """The unit; None where the limit is a fixed day."""
        return self.terms.limit.unit if isinstance(self.terms.limit, Amount) else None

    @property
    def days(self) -> Days:
        """Every day from the first that counts up to ``due``, each with its reason.

        None where the answer does not depend on which days are worked.
        """
        if not self.terms.needs_notices or self.due < self.terms.first:
            return ()
        return tuple(self.calendar.days(self.terms.first, self.due))

    @property
    def skipped(self) -> Days:
        """The days off that were passed over, each with the notice that says so.

        All of them for working days; otherwise those that the last day rolled off.
        """
        if self.unit == "wd":
            return tuple(item for item in self.days if not item[1].working)
        end = self.terms.end(self.calendar)
        return tuple(self.calendar.days(end, self.due - _ONE_DAY)) if end < self.due else ()
