"""Document forms: what is printed, what is left blank, and which form holds in a place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from form_cases import (
    AS_OF,
    BOUND,
    DEFAULTER,
    ENDING,
    catalogue_of,
    citizen,
    company,
    decided,
    filled,
    general,
    one_block,
    rows,
    same_as_golden,
    texts,
)

from creditrules.catalogue import form_for
from creditrules.model import FormPurpose
from creditrules.reports import ReportError, fill_form, form_text
from creditrules.reports.form_values import BLANK, Case, value_of
from creditrules.text import NAMESPACES
from creditrules.text.form_fields import FORM_FIELDS, FORM_LISTS
from small_catalogues import ask, load_files, sheet

ISSUED: dict[str, Any] = {"office": "某市某局", "issued_on": date(2018, 6, 21)}
REPAIRED = {**DEFAULTER, "events": [{"type": "delisting", "happened_on": "2018-03-01"}]}
UNSTATED = "文件未载明"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("purpose", ["decision_notice", "alert_slip", "feedback_sheet"])
def test_the_general_forms_print_what_they_should(purpose: str, lang: str) -> None:
    found = form_text(filled(purpose, lang=lang, **ISSUED))
    assert same_as_golden(f"{purpose}.{lang}.txt", found + "\n"), found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_release_notice_prints_what_it_should(lang: str) -> None:
    found = form_text(filled("release_notice", company(REPAIRED), lang=lang, **ISSUED))
    assert same_as_golden(f"release_notice.{lang}.txt", found + "\n"), found


def test_equal_arguments_give_equal_forms() -> None:
    assert filled("decision_notice", **ISSUED) == filled("decision_notice", **ISSUED)


WZ_05 = {
    "惩戒对象": ("subject_name", "subject_kind", "subject_number", "reached_via"),
    "标准和要点": ("cause", "criteria"),
    "方式": ("measure_title", "kind", "force", "period", "manner"),
    "实施机关及实施人员": ("implementer", "part", "officer", "reviewer"),
    "惩戒结果公示": ("publication",),
    "文书格式": ("notice_no", "issuing_office", "issued_on", "bases"),
}
"""What the rules of a department must say (WZ-05), and the fields that say it."""


@pytest.mark.parametrize("wanted", WZ_05)
def test_a_decision_notice_has_a_place_for_all_that_rules_must_say(wanted: str) -> None:
    form = general(catalogue_of(), "decision_notice")
    used = {row.value for block in form.blocks for row in block.table or ()}
    written = " ".join(block.paragraph or "" for block in form.blocks)
    for field in WZ_05[wanted]:
        assert field in used or f"${{{field}}}" in written


def test_an_alert_slip_says_source_reason_measure_and_time_limit() -> None:
    """SD-10."""
    found = rows(filled("alert_slip"))
    assert found["信息产生机构"] == ["某市某区人民法院"]
    assert found["限制原因"] == ["失信被执行人"]
    assert found["限制措施"] == ["限制乘坐飞机、列车软卧"]
    assert found["限制时限"] == ["2017-06-21 起，至移出名单止（文件未定年限）"]


def test_what_no_document_states_is_said_to_be_open_and_what_people_decide_is_blank() -> None:
    found = rows(filled("decision_notice", company({"listed_on": "2017-06-21"}), items="- {id: a}"))
    assert found["实施机关"] == found["分工"] == [UNSTATED]
    for label in ("认定机关", "文书号", "决定日期", "序号", "实施方式", "结果公示", "救济途径"):
        assert found[label] == [BLANK]


def test_the_doubt_of_what_is_recalled_stands_beside_it() -> None:
    found = rows(filled("decision_notice"))
    assert found["约束力"] == ["强制性（待核对）"]
    assert found["措施名称"] == ["限制乘坐飞机、列车软卧"]
    assert found["法律依据"][1] == "《限制高消费规定》（法释〔2015〕17号）第三条（待核对）"
    assert found["实施机关"] == ["最高人民法院（待核对）", "中国铁路总公司（待核对）"]
    assert found["分工"] == [UNSTATED, "限制购票"]
    assert found["出处"] == ["待核对"]


def test_what_is_a_guess_is_a_blank() -> None:
    guessed = BOUND.replace(
        "{title: seen, force: recalled, implementers: recalled}",
        "{item_no: guess, implementers: guess, period: guess}",
    )
    found = rows(filled("decision_notice", items=guessed))
    assert found["序号"] == found["实施机关"] == [BLANK]
    assert found["期限"] == [f"{BLANK}（未核实）"]


def test_what_is_the_same_for_several_grounds_is_printed_once() -> None:
    catalogue = catalogue_of("- {id: a}\n- {id: b, period: {unstated: }}")
    evaluation, decision = decided(catalogue, company())
    assert len(decision.leading) == 2
    found = rows(fill_form(general(catalogue, "alert_slip"), evaluation, decision))
    assert found["限制原因"] == ["失信被执行人"]
    found = rows(fill_form(general(catalogue, "decision_notice"), evaluation, decision))
    assert found["事由"] == ["失信被执行人"]


def test_several_records_stand_one_below_the_other() -> None:
    two = company(DEFAULTER, {**DEFAULTER, "document_no": "（2017）某执2号"})
    assert rows(filled("decision_notice", two))["文书号"] == ["（2017）某执1号", "（2017）某执2号"]
    slip = catalogue_of(forms=one_block("{table: [{label: 文书号, value: document_no}]}"))
    evaluation, decision = decided(slip, two)
    found = fill_form(general(slip, "alert_slip"), evaluation, decision)
    assert rows(found)["文书号"] == ["（2017）某执1号；（2017）某执2号"]


@pytest.mark.parametrize(
    ("record", "day", "reason", "released_on"),
    [
        ({}, "2018-06-21", "期限届满", "2018-06-21"),
        ({"events": [{"type": "repair", "happened_on": "2018-03-01"}]}, "2018-06-20", "信用修复",
         "2018-03-01"),
        ({"events": [{"type": "annulment", "happened_on": "2017-06-01"}]}, "2018-06-20", "撤销",
         "2017-06-01"),
    ],
)  # fmt: skip
def test_a_release_says_why_and_from_which_day(
    record: dict[str, Any], day: str, reason: str, released_on: str
) -> None:
    """HZ-11, HZ-12, HZ-13; a measure that never ran a day is released from the event's day."""
    found = rows(filled("release_notice", company({**DEFAULTER, **record}), day, items=ENDING))
    assert found["解除原因"] == [reason]
    assert found["解除日期"] == [released_on]


