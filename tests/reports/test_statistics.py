"""Decisions counted: by hand, and whatever the dimensions, to the same total."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import Evaluation, evaluate
from creditrules.model import LIVE, Outcome, Subject
from creditrules.reports import (
    DIMENSIONS,
    FeedbackCounts,
    Statistics,
    feedback_plan,
    followed,
    table_content,
    table_text,
)
from creditrules.text import NAMESPACES
from random_questions import Case, cases
from small_catalogues import LISTED, load, subject

AS_OF = date(2018, 6, 20)
SERIOUS = "when: {any_record: {severity: serious}}, period: {length: P1Y, from: decided_on}"
SMALL = load(
    f"""
- {{id: a, implementers: [railway, court]}}
- {{id: b, type: loan_scrutiny, force: recommended, {SERIOUS}}}
- {{id: c, type: office_ban, cause: polluter, implementers: [court], reach: [{{role: director}}]}}
""",
    top="feedback: {every: quarter, recipients: [court]}\nobjection: {suspends: true}",
)
REGION = {"jurisdiction": "370102"}
PEOPLE = (
    subject({**LISTED, "severity": "serious", "authority": "某院"}, id="one", **REGION),
    subject({**LISTED, "events": [{"type": "objection_accepted", "happened_on": "2018-06-01"}]},
            id="two", **REGION),
    subject({**LISTED, "cause": "polluter"}, id="three",
            relations=[{"role": "director", "name": "张某"}]),
    subject({"decided_on": "2017-06-20"}, id="four"),
)  # fmt: skip


def counted(
    by: Sequence[str],
    evaluations: Iterable[Evaluation] | None = None,
    outcomes: Iterable[Outcome] = LIVE,
    **options: Any,
) -> Statistics:
    found = Statistics(by, tuple(outcomes), **options)
    for one in evaluations or (evaluate(SMALL, who, AS_OF) for who in PEOPLE):
        found.add(one)
    return found


def rows(found: Statistics, catalogue: Catalogue = SMALL) -> list[tuple[Any, ...]]:
    return [tuple(one.values()) for one in table_content(found.table(catalogue))]


def test_a_small_case_counted_by_hand() -> None:
    assert (
        table_text(counted(["measure_type", "force"]).table(SMALL))
        == """\
措施类型      约束力  决定  主体
------------  ------  ----  ----
限制乘坐飞机  强制性  2     2
从严授信      推荐性  1     1
禁止任职      强制性  2     2
合计                  5     4"""
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("outcome", [("applies", 4, 3), ("suspended", 1, 1)]),
        ("cause", [("defaulter", 3, 2), ("polluter", 2, 2)]),
        ("implementers", [("court", 2, 2), ("court railway", 2, 2), (None, 1, 1)]),
        ("authority", [("某院", 2, 1), (None, 3, 3)]),
        ("region", [("370102", 3, 2), (None, 2, 2)]),
        ("subject_kind", [("enterprise", 4, 3), ("individual", 1, 1)]),
        ("month", [("2017-06", 5, 4)]),
        ("catalogue", [("trial", 5, 4)]),
        ("kind", [("punishment", 5, 4)]),
        ("effect", [("prohibit", 2, 2), ("restrict", 2, 2), ("scrutinise", 1, 1)]),
        ("grade", [(None, 5, 4)]),
    ],
)
def test_by_each_dimension(by: str, expected: list[tuple[Any, ...]]) -> None:
    assert rows(counted([by])) == expected


def test_what_is_not_known_is_a_group_of_its_own() -> None:
    text = table_text(counted(["region"]).table(SMALL))
    assert "未载明" in text
    assert "not stated" in table_text(counted(["region"]).table(SMALL, "en"), "en")
    assert rows(counted(["month"], outcomes=[Outcome.UNDETERMINED]))[-1][0] is None


def test_counted_under_each_of_several_values() -> None:
    found = counted(["implementers"], each=True)
    assert rows(found) == [("court", 4, 4), ("railway", 2, 2), (None, 1, 1)]
    assert (found.decisions, found.subjects) == (5, 4)


def test_a_dimension_is_one_of_those_there_are() -> None:
    with pytest.raises(KeyError):
        Statistics(["mesure_type"])
    assert list(DIMENSIONS) == list(NAMESPACES["dimension"])


ANY = st.lists(st.sampled_from(sorted(DIMENSIONS)), min_size=1, max_size=4, unique=True)


def answers(case: Case) -> list[Evaluation]:
    """One answer for every party of a case."""
    catalogue, question = case
    party = [question["subject"], *question["related"]]
    asked = {key: question[key] for key in ("as_of", "known_at", "jurisdiction")}
    return [
        evaluate(catalogue, one, **asked, related=[other for other in party if other is not one])
        for one in party
    ]


@given(cases(), ANY, st.sampled_from([tuple(LIVE), tuple(Outcome)]))
def test_groups_add_up_to_the_total(
    case: Case, by: list[str], outcomes: tuple[Outcome, ...]
) -> None:
    evaluations = answers(case)
    found = counted(by, evaluations, outcomes)
    total = sum(one.outcome in outcomes for each in evaluations for one in each.decisions)
    assert found.decisions == total
    counts = rows(found, case.catalogue)
    assert sum(one[-2] for one in counts) == total
    assert all(0 < one[-1] <= one[-2] for one in counts)
    apart = rows(counted(by, evaluations, outcomes, each=True), case.catalogue)
    assert sum(one[-2] for one in apart) >= total


@given(cases(), ANY, st.randoms(use_true_random=False))
def test_the_order_of_subjects_and_dimensions_changes_no_count(
    case: Case, by: list[str], chance: Random
) -> None:
    evaluations = answers(case)
    mixed = chance.sample(evaluations, len(evaluations))
    expected = rows(counted(by, evaluations), case.catalogue)
    assert rows(counted(by, mixed), case.catalogue) == expected
    other = chance.sample(by, len(by))
    turned = counted(other, evaluations).table(case.catalogue)
    again = [
        tuple(one[key] for key in (*by, "decisions", "subjects")) for one in table_content(turned)
    ]
    assert sorted(map(str, again)) == sorted(map(str, expected))


def many_subjects(count: int) -> Iterator[Subject]:
    """Subjects made as they are asked for."""
    chance = Random(count)
    for number in range(count):
        day = date(2017, chance.randint(1, 12), chance.randint(1, 28)).isoformat()
        left = date(2018, chance.randint(1, 6), chance.randint(1, 28)).isoformat()
        events = [{"type": "delisting", "happened_on": left}] if chance.randrange(2) else []
        record = {"decided_on": day, "listed_on": day, "events": events,
                  "severity": chance.choice(["minor", "serious"])}  # fmt: skip
        yield subject(record, id=f"S{number}")


def most_memory(count: int) -> int:
    """Count and follow so many subjects; the most memory that took, in bytes."""
    plan = feedback_plan(SMALL, date(2018, 1, 1), date(2018, 6, 30))
    counts, found = FeedbackCounts(plan), Statistics(["measure_type", "month"], tuple(Outcome))
    tracemalloc.start()
    for one in many_subjects(count):
        answer = evaluate(SMALL, one, plan.asked_on)
        found.add(answer)
        counts.add(followed(plan, answer))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.subjects == count
    return most


def test_thousands_of_subjects_take_no_more_memory_than_hundreds() -> None:
    few = most_memory(500)
    assert most_memory(5_000) < few + 1_000_000
