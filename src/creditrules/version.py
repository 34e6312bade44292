"""The version of the installed package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

__all__ = ["package_version"]


def package_version() -> str:
    """The version of the installed package; `0` in a checkout that is not installed."""
    try:
        return version("creditrules")
    except PackageNotFoundError:
        return "0"
