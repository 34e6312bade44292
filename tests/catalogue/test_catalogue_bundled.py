"""The bundled catalogues load, quickly, and can be shared."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from creditrules.catalogue import Catalogue, check_catalogue, load_catalogue


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return load_catalogue()


def test_the_bundled_set_has_no_errors_and_no_warnings() -> None:
    assert [one.render() for one in check_catalogue() if one.severity != "note"] == []


def test_every_item_names_what_the_catalogue_holds(bundled: Catalogue) -> None:
    for item in bundled.items.values():
        assert item.type is bundled.measure_types[item.type.id]
        assert item.document is bundled.documents[item.document.id]
        assert all(cause in bundled.causes for cause in item.causes)
        assert all(item in bundled.by_cause[cause] for cause in item.causes)


def test_items_stand_in_the_order_of_their_ids(bundled: Catalogue) -> None:
    assert list(bundled.items) == sorted(bundled.items)
    for items in bundled.by_cause.values():
        assert [one.id for one in items] == sorted(one.id for one in items)


def test_its_files_go_by_the_same_names_on_every_machine(bundled: Catalogue) -> None:
    assert all(name.startswith("creditrules/catalogues/") for name in bundled.files)


def test_threads_may_load_and_share_it(bundled: Catalogue) -> None:
    def use(_: int) -> tuple[str, list[Any]]:
        mine = load_catalogue()
        day = date(2017, 6, 21)
        return mine.fingerprint, [
            [(one.doc_no, one.articles) for one in item.citations(day)]
            for item in bundled.items.values()
        ]

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(use, range(8)))
    assert all(one == results[0] for one in results)
    assert results[0][0] == bundled.fingerprint


def test_guessed_items_come_when_asked_for(bundled: Catalogue) -> None:
    asked = load_catalogue(include_guessed=True)
    assert set(asked.items) == {*bundled.items, *bundled.switched_off}


def test_it_loads_in_the_blink_of_an_eye(record_property: Any) -> None:
    begin = time.process_time()
    load_catalogue()
    taken = time.process_time() - begin
    record_property("seconds", round(taken, 3))
    assert taken < 3


def test_three_hundred_measures_load_in_the_blink_of_an_eye(
    desk: Any, record_property: Any
) -> None:
    desk.catalogue(*(f"limit_{i}\nimplementers: [court, railway]" for i in range(300)))
    begin = time.process_time()
    assert len(desk.load().items) == 300
    taken = time.process_time() - begin
    record_property("seconds", round(taken, 3))
    assert taken < 3
