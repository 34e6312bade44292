"""What of a case cannot be used, or is to be looked at, is told; nothing is dropped silently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from creditrules.catalogue import read_model
from creditrules.model.procedure import CaseEvent
from creditrules.procedure import Case, track
from creditrules.text import Diagnostic
from creditrules.text.codes import SECTIONS
from small_procedures import bundled, codes, duties, duty, event, hangzhou, state, told, trial

BEGUN = event("begun", "2026-03-02")


def told_of(*events: CaseEvent, as_of: str = "2026-03-31") -> tuple[Diagnostic, ...]:
    return state(trial(), as_of, *events).findings


def read(text: str) -> tuple[Diagnostic, ...]:
    content = f"id: E1\ncase: C1\ntype: begun\nhappened_on: 2026-03-02\n{text}".encode()
    return tuple(read_model(CaseEvent, content, "events.yaml")[1])


def of_uncounted_limit() -> tuple[Diagnostic, ...]:
    text = """
procedure: trial
title: 示例
title_en: Trial
instrument: memo
actors: [{id: office, title: 机构, title_en: Office}]
events: [{id: begun, title: 启动, title_en: Begun, by: office, starts: true}]
steps: [{id: act, title: 办理, title_en: Act, actor: office, after: begun, limit: 'this_month:7'}]
"""
    case = state(trial(text), "2026-03-31", event("begun", "2026-03-20"))
    assert told(duty(case, "act")) == (None, "pending", 0)
    return case.findings


def of_case_out_of_force() -> tuple[Diagnostic, ...]:
    return state(hangzhou(), "2023-12-29", event("penalty_decided", "2023-12-26")).findings


SHOWN: dict[str, Callable[[], tuple[Diagnostic, ...]]] = {
    "case_before_start": lambda: told_of(BEGUN, event("consulted", "2026-03-01")),
    "case_correction_circle": lambda: told_of(
        BEGUN,
        event("consulted", "2026-03-03", "A", corrects="B"),
        event("consulted", "2026-03-03", "B", corrects="A"),
    ),
    "case_correction_of_nothing": lambda: told_of(
        BEGUN, event("consulted", "2026-03-03", "A", corrects="B")
    ),
    "case_correction_self": lambda: read("corrects: E1"),
    "case_day_beyond": lambda: told_of(BEGUN, event("consulted", "2003-12-31")),
    "case_due_before_event": lambda: read("due_on: 2026-03-01"),
    "case_event_conflict": lambda: told_of(
        BEGUN, event("consulted", "2026-03-03", note="甲"), event("consulted", "2026-03-03")
    ),
    "case_event_elsewhere": lambda: told_of(
        BEGUN, event("consulted", "2026-03-03", procedure="other")
    ),
    "case_event_future": lambda: told_of(
        BEGUN, event("consulted", "2026-03-03", received_at="2026-03-02")
    ),
    "case_event_kind": lambda: told_of(BEGUN, event("consultd", "2026-03-03")),
    "case_not_begun": lambda: told_of(event("consulted", "2026-03-03")),
    "case_not_counted": of_uncounted_limit,
    "case_out_of_force": of_case_out_of_force,
    "case_retraction_of_nothing": lambda: read("retracted: true"),
    "case_unmatched": lambda: told_of(BEGUN, event("reported", "2026-03-03")),
}


@pytest.mark.parametrize("code", SHOWN)
def test_each_finding_of_a_case_is_shown_and_says_how_to_mend_it(code: str) -> None:
    found = SHOWN[code]()
    assert {one.code for one in found} == {code}
    for lang in ("zh", "en"):
        assert found[0].message(lang) in found[0].render(lang)
        assert found[0].help(lang) in found[0].render(lang)


def test_every_code_of_cases_is_shown() -> None:
    assert {one for one in SECTIONS["procedures"] if one.startswith("case_")} == SHOWN.keys()


def test_a_misspelt_type_is_told_with_what_was_meant() -> None:
    (found,) = told_of(BEGUN, event("consultd", "2026-03-03"))
    assert found.arguments["suggestion"] == "consulted"


def push(case: Case) -> tuple[str | None, str, int]:
    return told(duty(case, "push"))


def test_events_of_several_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="exactly one case"):
        track(trial(), [BEGUN, event("begun", "2026-03-02", case="C2")], date(2026, 3, 3))
    with pytest.raises(ValueError, match="exactly one case"):
        track(trial(), [], date(2026, 3, 3))


def test_an_event_given_twice_is_one() -> None:
    once, twice = (state(trial(), "2026-03-05", *[BEGUN] * number) for number in (1, 2))
    assert once == twice


def test_the_order_in_which_offices_are_written_means_nothing() -> None:
    one, other = (
        event("begun", "2026-03-02", offices=dict(pairs))
        for pairs in ((("office", "甲"), ("party", "乙")), (("party", "乙"), ("office", "甲")))
    )
    assert state(trial(), "2026-03-05", one, other) == state(trial(), "2026-03-05", one)


def test_of_two_contents_of_one_id_the_one_received_later_counts() -> None:
    first = event("pushed", "2026-03-04", received_at="2026-03-04")
    second = event("pushed", "2026-03-06", received_at="2026-03-06")
    for order in ((first, second), (second, first)):
        assert push(state(trial(), "2026-03-31", BEGUN, *order)) == ("2026-03-05", "done_late", 1)


def test_a_correction_stands_for_what_it_corrects() -> None:
    wrong = event("pushed", "2026-03-04", "A")
    right = event("pushed", "2026-03-06", "B", corrects="A")
    case = state(trial(), "2026-03-31", BEGUN, wrong, right)
    assert push(case) == ("2026-03-05", "done_late", 1)
    assert [one.id for one in case.events] == ["begun", "B"]


def test_of_two_corrections_the_one_received_later_counts() -> None:
    wrong = event("pushed", "2026-03-04", "A")
    one = event("pushed", "2026-03-06", "B", corrects="A", received_at="2026-03-10")
    other = event("pushed", "2026-03-05", "C", corrects="A", received_at="2026-03-11")
    case = state(trial(), "2026-03-31", BEGUN, wrong, one, other)
    assert push(case) == ("2026-03-05", "done", 0)
    assert codes(case) == []


def test_two_corrections_received_at_once_are_told_and_neither_is_used() -> None:
    wrong = event("pushed", "2026-03-04", "A")
    both = [event("pushed", "2026-03-06", key, corrects="A") for key in ("B", "C")]
    case = state(trial(), "2026-03-31", BEGUN, wrong, *both)
    assert codes(case) == ["case_event_conflict"]
    assert push(case)[1] == "overdue"


def test_a_conflict_is_settled_by_a_correction() -> None:
    pair = [event("pushed", "2026-03-04", "A"), event("pushed", "2026-03-04", "A", note="另报")]
    settled = event("pushed", "2026-03-05", "B", corrects="A")
    case = state(trial(), "2026-03-31", BEGUN, *pair, settled)
    assert (codes(case), push(case)) == ([], ("2026-03-05", "done", 0))


def test_what_is_retracted_did_not_happen() -> None:
    wrong = event("pushed", "2026-03-04", "A")
    taken_back = event("pushed", "2026-03-06", "B", corrects="A", retracted=True)
    case = state(trial(), "2026-03-31", BEGUN, wrong, taken_back)
    assert push(case) == ("2026-03-05", "overdue", 18)
    assert duties(case, "order") == []


def test_the_answer_of_an_earlier_day_can_be_had_again() -> None:
    pushed = event("pushed", "2026-03-04", received_at="2026-03-20T09:00:00+08:00")
    before = state(trial(), "2026-03-31", BEGUN, pushed, known_at="2026-03-20T08:59:59+08:00")
    assert push(before)[1] == "overdue"
    after = state(trial(), "2026-03-31", BEGUN, pushed, known_at="2026-03-20")
    assert push(after)[1] == "done"


def test_an_event_reported_late_counts_from_the_day_it_happened() -> None:
    late = event("consulted", "2026-03-05", received_at="2026-03-31")
    case = state(trial(), "2026-03-31", BEGUN, late)
    assert push(case) == ("2026-03-23", "overdue", 6)


def test_events_after_the_day_asked_about_are_named() -> None:
    case = state(trial(), "2026-03-03", BEGUN, event("pushed", "2026-03-04"))
    assert (case.later, push(case)[1]) == (("pushed",), "pending")


def test_only_the_office_that_owes_it_fulfils_a_duty() -> None:
    two = event("begun", "2026-03-02", offices={"office": ["甲局", "乙局"]})
    case = state(trial(), "2026-03-05", two, event("pushed", "2026-03-04", by="丙局"))
    assert codes(case) == ["case_unmatched"]
    assert [one.status.value for one in duties(case, "push")] == ["pending", "pending"]


def test_an_event_that_may_happen_by_itself_needs_no_duty() -> None:
    procedure = bundled().procedures["hangzhou_2023.objection_release"]
    case = state(procedure, "2026-03-03", event("cause_annulled", "2026-03-02"))
    assert (duties(case, "examine"), codes(case)) == ([], [])
