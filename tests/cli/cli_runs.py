"""A run of the command line and what it came to."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import creditrules

SOURCE = Path(creditrules.__file__).parents[1]
EXAMPLES = Path(__file__).parents[2] / "examples" / "subjects.jsonl"
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Told:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def same_as_golden(name: str, text: str) -> bool:
    """Whether a text is the one kept under that name; RENEW_GOLDEN=1 keeps it anew."""
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    return path.read_text("utf-8") == text


Cli = Callable[..., Told]
Write = Callable[[str, str | bytes], Path]
