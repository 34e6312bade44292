"""Decisions made beforehand, for counters that ask many times a second (业务关口).

An index holds what `evaluate` came to for a population, for one day, one place and one state of
knowledge, and answers as `screen` does. Its answers hold until `holds_until`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from creditrules.catalogue import Catalogue
from creditrules.engine.alert import Screening, ScreenRequest
from creditrules.engine.change import next_change, relation_days
from creditrules.engine.evaluate import evaluate
from creditrules.engine.party import Party
from creditrules.engine.screen import screening_of
from creditrules.model import Subject
from creditrules.model.scalars import parse_day, parse_moment

__all__ = ["DecisionIndex"]

_ONE_DAY = timedelta(days=1)


class DecisionIndex:
    """The decisions about many subjects, ready to be screened.

    Any thread may screen while one adds and removes: a subject is put in its place whole. What is
    decided about persons hangs on the enterprises in which they hold roles, so both are to be
    added again when a record or a relation of either changes.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        as_of: date,
        known_at: date | datetime | None = None,
        jurisdiction: str | None = None,
    ) -> None:
        """An index without subjects; arguments as for `evaluate`.

        Raises:
            ValueError: `as_of` or `known_at` is not what it should be.
        """
        self._catalogue = catalogue
        self._as_of = parse_day(as_of)
        self._known_at = None if known_at is None else parse_moment(known_at)
        self._jurisdiction = jurisdiction
        self._parties: dict[str, Party] = {}
        self._changes: dict[str, tuple[Party, date | None]] = {}

    def __len__(self) -> int:
        return len(self._parties)

    def __contains__(self, subject_id: object) -> bool:
        return subject_id in self._parties

    def add(self, subject: Subject, related: Iterable[Subject] = ()) -> None:
        """Decide about a subject and keep it, in the place of what was kept under its id.

        Args:
            subject: whom it is about.
            related: the subjects that its relations name and whose relations name it.
        """
        evaluation = evaluate(
            self._catalogue,
            subject,
            self._as_of,
            known_at=self._known_at,
            jurisdiction=self._jurisdiction,
            related=[one for one in related if one.id != subject.id],
        )
        self._parties[subject.id] = Party.of(evaluation)

    def update(self, population: Iterable[tuple[Subject, Iterable[Subject]]]) -> None:
        """Add every subject of a population, each with its related subjects."""
        for subject, related in population:
            self.add(subject, related)

    def remove(self, subject_id: str) -> None:
        """Forget a subject; afterwards it is unknown, which is not the same as without records.

        Raises:
            KeyError: there is no such subject.
        """
        del self._parties[subject_id]
        self._changes.pop(subject_id, None)

    def screen(
        self,
        action: str,
        applicant: str,
        proposed: Iterable[str] = (),
        field: str | None = None,
    ) -> Screening:
        """The answer of `screen` by the decisions kept; a party that is not kept calls for review.

        Args:
            action: id of the action.
            applicant: id of who asks for it.
            proposed: ids of the persons put forward; as for `screen` where there are none.
            field: as for `screen`.

        Raises:
            ValueError: there is no such action.
        """
        request = ScreenRequest.of(
            self._catalogue,
            action,
            applicant,
            proposed,
            field,
            self._as_of,
            self._known_at,
            self._jurisdiction,
        )
        return screening_of(request, self._parties.get)

    def holds_until(self) -> date | None:
        """The last day on which every answer is still the same with no new fact; None = for good.

        Worked out on demand, once for each subject: it asks each again on the days on which
        something may turn.
        """
        days = [day for one in list(self._parties.values()) if (day := self._next_change(one))]
        return min(days) - _ONE_DAY if days else None

    def _next_change(self, party: Party) -> date | None:
        known = self._changes.get(party.id)
        if known is None or known[0] is not party:
            question = party.evaluation.question
            turns = [
                day
                for one in (question.subject, *question.related)
                for day in relation_days(one)
                if day > self._as_of
            ]
            change = next_change(party.evaluation)
            first = min([*turns, *([change] if change else [])], default=None)
            known = self._changes[party.id] = (party, first)
        return known[1]
