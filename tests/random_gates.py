"""Gates for catalogues and requests for cases that are made from a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.catalogue.gates import gates_by_meeting
from creditrules.model import Action, BusinessField, Evidence, Gate, GateEffect, Screened
from random_questions import Case, cases

ACTIONS = {
    "register.director": Action(
        id="register.director", title="登记董事", title_en="Director", role="director"
    ),
    "register.enterprise": Action(
        id="register.enterprise", title="设立登记", title_en="Establishment"
    ),
}
FIELDS = {
    "food": BusinessField(
        id="food",
        title="食品",
        title_en="Food",
        codes=("C14",),
        words=("食品",),
        causes=("defaulter",),
        evidence=Evidence.SEEN,
    ),
    "metal": BusinessField(
        id="metal", title="金属", title_en="Metal", codes=("C33",), evidence=Evidence.SEEN
    ),
}
GIVEN = (None, "C14", "C", "3311", "食品销售", "软件开发")
TYPES = ("flight_limit", "loan_scrutiny", "office_ban")


def gated(catalogue: Catalogue, number: int, **fixed: Any) -> Catalogue:
    """A catalogue with a few gates; `fixed` are fields that every gate has."""
    chance = Random(number)
    gates = {one.id: one.model_copy(update=fixed) for one in _gates(chance)}
    return replace(
        catalogue,
        actions=ACTIONS,
        fields=FIELDS,
        gates=gates,
        gates_at=gates_by_meeting(gates.values()),
    )


def _gates(chance: Random) -> Iterator[Gate]:
    for i in range(chance.randint(1, 4)):
        yield Gate(
            id=f"g{i}",
            actions=tuple(chance.sample(list(ACTIONS), chance.randint(1, 2))),
            measure_types=tuple(chance.sample(TYPES, chance.randint(1, 3))),
            about=chance.choice(list(Screened)),
            effect=chance.choice([GateEffect.BLOCK, GateEffect.BLOCK, GateEffect.WARN]),
            fields=chance.choice([(), (), ("food",), ("by_cause",), ("by_cause", "metal")]),
            evidence=chance.choice([Evidence.SEEN, Evidence.RECALLED, Evidence.GUESS]),
        )


@lru_cache(maxsize=512)
def _gated(catalogue: Catalogue, number: int) -> Catalogue:
    return gated(catalogue, number)


def request_of(case: Case) -> Case:
    """The case with gates, and the arguments of `screen` in the place of those of `evaluate`."""
    chance = Random(case.number)
    question = dict(case.question)
    applicant, related = question.pop("subject"), question["related"]
    ids = [one.id for one in (applicant, *related)]
    proposed = chance.choice([(), (), tuple(chance.sample(ids, 1)), ("S9",), tuple(ids)])
    asked = {
        **question,
        "action": chance.choice(list(ACTIONS)),
        "applicant": applicant,
        "proposed": proposed,
        "field": chance.choice(GIVEN),
    }
    return Case(case.number, _gated(case.catalogue, case.number % 40), asked)


def requests() -> st.SearchStrategy[Case]:
    """Catalogues with gates, each with a request at their counters."""
    return cases().map(request_of)
