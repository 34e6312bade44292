"""Decisions made beforehand: kept, replaced, forgotten, read by many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from test_screening import CATALOGUE, DAY, DEFAULTER, ON_THE_LIST, REPRESENTATIVE, party, person

from creditrules import DecisionIndex, Subject, screen, screening_content
from creditrules.engine import Errand
from creditrules.model import Verdict


def index_of(*subjects: Subject) -> DecisionIndex:
    index = DecisionIndex(CATALOGUE, as_of=DAY)
    index.update((one, subjects) for one in subjects)
    return index


def test_it_answers_as_screening_does() -> None:
    index = index_of(party("E1"), DEFAULTER)
    found = index.screen(REPRESENTATIVE, "E1", ["P1"], "软件开发")
    direct = screen(
        CATALOGUE,
        REPRESENTATIVE,
        party("E1"),
        [DEFAULTER],
        as_of=DAY,
        proposed=["P1"],
        field="软件开发",
    )
    assert screening_content(found) == screening_content(direct)


def test_to_add_again_replaces() -> None:
    index = index_of(party("E1"), DEFAULTER)
    index.add(person("P1"))
    assert len(index) == 2
    assert index.screen(REPRESENTATIVE, "E1", ["P1"]).verdict is Verdict.PASS


def test_who_is_not_kept_is_unknown_and_not_without_records() -> None:
    index = index_of(party("E1"), DEFAULTER)
    index.remove("P1")
    assert "P1" not in index
    found = index.screen(REPRESENTATIVE, "E1", ["P1"])
    assert (found.verdict, found.alerts[0].errands) == (Verdict.REVIEW, (Errand.LOOK_UP,))
    assert index.screen(REPRESENTATIVE, "E7").verdict is Verdict.REVIEW
    assert index.screen("licence.grant", "E7").verdict is Verdict.REVIEW
    with pytest.raises(KeyError):
        index.remove("P1")


def test_it_holds_until_the_day_before_something_turns() -> None:
    assert DecisionIndex(CATALOGUE, as_of=DAY).holds_until() is None
    index = index_of(party("E1"), person("P1", records=[ON_THE_LIST]))
    last = index.holds_until()
    assert last is not None
    later = DecisionIndex(CATALOGUE, as_of=last)
    later.update([(party("E1"), []), (person("P1", records=[ON_THE_LIST]), [])])
    asked = (REPRESENTATIVE, "E1", ["P1"], "I65")
    now, then = (screening_content(one.screen(*asked)) for one in (index, later))
    assert now["alerts"] == then["alerts"]
    starting = {"role": "director", "subject": "P1", "from": "2018-07-01"}
    index.add(party("E1", relations=[starting]))
    assert index.holds_until() == date(2018, 6, 30)


def test_an_action_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such action"):
        index_of().screen("register", "E1")


def test_many_threads_read_while_one_writes() -> None:
    index = index_of(party("E1"), DEFAULTER)

    def read(_: int) -> set[Verdict]:
        return {index.screen(REPRESENTATIVE, "E1", ["P1"], "I65").verdict for _ in range(200)}

    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(read, range(8))
        for _ in range(10):
            index.add(DEFAULTER)
        assert set().union(*answers) == {Verdict.BLOCK}
