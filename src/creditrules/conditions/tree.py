"""The condition tree: one small typed tree that is parsed, compiled, analysed and put in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from creditrules.calendar import Duration
from creditrules.conditions.facts import FactRef


class Operator(StrEnum):
    """What a test asks of a value. `at_least`, `at_most` and `between` include the number."""

    EQUALS = "equals"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    CONTAINS_ANY = "contains_any"
    WITHIN = "within"
    KNOWN = "known"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Test:
    """A leaf: one fact against one operand.

    Attributes:
        holds: (value, as_of) -> bool for a known value; derived from operator and operand.
    """

    fact: FactRef
    operator: Operator
    operand: Any
    holds: Callable[[Any, date], bool]


@dataclass(frozen=True, slots=True)
class All:
    """Every child holds."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one child holds."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The child does not hold."""

    child: Node


@dataclass(frozen=True, slots=True)
class AnyRecord:
    """Some record satisfies `of`.

    `everywhere`: `of` tests the cause itself, so all records of the subject are asked, not only
    those with the item's cause.
    """

    of: Node
    everywhere: bool


@dataclass(frozen=True, slots=True)
class AllRecords:
    """There is a record, and every one satisfies `of`."""

    of: Node
    everywhere: bool


@dataclass(frozen=True, slots=True)
class CountRecords:
    """At least `at_least` records satisfy `of`, decided `within` that length before as_of."""

    at_least: int
    within: Duration | None
    of: Node
    everywhere: bool


Quantifier = AnyRecord | AllRecords | CountRecords
Node = Test | All | AnyOf | Not | Quantifier


def ground_nodes(node: Node) -> tuple[AnyRecord, ...]:
    """The `any_record` nodes whose record can be the ground of a decision.

    They stand in positive position and ask the records of the item's own cause.
    """
    match node:
        case AnyRecord(everywhere=False):
            return (node,)
        case All(children) | AnyOf(children):
            return tuple(found for child in children for found in ground_nodes(child))
        case _:
            return ()


def tests(node: Node) -> tuple[Test, ...]:
    """All leaves of a tree, in order."""
    match node:
        case Test():
            return (node,)
        case All(children) | AnyOf(children):
            return tuple(leaf for child in children for leaf in tests(child))
        case Not(child):
            return tests(child)
        case _:
            return tests(node.of)


def quantifiers(node: Node) -> tuple[Quantifier, ...]:
    """All record quantifiers of a tree, in order."""
    match node:
        case Test():
            return ()
        case All(children) | AnyOf(children):
            return tuple(found for child in children for found in quantifiers(child))
        case Not(child):
            return quantifiers(child)
        case _:
            return (node,)
