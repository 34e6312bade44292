"""The last day of a duty's time limit, and how it was counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NotRequired, TypedDict

from creditrules.calendar.amounts import Amount, Law, Unit, amount_under, parse_amount
from creditrules.calendar.bundled import default_calendar
from creditrules.calendar.counted import Counted
from creditrules.calendar.counting import rules_of
from creditrules.calendar.counting_words import CountingRule
from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.errors import BeyondCoverageError, as_date
from creditrules.calendar.pauses import Pause
from creditrules.calendar.points import FixedPoint, parse_point
from creditrules.calendar.terms import FirstDay, Limit, Roll, Terms

__all__ = ["Deadline", "DeadlineJson", "deadline"]


class DeadlineJson(TypedDict):
    """The JSON form of a deadline; ``point`` stands where the limit is a fixed day."""

    start: str
    amount: int | None
    unit: Unit | None
    point: NotRequired[str]
    due: str
    earliest: str
    latest: str
    provisional: bool
    skipped: list[dict[str, str]]
    counting: list[dict[str, str | None]]


@dataclass(frozen=True, slots=True)
class Deadline(Counted):
    """The last day of a time limit, itself in time, with the rules it was counted by."""

    def counting(self, lang: str = "zh") -> tuple[CountingRule, ...]:
        """The rules followed, in order, each with its source, in ``lang`` (``zh`` or ``en``)."""
        return tuple(rules_of(self, lang))

    def to_json(self, lang: str = "zh") -> DeadlineJson:
        """The deadline as JSON data, its words in ``lang`` (``zh`` or ``en``)."""
        found: DeadlineJson = {
            "start": self.start.isoformat(),
            "amount": self.amount,
            "unit": self.unit,
            "due": self.due.isoformat(),
            "earliest": self.earliest.isoformat(),
            "latest": self.latest.isoformat(),
            "provisional": self.provisional,
            "skipped": [
                {"date": day.isoformat(), "why": reason.words(lang)} for day, reason in self.skipped
            ],
            "counting": [rule.to_json() for rule in self.counting(lang)],
        }
        if isinstance(self.terms.limit, FixedPoint):
            found["point"] = str(self.terms.limit)
        return found


def deadline(
    start: date,
    limit: str | Limit,
    *,
    calendar: WorkCalendar | None = None,
    roll: Roll = "day_off",
    provisional: bool = False,
    law: Law | None = None,
    first_day: FirstDay = "excluded",
    pauses: Iterable[Pause] = (),
) -> Deadline:
    """The last day of the limit that an event on ``start`` sets running.

    The first day is not counted (Civil Code 201). Working days (``wd``) are counted by the State
    Council's notices. Days, weeks, months and years run through; months and years end on the
    corresponding day or the month's last (202), and a last day that is off moves on (203).

    Args:
        start: the day of the event; it may itself be a day off. An instant with a time zone is
            taken as its day in China, and ``counting`` says so.
        limit: ``7wd``, ``30d``, ``2w``, ``1m`` or ``1y``; ``0wd`` and ``0d`` are the day itself.
            Or a fixed day: ``next_month:7`` (每月7日前), see :func:`parse_point`.
        calendar: the notices to go by; all bundled ones if left out.
        roll: what moves the last day of a limit that is not in working days: ``day_off``
            (weekends and holidays, the reading of this library), ``holiday`` (the days off of a
            holiday notice only) or ``none``.
        provisional: estimate, and mark it, where no notice covers the answer.
        law: the law that sets the limit, where it has its own units: under the Administrative
            Penalties Law article 85 and the Administrative Licensing Law article 82 some limits
            in days are working days.
        first_day: ``excluded`` (Civil Code 201), or ``included`` where the document says so.
        pauses: days that do not count; each moves the end by one unit that falls into it, a day
            or a working day. What of them lies before ``start`` is left out.

    Raises:
        BeyondCoverageError: the answer needs a notice that is not there, and no estimate was asked
            for; or lies before the first notice.
        CalendarError: an argument is malformed, or the answer lies after the year 9999.
    """
    day = as_date(start)
    given = _read(limit)
    meant = given if law is None else _under(law, given, day)
    terms = Terms(day, meant, roll, first_day, tuple(pauses))
    calendar = calendar or default_calendar()
    try:
        due = terms.due(calendar)
    except BeyondCoverageError:
        if not provisional or day < calendar.covered_from:
            raise
        calendar = calendar.with_estimate(terms.last_year(calendar))
        due = terms.due(calendar)
    earliest = latest = due
    waits = terms.needs_notices and due >= calendar.not_final_from
    if waits:
        earliest, latest = terms.range_around(due, calendar)
    estimated = waits and due > calendar.covered_to
    instant = str(start) if isinstance(start, datetime) else None
    return Deadline(terms, due, earliest, latest, estimated, calendar, law, given, instant)


def _under(law: Law, limit: Limit, start: date) -> Limit:
    """The limit as a law means it; a fixed day is what it is, but the law must be known."""
    amount = limit if isinstance(limit, Amount) else Amount(0, "d")
    meant = amount_under(law, amount, start)
    return meant if isinstance(limit, Amount) else limit


def _read(limit: str | Limit) -> Limit:
    if isinstance(limit, FixedPoint):
        return limit
    point = parse_point(limit) if isinstance(limit, str) else None
    return point or parse_amount(limit)
