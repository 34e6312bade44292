"""Testing catalogues: scenarios, the pytest plugin, and Hypothesis strategies.

Importing this package loads nothing; a name loads the module it stands in. Scenarios need nothing
beside the library; the plugin needs pytest and the strategies Hypothesis, both in the extra
`testing`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from creditrules.testing.clauses import (
        ClauseRow,
        clause_findings,
        clause_table,
        clause_table_content,
    )
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
    "PlacedScenario",
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

_NAMES: Final = {
    "clauses": "ClauseRow clause_findings clause_table clause_table_content",
    "running": "Difference ScenarioResult run_scenario run_scenarios",
    "scenarios": (
        "Expectation PlacedScenario Scenario ScenarioFile load_scenarios read_scenarios"
    ),
}
_HOMES: Final = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
