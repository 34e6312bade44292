"""What a ledger keeps, and that it only grows."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_events import PUSH_OWN, event

from creditrules.ledger import Ledger, LedgerError
from creditrules.model.procedure import CaseEvent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


def test_what_was_appended_is_there_when_it_is_opened_again(path: Path) -> None:
    full = event(
        "E2",
        type="received",
        happened_on="2026-10-09",
        received_at="2026-10-09T09:30:00.25+00:00",
        by="某局信用科",
        offices={"implementer": ["甲科", "乙科"], "case_office": "丙队"},
        subject="某某公司",
        corrects="E0",
        note="补报",
    )
    with Ledger(path) as ledger:
        assert ledger.append([event(), full], procedure=PUSH_OWN) == 2
    with Ledger(path, read_only=True) as ledger:
        assert ledger.events("C1") == (event(), full)
        assert ledger.cases() == ("C1",)
        assert ledger.procedure_of("C1") == PUSH_OWN


def test_an_unknown_case_has_no_events_and_no_procedure(path: Path) -> None:
    with Ledger(path) as ledger:
        assert (ledger.events("C9"), ledger.procedure_of("C9"), ledger.cases()) == ((), None, ())


def test_the_same_event_again_is_kept_once(path: Path) -> None:
    with Ledger(path) as ledger:
        assert ledger.append([event(), event()], procedure=PUSH_OWN) == 1
        assert ledger.append([event()], procedure=PUSH_OWN) == 0
        assert len(ledger.events("C1")) == 1


def test_the_order_of_offices_makes_no_other_event(path: Path) -> None:
    some = {"case_office": ["甲队"], "implementer": ["乙科"]}
    turned = dict(reversed(some.items()))
    with Ledger(path) as ledger:
        assert ledger.append([event(offices=some)], procedure=PUSH_OWN) == 1
        assert ledger.append([event(offices=turned)], procedure=PUSH_OWN) == 0


def test_other_content_under_the_same_id_is_kept_beside_it(path: Path) -> None:
    first, second = event(), event(happened_on="2026-09-29", received_at="2026-10-08")
    with Ledger(path) as ledger:
        ledger.append([first], procedure=PUSH_OWN)
        assert ledger.append([second], procedure=PUSH_OWN) == 1
        assert ledger.events("C1") == (first, second)


def test_an_event_handed_in_again_later_keeps_its_first_receipt(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append([event()], procedure=PUSH_OWN, received_at=date(2026, 9, 29))
        assert ledger.append([event()], procedure=PUSH_OWN, received_at=date(2026, 10, 9)) == 0
        assert ledger.events("C1") == (event(received_at="2026-09-29"),)


def test_content_that_comes_back_after_another_is_a_version_of_its_own(path: Path) -> None:
    """Otherwise what was reported last would not be what counts."""
    mistaken = event(happened_on="2026-09-01")
    with Ledger(path) as ledger:
        for day, one in ((1, event()), (2, mistaken), (3, event())):
            assert ledger.append([one], procedure=PUSH_OWN, received_at=date(2026, 10, day)) == 1
        received = [one.received_at.day for one in ledger.events("C1") if one.received_at]
        assert received == [1, 2, 3]


def test_what_the_event_says_of_its_receipt_goes_before_the_stamp(path: Path) -> None:
    own = event(received_at="2026-09-30T08:00:00+08:00")
    with Ledger(path) as ledger:
        ledger.append([own], procedure=PUSH_OWN, received_at=date(2026, 10, 9))
        assert ledger.events("C1") == (own,)


def test_only_what_was_known_by_then_is_given(path: Path) -> None:
    undated = event("A", happened_on="2026-10-01")
    instant = event("B", received_at="2026-10-01T12:00:00.5+08:00")
    later = event("C", received_at="2026-10-02")
    with Ledger(path) as ledger:
        ledger.append([undated, instant, later], procedure=PUSH_OWN)

        def known(moment: str) -> str:
            at = event(received_at=moment).received_at
            return "".join(one.id for one in ledger.events("C1", known_at=at))

        assert known("2026-09-30") == ""
        assert known("2026-10-01T12:00:00+08:00") == ""
        assert known("2026-10-01T04:00:00.5+00:00") == "B"
        assert known("2026-10-01") == "AB"
        assert known("2026-10-02") == "ABC"
        assert len(ledger.events("C1", known_at=date(2026, 10, 1))) == 2


def test_a_case_is_run_by_one_procedure(path: Path) -> None:
    other = event("E9", case="C2")
    with Ledger(path) as ledger:
        ledger.append([event()], procedure=PUSH_OWN)
        with pytest.raises(LedgerError) as caught:
            ledger.append([other, event("E2")], procedure="some.other")
        found = caught.value.diagnostic
        assert found.code == "ledger_case_elsewhere"
        assert found.arguments == {"case": "C1", "given": "some.other", "procedure": PUSH_OWN}
        assert ledger.cases() == ("C1",)
        assert len(ledger.events("C1")) == 1


def test_nothing_is_kept_of_what_stops_half_way(path: Path) -> None:
    def some() -> object:
        yield event()
        raise InterruptedError

    with Ledger(path) as ledger:
        with pytest.raises(InterruptedError):
            ledger.append(some(), procedure=PUSH_OWN)  # type: ignore[arg-type]
        assert ledger.cases() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET content = '{}'",
        "DELETE FROM event",
        "REPLACE INTO event SELECT seq, case_id, id, type, happened_on, NULL, '{}' FROM event",
        "UPDATE kept_case SET procedure = 'x'",
        "DELETE FROM kept_case",
        "REPLACE INTO kept_case VALUES ('C1', 'x')",
        "INSERT INTO event VALUES (NULL, 'C9', 'E', 't', '2026-01-01', NULL, '{}')",
    ],
)
def test_what_is_kept_can_be_neither_changed_nor_deleted(path: Path, statement: str) -> None:
    with Ledger(path) as ledger:
        ledger.append([event()], procedure=PUSH_OWN)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()
    with Ledger(path) as ledger:
        assert ledger.events("C1") == (event(),)


def test_a_backup_holds_everything_and_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Ledger(path) as ledger:
        ledger.append([event()], procedure=PUSH_OWN)
        ledger.back_up(copy)
        ledger.append([event("E2")], procedure=PUSH_OWN)
        with pytest.raises(LedgerError) as caught:
            ledger.back_up(copy)
        assert caught.value.diagnostic.code == "ledger_copy_exists"
    with Ledger(copy, read_only=True) as ledger:
        assert ledger.events("C1") == (event(),)
    with Ledger(copy) as ledger:
        assert ledger.append([event("E2")], procedure=PUSH_OWN) == 1
    assert not list(tmp_path.glob("*.part"))


days = st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(date.isoformat)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    str.strip
)
cases = st.builds(
    event,
    texts,
    case=st.sampled_from(["C1", "C2"]),
    happened_on=days,
    by=texts,
    note=texts,
    received_at=st.none() | days,
)


@settings(max_examples=20, deadline=None)
@given(events=st.lists(cases, max_size=8), chance=st.randoms())
def test_how_events_are_handed_in_makes_no_difference(
    events: list[CaseEvent], chance: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """One by one or together, once or twice: the same set of events is there."""
    folder = tmp_path_factory.mktemp("ledger")
    with Ledger(folder / "a.db") as together, Ledger(folder / "b.db") as apart:
        together.append(events, procedure=PUSH_OWN)
        together.append(events, procedure=PUSH_OWN)
        mixed = list(events)
        chance.shuffle(mixed)
        for one in mixed:
            apart.append([one], procedure=PUSH_OWN)
        assert together.cases() == apart.cases()
        for case in together.cases():
            wanted = set(given_of(events, case))
            assert set(kept(together, case)) == set(kept(apart, case)) == wanted


def kept(ledger: Ledger, case: str) -> list[str]:
    found = [one.model_dump_json() for one in ledger.events(case)]
    assert len(found) == len(set(found))
    return found


def given_of(events: list[CaseEvent], case: str) -> list[str]:
    return [one.model_dump_json() for one in events if one.case == case]
