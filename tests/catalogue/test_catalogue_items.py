"""What a measure comes to once its defaults, references and overrides are filled in."""

from __future__ import annotations

from typing import Any

import pytest

from creditrules import conditions
from creditrules.calendar import Duration
from creditrules.catalogue import CatalogueError
from creditrules.model import Evidence, Force, Scope, SubjectKind


def only(desk: Any, **options: Any) -> Any:
    (item,) = desk.load(**options).items.values()
    return item


def bare(desk: Any, lines: str, defaults: str = "{}") -> None:
    """One measure of exactly these lines, with defaults."""
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    top = f"catalogue: trial\ninstrument: memo\ndefaults: {defaults}\n"
    desk.write("trial.yaml", f"{top}measures:\n  - id: flight_limit\n{body}")


COMMON = (
    "{force: mandatory, kind: punishment, cause: judgment_defaulter, subjects: [individual], "
    "period: {length: P3Y}, evidence: {force: recalled, title: recalled}}"
)
SHORT = "type: flight_limit\ntitle: 限制乘坐飞机"


def test_what_an_item_does_not_say_comes_from_the_defaults(desk: Any) -> None:
    bare(desk, SHORT, COMMON)
    item = only(desk)
    assert item.id == "trial.flight_limit"
    assert item.force is Force.MANDATORY
    assert item.causes == ("judgment_defaulter",)
    assert item.period.length == Duration(years=3)


def test_what_an_item_says_replaces_the_default(desk: Any) -> None:
    bare(
        desk,
        SHORT + "\nforce: recommended\nsubjects: [enterprise]\nperiod: {permanent: true}",
        COMMON,
    )
    item = only(desk)
    assert item.force is Force.RECOMMENDED
    assert item.subjects == {SubjectKind.ENTERPRISE}
    assert item.period.permanent
    assert item.period.length is None


def test_a_doubt_noted_in_the_defaults_stays_beside_the_evidence_of_an_item(desk: Any) -> None:
    bare(desk, SHORT + "\nevidence: {title: seen}", COMMON)
    item = only(desk)
    assert item.evidence.title is Evidence.SEEN
    assert item.evidence.force is Evidence.RECALLED


def test_a_mistake_in_the_defaults_is_told_once(desk: Any) -> None:
    desk.catalogue(
        "one", "two", top="defaults: {implementers: [nobody], reach: [{role: nobody}]}\n"
    )
    assert desk.codes() == ["authority_undeclared", "role_undeclared"]
    desk.catalogue("one", "two", top="defaults: {when: {any_record: {nothing: 1}}}\n")
    assert desk.codes() == []


def test_a_condition_in_the_defaults_is_read_once_for_all(desk: Any) -> None:
    defaults = COMMON.replace("{force", "{when: {any_record: {nothing: 1}}, force", 1)
    bare(desk, SHORT, defaults)
    text = (desk.folder / "trial.yaml").read_text(encoding="utf-8")
    desk.write("trial.yaml", text + text.partition("measures:\n")[2].replace("flight_", "rail_", 1))
    (finding,) = desk.check()
    assert finding.code == "fact_unknown"
    assert finding.span.line == 3


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        ("period: {while: listed}", "listed_on"),
        ("period: {length: P3Y}", "listed_on"),
        ("when: {any_record: {on_list: true}}\nperiod: {length: P3Y}", "listed_on"),
        ("when: {any_record: {severity: serious}}\nperiod: {length: P3Y}", "effective_on"),
        ("period: {length: P3Y, from: decided_on}", "decided_on"),
        ("period: {length: P3Y, from: served_on}", "served_on"),
        ("when: {any_record: {severity: serious}}\nperiod: {unstated: }", "effective_on"),
    ],
)
def test_a_period_starts_with_what_the_item_is_about(desk: Any, lines: str, start: str) -> None:
    when = "" if "when" in lines else "when: {any_record: {listed: true}}\n"
    common = COMMON.replace("period: {length: P3Y}, ", "")
    bare(desk, f"{SHORT}\n{when}{lines}", common)
    assert only(desk).start_fact.id == start


