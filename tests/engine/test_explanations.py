"""The pages that explain decisions, as a clerk reads them (design 4, S12, S13)."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import Any

import pytest

from creditrules.catalogue import Catalogue
from creditrules.engine import explain, explain_miss
from creditrules.model import Subject
from small_catalogues import LISTED, ask, load, person, subject

FULL = load(
    """
    - id: a
      reach: [{role: legal_representative}]
      implementers: [court, railway]
      bases: [{instrument: interpretation, articles: [第三条]}]
      evidence: {implementers: recalled}
    """
)


def page(
    catalogue: Catalogue,
    who: Subject,
    day: str = "2018-06-20",
    *,
    lang: str = "zh",
    show_ids: bool = False,
    measure: str = "flight_limit",
    about: str | None = None,
    **options: Any,
) -> str:
    evaluation = ask(catalogue, who, day, **options)
    decision = evaluation.find(measure, about)
    assert decision is not None
    return explain(evaluation.question, decision, lang, show_ids=show_ids).render()


def written(text: str) -> str:
    return dedent(text).strip("\n")


def golden_subject() -> Subject:
    return subject(
        {**LISTED, "authority": "某市某区人民法院", "document_no": "（2017）某执1号"},
        relations=[{"role": "legal_representative", "name": "张某"}],
    )


def test_the_page_in_chinese() -> None:
    assert page(FULL, golden_subject()) == written(
        """
        某某有限公司　限制乘坐飞机、列车软卧　【强制性】适用
          事由  失信被执行人：某市某区人民法院（2017）某执1号，2017-06-21 列入　√
          依据  发改财金〔2016〕141号；法释〔2015〕17号第三条（待核对）
          期限  2017-06-21 起，至移出名单止（文件未定年限）
          实施  最高人民法院、中国铁路总公司（待核对）
          及于  法定代表人 张某
        """
    )


def test_the_page_in_english() -> None:
    assert page(FULL, golden_subject(), lang="en") == written(
        """
        某某有限公司: Limit on flights [mandatory] applies
          Cause  Judgment defaulter: 某市某区人民法院 （2017）某执1号, listed on 2017-06-21　√
          Basis  发改财金〔2016〕141号; 法释〔2015〕17号第三条 (to be checked)
          Period  from 2017-06-21, until removed from the list (the document sets no length)
          Carried out by  Supreme Court, China Railway Corporation (to be checked)
          Reaches  legal representative 张某
        """
    )


def test_a_successor_is_named_where_the_functions_have_passed() -> None:
    assert "中国铁路总公司（现由国家铁路集团承担）" in page(FULL, golden_subject(), "2019-06-18")


def test_whoever_is_reached_reads_through_whom() -> None:
    firm = subject(LISTED, relations=[{"role": "legal_representative", "subject": "P1"}])
    text = page(FULL, person(), related=[firm])
    assert "；因担任某某有限公司的法定代表人而及于（任职日期未载明）" in text
    assert "及于  " not in text


CONDITIONS = load(
    """
    - id: a
      when:
        any_record:
          all:
            - any: [{amount: {at_least: 100000}}, {wilful: true}]
            - not: {list_name: red}
      period: {length: P1Y, from: decided_on, statutory: true}
      evidence: {implementers: guess}
    """
)


def test_a_page_shows_every_clause_with_the_value_met() -> None:
    record = {**LISTED, "attributes": {"amount": "200000.50", "list_name": "black"}}
    assert page(CONDITIONS, subject(record)) == written(
        """
        某某有限公司　限制乘坐飞机、列车软卧　【强制性】适用
          事由  失信被执行人：认定机关未载明，2017-06-21 列入　√
          依据  发改财金〔2016〕141号
          期限  2017-06-20 至 2018-06-20（自决定日期起1年，首尾两日均计入，法定期限）
          实施  文件所列实施单位未核实，从略
            √ 有一条信用记录
              √ 同时满足
                √ 满足之一
                  √ 金额 100000元以上　［实为：200000.5元］
                  ？ 故意：是　［实为：不明］
                √ 不具有
                  × 名单：红名单　［实为：黑名单］
        """
    )


def test_a_page_of_what_is_open_asks_for_the_facts() -> None:
    assert page(CONDITIONS, subject(LISTED), lang="en") == written(
        """
        某某有限公司: Limit on flights [mandatory] undetermined
          Cause  Judgment defaulter: authority not given, listed on 2017-06-21　？
          Basis  发改财金〔2016〕141号
          Period  —
          Carried out by  not established
          To ask  record R1: amount?; record R1: list?; record R1: wilful?
            ？ any record
              ？ all of
                ？ any of
                  ？ amount at least 100000 yuan [is: unknown]
                  ？ wilful: true [is: unknown]
                ？ not
                  ？ list: red list [is: unknown]
        """
    )


def test_the_period_row_tells_how_each_form_was_counted() -> None:
    serious = {"decided_on": "2018-06-20", "severity": "serious"}
    forms = {
        "{permanent: true}": "2018-06-20 起，终身（无期限）",
        "{unstated: 一定期限内}": "2018-06-20 起，文件载“一定期限内”，止期不明",
        "{unstated: ''}": "2018-06-20 起，文件未载明期限",
        "{until: fulfilment}": "2018-06-20 起，至履行义务止",
        "{length: P6M, from: decided_on}": (
            "2018-06-20 至 2018-12-20（自决定日期起6个月，首尾两日均计入）"
        ),
    }
    for form, words in forms.items():
        item = f"- {{id: a, when: {{any_record: {{severity: serious}}}}, period: {form}}}"
        assert f"  期限  {words}\n" in page(load(item), subject(serious), "2018-07-20")


def test_what_was_released_or_voided_says_by_what() -> None:
    removed = {**LISTED, "events": [{"type": "delisting", "happened_on": "2018-03-05"}]}
    text = page(FULL, subject(removed))
    assert "已解除" in text
    assert "  期限  2017-06-21 至 2018-03-04\n" in text
    assert "  原因  因移出解除" in text
    voided = {**LISTED, "events": [{"type": "annulment", "happened_on": "2018-03-05"}]}
    text = page(FULL, subject(voided))
    assert "  期限  —\n" in text
    assert "  原因  因撤销解除" in text


def test_the_other_outcomes_say_why() -> None:
    brief = load("- {id: a}", instrument="brief_memo")
    assert "所依文件在该日不在有效期内" in page(brief, subject(LISTED), "2018-07-01")
    both = load(
        """
        - {id: a, type: office_ban, overrides: [b]}
        - {id: b}
        - {id: c, type: loan_scrutiny, exclusive: pair}
        - {id: d, type: green_lane, exclusive: pair}
        """
    )
    assert "由 trial.a 决定" in page(both, subject(LISTED))
    assert "与同组措施互斥" in page(both, subject(LISTED), measure="green_lane")
    unsure = load("- {id: a, when: {any_record: {listed: true}, lawyer: true}}")
    who = subject({"listed": "false"}, records_complete="false")
    assert "信用记录可能不全" in page(unsure, who)
    assert "该主体：律师？" in page(unsure, subject(LISTED))


def test_force_is_told_until_when() -> None:
    catalogue = load(
        """
        - {id: a, period: {length: P1Y}}
        - {id: b, force: recommended, period: {length: P3Y}}
        """
    )
    assert "；强制性至 2018-06-21" in page(catalogue, subject(LISTED))


def test_citations_say_what_is_weak_or_not_verified() -> None:
    catalogue = load(
        "- {id: a, bases: [{instrument: company_law, edition: 旧法, articles: [第二百条]}]}"
    )
    text = page(catalogue, subject(LISTED), "2024-07-01")
    assert "（主席令第8号）第二百条（旧法；现行版本条号未核）" in text


RESIDENT = "110101199003071233"


def test_numbers_of_natural_persons_are_masked_unless_asked_for() -> None:
    who = subject(
        {**LISTED, "document_no": f"罚{RESIDENT}"},
        id=RESIDENT,
        kind="individual",
        name=f"张某{RESIDENT}",
    )
    for lang in ("zh", "en"):
        text = page(FULL, who, lang=lang)
        assert RESIDENT not in text
        assert "110101********1233" in text
        assert RESIDENT in page(FULL, who, lang=lang, show_ids=True)
    evaluation = ask(FULL, subject(id=RESIDENT, name=None), "2018-06-20")
    miss = explain_miss(evaluation.question, "flight_limit")
    assert miss is not None
    assert RESIDENT not in json.dumps(miss.to_json())


def miss(catalogue: Catalogue, who: Subject, day: str = "2018-06-20", **options: Any) -> str:
    evaluation = ask(catalogue, who, day, **options)
    assert evaluation.find("flight_limit") is None
    found = explain_miss(evaluation.question, "flight_limit", options.pop("lang", "zh"))
    assert found is not None
    return found.render()


def test_what_does_not_apply_tells_the_nearest_miss() -> None:
    catalogue = load(
        """
        - id: a
          when:
            any_record:
              listed: true
              any: [{amount: {at_least: 100}}, {all: [{wilful: true}, {times: 3}]}]
        """
    )
    far = {"listed": "false", "attributes": {"amount": 1, "wilful": False, "times": 1}}
    near = {**LISTED, "attributes": {"amount": 99, "wilful": False, "times": 3}}
    assert miss(catalogue, subject(far, near)) == written(
        """
        某某有限公司　限制乘坐飞机、列车软卧　【强制性】不适用
          最近  改变以下 1 项即适用
          尚缺  须满足：金额 100元以上
        """
    )


@pytest.mark.parametrize(
    ("item", "who", "options", "words"),
    [
        ("{id: a}", subject(), {}, "没有事由为“失信被执行人”的信用记录"),
        (
            "{id: a, subjects: [individual]}",
            subject(LISTED),
            {},
            "该措施直接适用于：自然人",
        ),
        (
            "{id: a, subjects: [], reach: [{role: director}]}",
            subject(LISTED),
            {},
            "该措施直接适用于：（只及于相关人员）",
        ),
        (
            "{id: a, when: {any_record: {listed: true}}, period: {length: P1Y, from: served_on}}",
            subject({**LISTED, "attributes": {"served_on": "2019-01-01"}}),
            {},
            "期限自 2019-01-01 起算，尚未开始",
        ),
        (
            "{id: a, period: {length: P1Y, from: fulfilled_on}}",
            subject(LISTED),
            {},
            "须有履行日期",
        ),
    ],
)
def test_a_miss_says_what_is_lacking(
    item: str, who: Subject, options: dict[str, Any], words: str
) -> None:
    text = miss(load(f"- {item}"), who, **options)
    assert f"  尚缺  {words}" in text
    assert "改变以下 0 项" not in text


@pytest.mark.parametrize(
    ("when", "number"),
    [
        ("{not: {count_records: {at_least: 2, of: {severity: serious}}}}", 2),
        ("{count_records: {at_least: 3, of: {severity: minor}}}", 3),
        ("{not: {any_record: {severity: serious}}}", 3),
        ("{not: {all_records: {severity: serious}}}", 1),
        ("{all_records: {severity: minor, listed: true}}", 6),
        ("{count_records: {at_least: 4, of: {severity: serious}}}", 1),
    ],
)
def test_a_miss_turns_over_as_few_records_as_it_can(when: str, number: int) -> None:
    serious = {"decided_on": "2017-06-20", "severity": "serious"}
    catalogue = load(f"- {{id: a, when: {when}, period: {{unstated: ''}}}}")
    text = miss(catalogue, subject(serious, serious, serious))
    assert f"改变以下 {number} 项即适用" in text


def test_a_miss_by_place_names_the_place() -> None:
    catalogue = load("- {id: a}", top='jurisdiction: "370000"')
    assert "在 370000 实施，不在所问区域" in miss(catalogue, subject(LISTED))


def test_no_measure_no_page() -> None:
    question = ask(FULL, subject(), "2018-06-20").question
    assert explain_miss(question, "loan_scrutiny") is None


def test_a_page_is_data_too() -> None:
    evaluation = ask(FULL, golden_subject(), "2018-06-20")
    data = explain(evaluation.question, evaluation.decisions[-1]).to_json()
    assert set(data) == {"heading", "rows", "clauses"}
    assert data["rows"][0]["label"] == "事由"
    assert [line["mark"] for line in data["clauses"]] == ["√", "√"]
