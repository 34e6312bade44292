"""A condition in words, Chinese or English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from creditrules.calendar import Duration
from creditrules.conditions.facts import FactRef
from creditrules.conditions.tree import (
    All,
    AllRecords,
    AnyOf,
    AnyRecord,
    CountRecords,
    Node,
    Not,
    Operator,
    Test,
)
from creditrules.model import FactType
from creditrules.model.scalars import money_text
from creditrules.text import word


def describe_value(fact: FactRef, value: Any, lang: str) -> str:
    """A value of a fact as people read it; unknown for None."""
    if value is None:
        return word("truth.unknown", lang)
    if isinstance(value, tuple | list):
        return ("、" if lang == "zh" else ", ").join(
            describe_value(fact, one, lang) for one in value
        )
    if isinstance(value, bool):
        return word("boolean.true" if value else "boolean.false", lang)
    if isinstance(value, Duration):
        return value.format(lang)
    if isinstance(value, date):
        return value.isoformat()
    if fact.type is FactType.MONEY and isinstance(value, int | Decimal):
        yuan = money_text(Decimal(value))
        return f"{yuan}元" if lang == "zh" else f"{yuan} yuan"
    titles = fact.values.get(str(value))
    if titles is not None:
        return titles[0] if lang == "zh" else titles[1]
    return str(value)


@lru_cache(maxsize=4096)
def describe_test(test: Test, lang: str) -> str:
    """One test: `金额 100000元以上`, `amount at least 100000 yuan`."""
    name = test.fact.name(lang)
    operand = test.operand
    match test.operator:
        case Operator.KNOWN | Operator.ABSENT:
            return f"{name} {word(f'test.{test.operator.value}', lang)}"
        case Operator.EQUALS:
            colon = "：" if lang == "zh" else ": "
            return f"{name}{colon}{describe_value(test.fact, operand, lang)}"
        case Operator.BETWEEN:
            low, high = (describe_value(test.fact, one, lang) for one in operand)
            return f"{name} {low} 至 {high}" if lang == "zh" else f"{name} from {low} to {high}"
        case Operator.WITHIN:
            length = operand.format(lang)
            return f"{name} 在 {length} 内" if lang == "zh" else f"{name} within {length}"
    value = describe_value(test.fact, operand, lang)
    operator = word(f"test.{test.operator.value}", lang)
    if test.operator in (Operator.AT_LEAST, Operator.AT_MOST) and lang == "zh":
        return f"{name} {value}{operator}"
    return f"{name} {operator} {value}"


def describe_node(node: Node, lang: str) -> str:
    """A node by its own words, without its children where a tree shows them below it."""
    match node:
        case Test():
            return describe_test(node, lang)
        case All():
            return word("condition.all", lang)
        case AnyOf():
            return word("condition.any", lang)
        case Not():
            return word("condition.not", lang)
        case AnyRecord():
            return word("condition.any_record", lang)
        case AllRecords():
            return word("condition.all_records", lang)
        case CountRecords(at_least=at_least, within=within):
            if lang == "zh":
                window = f"{within.format(lang)}内" if within else ""
                return f"{window}有 {at_least} 条以上记录"
            window = f" within {within.format(lang)}" if within else ""
            return f"at least {at_least} records{window}"


def describe(node: Node, lang: str) -> str:
    """A whole condition in one sentence."""
    match node:
        case Test():
            return describe_test(node, lang)
        case All(children):
            return ("；且 " if lang == "zh" else "; and ").join(
                _within(child, AnyOf, lang) for child in children
            )
        case AnyOf(children):
            return ("；或 " if lang == "zh" else "; or ").join(
                _within(child, All, lang) for child in children
            )
        case Not(child):
            inner = describe(child, lang)
            return f"不是（{inner}）" if lang == "zh" else f"not ({inner})"
    colon = "：" if lang == "zh" else ": "
    return f"{describe_node(node, lang)}{colon}{describe(node.of, lang)}"


def _within(child: Node, other: type, lang: str) -> str:
    """A child of an `all` or `any`; one that joins by the `other` word stands in brackets."""
    text = describe(child, lang)
    if not isinstance(child, other):
        return text
    return f"（{text}）" if lang == "zh" else f"({text})"
