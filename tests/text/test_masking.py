from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.text import mask_id, mask_text


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("110101199003071234", "110101********1234"),
        ("11010119900307123X", "110101********123X"),
        ("110101900307123", "110101*****7123"),
        ("12345678901234", "123456****1234"),
        ("E12345678", "E1*****78"),
        ("H1234567890", "H1*******90"),
        ("12345", "12*45"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_the_first_six_and_last_four_stay_where_enough_is_hidden(number: str, masked: str) -> None:
    assert mask_id(number) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("张某110101199003071234，某市", "张某110101********1234，某市"),
        ("id: '11010119900307123x'", "id: '110101********123x'"),
        ("１１０１０１１９９００３０７１２３Ｘ", "１１０１０１********１２３Ｘ"),
        ("110101900307123", "110101*****7123"),
        (
            "110101199003071234/31010519491231002X",
            "110101********1234/310105********002X",
        ),
        ("91110000802100433B", "91110000802100433B"),
        ("统一社会信用代码 91350211M000100Y43", "统一社会信用代码 91350211M000100Y43"),
        ("110101199013071234", "110101199013071234"),
        ("2110101199003071234", "2110101199003071234"),
        ("发改财金〔2016〕141号", "发改财金〔2016〕141号"),
    ],
)
def test_numbers_of_persons_in_a_text_are_masked(text: str, masked: str) -> None:
    assert mask_text(text) == masked


@given(st.text())
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert mask_text(masked) == masked
    assert len(mask_id(text)) == len(text)


@given(
    st.text(),
    st.from_regex(
        r"[1-8][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9])[0-9]{3}[0-9X]", fullmatch=True
    ),
    st.text(),
)
def test_no_resident_id_survives_in_any_text(before: str, number: str, after: str) -> None:
    text = f"{before.rstrip('0123456789０１２３４５６７８９')}{number}。{after}"
    assert number not in mask_text(text)
