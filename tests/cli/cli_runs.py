"""A run of the command line and what it came to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import creditrules

SOURCE = Path(creditrules.__file__).parents[1]
EXAMPLES = Path(__file__).parents[2] / "examples" / "subjects.jsonl"


@dataclass(frozen=True)
class Told:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Told]
Write = Callable[[str, str | bytes], Path]
