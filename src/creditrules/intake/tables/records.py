"""The credit record of a row: a penalty without a cause, or a listing with that of its list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from creditrules.intake.tables.columns import COLUMNS
from creditrules.intake.tables.headings import heading_key
from creditrules.intake.tables.kinds import ORDER, Kinds
from creditrules.intake.tables.parties import hashed
from creditrules.intake.tables.rows import Problem
from creditrules.model import CreditList
from creditrules.text.suggest import suggestion

__all__ = [
    "STATES",
    "Lists",
    "States",
    "list_suggestion",
    "listing_record",
    "penalty_record",
]


Lists = Mapping[str, CreditList]
"""The lists, by key of every name they go by."""

States = Mapping[str, str]
"""What a state word means (`normal`, `withdrawn`, `objection`, `removed`), by its key."""

STATES: Final[States] = {
    **dict.fromkeys(("0", "正常", "有效", "在册", "在列", "列入"), "normal"),
    **dict.fromkeys(("1", "撤销", "已撤销", "撤回", "已撤回"), "withdrawn"),
    **dict.fromkeys(("异议", "异议中", "异议处理中"), "objection"),
    **dict.fromkeys(("移出", "已移出"), "removed"),
}
_EVENTS: Final = {
    "withdrawn": "withdrawal",
    "objection": "objection_accepted",
    "removed": "delisting",
}
_FACTS: Final = tuple(
    column.id
    for column in COLUMNS.values()
    if column.path == ("records", 0, "attributes", column.id) and column.id != "penalty_kinds"
)
_PENALTY_FACTS: Final = frozenset(_FACTS) - {"place_code", "source_unit", "remark"}
_SEVERAL: Final = 2
_KINDS: Final = ("penalty_kinds", "penalty_kinds_2")


def penalty_record(
    cells: Mapping[str, Any], key: str, states: States, problems: list[Problem]
) -> dict[str, Any]:
    """The record of a row of a penalty table, as plain data; it has no cause.

    Args:
        cells: what was read, by column id.
        key: what names the subject in the record's id.
        states: what state words mean.
        problems: takes what is wrong.
    """
    act = cells.get("penalty_act", cells.get("penalty_name"))
    attributes = {fact: cells[fact] for fact in _FACTS if fact in cells}
    if act is not None:
        attributes["penalty_act"] = act
    kinds = _kinds(cells, problems)
    if kinds:
        attributes["penalty_kinds"] = kinds
    authority, document = cells.get("authority"), cells.get("document_no")
    decided_on = cells.get("decided_on")
    if document is None and decided_on is None and not _PENALTY_FACTS & attributes.keys():
        problems.append(Problem("table_row_says_nothing", None, {}))
    record = _filled(
        id=hashed(authority or "", document or "", key, decided_on or "", act or ""),
        authority=authority,
        document_no=document,
        decided_on=decided_on,
        received_at=cells.get("received_at"),
        attributes=attributes,
    )
    _add_state(record, cells, decided_on, states, problems)
    return record


def listing_record(
    cells: Mapping[str, Any], key: str, list_: CreditList, states: States, problems: list[Problem]
) -> dict[str, Any]:
    """The record of a row of a list, as plain data; its cause is that of the list."""
    authority, document = cells.get("listing_authority"), cells.get("listing_document")
    listed_on, removed_on = cells.get("listed_on"), cells.get("removed_on")
    remarks = [cells[column] for column in ("listing_reason", "remark") if column in cells]
    facts = _filled(
        place_code=cells.get("place_code"),
        source_unit=cells.get("source_unit"),
        remark="；".join(remarks) or None,
    )
    record = _filled(
        id=hashed(authority or "", document or "", key, listed_on or "", list_.id),
        cause=list_.cause,
        authority=authority,
        document_no=document,
        listed=True if listed_on is None else None,
        listed_on=listed_on,
        received_at=cells.get("received_at"),
        attributes={**list_.attributes, **facts},
    )
    if removed_on is not None:
        if listed_on is not None and removed_on < listed_on:
            words = {"value": removed_on, "listed_on": listed_on}
            problems.append(Problem("table_removed_before", "removed_on", words))
        by, note = cells.get("removal_authority"), cells.get("removal_reason")
        record["events"] = [_event("delisting", removed_on, cells, by=by, note=note)]
    _add_state(record, cells, removed_on or listed_on, states, problems)
    return record


def _kinds(cells: Mapping[str, Any], problems: list[Problem]) -> list[str]:
    """The kinds of penalty in the order of the vocabulary; words that are none are told."""
    found: list[str] = []
    for column in _KINDS:
        given: Kinds | None = cells.get(column)
        if given is not None:
            found += given.known
            if given.unknown:
                words = {"value": "、".join(given.unknown)}
                problems.append(Problem("table_penalty_kind_unknown", column, words))
    return found if len(found) < _SEVERAL else [kind for kind in ORDER if kind in found]


def _add_state(
    record: dict[str, Any],
    cells: Mapping[str, Any],
    day: str | None,
    states: States,
    problems: list[Problem],
) -> None:
    """Add the event that a state other than normal stands for."""
    given = cells.get("state")
    if given is None:
        return
    meaning = states.get(heading_key(given))
    if meaning is None:
        problems.append(Problem("table_state_unknown", "state", {"value": given}))
    event = _EVENTS.get(meaning or "")
    events = record.get("events", [])
    if event is None or any(one["type"] == event for one in events):
        return
    happened_on = _day_of(cells.get("received_at"))
    if happened_on is None and day is None:
        problems.append(Problem("table_state_undated", "state", {"value": given}))
        return
    if happened_on is None:
        words = {"value": given, "day": day or ""}
        problems.append(Problem("table_state_day_assumed", "state", words))
    record["events"] = [*events, _event(event, happened_on or day or "", cells)]


def _event(type_: str, day: str, cells: Mapping[str, Any], **more: str | None) -> dict[str, Any]:
    received_at = cells.get("received_at")
    return _filled(type=type_, happened_on=day, received_at=received_at, **more)


def _day_of(received_at: str | None) -> str | None:
    """The day of a time stamp, which is in Chinese time."""
    return None if received_at is None else datetime.fromisoformat(received_at).date().isoformat()


def _filled(**values: Any) -> dict[str, Any]:
    """The values that are there."""
    return {key: value for key, value in values.items() if value is not None}


def list_suggestion(lists: Lists, name: str) -> str:
    """What may have been meant by an unknown list."""
    return suggestion(name, sorted({one.title for one in lists.values()}))
