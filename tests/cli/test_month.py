"""The month of an office under examples/: its generator, and the figures its page tells."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from creditrules import load_catalogue
from creditrules.intake import read_events
from creditrules.procedure import Case, CaseEvent, CaseStatus, DutyStatus, track

FOLDER = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def told() -> dict[str, list[CaseEvent]]:
    found: dict[str, list[CaseEvent]] = {}
    for entry in read_events(str(FOLDER / "month_events.jsonl")):
        assert entry.event is not None
        found.setdefault(entry.event.case, []).append(entry.event)
    return found


def states(told: dict[str, list[CaseEvent]], day: date) -> dict[str, Case]:
    catalogue = load_catalogue()
    return {
        case: track(
            catalogue.procedures[next(one.procedure for one in events if one.procedure)],
            events,
            day,
            calendar=catalogue.calendar,
        )
        for case, events in told.items()
    }


def test_the_month_is_what_its_generator_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    written: dict[str, bytes] = runpy.run_path(str(FOLDER / "make_month.py"))["month"]()
    for name, content in written.items():
        assert (FOLDER / name).read_bytes() == content, f"run python examples/make_month.py: {name}"


def test_two_hundred_penalties_two_objections_and_a_repair(
    told: dict[str, list[CaseEvent]],
) -> None:
    begun = Counter(one.type for events in told.values() for one in events)
    assert begun["penalty_decided"] == 200
    assert begun["objection_raised"] == 2
    assert begun["repaired"] == 1
    assert begun["consultation"] > 5


def test_no_event_of_the_month_is_left_over(told: dict[str, list[CaseEvent]]) -> None:
    for case in states(told, date(2026, 11, 10)).values():
        assert case.findings == ()
        assert case.later == ()


def test_limits_run_over_the_national_day_holiday(told: dict[str, list[CaseEvent]]) -> None:
    for case in states(told, date(2026, 11, 10)).values():
        for duty in case.duties:
            decided = duty.step.id == "push" and duty.limit.given is None
            if decided and duty.opened_on == date(2026, 9, 29):
                assert duty.due == date(2026, 10, 9)
            if duty.period == "2026-10":
                assert duty.due == date(2026, 11, 9)


def test_what_is_late_is_counted(told: dict[str, list[CaseEvent]]) -> None:
    found = states(told, date(2026, 11, 10))
    late = Counter(
        duty.step.id
        for case in found.values()
        for duty in case.duties
        if duty.status is DutyStatus.DONE_LATE
    )
    assert {"push", "receive", "stop_publicity"} <= late.keys()
    assert late["stop_publicity"] == 1
    annulled = found["Y2026-017"]
    assert annulled.status is CaseStatus.CLOSED
    assert not annulled.open_duties


def test_the_parties_are_those_of_the_cases(told: dict[str, list[CaseEvent]]) -> None:
    lines = (FOLDER / "month_subjects.jsonl").read_text(encoding="utf-8").splitlines()
    parties = {one["id"]: one["name"] for one in map(json.loads, lines)}
    named = {case: events[0].subject for case, events in told.items() if case in parties}
    assert named == parties
    assert all("某某" in name and "示例" in name for name in parties.values())
