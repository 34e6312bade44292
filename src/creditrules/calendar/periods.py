"""How long a sanction or a publicity period is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from creditrules.calendar.counting_words import CountingRule, rule_of, said
from creditrules.calendar.duration import Duration, add
from creditrules.calendar.errors import CalendarError, as_date
from creditrules.calendar.pauses import Pause, extended_end, ordered

__all__ = ["LegalPeriod", "PeriodState", "end_of", "legal_period"]

PeriodState = Literal["not_begun", "in_force", "paused", "ended"]


def end_of(start: date, duration: Duration) -> date:
    """The last day on which a period that begins on ``start`` is in force, itself included.

    A period ends on the corresponding day: one year from 2018-06-20 ends with 2019-06-20, and one
    month from 31 January ends with the last day of February (Civil Code 202, by analogy). It is
    not a deadline and never rolls off a day off.

    Raises:
        CalendarError: ``start`` is not a plain date, or the end lies after the year 9999.
    """
    return add(start, duration)


@dataclass(frozen=True, slots=True)
class Step:
    """What moved the last day of a period: the rule, the day before and the day after."""

    rule: Literal["extended", "capped", "floored", "ended_early"]
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class LegalPeriod:
    """A sanction or publicity period with what has become of it.

    Attributes:
        start: its first day.
        end: its last day, itself included; before ``start`` where it never ran a day.
        natural_end: the last day by its length alone.
        pauses: when it is not carried out, in order.
        steps: what moved the last day, in order.
        ended_on: the day an early end took effect, if there was one.
    """

    start: date
    end: date
    natural_end: date
    pauses: tuple[Pause, ...] = ()
    steps: tuple[Step, ...] = ()
    ended_on: date | None = None

    def state(self, day: date) -> PeriodState:
        """Whether the period has begun by ``day``, runs, is paused or has ended."""
        day = as_date(day)
        if day > self.end:
            return "ended"
        if day < self.start:
            return "not_begun"
        return "paused" if any(pause.holds(day) for pause in self.pauses) else "in_force"

    def counting(self, lang: str = "zh") -> tuple[CountingRule, ...]:
        """The rules followed, in order, in ``lang`` (``zh`` or ``en``)."""
        source = said("by_analogy", lang)
        natural = rule_of("period", lang, source, "seen", start=self.start, end=self.natural_end)
        moved = (
            rule_of(one.rule, lang, old=one.old, new=one.new, ended_on=self.ended_on)
            for one in self.steps
        )
        return (natural, *moved)


def legal_period(
    start: date,
    length: Duration,
    *,
    pauses: Iterable[Pause] = (),
    extends: bool = False,
    cap: Duration | None = None,
    floor: Duration | None = None,
    ended_on: date | None = None,
) -> LegalPeriod:
    """A period of ``length`` from ``start``, paused, capped and ended early as told.

    Args:
        start: the day of the start event; it is the first day in force.
        length: how long it is in force.
        pauses: when it is not carried out, as during the verification of an objection.
        extends: whether each paused day moves the end by a day; a pause moves no end unless the
            document says so.
        cap: the longest it may last, whatever was paused.
        floor: the shortest the law lets it last, whatever ends it early.
        ended_on: the day an early end takes effect, as repair or removal; the day before is the
            last one in force.

    Raises:
        CalendarError: a day is no date, the floor is longer than the period or the cap, the early
            end is before the start, or an end lies after the year 9999.
    """
    start = as_date(start)
    natural = end = end_of(start, length)
    held = ordered(pauses, start)
    steps: list[Step] = []
    if extends and (moved := extended_end(start, end, held)) != end:
        steps.append(Step("extended", end, moved))
        end = moved
    if cap is not None and (latest := end_of(start, cap)) < end:
        steps.append(Step("capped", end, latest))
        end = latest
    least = end_of(start, floor) if floor is not None else None
    if least is not None and least > end:
        raise CalendarError("period_floor_too_long", floor=str(floor), end=end.isoformat())
    if ended_on is not None:
        ended_on = as_date(ended_on)
        if ended_on < start:
            shown = {"start": start.isoformat(), "ended_on": ended_on.isoformat()}
            raise CalendarError("period_ends_before_start", **shown)
        last = ended_on - timedelta(days=1) if ended_on > date.min else date.min
        if last < end and least is not None and last < least:
            steps.append(Step("floored", end, least))
            end = least
        elif last < end:
            steps.append(Step("ended_early", end, last))
            end = last
    return LegalPeriod(start, end, natural, held, tuple(steps), ended_on)
