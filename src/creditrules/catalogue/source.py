"""What one file says and where it says it: the raw material of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from creditrules.model.base import Frozen
from creditrules.text import Diagnostic, Document, Span, locate, locate_key

__all__ = ["Entry", "FileKind", "M", "Path", "Place", "Source"]

M = TypeVar("M", bound=Frozen)
Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value, as `("measures", 0, "title")`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a file, by its path; it makes the findings about that value."""

    document: Document
    path: Path = ()

    def at(self, *parts: str | int) -> Place:
        """A place below this one."""
        return Place(self.document, (*self.path, *parts))

    @property
    def span(self) -> Span:
        """Where the value stands, or the nearest one above it that exists."""
        root = self.document.root
        return locate(root, self.path) if root else Span(self.document.file, 1, 1)

    @property
    def key_span(self) -> Span:
        """Where the key stands that the value stands under."""
        root = self.document.root
        return locate_key(root, self.path) if root else Span(self.document.file, 1, 1)

    def finding(self, code: str, other: Span | None = None, /, **arguments: str) -> Diagnostic:
        """A finding about the value."""
        return self.document.diagnose(code, self.span, other, **arguments)

    def key_finding(self, code: str, other: Span | None = None, /, **arguments: str) -> Diagnostic:
        """A finding about the key."""
        return self.document.diagnose(code, self.key_span, other, **arguments)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """One entry of a list, such as a cause, an instrument or a measure.

    Attributes:
        id: its id as written, empty if it has none.
        model: what it says, without the fields that could not be read; None when too little of
            it could be read. Such an entry still counts as declared, so that one slip does not
            make every reference to it a finding.
        dropped: the fields that could not be read.
    """

    place: Place
    id: str
    model: M | None
    dropped: frozenset[str]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of YAML file, told by its top-level keys.

    Attributes:
        marks: keys of which any one tells the kind.
        model: the whole file; None when the file belongs to another room, which reads it itself.
        sections: the keys that hold lists of entries, with the model of an entry.
    """

    name: str
    marks: tuple[str, ...]
    model: type[Frozen] | None
    sections: Mapping[str, type[Frozen]]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read.

    Attributes:
        kind: None when the file could not be read or is of no known kind.
        plain: its data without places.
        header: what stands beside the sections; None when that could not be read.
        defaults: the `defaults` of a catalogue.
        entries: the entries of each section that is given.
        findings: what is wrong with the file by itself.
    """

    place: Place
    kind: FileKind | None
    plain: Mapping[str, Any]
    header: Frozen | None
    defaults: Entry[Any] | None
    entries: Mapping[str, tuple[Entry[Any], ...]]
    findings: tuple[Diagnostic, ...]

    @property
    def file(self) -> str:
        """Its name in findings."""
        return self.place.document.file
