"""The last day of a duty's time limit, and how it was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypedDict, get_args

from creditrules.calendar import counting
from creditrules.calendar.amounts import Amount, Law, Unit, amount_under, parse_amount
from creditrules.calendar.counting import CountingRule, Days
from creditrules.calendar.days import DayReason, WorkCalendar, default_calendar
from creditrules.calendar.duration import Duration, add
from creditrules.calendar.errors import BeyondCoverageError, CalendarError, as_date

__all__ = ["Deadline", "DeadlineJson", "Roll", "deadline"]

Roll = Literal["day_off", "holiday", "none"]

ROLLS: Final[tuple[Roll, ...]] = get_args(Roll)
_FEWEST_WORKING_DAYS_A_YEAR: Final = 240


class DeadlineJson(TypedDict):
    """The JSON form of a deadline."""

    start: str
    amount: int
    unit: Unit
    due: str
    provisional: bool
    skipped: list[dict[str, str]]
    counting: list[dict[str, str | None]]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a time limit that begins on ``start``.

    ``due`` is itself within the limit. ``skipped`` are the days off that were passed over, each
    with its reason: all of them for working days, otherwise those the last day rolled off.
    ``provisional`` says that no notice covers ``due`` yet and the answer is an estimate.
    ``counting`` are the rules followed, in order.
    """

    start: date
    amount: int
    unit: Unit
    due: date
    provisional: bool
    skipped: Days
    counting: tuple[CountingRule, ...]

    def to_json(self, lang: str = "zh") -> DeadlineJson:
        """The deadline as JSON data, its words in ``lang`` (``zh`` or ``en``)."""
        return {
            "start": self.start.isoformat(),
            "amount": self.amount,
            "unit": self.unit,
            "due": self.due.isoformat(),
            "provisional": self.provisional,
            "skipped": [
                {"date": day.isoformat(), "why": reason.words(lang)} for day, reason in self.skipped
            ],
            "counting": [rule.to_json(lang) for rule in self.counting],
        }


def deadline(
    start: date,
    amount: str | Amount,
    *,
    calendar: WorkCalendar | None = None,
    roll: Roll = "day_off",
    provisional: bool = False,
    law: Law | None = None,
) -> Deadline:
    """The last day of the limit ``amount`` that an event on ``start`` sets running.

    The first day is not counted (Civil Code 201). Working days (``wd``) are counted by the
    State Council's notices. Days, weeks, months and years run through; months and years end on
    the corresponding day or the month's last (202), and a last day that is off moves on (203).

    Args:
        start: the day of the event; it may itself be a day off.
        amount: ``7wd``, ``30d``, ``2w``, ``1m`` or ``1y``.
        calendar: the notices to go by; all installed ones if left out.
        roll: what moves the last day of a ``d``, ``w``, ``m`` or ``y`` limit: ``day_off``
            (weekends and holidays, the reading of this library), ``holiday`` (the days off of a
            holiday notice only) or ``none``. It has no bearing on ``wd``.
        provisional: estimate, and mark it, where no notice covers the answer.
        law: the law that sets the limit, where it has its own units: under the Administrative
            Penalties Law article 85 and the Administrative Licensing Law article 82 some limits
            in days are working days.

    Raises:
        BeyondCoverageError: the answer needs a notice that is not there, and no estimate was asked
            for; or lies before the first notice.
        CalendarError: an argument is malformed, or the answer lies after the year 9999.
    """
    start = as_date(start)
    given = parse_amount(amount)
    if roll not in ROLLS:
        raise CalendarError("roll_unknown", roll=str(roll)[:60])
    calendar = calendar or default_calendar()
    meant = given if law is None else amount_under(law, given, start)
    rules = [counting.start_excluded(start)]
    if law is not None and given.unit == "d":
        rules.append(counting.unit_by_law(law, given, meant, start))
    count = _working_days if meant.unit == "wd" else _calendar_days
    due, skipped, followed = count(start, meant, calendar, roll, provisional)
    rules += followed
    estimated = due > calendar.covered_to and (meant.unit == "wd" or roll != "none")
    if estimated:
        rules.append(counting.estimated(calendar))
    return Deadline(start, meant.number, meant.unit, due, estimated, skipped, tuple(rules))


def _working_days(
    start: date, amount: Amount, calendar: WorkCalendar, roll: Roll, provisional: bool
) -> tuple[date, Days, list[CountingRule]]:
    if provisional and not _answers(calendar, start, amount):
        years = amount.number // _FEWEST_WORKING_DAYS_A_YEAR + 1
        calendar = calendar.with_estimate(max(start, calendar.covered_to).year + years)
    due = calendar.add(start, amount.number)
    days = counting.days_between(calendar, start, due)
    skipped = tuple(item for item in days if not item[1].working)
    rules = [*counting.working_days(amount, days, calendar.notices(start, due))]
    if start < calendar.covered_to and due >= calendar.not_final_from:
        rules.append(counting.not_final(calendar, due))
    return due, skipped, rules


def _answers(calendar: WorkCalendar, start: date, amount: Amount) -> bool:
    try:
        calendar.add(start, amount.number)
    except BeyondCoverageError:
        return start < calendar.covered_from
    return True


def _calendar_days(
    start: date, amount: Amount, calendar: WorkCalendar, roll: Roll, provisional: bool
) -> tuple[date, Days, list[CountingRule]]:
    end = add(start, _duration(amount))
    rules = [counting.calendar_days(amount, start, end)]
    if roll == "none":
        return end, (), [*rules, counting.rolled(roll, start, end, end, ())]
    if provisional and end.year >= calendar.covered_to.year:
        calendar = calendar.with_estimate(end.year + 1)
    due = end
    skipped: list[tuple[date, DayReason]] = []
    while _is_off(reason := calendar.why(due), roll):
        skipped.append((due, reason))
        due = date.fromordinal(due.toordinal() + 1)
    rules.append(counting.rolled(roll, start, end, due, tuple(skipped)))
    if end <= calendar.covered_to and due >= calendar.not_final_from:
        rules.append(counting.not_final(calendar, due))
    return due, tuple(skipped), rules


def _is_off(reason: DayReason, roll: Roll) -> bool:
    return reason.kind == "holiday" or (roll == "day_off" and reason.kind == "weekend")


def _duration(amount: Amount) -> Duration:
    if amount.unit == "y":
        return Duration(years=amount.number)
    if amount.unit == "m":
        return Duration(months=amount.number)
    return Duration(days=amount.number * (7 if amount.unit == "w" else 1))
