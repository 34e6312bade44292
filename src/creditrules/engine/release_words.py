"""Why a decision stays in spite of an event, in words."""

from __future__ import annotations

from creditrules.engine.period_words import period_words
from creditrules.engine.phrases import phrase
from creditrules.engine.release import Stay
from creditrules.text import word

__all__ = ["stay_words"]


def stay_words(stay: Stay, lang: str) -> str:
    """The reason with what it rests on, and until when, in `zh` or `en`."""
    text = word(f"stay.{stay.reason}", lang)
    if stay.records:
        records = phrase("comma", lang).join(stay.records)
        text += phrase("stay_records", lang, records=records)
    return text + phrase("stay_period", lang, period=period_words(stay.decision, lang))
