"""The feedback of results as tables: counts for each recipient and cycle, and every decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from creditrules.catalogue import Catalogue, Document
from creditrules.catalogue.describe import marked
from creditrules.engine import cause_words
from creditrules.model import Authority
from creditrules.reports.catalogue_words import document_name
from creditrules.reports.feedback import Due, FeedbackPlan, Followed
from creditrules.reports.tables import Cell, Column, Table, Term, joined_terms
from creditrules.text import titled, word

__all__ = ["FeedbackCounts", "feedback_notes", "feedback_rows"]

_ABOUT: Final = (
    Column("recipient", "反馈对象", "recipient"),
    Column("catalogue", "文件", "document"),
    Column("every", "反馈周期", "cycle"),
    Column("from", "起", "from"),
    Column("to", "止", "to"),
)
_COUNTED: Final = (
    Column("subjects", "适用主体", "subjects"),
    Column("applied", "适用", "applied"),
    Column("started", "开始", "started"),
    Column("ended_period", "期满结束", "ended by period"),
    Column("ended_event", "因事件结束", "ended by event"),
    Column("ended_other", "其他结束", "ended otherwise"),
    Column("suspended", "暂不执行", "suspended"),
    Column("undetermined", "待核实", "undetermined"),
)
_LISTED: Final = (
    Column("subject", "主体", "subject"),
    Column("name", "主体名称", "name"),
    Column("measure_type", "措施", "measure"),
    Column("force", "约束力", "force"),
    Column("period_start", "期限起", "period from"),
    Column("period_end", "期限止", "period to"),
    Column("implementers", "实施单位", "implementers"),
    Column("outcome", "期末结果", "outcome at the end"),
    Column("started_on", "开始之日", "started on"),
    Column("ended_on", "不再适用之日", "ended on"),
    Column("reason", "结束原因", "why it ended"),
)


class FeedbackCounts:
    """Counts what became of decisions in every cycle; memory does not grow with the subjects."""

    def __init__(self, plan: FeedbackPlan) -> None:
        self._plan = plan
        self._counts: dict[Due, Counter[str]] = {due: Counter() for due in plan.dues}

    def add(self, met: Iterable[Followed]) -> None:
        """Count what became of the decisions about one subject; give every subject once."""
        applied: set[tuple[Due, str]] = set()
        for one in met:
            counts = self._counts[one.due]
            counts["started"] += one.started_on is not None
            counts["suspended"] += one.suspended
            counts["undetermined"] += one.undetermined
            if one.ended_by is not None:
                counts[f"ended_{one.ended_by}"] += 1
            if one.applied:
                counts["applied"] += 1
                applied.add((one.due, one.decision.subject))
        for due, _ in applied:
            self._counts[due]["subjects"] += 1

    def table(self, catalogue: Catalogue, lang: str = "zh") -> Table:
        """A row for each recipient and cycle; a document with several recipients is in several."""
        rows = [
            (*_about(due, recipient, lang), *(counts[column.id] for column in _COUNTED))
            for due, counts in self._counts.items()
            for recipient in _recipients(catalogue, due, lang)
        ]
        return Table((*_ABOUT, *_COUNTED), sorted(rows, key=_order))


def feedback_rows(catalogue: Catalogue, met: Iterable[Followed], lang: str = "zh") -> Table:
    """A row for each decision and cycle, in the order given, made as they are read."""
    columns = (Column("recipients", "反馈对象", "recipients"), *_ABOUT[1:], *_LISTED)
    return Table(columns, (_row(catalogue, one, lang) for one in met))


def feedback_notes(plan: FeedbackPlan, lang: str = "zh") -> list[str]:
    """What a reader is to know of documents whose cycle is open, or has not ended."""
    notes = []
    for due in plan.dues:
        if due.feedback.cycle is None:
            said = f"（{due.feedback.note}）" if due.feedback.note else ""
            name = _document(due.document).text
            notes.append(
                f"{name}: cycle not established, reported for the days asked for{said}"
                if lang == "en"
                else f"{name}：反馈周期未查得，按所问期间汇总{said}"
            )
    for document in plan.waiting:
        name = _document(document).text
        notes.append(
            f"{name}: no cycle ends in the days asked for"
            if lang == "en"
            else f"{name}：所问期间内没有结束的反馈周期"
        )
    return notes


def _about(due: Due, recipient: Cell, lang: str) -> tuple[Cell, ...]:
    return recipient, _document(due.document), _cycle(due, lang), due.first, due.last


def _cycle(due: Due, lang: str) -> Term:
    cycle = due.feedback.cycle
    if cycle is None:
        return Term(None, "not established" if lang == "en" else "未查得")
    name = word(f"cycle.{cycle.value}", lang)
    return Term(cycle.value, marked(name, due.feedback.evidence.every, lang))


def _document(document: Document) -> Term:
    return Term(document.id, document_name(document.instrument))


def _recipients(catalogue: Catalogue, due: Due, lang: str) -> Iterator[Term]:
    if not due.feedback.told:
        yield Term(None, "not established" if lang == "en" else "未查得")
    for key in due.feedback.told:
        body = _body(catalogue.authorities[key], lang)
        yield Term(key, marked(body.text, due.feedback.evidence.recipients, lang))


def _body(authority: Authority, lang: str) -> Term:
    return Term(authority.id, authority.name_en if lang == "en" else authority.name)


def _row(catalogue: Catalogue, one: Followed, lang: str) -> tuple[Cell, ...]:
    decision, due = one.decision, one.due
    comma = ", " if lang == "en" else "、"
    bodies = [each.authority for each in decision.implementers]
    return (
        *_about(due, joined_terms(list(_recipients(catalogue, due, lang)), lang), lang),
        decision.subject,
        decision.name,
        Term(decision.type.id, titled(decision, lang)),
        Term(decision.force.value, word(f"force.{decision.force.value}", lang)),
        decision.period.start,
        decision.period.end,
        joined_terms([_body(each, lang) for each in bodies], lang),
        Term(one.outcome.value, word(f"outcome.{one.outcome.value}", lang)),
        one.started_on,
        one.ended_on,
        comma.join(cause_words(cause, lang) for cause in one.causes) or None,
    )


def _order(row: Sequence[Cell]) -> tuple[bool, str, str, str]:
    """By recipient, those not stated last, then document and first day."""
    recipient, document = row[0], row[1]
    key = recipient.id if isinstance(recipient, Term) else None
    name = document.id if isinstance(document, Term) else None
    return key is None, key or "", name or "", str(row[3])
