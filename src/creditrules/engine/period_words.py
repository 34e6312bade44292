"""The period of a decision in words (S9): since when, until when, and how that was counted."""

from __future__ import annotations

from creditrules.engine.decision import Decision, Period
from creditrules.engine.periods import NO_PERIOD
from creditrules.engine.phrases import phrase
from creditrules.model import LIVE, Outcome
from creditrules.text import word

__all__ = ["period_words"]

_NO_COURSE = frozenset({Outcome.UNDETERMINED, Outcome.NOT_IN_FORCE, Outcome.OVERRIDDEN})


def period_words(decision: Decision, lang: str) -> str:
    """How long a decision lasts, in `zh` or `en`."""
    period = decision.period
    if decision.outcome in _NO_COURSE or (period == NO_PERIOD and decision.outcome not in LIVE):
        return phrase("period_none", lang)
    start = _start_words(period, lang)
    if period.end is not None:
        text = phrase("period_closed", lang, start=start, end=period.end.isoformat())
        text += _counted_words(decision, lang)
    elif period.end_known:
        text = phrase("period_permanent", lang, start=start)
    else:
        text = phrase("period_open", lang, start=start, until=_until_words(decision, lang))
    if decision.force_until is not None:
        text += phrase("force_until", lang, day=decision.force_until.isoformat())
    return text


def _counted_words(decision: Decision, lang: str) -> str:
    """How the last day was counted: of every length that leads to it, once."""
    counted = {
        phrase(
            "period_counted",
            lang,
            fact=ground.item.start_fact.name(lang),
            length=ground.item.period.length.format(lang),
            law=phrase("period_statutory", lang) if ground.item.period.statutory else "",
        )
        for ground in decision.leading
        if ground.item.period.length is not None and decision.outcome is not Outcome.RELEASED
    }
    return "".join(sorted(counted))


def _start_words(period: Period, lang: str) -> str:
    return period.start.isoformat() if period.start else phrase("start_unknown", lang)


def _until_words(decision: Decision, lang: str) -> str:
    spec = decision.leading[0].item.period
    if any(ground.item.period != spec for ground in decision.leading):
        return phrase("until_grounds_end", lang)
    if spec.while_ is not None:
        return phrase("until_delisted", lang)
    if spec.until is not None:
        return phrase("until_event", lang, event=word(f"event.{spec.until.value}", lang))
    if spec.unstated:
        return phrase("until_as_printed", lang, words=spec.unstated)
    return phrase("until_unstated", lang)
