"""Who is asked about at a counter, and what the officer is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creditrules import Screening, Subject, load_catalogue, screen, screening_content
from creditrules.engine import Errand, alert_page
from creditrules.model import Verdict

CATALOGUE = load_catalogue()
DAY = date(2018, 6, 20)
REPRESENTATIVE = "register.legal_representative"
LISTED = {
    "id": "R1",
    "cause": "judgment_defaulter",
    "authority": "某市某区人民法院",
    "document_no": "（2017）某执1号",
    "listed_on": "2017-06-21",
}
ON_THE_LIST = {
    "id": "R2",
    "cause": "dishonest_enterprise",
    "authority": "某市工商行政管理局",
    "decided_on": "2017-03-01",
    "listed_on": "2017-03-03",
    "attributes": {"list_name": "serious_violation_list"},
}


def party(subject_id: str, kind: str = "enterprise", **fields: Any) -> Subject:
    return Subject.model_validate({"id": subject_id, "kind": kind, **fields})


def person(subject_id: str, **fields: Any) -> Subject:
    return party(subject_id, "individual", name="李某", **fields)


def ask(applicant: Subject, *related: Subject, **fields: Any) -> Screening:
    given = {"action": REPRESENTATIVE, "as_of": DAY, "field": "软件开发", **fields}
    return screen(CATALOGUE, applicant=applicant, related=related, **given)


def errands(screening: Screening) -> list[Errand]:
    return [errand for one in screening.alerts for errand in one.errands]


DEFAULTER = person("P1", records=[LISTED])


def test_a_person_put_forward_is_met_by_the_persons_own_records() -> None:
    found = ask(party("E1"), DEFAULTER, proposed=["P1"])
    assert found.verdict is Verdict.BLOCK
    assert [(one.subject, one.verdict.value) for one in found.alerts] == [("P1", "block")]


def test_holders_of_the_role_are_asked_about_where_nobody_is_put_forward() -> None:
    for held, verdict in (("legal_representative", "block"), ("director", "review")):
        applicant = party("E1", relations=[{"role": held, "subject": "P1"}])
        assert ask(applicant, DEFAULTER).verdict.value == verdict


def test_what_the_person_says_of_the_role_counts_too() -> None:
    says = {"role": "legal_representative", "subject": "E1"}
    assert ask(party("E1"), person("P1", records=[LISTED], relations=[says])).persons == ("P1",)


@pytest.mark.parametrize(
    ("window", "persons"),
    [
        ({}, ("P1",)),
        ({"from": "2018-06-20"}, ("P1",)),
        ({"from": "2018-06-21"}, ()),
        ({"to": "2018-06-19"}, ()),
        ({"to": "2018-06-20"}, ("P1",)),
    ],
)
def test_only_who_holds_the_role_on_the_day_is_asked_about(
    window: dict[str, str], persons: tuple[str, ...]
) -> None:
    relation = {"role": "legal_representative", "subject": "P1", **window}
    assert ask(party("E1", relations=[relation]), DEFAULTER).persons == persons


def test_an_individual_puts_itself_forward() -> None:
    assert ask(DEFAULTER).verdict is Verdict.BLOCK


def test_an_action_without_role_concerns_all_officers_and_not_others() -> None:
    relations = [
        {"role": "director", "subject": "P1"},
        {"role": "shareholder", "subject": "P2"},
    ]
    found = ask(party("E1", relations=relations), DEFAULTER, action="register.enterprise")
    assert (found.persons, found.verdict) == (("P1",), Verdict.BLOCK)


def test_an_action_without_role_asks_for_nobody() -> None:
    assert ask(party("E1"), action="register.enterprise").verdict is Verdict.PASS


def test_to_be_put_forward_is_not_to_hold_the_role() -> None:
    listed = party("E1", records=[ON_THE_LIST])
    holding = {"role": "legal_representative", "subject": "P1", "from": "2015-01-01"}
    assert ask(listed, person("P1"), proposed=["P1"]).verdict is Verdict.PASS
    held = party("E1", records=[ON_THE_LIST], relations=[holding])
    assert ask(held, person("P1"), proposed=["P1"]).verdict is Verdict.BLOCK


def test_records_of_another_enterprise_reach_the_person_where_an_item_says_so() -> None:
    relations = [{"role": "legal_representative", "subject": "P1", "from": "2015-01-01"}]
    for record, verdict in ((ON_THE_LIST, "block"), (LISTED, "pass")):
        other = party("E2", records=[record], relations=relations)
        found = ask(party("E1"), person("P1"), other, proposed=["P1"])
        assert found.verdict.value == verdict


def test_who_is_not_given_calls_for_review() -> None:
    found = ask(party("E1"), proposed=["P9"])
    assert (found.verdict, errands(found)) == (Verdict.REVIEW, [Errand.LOOK_UP])
    named = party("E1", relations=[{"role": "legal_representative", "subject": "P9"}])
    assert errands(ask(named)) == [Errand.LOOK_UP]


def test_nobody_named_calls_for_review() -> None:
    assert errands(ask(party("E1"))) == [Errand.NAME_SOMEBODY]


def test_a_person_known_by_name_has_the_decisions_under_that_name() -> None:
    relation = {"role": "legal_representative", "name": "张某", "from": "2015-01-01"}
    found = ask(party("E1", records=[ON_THE_LIST], relations=[relation]))
    key = "E1#legal_representative#张某"
    assert [(one.subject, one.verdict.value) for one in found.alerts] == [
        (key, "block"),
        (key, "review"),
    ]
    assert found.alerts[1].errands == (Errand.IDENTIFY,)


def test_a_gate_with_fields_asks_for_the_field() -> None:
    for field, verdict in ((None, "review"), ("H62", "block"), ("I65", "pass"), (" ", "review")):
        found = ask(party("E1", records=[LISTED]), action="licence.grant", field=field)
        met = [one.verdict.value for one in found.alerts if one.gate]
        gates = [one.gate.id for one in found.alerts if one.gate]
        if verdict == "pass":
            assert "food_and_drug_licence" not in gates
        else:
            assert met[gates.index("food_and_drug_licence")] == verdict


def test_a_recommended_measure_warns() -> None:
    found = ask(
        party("E1", records=[LISTED]), action="register.enterprise", field="银行", proposed=["P2"]
    )
    warned = [one for one in found.alerts if one.verdict is Verdict.WARN]
    assert [one.gate.id for one in warned if one.gate] == ["bank_establishment"]
    assert warned[0].errands == (Errand.DECIDE,)


def test_a_guessed_measure_calls_for_review() -> None:
    catalogue = load_catalogue(include_guessed=True)
    guessed = [
        alert
        for action in catalogue.actions
        for alert in screen(
            catalogue, action, party("E1", records=[LISTED]), as_of=DAY, field="食品、房地产开发"
        ).alerts
        if alert.decision and alert.decision.evidence.value == "guess"
    ]
    assert all(alert.verdict is not Verdict.BLOCK for alert in guessed)


def test_an_action_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such action: register"):
        ask(party("E1"), action="register")


def test_a_window_says_who_why_what_how_long_and_what_to_do() -> None:
    found = ask(party("E1"), DEFAULTER, proposed=["P1"])
    page = alert_page(found.request, found.alerts[0]).render()
    assert page.splitlines() == [
        "拦截　李某　限制登记为企业法定代表人、董事、监事、高级管理人员　【强制性】适用（待核对）",
        "  机构  某市某区人民法院",
        "  原因  失信被执行人（2017）某执1号，2017-06-21 列入",
        "  措施  限制登记为企业法定代表人、董事、监事、高级管理人员",
        "  时限  2017-06-21 起，至移出名单止（文件未定年限）",
        "  依据  发改财金〔2016〕141号",
        "  应办  强制性措施：应当依法不予办理或者予以限制，并反馈实施结果",
    ]


def test_several_authorities_are_all_named() -> None:
    other = {**LISTED, "id": "R3", "authority": "某县人民法院"}
    unnamed = {"id": "R4", "cause": "judgment_defaulter", "listed_on": "2017-06-22"}
    found = ask(party("E1"), person("P1", records=[LISTED, other, unnamed]), proposed=["P1"])
    (alert,) = screening_content(found)["alerts"]
    assert alert["source_authority"] == "某市某区人民法院、某县人民法院、认定机关未载明"
    assert [one["authority"] for one in alert["records"]] == [
        "某市某区人民法院",
        "某县人民法院",
        None,
    ]


def test_a_document_has_every_field_and_masks_the_numbers_of_persons() -> None:
    number = "330100190001010019"
    record = {**LISTED, "document_no": f"（2017）某执1号{number}"}
    found = ask(party("E1"), person("P1", records=[record]), proposed=["P1", "P9"])
    content = screening_content(found)
    assert content["schema"] == "creditrules/screening/1"
    met, missing = content["alerts"]
    assert met.keys() == missing.keys()
    assert number not in met["reason"]
    assert number in screening_content(found, show_ids=True)["alerts"][0]["reason"]


def test_it_speaks_english() -> None:
    found = ask(party("E1"), DEFAULTER, proposed=["P1"])
    (alert,) = screening_content(found, "en")["alerts"]
    assert alert["reason"] == "Judgment defaulter （2017）某执1号, listed on 2017-06-21"
    assert alert["period"]["words"].startswith("from 2017-06-21")
    assert "refuse" in alert["duty"]
