"""Which subjects are one: by the numbers that identify them, and only then by name.

Everything here depends on what is given, never on its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from creditrules.model import Subject, SubjectKind
from creditrules.model.numbers import UNIFIED, number_of

__all__ = [
    "STRONG",
    "Row",
    "Tangle",
    "holding",
    "name_key",
    "normalise_name",
    "numbers_of",
    "resolve",
]

STRONG: Final = ("uscc", "registration_no", "organisation_code", "tax_no", "resident_id")
"""The identifiers of which one in common makes two subjects one."""

_CODES: Final = ("organisation_code", "uscc", "registration_no", "tax_no")
_HIDDEN: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_BRACKETS: Final = str.maketrans("[]{}<>〔〕【】〈〉《》「」『』〖〗", "()" * 10)
_MOST: Final = 200
_FEW: Final = 8


def normalise_name(name: str) -> str:
    """A name as names are compared: NFKC, one kind of brackets, no blanks.

    >>> normalise_name("某某（北京） 有限公司") == normalise_name("某某(北京)有限公司")
    True
    """
    return _HIDDEN.sub("", unicodedata.normalize("NFKC", name).translate(_BRACKETS))


def name_key(kind: SubjectKind, name: str | None) -> str | None:
    """What two subjects without any number must have in common to be one; None joins nobody.

    Natural persons are never joined by name: too many bear the same.
    """
    normal = normalise_name(name) if name and kind is not SubjectKind.INDIVIDUAL else ""
    return f"{kind} {normal}" if normal else None


def numbers_of(subject: Subject) -> dict[str, str]:
    """The numbers that identify a subject; a unified code brings its organisation code.

    An organisation code that disagrees with the unified code is not used.
    """
    found = {}
    for key, given in vars(subject.identifiers).items():
        number = None if given is None else number_of(key, given)
        if number is not None:
            found[key] = number
    unified = found.get("uscc", "")
    if UNIFIED.fullmatch(unified):
        found["organisation_code"] = unified[8:17]
    return found


def holding(
    kind: SubjectKind, name: str | None, numbers: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """The name and the code that a subject claims to belong together: name, key, number.

    None without either, and of natural persons and individual businesses, whose names repeat.
    """
    if not name or kind in (SubjectKind.INDIVIDUAL, SubjectKind.INDIVIDUAL_BUSINESS):
        return None
    for key in _CODES:
        if key in numbers:
            return normalise_name(name), key, numbers[key]
    return None


class Row(NamedTuple):
    """What identity goes by: a handle of the caller, an id, the kind, the numbers.

    `own_id`: whether its host gave it the id. One that was made from a number joins as that number
    does, but need not belong to one subject only.
    """

    handle: int
    id: str
    kind: str
    numbers: Mapping[str, str]
    own_id: bool = True


class Tangle(NamedTuple):
    """Why a group stays apart from another that has something in common with it.

    Attributes:
        handle, other: a row of each.
        shared: what they share, as `("uscc", "9111...")`.
        against: the key in which they contradict, empty where the group fits several others.
    """

    handle: int
    other: int
    shared: tuple[str, str]
    against: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Rows by subject.

    Attributes:
        groups: the handles of each subject, ascending.
        refused: the handles of rows that give one id to subjects that contradict each other.
        tangles: why groups were not joined further.
    """

    groups: list[list[int]]
    refused: list[list[int]] = field(default_factory=list)
    tangles: list[Tangle] = field(default_factory=list)


class _Node:
    """Rows that are one subject, with all that is known of it."""

    __slots__ = ("claims", "handles", "kind", "numbers", "own_ids")

    def __init__(self, rows: Iterable[Row]) -> None:
        self.handles: list[int] = []
        self.claims: set[tuple[str, str]] = set()
        self.own_ids: set[str] = set()
        self.numbers: dict[str, str] = {}
        self.kind = ""
        for row in rows:
            self.handles.append(row.handle)
            self.own_ids.update([row.id] if row.own_id else [])
            self.claims.add(("id", row.id))
            self.claims.update(row.numbers.items())
            self.numbers.update(row.numbers)
            self.kind = row.kind

    @classmethod
    def joined(cls, nodes: Iterable[_Node]) -> _Node:
        whole = cls(())
        for node in nodes:
            whole.handles += node.handles
            whole.claims |= node.claims
            whole.own_ids |= node.own_ids
            whole.numbers.update(node.numbers)
            whole.kind = node.kind
        whole.handles.sort()
        return whole

    def contradiction(self, other: _Node) -> str:
        """The first key in which they cannot be one; empty if there is none."""
        if self.kind != other.kind:
            return "kind"
        for key, number in self.numbers.items():
            if other.numbers.get(key, number) != number:
                return key
        return ""


