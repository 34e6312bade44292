"""Last days of duties as an iCalendar file (RFC 5545; extra ``ical``)."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from creditrules.procedure import due_words, limit_words
from creditrules.reports.catalogue_words import say
from creditrules.reports.duties import DutyList, DutyPlace, ListedDuty
from creditrules.reports.duty_words import basis_words, duty_title, office_words
from creditrules.reports.errors import ReportError
from creditrules.text import mask_text, word

try:
    from icalendar import Calendar, Event
except ImportError:
    raise ReportError("extra_missing", package="icalendar", extra="ical") from None

__all__ = ["duty_icalendar"]

_ONE_DAY: Final = timedelta(days=1)
_MARKED: Final = (DutyPlace.OVERDUE, DutyPlace.FORESEEN)


def duty_icalendar(
    listed: DutyList, as_of: date, lang: str = "zh", *, show_ids: bool = False
) -> bytes:
    """The duties that a list shows, each an all-day event on its last day, in UTF-8.

    An event keeps its UID for as long as the duty does, so that a subscriber's calendar replaces
    what a later file changes. Duties without last day are counted in the description. Equal lists
    give equal bytes. Numbers of natural persons are masked unless `show_ids`.

    Args:
        listed: the duties.
        as_of: the day of the file, on which the cases were tracked.
        lang: `zh` or `en`.
        show_ids: whether numbers of natural persons are shown in full.

    Raises:
        ReportError: the package ``icalendar`` is not installed.
    """
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//creditrules//duties//ZH")
    made.add("x-wr-calname", say(lang, "待办", "Duties"))
    if undated := listed.count(DutyPlace.UNDATED):
        made.add("x-wr-caldesc", _undated_words(undated, as_of, lang))
    for one in listed.rows:
        if one.duty.due is not None:
            made.add_component(_event(one, one.duty.due, as_of, lang, show_ids=show_ids))
    content: bytes = made.to_ical()
    return content


def _undated_words(count: int, as_of: date, lang: str) -> str:
    return say(
        lang,
        f"截至 {as_of} 另有 {count} 项待办没有末日，未列入",
        f"as of {as_of}, {count} more duties have no last day and are left out",
    )


def _event(one: ListedDuty, due: date, as_of: date, lang: str, *, show_ids: bool) -> Event:
    def shown(text: str) -> str:
        return text if show_ids else mask_text(text)

    settled = one.place is not DutyPlace.FORESEEN and not one.duty.provisional
    event = Event()
    event.add("uid", f"{hashlib.sha256(one.duty.id.encode()).hexdigest()[:32]}@creditrules")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", as_of.toordinal())
    event.add("dtstart", due)
    event.add("dtend", due + _ONE_DAY)
    event.add("summary", shown(_summary(one, lang)))
    event.add("description", shown(_description(one, lang)))
    event.add("categories", [shown(office_words(one.duty.office, one.duty.step.actor, lang))])
    event.add("status", "CONFIRMED" if settled else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _summary(one: ListedDuty, lang: str) -> str:
    about = one.case.subject or one.case.id
    title = f"{duty_title(one.duty, lang)}{say(lang, '：', ': ')}{about}"
    if one.place not in _MARKED:
        return title
    place = word(f"duty_place.{one.place.value}", lang)
    return say(lang, f"【{place}】{title}", f"[{place}] {title}")


def _description(one: ListedDuty, lang: str) -> str:
    case, duty = one.case, one.duty
    rows = (
        (say(lang, "个案", "case"), case.id),
        (say(lang, "流程", "procedure"), say(lang, case.procedure.title, case.procedure.title_en)),
        (say(lang, "末日", "last day"), due_words(duty, lang)),
        (say(lang, "时限", "limit"), limit_words(duty.limit, lang)),
        (say(lang, "依据", "basis"), basis_words(case, duty, lang)),
    )
    return "\n".join(f"{label}{say(lang, '：', ': ')}{text}" for label, text in rows)
