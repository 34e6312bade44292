"""Rows of tables as the reader hands them over, for the tests of joining."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, cast

from creditrules.intake import Entry, Population
from creditrules.intake.tables import TableForm
from creditrules.model import Subject
from creditrules.text import Span

FORM = cast(TableForm, object())
"""Stands for the form of a table where nothing asks what it is."""


def code(text: str) -> str:
    """A made number as long as a unified code."""
    return f"91110000{sha256(text.encode()).hexdigest()[:9].upper()}X"


def row(
    line: int,
    name: str,
    uscc: str | None = None,
    *,
    kind: str = "enterprise",
    file: str = "p.csv",
    document: str | None = "1",
    key: str = "",
    numbers: dict[str, str] | None = None,
    **record: Any,
) -> Entry:
    """A row of a penalty table."""
    identifiers = {**({"uscc": uscc} if uscc else {}), **(numbers or {})}
    own = uscc or next((f"{key[:3]}-{one}" for key, one in identifiers.items()), f"name-{name}")
    told = [own, document, key, *(record.get(part) for part in ("authority", "listed_on"))]
    hashed = sha256(" ".join(map(str, told)).encode()).hexdigest()[:16]
    subject = Subject.model_validate(
        {
            "id": own,
            "kind": kind,
            "name": name,
            "identifiers": identifiers,
            "records": [{"id": hashed, "document_no": document, **record}],
        }
    )
    return Entry(Span(file, line, 1), subject, (), f"{name},{uscc or ''},{document}", FORM)


def joined(*rows: Entry) -> list[Entry]:
    """What a population makes of them."""
    with Population() as population:
        population.gather(rows)
        entries = list(population)
        assert len(population) == len(entries)
    return entries
