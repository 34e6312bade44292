"""The table of words is closed and can be read in both directions."""

from __future__ import annotations

import re

import pytest

from creditrules.text import NAMESPACES, WORDS, id_of, word


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_no_two_words_of_a_namespace_share_a_name(namespace: str) -> None:
    words = NAMESPACES[namespace].values()
    assert len({text.zh for text in words}) == len(words)
    assert len({text.en for text in words}) == len(words)


def test_every_word_has_an_identifier_and_both_names() -> None:
    for word_id, text in WORDS.items():
        assert re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", word_id)
        assert text.zh.strip() == text.zh != ""
        assert re.fullmatch(r"[ -~]+", text.en)


def test_every_word_is_found_again_by_its_chinese_name() -> None:
    for word_id, text in WORDS.items():
        namespace, _, name = word_id.partition(".")
        assert id_of(namespace, text.zh) == name
    assert id_of("force", "任意") is None


def test_keys_avoid_words_that_yaml_reads_as_booleans() -> None:
    assert not {"off", "yes", "no", "y", "n"} & NAMESPACES["key"].keys()


def test_words_are_given_in_chinese_unless_english_is_asked_for() -> None:
    assert word("outcome.undetermined") == "待核实"
    assert word("evidence.recalled") == "待核对"
    assert word("grade_colour.warning", "en") == "yellow"
    with pytest.raises(KeyError):
        word("outcome.perhaps")


@pytest.mark.parametrize(
    ("namespace", "names"),
    [
        (
            "outcome",
            "applies suspended undetermined released expired overridden not_in_force "
            "does_not_apply",
        ),
        ("kind", "punishment incentive supervision publicity warning guidance"),
        ("force", "mandatory recommended"),
        ("severity_of_record", "minor general serious"),
        (
            "event",
            "listing delisting objection_accepted objection_closed correction withdrawal "
            "annulment unlawful void fulfilment repair ending",
        ),
    ],
)
def test_closed_lists_are_complete_and_in_order(namespace: str, names: str) -> None:
    assert [*NAMESPACES[namespace]] == names.split()
