"""One decision per subject and measure type (S7), and grades (S8)."""

from __future__ import annotations

from small_catalogues import LISTED, ask, decide, load, outcome, span, subject

LADDER = load(
    """
    - id: must
      when: {any_record: {severity: serious}}
      period: {length: P1Y, from: decided_on}
    - id: may
      force: recommended
      title: 审慎乘机
      when: {any_record: {decided_on: {known: true}}}
      period: {length: P3Y, from: decided_on}
    """
)
SERIOUS = {"decided_on": "2017-06-20", "severity": "serious"}


def test_a_subject_has_one_decision_per_measure_type_with_all_grounds() -> None:
    minor = {"decided_on": "2017-07-01", "severity": "minor"}
    decision = decide(LADDER, subject(SERIOUS, minor), "2018-06-20")
    assert decision is not None
    grounds = [(ground.item.id, ground.record.record.id) for ground in decision.grounds]
    assert grounds == [("trial.may", "R1"), ("trial.may", "R2"), ("trial.must", "R1")]
    assert decision.title == "限制乘坐飞机"


def test_mandatory_beats_recommended_while_it_lasts() -> None:
    who = subject(SERIOUS)
    first, later = decide(LADDER, who, "2018-06-20"), decide(LADDER, who, "2018-06-21")
    assert first is not None
    assert later is not None
    assert (first.force, str(first.force_until)) == ("mandatory", "2018-06-20")
    assert span(first) == ("2017-06-20", "2020-06-20", True)
    assert (later.force, later.force_until) == ("recommended", None)


def test_a_mandatory_ground_that_lasts_as_long_needs_no_day() -> None:
    catalogue = load("- {id: a}\n- {id: b, force: recommended}")
    decision = decide(catalogue, subject(LISTED), "2018-06-20")
    assert decision is not None
    assert (decision.force, decision.force_until) == ("mandatory", None)


def test_the_strongest_outcome_of_the_grounds_is_that_of_the_decision() -> None:
    catalogue = load("- {id: a, period: {length: P1Y, from: decided_on}}")
    expired = {"decided_on": "2016-06-20", "listed_on": "2016-06-20"}
    open_one = {"decided_on": "2018-01-01"}
    assert outcome(catalogue, subject(expired), "2018-06-20") == "expired"
    assert outcome(catalogue, subject(expired, open_one), "2018-06-20") == "undetermined"
    assert outcome(catalogue, subject(expired, open_one, {**LISTED}), "2018-06-20") == "applies"


def test_periods_join_where_they_overlap_and_no_gap_is_filled() -> None:
    catalogue = load("- {id: a, period: {length: P1Y, from: decided_on}}")

    def listed(day: str) -> dict[str, str]:
        return {"decided_on": day, "listed_on": day}

    overlapping = subject(listed("2016-06-20"), listed("2017-01-01"))
    apart = subject(listed("2015-01-01"), listed("2017-01-01"))
    joined, alone = (decide(catalogue, who, "2017-03-01") for who in (overlapping, apart))
    assert joined is not None
    assert alone is not None
    assert span(joined) == ("2016-06-20", "2018-01-01", True)
    assert span(alone) == ("2017-01-01", "2018-01-01", True)


def test_an_open_end_of_one_ground_is_that_of_the_whole() -> None:
    catalogue = load(
        """
        - {id: a, period: {length: P1Y, from: decided_on}}
        - {id: b}
        """
    )
    decision = decide(catalogue, subject(LISTED), "2018-06-20")
    assert decision is not None
    assert span(decision) == ("2017-06-20", None, False)


def test_a_type_reached_on_two_ways_is_one_decision() -> None:
    catalogue = load("- {id: a, reach: [{role: director}]}")
    from small_catalogues import person

    zhang = person(LISTED, relations=[{"role": "director", "subject": "E1"}])
    evaluation = ask(catalogue, zhang, "2018-06-20", related=[subject(LISTED)])
    (decision,) = evaluation.decisions
    assert [ground.owner.subject.id for ground in decision.grounds] == ["E1", "P1"]


GRADES = """
grades:
  - {grade: good, when: {any_record: {cause: honour}}}
  - {grade: warning, when: {any_record: {severity: minor}}}
  - {grade: seriously_dishonest, when: {count_records: {at_least: 2, of: {listed: true}}}}
"""


def test_the_most_serious_grade_is_shown() -> None:
    catalogue = load("- {id: a}", top=GRADES)
    honour = {"cause": "honour", "decided_on": "2018-01-01"}
    assert ask(catalogue, subject(honour), "2018-06-20").grade == "good"
    both = subject(honour, {**LISTED, "severity": "minor"})
    assert ask(catalogue, both, "2018-06-20").grade == "warning"
    worst = subject(honour, {**LISTED, "severity": "minor"}, LISTED)
    assert ask(catalogue, worst, "2018-06-20").grade == "seriously_dishonest"


def test_no_grade_is_given_on_a_fact_that_is_not_known() -> None:
    catalogue = load("- {id: a}", top=GRADES)
    assert ask(catalogue, subject({"decided_on": "2018-01-01"}), "2018-06-20").grade is None


def test_grades_hold_in_their_window_and_place_only() -> None:
    local = load("- {id: a}", top='jurisdiction: "370000"' + GRADES, instrument="brief_memo")
    who = subject({**LISTED, "severity": "minor"})
    assert ask(local, who, "2018-06-20", jurisdiction="370100").grade == "warning"
    assert ask(local, who, "2018-06-20").grade is None
    assert ask(local, who, "2018-07-01", jurisdiction="370100").grade is None
