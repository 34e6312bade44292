"""Why an answer changed, in words."""

from __future__ import annotations

from creditrules.engine.compare import Cause
from creditrules.text import word


def cause_words(cause: Cause, lang: str = "zh") -> str:
    """A cause of a change with the document or the event that did it, in `zh` or `en`."""
    words = word(f"change_cause.{cause.code}", lang)
    if cause.instrument is not None:
        last = cause.instrument.editions[-1]
        shown = cause.instrument.short_title or last.doc_no or cause.instrument.title
        return f"{words}: {shown}" if lang == "en" else f"{words}：{shown}"
    if cause.detail is not None:
        event = word(f"event.{cause.detail}", lang)
        return f"{words}: {event}" if lang == "en" else f"{words}：{event}"
    return words
