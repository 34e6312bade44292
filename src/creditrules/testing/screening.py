"""What screening at a counter must come to: the verdict and the alerts, against those given."""

from __future__ import annotations

from collections.abc import Iterator

from creditrules.catalogue import Catalogue
from creditrules.engine import Alert, Screening, alert_page, screen
from creditrules.model import Subject, Verdict
from creditrules.model.base import Frozen
from creditrules.model.scalars import Day, Identifier, Key, Moment, Text
from creditrules.testing.shown import NONE, list_word
from creditrules.text import WORDS, Word

__all__ = [
    "AlertDiffering",
    "Counter",
    "ExpectedAlert",
    "ExpectedScreening",
    "differing_alerts",
    "screened",
]

AlertDiffering = tuple[tuple[str | int, ...], str, str, str, Word, Word]
"""Path below `expect_screen`, subject, measure, key, what was expected, what came out."""


class Counter(Frozen):
    """What is asked at the counter; the scenario's subject is the applicant.

    Attributes:
        action: id of the action.
        proposed: ids of the persons put forward; as for `screen` where there are none.
        field: an industry code or the words of a business scope.
    """

    action: Identifier
    proposed: tuple[Key, ...] = ()
    field: Text | None = None


class ExpectedAlert(Frozen):
    """An alert that must be given; what is not given is not asked.

    Attributes:
        measure: id of the measure type; without it, an alert for want of data.
        subject: whom it is about.
        gate: id of the gate.
        verdict: that of the alert itself.
        authority: the authorities that made the information, as they are printed.
        says: texts that the alert must show, in Chinese.
    """

    measure: Identifier | None = None
    subject: Key | None = None
    gate: Identifier | None = None
    verdict: Verdict
    authority: Text | None = None
    says: tuple[Text, ...] = ()


class ExpectedScreening(Frozen):
    """What screening must come to.

    Attributes:
        verdict: that of the whole.
        alerts: alerts that must be among those given.
        not_expected: measure types of which there must be no alert.
    """

    verdict: Verdict
    alerts: tuple[ExpectedAlert, ...] = ()
    not_expected: tuple[Identifier, ...] = ()


def screened(
    catalogue: Catalogue,
    counter: Counter,
    applicant: Subject,
    related: tuple[Subject, ...],
    as_of: Day,
    known_at: Moment | None,
    jurisdiction: str | None,
) -> Screening:
    """The answer at the counter of a scenario."""
    return screen(
        catalogue,
        counter.action,
        applicant,
        related,
        as_of=as_of,
        field=counter.field,
        proposed=counter.proposed,
        known_at=known_at,
        jurisdiction=jurisdiction,
    )


def differing_alerts(wanted: ExpectedScreening, screening: Screening) -> Iterator[AlertDiffering]:
    """What differs in a screening from what is expected."""
    own = screening.request.applicant
    given = list_word(_named(one) for one in screening.alerts)
    if screening.verdict is not wanted.verdict:
        expected, got = _verdict(wanted.verdict), _verdict(screening.verdict)
        got = Word(f"{got.zh}（{given.zh}）", f"{got.en} ({given.en})")
        yield ("verdict",), own, "", "verdict", expected, got
    for i, one in enumerate(wanted.alerts):
        found = [alert for alert in screening.alerts if _is_meant(one, alert)]
        subject, measure = one.subject or own, one.measure or ""
        if not found:
            yield ("alerts", i), subject, measure, "alerts", _verdict(one.verdict), given or NONE
        elif all(list(_of_alert(one, screening, alert)) for alert in found):
            for key, expected, got in _of_alert(one, screening, found[0]):
                yield ("alerts", i, key), subject, measure, key, expected, got
    for i, measure in enumerate(wanted.not_expected):
        found = [one for one in screening.alerts if _measure(one) == measure]
        for alert in found[:1]:
            got = _verdict(alert.verdict)
            yield ("not_expected", i), alert.subject, measure, "not_expected", NONE, got


def _is_meant(wanted: ExpectedAlert, alert: Alert) -> bool:
    return (
        wanted.measure == _measure(alert)
        and wanted.subject in (None, alert.subject)
        and wanted.gate in (None, alert.gate.id if alert.gate else None)
    )


def _of_alert(
    wanted: ExpectedAlert, screening: Screening, alert: Alert
) -> Iterator[tuple[str, Word, Word]]:
    if alert.verdict is not wanted.verdict:
        yield "verdict", _verdict(wanted.verdict), _verdict(alert.verdict)
    decision = alert.decision
    grounds = decision.leading if decision else ()
    authorities = {one.record.record.authority for one in grounds} - {None}
    if wanted.authority is not None and authorities != {wanted.authority}:
        got = list_word(one for one in authorities if one)
        yield "authority", list_word([wanted.authority]), got
    text = alert_page(screening.request, alert).render()
    absent = [one for one in wanted.says if one not in text]
    if absent:
        yield "says", list_word(absent), Word(text, text)


def _measure(alert: Alert) -> str | None:
    return alert.decision.type.id if alert.decision else None


def _named(alert: Alert) -> str:
    return f"{alert.verdict.value} {alert.subject} {_measure(alert) or alert.errands[0].value}"


def _verdict(verdict: Verdict) -> Word:
    return WORDS[f"verdict.{verdict.value}"]
