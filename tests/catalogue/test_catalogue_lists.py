"""Lists of the vocabulary: what they name is checked, and they come out with the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from creditrules.catalogue import check_catalogue, load_catalogue
from creditrules.text import Severity

BASE = Path(__file__).parent / "base"
LISTS = """
lists:
  - id: black
    title: 严重违法失信企业名单
    title_en: List of serious violations
    aliases: [黑名单]
    cause: judgment_defaulter
    attributes: {list_name: serious_list}
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("cause: judgment_defaulter", "cause: judgement_defaulter", "cause_undeclared"),
        ("list_name: serious", "list_nmae: serious", "fact_unknown"),
        ("serious_list}", "serius_list}", "test_value_unknown"),
        ("{list_name", "{lawyer: 'true', list_name", "fact_of_subject"),
    ],
)
def test_what_a_list_names_must_exist(old: str, new: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text(LISTS.replace(old, new), encoding="utf-8")
    found = check_catalogue([BASE, path], bundled=False)
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert [one.code for one in errors] == [code]
    assert errors[0].span is not None
    assert errors[0].span.file == str(path)


def test_lists_come_out_with_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text(LISTS, encoding="utf-8")
    catalogue = load_catalogue([BASE, path], bundled=False)
    assert catalogue.lists["black"].aliases == ("黑名单",)
    assert catalogue.lists["black"].attributes == {"list_name": "serious_list"}
