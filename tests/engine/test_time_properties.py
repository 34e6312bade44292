"""What must always hold about days: windows, what is known, periods, the next change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue, instrument_window
from creditrules.engine import Evaluation, answer, evaluate, next_change
from creditrules.model import LIVE, CreditRecord, Event, EventType, Outcome, Subject
from creditrules.model.scalars import end_of_day
from random_questions import Case, cases, many

SHORT = {"listed_on", "fulfilled_on", "ended_on"}


@many
@given(cases(), st.lists(st.integers(1, 2000), max_size=12))
def test_nothing_changes_before_the_next_change(case: Case, ahead: list[int]) -> None:
    catalogue, question = case
    evaluation = evaluate(catalogue, **question)
    turns = next_change(evaluation)
    between = {evaluation.question.as_of + timedelta(days=number) for number in ahead}
    if turns is not None:
        assert turns > question["as_of"]
        assert answered(catalogue, question, turns) != answer(evaluation)
        between = {day for day in between if day < turns}
        if turns - timedelta(days=1) > question["as_of"]:
            between.add(turns - timedelta(days=1))
    for day in between:
        assert answered(catalogue, question, day) == answer(evaluation), day


def answered(catalogue: Catalogue, question: dict[str, Any], day: date) -> Any:
    return answer(evaluate(catalogue, **{**question, "as_of": day}))


@many
@given(cases())
def test_nothing_applies_outside_its_window(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).decisions:
        for ground in decision.grounds:
            inside = ground.item.window.holds(question["as_of"])
            document = instrument_window(ground.item.document.instrument)
            if ground.outcome is Outcome.NOT_IN_FORCE:
                assert not inside
            if ground.outcome in LIVE:
                assert inside
                assert document.holds(question["as_of"])


@many
@given(cases())
def test_a_record_made_later_grounds_nothing(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).decisions:
        for ground in decision.grounds:
            assert ground.record.record.decided_on <= question["as_of"]
    subject = question["subject"]
    now = tuple(one for one in subject.records if one.decided_on <= question["as_of"])
    earlier = {**question, "subject": subject.model_copy(update={"records": now})}
    assert answer(evaluate(catalogue, **question)) == answer(evaluate(catalogue, **earlier))


def known_by(received: datetime | None, day: date, known_at: date) -> bool:
    return (received or end_of_day(day)) <= end_of_day(known_at)


def as_known(subject: Subject, known_at: date) -> Subject:
    """The subject as it would have been handed in that evening."""
    records = tuple(
        known_record(record, known_at)
        for record in subject.records
        if known_by(record.received_at, record.decided_on, known_at)  # type: ignore[arg-type]
    )
    return subject.model_copy(update={"records": records})


def known_record(record: CreditRecord, known_at: date) -> CreditRecord:
    events = tuple(
        one for one in record.events if known_by(one.received_at, one.happened_on, known_at)
    )
    later = {
        field: None
        for field in SHORT
        if getattr(record, field) and not known_by(None, getattr(record, field), known_at)
    }
    return record.model_copy(update={"events": events, **later})


@many
@given(cases())
def test_what_is_received_later_is_not_known(case: Case) -> None:
    catalogue, question = case
    known_at = question["known_at"] or question["as_of"]
    asked = {**question, "known_at": known_at}
    told = {
        **question,
        "known_at": None,
        "subject": as_known(question["subject"], known_at),
        "related": tuple(as_known(one, known_at) for one in question["related"]),
    }
    assert answer(evaluate(catalogue, **asked)) == answer(evaluate(catalogue, **told))


def covered(evaluation: Evaluation) -> Iterator[tuple[Any, date, int]]:
    """Every decision that lives, with days of its period and the ground days that hold them."""
    for decision in evaluation.live:
        start, end = decision.period.start, decision.period.end
        first = start or evaluation.question.as_of - timedelta(days=50)
        last = end or evaluation.question.as_of + timedelta(days=50)
        step = max(1, (last - first).days // 40)
        for number in range(0, (last - first).days + 1, step):
            day = first + timedelta(days=number)
            holding = sum(holds(ground.period, day) for ground in decision.leading)
            yield decision, day, holding


def holds(period: Any, day: date) -> bool:
    return (period.start is None or period.start <= day) and (
        period.end is None or day <= period.end
    )


@many
@given(cases(records=5))
def test_a_merged_period_fills_no_gap(case: Case) -> None:
    catalogue, question = case
    evaluation = evaluate(catalogue, **question)
    for decision, day, holding in covered(evaluation):
        assert holding, (decision.id, day)
    for decision in evaluation.live:
        assert holds(decision.period, question["as_of"])


@many
@given(cases(records=5))
def test_a_merged_period_runs_from_its_first_ground_to_its_last(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).live:
        starts = [ground.period.start for ground in decision.leading]
        ends = [ground.period.end for ground in decision.leading]
        assert decision.period.start == (None if None in starts else min(starts))
        assert decision.period.end == (None if None in ends else max(ends))


@many
@given(cases())
def test_no_period_is_reversed(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).decisions:
        for period in (decision.period, *(ground.period for ground in decision.grounds)):
            if period.start and period.end:
                assert period.start <= period.end
            assert period.end_known or period.end is None


@many
@given(cases())
def test_mandatory_ends_before_the_whole_does(case: Case) -> None:
    catalogue, question = case
    for decision in evaluate(catalogue, **question).live:
        if decision.force_until is not None:
            assert decision.force == "mandatory"
            assert question["as_of"] <= decision.force_until
            assert decision.period.end is None or decision.force_until < decision.period.end


@many
@given(cases(), st.integers(0, 400))
def test_an_event_after_the_day_changes_nothing_but_what_it_announces(
    case: Case, number: int
) -> None:
    catalogue, question = case
    subject = question["subject"]
    day = question["as_of"] + timedelta(days=1 + number)
    event = Event(type=EventType.VOID, happened_on=day)
    records = tuple(
        one.model_copy(update={"events": (*one.events, event)}) for one in subject.records
    )
    later = {**question, "subject": subject.model_copy(update={"records": records})}
    assert answer(evaluate(catalogue, **question)) == answer(evaluate(catalogue, **later))
