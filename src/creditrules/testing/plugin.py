"""The pytest plugin: `*.scenarios.yaml` files are collected as tests, one per scenario.

Rules are read from the catalogues beside a scenario file, on top of the bundled ones. Where
catalogues stand elsewhere, the ini file says so:

    [pytest]
    creditrules_catalogues = rules/vocabulary rules/local
    creditrules_bundled = false
    creditrules_lang = en

Nothing of the library but this module is loaded while no scenario file is collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from creditrules.catalogue import Catalogue
    from creditrules.testing.running import ScenarioResult
    from creditrules.testing.scenarios import PlacedScenario

_SUFFIXES = (".scenarios.yaml", ".scenarios.yml")
_Key = tuple[tuple[str, ...], bool]
_CATALOGUES = pytest.StashKey[dict[_Key, "Catalogue"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the ini options."""
    parser.addini(
        "creditrules_catalogues",
        "files and directories with the catalogues that scenarios are run against; "
        "the directory of the scenario file if not given",
        type="paths",
        default=[],
    )
    parser.addini(
        "creditrules_bundled",
        "read the bundled catalogues below them",
        type="bool",
        default=True,
    )
    parser.addini("creditrules_lang", "language of failures, zh or en", default="zh")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScenarioModule | None:
    """Collect a scenario file."""
    if not file_path.name.endswith(_SUFFIXES):
        return None
    found: ScenarioModule = ScenarioModule.from_parent(parent, path=file_path)
    return found


class ScenarioModule(pytest.File):
    """A scenario file."""

    def collect(self) -> Iterator[ScenarioItem]:
        """One test per scenario; what is wrong with the file itself is a failure to collect."""
        from creditrules.testing.scenarios import read_scenarios

        file = read_scenarios(self.path.read_bytes(), self._shown())
        if file.findings:
            lang = self.config.getini("creditrules_lang")
            raise self.CollectError("\n".join(one.render(lang) for one in file.findings))
        for number, placed in enumerate(file.scenarios, start=1):
            item: ScenarioItem = ScenarioItem.from_parent(
                self, name=placed.name or f"#{number}", placed=placed
            )
            yield item

    def _shown(self) -> str:
        root = self.config.rootpath
        inside = self.path.is_relative_to(root)
        return (self.path.relative_to(root) if inside else self.path).as_posix()


class ScenarioItem(pytest.Item):
    """A scenario."""

    def __init__(self, *, placed: PlacedScenario, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.placed = placed

    def runtest(self) -> None:
        """Run the scenario."""
        from creditrules.testing.running import run_scenario

        asks = self.placed.scenario
        catalogue = self._catalogue(guessed=bool(asks and asks.include_guessed))
        result = run_scenario(catalogue, self.placed, guessed=catalogue)
        if not result.passed:
            raise ScenarioError(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The differences or the errors of the catalogue, without a traceback."""
        from creditrules.catalogue import CatalogueError

        lang = self.config.getini("creditrules_lang")
        if isinstance(excinfo.value, ScenarioError):
            return excinfo.value.result.render(lang)
        if isinstance(excinfo.value, CatalogueError):
            return "\n".join(one.render(lang) for one in excinfo.value.diagnostics)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File, line (from 0) and name."""
        return self.path, self.placed.place.span.line - 1, self.name

    def _catalogue(self, *, guessed: bool) -> Catalogue:
        from creditrules.catalogue import load_catalogue

        loaded = self.config.stash.setdefault(_CATALOGUES, {})
        given = self.config.getini("creditrules_catalogues") or [self.path.parent]
        key = (tuple(map(str, given)), guessed)
        if key not in loaded:
            bundled = self.config.getini("creditrules_bundled")
            loaded[key] = load_catalogue(given, include_guessed=guessed, bundled=bundled)
        return loaded[key]


class ScenarioError(Exception):
    """A scenario came out otherwise than expected."""

    def __init__(self, result: ScenarioResult) -> None:
        super().__init__(result.name)
        self.result = result
