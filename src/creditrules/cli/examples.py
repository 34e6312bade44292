"""Where the bundled examples are."""

from __future__ import annotations

from pathlib import Path

__all__ = ["example"]

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = (_PACKAGE / "_examples", _PACKAGE.parents[1] / "examples")


def example(name: str) -> Path:
    """The path of an example file: inside the installed package, or in a checkout.

    Raises:
        FileNotFoundError: it is in neither.
    """
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(name)
