"""What a clerk sees of a penalty table with mistakes, word for word.

After a change that is meant, write it anew: ``python tests/intake/tables/test_table_golden.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from creditrules.intake.tables import read_table

FIXTURES = Path(__file__).parent / "fixtures"


def shown(lang: str) -> str:
    with (FIXTURES / "penalties.csv").open("rb") as stream:
        raws = list(read_table(stream, "penalties.csv", ".csv"))
    found = [problem for raw in raws for problem in raw.problems]
    return "\n\n".join(problem.render(lang) for problem in found) + "\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_in_a_table_read_as_they_should(lang: str) -> None:
    assert shown(lang) == (FIXTURES / f"findings.{lang}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in ("zh", "en"):
        (FIXTURES / f"findings.{one}.txt").write_text(shown(one), encoding="utf-8")
