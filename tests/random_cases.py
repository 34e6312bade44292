"""Cases drawn by chance: events of every type, late, twice, corrected, retracted, contradicting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from creditrules.catalogue import Procedure
from creditrules.model.procedure import CaseEvent
from small_procedures import bundled, trial

FIRST, LAST = date(2026, 8, 1), date(2027, 2, 28)
OFFICES = ("甲局", "乙局", "丙局")
PERIODS = ("2026-09", "2026-10", "2026Q4", "2026")

days = st.dates(FIRST, LAST)


def procedures() -> st.SearchStrategy[Procedure]:
    """The procedure with one of everything, or one of the bundled ones."""
    return st.sampled_from([trial(), *bundled().procedures.values()])


@st.composite
def cases(draw: st.DrawFn, procedure: Procedure, *, most: int = 10) -> tuple[CaseEvent, ...]:
    """Events of one case; nearly all begin somehow, and some of them fit nowhere."""
    number = draw(st.integers(0, most))
    starts = draw(st.sampled_from(sorted(procedure.starts)))
    first = event(draw, "E0", starts, procedure, ())
    return (first, *(_any_event(draw, i + 1, procedure) for i in range(number)))


def _any_event(draw: st.DrawFn, number: int, procedure: Procedure) -> CaseEvent:
    """An event of any type; now and then with the id of an earlier one, or correcting one."""
    kind = draw(st.sampled_from([*procedure.events, "unheard_of"]))
    earlier = [f"E{i}" for i in range(number)]
    key = draw(st.sampled_from([f"E{number}"] * 8 + earlier[-1:]))
    return event(draw, key, kind, procedure, [one for one in earlier if one != key])


def event(draw: st.DrawFn, key: str, kind: str, procedure: Procedure, earlier: Any) -> CaseEvent:
    """An event of a type, with whatever an event may say."""
    day = draw(days)
    given: dict[str, Any] = {"id": key, "case": "C1", "type": kind, "happened_on": day}
    delay = draw(st.none() | st.integers(-1, 40))
    if delay is not None:
        given["received_at"] = day + timedelta(days=delay)
    if draw(st.booleans()):
        given["by"] = draw(st.sampled_from(OFFICES))
    if draw(st.integers(0, 3)) == 0:
        actor = draw(st.sampled_from(sorted(procedure.actors)))
        given["offices"] = {
            actor: draw(st.lists(st.sampled_from(OFFICES), min_size=1, unique=True))
        }
    if draw(st.booleans()):
        given["due_on"] = day + timedelta(days=draw(st.integers(0, 40)))
    if draw(st.integers(0, 5)) == 0:
        given["period"] = draw(st.sampled_from(PERIODS))
    if earlier and draw(st.integers(0, 4)) == 0:
        given["corrects"] = draw(st.sampled_from(earlier))
        given["retracted"] = draw(st.booleans())
    return CaseEvent.model_validate(given)
