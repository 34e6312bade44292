"""What can be wrong with the national basic list and with the types that are items of it."""

from __future__ import annotations

from typing import Any

import pytest

TYPE = """\
measure_types:
  - {id: prize_limit, title: 限制评奖, title_en: Prizes, effect: restrict, basic_list: honours}
"""
ENTRY = """\
basic_list:
  - id: honour
    title: 限制参加评先评优
    title_en: Limit on honours
    category: management
    instrument: company_law
    editions: [2018修正, 2023修订]
"""


def listing(desk: Any, entry: str = ENTRY, type_: str = TYPE.replace("honours", "honour")) -> None:
    """A list of one item, a type that is one, and a measure of that type."""
    desk.write("list.yaml", entry)
    desk.write("types.yaml", type_)
    desk.catalogue("one")
    sheet = desk.folder / "trial.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("type: flight_limit", "type: prize_limit"), encoding="utf-8")


def test_a_type_that_is_an_item_of_the_list_finds_it(desk: Any) -> None:
    listing(desk)
    assert desk.codes() == []
    catalogue = desk.load()
    place = catalogue.items["trial.one"].list_place
    assert place.item is catalogue.basic_list["honour"]
    assert place.evidence == "recalled"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_item_that_the_list_does_not_have_is_found_with_a_suggestion(
    desk: Any, lang: str
) -> None:
    listing(desk, type_=TYPE)
    (finding,) = desk.check()
    assert finding.code == "basic_list_undeclared"
    assert (finding.span.line, finding.span.column) == (2, 84)
    assert "honours" in finding.message(lang)
    assert "honour" in finding.help(lang)
    assert "^" in finding.render(lang)


def test_an_edition_that_the_document_does_not_have_is_found_with_a_suggestion(desk: Any) -> None:
    listing(desk, ENTRY.replace("2023修订", "2023修"))
    (finding,) = desk.check()
    assert (finding.code, finding.span.line) == ("edition_unknown", 7)
    assert "2023修订" in finding.help("zh")


def test_a_document_that_is_not_declared_is_found(desk: Any) -> None:
    listing(desk, ENTRY.replace("company_law", "company_laws"))
    (finding,) = desk.check()
    assert (finding.code, finding.span.line) == ("instrument_undeclared", 6)
    assert "company_law" in finding.help("zh")


def test_a_category_is_a_closed_word(desk: Any) -> None:
    listing(desk, ENTRY.replace("category: management", "category: managment"))
    (finding,) = desk.check()
    assert finding.code == "value_unknown"
    assert "management" in finding.help("en")
