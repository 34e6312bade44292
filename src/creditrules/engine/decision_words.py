"""Parts of a decision in words, for explanations and document forms alike."""

from __future__ import annotations

from datetime import date

from creditrules.catalogue import Catalogue, Citation, ItemImplementer
from creditrules.catalogue.describe import marked
from creditrules.conditions import Leaf
from creditrules.engine.decision import Decision, Ground, Via
from creditrules.engine.document import successors_by
from creditrules.engine.phrases import phrase
from creditrules.model import Authority, Level, Relation
from creditrules.text import titled

__all__ = [
    "basis_words",
    "ground_cause",
    "implementer_name",
    "missing_words",
    "relation_words",
    "via_words",
    "whence_words",
]

_BY_TITLE = frozenset({Level.LAW, Level.ADMINISTRATIVE_REGULATION})


def basis_words(citation: Citation, lang: str, *, in_full: bool = False) -> str:
    """A basis with its articles and its mark.

    Laws and administrative regulations are cited by title and number, other documents by number
    alone; `in_full`: all by the whole title and the number.
    """
    text = _cited_as(citation, in_full) + "、".join(one.article for one in citation.articles)
    if citation.edition_unlisted and citation.edition.edition:
        text += phrase("edition", lang, edition=citation.edition.edition)
    if any(one.weak for one in citation.articles):
        text += phrase("weak", lang)
    return marked(text, citation.evidence, lang)


def _cited_as(citation: Citation, in_full: bool) -> str:
    instrument, number = citation.instrument, citation.doc_no
    short = None if in_full else instrument.short_title
    title = f"《{short or instrument.title}》"
    if number is None:
        return title
    if citation.level not in _BY_TITLE and not in_full:
        return number
    return f"{title}（{number}）"


def implementer_name(catalogue: Catalogue, one: ItemImplementer, day: date, lang: str) -> str:
    """Who carries a measure out, with its part and the bodies that have succeeded it by a day."""
    name = _name(one.authority, lang)
    bodies = [catalogue.authorities[body] for body in successors_by(one, day)]
    later = phrase("comma", lang).join(_name(each, lang) for each in bodies)
    part = phrase("part", lang, part=one.part) if one.part else ""
    now = phrase("successor", lang, names=later) if later else ""
    return f"{name}{part}{now}"


def _name(body: Authority, lang: str) -> str:
    return body.name_en if lang == "en" else body.name


def ground_cause(catalogue: Catalogue, ground: Ground, lang: str) -> str:
    """The cause of a ground's record."""
    cause = catalogue.causes[ground.record.record.cause or ""]
    return titled(cause, lang)


def whence_words(catalogue: Catalogue, ground: Ground, lang: str) -> str:
    """The document and the day of a ground's record, and how it came to somebody else."""
    record = ground.record.record
    text = _document_words(record.document_no, lang)
    listed = ground.record.standing.listed_on
    if listed is not None:
        text += phrase("listed", lang, day=listed.isoformat())
    elif record.decided_on is not None:
        text += phrase("decided", lang, day=record.decided_on.isoformat())
    if ground.via is not None:
        owner = ground.owner.subject
        text += phrase("semicolon", lang)
        text += via_words(catalogue, owner.name or owner.id, ground.via, lang)
    return text


def _document_words(number: str | None, lang: str) -> str:
    """A document number in brackets, unless it begins with one: （2017）某执1号."""
    if number is None:
        return ""
    bracketed = number.startswith(("（", "("))
    return phrase("document_bracketed" if bracketed else "document", lang, number=number)


def via_words(catalogue: Catalogue, owner: str, along: Via, lang: str) -> str:
    """The role along which a measure comes to a subject; `owner`: whose record it stands on."""
    text = phrase("via", lang, owner=owner, role=_role(catalogue, along.role, lang))
    return text if along.dated else text + phrase("undated", lang)


def relation_words(catalogue: Catalogue, relation: Relation, lang: str) -> str:
    """Whom a measure reaches, in which role."""
    who = relation.name or relation.subject or ""
    return f"{_role(catalogue, relation.role, lang)} {who}"


def _role(catalogue: Catalogue, role: str, lang: str) -> str:
    known = catalogue.roles.get(role)
    return titled(known, lang) if known else role


def missing_words(decision: Decision, leaf: Leaf, lang: str) -> str:
    """A fact to ask for, and of which record."""
    fact, owner = leaf.fact.name(lang), leaf.owner
    whose = "own" if owner == decision.subject else "others"
    if leaf.record is None:
        return phrase(f"ask_subject_{whose}", lang, fact=fact, owner=owner)
    record = _record_name(decision, leaf)
    return phrase(f"ask_record_{whose}", lang, fact=fact, owner=owner, record=record)


def _record_name(decision: Decision, leaf: Leaf) -> str:
    """The number of a record's document, where it is a ground and has one, else its id."""
    for ground in decision.leading:
        record = ground.record.record
        if (record.id, ground.owner.subject.id) == (leaf.record, leaf.owner):
            return record.document_no or record.id
    return leaf.record or ""
