"""What the tests of catalogues share: a small vocabulary and a way to write files beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from creditrules.catalogue import Catalogue, check_catalogue, load_catalogue
from creditrules.text import Diagnostic

BASE = Path(__file__).parent / "base"

ITEM = """\
  - id: {id}
    type: flight_limit
    title: 限制乘坐飞机
    force: mandatory
    kind: punishment
    cause: judgment_defaulter
    subjects: [individual]
    when: {{any_record: {{listed: true}}}}
    period: {{while: listed}}
"""


class Desk:
    """A folder to write catalogue files in, and what comes of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def catalogue(self, *items: str, name: str = "trial", top: str = "") -> Path:
        """Write a catalogue; an item is its id, with further lines after the first line end."""
        text = f"catalogue: {name}\ninstrument: memo\n{top}measures:\n"
        for item in items:
            key, _, more = item.partition("\n")
            text += ITEM.format(id=key) + "".join(f"    {line}\n" for line in more.splitlines())
        return self.write(f"{name}.yaml", text)

    def load(self, *, include_guessed: bool = False) -> Catalogue:
        return load_catalogue([BASE, self.folder], bundled=False, include_guessed=include_guessed)

    def check(self) -> list[Diagnostic]:
        found = check_catalogue([BASE, self.folder], bundled=False)
        return [one for one in found if one.span and one.span.file.startswith(str(self.folder))]

    def codes(self) -> list[str]:
        return [one.code for one in self.check()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)


@pytest.fixture
def base() -> Path:
    return BASE
