"""Where catalogues come from by themselves: the bundled set, and other packages' entry points."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from creditrules.bundled import CHECKOUT, INSTALLED, bundled_folder
from creditrules.catalogue.errors import CatalogueError
from creditrules.catalogue.files import Root
from creditrules.text import Diagnostic

__all__ = ["GROUP", "builtin_paths", "builtin_roots", "entry_point_roots"]

GROUP = "creditrules.catalogues"
"""The entry-point group by which other packages add catalogues."""


def builtin_paths() -> tuple[Path, ...]:
    """The directory of the bundled catalogues: inside the installed package, or in a checkout.

    Raises:
        CatalogueError: neither exists; the installation is not complete.
    """
    folder = bundled_folder()
    if folder is None:
        missing = Diagnostic.of("bundled_missing", path=str(INSTALLED), checkout=str(CHECKOUT))
        raise CatalogueError((missing,))
    return (folder,)


def builtin_roots() -> list[Root]:
    """The bundled directory under a name that is the same on every machine."""
    return [Root(path, "creditrules/catalogues") for path in builtin_paths()]


def entry_point_roots() -> tuple[list[Root], list[Diagnostic]]:
    """What other packages add.

    An entry point names a package that holds YAML files, or an object that is a path.
    """
    roots: list[Root] = []
    findings: list[Diagnostic] = []
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        try:
            roots += [Root(path, point.name) for path in _paths_of(point)]
        except Exception as error:  # whatever another package does while it is imported
            reason = f"{type(error).__name__}: {error}"
            findings.append(
                Diagnostic.of("entry_point_bad", name=point.name, value=point.value, reason=reason)
            )
    return roots, findings


def _paths_of(point: EntryPoint) -> list[Path]:
    target = point.load()
    if isinstance(target, ModuleType):
        return [Path(folder) for folder in target.__path__]
    return [Path(os.fspath(target))]
