"""Two answers about one subject compared: what began, ended or became another, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from creditrules.catalogue import Item, ListPlace, Window, edition_window, instrument_window
from creditrules.engine.change import ask_on, next_change
from creditrules.engine.decision import Decision, Evaluation, Ground, Question, law_day
from creditrules.engine.limits import basis_suffices
from creditrules.model import LIVE, Instrument, Outcome

__all__ = ["Cause", "Change", "ChangeKind", "changes", "history"]

ChangeKind = Literal["started", "ended", "suspended", "resumed", "changed", "unclear"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an answer changed.

    Attributes:
        code: `instrument_begins`, `instrument_ends`, `edition_changes`, `basis_floor`,
            `force_cap`, `period_ends`, `event` or `facts`.
        instrument: the document that did it; None where no document did.
        detail: the type of the event, for `event`.
    """

    code: str
    instrument: Instrument | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One decision that is otherwise than before.

    Attributes:
        kind: it began to bind, ceased to, was suspended or resumed, binds otherwise, or hangs on
            missing facts now.
        on: the day of the later answer.
        before, after: the decision then and now; None where there was none.
        causes: why, each once, in stable order.
    """

    id: str
    kind: ChangeKind
    on: date
    before: Decision | None
    after: Decision | None
    causes: tuple[Cause, ...]


def changes(before: Evaluation, after: Evaluation) -> tuple[Change, ...]:
    """What is otherwise in the later of two answers to one question, by decision id."""
    old = {one.id: one for one in before.decisions}
    new = {one.id: one for one in after.decisions}
    found = []
    for key in sorted(old.keys() | new.keys()):
        kind = _kind(old.get(key), new.get(key))
        if kind is not None:
            causes = _causes(before.question, after.question, old.get(key), new.get(key))
            day = after.question.as_of
            found.append(Change(key, kind, day, old.get(key), new.get(key), causes))
    return tuple(found)


def history(evaluation: Evaluation, last: date) -> Iterator[tuple[Evaluation, tuple[Change, ...]]]:
    """Every later answer up to `last` that differs from the one before, with what changed.

    The facts are those given; an event with a date counts from its day.
    """
    current = evaluation
    day = next_change(current)
    while day is not None and day <= last:
        later = ask_on(current.question, day)
        yield later, changes(current, later)
        current, day = later, next_change(later)


def _kind(before: Decision | None, after: Decision | None) -> ChangeKind | None:
    was = before.outcome if before else Outcome.DOES_NOT_APPLY
    is_now = after.outcome if after else Outcome.DOES_NOT_APPLY
    if was in LIVE and is_now in LIVE:
        if was is not is_now:
            return "suspended" if is_now is Outcome.SUSPENDED else "resumed"
        return "changed" if _said(before) != _said(after) else None
    if is_now in LIVE:
        return "started"
    if is_now is Outcome.UNDETERMINED:
        return "unclear" if was is not is_now else None
    return "ended" if was in LIVE else None


def _said(decision: Decision | None) -> tuple[object, ...]:
    if decision is None:
        return ()
    return (
        decision.force,
        decision.force_until,
        decision.period,
        tuple((one.instrument.id, one.edition, one.articles) for one in decision.legal_bases),
        decision.list_place,
        tuple((one.authority.id, one.part) for one in decision.implementers),
        tuple(item.id for item in decision.items),
    )


def _causes(
    then: Question, now: Question, before: Decision | None, after: Decision | None
) -> tuple[Cause, ...]:
    grounds = [*(before.grounds if before else ()), *(after.grounds if after else ())]
    found: dict[Cause, None] = {}
    for ground in grounds:
        for cause in _of_law(then, now, ground):
            found[cause] = None
    for ground in after.leading if after else ():
        for cause in _of_facts(ground):
            found[cause] = None
    return tuple(found) or (Cause("facts"),)


def _of_law(then: Question, now: Question, ground: Ground) -> Iterator[Cause]:
    """What the law changed between two days for the item of a ground."""
    item = ground.item
    days = [law_day(item, ground.record, one.as_of) for one in (then, now)]
    if days[0] == days[1]:
        return
    yield from _of_window(item, days[0], days[1])
    suffices = [basis_suffices(now.catalogue, item, day) for day in days]
    if suffices[0] is True and suffices[1] is not True:
        yield from _of_limit(now, "basis_floor", days)
    if item.force is not ground.force:
        yield from _of_limit(now, "force_cap", days)
    for basis in item.bases:
        editions = [edition_window(one) for one in basis.instrument.editions]
        if any(_begins(window, days[0], days[1]) for window in editions[1:]):
            yield Cause("edition_changes", basis.instrument)
        elif _ends(instrument_window(basis.instrument), days[0], days[1]):
            yield Cause("instrument_ends", basis.instrument)
    if item.list_place is not None:
        yield from _of_list(item.list_place, days[0], days[1])


def _of_list(place: ListPlace, first: date, last: date) -> Iterator[Cause]:
    """What became of the item's place in the basic list."""
    before, after = place.edition_on(first), place.edition_on(last)
    if before is not after:
        code = "instrument_begins" if before is None else "edition_changes"
        yield Cause(code, place.instrument)


def _of_window(item: Item, first: date, last: date) -> Iterator[Cause]:
    if _begins(item.window, first, last):
        yield Cause("instrument_begins", item.document.instrument)
    if _ends(item.window, first, last):
        yield Cause("instrument_ends", item.document.instrument)


def _of_limit(now: Question, name: str, days: list[date]) -> Iterator[Cause]:
    for document in now.catalogue.limits:
        limit = document.basis_floor if name == "basis_floor" else document.force_cap
        if limit is not None and days[0] < limit.first_day <= days[1]:
            yield Cause(name, document.instrument)


def _begins(window: Window, first: date, last: date) -> bool:
    return window.first is not None and first < window.first <= last


def _ends(window: Window, first: date, last: date) -> bool:
    return window.last is not None and first <= window.last < last


def _of_facts(ground: Ground) -> Iterator[Cause]:
    """What became of the record itself."""
    if ground.outcome is Outcome.EXPIRED:
        yield Cause("period_ends")
    elif ground.outcome is Outcome.RELEASED and ground.reason is not None:
        yield Cause("event", detail=ground.reason)
    elif ground.outcome is Outcome.SUSPENDED:
        yield Cause("event", detail="objection_accepted")
