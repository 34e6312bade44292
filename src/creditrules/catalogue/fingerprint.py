"""The fingerprint of a catalogue: what it says, not how it is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from creditrules.catalogue.kinds import CATALOGUE, INSTRUMENTS, PROCEDURE, VOCABULARY
from creditrules.catalogue.source import Source

__all__ = ["MEANT", "fingerprint_of"]

MEANT = (CATALOGUE, PROCEDURE, INSTRUMENTS, VOCABULARY)
"""The kinds of files that answers can depend on."""


def fingerprint_of(sources: Iterable[Source], *, include_guessed: bool) -> str:
    """SHA-256, in hex, over the content of all files of the kinds `MEANT`.

    It does not depend on comments, quotation marks, the names and order of files, which file an
    entry stands in, the order of entries, or the order of keys.
    """
    parts = sorted(part for source in sources for part in _parts(source))
    text = _canonical({"include_guessed": include_guessed, "parts": parts})
    return hashlib.sha256(text.encode()).hexdigest()


def _parts(source: Source) -> Iterator[str]:
    if source.kind is None or source.kind not in MEANT:
        return
    owner = source.plain.get("catalogue") or source.plain.get("procedure", "")
    header = {key: value for key, value in source.plain.items() if key not in source.entries}
    if header:
        yield _canonical([owner, source.kind.name, header])
    for section in source.entries:
        for entry in source.plain[section]:
            yield _canonical([owner, section, entry])


def _canonical(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
