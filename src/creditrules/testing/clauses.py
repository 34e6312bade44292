"""Which clauses the scenarios prove."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from creditrules.model.files import Clause
from creditrules.testing.running import ScenarioResult
from creditrules.testing.scenarios import ScenarioFile
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["ClauseRow", "clause_findings", "clause_table", "clause_table_content"]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with the results of the scenarios that name it."""

    clause: Clause
    results: tuple[ScenarioResult, ...]

    @property
    def status(self) -> str:
        """`passed`; `failed` if any scenario is; `open` if there is none."""
        if not self.results:
            return "open"
        return "passed" if all(one.passed for one in self.results) else "failed"

    def to_json(self) -> dict[str, Any]:
        """`{clause, status, scenarios: [{name, file, line, status}]}`."""
        return {
            "clause": self.clause.id,
            "status": self.status,
            "scenarios": [
                {"name": one.name, "file": one.file, "line": one.line, "status": one.status}
                for one in self.results
            ],
        }


def clause_table(
    clauses: Iterable[Clause], results: Sequence[ScenarioResult]
) -> tuple[ClauseRow, ...]:
    """Every clause with its scenarios, in the order of the checklist."""
    return tuple(
        ClauseRow(clause, tuple(one for one in results if clause.id in one.clause))
        for clause in clauses
    )


def clause_table_content(rows: Iterable[ClauseRow]) -> list[dict[str, Any]]:
    """The table as JSON data."""
    return [row.to_json() for row in rows]


def clause_findings(
    clauses: Iterable[Clause], files: Iterable[ScenarioFile]
) -> tuple[Diagnostic, ...]:
    """A warning for every clause a scenario names that the checklist does not have."""
    known = [clause.id for clause in clauses]
    return tuple(
        placed.place.at("clause", i).finding(
            "scenario_clause_unknown", clause=clause, suggestion=suggestion(clause, known)
        )
        for file in files
        for placed in file.scenarios
        for i, clause in enumerate(placed.clause)
        if clause not in known
    )
