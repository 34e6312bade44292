"""What leaving a fact out can do, and what giving it can do (S2).

Taking an open fact away may only open a decision, never make one live; so giving a value to an
unknown fact never flips a decided outcome. Open facts are the attributes, severity, authority,
document number and listing; days of decision and effect belong to the record itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from creditrules.catalogue import Catalogue
from creditrules.engine import Decision, evaluate
from creditrules.model import LIVE, CreditRecord, EventType, Outcome, Subject
from random_questions import Case, cases, many

UNSET = {"severity": None, "authority": None, "document_no": None}


def without_listing(record: CreditRecord) -> CreditRecord:
    kept = tuple(one for one in record.events if one.type is not EventType.LISTING)
    return record.model_copy(update={"listed": None, "listed_on": None, "events": kept})


def lessened_records(record: CreditRecord) -> Iterator[CreditRecord]:
    """The record with one open fact less."""
    for field in UNSET:
        if getattr(record, field) is not None:
            yield record.model_copy(update={field: None})
    for name in record.attributes:
        rest = {key: value for key, value in record.attributes.items() if key != name}
        yield record.model_copy(update={"attributes": rest})
    if without_listing(record) != record:
        yield without_listing(record)


def lessened(subject: Subject) -> Iterator[Subject]:
    """The subject with one open fact less."""
    for name in subject.attributes:
        rest = {key: value for key, value in subject.attributes.items() if key != name}
        yield subject.model_copy(update={"attributes": rest})
    if subject.jurisdiction is not None:
        yield subject.model_copy(update={"jurisdiction": None})
    for i, record in enumerate(subject.records):
        for less in lessened_records(record):
            records = (*subject.records[:i], less, *subject.records[i + 1 :])
            yield subject.model_copy(update={"records": records})


def lessened_questions(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for less in lessened(question["subject"]):
        yield {**question, "subject": less}
    related = question["related"]
    for i, other in enumerate(related):
        for less in lessened(other):
            yield {**question, "related": (*related[:i], less, *related[i + 1 :])}


def decisions(catalogue: Catalogue, question: dict[str, Any]) -> dict[str, Decision]:
    return {one.id: one for one in evaluate(catalogue, **question).decisions}


def outcome(found: dict[str, Decision], decision: str) -> Outcome:
    return found[decision].outcome if decision in found else Outcome.DOES_NOT_APPLY


@many
@given(cases())
def test_taking_an_open_fact_away_never_makes_a_decision_live(case: Case) -> None:
    catalogue, question = case
    full = decisions(catalogue, question)
    for less in lessened_questions(question):
        for key, decision in decisions(catalogue, less).items():
            if decision.outcome in LIVE:
                assert outcome(full, key) in LIVE


@many
@given(cases())
def test_giving_a_value_to_an_unknown_fact_never_flips_a_decided_outcome(case: Case) -> None:
    catalogue, question = case
    full = decisions(catalogue, question)
    for less in lessened_questions(question):
        before = decisions(catalogue, less)
        for key in full.keys() | before.keys():
            if outcome(before, key) is not Outcome.UNDETERMINED:
                assert (outcome(before, key) in LIVE) == (outcome(full, key) in LIVE)


@many
@given(cases(linked=False))
def test_taking_a_relation_away_never_makes_a_decision_live(case: Case) -> None:
    catalogue, question = case
    subject = question["subject"]
    full = decisions(catalogue, question)
    for i in range(len(subject.relations)):
        rest = (*subject.relations[:i], *subject.relations[i + 1 :])
        less = {**question, "subject": subject.model_copy(update={"relations": rest})}
        live = {one.id for one in decisions(catalogue, less).values() if one.outcome in LIVE}
        assert live <= {key for key in full if full[key].outcome in LIVE}


@given(cases(linked=False), st.data())
def test_whoever_answers_what_is_asked_gets_a_decision(case: Case, data: st.DataObject) -> None:
    catalogue, question = case
    people = (question["subject"], *question["related"])
    assume(all(one.records_complete for one in people))
    for _ in range(60):
        found = evaluate(catalogue, **question)
        if not found.undetermined:
            return
        asked = [leaf for one in found.undetermined for leaf in one.missing]
        assert asked, [one.id for one in found.undetermined]
        ground = next(
            (one, leaf)
            for decision in found.undetermined
            for one in decision.leading
            for leaf in one.missing
        )
        question = answered(catalogue, question, *ground, data)
    raise AssertionError("still undetermined")


def answered(
    catalogue: Catalogue, question: dict[str, Any], ground: Any, leaf: Any, data: st.DataObject
) -> dict[str, Any]:
    """The question with one value more; where it goes, the ground's owner says."""
    owner = ground.owner.subject
    name = leaf.fact.id
    if leaf.record is None:
        if name == "jurisdiction":
            better = owner.model_copy(update={"jurisdiction": "370100"})
        else:
            value = data.draw(values_of(catalogue, leaf.fact))
            better = owner.model_copy(update={"attributes": {**owner.attributes, name: value}})
    else:
        records = tuple(
            answered_record(catalogue, one, leaf.fact, data) if one.id == leaf.record else one
            for one in owner.records
        )
        better = owner.model_copy(update={"records": records})
    related = tuple(better if one.id == better.id else one for one in question["related"])
    subject = better if question["subject"].id == better.id else question["subject"]
    return {**question, "subject": subject, "related": related}


def answered_record(
    catalogue: Catalogue, record: CreditRecord, fact: Any, data: st.DataObject
) -> CreditRecord:
    name = fact.id
    if name in ("listed", "on_list"):
        return record.model_copy(update={"listed": data.draw(st.booleans())})
    if name == "listed_on":
        return record.model_copy(update={"listed": None, "listed_on": record.decided_on})
    value = data.draw(values_of(catalogue, fact))
    if name in CreditRecord.model_fields:
        return record.model_copy(update={name: value})
    rest = [one for one in record.events if one.type is not EventType.CORRECTION]
    attributes = {**record.attributes, name: value}
    return record.model_copy(update={"attributes": attributes, "events": tuple(rest)})


def values_of(catalogue: Catalogue, fact: Any) -> st.SearchStrategy[Any]:
    from creditrules.model import Severity
    from creditrules.testing.strategies import Settings, attributes

    if fact.id == "severity":
        return st.sampled_from(Severity)
    if fact.id in ("authority", "document_no"):
        return st.sampled_from(["某市某区人民法院", "法院", "其他"])
    every = attributes(catalogue, fact.owner, Settings(unknown=False))
    return every.map(lambda drawn: drawn[fact.id])
