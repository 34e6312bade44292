"""What a catalogue may say but seldom means: one small function per finding.

Each check looks at a library without errors in the items it sees, and none depends on another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Any

from creditrules.catalogue.compile import Compiled, is_guessed
from creditrules.catalogue.compiled import LISTING_FACTS, Item
from creditrules.catalogue.draft import Draft
from creditrules.catalogue.gate_checks import action_unserved, gate_type_unused
from creditrules.catalogue.law import edition_window
from creditrules.catalogue.library import Library
from creditrules.catalogue.places import jurisdiction_exists
from creditrules.catalogue.resolve import Citing
from creditrules.catalogue.source import Entry, Path
from creditrules.conditions import Operator, tests
from creditrules.model import Evidence, Kind, Level, Scope
from creditrules.model.words import Polarity
from creditrules.text import Diagnostic

__all__ = ["CHECKS", "Check"]

Check = Callable[[Library, Compiled], Iterator[Diagnostic]]

_AGAINST = {
    (Kind.INCENTIVE, Polarity.NEGATIVE): "incentive_for_negative",
    (Kind.PUNISHMENT, Polarity.POSITIVE): "punishment_for_positive",
}
_STATUTORY = frozenset({Level.LAW, Level.ADMINISTRATIVE_REGULATION})


def _items(library: Library, compiled: Compiled) -> Iterator[tuple[Draft, Item]]:
    for key, item in compiled.items.items():
        yield library.drafts[key], item


def _facts_tested(item: Item) -> set[str]:
    return {test.fact.id for test in tests(item.condition.node)}


def absent_on_open(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A punishment that holds because nobody stated a fact punishes for a gap in the data (S2)."""
    for draft, item in _items(library, compiled):
        asked = {
            test.fact.id
            for test in tests(item.condition.node)
            if test.operator is Operator.ABSENT and test.fact.is_open
        }
        if item.kind is Kind.PUNISHMENT and asked:
            for path in _absences(draft.fields.when or {}, ()):
                if path[-2] in asked:
                    place = draft.at("when", *path)
                    yield place.key_finding("absent_on_open", fact=str(path[-2]), id=item.id)


def _absences(plain: Any, path: Path) -> Iterator[Path]:
    """The paths of all tests `absent` in a condition as written."""
    if isinstance(plain, list):
        for i, one in enumerate(plain):
            yield from _absences(one, (*path, i))
    elif isinstance(plain, dict):
        if "absent" in plain:
            yield (*path, "absent")
        for key, one in plain.items():
            yield from _absences(one, (*path, key))


