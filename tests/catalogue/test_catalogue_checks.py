"""Warnings and notes are given where they help, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest


def test_absent_is_fine_on_a_closed_fact_and_outside_punishments(desk: Any) -> None:
    desk.catalogue("one")
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    closed = text.replace("{listed: true}", "{listed: true, fulfilled_on: {absent: true}}")
    desk.write("trial.yaml", closed)
    assert desk.codes() == []
    guidance = text.replace("{listed: true}", "{listed: true, amount: {absent: true}}")
    desk.write("trial.yaml", guidance.replace("kind: punishment", "kind: guidance"))
    assert desk.codes() == []


def test_absent_is_found_however_deep_it_stands(desk: Any) -> None:
    desk.catalogue("one")
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    when = "{all: [{any_record: {listed: true}}, {not: {any: [{lawyer: {absent: true}}]}}]}"
    desk.write("trial.yaml", text.replace("{any_record: {listed: true}}", when))
    (finding,) = desk.check()
    assert finding.code == "absent_on_open"
    assert finding.source[finding.span.column - 1 :].startswith("absent")


def test_a_group_with_members_in_two_catalogues_is_exclusive(desk: Any) -> None:
    desk.catalogue("one\nexclusive: travel", name="first")
    desk.catalogue("one\nexclusive: travel", name="second")
    assert desk.codes() == []


def test_an_override_for_the_whole_subject_needs_no_common_cause(desk: Any) -> None:
    desk.catalogue("one\noverrides: [two]\nscope: subject", "two")
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    head, tail = text.rsplit("cause: judgment_defaulter", 1)
    desk.write(
        "trial.yaml", f"{head}cause: a_grade_taxpayer{tail}".replace("punishment", "guidance")
    )
    assert desk.codes() == []


@pytest.mark.parametrize("instrument", ["company_law, edition: 2018修正"])
def test_a_statutory_period_rests_on_a_law(desk: Any, instrument: str) -> None:
    period = "period: {length: P3Y, from: listed_on, statutory: true}"
    desk.catalogue("one")
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    stated = text.replace("period: {while: listed}", period)
    desk.write("trial.yaml", stated)
    assert desk.codes() == ["statutory_unfounded"]
    desk.write("trial.yaml", stated + f"    bases: [{{instrument: {instrument}}}]\n")
    assert desk.codes() == []


def test_a_law_cited_as_a_whole_needs_no_edition(desk: Any) -> None:
    desk.catalogue("one\nbases: [{instrument: company_law}]")
    assert desk.codes() == []


def test_a_cause_that_only_a_condition_names_is_used(desk: Any) -> None:
    desk.write(
        "causes.yaml",
        "causes:\n  - {id: late_payer, title: 逾期, title_en: Late, polarity: negative}\n",
    )
    desk.catalogue("one")
    assert desk.codes() == ["declared_unused"]
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    desk.write("trial.yaml", text.replace("{listed: true}", "{listed: true, cause: late_payer}"))
    assert desk.codes() == []


def test_a_date_that_only_a_period_names_is_used(desk: Any) -> None:
    desk.write(
        "facts.yaml",
        "facts:\n  - {id: paid_on, about: record, type: date, title: 缴清, title_en: Paid}\n",
    )
    desk.catalogue("one")
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    desk.write("trial.yaml", text.replace("{while: listed}", "{length: P1Y, from: paid_on}"))
    assert desk.codes() == []
