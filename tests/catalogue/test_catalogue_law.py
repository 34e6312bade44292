"""Instruments in time: windows, gaps, and articles that moved."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creditrules.catalogue import cite, edition_on, edition_window, instrument_window
from creditrules.catalogue.law import Window
from creditrules.model import Basis, Evidence, Instrument

ITEM = "trial.flight_limit"


def instrument(*editions: dict[str, Any]) -> Instrument:
    return Instrument.model_validate(
        {"id": "company_law", "title": "公司法", "level": "law", "editions": editions}
    )


def article(number: str, says: str, **more: Any) -> dict[str, Any]:
    return {"article": number, "says": says, "evidence": "seen", **more}


COMPANY_LAW = instrument(
    {
        "edition": "2013修正",
        "doc_no": "主席令第8号",
        "effective_from": "2014-03-01",
        "effective_to": "2018-10-25",
        "articles": [
            article(
                "第一百四十六条",
                "任职限制",
                moved_to=[{"edition": "2023修订", "article": "第一百七十八条"}],
            ),
            article("第一百四十七条", "忠实义务", mismatch_for=[ITEM]),
            article("第二百一十六条", "用语", evidence="guess"),
        ],
    },
    {
        "edition": "2018修正",
        "doc_no": "主席令第15号",
        "effective_from": "2018-10-26",
        "effective_to": "2024-06-30",
        "articles": [
            article("第一百四十六条", "任职限制", evidence="recalled"),
            article("第一百四十七条", "忠实义务"),
            article("第二百一十六条", "用语"),
        ],
    },
    {
        "edition": "2023修订",
        "effective_from": "2024-07-01",
        "articles": [article("第一百七十八条", "任职限制"), article("第一百四十六条", "别的事")],
    },
)


def cited(day: str, *articles: str, edition: str | None = "2013修正", **more: Any) -> Any:
    basis = Basis(instrument="company_law", edition=edition, articles=articles, **more)
    return cite(COMPANY_LAW, basis, ITEM, date.fromisoformat(day))


def numbers(citation: Any) -> list[str]:
    return [one.article for one in citation.articles]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2014-02-28", None),
        ("2014-03-01", "2013修正"),
        ("2018-10-25", "2013修正"),
        ("2018-10-26", "2018修正"),
        ("2024-06-30", "2018修正"),
        ("2024-07-01", "2023修订"),
        ("9999-12-31", "2023修订"),
    ],
)
def test_both_days_of_a_window_are_in_force(day: str, edition: str | None) -> None:
    found = edition_on(COMPANY_LAW, date.fromisoformat(day))
    assert (found.edition if found else None) == edition


def test_a_partial_first_day_counts_from_its_last_possible_day() -> None:
    (year,) = instrument({"effective_from": "2016"}).editions
    (month,) = instrument({"effective_from": "2016-02"}).editions
    assert edition_window(year) == Window(date(2016, 12, 31), None, established=True)
    assert edition_window(month).first == date(2016, 2, 29)


def test_a_partial_last_day_counts_to_its_first_possible_day() -> None:
    (edition,) = instrument({"effective_from": "2016", "effective_to": "2018-06"}).editions
    assert edition_window(edition).last == date(2018, 6, 1)


def test_without_a_first_day_the_day_it_is_seen_in_use_opens_the_window() -> None:
    law = instrument({"attested_on": "2016-01"})
    assert instrument_window(law) == Window(date(2016, 1, 31), None, established=False)
    citation = cite(law, Basis(instrument="company_law"), ITEM, date(2020, 1, 1))
    assert citation.in_force
    assert not citation.established


def test_an_article_is_printed_by_its_number_in_the_edition_in_force() -> None:
    citation = cited("2024-07-01", "第一百四十六条")
    assert citation.edition.edition == "2023修订"
    assert numbers(citation) == ["第一百七十八条"]
    assert citation.moved
    assert not citation.edition_unlisted


def test_an_article_that_kept_its_number_and_content_follows() -> None:
    citation = cited("2020-01-01", "第一百四十六条")
    assert citation.doc_no == "主席令第15号"
    assert numbers(citation) == ["第一百四十六条"]
    assert not citation.moved
    assert citation.evidence is Evidence.RECALLED


def test_an_article_whose_number_means_something_else_now_does_not_follow() -> None:
    citation = cited("2024-07-01", "第一百四十六条", edition="2018修正")
    assert citation.edition.edition == "2018修正"
    assert numbers(citation) == ["第一百四十六条"]
    assert citation.edition_unlisted


def test_one_article_that_cannot_follow_keeps_all_in_the_cited_edition() -> None:
    citation = cited("2024-07-01", "第一百四十六条", "第二百条")
    assert citation.edition.edition == "2013修正"
    assert numbers(citation) == ["第一百四十六条", "第二百条"]
    assert citation.edition_unlisted


def test_the_whole_law_follows_to_the_edition_in_force() -> None:
    citation = cited("2024-07-01")
    assert citation.edition.edition == "2023修订"
    assert not citation.edition_unlisted


def test_out_of_its_window_the_cited_edition_is_printed_as_not_in_force() -> None:
    citation = cited("2014-02-28", "第一百四十六条")
    assert not citation.in_force
    assert citation.edition.edition == "2013修正"
    assert not citation.edition_unlisted


def test_in_a_gap_the_law_is_in_force_in_an_edition_that_is_not_listed() -> None:
    law = instrument(
        {"edition": "旧", "effective_from": "2016-01-01", "effective_to": "2017-12-31"},
        {"edition": "新", "effective_from": "2019-01-01"},
    )
    day = date(2018, 6, 1)
    assert edition_on(law, day) is None
    citation = cite(law, Basis(instrument="company_law", edition="旧"), ITEM, day)
    assert citation.in_force
    assert citation.edition.edition == "旧"
    assert citation.edition_unlisted


def test_an_article_that_does_not_provide_what_is_needed_is_never_printed() -> None:
    assert numbers(cited("2016-01-01", "第一百四十六条", "第一百四十七条")) == ["第一百四十六条"]
    assert numbers(cited("2020-01-01", "第一百四十七条")) == []
    other = Basis(instrument="company_law", edition="2013修正", articles=("第一百四十七条",))
    assert numbers(cite(COMPANY_LAW, other, "trial.other", date(2016, 1, 1))) == ["第一百四十七条"]


def test_a_guessed_article_is_not_printed() -> None:
    citation = cited("2016-01-01", "第二百一十六条")
    assert numbers(citation) == []
    assert citation.evidence is Evidence.SEEN


def test_a_citation_is_as_good_as_the_weakest_thing_it_prints() -> None:
    assert cited("2016-01-01", "第一百四十六条").evidence is Evidence.SEEN
    doubtful = cited("2016-01-01", "第一百四十六条", evidence="recalled")
    assert doubtful.evidence is Evidence.RECALLED


def test_windows_meet_in_the_days_of_both() -> None:
    first = Window(date(2016, 1, 1), None)
    second = Window(None, date(2018, 1, 1), established=False)
    assert first.meet(second) == Window(date(2016, 1, 1), date(2018, 1, 1), established=False)
    assert Window(None, None).meet(first) == first
