"""The examples of the calendar's pages are true."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from calendars import CALENDAR

import creditrules.calendar
import creditrules.calendar.deadlines

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_of_the_page_gives_what_it_says(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (creditrules.calendar, creditrules.calendar.deadlines):
        monkeypatch.setattr(module, "default_calendar", lambda: CALENDAR)
    page = DOCS / lang / "calendar.md"
    result = doctest.testfile(
        str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8"
    )
    assert result.attempted > 15
    assert result.failed == 0


def test_the_example_of_the_package_gives_what_it_says() -> None:
    assert doctest.testmod(creditrules.calendar) == doctest.TestResults(0, 3)
