"""Events of cases for the tests of the ledger."""

from __future__ import annotations

from typing import Any

from creditrules.model.procedure import CaseEvent

PUSH_OWN = "hangzhou_2023.push_own"


def event(key: str = "E1", **fields: Any) -> CaseEvent:
    """An event of case C1 unless the fields say otherwise."""
    given = {"case": "C1", "type": "penalty_decided", "happened_on": "2026-09-28"}
    return CaseEvent.model_validate({"id": key, **given, **fields})
