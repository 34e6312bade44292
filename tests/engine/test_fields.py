"""Whether what is given lies in a field of business: yes, no, or it cannot be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import load_catalogue
from creditrules.engine.fields import field_truths
from creditrules.model import industry_code

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("C14", "C14"),
        ("1411", "C1411"),
        (" c1411 ", "C1411"),
        ("F522", "F522"),
        ("62", "H62"),
        ("H", "H"),
        ("A05", "A05"),
        ("97", "T97"),
        ("F14", None),
        ("9999", None),
        ("00", None),
        ("U", None),
        ("C1", None),
        ("", None),
        ("食品", None),
    ],
)
def test_a_code_is_read_with_the_letter_of_its_section(text: str, code: str | None) -> None:
    assert industry_code(text) == code


@pytest.mark.parametrize(
    ("field", "given", "truth"),
    [
        ("food", "C1411", True),
        ("food", "1411", True),
        ("food", "H62", True),
        ("food", "I65", False),
        ("food", "C", None),
        ("food", "F", None),
        ("food", "K", False),
        ("construction", "E4720", True),
        ("construction", "E", True),
        ("financing_guarantee", "J69", None),
        ("food", "食品销售；日用百货销售", True),
        ("food", "食 品 销售", True),
        ("food", "软件开发", False),
        ("food", "日用百货销售（不含食品）", None),
        ("food", "日用百货销售(不含食品)；餐饮服务", True),
        ("food", "catering", None),
        ("food", "F14", None),
    ],
)
def test_a_field_holds_a_code_or_a_scope_as_far_as_can_be_told(
    field: str, given: str, truth: bool | None
) -> None:
    assert field_truths(CATALOGUE, given)[field] is truth


@given(st.text())
def test_any_text_gets_an_answer_about_every_field(text: str) -> None:
    assert field_truths(CATALOGUE, text).keys() == CATALOGUE.fields.keys()


CODES = sorted({code for field in CATALOGUE.fields.values() for code in field.codes})


@pytest.mark.parametrize("code", CODES)
def test_a_narrower_code_never_takes_back_what_a_wider_one_told(code: str) -> None:
    narrow = field_truths(CATALOGUE, code)
    for wider in {code[:1], code[:3], code[:4]} - {code}:
        for field, told in field_truths(CATALOGUE, wider).items():
            assert told is None or told is narrow[field]
