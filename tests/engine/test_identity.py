"""What a document asks to tell subjects apart by, and what is said of those that lack it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import evaluate, evaluation_content
from creditrules.model import Subject
from creditrules.text import Diagnostic
from random_catalogues import MOST, files_of
from random_questions import Asker, many
from small_catalogues import LISTED, ask, codes, load, load_files, outcome, person, subject

RULE: dict[str, Any] = {
    "subjects": ["enterprise", "individual_business"],
    "identifier": "uscc",
    "otherwise": ["registration_no", "tax_no", "name"],
    "otherwise_until": "2017-12-31",
}
UNIFIED = {"uscc": "91370100MA3C000000"}
OTHERS = {"registration_no": "370100000000001", "tax_no": "370100MA3C00000"}


def asking(jurisdiction: str = "370100", instrument: str = "memo", **changes: Any) -> Catalogue:
    rule = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    top = f'jurisdiction: "{jurisdiction}"\nidentity: {json.dumps(rule)}'
    return load("- {id: a}", top=top, instrument=instrument)


RULES = asking()


def lacking(who: Subject, day: str, catalogue: Catalogue = RULES, place: str = "370100") -> str:
    """The identifiers that the only warning says are lacking; empty without a warning."""
    found = ask(catalogue, who, day, jurisdiction=place).warnings
    assert {one.code for one in found} <= {"identity_insufficient"}
    return "".join(dict(one.arguments)["lacking"] for one in found)


@pytest.mark.parametrize(
    ("identifiers", "by_2017", "since_2018"),
    [
        ({}, "registration_no、tax_no", "uscc"),
        (UNIFIED, "", ""),
        ({**UNIFIED, **OTHERS}, "", ""),
        (OTHERS, "", "uscc"),
        ({"tax_no": "370100MA3C00000"}, "registration_no", "uscc"),
    ],
)
def test_a_combination_will_do_until_its_last_day(
    identifiers: dict[str, str], by_2017: str, since_2018: str
) -> None:
    who = subject(identifiers=identifiers)
    assert lacking(who, "2017-12-31") == by_2017
    assert lacking(who, "2018-01-01") == since_2018


def test_a_name_may_belong_to_the_combination() -> None:
    nameless = subject(name=None, identifiers=OTHERS)
    assert lacking(nameless, "2017-12-31") == "name"


def test_a_combination_without_last_day_will_do_as_long_as_the_document() -> None:
    catalogue = asking(otherwise_until=None)
    assert lacking(subject(identifiers=OTHERS), "2026-06-20", catalogue) == ""
    assert lacking(subject(), "2026-06-20", catalogue) == "registration_no、tax_no"


@pytest.mark.parametrize("number", ["无", "/", "0000", "99999999", "370100000000001"])
def test_a_filler_or_a_code_of_a_wrong_form_is_as_good_as_none(number: str) -> None:
    assert lacking(subject(identifiers={"uscc": number}), "2018-01-01") == "uscc"


def test_blanks_and_width_do_not_matter() -> None:
    spaced = {"uscc": "９１３７０１００ ma3c000000"}
    assert lacking(subject(identifiers=spaced), "2018-01-01") == ""


def test_only_the_kinds_named_are_asked() -> None:
    assert lacking(person(), "2018-01-01") == ""
    assert lacking(subject(kind="public_institution"), "2018-01-01") == ""
    assert lacking(subject(kind="individual_business"), "2018-01-01") == "uscc"


def test_it_is_asked_in_the_place_and_while_the_document_is_in_force() -> None:
    for place, expected in (("370100", "uscc"), ("370102", "uscc"), ("370200", "")):
        assert lacking(subject(), "2018-01-01", place=place) == expected
    assert codes(ask(RULES, subject(), "2018-01-01")) == []
    national = asking("national")
    assert codes(ask(national, subject(), "2018-01-01")) == ["identity_insufficient"]
    brief = asking(instrument="brief_memo")
    assert lacking(subject(), "2018-06-30", brief) == "uscc"
    assert lacking(subject(), "2018-07-01", brief) == ""


def test_the_warning_names_subject_document_and_what_is_lacking() -> None:
    (warning,) = ask(RULES, subject(), "2017-12-31", jurisdiction="370100").warnings
    said = Diagnostic.of(warning.code, None, **dict(warning.arguments))
    assert said.message() == (
        "“E1”缺少《合作备忘录》比对主体所用的工商注册号、纳税人识别号（registration_no、tax_no），"
        "记录是否属于它须人工核对"
    )
    assert said.message("en").startswith("'E1' lacks registration_no、tax_no")
    assert "uscc" in said.help()
    assert "uscc" in said.help("en")


def test_it_changes_no_outcome() -> None:
    who = subject(LISTED)
    assert outcome(RULES, who, "2018-01-01", jurisdiction="370100") == "applies"


def with_identity(number: int) -> Catalogue:
    """A random catalogue whose first file says by what to tell subjects apart."""
    files = files_of(number)
    name, *_ = sorted(files)
    content = {**json.loads(files[name]), "identity": RULE}
    return load_files({**files, name: json.dumps(content, ensure_ascii=False)})


@many
@given(st.integers(0, 10**9))
def test_identity_changes_nothing_but_its_warning(number: int) -> None:
    plain = load_files(files_of(number % MOST))
    question = Asker(number, 3).question(plain)
    before, after = (
        evaluate(catalogue, **question) for catalogue in (plain, with_identity(number % MOST))
    )
    added = [one for one in after.warnings if one.code == "identity_insufficient"]
    assert [one for one in after.warnings if one not in added] == [*before.warnings]
    told, now = (told_of(evaluation_content(one)) for one in (before, after))
    assert told == now


def told_of(content: Any) -> Any:
    """An evaluation without what names the catalogue it was made with, and without warnings."""
    if isinstance(content, list):
        return [told_of(one) for one in content]
    if isinstance(content, dict):
        left_out = ("catalogue", "digest", "warnings")
        return {key: told_of(one) for key, one in content.items() if key not in left_out}
    return content


numbers = st.sampled_from(
    [None, "无", "370100000000001", "91370100MA3C000000", "MA3C00000", "99999999"]
) | st.text(min_size=1, max_size=20).filter(str.strip)


@many
@given(
    st.fixed_dictionaries(dict.fromkeys(("registration_no", "tax_no", "uscc"), numbers)),
    numbers,
    st.sampled_from(["2016-06-20", "2017-12-31", "2018-01-01", "2026-06-20"]),
    st.sampled_from(["enterprise", "individual_business", "individual", "other"]),
)
def test_a_unified_code_that_is_added_never_adds_a_warning(
    given_numbers: dict[str, str | None], unified: str | None, day: str, kind: str
) -> None:
    without = subject(kind=kind, identifiers={**given_numbers, "uscc": None})
    added = subject(kind=kind, identifiers={**given_numbers, "uscc": unified})
    before, after = (lacking(who, day) for who in (without, added))
    assert after in ("", before)
