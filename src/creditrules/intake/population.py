"""Many subjects at once, each once: joined by identity, related to one another, in flat memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from types import TracebackType
from typing import Final, NamedTuple, Self

from creditrules.intake.identity import holding, name_key, numbers_of
from creditrules.intake.losses import note_unread, without_lost
from creditrules.intake.merge import (
    SubjectSighting,
    merge_subjects,
    places,
    relation_key,
    subject_json,
)
from creditrules.intake.raw import RowForm
from creditrules.intake.reader import Entry, Identity, Progress, counted
from creditrules.intake.settle import BY_NAME, CLASHES, JOINED, REFUSED, TANGLED, TWIN, Groups
from creditrules.intake.store import Store, Stored, diagnostics_of
from creditrules.model import Subject
from creditrules.text import Diagnostic, Span

__all__ = ["Population", "Tally"]

_ID: Final = "SELECT id FROM entry WHERE seq = ?"
_REFUSED: Final = """
SELECT file, count(*) FROM refusal JOIN body USING (seq) WHERE refusal.notes NOT NULL GROUP BY file
"""
_USED: Final = """
SELECT file, count(*) FROM (
    SELECT min(seq) AS seq FROM record WHERE seq NOT IN (SELECT seq FROM refusal) GROUP BY id
) JOIN body USING (seq) GROUP BY file
"""


class Tally(NamedTuple):
    """What became of the rows of a table.

    Attributes:
        rows: how many were given.
        refused: those that could not be read, or contradict other rows.
        repeated: those whose record another row gives too, the same or a later version.
        passed: those that are no data, as remarks and totals; they are not among `rows`.
    """

    rows: int
    refused: int
    repeated: int
    passed: int = 0

    @property
    def used(self) -> int:
        """How many stand as a record of their own; the others are refused or repeated."""
        return self.rows - self.refused - self.repeated


class Population:
    """Subjects gathered from any number of sources and joined by the rules of identity.

    Iterating gives one entry for each subject, and for each refused one, in the order in which
    they first came; the order changes nothing else. Memory stays flat: the subjects wait in a
    temporary SQLite database, which is deleted on closing. Not for use by several threads.

    A name joins what has no number: rows of tables and subjects at hand, but no entry that its
    host gave an id of its own.

        with Population() as population:
            population.gather(read_subjects("subjects.jsonl"))
            for entry in population: ...
    """

    def __init__(self) -> None:
        """Open an empty population."""
        self._store = Store()
        self._count = 0
        self._groups: Groups | None = None
        self._forms: dict[str, RowForm] = {}
        self._rows: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        self._repeated: Span | None = None

    @classmethod
    def of(cls, subjects: Iterable[Subject]) -> Self:
        """A population of subjects at hand."""
        population = cls()
        for subject in subjects:
            population.add(subject)
        return population

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Delete the temporary database; the population cannot be used any more."""
        self._store.close()

    def gather(self, entries: Iterable[Entry], progress: Progress | None = None) -> None:
        """Add all entries of a source, refused ones too, so that they are seen in their order."""
        for entry in entries if progress is None else counted(entries, progress):
            self.add(entry)

    def add(self, given: Entry | Subject) -> None:
        """Add one subject; a row that says just what another said is only counted."""
        self._groups = None
        by_name = False
        if isinstance(given, Subject):
            given, by_name = Entry(Span("subjects", self._count + 1, 1), given), True
        if given.form is not None:
            self._note_row(given, given.form)
        if given.subject is None:
            seq = self._keep(given, None)
            if given.party is not None:
                note_unread(self._store, seq, given.party)
            return
        text = subject_json(given.subject)
        if given.own_id:
            self._identify(self._keep(given, text), given.subject, by_name=by_name)
        elif self._is_new(given.span, given.subject, text) or given.diagnostics:
            seq = self._keep(given, text)
            self._identify(seq, given.subject, by_name=True, made=True)
            for record in given.subject.records:
                self._store.put("record", (record.id, seq))

    def _note_row(self, row: Entry, form: RowForm) -> None:
        file = row.span.file
        self._forms[file] = form
        self._rows[file] += row.subject is None or bool(row.subject.records)
        self._unread[file] += row.refused
        for found in row.diagnostics:
            if found.code == "table_rows_skipped":
                self._passed[file] += int(found.arguments["count"])

    def _is_new(self, span: Span, subject: Subject, text: str) -> bool:
        """Whether a row says what none said before; a person beside its subject goes with it."""
        if not subject.records:
            return span != self._repeated
        is_new = self._store.is_new(_digest(text))
        self._repeated = None if is_new else span
        return is_new

    def _keep(self, entry: Entry, text: str | None) -> int:
        """Keep an entry, and of refused ones and rows what was given; its number."""
        seq = self._count
        self._count += 1
        raw = "" if text is not None and entry.own_id else entry.raw
        self._store.put_body(Stored(seq, text, raw, entry.span, entry.diagnostics))
        return seq

    def _identify(self, seq: int, subject: Subject, *, by_name: bool, made: bool = False) -> None:
        """Note by what a subject may be known."""
        store = self._store
        numbers = numbers_of(subject)
        written = json.dumps(numbers) if numbers else None
        store.put("entry", (seq, subject.id, subject.kind.value, subject.name, written, int(made)))
        store.put("claim", (f"id {subject.id}", seq))
        for key, number in numbers.items():
            store.put("claim", (f"{key} {number}", seq))
        name = name_key(subject.kind, subject.name) if by_name and not numbers else None
        if name is not None:
            store.put("named", (name, seq))
        for relation in subject.relations:
            if relation.subject is not None:
                store.put("relation", (relation.subject, seq))
        held = holding(subject.kind, subject.name, numbers)
        if held is not None:
            what = subject.records[0].id if made and subject.records else subject.id
            store.put("held", (*held, what, seq))

    def __len__(self) -> int:
        """How many entries iterating gives."""
        return sum(leader == seq for seq, leader in enumerate(self._settled().leader))

    def __iter__(self) -> Iterator[Entry]:
        leader = self._settled().leader
        for stored in self._store.all_bodies(lambda seq: leader[seq] == seq):
            yield self._entry(stored)

    def subjects(self) -> Iterator[Subject]:
        """The subjects without what was refused."""
        return (entry.subject for entry in self if entry.subject is not None)

    def tallies(self) -> dict[str, Tally]:
        """What became of the rows of each table, by the name of its file."""
        self._settled()
        refused, used = self._store.counted(_REFUSED), self._store.counted(_USED)
        return {
            file: Tally(
                rows,
                lost := self._unread[file] + refused.get(file, 0),
                rows - lost - used.get(file, 0),
                self._passed[file],
            )
            for file, rows in self._rows.items()
        }

    def related(self, subject: Subject) -> tuple[Subject, ...]:
        """The subjects that its relations name, and those whose relations name it, by id.

        The subject need not be of this population; it is known by its id.
        """
        leader = self._settled().leader
        own = self._with_id(subject.id)
        found: set[int] = set()
        for relation in subject.relations:
            if relation.subject is not None:
                found |= self._with_id(relation.subject)
        for known_as in {subject.id, *self._ids_of(own)}:
            query = "SELECT seq FROM relation WHERE other = ?"
            found |= {leader[seq] for (seq,) in self._store.rows(query, known_as)}
        return self._subjects_of(found - own)

    def with_ids(self, ids: Iterable[str]) -> tuple[Subject, ...]:
        """The subjects with these ids, by id; an id that nobody has is passed over."""
        return self._subjects_of({seq for one in ids for seq in self._with_id(one)})

    def _subjects_of(self, leaders: set[int]) -> tuple[Subject, ...]:
        entries = [self._entry(stored) for stored in self._store.bodies(leaders)]
        subjects = [entry.subject for entry in entries if entry.subject is not None]
        return tuple(sorted(subjects, key=lambda one: one.id))

    def find(self, subject_id: str) -> Entry | None:
        """The entry of the subject that has this id after joining; None if there is none."""
        for stored in self._store.bodies(self._with_id(subject_id)):
            entry = self._entry(stored)
            if entry.subject is not None and entry.subject.id == subject_id:
                return entry
        return None

    def _settled(self) -> Groups:
        if self._groups is None:
            groups = Groups(self._store, self._count)
            groups.settle()
            self._groups = groups
        return self._groups

    def _with_id(self, id_: str) -> set[int]:
        leader = self._settled().leader
        rows = self._store.rows("SELECT seq FROM claim WHERE claim = ?", f"id {id_}")
        return {leader[seq] for (seq,) in rows}

    def _ids_of(self, leaders: Iterable[int]) -> set[str]:
        members = [seq for leader in leaders for seq in self._settled().members(leader)]
        return {id_ for seq in members for (id_,) in self._store.rows(_ID, seq)}

    def _entry(self, first: Stored) -> Entry:
        """The entry of a group, from its first member."""
        groups = self._settled()
        marks = groups.marks[first.seq]
        form = self._forms.get(first.span.file)
        if first.subject is None:
            return Entry(first.span, None, first.diagnostics, first.raw, form)
        if marks & REFUSED:
            findings = (*first.diagnostics, *self._refusal(first))
            return Entry(first.span, None, findings, first.raw, form)
        if marks & CLASHES:
            return self._clash(self._store.bodies(groups.members(first.seq)))
        joined = marks & JOINED
        given = self._store.bodies(groups.members(first.seq)) if joined else [first]
        subject, findings = merge_subjects([self._sighting(one) for one in given])
        if marks & TWIN:
            subject = _told_apart(subject)
        if groups.lost:
            subject, lost = without_lost(self._store, subject, (one.seq for one in given))
            findings += lost
        tangles = self._tangles(first.seq) if marks & TANGLED else ()
        return Entry(
            first.span,
            self._renamed(subject) if groups.aliases else subject,
            (*(found for one in given for found in one.diagnostics), *tangles, *findings),
            form=form,
            identity=_identity(subject, marks, form),
            joined=tuple(one.span for one in given) if len(given) > 1 else (),
        )

    def _sighting(self, stored: Stored) -> SubjectSighting:
        text = stored.subject or ""
        subject = Subject.model_validate_json(text)
        return SubjectSighting(subject, stored.span, text, stored.span.file not in self._forms)

    def _refusal(self, row: Stored) -> tuple[Diagnostic, ...]:
        rows = self._store.rows("SELECT notes FROM refusal WHERE seq = ?", row.seq)
        return tuple(found for (notes,) in rows for found in diagnostics_of(notes))

    def _clash(self, given: list[Stored]) -> Entry:
        spans = [one.span for one in given]
        ids = sorted({id_ for one in given for (id_,) in self._store.rows(_ID, one.seq)})
        found = Diagnostic.of(
            "subject_id_clash",
            spans[0],
            spans[-1],
            subject="、".join(ids),
            places=places(spans),
        )
        raw = "\n".join(one.subject for one in given if one.subject is not None)
        return Entry(spans[0], None, (found,), raw, joined=tuple(spans))

    def _tangles(self, leader: int) -> tuple[Diagnostic, ...]:
        rows = self._store.rows("SELECT notes FROM tangle WHERE leader = ?", leader)
        return tuple(found for (notes,) in rows for found in diagnostics_of(notes))

    def _renamed(self, subject: Subject) -> Subject:
        """The subject with its relations naming others by the ids they have after joining."""
        query = "SELECT known_as FROM alias WHERE id = ?"
        relations = {}
        for relation in subject.relations:
            for (known_as,) in self._store.rows(query, relation.subject):
                relation = relation.model_copy(update={"subject": known_as})
            relations[relation_key(relation)] = relation
        return subject.model_copy(update={"relations": tuple(relations.values())})


def _told_apart(subject: Subject) -> Subject:
    """The subject with an id that tells it from others of the same number."""
    numbers = json.dumps([subject.kind.value, numbers_of(subject)], sort_keys=True)
    return subject.model_copy(update={"id": f"{subject.id}~{_digest(numbers).hex()[:8]}"})


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _identity(subject: Subject, marks: int, form: RowForm | None) -> Identity:
    if numbers_of(subject):
        return Identity.NUMBER
    return Identity.NAME_ONLY if marks & BY_NAME or form is not None else Identity.OWN_ID
