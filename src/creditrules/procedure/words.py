"""Cases and duties in words."""

from __future__ import annotations

from creditrules.catalogue import StepLimit
from creditrules.procedure.case import Duty, DutyStatus
from creditrules.text import word

__all__ = ["due_words", "limit_words", "status_words"]


def limit_words(limit: StepLimit, lang: str = "zh") -> str:
    """A limit as its document has it; a clear mark where it has none."""
    english, stated = lang == "en", limit.stated
    if limit.length is not None:
        return limit.length.words(lang)
    printed = stated.ordered or stated.unstated
    quoted = (f' ("{printed}")' if english else f"（“{printed}”）") if printed else ""
    if stated.ordered is not None:
        return f"{'as the order says' if english else '由决定指定'}{quoted}"
    return f"{'not stated by the document' if english else '文件未载明'}{quoted}"


def due_words(duty: Duty, lang: str = "zh") -> str:
    """The last day of a duty, with the stretch it may still move in; or that there is none."""
    english = lang == "en"
    if duty.due is None:
        return limit_words(duty.limit, lang)
    if duty.deadline is None or not duty.provisional:
        return duty.due.isoformat()
    first, last = duty.deadline.earliest, duty.deadline.latest
    stretch = f"{first} – {last}" if english else f"{first} 至 {last}"
    mark = "estimate" if english else "预估"
    return f"{duty.due} ({mark}: {stretch})" if english else f"{duty.due}（{mark}：{stretch}）"


def status_words(duty: Duty, lang: str = "zh") -> str:
    """Where a duty stands; by how many working days it is or was late."""
    name = word(f"duty_status.{duty.status}", lang)
    if duty.status not in (DutyStatus.OVERDUE, DutyStatus.DONE_LATE):
        return name
    if lang == "en":
        return f"{name} by {duty.late} working day{'' if duty.late == 1 else 's'}"
    return f"{name}（{duty.late}个工作日）"
