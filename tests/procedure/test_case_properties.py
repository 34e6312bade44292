"""What holds of every case: duties stand still, replay agrees, order is no matter, all is told."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Procedure
from creditrules.model.procedure import CaseEvent
from creditrules.model.scalars import end_of_day
from creditrules.procedure import Case, Duty, case_content, track
from random_cases import cases, days, procedures

Question = tuple[Procedure, tuple[CaseEvent, ...], date]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    procedure = draw(procedures())
    return procedure, draw(cases(procedure)), draw(days)


def ask(question: Question, known_at: date | None = None) -> Case:
    procedure, events, as_of = question
    return track(procedure, events, as_of, known_at=known_at)


def known(one: CaseEvent, day: date) -> bool:
    return (one.received_at or end_of_day(one.happened_on)) <= end_of_day(day)


def named_by(procedure: Procedure, step: str) -> set[str]:
    """The types of events that a step names, or those whose delay opens it."""
    stated = procedure.steps[step].stated
    given = {one.given for one in stated.branches}
    own = {*stated.after, *stated.done_by, *stated.unless, *stated.until, *given}
    return own.union(*(named_by(procedure, one) for one in stated.after_overdue))


def last_days(case: Case, steps: set[str]) -> dict[str, date | None]:
    return {one.id: one.due for one in case.duties if one.step.id in steps}


@given(questions(), st.data())
def test_no_unrelated_event_moves_the_last_day_of_a_duty(
    question: Question, data: st.DataObject
) -> None:
    procedure, events, as_of = question
    step = data.draw(st.sampled_from(sorted(procedure.steps)))
    named = named_by(procedure, step)
    unrelated = [
        one.model_copy(update={"id": f"U{one.id}", "offices": {}, "corrects": None})
        for one in data.draw(cases(procedure))
        if one.type not in named | procedure.starts
    ]
    more = (procedure, (*events, *unrelated), as_of)
    assert last_days(ask(question), {step}) == last_days(ask(more), {step})


@given(questions(), days)
def test_replay_is_what_was_answered_then(question: Question, day: date) -> None:
    procedure, events, as_of = question
    received = tuple(one for one in events if known(one, day))
    if not received:
        return
    replayed = case_content(ask(question, known_at=day))
    then = case_content(ask((procedure, received, as_of)))
    assert {**replayed, "known_at": None} == then


@given(questions(), st.data())
def test_neither_order_nor_repetition_changes_anything(
    question: Question, data: st.DataObject
) -> None:
    procedure, events, as_of = question
    again = data.draw(st.lists(st.sampled_from(events)))
    mixed = tuple(data.draw(st.permutations([*events, *again])))
    assert case_content(ask(question)) == case_content(ask((procedure, mixed, as_of)))


@given(questions())
def test_no_event_is_lost_without_a_word(question: Question) -> None:
    _, events, _ = question
    case = ask(question)
    told = {
        key
        for one in case.findings
        for name in ("event", "corrects")
        for key in one.arguments.get(name, "").split("、")
    }
    corrected = {one.corrects for one in events}
    corrections = {one.id for one in events if one.corrects is not None}
    found = {one.id for one in case.events} | set(case.later) | told
    lost = {one.id for one in events} - found - corrected
    assert lost <= corrections
    for key in lost:
        assert _replaced(key, events), key


def _replaced(key: str, events: tuple[CaseEvent, ...]) -> bool:
    """Whether it took something back, or another correction stands in its place."""
    own = [one for one in events if one.id == key]
    others = [one for one in events if one.corrects is not None and one.id != key]
    return any(one.retracted for one in own) or bool(others)


@given(questions(), st.integers(0, 60))
def test_what_was_owed_on_a_day_stands_in_every_later_answer(
    question: Question, later: int
) -> None:
    procedure, events, as_of = question
    if any(one.offices for one in events):
        return
    after = ask((procedure, events, min(as_of + timedelta(days=later), date(2027, 12, 31))))
    found = {one.id: one for one in after.duties}
    for duty in ask(question).duties:
        assert _begins_alike(duty, found[duty.id])


def _begins_alike(one: Duty, other: Duty) -> bool:
    return (one.opened_on, one.opened_by, one.period) == (
        other.opened_on,
        other.opened_by,
        other.period,
    )


@given(questions())
def test_a_status_fits_its_days(question: Question) -> None:
    _, _, as_of = question
    for duty in ask(question).duties:
        end = duty.done_on or as_of
        passed = duty.due is not None and end > duty.due
        assert duty.opened_on <= as_of
        assert (duty.status in ("overdue", "done_late")) == (passed and duty.status != "needless")
        assert (duty.status in ("pending", "overdue")) == (duty.done_on is None) == duty.is_open
        assert duty.late == 0 or passed
