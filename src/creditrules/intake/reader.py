"""From plain data to subjects: each on its own, so that one mistake costs no other subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from creditrules.intake.findings import findings_in
from creditrules.intake.merge import RecordSighting, merge_records
from creditrules.intake.raw import Path, Raw, RowForm
from creditrules.intake.refusals import refusals_of
from creditrules.intake.sources import Source, open_source
from creditrules.intake.tables import Tables
from creditrules.model import CreditRecord, Subject
from creditrules.text import Diagnostic, Span

__all__ = ["Entry", "Identity", "Progress", "counted", "read_subjects"]

Progress: TypeAlias = Callable[[int], None]
"""Told now and then how many subjects have been read, and at the end."""

_STEP: Final = 1000
_SHOWN: Final = 1000
_MOST: Final = 200
_IDENTITY: Final = ("id", "kind", "name", "identifiers")


class Identity(StrEnum):
    """By what a subject is told from others (身份核对方式).

    `number`: an identifier; `own_id`: only the id its host gave it; `name_only`: its name alone,
    by which it was joined, or which is all that a row of a table tells of it.
    """

    NUMBER = "number"
    OWN_ID = "own_id"
    NAME_ONLY = "name_only"


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject as it was handed in, or as it was joined from several places.

    Attributes:
        span: where it begins; of a joined one, the first place.
        subject: the subject; None if it was refused.
        diagnostics: what was found; an error stands for something that was left out.
        raw: what was given, as JSON, so that refused subjects can be kept in a file; of several
            that were refused together, one a line. Of a row of a table: the row as it stood.
        form: of a row of a table, the form of that table; otherwise None.
        identity: by what it was told from others; None until a population has done so.
        joined: every place it was joined from; empty for a single one.
        party: of a row that was refused when it was read, whom it is about, without records;
            None where that could not be told.
    """

    span: Span
    subject: Subject | None
    diagnostics: tuple[Diagnostic, ...] = ()
    raw: str = ""
    form: RowForm | None = None
    identity: Identity | None = None
    joined: tuple[Span, ...] = ()
    party: Subject | None = None

    @property
    def refused(self) -> bool:
        """Whether nothing of it could be used."""
        return self.subject is None

    @property
    def own_id(self) -> bool:
        """Whether its host gave it its id; that of a row is made from its number or its name."""
        return self.form is None


def read_subjects(
    source: Source,
    *,
    name: str | None = None,
    tables: Tables | None = None,
    progress: Progress | None = None,
) -> Iterator[Entry]:
    """Read subjects one by one from JSON, JSON Lines, YAML, or the rows of a table.

    Bad input is never raised: a subject that cannot be used gives a refused entry with its
    diagnostics, and the rest goes on. A record that cannot be used is left out alone; its subject
    then says `records_complete: false`. Every row of a table is a subject of one record, which a
    `Population` joins with the others; a row in which anything is wrong is refused whole.

    Args:
        source: a path, `-` for standard input, or an open stream of bytes or text.
        name: what diagnostics call the source; by default its path.
        tables: how tables are read.
        progress: called with the number of subjects read, every 1,000 and at the end.
    """
    entries = map(_entry, open_source(source, name=name, tables=tables))
    return entries if progress is None else counted(entries, progress)


def counted(entries: Iterable[Entry], progress: Progress) -> Iterator[Entry]:
    """The same entries, telling `progress` their number every 1,000 and at the end."""
    count = 0
    for entry in entries:
        count += 1
        if count % _STEP == 0:
            progress(count)
        yield entry
    progress(count)


def _entry(raw: Raw) -> Entry:
    data = raw.value
    if raw.refused:
        return _refused(raw, raw.problems, raw.party)
    if not isinstance(data, dict):
        found = raw.finding("json_not_object", found=raw.text[:_SHOWN])
        return _refused(raw, (*raw.problems, found))
    try:
        subject = Subject.model_validate(data)
    except ValidationError as error:
        if raw.form is not None:
            return _refused(raw, (*raw.problems, *refusals_of(error, raw)), data)
        return _mended(raw, data)
    return Entry(raw.span, subject, (*raw.problems, *_odd(raw, data, subject)), raw.text, raw.form)


def _refused(
    raw: Raw, findings: tuple[Diagnostic, ...], party: Mapping[str, Any] | None = None
) -> Entry:
    known = None if party is None else _known(party)
    return Entry(raw.span, None, findings, raw.text, raw.form, party=known)


def _known(party: Mapping[str, Any]) -> Subject | None:
    """Whom a refused row is about; None if not even that can be understood."""
    try:
        return Subject.model_validate({key: party[key] for key in _IDENTITY if key in party})
    except ValidationError:
        return None


def _odd(raw: Raw, data: dict[str, Any], subject: Subject) -> Iterator[Diagnostic]:
    for code, path, arguments in findings_in(subject, data):
        yield raw.finding(code, path, **arguments)


def _mended(raw: Raw, data: dict[str, Any]) -> Entry:
    """The subject without the records that cannot be used; refused if anything else is wrong."""
    given = data.get("records", [])
    findings = list(raw.problems)
    lost: list[str] = []
    subject = None
    try:
        if isinstance(given, list):
            records, lost = _records(raw, given, findings)
            head = Subject.model_validate({**data, "records": []})
            complete = head.records_complete and not lost
            subject = head.model_copy(update={"records": records, "records_complete": complete})
        else:
            subject = Subject.model_validate(data)
    except ValidationError as error:
        _add(findings, refusals_of(error, raw))
    else:
        _add(findings, _odd(raw, data, subject))
    if len(findings) == _MOST:
        findings.append(Diagnostic.of("too_many_findings", raw.span, limit=str(_MOST)))
    if lost and subject is not None:
        words = {"subject": subject.id, "count": str(len(lost)), "records": "、".join(lost)}
        findings.append(raw.finding("records_left_out", ("records",), **words))
    return Entry(raw.span, subject, tuple(sorted(findings, key=_place)), raw.text)


def _records(
    raw: Raw, given: list[Any], findings: list[Diagnostic]
) -> tuple[tuple[CreditRecord, ...], list[str]]:
    """The records that can be used, and what to call the others."""
    sightings = []
    lost = []
    for number, data in enumerate(given):
        path: Path = ("records", number)
        try:
            record = CreditRecord.model_validate(data)
        except ValidationError as error:
            _add(findings, refusals_of(error, raw, path))
            lost.append(f"records[{number}]")
        else:
            sightings.append(RecordSighting(record, raw.site(path)[0]))
    merged = merge_records(sightings)
    _add(findings, merged.diagnostics)
    return merged.records, [*lost, *merged.clashing]


def _add(findings: list[Diagnostic], more: Iterable[Diagnostic]) -> None:
    findings += islice(more, _MOST - len(findings))


def _place(found: Diagnostic) -> tuple[int, int]:
    return (found.span.line, found.span.column) if found.span else (0, 0)