UNFIT = [
    ("release_notice", DEFAULTER, BOUND, AS_OF),
    ("decision_notice", REPAIRED, BOUND, AS_OF),
    ("alert_slip", DEFAULTER, ENDING, "2018-06-21"),
    ("decision_notice", {"decided_on": "2017-06-20"}, BOUND, AS_OF),
    ("feedback_sheet", {"decided_on": "2017-06-20"}, BOUND, AS_OF),
]


@pytest.mark.parametrize(("purpose", "record", "items", "day"), UNFIT)
def test_a_form_is_refused_where_the_outcome_is_another(
    purpose: str, record: dict[str, Any], items: str, day: str
) -> None:
    with pytest.raises(ReportError) as refusal:
        filled(purpose, company(record), day, items=items)
    told = refusal.value.diagnostic
    assert told.code == "form_unfit"
    assert purpose not in told.help()
    assert told.message("en")


def test_an_undetermined_measure_is_reviewed_not_decided() -> None:
    found = filled("alert_slip", company({"decided_on": "2017-06-20"}))
    assert any("待核实" in text for text in texts(found))
    assert rows(found)["缺少的事实"] == ["记录 R1：已列入名单或公布？"]
    assert rows(found)["应做的事"] == ["先查明缺少的事实，再行判断"]


VERDICTS = [
    ("{}", "拦截", "强制性措施，应当执行"),
    ("{force: recommended}", "提醒", "推荐性措施，视情况执行"),
    ("{type: loan_scrutiny}", "提醒", "强制性措施，应当执行"),
]


