"""Items that take each other's place, and items that exclude each other."""

from __future__ import annotations

import pytest

from small_catalogues import LISTED, ask, codes, decide, load, outcome, person, subject

PERIOD = "period: {length: P1Y, from: decided_on}"
RICH = "{any_record: {amount: {at_least: 100}}}"
OVERRIDE = f"""
- {{id: a, type: office_ban, {PERIOD}, when: {RICH}, overrides: [b]}}
- {{id: b, period: {{permanent: true}}, when: {{any_record: {{decided_on: {{known: true}}}}}}}}
"""
BELOW = load(OVERRIDE)
EXCLUSIVE = load(
    f"""
    - {{id: a, {PERIOD}, when: {{any_record: {{severity: serious}}}}, exclusive: ladder}}
    - {{id: b, {PERIOD}, type: loan_scrutiny, when: {RICH}, exclusive: ladder}}
    """
)
DAY = {"decided_on": "2017-06-20"}


def record(amount: str | None, **fields: object) -> dict[str, object]:
    return {**DAY, "attributes": {} if amount is None else {"amount": amount}, **fields}


@pytest.mark.parametrize(
    ("amount", "above", "below"),
    [
        ("100", "applies", "overridden"),
        ("99", "does_not_apply", "applies"),
        (None, "undetermined", "undetermined"),
    ],
)
def test_while_it_applies_it_takes_the_place_of_the_other(
    amount: str | None, above: str, below: str
) -> None:
    who = subject(record(amount))
    assert outcome(BELOW, who, "2018-06-20", "office_ban") == above
    assert outcome(BELOW, who, "2018-06-20") == below


def test_what_hangs_on_an_undetermined_one_asks_for_its_facts() -> None:
    decision = decide(BELOW, subject(record(None)), "2018-06-20")
    assert decision is not None
    assert [leaf.fact.id for leaf in decision.missing] == ["amount"]
    assert [ground.reason for ground in decision.grounds] == ["trial.a"]


def test_what_has_expired_leaves_the_other_standing() -> None:
    who = subject(record("100"))
    assert outcome(BELOW, who, "2018-06-20") == "overridden"
    assert outcome(BELOW, who, "2018-06-21", "office_ban") == "expired"
    assert outcome(BELOW, who, "2018-06-21") == "applies"


def test_what_is_released_suspended_or_out_of_force_leaves_the_other_standing() -> None:
    repaired = {"type": "repair", "happened_on": "2018-01-01"}
    statutory = OVERRIDE.replace("permanent: true", "permanent: true, statutory: true")
    who = subject(record("100", events=[repaired]))
    assert outcome(load(statutory), who, "2018-01-01", "office_ban") == "released"
    assert outcome(load(statutory), who, "2018-01-01") == "applies"
    ended = load(OVERRIDE.replace("overrides: [b]", "overrides: [b], effective_to: 2017-12-31"))
    assert outcome(ended, subject(record("100")), "2018-01-01") == "applies"


def test_a_suspended_item_leaves_the_other_standing() -> None:
    from small_catalogues import load_files, sheet

    files = {
        "a.yaml": sheet(
            OVERRIDE.splitlines()[1].replace("[b]", "[other.b]"),
            top="objection: {suspends: true}",
        ),
        "b.yaml": sheet(OVERRIDE.splitlines()[2], name="other"),
    }
    objected = {"type": "objection_accepted", "happened_on": "2018-01-01"}
    who = subject(record("100", events=[objected]))
    catalogue = load_files(files)
    assert outcome(catalogue, who, "2017-12-31") == "overridden"
    assert outcome(catalogue, who, "2018-01-01", "office_ban") == "suspended"
    assert outcome(catalogue, who, "2018-01-01") == "applies"


def test_an_override_goes_by_record_unless_it_says_subject() -> None:
    who = subject(record("100"), record("1"))
    assert outcome(BELOW, who, "2018-06-20") == "applies"
    decision = decide(BELOW, who, "2018-06-20")
    assert decision is not None
    assert [ground.outcome.value for ground in decision.grounds] == ["overridden", "applies"]
    whole = load(OVERRIDE.replace("overrides: [b]", "overrides: [b], scope: subject"))
    assert outcome(whole, who, "2018-06-20") == "overridden"


def test_an_override_holds_along_different_roles_of_one_person() -> None:
    catalogue = load(
        """
        - {id: a, type: office_ban, reach: [{role: legal_representative}], overrides: [b]}
        - {id: b, reach: [{role: director}]}
        """
    )
    roles = [{"role": one, "subject": "E1"} for one in ("director", "legal_representative")]
    zhang = person(relations=roles)
    assert outcome(catalogue, zhang, "2018-06-20", related=[subject(LISTED)]) == "overridden"


def test_what_is_overridden_overrides_nothing() -> None:
    chain = load(
        """
        - {id: a, overrides: [b]}
        - {id: b, type: loan_scrutiny, overrides: [c]}
        - {id: c, type: office_ban}
        """
    )
    who = subject(LISTED)
    assert outcome(chain, who, "2018-06-20") == "applies"
    assert outcome(chain, who, "2018-06-20", "loan_scrutiny") == "overridden"
    assert outcome(chain, who, "2018-06-20", "office_ban") == "applies"


def test_an_item_of_another_place_overrides_nothing() -> None:
    from small_catalogues import load_files, sheet

    files = {
        "a.yaml": sheet(
            "- {id: a, type: office_ban, overrides: [other.b]}", top='jurisdiction: "370000"'
        ),
        "b.yaml": sheet("- {id: b}", name="other"),
    }
    catalogue = load_files(files)
    assert outcome(catalogue, subject(LISTED), "2018-06-20") == "applies"
    assert outcome(catalogue, subject(LISTED), "2018-06-20", jurisdiction="370100") == "overridden"


def test_two_members_of_an_exclusive_group_that_apply_are_both_open() -> None:
    evaluation = ask(EXCLUSIVE, subject(record("100", severity="serious")), "2018-06-20")
    assert {one.outcome.value for one in evaluation.decisions} == {"undetermined"}
    assert codes(evaluation) == ["exclusive_clash", "exclusive_clash"]


def test_one_member_that_applies_beside_one_that_may_is_open_too() -> None:
    evaluation = ask(EXCLUSIVE, subject(record(None, severity="serious")), "2018-06-20")
    open_one = evaluation.find("flight_limit")
    assert open_one is not None
    assert open_one.outcome == "undetermined"
    assert [leaf.fact.id for leaf in open_one.missing] == ["amount"]


def test_one_member_alone_applies() -> None:
    who = subject(record("1", severity="serious"))
    assert outcome(EXCLUSIVE, who, "2018-06-20") == "applies"
    assert outcome(EXCLUSIVE, who, "2018-06-20", "loan_scrutiny") == "does_not_apply"


def test_one_member_on_two_records_excludes_nothing() -> None:
    who = subject(record("1", severity="serious"), record("2", severity="serious"))
    assert outcome(EXCLUSIVE, who, "2018-06-20") == "applies"
