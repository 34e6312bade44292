"""How a record came by its cause, in words: the rule, what it met, how serious, which key area."""

from __future__ import annotations

from collections.abc import Iterator

from creditrules.conditions import Met, describe_value
from creditrules.engine.classify import Classification, classifications
from creditrules.engine.decision import Ground, Question
from creditrules.engine.phrases import phrase
from creditrules.model import Evidence
from creditrules.text import word

__all__ = ["classified_words"]


def classified_words(question: Question, ground: Ground, lang: str) -> Iterator[str]:
    """A line for each rule that gave the record of a ground its cause."""
    for one in classifications(
        question.catalogue, ground.owner, ground.record, question.jurisdiction
    ):
        yield _words(one, lang)


def _words(one: Classification, lang: str) -> str:
    rule = one.rule
    met = phrase("semicolon", lang).join(_met_words(each, lang) for each in one.met)
    text = phrase("classified", lang, rule=rule.title if lang == "zh" else rule.id, met=met)
    if one.severity is not None:
        text += phrase(
            "classified_severity", lang, severity=word(f"severity_of_record.{one.severity}", lang)
        )
    if rule.key_area is not None:
        text += phrase("classified_area", lang, area=word(f"key_area.{rule.key_area}", lang))
    if rule.evidence is not Evidence.SEEN:
        mark = word(f"evidence.{rule.evidence}", lang)
        return phrase("marked", lang, text=text, mark=mark)
    return text


def _met_words(met: Met, lang: str) -> str:
    found = phrase("comma", lang).join(describe_value(met.fact, one, lang) for one in met.found)
    return phrase("classified_met", lang, fact=met.fact.name(lang), found=found)
