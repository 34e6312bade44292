"""Testing catalogues: scenarios, the pytest plugin, and Hypothesis strategies.

Importing this package loads nothing; a name loads the module it stands in. Scenarios need nothing
beside the library; the plugin needs pytest and the strategies Hypothesis, both in the extra
`testing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditrules.lazy import lazy_names

if TYPE_CHECKING:
    from creditrules.testing.clauses import (
        ClauseRow,
        clause_findings,
        clause_table,
        clause_table_content,
    )
    from creditrules.testing.procedure_scenarios import ExpectedDuty, ProcedureScenario
    from creditrules.testing.running import (
        Difference,
        ScenarioResult,
        run_scenario,
        run_scenarios,
    )
    from creditrules.testing.scenarios import (
        Expectation,
        PlacedScenario,
        Scenario,
        ScenarioFile,
        load_scenarios,
        read_scenarios,
    )

__all__ = [
    "ClauseRow",
    "Difference",
    "Expectation",
    "ExpectedDuty",
    "PlacedScenario",
    "ProcedureScenario",
    "Scenario",
    "ScenarioFile",
    "ScenarioResult",
    "clause_findings",
    "clause_table",
    "clause_table_content",
    "load_scenarios",
    "read_scenarios",
    "run_scenario",
    "run_scenarios",
]

__getattr__ = lazy_names(
    __name__,
    {
        "clauses": "ClauseRow clause_findings clause_table clause_table_content",
        "procedure_scenarios": "ExpectedDuty ProcedureScenario",
        "running": "Difference ScenarioResult run_scenario run_scenarios",
        "scenarios": (
            "Expectation PlacedScenario Scenario ScenarioFile load_scenarios read_scenarios"
        ),
    },
)


def __dir__() -> list[str]:
    return __all__
