from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.text import NAMESPACES, closest

KEYS = NAMESPACES["key"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("implementer", "implementers"),
        ("effective-from", "effective_from"),
        ("Effective From", "effective_from"),
        ("FORCE", "force"),
        ("organization_code", "organisation_code"),
        ("　　title", "title"),
        ("标题", "title"),
        ("文号", "doc_no"),
        ("title", "title"),
    ],
)
def test_a_slip_is_recognised(written: str, meant: str) -> None:
    assert closest(written, KEYS) == meant


@pytest.mark.parametrize("written", ["", "xyzzy", "限制乘坐", "t" * 1_000])
def test_nothing_is_suggested_where_nothing_is_near(written: str) -> None:
    assert closest(written, KEYS) is None


def test_a_chinese_word_is_taken_only_for_one_of_the_choices() -> None:
    assert closest("强制性", {"mandatory", "recommended"}) == "mandatory"
    assert closest("强制性", {"title", "note"}) is None


def test_a_very_long_word_costs_nothing() -> None:
    start = time.perf_counter()
    assert closest("ab" * 500_000, KEYS) is None
    assert time.perf_counter() - start < 1


@given(st.text(max_size=20), st.lists(st.sampled_from(sorted(KEYS)), max_size=20))
def test_the_order_of_the_choices_does_not_matter(written: str, choices: list[str]) -> None:
    found = closest(written, choices)
    assert found == closest(written, choices[::-1])
    assert found is None or found in choices
