"""Many subjects at once, each once: joined by identity, related to one another, in flat memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Final, Self

from creditrules.intake.identity import name_key, numbers_of
from creditrules.intake.merge import SubjectSighting, merge_subjects, places, subject_json
from creditrules.intake.reader import Entry, Identity, Progress, counted
from creditrules.intake.settle import BY_NAME, CLASHES, JOINED, TANGLED, Groups
from creditrules.intake.store import Store, Stored, diagnostics_of
from creditrules.model import Subject
from creditrules.text import Diagnostic, Span

__all__ = ["Population"]

_ID: Final = "SELECT id FROM entry WHERE seq = ?"


class Population:
    """Subjects gathered from any number of sources and joined by the rules of identity.

    Iterating gives one entry for each subject, and for each refused one, in the order in which
    they first came; the order changes nothing else. Memory stays flat: the subjects wait in a
    temporary SQLite database, which is deleted on closing. Not for use by several threads.

        with Population() as population:
            population.gather(read_subjects("subjects.jsonl"))
            for entry in population: ...
    """

    def __init__(self, *, own_ids: bool = False) -> None:
        """Open an empty population.

        Args:
            own_ids: the sources give every subject an id of its own, so that a name alone joins
                nothing; otherwise it joins what has no number.
        """
        self._own_ids = own_ids
        self._store = Store()
        self._count = 0
        self._groups: Groups | None = None

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
        """Add one subject."""
        seq = self._count
        self._count += 1
        self._groups = None
        if isinstance(given, Subject):
            given = Entry(Span("subjects", seq + 1, 1), given)
        subject, store = given.subject, self._store
        if subject is None:
            store.put_body(Stored(seq, None, given.raw, given.span, given.diagnostics))
            return
        store.put_body(Stored(seq, subject_json(subject), "", given.span, given.diagnostics))
        numbers = numbers_of(subject)
        written = json.dumps(numbers) if numbers else None
        store.put("entry", (seq, subject.id, subject.kind.value, subject.name, written))
        store.put("claim", (f"id {subject.id}", seq))
        for key, number in numbers.items():
            store.put("claim", (f"{key} {number}", seq))
        by_name = not (numbers or self._own_ids)
        name = name_key(subject.kind, subject.name) if by_name else None
        if name is not None:
            store.put("named", (name, seq))
        for relation in subject.relations:
            if relation.subject is not None:
                store.put("relation", (relation.subject, seq))

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
        entries = [self._entry(stored) for stored in self._store.bodies(found - own)]
        subjects = [entry.subject for entry in entries if entry.subject is not None]
        return tuple(sorted(subjects, key=lambda one: one.id))

    def _settled(self) -> Groups:
        if self._groups is None:
            groups = Groups(self._store, self._count)
            groups.settle()
            self._groups = groups
        return self._groups

    def _with_id(self, id_: str) -> set[int]:
        rows = self._store.rows("SELECT seq FROM claim WHERE claim = ?", f"id {id_}")
        return {self._settled().leader[seq] for (seq,) in rows}

    def _ids_of(self, leaders: Iterable[int]) -> set[str]:
        members = [seq for leader in leaders for seq in self._settled().members(leader)]
        return {id_ for seq in members for (id_,) in self._store.rows(_ID, seq)}

    def _entry(self, first: Stored) -> Entry:
        """The entry of a group, from its first member."""
        groups = self._settled()
        marks = groups.marks[first.seq]
        if first.subject is None:
            return Entry(first.span, None, first.diagnostics, first.raw)
        if marks & CLASHES:
            return self._clash(self._store.bodies(groups.members(first.seq)))
        joined = marks & JOINED
        given = self._store.bodies(groups.members(first.seq)) if joined else [first]
        subject, findings = merge_subjects([_sighting(one) for one in given])
        tangles = self._tangles(first.seq) if marks & TANGLED else ()
        return Entry(
            first.span,
            self._renamed(subject) if groups.aliases else subject,
            (*(found for one in given for found in one.diagnostics), *tangles, *findings),
            identity=_identity(subject, marks),
            joined=tuple(one.span for one in given) if len(given) > 1 else (),
        )

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
            relations[repr(relation)] = relation
        return subject.model_copy(update={"relations": tuple(relations.values())})


def _sighting(stored: Stored) -> SubjectSighting:
    text = stored.subject or ""
    return SubjectSighting(Subject.model_validate_json(text), stored.span, text)


def _identity(subject: Subject, marks: int) -> Identity:
    if numbers_of(subject):
        return Identity.NUMBER
    return Identity.NAME_ONLY if marks & BY_NAME else Identity.OWN_ID
