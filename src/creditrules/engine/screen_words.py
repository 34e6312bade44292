"""A screening as the officer reads it, and as JSON (`creditrules/screening/1`).

An alert says what Shandong's opinion of 2016, 三（一）, asks of the window: the authority that
made the information, the reason, the measure and its time limit; and what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from creditrules.engine.alert import Alert, Errand, Screening, ScreenRequest
from creditrules.engine.decision import Decision, Ground
from creditrules.engine.decision_words import ground_cause, missing_words, whence_words
from creditrules.engine.document import citation_content, missing_content, period_content
from creditrules.engine.explain import (
    Explanation,
    bases_words,
    reason_words,
)
from creditrules.engine.fields import gate_fields
from creditrules.engine.period_words import period_words
from creditrules.engine.phrases import phrase
from creditrules.text import mask_text, titled, word

__all__ = ["alert_page", "screening_content"]

SCHEMA = "creditrules/screening/1"
Json = dict[str, Any]


def screening_content(screening: Screening, lang: str = "zh", *, show_ids: bool = False) -> Json:
    """A screening as the JSON document `creditrules/screening/1`.

    Args:
        screening: the result of `screen`.
        lang: language of the texts in it, `zh` or `en`.
        show_ids: show the numbers of natural persons in texts in full.
    """
    request = screening.request
    catalogue = request.catalogue
    return {
        "schema": SCHEMA,
        "action": request.action,
        "applicant": request.applicant,
        "persons": list(screening.persons),
        "field": request.field,
        "as_of": request.as_of.isoformat(),
        "known_at": request.known_at.isoformat() if request.known_at else None,
        "jurisdiction": request.jurisdiction,
        "catalogue": {"fingerprint": catalogue.fingerprint, "version": catalogue.version},
        "verdict": screening.verdict.value,
        "alerts": [_content(request, one, lang, show_ids) for one in screening.alerts],
    }


def _content(request: ScreenRequest, alert: Alert, lang: str, show_ids: bool) -> Json:
    def shown(text: str) -> str:
        return text if show_ids else mask_text(text)

    return {
        "verdict": alert.verdict.value,
        "subject": alert.subject,
        "name": shown(alert.name) if alert.name else None,
        "gate": alert.gate.id if alert.gate else None,
        "about": alert.gate.about.value if alert.gate else None,
        **_decided(request, alert.decision, lang),
        "source_authority": _authority(alert.decision, lang),
        "reason": shown(_reason(request, alert.decision, lang)),
        "duty": shown("".join(_duty(request, alert, lang))),
        "duties": [one.value for one in alert.errands],
        "missing": missing_content(alert.missing),
    }


def _decided(request: ScreenRequest, decision: Decision | None, lang: str) -> Json:
    """What an alert takes over from its decision; null where there is none."""
    if decision is None:
        fields = ("decision", "measure_type", "measure", "force", "outcome", "period", "evidence")
        return {**dict.fromkeys(fields), "records": [], "legal_bases": []}
    period = period_content(decision.period)
    return {
        "decision": decision.id,
        "measure_type": decision.type.id,
        "measure": _measure(decision, lang),
        "force": decision.force.value,
        "outcome": decision.outcome.value,
        "period": {**period, "words": period_words(decision, lang)},
        "records": [_record(one) for one in decision.leading],
        "legal_bases": [citation_content(one) for one in decision.legal_bases],
        "evidence": decision.evidence.value,
    }


def _record(ground: Ground) -> Json:
    record, listed = ground.record.record, ground.record.standing.listed_on
    day = listed or record.decided_on
    return {
        "record": record.id,
        "owner": ground.owner.subject.id,
        "cause": record.cause,
        "authority": record.authority,
        "document_no": record.document_no,
        "day": day.isoformat() if day else None,
    }


def alert_page(
    request: ScreenRequest, alert: Alert, lang: str = "zh", *, show_ids: bool = False
) -> Explanation:
    """An alert as the window at the counter shows it, in `zh` or `en`."""
    who = alert.name or alert.subject
    verdict = word(f"verdict.{alert.verdict.value}", lang)
    page = Explanation(
        phrase("alert_heading", lang, verdict=verdict, who=who, measure=_marked(alert, lang)),
        tuple(_rows(request, alert, lang)),
        told=True,
    )
    return page if show_ids else page.masked()


def _marked(alert: Alert, lang: str) -> str:
    decision = alert.decision
    if decision is None:
        return phrase("alert_no_data", lang)
    return phrase(
        "alert_measure",
        lang,
        title=_measure(decision, lang),
        force=word(f"force.{decision.force.value}", lang),
        outcome=word(f"outcome.{decision.outcome.value}", lang),
        evidence=word(f"evidence.{decision.evidence.value}", lang),
    )


def _rows(request: ScreenRequest, alert: Alert, lang: str) -> Iterator[tuple[str, str]]:
    decision = alert.decision
    if decision is not None:
        yield phrase("label_source", lang), _authority(decision, lang)
        yield phrase("label_restriction", lang), _reason(request, decision, lang)
        yield phrase("label_measure", lang), _measure(decision, lang)
        yield phrase("label_limit", lang), period_words(decision, lang)
        yield phrase("label_basis", lang), bases_words(decision.items_on, lang)
    for text in _duty(request, alert, lang):
        yield phrase("label_duty", lang), text


def _measure(decision: Decision, lang: str) -> str:
    return titled(decision, lang)


def _authority(decision: Decision | None, lang: str) -> str:
    """Who made the records, each once; that it is not given, where it is not."""
    unknown = phrase("authority_unknown", lang)
    grounds = decision.leading if decision else ()
    names = dict.fromkeys(one.record.record.authority or unknown for one in grounds)
    return phrase("comma", lang).join(names)


def _reason(request: ScreenRequest, decision: Decision | None, lang: str) -> str:
    """Cause, document number and day of every record, each once."""
    if decision is None:
        return phrase("alert_no_data", lang)
    catalogue = request.catalogue
    told = dict.fromkeys(
        ground_cause(catalogue, one, lang) + whence_words(catalogue, one, lang)
        for one in decision.leading
    )
    return phrase("semicolon", lang).join(told)


def _duty(request: ScreenRequest, alert: Alert, lang: str) -> list[str]:
    """What the officer has to do, a sentence for each errand."""
    return [
        phrase(f"duty_{one.value}", lang, asked=_asked(request, alert, one, lang))
        for one in alert.errands
    ]


def _asked(request: ScreenRequest, alert: Alert, errand: Errand, lang: str) -> str:
    """What is to be verified."""
    decision, gate = alert.decision, alert.gate
    if decision is None or gate is None:
        return ""
    if errand is Errand.VERIFY_FACTS:
        reasons = {one.reason for one in decision.leading if one.reason}
        told = [missing_words(decision, one, lang) for one in alert.missing]
        told = told or [reason_words(decision, one, lang) for one in sorted(reasons)]
        return phrase("semicolon", lang).join(told)
    if errand is Errand.VERIFY_FIELD:
        causes = [one.record.record.cause for one in decision.leading]
        ids = {one for cause in causes for one in gate_fields(request.catalogue, gate, cause)}
        fields = [request.catalogue.fields[one] for one in sorted(ids)]
        named = [titled(one, lang) for one in fields]
        return phrase("comma", lang).join(named) or phrase("field_of_cause", lang)
    return ""
