"""Duties in the words of a report, and the notes by which offices are urged."""

from __future__ import annotations

from datetime import date

from creditrules.catalogue.describe import marked
from creditrules.model.procedure import Actor
from creditrules.procedure import Case, Duty, due_words, status_words
from creditrules.reports.catalogue_words import document_name, say
from creditrules.reports.duties import OfficeOverdue, Overdue

__all__ = ["basis_words", "duty_title", "office_words", "urging_note"]


def office_words(office: str | None, actor: Actor, lang: str = "zh") -> str:
    """Who owes a duty; where the case names no office, the part it plays."""
    if office is not None:
        return office
    return say(lang, f"{actor.title}（个案未写明单位）", f"{actor.title_en} (no office named)")


def duty_title(duty: Duty, lang: str = "zh") -> str:
    """What is to be done, with the period it is about."""
    stated = duty.step.stated
    period = f"（{duty.period}）" if duty.period else ""
    english = f" ({duty.period})" if duty.period else ""
    return say(lang, f"{stated.title}{period}", f"{stated.title_en}{english}")


def basis_words(case: Case, duty: Duty, lang: str = "zh") -> str:
    """The procedure's document and the place in it that says the duty, with its mark."""
    stated = duty.step.stated
    cited = f"{document_name(case.procedure.instrument)}{stated.section or ''}"
    return marked(cited, stated.evidence, lang)


def urging_note(office: OfficeOverdue, as_of: date, lang: str = "zh") -> str:
    """The text by which an office is urged: what is overdue, by how long, on which basis.

    Args:
        office: what it has not done in time.
        as_of: the day of the note, on which the cases were tracked.
        lang: `zh` or `en`.
    """
    count = len(office.overdue)
    name = office_words(office.office, office.actor, lang)
    opening = say(
        lang,
        f"{name}：\n截至 {as_of}，下列 {count} 项待办已经逾期，请尽快办理：",
        f"To {name}:\nAs of {as_of}, {count} overdue {'duty' if count == 1 else 'duties'}; "
        "please see to:",
    )
    items = (f"  {i}. {_item(one, lang)}" for i, one in enumerate(office.overdue, start=1))
    return "\n".join([opening, *items])


def _item(one: Overdue, lang: str) -> str:
    case, duty = one.case, one.duty
    title, due, status = duty_title(duty, lang), due_words(duty, lang), status_words(duty, lang)
    about = say(lang, "，", ", ").join(part for part in (case.id, case.subject) if part)
    basis = basis_words(case, duty, lang)
    text = say(
        lang,
        f"{title}（个案 {about}）：末日 {due}，{status}。依据：{basis}。",
        f"{title} (case {about}): last day {due}, {status}. Basis: {basis}.",
    )
    return text + "".join(_afterwards(each, lang) for each in one.opened)


def _afterwards(duty: Duty, lang: str) -> str:
    office = office_words(duty.office, duty.step.actor, lang)
    title, status = duty_title(duty, lang), status_words(duty, lang)
    return say(
        lang,
        f"逾期后由{office}办理：{title}（{status}）。",
        f" Then due from {office}: {title} ({status}).",
    )
