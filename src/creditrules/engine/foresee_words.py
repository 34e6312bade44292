"""Why nothing follows from a draft, in words."""

from __future__ import annotations

from collections.abc import Iterator

from creditrules.conditions import describe_node
from creditrules.engine.decision import Question
from creditrules.engine.explain import lacking
from creditrules.engine.foresee import Nothing
from creditrules.engine.phrases import phrase
from creditrules.text import titled, word

__all__ = ["nothing_words"]


def nothing_words(question: Question, nothing: Nothing, lang: str) -> Iterator[str]:
    """One sentence for each reason, in `zh` or `en`.

    Args:
        question: what was asked; `Foresight.question`.
        nothing: its `nothing`.
        lang: `zh` or `en`.
    """
    if nothing.unclassified:
        yield phrase("nothing_unclassified", lang)
    if nothing.rule is not None:
        title = nothing.rule.rule.title if lang == "zh" else nothing.rule.rule.id
        tests = [one.test for one in nothing.rule.lacking if one.test is not None]
        facts = phrase("semicolon", lang).join(describe_node(one, lang) for one in tests)
        yield phrase("nothing_rule", lang, rule=title, facts=facts)
    for decision in nothing.standing:
        outcome = word(f"outcome.{decision.outcome}", lang)
        title = titled(decision, lang)
        yield phrase("nothing_standing", lang, title=title, outcome=outcome)
    if nothing.miss is not None:
        item = nothing.miss.item
        title = titled(item, lang)
        facts = phrase("semicolon", lang).join(lacking(question, nothing.miss, lang))
        yield phrase("nothing_miss", lang, title=title, facts=facts)
    elif not (nothing.unclassified or nothing.standing):
        yield phrase("nothing_cause", lang)
