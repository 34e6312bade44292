"""Every diagnostic code of the project, with its words in Chinese and English.

A code is for ever: hosts, suppressions and documentation pages refer to it.  Each room keeps its
codes in its own module here.  A placeholder ``{name}`` is an argument given to
:meth:`creditrules.text.Diagnostic.of`; message and help of both languages share the arguments.
A message is one sentence that says what is wrong and quotes what the file says; the help says how
to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from creditrules.text.codes import (
    calendar,
    catalogue,
    cli,
    conditions,
    engine,
    intake,
    ledger,
    model,
    procedures,
    reports,
    tables,
    testing,
    text,
)
from creditrules.text.codes.shape import CodeText, Severity

__all__ = ["CODES", "SECTIONS", "CodeText", "Severity"]

SECTIONS: Final[Mapping[str, Mapping[str, CodeText]]] = MappingProxyType(
    {
        "text": text.CODES,
        "calendar": calendar.CODES,
        "model": model.CODES,
        "conditions": conditions.CODES,
        "catalogue": catalogue.CODES,
        "engine": engine.CODES,
        "procedures": procedures.CODES,
        "intake": intake.CODES,
        "ledger": ledger.CODES,
        "tables": tables.CODES,
        "reports": reports.CODES,
        "testing": testing.CODES,
        "cli": cli.CODES,
    }
)
"""The codes by room."""

CODES: Final[Mapping[str, CodeText]] = MappingProxyType(
    {code: words for section in SECTIONS.values() for code, words in section.items()}
)
"""All codes.  No two rooms share one."""
