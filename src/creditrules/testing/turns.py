"""What an event or a draft must change, against what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from creditrules.catalogue import Catalogue
from creditrules.engine import Foresight, Release, foresee, release
from creditrules.testing.scenarios import ExpectedChange, Scenario
from creditrules.text import WORDS, Word

__all__ = ["Turn", "Turns", "differing_turns", "turns_of"]


class Turn(NamedTuple):
    """What became of a decision; `reason`: why it stays, where it does."""

    kind: str
    reason: str | None = None


_NONE: Final = Turn("none")
Turns = Mapping[tuple[str, bool], Turn]
"""Decision id and whether it hangs on a listing -> what became of it."""


def turns_of(catalogue: Catalogue, scenario: Scenario) -> Turns:
    """What the scenario's event or draft does.

    Raises:
        ValueError: the event contradicts its record.
    """
    event, draft = scenario.event, scenario.draft
    if event is not None:
        found = release(
            catalogue,
            scenario.subject,
            event.plain,
            scenario.as_of,
            record=event.record,
            related=scenario.related,
            jurisdiction=scenario.jurisdiction,
            known_at=scenario.known_at,
        )
        return _of_release(found)
    if draft is None:
        return {}
    foreseen = foresee(
        catalogue,
        scenario.subject,
        draft,
        scenario.as_of,
        related=scenario.related,
        jurisdiction=scenario.jurisdiction,
        known_at=scenario.known_at,
    )
    return _of_foresight(foreseen)


def _of_release(found: Release) -> Turns:
    stays = {(one.decision.id, False): Turn("stays", one.reason) for one in found.stays}
    return stays | {(one.id, False): Turn(one.kind) for one in found.changes}


def _of_foresight(found: Foresight) -> Turns:
    return {
        **{(one.decision.id, False): Turn("unclear") for one in found.questions},
        **{(one.id, True): Turn(one.kind) for one in found.if_listed},
        **{(one.id, False): Turn(one.kind) for one in found.certain},
    }


def differing_turns(
    wanted: ExpectedChange, own: str, turns: Turns
) -> Iterator[tuple[str, Word, Word]]:
    """(key, expected, got) for what differs; `own` is the id of the scenario's subject."""
    decision = f"{wanted.subject or own}/{wanted.measure}"
    got = turns.get((decision, wanted.if_listed), _NONE)
    if got.kind != wanted.kind:
        yield "kind", WORDS[f"change.{wanted.kind}"], _shown(got)
    elif wanted.reason not in (None, got.reason):
        yield "reason", WORDS[f"stay.{wanted.reason}"], _shown(got)


def _shown(turn: Turn) -> Word:
    kind = WORDS[f"change.{turn.kind}"]
    if turn.reason is None:
        return kind
    reason = WORDS[f"stay.{turn.reason}"]
    return Word(f"{kind.zh}（{reason.zh}）", f"{kind.en} ({reason.en})")