@pytest.mark.parametrize(("fields", "verdict", "duty"), VERDICTS)
def test_only_a_mandatory_prohibition_or_restriction_blocks(
    fields: str, verdict: str, duty: str
) -> None:
    own = "{paragraph: '${disposition} ${duty}'}"
    catalogue = catalogue_of(f"- {{id: a, {fields[1:-1]}}}", one_block(own))
    evaluation = ask(catalogue, company(), AS_OF)
    found = fill_form(general(catalogue, "alert_slip"), evaluation, evaluation.decisions[0])
    assert texts(found)[1] == f"{verdict} {duty}"


def test_numbers_of_natural_persons_are_masked_unless_asked_for() -> None:
    hidden, shown = (filled("decision_notice", citizen(), show_ids=ids) for ids in (False, True))
    assert rows(hidden)["识别号码"] == ["公民身份号码 110101********1233"]
    assert rows(shown)["识别号码"] == ["公民身份号码 110101199003071233"]
    passport = citizen(identifiers={"resident_id": "E12345678"})
    assert rows(filled("alert_slip", passport))["识别号码"] == ["公民身份号码 E1*****78"]
    told = citizen({**DEFAULTER, "authority": "某院（110101199003071233）"})
    assert not any("110101199003071233" in text for text in texts(filled("alert_slip", told)))


def test_a_person_known_by_name_only_gets_blanks() -> None:
    held = company(relations=[{"role": "legal_representative", "name": "张某"}])
    found = rows(filled("decision_notice", held, about="E1#legal_representative#张某"))
    assert found["主体名称"] == ["张某"]
    assert found["主体类别"] == found["识别号码"] == [BLANK]
    assert found["及于途径"] == ["因担任某某有限公司的法定代表人而及于（任职日期未载明）"]


def test_characters_that_hide_or_move_text_are_shown_as_such() -> None:
    hostile = company({**DEFAULTER, "authority": "某院\x1b[2J\n第二行\u202e"})
    for text in texts(filled("decision_notice", hostile)):
        assert not set(text) & set("\x1b\n\u202e")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("field", FORM_FIELDS)
def test_every_field_comes_to_something(field: str, lang: str) -> None:
    evaluation, decision = decided(catalogue_of(), company())
    case = Case(evaluation, decision, lang, None, None, False)
    for each in (None, *FORM_LISTS):
        assert value_of(case, field, each, None).strip()
    assert NAMESPACES["form_field"][field].zh == FORM_FIELDS[field].zh


def test_fields_of_a_list_belong_to_one_of_the_lists() -> None:
    assert {one.each for one in FORM_FIELDS.values()} == {None, *FORM_LISTS}


OWN = "forms: [{id: notice, title: 本市告知书, for: decision_notice, blocks: [{heading: 甲}]}]\n"


def place(area: str, name: str, instrument: str = "memo") -> str:
    return f'catalogue: {name}\ninstrument: {instrument}\njurisdiction: "{area}"\n{OWN}'


@pytest.mark.parametrize(
    ("asked", "day", "wanted"),
    [
        (None, "2018-06-20", "decision_notice"),
        ("330100", "2018-06-20", "decision_notice"),
        ("370000", "2018-06-20", "province.notice"),
        ("370200", "2018-06-20", "province.notice"),
        ("370102", "2018-06-20", "city.notice"),
        ("370102", "2018-07-01", "province.notice"),
    ],
)
def test_the_form_of_the_smallest_place_holds_while_its_document_does(
    asked: str | None, day: str, wanted: str
) -> None:
    catalogue = catalogue_of(
        province=place("370000", "province"), city=place("370100", "city", "brief_memo")
    )
    found = form_for(catalogue, FormPurpose.DECISION_NOTICE, asked, date.fromisoformat(day))
    assert found is not None
    assert found.id == wanted


def test_a_national_document_sets_its_form_before_the_general_one() -> None:
    catalogue = catalogue_of(nation=place("national", "nation"))
    found = form_for(catalogue, FormPurpose.DECISION_NOTICE, None, date(2018, 6, 20))
    assert found is not None
    assert found.id == "nation.notice"
    assert [one.id for one in catalogue.forms][-1] == "nation.notice"


def test_without_any_form_there_is_none() -> None:
    catalogue = load_files({"trial.yaml": sheet("- {id: a}")})
    assert form_for(catalogue, FormPurpose.ALERT_SLIP, None, date(2018, 6, 20)) is None
