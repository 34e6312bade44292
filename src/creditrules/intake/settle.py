"""Deciding which entries of a store are one subject; 9 bytes an entry are kept in memory."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import Final

from creditrules.intake.conflicts import refusals
from creditrules.intake.identity import Row, Tangle, name_key, resolve
from creditrules.intake.losses import note_contradicting
from creditrules.intake.raw import conceal_number
from creditrules.intake.store import Store, diagnostics_json
from creditrules.model import SubjectKind
from creditrules.text import Diagnostic

__all__ = ["BY_NAME", "CLASHES", "JOINED", "REFUSED", "TANGLED", "TWIN", "Groups"]

_INDEXES: Final = {
    "claim": "claim, seq",
    "named": "name, seq",
    "relation": "other, seq",
    "record": "id, seq",
    "held": "name, key, number",
    "loss": "claim, seq",
    "linked": "root, seq",
    "member": "leader, seq",
    "tangle": "leader",
}
_LINKS: Final = """
SELECT first, seq FROM (SELECT seq, min(seq) OVER (PARTITION BY claim) AS first FROM claim
                        WHERE seq NOT IN (SELECT seq FROM refusal))
WHERE first < seq
"""
_LINKED: Final = """
SELECT linked.root, entry.seq, entry.id, entry.kind, entry.numbers, entry.made
FROM linked JOIN entry ON entry.seq = linked.seq ORDER BY linked.root, entry.seq
"""
_NAMESAKES: Final = """
SELECT name, seq FROM named
WHERE name IN (SELECT name FROM named GROUP BY name HAVING count(*) > 1) ORDER BY name, seq
"""
_SEVERAL_IDS: Final = """
SELECT member.leader, substr(min(entry.made || entry.id), 2)
FROM member JOIN entry ON entry.seq = member.seq
GROUP BY member.leader HAVING min(entry.id) < max(entry.id)
"""
_ALIASES: Final = """
INSERT OR REPLACE INTO alias SELECT DISTINCT entry.id, ?
FROM member JOIN entry ON entry.seq = member.seq WHERE member.leader = ? AND entry.id <> ?
"""
_BESIDE: Final = """
SELECT other.seq FROM body AS this JOIN body AS other
ON other.seq BETWEEN this.seq + 1 AND this.seq + 2
AND (other.file, other.line) = (this.file, this.line) WHERE this.seq = ?
"""


JOINED: Final = 1
"""The mark of a group of several entries."""
TANGLED: Final = 2
"""The mark of a group that shares something with another and was not joined with it."""
CLASHES: Final = 4
"""The mark of entries that give one id to subjects that contradict each other."""
BY_NAME: Final = 8
"""The mark of a group joined by its name alone."""
REFUSED: Final = 16
"""The mark of a row that contradicts others."""
TWIN: Final = 32
"""The mark of rows that are another subject than others with the same id."""


class Groups:
    """The entries of a store by subject.

    Attributes:
        leader: for each entry the first of its group.
        marks: for each leader the sum of its marks.
        aliases: whether some subject has several ids.
        lost: whether some row was refused of which it is known whom it is about.
    """

    def __init__(self, store: Store, count: int) -> None:
        self._store = store
        self.leader = array("q", range(count))
        self.marks = bytearray(count)
        self.aliases = False
        self.lost = False

    def settle(self) -> None:
        """Apply the rules of identity to all entries."""
        self._store.flush()
        self._store.run("DELETE FROM loss WHERE seq IN (SELECT seq FROM refusal)")
        for table in ("linked", "member", "tangle", "alias", "refusal"):
            self._store.run(f"DELETE FROM {table}")
        for table, columns in _INDEXES.items():
            self._store.run(f"CREATE INDEX IF NOT EXISTS {table}_by ON {table} ({columns})")
        for refusal in refusals(self._store):
            self._refuse(*refusal)
        self._store.flush()
        self.lost = any(True for _ in self._store.rows("SELECT 1 FROM loss LIMIT 1"))
        self._link()
        self._resolve()
        self._join_names()
        self._name_aliases()

    def members(self, leader: int) -> list[int]:
        """The entries of a group, ascending."""
        if not self.marks[leader] & JOINED:
            return [leader]
        query = "SELECT seq FROM member WHERE leader = ? ORDER BY seq"
        return [seq for (seq,) in self._store.rows(query, leader)]

    def _link(self) -> None:
        """Put together what has a number or an id in common, directly or through others."""
        root = array("q", range(len(self.leader)))
        for one, other in self._store.rows(_LINKS):
            while root[one] != one:
                root[one] = one = root[root[one]]
            while root[other] != other:
                root[other] = other = root[root[other]]
            root[max(one, other)] = min(one, other)
        roots = bytearray(len(root))
        for seq, above in enumerate(root):
            root[seq] = first = root[above]
            if first != seq:
                roots[first] = True
                self._store.put("linked", (first, seq))
        for seq, is_root in enumerate(roots):
            if is_root:
                self._store.put("linked", (seq, seq))
        self._store.flush()

    def _resolve(self) -> None:
        """Divide what is linked into subjects."""
        for _, rows in groupby(self._store.rows(_LINKED), key=itemgetter(0)):
            given = [
                Row(seq, id_, kind, json.loads(numbers) if numbers else {}, not made)
                for _, seq, id_, kind, numbers, made in rows
            ]
            found = resolve(given)
            for group in found.groups:
                self._lead(group)
            for group in found.refused:
                self._lead(group)
                self.marks[group[0]] |= CLASHES
            for tangle in found.tangles:
                self.marks[tangle.handle] |= TANGLED
                self._store.put("tangle", (tangle.handle, diagnostics_json([self._told(tangle)])))
            if len(found.groups) > 1:
                self._mark_twins({row.handle: row for row in given}, found.groups)
        self._store.flush()

    def _mark_twins(self, rows: dict[int, Row], groups: list[list[int]]) -> None:
        """Mark the groups whose id, made from a number, is that of another group too."""
        ids = [min((not rows[one].own_id, rows[one].id) for one in group) for group in groups]
        count = Counter(id_ for _, id_ in ids)
        for group, (made, id_) in zip(groups, ids, strict=True):
            if made and count[id_] > 1:
                self.marks[group[0]] |= TWIN

    def _refuse(self, seq: int, finding: Diagnostic) -> None:
        """Refuse a row, and with it the persons that it names beside its subject."""
        self.marks[seq] |= REFUSED
        self._store.put("refusal", (seq, diagnostics_json([finding])))
        note_contradicting(self._store, seq, by_name=finding.code == "row_of_two_subjects")
        for (other,) in self._store.rows(_BESIDE, seq):
            self.leader[other] = seq
            self._store.put("refusal", (other, None))

    def _lead(self, group: list[int]) -> None:
        if len(group) > 1:
            self.marks[group[0]] |= JOINED
            for seq in group:
                self.leader[seq] = group[0]
                self._store.put("member", (group[0], seq))

    def _told(self, tangle: Tangle) -> Diagnostic:
        (this,) = self._store.bodies([tangle.handle])
        (other,) = self._store.bodies([tangle.other])
        (id_,) = next(self._store.rows("SELECT id FROM entry WHERE seq = ?", tangle.handle))
        key, number = tangle.shared
        shared = f"{key} {conceal_number(number) if key == 'resident_id' else number}"
        if not tangle.against:
            return Diagnostic.of(
                "identity_ambiguous", this.span, other.span, subject=id_, number=shared
            )
        return Diagnostic.of(
            "identity_contradiction",
            this.span,
            other.span,
            subject=id_,
            number=shared,
            against=tangle.against,
        )

    def _join_names(self) -> None:
        """Join the groups without any number that have their name in common."""
        for name, rows in groupby(self._store.rows(_NAMESAKES), key=itemgetter(0)):
            leaders = sorted({self.leader[seq] for _, seq in rows})
            leaders = [one for one in leaders if self._goes_by(one, name)]
            if len(leaders) > 1:
                group = sorted(seq for one in leaders for seq in self.members(one))
                for one in leaders:
                    self._store.run("DELETE FROM member WHERE leader = ?", one)
                self._lead(group)
                self.marks[group[0]] |= BY_NAME
                self._store.flush()

    def _goes_by(self, leader: int, name: str) -> bool:
        """Whether a group has no number, and this name once it is joined."""
        if self.marks[leader] & CLASHES:
            return False
        query = "SELECT id, name, kind, numbers FROM entry WHERE seq = ?"
        rows = [row for seq in self.members(leader) for row in self._store.rows(query, seq)]
        names = [(id_, given, kind) for id_, given, kind, _ in rows if given is not None]
        if any(numbers for *_, numbers in rows) or not names:
            return False
        _, given, kind = min(names)
        return name_key(SubjectKind(kind), given) == name

    def _name_aliases(self) -> None:
        """Note under which id a subject goes that had several."""
        for leader, known_as in self._store.rows(_SEVERAL_IDS):
            if not self.marks[leader] & (CLASHES | TWIN):
                self._store.run(_ALIASES, known_as, leader, known_as)
                self.aliases = True