def resolve(rows: Sequence[Row]) -> Resolution:
    """Group rows that are linked by a number or an id in common.

    Two are one subject when they share a number (or the host's id) and contradict each other in
    none, nor in kind. What fits two subjects that exclude each other stays alone. Rows that give
    the same id to subjects that contradict each other are refused, all of them.
    """
    if _consistent([_Node([row]) for row in rows]):
        return Resolution([sorted(row.handle for row in rows)])
    rows, refused = _without_clashing_ids(rows)
    nodes = _same_numbers(rows)
    while True:
        joined = _join(nodes) if len(nodes) <= _MOST else _join_undisputed(nodes)
        if len(joined) < len(nodes):
            nodes = joined
            continue
        clashing = _sharing_an_id(nodes)
        if not clashing:
            break
        lost = {handle for one in clashing for handle in nodes[one].handles}
        refused.append(sorted(row.handle for row in rows if row.handle in lost and row.own_id))
        freed = [row for row in rows if row.handle in lost and not row.own_id]
        nodes = [node for one, node in enumerate(nodes) if one not in clashing]
        nodes += _same_numbers(freed)
    nodes.sort(key=lambda node: node.handles)
    return Resolution([node.handles for node in nodes], sorted(refused), _tangles(nodes))


def _consistent(nodes: Iterable[_Node]) -> bool:
    """Whether all of them can be one subject."""
    kind = ""
    numbers: dict[str, str] = {}
    for node in nodes:
        if node.kind != (kind or node.kind):
            return False
        kind = node.kind
        for key, number in node.numbers.items():
            if numbers.setdefault(key, number) != number:
                return False
    return True


def _without_clashing_ids(rows: Sequence[Row]) -> tuple[list[Row], list[list[int]]]:
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.own_id:
            by_id[row.id].append(row)
    clashing = {
        id_ for id_, group in by_id.items() if not _consistent(_Node([row]) for row in group)
    }
    refused = [sorted(row.handle for row in by_id[id_]) for id_ in sorted(clashing)]
    return [row for row in rows if not row.own_id or row.id not in clashing], refused


def _same_numbers(rows: Iterable[Row]) -> list[_Node]:
    """One node for all rows of the same numbers; rows without any go by their id."""
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        numbers = tuple(sorted(row.numbers.items()))
        groups[row.kind, numbers or row.id].append(row)
    return [_Node(group) for group in groups.values()]


def _join(nodes: list[_Node]) -> list[_Node]:
    """Join, in one step, what fits together and with nothing else."""
    near = _neighbours(nodes)
    torn = _torn(nodes, near)
    links = [
        (one, other)
        for one, others in enumerate(near)
        for other in others
        if one not in torn and other not in torn
    ]
    return _merged(nodes, links)


def _torn(nodes: list[_Node], near: list[list[int]]) -> set[int]:
    """The nodes that fit several others which exclude each other."""
    return {
        one
        for one, others in enumerate(near)
        if not _consistent([nodes[one], *(nodes[other] for other in others)])
    }


def _neighbours(nodes: list[_Node]) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in nodes]
    for one, node in enumerate(nodes):
        for other in range(one):
            if node.claims & nodes[other].claims and not node.contradiction(nodes[other]):
                near[one].append(other)
                near[other].append(one)
    return near


def _join_undisputed(nodes: list[_Node]) -> list[_Node]:
    """Join what shares a number that identifies one subject only; for very many nodes."""
    holders = _holders(nodes)
    links = [
        (held[0], other)
        for held in holders.values()
        if _consistent(nodes[one] for one in held)
        for other in held[1:]
    ]
    return _merged(nodes, links)


def _holders(nodes: list[_Node]) -> dict[tuple[str, str], list[int]]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one, node in enumerate(nodes):
        for claim in node.claims:
            holders[claim].append(one)
    return holders


def _merged(nodes: list[_Node], links: Iterable[tuple[int, int]]) -> list[_Node]:
    """The nodes joined along the links; a chain that contradicts itself stays as it was."""
    root = list(range(len(nodes)))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for one, other in links:
        root[find(one)] = find(other)
    chains: dict[int, list[_Node]] = defaultdict(list)
    for one, node in enumerate(nodes):
        chains[find(one)].append(node)
    result: list[_Node] = []
    for chain in chains.values():
        result += [_Node.joined(chain)] if len(chain) > 1 and _consistent(chain) else chain
    return result


def _sharing_an_id(nodes: list[_Node]) -> set[int]:
    owners: dict[str, list[int]] = defaultdict(list)
    for one, node in enumerate(nodes):
        for id_ in node.own_ids:
            owners[id_].append(one)
    return {one for held in owners.values() if len(held) > 1 for one in held}


def _tangles(nodes: list[_Node]) -> list[Tangle]:
    """One reason for each node that could not be joined with another, the later one of two."""
    few = len(nodes) <= _MOST
    torn = _torn(nodes, _neighbours(nodes)) if few else set()
    holders = _holders(nodes)
    tangles = []
    for one, node in enumerate(nodes):
        reasons = []
        for claim in sorted(node.claims, key=lambda one: (one[0] == "id", one)):
            for other in holders[claim][: None if few else _FEW]:
                against = node.contradiction(nodes[other])
                if other != one and (against or one in torn or other not in torn):
                    handle = nodes[other].handles[0]
                    reasons.append(Tangle(node.handles[0], handle, claim, against))
        fitting = [reason for reason in reasons if not reason.against]
        earlier = [reason for reason in reasons if reason.other < reason.handle]
        tangles += fitting[:1] or earlier[:1]
    return tangles