def cause_against_kind(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An incentive for what speaks against the subject, or a punishment for what speaks for it."""
    for draft, item in _items(library, compiled):
        for i, cause in enumerate(item.causes):
            known = library.causes[cause].model
            code = _AGAINST.get((item.kind, known.polarity)) if known else None
            if code is not None:
                yield draft.at("cause", i).finding(code, id=item.id, cause=cause)


def never_applies(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An item that binds nobody: no kind of subject, and no role it passes along."""
    for draft, item in _items(library, compiled):
        if not (item.subjects or item.reach or item.reached_by):
            yield draft.at("subjects").finding("never_applies", id=item.id)


def outside_document(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An item whose own days and its document's days do not meet."""
    for draft, item in _items(library, compiled):
        first, last = item.window.first, item.window.last
        if first and last and last < first:
            yield draft.place.finding("item_outside_document", id=item.id)


def jurisdiction_not_listed(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A document of a place that is not known binds nobody if its code is misspelt."""
    for sheet in library.sheets:
        value = sheet.header.jurisdiction if sheet.header else "national"
        if value != "national" and not jurisdiction_exists(value):
            yield sheet.place.at("jurisdiction").finding("jurisdiction_not_listed", value=value)


def exclusive_alone(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An exclusive group of one excludes nothing; mostly its name is misspelt."""
    groups: dict[str, list[Draft]] = {}
    for draft, item in _items(library, compiled):
        if item.exclusive:
            groups.setdefault(item.exclusive, []).append(draft)
    for name, members in sorted(groups.items()):
        if len(members) == 1:
            yield members[0].at("exclusive").finding("exclusive_alone", group=name)


def override_never(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An override from the same record between items that no record can ground together."""
    for draft, item in _items(library, compiled):
        for i, other in enumerate(compiled.overrides[item.id]):
            target = compiled.items.get(other)
            if target and item.scope is Scope.RECORD and not {*item.causes} & {*target.causes}:
                place = draft.at("overrides", i)
                yield place.finding("override_never", id=item.id, target=other)


def listing_not_tested(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A measure that lasts while the party is listed, without asking whether it is (S14)."""
    for draft, item in _items(library, compiled):
        if item.period.while_ == "listed" and not _facts_tested(item) & LISTING_FACTS:
            yield draft.at("period", "while").finding("listing_not_tested", id=item.id)


def statutory_unfounded(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A period said to be set by statute, with no law or administrative regulation cited (S5)."""
    for draft, item in _items(library, compiled):
        levels = {one.instrument.level for one in item.bases} | {item.document.instrument.level}
        if item.period.statutory and not levels & _STATUTORY:
            yield draft.at("period", "statutory").finding("statutory_unfounded", id=item.id)


def switched_off(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """An item whose title or force is a guess does nothing unless asked for."""
    for draft, item in _items(library, compiled):
        if is_guessed(item):
            yield draft.at("evidence").finding("item_switched_off", id=item.id)


def basis_guessed(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A guessed basis is not printed."""
    for citing in compiled.citings:
        if citing.cited.basis.evidence is Evidence.GUESS:
            title = citing.cited.instrument.title
            yield citing.place.at("evidence").finding("basis_guessed", title=title)


def edition_not_named(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """Article numbers mean nothing when they may be of several editions."""
    for citing in compiled.citings:
        if citing.edition is None and citing.cited.basis.articles:
            instrument = citing.cited.instrument
            named = " | ".join(one.edition for one in instrument.editions if one.edition)
            place = citing.place.at("instrument")
            yield place.finding("edition_not_named", id=instrument.id, editions=named)


def articles_cited(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """Articles that do not provide what the item needs, or that the edition does not list."""
    for citing in compiled.citings:
        if citing.edition is not None and citing.cited.basis.evidence is not Evidence.GUESS:
            yield from _articles_of(citing, citing.edition.edition or "-")


def _articles_of(citing: Citing, edition: str) -> Iterator[Diagnostic]:
    listed = {one.article: one for one in citing.edition.articles} if citing.edition else {}
    for i, number in enumerate(citing.cited.basis.articles):
        place = citing.place.at("articles", i)
        known = listed.get(number)
        title = citing.cited.instrument.title
        if known is None:
            yield place.finding("article_unlisted", article=number, title=title, edition=edition)
        elif citing.item in known.mismatch_for:
            item = citing.item or ""
            yield place.finding("article_mismatch", article=number, title=title, id=item)


def mismatch_unknown(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """`mismatch_for` names a measure that no catalogue has."""
    for entry in library.instruments.values():
        for i, edition in enumerate(entry.model.editions if entry.model else ()):
            for j, article in enumerate(edition.articles):
                for k, one in enumerate(article.mismatch_for):
                    if one not in library.drafts:
                        path: Path = ("editions", i, "articles", j, "mismatch_for", k)
                        yield entry.place.at(*path).finding("mismatch_unknown", id=one)


def edition_gap(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """One day between two editions: a last day mistaken for the first day out of force."""
    for entry in library.instruments.values():
        editions = entry.model.editions if entry.model else ()
        for i, (before, after) in enumerate(pairwise(editions)):
            last, first = edition_window(before).last, edition_window(after).first
            if last and first and first - last == timedelta(days=2):
                place = entry.place.at("editions", i, "effective_to")
                other = entry.place.at("editions", i + 1, "effective_from").span
                day = (last + timedelta(days=1)).isoformat()
                yield place.finding("edition_gap_one_day", other, id=entry.id, day=day)


def declared_unused(library: Library, compiled: Compiled) -> Iterator[Diagnostic]:
    """A cause, measure type or fact that nothing refers to."""
    sections: dict[str, Mapping[str, Entry[Any]]] = {
        "causes": library.causes,
        "measure_types": library.measure_types,
        "facts": library.facts,
    }
    for section, register in sections.items():
        used = compiled.used.get(section, set())
        for key, entry in register.items():
            if key not in used and entry.model is not None:
                yield entry.place.at("id").finding("declared_unused", id=key, section=section)


CHECKS: tuple[Check, ...] = (
    absent_on_open,
    action_unserved,
    articles_cited,
    basis_guessed,
    cause_against_kind,
    declared_unused,
    edition_gap,
    edition_not_named,
    exclusive_alone,
    gate_type_unused,
    jurisdiction_not_listed,
    listing_not_tested,
    mismatch_unknown,
    never_applies,
    outside_document,
    override_never,
    statutory_unfounded,
    switched_off,
)
"""All checks; their order means nothing."""
