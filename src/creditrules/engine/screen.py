"""What stands in the way at a counter (业务关口): evaluate, and keep what meets a gate.

Screening adds nothing to the decisions. A decision meets a gate where the gate names the action and
the decision's measure type, and the field of business is or may be one the gate asks about. What
is not known is never taken for absent: somebody of whom nothing is given calls for review.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from operator import attrgetter
from typing import Final

from creditrules.catalogue import Catalogue
from creditrules.conditions import Truth
from creditrules.engine.alert import RANK, Alert, Errand, Screening, ScreenRequest
from creditrules.engine.decision import (
    Decision,
    Evaluation,
    Ground,
    evidence_of,
    law_day,
    missing_leaves,
)
from creditrules.engine.evaluate import evaluate
from creditrules.engine.fields import gate_fits
from creditrules.engine.merge import decide
from creditrules.engine.party import Holder, Party
from creditrules.model import (
    LIVE,
    Evidence,
    Force,
    Gate,
    GateEffect,
    Outcome,
    Screened,
    Subject,
    Verdict,
)
from creditrules.model.scalars import parse_day, parse_moment

__all__ = ["met_by", "screen", "screening_of"]

_ORDER: Final = attrgetter("order")
_MEANT: Final = (*LIVE, Outcome.UNDETERMINED)


def screen(
    catalogue: Catalogue,
    action: str,
    applicant: Subject,
    related: Iterable[Subject] = (),
    *,
    as_of: date,
    field: str | None = None,
    proposed: Iterable[str] = (),
    known_at: date | datetime | None = None,
    jurisdiction: str | None = None,
) -> Screening:
    """What stands in the way of an action, and why. Pure: equal input gives equal output.

    To put somebody forward is not to hold the role: the applicant's own records reach the person
    only where relations say that the role is held already.

    Args:
        catalogue: the rules, with their gates.
        action: id of the action, as `register.legal_representative`.
        applicant: who asks for it.
        related: the other subjects given: the persons put forward, enterprises in which they hold
            roles; nothing is looked up.
        as_of: the day asked about.
        field: what the applicant means to do: an industry code (GB/T 4754) or the words of a
            business scope; None = not known.
        proposed: ids of the persons put forward. None = those who hold the action's role at the
            applicant on the day; of an action without role, any role that an action puts persons
            into; an individual puts itself forward.
        known_at: as for `evaluate`.
        jurisdiction: as for `evaluate`.

    Raises:
        ValueError: there is no such action; `as_of` or `known_at` is not what it should be.
    """
    instant = None if known_at is None else parse_moment(known_at)
    request = ScreenRequest.of(
        catalogue, action, applicant.id, proposed, field, parse_day(as_of), instant, jurisdiction
    )
    people = {one.id: one for one in (*related, applicant)}
    parties: dict[str, Party] = {}

    def find(subject_id: str) -> Party | None:
        if subject_id in people and subject_id not in parties:
            others = [one for key, one in people.items() if key != subject_id]
            evaluation = evaluate(
                catalogue,
                people[subject_id],
                request.as_of,
                known_at=instant,
                jurisdiction=jurisdiction,
                related=others,
            )
            parties[subject_id] = Party.of(evaluation)
        return parties.get(subject_id)

    return screening_of(request, find)


def screening_of(request: ScreenRequest, find: Callable[[str], Party | None]) -> Screening:
    """The answer to a request by what is known of each party.

    Args:
        request: what is asked.
        find: gives a party by its id, None for one of whom nothing is known.
    """
    applicant = find(request.applicant)
    found: list[Alert] = []
    if applicant is None:
        found.append(_unknown(request.applicant, None, Errand.LOOK_UP))
    else:
        found += met_by(request, applicant, applicant.id, Screened.APPLICANT)
    people = _put_forward(request, applicant) if request.concerns_persons else []
    if request.concerns_persons and not people and applicant is not None and request.role:
        found.append(_unknown(request.applicant, applicant.name, Errand.NAME_SOMEBODY))
    for one in people:
        found += _met_by_person(request, applicant, one, find)
    alerts = tuple(sorted(found, key=_ORDER))
    worst = alerts[0].verdict if alerts else Verdict.PASS
    persons = tuple(_key(request, one) for one in people)
    return Screening(request, worst, persons, alerts)


def _unknown(subject: str, name: str | None, errand: Errand) -> Alert:
    return Alert.of(Verdict.REVIEW, subject, name, (errand,))


def _key(request: ScreenRequest, holder: Holder) -> str:
    """The id under which decisions about somebody stand."""
    return holder.subject or f"{request.applicant}#{holder.role}#{holder.name}"


def _met_by_person(
    request: ScreenRequest,
    applicant: Party | None,
    person: Holder,
    find: Callable[[str], Party | None],
) -> Iterator[Alert]:
    key = _key(request, person)
    party = applicant if person.subject is None else find(person.subject)
    if person.subject is None:
        yield _unknown(key, person.name, Errand.IDENTIFY)
    elif party is None and key != request.applicant:
        yield _unknown(key, person.name, Errand.LOOK_UP)
    if party is not None:
        yield from met_by(request, party, key, Screened.PERSON)


def _put_forward(request: ScreenRequest, applicant: Party | None) -> list[Holder]:
    """Whom the action concerns, each once."""
    if request.proposed:
        return [Holder("", one, None) for one in request.proposed]
    if applicant is None:
        return []
    if applicant.is_person:
        return [Holder("", applicant.id, None)]
    found = {
        (one.subject or "", "" if one.subject else f"{one.role}#{one.name}"): one
        for one in reversed(applicant.holders)
        if one.role in request.roles
    }
    return [found[key] for key in sorted(found)]


def met_by(
    request: ScreenRequest, party: Party, subject: str, screened: Screened
) -> tuple[Alert, ...]:
    """The alerts that the decisions about one subject come to.

    Args:
        request: what is asked.
        party: whose evaluation holds the decisions.
        subject: whom they are about: the party, or a person known by name only there.
        screened: as whom the subject is met.
    """
    key = (request.action, subject, screened, request.truths)
    known = party.met.get(key)
    if known is None:
        known = tuple(_met(request, party.evaluation, subject, screened))
        party.met[key] = known
    return known


def _met(
    request: ScreenRequest, evaluation: Evaluation, subject: str, screened: Screened
) -> Iterator[Alert]:
    for decision in evaluation.decisions:
        if decision.subject == subject and decision.outcome in _MEANT:
            for gate in request.catalogue.gates_at.get((request.action, decision.type.id), ()):
                if gate.about is screened:
                    yield from _alerts(request, evaluation, decision, gate)


def _alerts(
    request: ScreenRequest, evaluation: Evaluation, decision: Decision, gate: Gate
) -> Iterator[Alert]:
    """What a decision is at a gate: of the grounds in its fields, and of those that may be."""
    fitting: dict[Truth, list[Ground]] = {True: [], None: []}
    for ground in decision.grounds:
        truth = gate_fits(request.catalogue, gate, ground.record.record.cause, request.field)
        if truth is not False:
            fitting[truth].append(ground)
    for truth, grounds in fitting.items():
        if grounds:
            narrowed = decision
            if len(grounds) < len(decision.grounds):
                question, name = evaluation.question, decision.name
                narrowed = decide(question, decision.subject, name, tuple(grounds))
            if narrowed.outcome in _MEANT:
                yield _alert(narrowed, gate, truth)


def _alert(decision: Decision, gate: Gate, fits: Truth) -> Alert:
    weighed = list(_weighed(decision, gate))
    found = {_weight(decision, ground, gate, fits) for ground in weighed}
    worst = min((verdict for verdict, _ in found), key=RANK.__getitem__)
    errands = sorted({errand for verdict, errand in found if verdict is worst})
    return Alert.of(
        worst,
        decision.subject,
        decision.name,
        tuple(errands),
        gate,
        decision,
        missing_leaves(one for one in weighed if one.outcome is Outcome.UNDETERMINED),
    )


def _weighed(decision: Decision, gate: Gate) -> Iterator[Ground]:
    """The leading grounds, and open ones that may yet make the decision weigh more."""
    yield from decision.leading
    if decision.outcome in LIVE and gate.effect is GateEffect.BLOCK:
        for ground in decision.grounds:
            if ground.outcome is Outcome.UNDETERMINED and ground.force is Force.MANDATORY:
                yield ground


def _weight(decision: Decision, ground: Ground, gate: Gate, fits: Truth) -> tuple[Verdict, Errand]:
    """What one ground is at a gate, and what the officer has to do about it."""
    if fits is None:
        return Verdict.REVIEW, Errand.VERIFY_FIELD
    if ground.outcome is Outcome.UNDETERMINED:
        return Verdict.REVIEW, Errand.VERIFY_FACTS
    if ground.outcome is Outcome.SUSPENDED:
        return Verdict.WARN, Errand.HOLD
    if gate.effect is GateEffect.WARN:
        return Verdict.WARN, Errand.HEED
    printed = ((ground.item, law_day(ground.item, ground.record, decision.as_of)),)
    if Evidence.GUESS in (gate.evidence, evidence_of(printed)):
        return Verdict.REVIEW, Errand.VERIFY_SOURCE
    if ground.force is Force.RECOMMENDED:
        return Verdict.WARN, Errand.DECIDE
    return Verdict.BLOCK, Errand.REFUSE
