"""Where refused data are kept, each in the form of its input, to be mended and read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from typing import Final, TextIO

from creditrules.cli.errors import UsageError
from creditrules.intake import Entry, is_table, is_workbook

__all__ = ["Keeper"]

_STDIN: Final = "stdin"
_YAML: Final = (".yaml", ".yml")
_WORKBOOK: Final = ".xlsx"


class Keeper:
    """A file for what is refused, or a folder in which every input has one of its own.

    Rows are kept in the form of their table; so several inputs of which one is a table need a
    folder. Everything else is kept as lines of JSON.
    """

    def __init__(self, path: str, inputs: Sequence[str], others: Iterable[str] = ()) -> None:
        """Empty the files that may be written.

        Args:
            path: a file or a folder.
            inputs: what is read; `-` is standard input.
            others: further files that must not be overwritten.

        Raises:
            UsageError: they cannot be written, or are inputs, or a folder or a workbook is needed.
        """
        self._stack = ExitStack()
        self._writers: dict[str, Callable[[str], object]] = {}
        self._path = path
        self._several = len(inputs) > 1
        self._places: dict[str, str] = {}
        if self._several and (os.path.isdir(path) or path.endswith(("/", os.sep))):
            self._places = _places(path, inputs)
            _make_folder(path)
        elif self._several:
            for file in filter(is_table, inputs):
                self.expect_row(file)
        elif is_workbook(inputs[0]) and not path.lower().endswith(_WORKBOOK):
            mended = os.path.splitext(path)[0] + _WORKBOOK
            words = {"file": inputs[0], "path": path, "suggestion": mended}
            raise UsageError.of("refused_needs_workbook", **words)
        places = tuple(self._places.values()) or (path,)
        for place in places:
            _spare(place, [*inputs, *others])
        for place in places:
            _empty(place)

    def close(self) -> None:
        """Finish the files; in a folder only those stay that hold something."""
        self._stack.close()
        for place in set(self._places.values()) - self._writers.keys():
            os.remove(place)

    def expect_row(self, file: str) -> None:
        """Make sure that a row of that table has a place of its own.

        Raises:
            UsageError: a folder is needed.
        """
        if self._several and not self._places:
            raise UsageError.of("refused_needs_folder", file=file, path=self._path)

    def keep(self, entry: Entry) -> None:
        """Keep what was given for an entry."""
        place = self._places.get(entry.span.file, self._path)
        if entry.form is not None:
            if place not in self._writers:
                writer = self._stack.enter_context(closing(entry.form.refused_writer(place)))
                self._writers[place] = writer.write
            self._writers[place](entry.raw)
        elif entry.raw:
            lines = entry.raw.split("\n")
            for line in lines if entry.joined else (" ".join(lines),):
                self._write_line(place, line.strip() + "\n")

    def _write_line(self, place: str, line: str) -> None:
        if place not in self._writers:
            self._writers[place] = self._stack.enter_context(_opened(place)).write
        self._writers[place](line)


def _places(folder: str, inputs: Sequence[str]) -> dict[str, str]:
    """Where the refused data of each input go: into the folder, under its own name."""
    places: dict[str, str] = {}
    for file in dict.fromkeys(inputs):
        stem, suffix = os.path.splitext(_STDIN if file == "-" else os.path.basename(file))
        suffix += ".jsonl" if suffix.lower() in _YAML else ""
        suffix = _WORKBOOK if is_workbook(file) else suffix
        number, place = 1, os.path.join(folder, stem + suffix)
        while place in places.values():
            number += 1
            place = os.path.join(folder, f"{stem}-{number}{suffix}")
        places["<stdin>" if file == "-" else file] = place
    return places


def _spare(place: str, inputs: Iterable[str]) -> None:
    """Refuse a place that is an input."""
    for file in inputs:
        if os.path.exists(place) and os.path.exists(file) and os.path.samefile(place, file):
            raise UsageError.of("file_is_input", file=place)


def _empty(place: str) -> None:
    try:
        _opened(place).close()
    except OSError as error:
        raise _unwritable(place, error) from None


def _make_folder(path: str) -> None:
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None


def _opened(place: str) -> TextIO:
    return open(place, "w", encoding="utf-8", errors="replace", newline="\n")


def _unwritable(place: str, error: OSError) -> UsageError:
    reason = error.strerror or type(error).__name__
    return UsageError.of("file_unwritable", file=place, reason=reason)