def test_an_item_without_a_condition_asks_for_a_record_with_its_cause(desk: Any) -> None:
    bare(desk, SHORT, COMMON)
    node = only(desk).condition.node
    assert isinstance(node, conditions.AnyRecord)
    assert not node.everywhere
    assert isinstance(node.of, conditions.Test)
    assert [test.operand for test in conditions.tests(node)] == [("judgment_defaulter",)]


def test_one_cause_may_be_written_without_a_list(desk: Any) -> None:
    bare(desk, f"{SHORT}\ncause: [judgment_defaulter, a_grade_taxpayer]\nkind: guidance", COMMON)
    catalogue = desk.load()
    assert set(catalogue.by_cause) == {"judgment_defaulter", "a_grade_taxpayer"}
    assert catalogue.by_cause["a_grade_taxpayer"] == catalogue.by_cause["judgment_defaulter"]


def test_an_implementer_may_carry_its_part(desk: Any) -> None:
    bare(desk, f"{SHORT}\nimplementers: [court, {{authority: railway, part: 售票}}]", COMMON)
    parts = [(one.authority.id, one.part) for one in only(desk).implementers]
    assert parts == [("court", None), ("railway", "售票")]


def test_persons_in_a_role_may_be_all_it_reaches(desk: Any) -> None:
    common = COMMON.replace("subjects: [individual], ", "")
    bare(desk, f"{SHORT}\nreach: [{{role: legal_representative, at: listed_on}}]", common)
    assert only(desk).subjects == frozenset()
    assert desk.codes() == []


def test_a_guessed_basis_is_left_out(desk: Any) -> None:
    desk.catalogue(
        "flight_limit\nbases: [{instrument: company_law, edition: 2018修正, evidence: guess}, "
        "{instrument: company_law, edition: 2023修订}]"
    )
    (basis,) = only(desk).bases
    assert basis.basis.edition == "2023修订"
    assert basis.instrument.id == "company_law"


@pytest.mark.parametrize("field", ["title", "force"])
def test_an_item_with_a_guessed_title_or_force_is_off_unless_asked_for(
    desk: Any, field: str
) -> None:
    desk.catalogue("flight_limit", f"rail_limit\nevidence: {{{field}: guess}}")
    catalogue = desk.load()
    assert list(catalogue.items) == ["trial.flight_limit"]
    assert catalogue.switched_off == ("trial.rail_limit",)
    asked = desk.load(include_guessed=True)
    assert list(asked.items) == ["trial.flight_limit", "trial.rail_limit"]
    assert asked.switched_off == ()


def test_other_guesses_do_not_switch_an_item_off(desk: Any) -> None:
    desk.catalogue("flight_limit\nevidence: {implementers: guess, period: guess, item_no: guess}")
    assert desk.load().switched_off == ()


def test_overrides_are_named_from_both_sides(desk: Any) -> None:
    desk.catalogue("ban\noverrides: [limit, other.limit]\nscope: subject", "limit")
    desk.catalogue("limit\noverrides: [trial.limit]", name="other")
    items = desk.load().items
    assert items["trial.ban"].overrides == ("trial.limit", "other.limit")
    assert items["trial.limit"].overridden_by == (
        ("other.limit", Scope.RECORD),
        ("trial.ban", Scope.SUBJECT),
    )


def test_an_item_that_is_switched_off_overrides_nothing(desk: Any) -> None:
    desk.catalogue("ban\noverrides: [limit]\nevidence: {force: guess}", "limit")
    assert desk.load().items["trial.limit"].overridden_by == ()
    asked = desk.load(include_guessed=True).items["trial.limit"]
    assert asked.overridden_by == (("trial.ban", Scope.RECORD),)


