"""Three-valued logic and the tests of facts (S2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations, product
from typing import Any

import pytest

from creditrules.conditions import (
    FactTable,
    RecordFacts,
    Setting,
    Standing,
    SubjectFacts,
    conjunction,
    describe,
    disjunction,
    negation,
    parse_condition,
    truth_of,
)
from creditrules.model import CreditRecord, Fact, Subject

TRUTHS = (True, False, None)
AS_OF = date(2018, 6, 20)
FACTS = FactTable(
    [
        Fact.model_validate(
            {"id": name, "about": "record", "title": name, "title_en": name, **rest}
        )
        for name, rest in {
            "amount": {"type": "money"},
            "times": {"type": "integer"},
            "served_on": {"type": "date"},
            "wilful": {"type": "boolean"},
            "act": {"type": "text"},
            "colour": {
                "type": "code",
                "values": [
                    {"value": one, "title": one, "title_en": one} for one in ("red", "black")
                ],
            },
        }.items()
    ],
    {"defaulter": ("失信被执行人", "Judgment defaulter")},
)


QUIET = Standing()


def view(
    standing: Standing = QUIET, attributes: dict[str, Any] | None = None, **fields: Any
) -> SubjectFacts:
    record = CreditRecord.model_validate({"id": "R1", "cause": "defaulter", **fields})
    subject = Subject.model_validate({"id": "E1", "kind": "enterprise"})
    facts = RecordFacts(record, attributes or {}, standing, AS_OF)
    return SubjectFacts(subject, {}, [facts], AS_OF)


def truth(of: dict[str, Any], facts: SubjectFacts) -> bool | None:
    node = parse_condition({"any_record": of}, FACTS)
    return truth_of(node, Setting(facts, facts.records[0], ("defaulter",)))


def test_conjunction_and_disjunction_do_not_depend_on_order() -> None:
    for values in product(TRUTHS, repeat=3):
        assert len({conjunction(one) for one in permutations(values)}) == 1
        assert len({disjunction(one) for one in permutations(values)}) == 1


def test_the_laws_of_de_morgan_hold() -> None:
    for values in product(TRUTHS, repeat=3):
        assert negation(conjunction(values)) is disjunction(negation(one) for one in values)
        assert negation(disjunction(values)) is conjunction(negation(one) for one in values)


def test_false_decides_a_conjunction_and_true_a_disjunction() -> None:
    assert conjunction([None, False]) is False
    assert disjunction([None, True]) is True
    assert conjunction([None, True]) is None
    assert disjunction([None, False]) is None
    assert conjunction([]) is True
    assert disjunction([]) is False
    assert negation(None) is None


def test_what_is_decided_stays_decided_when_unknowns_get_values() -> None:
    for values in product(TRUTHS, repeat=3):
        for filled in product((True, False), repeat=3):
            known = [new if old is None else old for old, new in zip(values, filled, strict=True)]
            for operation in (conjunction, disjunction):
                if operation(values) is not None:
                    assert operation(known) is operation(values)


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ({"amount": {"at_least": "100000"}}, Decimal(100000), True),
        ({"amount": {"at_least": "100000"}}, Decimal("99999.99"), False),
        ({"amount": {"at_most": "100000"}}, Decimal(100000), True),
        ({"amount": {"at_most": "100000"}}, Decimal("100000.01"), False),
        ({"amount": {"more_than": "100000"}}, Decimal(100000), False),
        ({"amount": {"less_than": "100000"}}, Decimal(100000), False),
        ({"amount": {"between": ["1", "2"]}}, Decimal(1), True),
        ({"amount": {"between": ["1", "2"]}}, Decimal(2), True),
        ({"amount": {"between": ["1", "2"]}}, Decimal("2.01"), False),
        ({"amount": "2.50"}, Decimal("2.5"), True),
        ({"times": {"in": ["1", "3"]}}, 3, True),
        ({"times": {"in": ["1", "3"]}}, 2, False),
        ({"times": {"at_least": "1", "less_than": "3"}}, 2, True),
        ({"times": {"at_least": "1", "less_than": "3"}}, 3, False),
        ({"wilful": "false"}, False, True),
        ({"act": "甲"}, "甲乙", False),
        ({"act": {"contains_any": ["丙", "乙"]}}, "甲乙", True),
        ({"colour": {"in": ["red"]}}, "black", False),
        ({"served_on": {"within": "P1Y"}}, date(2017, 6, 20), True),
        ({"served_on": {"within": "P1Y"}}, date(2017, 6, 19), False),
        ({"served_on": {"within": "P1Y"}}, date(2018, 6, 20), True),
        ({"served_on": {"within": "P1Y"}}, date(2018, 6, 21), False),
        ({"served_on": {"at_least": "2018-01-01"}}, date(2018, 1, 1), True),
    ],
)
def test_numbers_are_included_as_the_law_counts(
    test: dict[str, Any], value: Any, expected: bool
) -> None:
    (name,) = test
    assert truth(test, view(attributes={name: value})) is expected
    assert truth({"not": test}, view(attributes={name: value})) is not expected


@pytest.mark.parametrize(
    "test",
    [
        {"amount": {"at_least": "1"}},
        {"wilful": "true"},
        {"listed": "true"},
        {"severity": "serious"},
        {"authority": {"contains_any": ["法院"]}},
        {"decided_on": {"within": "P1Y"}},
    ],
)
def test_an_open_fact_not_given_is_unknown(test: dict[str, Any]) -> None:
    (name,) = test
    assert truth(test, view()) is None
    assert truth({"not": test}, view()) is None
    assert truth({name: {"known": "true"}}, view()) is False
    assert truth({name: {"absent": "true"}}, view()) is True


@pytest.mark.parametrize("name", ["fulfilled", "repaired", "corrected", "withdrawn", "objected"])
def test_a_closed_fact_not_given_is_false(name: str) -> None:
    assert truth({name: "true"}, view()) is False
    assert truth({name: "false"}, view()) is True


def test_a_closed_day_not_given_is_false_for_every_test() -> None:
    assert truth({"fulfilled_on": {"within": "P1Y"}}, view()) is False
    done = Standing(fulfilled_on=date(2018, 1, 1))
    assert truth({"fulfilled_on": {"within": "P1Y"}}, view(done)) is True


def test_several_facts_in_one_mapping_must_all_hold() -> None:
    both = {"wilful": "true", "times": {"at_least": "2"}}
    assert truth(both, view(attributes={"wilful": True, "times": 2})) is True
    assert truth(both, view(attributes={"wilful": False})) is False
    assert truth(both, view(attributes={"wilful": True})) is None


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (
            {"any_record": {"amount": {"at_least": "100000"}}},
            "有一条信用记录：amount 100000元以上",
            "any record: amount at least 100000 yuan",
        ),
        (
            {"count_records": {"at_least": "2", "within": "P2Y", "of": {"wilful": "true"}}},
            "2年内有 2 条以上记录：wilful：是",
            "at least 2 records within 2 years: wilful: true",
        ),
        (
            {"all": [{"kind": "enterprise"}, {"not": {"jurisdiction": {"in": ["a", "b"]}}}]},
            "主体类别：企业；且 不是（管辖区域 属于 a、b）",
            "kind of subject: enterprise; and not (jurisdiction is one of a, b)",
        ),
        (
            {"any": [{"all_records": {"times": {"between": ["1", "2"]}}}, {"kind": "other"}]},
            "全部信用记录：times 1 至 2；或 主体类别：其他主体",
            "all records: times from 1 to 2; or kind of subject: other",
        ),
        (
            {"any_record": {"served_on": {"within": "P30D"}, "act": {"known": "true"}}},
            "有一条信用记录：served_on 在 30日 内；且 act 已知",
            "any record: served_on within 30 days; and act is known",
        ),
        (
            {"any_record": {"cause": "defaulter"}},
            "有一条信用记录：事由：失信被执行人",
            "any record: cause: Judgment defaulter",
        ),
    ],
)
def test_a_condition_says_itself_in_words(condition: dict[str, Any], zh: str, en: str) -> None:
    node = parse_condition(condition, FACTS)
    assert describe(node, "zh") == zh
    assert describe(node, "en") == en
