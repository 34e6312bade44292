"""Grounds that override or exclude each other (design 3: `overrides`, `exclusive`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from creditrules.engine.decision import Ground, missing_leaves
from creditrules.model import LIVE, Outcome, Scope

EXCLUSIVE = "exclusive"


def settle(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The grounds of one subject with overriding and exclusion applied, in stable order."""
    ordered = sorted(grounds, key=lambda ground: ground.key)
    if not any(ground.item.overridden_by or ground.item.exclusive for ground in ordered):
        return tuple(ordered)
    return _exclude(_override(ordered))


def _override(grounds: list[Ground]) -> list[Ground]:
    by_item: dict[str, list[Ground]] = defaultdict(list)
    for ground in grounds:
        by_item[ground.item.id].append(ground)
    settled: dict[tuple[str, ...], Ground] = {}

    def final(ground: Ground) -> Ground:
        if ground.key not in settled:
            settled[ground.key] = _overridden(
                ground,
                [
                    final(above)
                    for item_id, scope in ground.item.overridden_by
                    for above in by_item[item_id]
                    if scope is Scope.SUBJECT or _same_record(above, ground)
                ],
            )
        return settled[ground.key]

    return [final(ground) for ground in grounds]


def _same_record(one: Ground, other: Ground) -> bool:
    return one.key[1:3] == other.key[1:3]


def _overridden(ground: Ground, above: list[Ground]) -> Ground:
    if ground.outcome not in LIVE:
        return ground
    for one in above:
        if one.outcome is Outcome.APPLIES:
            return ground._replace(outcome=Outcome.OVERRIDDEN, reason=one.item.id)
    open_ones = [one for one in above if one.outcome is Outcome.UNDETERMINED]
    if not open_ones:
        return ground
    missing = missing_leaves(open_ones)
    return ground._replace(
        outcome=Outcome.UNDETERMINED, missing=missing, reason=open_ones[0].item.id
    )


def _exclude(grounds: list[Ground]) -> tuple[Ground, ...]:
    groups: dict[str, list[Ground]] = defaultdict(list)
    for ground in grounds:
        if ground.item.exclusive and ground.outcome in (*LIVE, Outcome.UNDETERMINED):
            groups[ground.item.exclusive].append(ground)
    clashing = {
        name: members
        for name, members in groups.items()
        if len({ground.item.id for ground in members}) > 1
    }
    return tuple(
        ground._replace(
            outcome=Outcome.UNDETERMINED,
            missing=missing_leaves(clashing[ground.item.exclusive or ""]),
            reason=EXCLUSIVE,
        )
        if ground.outcome in LIVE and ground.item.exclusive in clashing
        else ground
        for ground in grounds
    )
