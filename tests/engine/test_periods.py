"""How long a measure runs: every form of period (S9)."""

from __future__ import annotations

import pytest

from small_catalogues import LISTED, ask, decide, load, outcome, span, subject

DECIDED = {"decided_on": "2018-06-20"}


def period(text: str, when: str = "{any_record: {severity: serious}}") -> str:
    return f"- {{id: a, when: {when}, period: {text}}}"


SERIOUS = {**DECIDED, "severity": "serious"}


@pytest.mark.parametrize(
    ("length", "start", "last"),
    [
        ("P1Y", "2018-06-20", "2019-06-20"),
        ("P3Y", "2018-06-20", "2021-06-20"),
        ("P1M", "2018-01-31", "2018-02-28"),
        ("P1Y", "2016-02-29", "2017-02-28"),
        ("P6M", "2017-08-31", "2018-02-28"),
        ("P30D", "2018-06-20", "2018-07-20"),
        ("P2W", "2018-06-20", "2018-07-04"),
        ("P3D", "2018-09-28", "2018-10-01"),
    ],
)
def test_a_length_runs_to_the_corresponding_day_included_and_never_rolls(
    length: str, start: str, last: str
) -> None:
    catalogue = load(period(f"{{length: {length}, from: decided_on}}"))
    who = subject({"decided_on": start, "severity": "serious"})
    decision = decide(catalogue, who, last)
    assert decision is not None
    assert decision.outcome == "applies"
    assert span(decision) == (start, last, True)
    after = decide(catalogue, who, "2030-01-01")
    assert after is not None
    assert after.outcome == "expired"
    assert span(after) == (start, last, True)


def test_a_length_needs_its_first_day() -> None:
    catalogue = load(period("{length: P1Y, from: decided_on}"))
    decision = decide(catalogue, subject({"severity": "serious"}), "2018-06-20")
    assert decision is not None
    assert decision.outcome == "undetermined"
    assert [leaf.fact.id for leaf in decision.missing] == ["decided_on"]


def test_the_day_of_effect_is_the_day_of_decision_unless_it_is_given() -> None:
    catalogue = load(period("{length: P1Y}"))
    assert span_of(catalogue, SERIOUS) == ("2018-06-20", "2019-06-20", True)
    later = {**SERIOUS, "effective_on": "2018-06-30"}
    assert span_of(catalogue, later) == ("2018-06-30", "2019-06-30", True)
    assert outcome(catalogue, subject(later), "2018-06-29") == "does_not_apply"


def span_of(catalogue: object, record: dict[str, object]) -> tuple[str | None, str | None, bool]:
    decision = decide(catalogue, subject(record), "2018-07-20")  # type: ignore[arg-type]
    assert decision is not None
    return span(decision)


def test_an_item_that_tests_the_listing_runs_from_it() -> None:
    catalogue = load("- {id: a, period: {length: P1Y}}")
    assert span_of(catalogue, LISTED) == ("2017-06-21", "2018-06-21", True)


def test_a_length_from_a_listing_of_unknown_day_asks_for_it() -> None:
    catalogue = load("- {id: a, period: {length: P1Y}}")
    decision = decide(catalogue, subject({"listed": "true"}), "2018-06-20")
    assert decision is not None
    assert [leaf.fact.id for leaf in decision.missing] == ["listed_on"]


def test_a_period_may_run_from_a_declared_date() -> None:
    catalogue = load(period("{length: P5Y, from: served_on}"))
    served = {**SERIOUS, "attributes": {"served_on": "2018-07-01"}}
    assert span_of(catalogue, served) == ("2018-07-01", "2023-07-01", True)
    assert outcome(catalogue, subject(served), "2018-06-30") == "does_not_apply"


@pytest.mark.parametrize("form", ["{length: P5Y", "{permanent: true", "{unstated: ''"])
def test_an_unknown_declared_date_leaves_open_whether_the_period_has_begun(form: str) -> None:
    catalogue = load(period(f"{form}, from: served_on}}"))
    decision = decide(catalogue, subject(SERIOUS), "2018-07-20")
    assert decision is not None
    assert decision.outcome == "undetermined"
    assert [leaf.fact.id for leaf in decision.missing] == ["served_on"]


def test_what_runs_from_fulfilment_has_not_begun_before_it() -> None:
    catalogue = load(period("{length: P1Y, from: fulfilled_on}"))
    assert outcome(catalogue, subject(SERIOUS), "2018-07-20") == "does_not_apply"
    fulfilled = {**SERIOUS, "fulfilled_on": "2018-07-01"}
    assert span_of(catalogue, fulfilled) == ("2018-07-01", "2019-07-01", True)


def test_permanent_has_no_end_and_says_so() -> None:
    assert span_of(load(period("{permanent: true}")), SERIOUS) == ("2018-06-20", None, True)


def test_unstated_has_a_start_and_no_known_end() -> None:
    assert span_of(load(period("{unstated: 一定期限内}")), SERIOUS) == ("2018-06-20", None, False)
    assert span_of(load(period("{unstated: ''}")), SERIOUS) == ("2018-06-20", None, False)


def test_until_an_event_has_no_known_end_before_it() -> None:
    assert span_of(load(period("{until: repair}")), SERIOUS) == ("2018-06-20", None, False)


@pytest.mark.parametrize("form", ["{permanent: true}", "{unstated: ''}"])
def test_a_record_without_days_counts_as_begun(form: str) -> None:
    decision = decide(load(period(form)), subject({"severity": "serious"}), "2018-06-20")
    assert decision is not None
    assert decision.outcome == "applies"
    assert decision.period.start is None


@pytest.mark.parametrize("form", ["{length: P9999Y}", "{length: P1Y}"])
def test_a_period_beyond_the_calendar_ends_with_it(form: str) -> None:
    catalogue = load(period(form))
    who = subject({"decided_on": "9999-06-01", "severity": "serious"})
    decision = decide(catalogue, who, "9999-12-31")
    assert decision is not None
    assert span(decision) == ("9999-06-01", "9999-12-31", True)
    assert ask(catalogue, who, "9999-12-31").live


def test_a_reach_back_beyond_the_calendar_asks_every_record() -> None:
    catalogue = load(
        """
        - id: a
          when: {count_records: {at_least: 1, within: P9999Y, of: {served_on: {within: P9999Y}}}}
          period: {permanent: true}
        """
    )
    who = subject({**DECIDED, "attributes": {"served_on": "0001-01-01"}})
    assert outcome(catalogue, who, "2018-06-20") == "applies"