def test_every_circle_of_overrides_is_told(desk: Any) -> None:
    desk.catalogue(
        "a\noverrides: [b]",
        "b\noverrides: [c, a]",
        "c\noverrides: [a]",
        "d\noverrides: [d]",
        "e\noverrides: [a]",
    )
    cycles = [one.arguments["cycle"] for one in desk.check()]
    assert "trial.d → trial.d" in cycles
    assert {"trial.a → trial.b → trial.a", "trial.a → trial.b → trial.c → trial.a"} <= set(cycles)
    assert not any("trial.e" in cycle for cycle in cycles)


def test_who_handles_the_act_and_what_proves_it_are_inherited(desk: Any) -> None:
    given = "handling: [court], evidence_required: [判决书], evidence: {handling: recalled}"
    own = "two\nhandling: [{authority: railway, part: 查处}]"
    desk.catalogue("one", own, top=f"defaults: {{{given}}}\n")
    items = desk.load().items
    one, two = items["trial.one"], items["trial.two"]
    assert [body.authority.id for body in one.handling] == ["court"]
    assert [(body.authority.id, body.part) for body in two.handling] == [("railway", "查处")]
    assert one.evidence_required == two.evidence_required == ("判决书",)
    assert two.evidence.handling.value == "recalled"


def test_who_handles_the_act_must_be_declared(desk: Any) -> None:
    desk.catalogue("one\nhandling: [curt]")
    (finding,) = desk.check()
    assert (finding.code, finding.span.line) == ("authority_undeclared", 13)
    assert finding.arguments["suggestion"] == "court"


def test_a_long_chain_of_overrides_is_no_circle(desk: Any) -> None:
    desk.catalogue(*(f"m{i}\noverrides: [m{i + 1}]" for i in range(1500)), "m1500")
    assert desk.codes() == []


def test_the_window_of_an_item_lies_in_that_of_its_document(desk: Any) -> None:
    desk.catalogue("flight_limit\neffective_from: 2017\neffective_to: 2019-06")
    window = only(desk).window
    assert (str(window.first), str(window.last)) == ("2017-12-31", "2019-06-01")


def test_a_window_of_an_item_may_not_be_reversed(desk: Any) -> None:
    desk.catalogue("flight_limit\neffective_from: 2019-06-02\neffective_to: 2019-06-01")
    assert desk.codes() == ["window_reversed"]


def test_grade_rules_ask_the_records_of_every_cause(desk: Any) -> None:
    desk.catalogue(
        "flight_limit", top="grades:\n  - {grade: dishonest, when: {any_record: {listed: true}}}\n"
    )
    (grade,) = desk.load().documents["trial"].grades
    assert grade.condition.causes == ("a_grade_taxpayer", "judgment_defaulter")


def test_bases_beside_the_measures_are_checked_too(desk: Any) -> None:
    basis = "[{instrument: company_law, edition: 1993}]"
    desk.catalogue(
        "flight_limit",
        top=f"exit: {{delisting: [fulfilment], basis: {basis}}}\n"
        f"objection: {{suspends: true, basis: {basis}}}\n"
        f"grades:\n  - {{grade: good, when: {{kind: enterprise}}, bases: {basis}}}\n",
    )
    found = [(one.code, one.span.line) for one in desk.check()]
    assert found == [("edition_unknown", 3), ("edition_unknown", 4), ("edition_unknown", 6)]


def test_a_catalogue_is_read_only(desk: Any) -> None:
    desk.catalogue("flight_limit")
    catalogue = desk.load()
    with pytest.raises(TypeError):
        catalogue.items["x"] = None
    with pytest.raises(AttributeError):
        catalogue.fingerprint = ""
    with pytest.raises(AttributeError):
        catalogue.items["trial.flight_limit"].title = ""


def test_an_error_anywhere_refuses_the_whole_catalogue(desk: Any) -> None:
    desk.catalogue("flight_limit", "rail_limit\nforce: maybe")
    with pytest.raises(CatalogueError):
        desk.load()
