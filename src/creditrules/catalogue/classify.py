"""Classification rules as written -> compiled ones; lists of the vocabulary checked (S14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from creditrules.catalogue.compiled import Classifier, Document
from creditrules.catalogue.draft import Sheet
from creditrules.catalogue.resolve import Resolver
from creditrules.catalogue.source import Entry, Place
from creditrules.conditions import (
    All,
    Node,
    Operator,
    Test,
    compile_record_condition,
    positive_tests,
    tests,
)
from creditrules.model import Cause, ClassifyRule, Evidence, FactType
from creditrules.text import Diagnostic

__all__ = ["check_lists", "compile_rules", "switched_on"]

_GIVEN_LATER = frozenset({"cause", "listed", "listed_on", "on_list"})
"""Open facts of a record that are not there before it is classified."""


def compile_rules(
    documents: Mapping[Sheet, Document], resolver: Resolver
) -> Mapping[str, Classifier]:
    """The classification rules of all catalogues, by id, in id order; their errors are kept."""
    found: dict[str, Classifier] = {}
    first: dict[str, Place] = {}
    for sheet in resolver.library.sheets:
        for entry in sheet.rules:
            known = first.setdefault(f"{sheet.id}.{entry.id}", entry.place)
            if known is not entry.place and entry.id:
                site, other = entry.place.at("id"), known.at("id").span
                resolver.findings.append(
                    site.finding("id_twice", other, id=entry.id, section="classify")
                )
            rule = _rule(sheet, entry, documents.get(sheet), resolver)
            if rule is not None:
                found[rule.id] = rule
    return {key: found[key] for key in sorted(found)}


def _rule(
    sheet: Sheet, entry: Entry[ClassifyRule], document: Document | None, resolver: Resolver
) -> Classifier | None:
    model, place = entry.model, entry.place
    if model is None:
        return None
    bases = resolver.bases(place.at("bases"), model.bases, None)
    cause = _cause(sheet, model, place, resolver)
    own = resolver.record_condition(place.at("when"), model.when)
    node = _with_precondition(sheet, own, entry, resolver)
    if own is None or node is None or cause is None or document is None or entry.dropped:
        return None
    return Classifier(
        id=f"{sheet.id}.{entry.id}",
        document=document,
        title=model.title,
        cause=cause,
        severity=model.severity,
        key_area=model.key_area or cause.key_area,
        condition=compile_record_condition(node),
        words=tuple(test for test in positive_tests(own) if _looks_for_words(test)),
        bases=tuple(one for one in bases if one and one.basis.evidence is not Evidence.GUESS),
        evidence=model.evidence,
        note=model.note,
        span=place.span,
    )


def _cause(sheet: Sheet, model: ClassifyRule, place: Place, resolver: Resolver) -> Cause | None:
    """The cause a rule gives: its own, else the only one of the catalogue's defaults."""
    defaults = sheet.defaults.model if sheet.defaults else None
    inherited = (defaults.cause if defaults else None) or ()
    if model.cause is not None:
        return resolver.cause(place.at("cause"), model.cause)
    if len(inherited) == 1:
        return resolver.cause(sheet.place.at("defaults", "cause"), inherited[0])
    resolver.findings.append(place.finding("field_missing", id=model.id, key="cause"))
    return None


def _with_precondition(
    sheet: Sheet, own: Node | None, entry: Entry[ClassifyRule], resolver: Resolver
) -> Node | None:
    """What the catalogue asks for any rule, and what the rule asks."""
    if own is not None:
        resolver.findings += _unfit(own, entry.place.at("when"), entry.id)
    only = sheet.header.classify_only if sheet.header else None
    if only is None:
        return own
    place = sheet.place.at("classify_only")
    asked = resolver.record_condition(place, only)
    if asked is None or own is None:
        return None
    resolver.findings += _unfit(asked, place, entry.id)
    return All((asked, own))


def _looks_for_words(test: Test) -> bool:
    return test.fact.type is FactType.TEXT and test.operator is not Operator.KNOWN


def _unfit(node: Node, place: Place, rule: str) -> Iterator[Diagnostic]:
    for test in tests(node):
        fact = test.fact
        if fact.id in _GIVEN_LATER or not fact.is_open or test.operator is Operator.WITHIN:
            yield place.finding("classify_fact", id=rule, fact=fact.id)


def check_lists(resolver: Resolver) -> None:
    """Look up what the lists of the vocabulary name; their errors are kept."""
    for entry in resolver.library.lists.values():
        if entry.model is not None:
            resolver.cause(entry.place.at("cause"), entry.model.cause)
            if entry.model.attributes:
                given = dict(entry.model.attributes)
                resolver.record_condition(entry.place.at("attributes"), given)


def switched_on(rules: Mapping[str, Classifier], include_guessed: bool) -> Mapping[str, Classifier]:
    """The rules to use: a guessed one only if asked for."""
    return {
        key: one
        for key, one in rules.items()
        if include_guessed or one.evidence is not Evidence.GUESS
    }
