"""What a source hands over before it is understood: plain data and where each part stands."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from os import PathLike
from typing import Any, Final, Protocol

from creditrules.text import Diagnostic, Severity, Span, mask_id, mask_text

__all__ = ["Path", "Raw", "RowForm", "Unreadable", "conceal", "conceal_number", "path_text"]

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value, as `("records", 0, "decided_on")`."""

_ABOUT_KEYS: Final = frozenset({"subject_key_unknown", "case_key_unknown"})
_RESIDENT_ID: Final = re.compile(
    r"""(["']?resident_id["']?\s*:\s*["']?)([^\s"',}\]][^"',}\]\n]*)"""
)


class RowSink(Protocol):
    """Where refused rows are written."""

    def write(self, text: str) -> None:
        """Write a row as its table gave it (`Raw.text`), or several, one below the other."""

    def close(self) -> None:
        """Finish the file."""


class RowForm(Protocol):
    """The form of the table that a row comes from."""

    def refused_writer(self, path: str | PathLike[str]) -> RowSink:
        """A writer of refused rows in that form.

        Raises:
            OSError: if the file cannot be written.
        """


class Raw(ABC):
    """One subject as a source gives it.

    A source of another form (a table) has its own subclass; everything after it is shared.

    Attributes:
        value: the plain data; meaningless when a problem is an error.
        problems: what the source itself found wrong with it.
    """

    __slots__ = ("problems", "value")

    def __init__(self, value: object, problems: tuple[Diagnostic, ...] = ()) -> None:
        self.value = value
        self.problems = problems

    @property
    def refused(self) -> bool:
        """Whether the source could not read it."""
        return any(one.severity is Severity.ERROR for one in self.problems)

    @property
    def form(self) -> RowForm | None:
        """The form of the table it is a row of; None of what is no row of a table."""
        return None

    @property
    def party(self) -> Mapping[str, Any] | None:
        """Whom a row is about that could not be read wholly, as plain data; None if unknown."""
        return None

    @property
    @abstractmethod
    def span(self) -> Span:
        """Where it begins."""

    @property
    @abstractmethod
    def text(self) -> str:
        """It as it was given, so that refused ones can be kept; JSON where that is possible."""

    @abstractmethod
    def site(self, path: Path, *, key: bool = False) -> tuple[Span, str | None]:
        """Where the value at `path` (or its key) stands, and the line of the file it stands in.

        A path that is not there gives the nearest one above it.
        """

    def finding(
        self, code: str, path: Path = (), other: Span | None = None, /, **arguments: str
    ) -> Diagnostic:
        """A finding about the value at `path`; its words may use `{path}`."""
        span, source = self.site(path, key=code in _ABOUT_KEYS)
        if source is not None:
            source = _hide(source, span) if path[-1:] == ("resident_id",) else conceal(source)
        return Diagnostic.of(code, span, other, source, path=path_text(path), **arguments)


class Unreadable(Raw):
    """What could not be read at all: a file, or the rest of one."""

    __slots__ = ("given",)

    def __init__(self, *problems: Diagnostic, given: str = "") -> None:
        super().__init__(None, problems)
        self.given = given

    @property
    def span(self) -> Span:
        """Where the problem is."""
        return self.problems[0].span or Span("", 1, 1)

    @property
    def text(self) -> str:
        """What could be kept of it."""
        return self.given

    def site(self, path: Path, *, key: bool = False) -> tuple[Span, str | None]:
        """Where the problem is."""
        return self.span, None


def path_text(path: Path) -> str:
    """A path as people write it: `records[0].decided_on`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


def conceal_number(number: str) -> str:
    """A number of a natural person, masked for good where findings would not recognise it.

    A well-formed resident id stays as it is: findings mask it when shown, unless asked not to.
    """
    return number if mask_text(number) != number else mask_id(number)


def conceal(line: str) -> str:
    """A line of a file with malformed resident ids masked; its length stays."""
    return _RESIDENT_ID.sub(lambda found: found[1] + conceal_number(found[2]), line)


def _hide(line: str, span: Span) -> str:
    """A line with the number at `span` masked, quotation marks apart."""
    start, stop = span.column - 1, span.column - 1 + span.length
    number = line[start:stop].strip("\"'")
    hidden = line[start:stop].replace(number, conceal_number(number))
    return conceal(line[:start]) + hidden + line[stop:]
