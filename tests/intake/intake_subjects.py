"""Subjects for the tests of reading and joining."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from creditrules.intake import Entry, read_subjects
from creditrules.model import Subject, SubjectKind

DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31)).map(date.isoformat)
MOMENTS = st.one_of(
    DAYS,
    st.builds(
        "{}T{:02d}:30:00{}".format, DAYS, st.integers(0, 23), st.sampled_from(["+08:00", "Z"])
    ),
)
NAMES = st.sampled_from(
    ["某某有限公司", "某某（北京）有限公司", "某某(北京)有限公司", "某某 有限公司"]
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1)
VALUES = st.one_of(
    st.booleans(),
    st.integers(-(10**30), 10**30),
    WORDS,
    st.lists(WORDS, max_size=2),
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**12).map(str),
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["amount", "industry", "intent"]), VALUES, max_size=2)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


EVENTS = st.fixed_dictionaries(
    {"type": st.sampled_from(["repair", "delisting", "withdrawal"]), "happened_on": DAYS},
    optional={"received_at": MOMENTS, "by": WORDS},
)


def records(ids: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"id": ids},
        optional={
            "cause": st.sampled_from(["judgment_defaulter", "major_tax_violation"]),
            "authority": WORDS,
            "decided_on": DAYS,
            "listed_on": DAYS,
            "received_at": MOMENTS,
            "severity": st.sampled_from(["minor", "serious"]),
            "attributes": ATTRIBUTES,
            "events": st.lists(EVENTS, max_size=2),
        },
    )


def documents(
    ids: st.SearchStrategy[str] = WORDS, numbers: st.SearchStrategy[str] = WORDS
) -> st.SearchStrategy[dict[str, Any]]:
    """Subjects as plain data, all of them good."""
    keys = ["uscc", "registration_no", "organisation_code", "tax_no", "resident_id"]
    relations = st.fixed_dictionaries(
        {"role": st.sampled_from(["director", "legal_representative"]), "subject": ids},
        optional={"name": WORDS, "from": DAYS},
    )
    return st.fixed_dictionaries(
        {"id": ids, "kind": st.sampled_from([kind.value for kind in SubjectKind])},
        optional={
            "name": NAMES,
            "identifiers": st.dictionaries(st.sampled_from(keys), numbers, max_size=3),
            "jurisdiction": st.sampled_from(["110000", "330100"]),
            "attributes": ATTRIBUTES,
            "records_complete": st.booleans(),
            "relations": st.lists(relations, max_size=2),
            "records": st.lists(
                records(st.sampled_from(["R1", "R2", "R3"])),
                max_size=2,
                unique_by=lambda r: r["id"],
            ),
        },
    )


def subjects(
    ids: st.SearchStrategy[str] = WORDS, numbers: st.SearchStrategy[str] = WORDS
) -> st.SearchStrategy[Subject]:
    return documents(ids, numbers).map(Subject.model_validate)


def read(text: str | bytes, name: str = "f.jsonl") -> list[Entry]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_subjects(BytesIO(data), name=name))


def codes(entries: list[Entry]) -> list[str]:
    return [found.code for entry in entries for found in entry.diagnostics]


def enterprise(id_: str, /, **fields: Any) -> Subject:
    return Subject.model_validate({"id": id_, "kind": "enterprise", **fields})
