"""What a clerk sees of a file with mistakes, word for word.

After a change that is meant, write it anew: ``python tests/intake/test_intake_golden.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from creditrules.intake import Population, read_subjects

FIXTURES = Path(__file__).parent / "fixtures"


def shown(lang: str) -> str:
    with (FIXTURES / "subjects.jsonl").open("rb") as stream, Population() as population:
        population.gather(read_subjects(stream, name="subjects.jsonl"))
        found = [one for entry in population for one in entry.diagnostics]
    return "\n\n".join(one.render(lang) for one in found) + "\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_read_as_they_should(lang: str) -> None:
    assert shown(lang) == (FIXTURES / f"findings.{lang}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in ("zh", "en"):
        (FIXTURES / f"findings.{one}.txt").write_text(shown(one), encoding="utf-8")
