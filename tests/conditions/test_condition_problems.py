"""Conditions that cannot be read: every problem with its place (section 3)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_condition_values import FACTS

from creditrules.conditions import ConditionError, Problem, parse_condition
from creditrules.text import Diagnostic

CASES: list[tuple[Any, str, tuple[str | int, ...]]] = [
    ("text", "condition_not_mapping", ()),
    ({}, "condition_not_mapping", ()),
    ({"any_record": []}, "condition_not_mapping", ("any_record",)),
    ({"all": {}}, "condition_not_list", ("all",)),
    ({"any": []}, "condition_not_list", ("any",)),
    ({"all": ["x"]}, "condition_not_mapping", ("all", 0)),
    ({"amuont": "1"}, "fact_unknown", ("amuont",)),
    ({"any_record": {"amuont": "1"}}, "fact_unknown", ("any_record", "amuont")),
    ({"amount": "1"}, "fact_of_record", ("amount",)),
    ({"any_record": {"kind": "other"}}, "fact_of_subject", ("any_record", "kind")),
    (
        {"any_record": {"any_record": {"listed": "true"}}},
        "condition_nested_records",
        ("any_record", "any_record"),
    ),
    ({"any_record": {"amount": {}}}, "condition_not_mapping", ("any_record", "amount")),
    (
        {"any_record": {"amount": {"atleast": "1"}}},
        "test_unknown",
        ("any_record", "amount", "atleast"),
    ),
    (
        {"any_record": {"wilful": {"at_least": "1"}}},
        "test_does_not_fit",
        ("any_record", "wilful", "at_least"),
    ),
    (
        {"any_record": {"amount": {"within": "P1Y"}}},
        "test_does_not_fit",
        ("any_record", "amount", "within"),
    ),
    (
        {"any_record": {"amount": {"contains_any": ["1"]}}},
        "test_does_not_fit",
        ("any_record", "amount", "contains_any"),
    ),
    (
        {"any_record": {"amount": {"at_least": "lots"}}},
        "test_value",
        ("any_record", "amount", "at_least"),
    ),
    ({"any_record": {"times": "1.5"}}, "test_value", ("any_record", "times")),
    ({"any_record": {"wilful": "yes"}}, "test_value", ("any_record", "wilful")),
    ({"any_record": {"served_on": "2018-02-30"}}, "test_value", ("any_record", "served_on")),
    ({"any_record": {"act": ["a"]}}, "test_value", ("any_record", "act")),
    ({"any_record": {"act": None}}, "test_value", ("any_record", "act")),
    ({"any_record": {"colour": "blue"}}, "test_value_unknown", ("any_record", "colour")),
    (
        {"any_record": {"colour": {"in": ["red", "blue"]}}},
        "test_value_unknown",
        ("any_record", "colour", "in", 1),
    ),
    ({"any_record": {"cause": "burglar"}}, "test_value_unknown", ("any_record", "cause")),
    ({"any_record": {"act": {"known": "false"}}}, "test_only_true", ("any_record", "act", "known")),
    ({"any_record": {"act": {"in": "a"}}}, "test_needs_list", ("any_record", "act", "in")),
    ({"any_record": {"act": {"in": []}}}, "test_needs_list", ("any_record", "act", "in")),
    (
        {"any_record": {"times": {"between": ["2", "1"]}}},
        "test_between_form",
        ("any_record", "times", "between"),
    ),
    (
        {"any_record": {"times": {"between": ["1"]}}},
        "test_between_form",
        ("any_record", "times", "between"),
    ),
    (
        {"any_record": {"served_on": {"within": "3 years"}}},
        "test_duration",
        ("any_record", "served_on", "within"),
    ),
    ({"count_records": {"of": {}}}, "condition_count_form", ("count_records",)),
    (
        {"count_records": {"at_least": "0", "of": {"listed": "true"}}},
        "condition_count_form",
        ("count_records", "at_least"),
    ),
    (
        {"count_records": {"at_least": "many", "of": {"listed": "true"}}},
        "condition_count_form",
        ("count_records", "at_least"),
    ),
    (
        {"count_records": {"at_least": "1", "of": {"listed": "true"}, "until": "P1Y"}},
        "condition_count_form",
        ("count_records", "until"),
    ),
    (
        {"count_records": {"at_least": "1", "within": "x", "of": {"listed": "true"}}},
        "test_duration",
        ("count_records", "within"),
    ),
]


@pytest.mark.parametrize(("plain", "code", "path"), CASES)
def test_a_problem_has_a_code_and_a_path(
    plain: Any, code: str, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(plain, FACTS, ("when",))
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (code, ("when", *path))
    for lang in ("zh", "en"):
        said = Diagnostic.of(code, None, None, None, **problem.arguments)
        assert said.message(lang)
        assert said.help(lang)


def test_all_problems_are_found_in_one_reading() -> None:
    plain = {
        "all": [
            {"any_record": {"amuont": "1", "wilful": "maybe"}},
            {"count_records": {"at_least": "x", "of": {"colour": "blue"}}},
        ]
    }
    with pytest.raises(ConditionError) as caught:
        parse_condition(plain, FACTS)
    assert [problem.code for problem in caught.value.problems] == [
        "fact_unknown",
        "test_value",
        "test_value_unknown",
        "condition_count_form",
    ]


def test_a_misspelt_fact_is_suggested() -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition({"any_record": {"amuont": "1"}}, FACTS)
    assert caught.value.problems[0].arguments["suggestion"] == "amount"


KEYS = ["all", "any", "not", "any_record", "count_records", "of", "amount", "at_least", "kind", "x"]
PLAIN = st.recursive(
    st.none() | st.sampled_from(["true", "1", "P1Y", "red", "other", "2018-06-20", "", "９"]),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(KEYS), below, max_size=3)
    ),
    max_leaves=8,
)


@given(PLAIN)
def test_whatever_is_written_is_read_or_refused_with_problems(plain: Any) -> None:
    problems = problems_of(plain)
    assert problems is None or problems


def problems_of(plain: Any) -> list[Problem] | None:
    try:
        parse_condition(plain, FACTS)
    except ConditionError as error:
        return error.problems
    return None
