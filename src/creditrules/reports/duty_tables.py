"""Duties of many cases as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from creditrules.procedure import Case, Duty, due_words, limit_words, status_words
from creditrules.reports.duties import DutyList, ListedDuty, OfficeOverdue, Overdue
from creditrules.reports.duty_words import basis_words, duty_title, office_words
from creditrules.reports.tables import Cell, Column, Table, Term, joined_terms
from creditrules.text import titled, word

__all__ = ["duty_overview", "duty_table", "overdue_table"]

_OFFICE: Final = Column("office", "承办单位", "office")
_PLACE: Final = Column("place", "类别", "standing")
_DUTY: Final = (
    Column("duty", "待办", "duty"),
    Column("due", "末日", "last day"),
    Column("earliest", "末日最早", "earliest last day"),
    Column("latest", "末日最晚", "latest last day"),
    Column("late", "逾期工作日", "working days late"),
    Column("limit", "时限", "limit"),
    Column("case", "个案", "case"),
    Column("subject", "当事人", "party"),
    Column("procedure", "流程", "procedure"),
    Column("opened_on", "待办起始", "owed since"),
    Column("basis", "依据", "basis"),
)
_AFTERWARDS: Final = (
    Column("then_office", "逾期后由", "then due from"),
    Column("then_duty", "逾期后办理", "then to be done"),
    Column("then_status", "办理情况", "where that stands"),
)
_OVERVIEW: Final = (
    _OFFICE,
    _PLACE,
    _DUTY[0],
    Column("due", "末日或时限", "last day or limit"),
    Column("late", "逾期工作日", "working days late"),
    Column("case", "个案", "case"),
    Column("subject", "当事人", "party"),
    Column("basis", "依据", "basis"),
)


def duty_table(listed: DutyList, lang: str = "zh") -> Table:
    """A row for each duty that a list shows, in its order.

    The first and the last day on which the last day may turn out to lie are given where a notice
    still to come can move it.
    """
    return Table((_OFFICE, _PLACE, *_DUTY), tuple(_listed(one, lang) for one in listed.rows))


def duty_overview(listed: DutyList, lang: str = "zh") -> Table:
    """The same rows for a terminal: last days in words, with what may still move them."""
    return Table(_OVERVIEW, tuple(_overview(one, lang) for one in listed.rows))


def overdue_table(offices: Iterable[OfficeOverdue], lang: str = "zh") -> Table:
    """A row for each overdue duty, with the duties that its delay has opened."""
    rows = tuple(_overdue(one, lang) for office in offices for one in office.overdue)
    return Table((_OFFICE, *_DUTY, *_AFTERWARDS), rows)


def _listed(one: ListedDuty, lang: str) -> tuple[Cell, ...]:
    return _office(one.duty, lang), _place(one, lang), *_duty(one.case, one.duty, lang)


def _overview(one: ListedDuty, lang: str) -> tuple[Cell, ...]:
    case, duty = one.case, one.duty
    return (
        _office(duty, lang),
        _place(one, lang),
        duty_title(duty, lang),
        due_words(duty, lang),
        duty.late or None,
        case.id,
        case.subject,
        basis_words(case, duty, lang),
    )


def _place(one: ListedDuty, lang: str) -> Term:
    return Term(one.place.value, word(f"duty_place.{one.place.value}", lang))


def _overdue(one: Overdue, lang: str) -> tuple[Cell, ...]:
    return (
        _office(one.duty, lang),
        *_duty(one.case, one.duty, lang),
        joined_terms([_office(each, lang) for each in one.opened], lang),
        joined_terms([Term(each.id, duty_title(each, lang)) for each in one.opened], lang),
        joined_terms([_status(each, lang) for each in one.opened], lang),
    )


def _office(duty: Duty, lang: str) -> Term:
    return Term(duty.office, office_words(duty.office, duty.step.actor, lang))


def _status(duty: Duty, lang: str) -> Term:
    return Term(duty.status.value, status_words(duty, lang))


def _duty(case: Case, duty: Duty, lang: str) -> tuple[Cell, ...]:
    procedure, counted = case.procedure, duty.deadline if duty.provisional else None
    return (
        Term(duty.id, duty_title(duty, lang)),
        duty.due,
        counted.earliest if counted else None,
        counted.latest if counted else None,
        duty.late or None,
        limit_words(duty.limit, lang),
        case.id,
        case.subject,
        Term(procedure.id, titled(procedure, lang)),
        duty.opened_on,
        basis_words(case, duty, lang),
    )
