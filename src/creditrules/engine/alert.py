"""What screening is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from creditrules.catalogue import Catalogue
from creditrules.conditions import Leaf, Truth
from creditrules.engine.decision import Decision
from creditrules.engine.fields import field_truths
from creditrules.model import Gate, Screened, Verdict

__all__ = ["RANK", "Alert", "Errand", "ScreenRequest", "Screening"]

RANK: Final = {verdict: rank for rank, verdict in enumerate(Verdict)}
"""The worst verdict has the lowest rank."""


class Errand(StrEnum):
    """What an alert asks of the officer."""

    REFUSE = "refuse"
    DECIDE = "decide"
    HEED = "heed"
    HOLD = "hold"
    IDENTIFY = "identify"
    LOOK_UP = "look_up"
    NAME_SOMEBODY = "name_somebody"
    VERIFY_FACTS = "verify_facts"
    VERIFY_FIELD = "verify_field"
    VERIFY_SOURCE = "verify_source"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to be told at the counter (警示).

    Attributes:
        subject: whom it is about; `<enterprise>#<role>#<name>` for one known by name only.
        gate: where the decision was met; None where nothing was, for want of data.
        decision: what was met, of the grounds in the gate's fields; None as for `gate`.
        errands: what the officer has to do.
        missing: facts to verify first.
        order: what orders alerts, the worst first.
    """

    verdict: Verdict
    subject: str
    name: str | None
    gate: Gate | None
    decision: Decision | None
    errands: tuple[Errand, ...]
    missing: tuple[Leaf, ...]
    order: tuple[int, str, str, str, str]

    @classmethod
    def of(
        cls,
        verdict: Verdict,
        subject: str,
        name: str | None,
        errands: tuple[Errand, ...],
        gate: Gate | None = None,
        decision: Decision | None = None,
        missing: tuple[Leaf, ...] = (),
    ) -> Alert:
        """The alert of these parts, with its place among others."""
        measure = decision.type.id if decision else ""
        order = (RANK[verdict], subject, measure, gate.id if gate else "", errands[0].value)
        return cls(verdict, subject, name, gate, decision, errands, missing, order)


class ScreenRequest(NamedTuple):
    """What is asked.

    Attributes:
        role: the role that the action puts a person into, None for none in particular.
        roles: the roles whose holders are asked about where nobody is put forward.
        concerns_persons: whether any gate at the action is about persons.
        proposed: ids of the persons put forward; empty = the holders of `roles`.
        field: None = not known.
        truths: whether the field is in each of the catalogue's fields; None = not known.
    """

    catalogue: Catalogue
    action: str
    applicant: str
    proposed: tuple[str, ...]
    field: str | None
    as_of: date
    known_at: datetime | None
    jurisdiction: str | None
    role: str | None
    roles: frozenset[str]
    concerns_persons: bool
    truths: tuple[Truth, ...] | None

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        action: str,
        applicant: str,
        proposed: Iterable[str],
        field: str | None,
        as_of: date,
        known_at: datetime | None,
        jurisdiction: str | None,
    ) -> ScreenRequest:
        """The request with what the catalogue says of the action.

        Raises:
            ValueError: there is no such action.
        """
        role, roles, concerns_persons = _action_facts(catalogue, action)
        field = field.strip() if field else None
        return cls(
            catalogue,
            action,
            applicant,
            tuple(sorted(set(proposed))),
            field or None,
            as_of,
            known_at,
            jurisdiction,
            role,
            roles,
            concerns_persons,
            _truths(catalogue, field) if field else None,
        )


@lru_cache(maxsize=4096)
def _truths(catalogue: Catalogue, field: str) -> tuple[Truth, ...]:
    return tuple(field_truths(catalogue, field).values())


@lru_cache(maxsize=256)
def _action_facts(catalogue: Catalogue, action: str) -> tuple[str | None, frozenset[str], bool]:
    found = catalogue.actions.get(action)
    if found is None:
        raise ValueError(f"no such action: {action}")
    every = frozenset(one.role for one in catalogue.actions.values() if one.role)
    roles = frozenset({found.role}) if found.role else every
    about = {gate.about for gate in catalogue.gates.values() if action in gate.actions}
    return found.role, roles, Screened.PERSON in about


@dataclass(frozen=True, slots=True)
class Screening:
    """The answer at the counter.

    Attributes:
        verdict: that of the worst alert; pass where there is none.
        persons: ids of the persons the action was found to concern, by the proposal or the roles;
            `<enterprise>#<role>#<name>` for one known by name only.
        alerts: the worst first, in stable order.
    """

    request: ScreenRequest
    verdict: Verdict
    persons: tuple[str, ...]
    alerts: tuple[Alert, ...]
