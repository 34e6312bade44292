"""From paths to a catalogue, or to the list of what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from creditrules.calendar import (
    CalendarError,
    NoticeFile,
    WorkCalendar,
    default_calendar,
    read_notices,
)
from creditrules.catalogue.bundled import builtin_paths, builtin_roots, entry_point_roots
from creditrules.catalogue.checks import CHECKS
from creditrules.catalogue.classify import switched_on
from creditrules.catalogue.compile import Compiled, compile_library, is_guessed
from creditrules.catalogue.compiled import Catalogue
from creditrules.catalogue.errors import CatalogueError
from creditrules.catalogue.files import Root, find_files
from creditrules.catalogue.fingerprint import MEANT, fingerprint_of
from creditrules.catalogue.gates import gates_by_meeting
from creditrules.catalogue.index import askings, items_by_cause
from creditrules.catalogue.integrity import library_errors
from creditrules.catalogue.kinds import NOTICES
from creditrules.catalogue.library import Library, gather
from creditrules.catalogue.overrides import link_overrides
from creditrules.catalogue.read import read_model, read_source
from creditrules.catalogue.source import Entry, M, Source
from creditrules.model import ClauseFile
from creditrules.model.files import Clause
from creditrules.text import Diagnostic, Severity
from creditrules.version import package_version

__all__ = ["Paths", "check_catalogue", "load_catalogue", "load_clauses"]

AnyPath = str | os.PathLike[str]
Paths = AnyPath | Iterable[AnyPath] | None
"""One path or several, of files or directories; None for the bundled set alone."""


def load_catalogue(
    paths: Paths = None,
    *,
    calendar: WorkCalendar | None = None,
    include_guessed: bool = False,
    bundled: bool = True,
) -> Catalogue:
    """Load, check and freeze a catalogue; it may be shared between threads.

    Args:
        paths: YAML files and directories, read on top of the bundled set.
        calendar: the working calendar the catalogue holds; the default one with the holiday
            notices among `paths` if omitted.
        include_guessed: switch on the items whose title or force is a guess.
        bundled: read the bundled set and what other packages add by the entry-point group
            `creditrules.catalogues`; otherwise only `paths`.

    Raises:
        CatalogueError: with every error found in the files.
    """
    work = _Work.of(paths, bundled)
    errors = _ordered(one for one in work.findings if one.severity is Severity.ERROR)
    if errors:
        raise CatalogueError(errors)
    return _freeze(work, calendar or work.calendar, include_guessed)


def check_catalogue(paths: Paths = None, *, bundled: bool = True) -> tuple[Diagnostic, ...]:
    """Everything there is to say about the files, in the order of files and lines.

    Args:
        paths: YAML files and directories. Warnings and notes are given for these alone; errors
            for the bundled set too, which is read below them.
        bundled: as for `load_catalogue`.
    """
    work = _Work.of(paths, bundled)
    findings = list(work.findings)
    for check in CHECKS:
        findings += check(work.library, work.compiled)
    return _ordered(one for one in findings if paths is None or work.concerns(one))


def load_clauses(path: AnyPath | None = None) -> tuple[Clause, ...]:
    """The checklist of clauses that scenarios prove, in file order.

    Args:
        path: the file; the bundled one if omitted.

    Raises:
        CatalogueError: the file is missing or has errors.
    """
    root = Root.given(path if path is not None else builtin_paths()[0] / "clauses.yaml")
    found, findings = find_files([root])
    if findings:
        raise CatalogueError(findings)
    read, wrong = read_model(ClauseFile, found[0].content, found[0].name)
    if read is None:
        raise CatalogueError(wrong)
    return read.clauses


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """A set of files on its way to a catalogue.

    Attributes:
        calendar: the default one with the holiday notices of the files.
        findings: the errors of all steps, and warnings about single files.
        given: names of the files that were asked for, not those below them.
    """

    sources: tuple[Source, ...]
    library: Library
    compiled: Compiled
    calendar: WorkCalendar
    findings: tuple[Diagnostic, ...]
    given: frozenset[str]

    @classmethod
    def of(cls, paths: Paths, bundled: bool) -> _Work:
        wanted = [Root.given(path) for path in _listed(paths)]
        below, refused = _below() if bundled else ([], [])
        files, missing = find_files([*wanted, *below])
        sources = tuple(read_source(one.content, one.name) for one in files)
        library, twice = gather(sources)
        compiled = compile_library(library, sources)
        notices = [read_notices(one.place.document) for one in sources if one.kind is NOTICES]
        calendar, unfit = _with_notices(default_calendar(), notices)
        findings = (
            *refused,
            *missing,
            *(finding for source in sources for finding in source.findings),
            *twice,
            *(finding for file in notices for finding in file.findings),
            *unfit,
            *library_errors(library),
            *compiled.findings,
        )
        given = frozenset(one.name for one in files if one.root in wanted)
        return cls(sources, library, compiled, calendar, findings, given)

    def concerns(self, finding: Diagnostic) -> bool:
        """Whether to tell somebody who asked about the given files."""
        sites = (finding.span, finding.other)
        return finding.severity is Severity.ERROR or any(
            site is not None and site.file in self.given for site in sites
        )


def _with_notices(
    calendar: WorkCalendar, files: list[NoticeFile]
) -> tuple[WorkCalendar, list[Diagnostic]]:
    """The calendar with the notices it does not have yet, or why they do not fit."""
    new = [one for file in files for one in file.notices if one not in calendar.notices]
    regions = [one for file in files for one in file.regions if one not in calendar.regions]
    if not (new or regions):
        return calendar, []
    try:
        return calendar.with_notices(new, regions), []
    except CalendarError as error:
        return calendar, [error.diagnostic]


def _below() -> tuple[list[Root], list[Diagnostic]]:
    """The bundled set and what other packages add, and what is wrong with either."""
    added, refused = entry_point_roots()
    try:
        return [*builtin_roots(), *added], refused
    except CatalogueError as error:
        return added, [*refused, *error.diagnostics]


def _listed(paths: Paths) -> list[AnyPath]:
    if paths is None:
        return []
    return [paths] if isinstance(paths, str | os.PathLike) else list(paths)


def _ordered(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    def place(one: Diagnostic) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        file, line, column = one.span[:3] if one.span else ("", 0, 0)
        return file, line, column, one.code, one.pairs

    return tuple(sorted(dict.fromkeys(findings), key=place))


def _freeze(work: _Work, calendar: WorkCalendar, include_guessed: bool) -> Catalogue:
    library, compiled = work.library, work.compiled
    enabled = {
        key: item for key, item in compiled.items.items() if include_guessed or not is_guessed(item)
    }
    items = link_overrides(enabled, compiled.overrides, compiled.tolerance)
    by_cause = items_by_cause(items.values())
    gates = _models(library.gates)
    return Catalogue(
        documents=MappingProxyType(dict(compiled.documents)),
        items=MappingProxyType(items),
        switched_off=tuple(key for key in compiled.items if key not in items),
        by_cause=by_cause,
        asking=askings(by_cause),
        classifiers=MappingProxyType(switched_on(compiled.rules, include_guessed)),
        limits=tuple(
            one
            for one in compiled.documents.values()
            if one.basis_floor is not None or one.force_cap is not None
        ),
        forms=compiled.forms,
        causes=_models(library.causes),
        measure_types=_models(library.measure_types),
        basic_list=_models(library.basic_list),
        authorities=_models(library.authorities),
        instruments=_models(library.instruments),
        roles=_models(library.roles),
        lists=_models(library.lists),
        procedures=MappingProxyType(dict(compiled.procedures)),
        actions=_models(library.actions),
        fields=_models(library.fields),
        gates=gates,
        gates_at=gates_by_meeting(gates.values()),
        facts=library.table,
        calendar=calendar,
        fingerprint=fingerprint_of(work.sources, include_guessed=include_guessed),
        version=package_version(),
        files=tuple(source.file for source in work.sources if source.kind in MEANT),
    )


def _models(register: Mapping[str, Entry[M]]) -> Mapping[str, M]:
    found = {key: register[key].model for key in sorted(register)}
    return MappingProxyType({key: one for key, one in found.items() if one is not None})
