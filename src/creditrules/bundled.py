"""Where the bundled catalogues stand: inside the installed package, or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

__all__ = ["CHECKOUT", "INSTALLED", "bundled_folder"]

_PACKAGE: Final = Path(__file__).resolve().parent
INSTALLED: Final = _PACKAGE / "_catalogues"
CHECKOUT: Final = _PACKAGE.parents[1] / "catalogues"


def bundled_folder() -> Path | None:
    """The folder of the bundled catalogues; None where the installation is not complete."""
    return next((path for path in (INSTALLED, CHECKOUT) if path.is_dir()), None)
