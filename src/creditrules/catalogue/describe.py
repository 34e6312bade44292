"""What an item says in words: its period, who carries it out, whom it reaches, what is open."""

from __future__ import annotations

from creditrules.catalogue.compiled import Catalogue, Item, ItemImplementer
from creditrules.model import BasicCategory, Evidence, PeriodSpec, Reach, weakest
from creditrules.text import word

__all__ = [
    "basic_list_words",
    "beside_marks",
    "evidence_of",
    "handling_words",
    "implementer_words",
    "list_place_words",
    "marked",
    "open_fields",
    "period_words",
    "reach_words",
    "required_words",
    "shown_handling",
    "shown_implementers",
    "shown_required",
]


def marked(text: str, evidence: Evidence | None, lang: str) -> str:
    """A text with the mark of its evidence; what has been seen bears none."""
    if evidence in (None, Evidence.SEEN):
        return text
    mark = word(f"evidence.{evidence.value}", lang) if evidence else ""
    return f"{text} ({mark})" if lang == "en" else f"{text}（{mark}）"


def basic_list_words(title: str, category: BasicCategory, evidence: Evidence, lang: str) -> str:
    """An item of the basic list with its category; empty for a guess."""
    if evidence is Evidence.GUESS:
        return ""
    named = word(f"basic_category.{category.value}", lang)
    return marked(f"{title}: {named}" if lang == "en" else f"{title}：{named}", evidence, lang)


def list_place_words(item: Item, lang: str) -> str:
    """The item of the basic list that a measure is; empty where none is established."""
    place = item.list_place
    if place is None:
        return ""
    title = place.item.title_en if lang == "en" else place.item.title
    return basic_list_words(title, place.item.category, place.evidence, lang)


def evidence_of(item: Item) -> Evidence:
    """The weakest mark of what an item says, open fields aside."""
    marks = [item.evidence.title, item.evidence.force]
    marks += [item.evidence.period] if item.evidence.period is not Evidence.GUESS else []
    if item.implementers and item.evidence.implementers is not Evidence.GUESS:
        marks.append(item.evidence.implementers)
    marks += beside_marks(item)
    marks += [one.basis.evidence for one in item.bases]
    return weakest(marks)


def beside_marks(item: Item) -> list[Evidence]:
    """The marks of handling authority and evidence required, where they are printed."""
    shown = ((shown_handling(item), "handling"), (shown_required(item), "evidence_required"))
    return [getattr(item.evidence, key) for values, key in shown if values]


def open_fields(item: Item) -> list[str]:
    """The fields of an item that are not established, as keys of the YAML language."""
    marks = item.evidence
    fields = {
        "item_no": item.item_no is None or marks.item_no is Evidence.GUESS,
        "title": marks.title is Evidence.GUESS,
        "force": marks.force is Evidence.GUESS,
        "handling": not shown_handling(item),
        "implementers": not shown_implementers(item),
        "bases": not item.bases,
        "period": marks.period is Evidence.GUESS,
        "evidence_required": not shown_required(item),
    }
    return [key for key, is_open in fields.items() if is_open]


def shown_implementers(item: Item) -> tuple[ItemImplementer, ...]:
    """Who carries an item out; a guessed list is an open field and gives none."""
    return () if item.evidence.implementers is Evidence.GUESS else item.implementers


def shown_handling(item: Item) -> tuple[ItemImplementer, ...]:
    """Who handles the act an item is about; a guessed list gives none."""
    return () if item.evidence.handling is Evidence.GUESS else item.handling


def shown_required(item: Item) -> tuple[str, ...]:
    """What the act is proved by; a guessed list gives none."""
    return () if item.evidence.evidence_required is Evidence.GUESS else item.evidence_required


def implementer_words(item: Item, lang: str) -> str:
    """Who carries an item out, each with its part; empty where that is open."""
    return _body_words(shown_implementers(item), item.evidence.implementers, lang)


def handling_words(item: Item, lang: str) -> str:
    """Who handles the act, each with its part; empty where that is open."""
    return _body_words(shown_handling(item), item.evidence.handling, lang)


def required_words(item: Item, lang: str) -> str:
    """What the act is proved by; empty where that is open."""
    text = (", " if lang == "en" else "、").join(shown_required(item))
    return marked(text, item.evidence.evidence_required, lang) if text else ""


def _body_words(bodies: tuple[ItemImplementer, ...], evidence: Evidence, lang: str) -> str:
    names = []
    for one in bodies:
        name = one.authority.name_en if lang == "en" else one.authority.name
        part = "" if not one.part else f" ({one.part})" if lang == "en" else f"（{one.part}）"
        names.append(name + part)
    text = (", " if lang == "en" else "、").join(names)
    return marked(text, evidence, lang) if text else ""


def period_words(spec: PeriodSpec, lang: str) -> str:
    """How long a measure lasts, in words."""
    english = lang == "en"
    if spec.while_ is not None:
        text = "while on the list" if english else "列入名单期间"
    elif spec.length is not None:
        text = spec.length.format(lang)
    elif spec.until is not None:
        event = word(f"event.{spec.until.value}", lang)
        text = f"until {event}" if english else f"至{event}止"
    elif spec.permanent:
        text = "for good" if english else "终身（无期限）"
    elif spec.unstated:
        text = f"as printed: {spec.unstated}" if english else f"文件载“{spec.unstated}”"
    else:
        text = "not stated by the document" if english else "文件未载明"
    if spec.statutory:
        text += " (set by law)" if english else "（法定）"
    return text


def reach_words(catalogue: Catalogue, reach: Reach, lang: str) -> str:
    """A role that an item passes along, and the day on which it must be held."""
    role = catalogue.roles[reach.role]
    name = role.title_en if lang == "en" else role.title
    at = {
        "as_of": ("基准日在任", "on the day asked for"),
        "decided_on": ("决定日在任", "on the day of decision"),
        "listed_on": ("列入日在任", "on the day of listing"),
    }[reach.at.value]
    return f"{name} ({at[1]})" if lang == "en" else f"{name}（{at[0]}）"
