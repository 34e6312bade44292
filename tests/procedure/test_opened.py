"""What an event of a record makes offices do, by the procedures of the place."""

from __future__ import annotations

from datetime import date

import pytest

from creditrules import load_catalogue
from creditrules.model import EventType
from creditrules.procedure import duties_opened

HANGZHOU, WUZHOU = "330100", "450400"


def opened(event: EventType | None, place: str | None, day: date) -> dict[str, date | None]:
    found = duties_opened(load_catalogue(), event, day, jurisdiction=place, case="R1")
    return {one.step.id: one.due for one in found}


@pytest.mark.parametrize(
    "event", [EventType.ANNULMENT, EventType.UNLAWFUL, EventType.VOID, EventType.CORRECTION]
)
def test_a_cause_that_falls_away_gives_four_steps_three_working_days(event: EventType) -> None:
    due = date(2026, 10, 9)
    found = opened(event, HANGZHOU, date(2026, 9, 29))
    assert found == dict.fromkeys(("tell", "adjust", "stop_publicity", "lift"), due)


def test_the_end_of_a_period_lifts_measures_without_a_stated_day() -> None:
    assert opened(None, HANGZHOU, date(2026, 9, 29)) == {"remove": None, "lift": None}


def test_repair_in_the_middle_of_a_procedure_opens_what_follows_it() -> None:
    assert opened(EventType.REPAIR, "360300", date(2019, 9, 30)) == {"mark": None}


def test_elsewhere_and_out_of_force_nothing_is_owed() -> None:
    day = date(2026, 9, 29)
    assert opened(EventType.ANNULMENT, None, day) == {}
    assert opened(EventType.ANNULMENT, "330000", day) == {}
    assert opened(EventType.ANNULMENT, HANGZHOU, date(2020, 9, 29)) == {}
    assert opened(EventType.LISTING, HANGZHOU, day) == {}


def test_a_county_follows_its_city() -> None:
    day = date(2026, 9, 29)
    assert opened(EventType.VOID, "330106", day) == opened(EventType.VOID, HANGZHOU, day)


def test_an_objection_in_wuzhou_is_verified() -> None:
    found = opened(EventType.OBJECTION_ACCEPTED, WUZHOU, date(2018, 6, 20))
    assert found
    assert set(found.values()) == {None}
