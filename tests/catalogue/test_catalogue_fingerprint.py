"""The fingerprint tells what a catalogue says, not how it is written."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml

TRIAL = """\
catalogue: trial
instrument: memo
defaults: {kind: punishment, cause: judgment_defaulter, period: {while: listed}}
measures:
  - id: flight_limit
    type: flight_limit
    title: 限制乘坐飞机
    force: mandatory
    subjects: [individual]
    when: {any_record: {listed: true}}
  - id: rail_limit
    type: flight_limit
    title: 限制乘坐软卧
    force: recommended
    subjects: [individual]
    when: {any_record: {listed: true}}
"""
ROLES = """\
roles:
  - {id: owner, title: 业主, title_en: Owner}
  - {id: clerk, title: 文员, title_en: Clerk}
"""


@pytest.fixture
def fingerprint(desk: Any) -> str:
    desk.write("trial.yaml", TRIAL)
    desk.write("roles.yaml", ROLES)
    return str(desk.load().fingerprint)


def test_it_is_a_sha256(fingerprint: str) -> None:
    assert len(fingerprint) == 64
    assert set(fingerprint) <= set("0123456789abcdef")


def test_comments_and_quotation_marks_do_not_count(desk: Any, fingerprint: str) -> None:
    text = TRIAL.replace("title: 限制乘坐飞机", "title: '限制乘坐飞机'  # 铁路另列")
    desk.write("trial.yaml", "# 试行\n" + text)
    assert desk.load().fingerprint == fingerprint


def test_names_and_order_of_files_do_not_count(desk: Any, fingerprint: str) -> None:
    (desk.folder / "trial.yaml").rename(desk.folder / "a.yaml")
    (desk.folder / "roles.yaml").rename(desk.folder / "z.yml")
    assert desk.load().fingerprint == fingerprint


def test_the_file_an_entry_stands_in_does_not_count(desk: Any, fingerprint: str) -> None:
    head, first, second = ROLES.splitlines(keepends=True)
    desk.write("roles.yaml", head + second)
    desk.write("more/roles.yaml", head + first)
    assert desk.load().fingerprint == fingerprint


def test_the_order_of_keys_and_entries_does_not_count(desk: Any, fingerprint: str) -> None:
    rng = random.Random(1)

    def shuffled(data: Any) -> Any:
        if isinstance(data, dict):
            keys = rng.sample(list(data), len(data))
            return {key: shuffled(data[key]) for key in keys}
        return data

    for _ in range(5):
        data = yaml.safe_load(TRIAL)
        data["measures"] = [shuffled(one) for one in rng.sample(data["measures"], 2)]
        desk.write(
            "trial.yaml", yaml.safe_dump(shuffled(data), allow_unicode=True, sort_keys=False)
        )
        assert desk.load().fingerprint == fingerprint


def test_scenarios_and_clauses_do_not_count(desk: Any, fingerprint: str) -> None:
    desk.write("x.yaml", "scenarios: []\n")
    desk.write("c.yaml", "clauses: [{id: SD-01, document: d, section: 一, needs: 公示}]\n")
    assert desk.load().fingerprint == fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("force: mandatory", "force: recommended"),
        ("限制乘坐飞机", "限制乘坐航班"),
        ("{kind: punishment,", "{note: 试行, kind: punishment,"),
        ("[individual]", "[individual, enterprise]"),
    ],
)
def test_whatever_a_file_says_counts(desk: Any, fingerprint: str, old: str, new: str) -> None:
    desk.write("trial.yaml", TRIAL.replace(old, new, 1))
    assert desk.load().fingerprint != fingerprint


def test_switching_guessed_items_on_counts(desk: Any, fingerprint: str) -> None:
    assert desk.load(include_guessed=True).fingerprint != fingerprint
