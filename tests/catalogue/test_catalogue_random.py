"""Whatever stands in a file, the answer is a list of findings with places."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creditrules.catalogue import check_catalogue

BASE = Path(__file__).parent / "base"
TRIAL = """\
catalogue: trial
instrument: memo
jurisdiction: national
defaults: {cause: judgment_defaulter, kind: punishment, period: {while: listed}}
exit: {delisting: [fulfilment], basis: [{instrument: company_law, edition: 2018修正}]}
objection: {suspends: 'true', basis: []}
grades:
  - {grade: dishonest, when: {any_record: {listed: 'true'}}}
measures:
  - id: flight_limit
    type: flight_limit
    title: 限制乘坐飞机
    force: mandatory
    subjects: [individual, enterprise]
    reach: [{role: legal_representative, at: as_of}]
    when:
      all:
        - any_record: {listed: 'true', amount: {at_least: '100000'}}
        - not: {count_records: {at_least: '2', within: P2Y, of: {severity: {in: [minor]}}}}
    implementers: [court, {authority: railway, part: 售票}]
    bases: [{instrument: company_law, edition: 2018修正, articles: [第一百四十六条]}]
    overrides: [rail_limit]
    evidence: {title: seen, force: recalled}
  - id: rail_limit
    type: flight_limit
    title: 限制乘坐软卧
    force: recommended
    subjects: []
    period: {length: P3Y, from: served_on, statutory: 'true'}
    exclusive: travel
"""
FILES: dict[str, Any] = {
    "trial": yaml.safe_load(TRIAL),
    "vocabulary": yaml.safe_load((BASE / "vocabulary.yaml").read_text(encoding="utf-8")),
    "instruments": yaml.load(
        (BASE / "instruments.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
    ),
}
KEYS = ["id", "cause", "when", "any_record", "period", "while", "all", "not", "articles", "甲", ""]
VALUES = st.sampled_from(
    [None, "", "listed", "true", "甲", "2016", "2016-02-30", "P0D", "9" * 30, "é", "trial", "memo"]
) | st.recursive(
    st.sampled_from(["a", "第一条"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=2)
    ),
    max_leaves=4,
)


def mutate(data: Any, draw: st.DrawFn) -> Any:
    """Change one value, key or entry somewhere in the data."""
    here = data
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            return data
        key = draw(st.sampled_from(keys))
        if isinstance(here[key], dict | list) and draw(st.integers(0, 3)):
            here = here[key]
            continue
        match draw(st.integers(0, 3)):
            case 0:
                del here[key]
            case 1 if isinstance(here, dict):
                here[draw(st.sampled_from(KEYS))] = here.pop(key)
            case 2 if isinstance(here, list):
                here.append(copy.deepcopy(here[key]))
            case _:
                here[key] = draw(VALUES)
        return data


@st.composite
def sets_of_files(draw: st.DrawFn) -> dict[str, str]:
    files = copy.deepcopy(FILES)
    for _ in range(draw(st.integers(1, 3))):
        mutate(files[draw(st.sampled_from(sorted(files)))], draw)
    return {
        name: yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        for name, data in files.items()
    }


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=sets_of_files())
def test_a_changed_catalogue_gives_findings_and_never_a_traceback(
    tmp_path: Path, files: dict[str, str]
) -> None:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = check_catalogue(tmp_path, bundled=False)
    assert len(found) == len(set(found))
    for one in found:
        assert one.span is not None
        assert one.span.line >= 1
        assert one.span.column >= 1
        assert one.render("zh")
        assert one.to_json("en")


def test_the_unchanged_set_has_notes_only(tmp_path: Path) -> None:
    for name, data in FILES.items():
        text = yaml.safe_dump(data, allow_unicode=True)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    codes = {one.code for one in check_catalogue(tmp_path, bundled=False)}
    assert codes <= {
        "declared_unused",
        "exclusive_alone",
        "never_applies",
        "statutory_unfounded",
    } | {"listing_not_tested"}
