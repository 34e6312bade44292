"""Finding the YAML files of a catalogue set on disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from creditrules.text import Diagnostic, Limits, Span

__all__ = ["Found", "Root", "find_files"]

_SUFFIXES = frozenset({".yaml", ".yml"})
_SCENARIOS = ".scenarios"


@dataclass(frozen=True, slots=True)
class Root:
    """A file or directory to read, with the name its files go by in findings."""

    path: Path
    name: str

    @classmethod
    def given(cls, path: str | os.PathLike[str]) -> Root:
        """A path as somebody wrote it: findings name its files the same way."""
        return cls(Path(path), os.fspath(path))


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was read: its name in findings, its bytes, and the root it was found under."""

    name: str
    content: bytes
    root: Root


def find_files(roots: list[Root]) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...]]:
    """Read all YAML files under the roots, sorted by name, each file once.

    A file that two roots hold, by a link or by overlap, belongs to the first. Hidden files and
    folders are passed over, and so are `*.scenarios.yaml`, which prove a catalogue and are no part
    of it.

    Returns:
        The files, and a finding for every path that is missing, cannot be read or holds no YAML.
    """
    found: list[Found] = []
    findings: list[Diagnostic] = []
    seen: set[str] = set()
    for root in roots:
        paths = _files_of(root, findings)
        if not paths and os.path.isdir(root.path):
            findings.append(Diagnostic.of("directory_empty", Span(root.name, 1, 1)))
        for path in paths:
            if path.stem.endswith(_SCENARIOS):
                continue
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                found += _read(path, root, findings)
    return tuple(sorted(found, key=lambda one: one.name)), tuple(findings)


def _files_of(root: Root, findings: list[Diagnostic]) -> list[Path]:
    if os.path.isdir(root.path):
        return sorted(_walk(root, findings))
    if os.path.exists(root.path):
        return [root.path]
    findings.append(Diagnostic.of("path_missing", Span(root.name, 1, 1)))
    return []


def _walk(root: Root, findings: list[Diagnostic]) -> Iterator[Path]:
    """All YAML files below a directory; a directory met again through a link is not entered."""
    waiting, entered = [root.path], set[str]()
    while waiting:
        directory = waiting.pop()
        real = os.path.realpath(directory)
        if real in entered:
            continue
        entered.add(real)
        try:
            children = [one for one in directory.iterdir() if not one.name.startswith(".")]
        except OSError as error:
            findings.append(_unreadable(_name(directory, root), error))
            continue
        for child in children:
            if os.path.isdir(child):
                waiting.append(child)
            elif child.suffix.lower() in _SUFFIXES and not _is_special(child):
                yield child


def _is_special(path: Path) -> bool:
    """Whether it exists and is no file, as a pipe, which would be waited on for ever."""
    return os.path.exists(path) and not os.path.isfile(path)


def _read(path: Path, root: Root, findings: list[Diagnostic]) -> Iterator[Found]:
    name = _name(path, root)
    try:
        with path.open("rb") as stream:
            yield Found(name, stream.read(Limits().size + 1), root)
    except OSError as error:
        findings.append(_unreadable(name, error))


def _name(path: Path, root: Root) -> str:
    if path == root.path:
        return root.name
    return Path(root.name, path.relative_to(root.path)).as_posix()


def _unreadable(name: str, error: OSError) -> Diagnostic:
    return Diagnostic.of("file_unreadable", Span(name, 1, 1), reason=error.strerror or "OSError")
