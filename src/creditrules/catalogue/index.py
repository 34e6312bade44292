"""Items by what a record must be to ground them: its cause, its subject, and a coded fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from creditrules.catalogue.compiled import Asked, Asking, Item
from creditrules.conditions import FactRef, compile_grounds, given, tests, values_needed
from creditrules.model import FactOwner, FactType, SubjectKind

__all__ = ["askings", "items_by_cause"]


def items_by_cause(items: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
    """Items in their order under each of their causes."""
    found: dict[str, list[Item]] = {}
    for item in items:
        for cause in dict.fromkeys(item.causes):
            found.setdefault(cause, []).append(item)
    return MappingProxyType({cause: tuple(found[cause]) for cause in sorted(found)})


def askings(
    by_cause: Mapping[str, tuple[Item, ...]],
) -> Mapping[tuple[str | None, SubjectKind], Asking]:
    """What to ask of the records of every cause, for every kind of subject."""
    found: dict[tuple[str | None, SubjectKind], Asking] = {}
    needing, leaving = cache(_needed), cache(_left)
    for cause, items in by_cause.items():
        asking = _asking(items, needing, leaving)
        for kind in frozenset[SubjectKind]().union(*(item.subjects for item in items)):
            found[cause, kind] = _binding(asking, kind)
    return MappingProxyType(found)


def _asking(
    items: tuple[Item, ...],
    needing: Callable[[Item, FactRef], frozenset[Any] | None],
    leaving: Callable[[Asked, FactRef, Any], Asked],
) -> Asking:
    """The items of a cause by the coded fact that tells most of them apart.

    `needing` and `leaving` remember what they found for the same item under other causes.
    """
    every = tuple(Asked(item, item.condition.grounds) for item in items)
    needs = [
        (fact, {item.id: values for item in items if (values := needing(item, fact)) is not None})
        for fact in _coded_facts(items)
    ]
    fact, needed = max(needs, key=lambda one: len(one[1]), default=(None, {}))
    others = tuple(one for one in every if one.item.id not in needed)
    values = frozenset[Any]().union(*needed.values())

    @cache
    def having(value: Any) -> tuple[Asked, ...]:
        if fact is None:
            return every
        may = (one for one in every if value in needed.get(one.item.id, {value}))
        return tuple(leaving(one, fact, value) for one in may)

    return Asking(every, fact.get if fact else None, values, having, others, local=False)


def _coded_facts(items: tuple[Item, ...]) -> list[FactRef]:
    """The coded facts of records that the conditions test, by id, but for the cause itself."""
    found = {
        test.fact.id: test.fact
        for item in items
        for test in tests(item.condition.node)
        if test.fact.type is FactType.CODE and test.fact.owner is FactOwner.RECORD
    }
    return [found[name] for name in sorted(found) if name != "cause"]


def _needed(item: Item, fact: FactRef) -> frozenset[Any] | None:
    """The values of the fact of which a record must have one, or None if it need not."""
    return values_needed(item.condition.node, fact)


def _left(asked: Asked, fact: FactRef, value: Any) -> Asked:
    """What is left to check of a record that has a value of the fact."""
    condition = asked.item.condition
    rest = given(condition.node, fact, value)
    if rest is condition.node:
        return asked
    return Asked(asked.item, compile_grounds(rest, condition.causes))


def _binding(asking: Asking, kind: SubjectKind) -> Asking:
    """The items that bind a kind of subject directly."""

    def binding(found: tuple[Asked, ...]) -> tuple[Asked, ...]:
        return tuple(one for one in found if kind in one.item.subjects)

    @cache
    def having(value: Any) -> tuple[Asked, ...]:
        return binding(asking.having(value))

    items = binding(asking.items)
    return Asking(
        items,
        asking.value_of,
        asking.values,
        having,
        binding(asking.others),
        local=any(one.item.document.jurisdiction != "national" for one in items),
    )
