"""The same measures on other engines; each finds the pairs of measure and record that match.

A peer is given the parties in the form that suits it best, made before the clock runs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from creditrules.model import Subject
from workload import Measure, Party, Record, subject_of

Pairs = list[tuple[str, str]]


class Peer(NamedTuple):
    """An engine that matches.

    Attributes:
        prepare: a party in the form that `match` takes; its cost is not counted.
        share: the part of the parties that is enough to time it.
    """

    name: str
    prepare: Callable[[Party], Any]
    match: Callable[[Any], Pairs]
    share: float


def plain_loop(measures: tuple[Measure, ...]) -> Peer:
    """Every measure against every record, over the same subjects as the library takes in."""
    dated = [(measure, measure.since) for measure in measures]

    def match(subject: Subject) -> Pairs:
        return [
            (measure.id, record.id)
            for measure, since in dated
            for record in subject.records
            if record.cause == measure.cause
            and record.severity == measure.severity
            and (measure.amount is None or record.attributes["amount"] >= measure.amount)
            and (measure.authority is None or record.authority == measure.authority)
            and (since is None or record.decided_on >= since)
        ]

    return Peer("plain Python loop", subject_of, match, 1.0)


def bare_loop(measures: tuple[Measure, ...]) -> Peer:
    """The same loop over slotted objects made for it."""
    dated = [(measure, measure.since) for measure in measures]

    def match(party: Party) -> Pairs:
        return [
            (measure.id, record.id)
            for measure, since in dated
            for record in party.records
            if record.cause == measure.cause
            and record.severity == measure.severity
            and (measure.amount is None or record.amount >= measure.amount)
            and (measure.authority is None or record.authority == measure.authority)
            and (since is None or record.decided_on >= since)
        ]

    return Peer("plain loop over slotted objects", _same, match, 1.0)


def indexed_loop(measures: tuple[Measure, ...]) -> Peer:
    """The loop over slotted objects, over the measures of the record's cause and severity only."""
    index = defaultdict(list)
    for measure in measures:
        index[measure.cause, measure.severity].append((measure, measure.since))

    def match(party: Party) -> Pairs:
        return [
            (measure.id, record.id)
            for record in party.records
            for measure, since in index.get((record.cause, record.severity), ())
            if (measure.amount is None or record.amount >= measure.amount)
            and (measure.authority is None or record.authority == measure.authority)
            and (since is None or record.decided_on >= since)
        ]

    return Peer("indexed loop over slotted objects", _same, match, 1.0)


def rule_engine(measures: tuple[Measure, ...]) -> Peer:
    """One rule a measure, each asked of every record; untyped, which is twice as fast as typed."""
    package = import_module("rule_engine")
    context = package.Context(resolver=package.resolve_item)
    rules = [(one.id, package.Rule(_expression(one), context=context)) for one in measures]

    def match(records: list[dict[str, Any]]) -> Pairs:
        return [
            (name, record["id"])
            for name, rule in rules
            for record in records
            if rule.matches(record)
        ]

    def prepare(party: Party) -> list[dict[str, Any]]:
        return [_plain(record) for record in party.records]

    return Peer("rule-engine", prepare, match, 0.02)


def _expression(measure: Measure) -> str:
    parts = [f'cause == "{measure.cause}"', f'severity == "{measure.severity}"']
    if measure.amount is not None:
        parts.append(f"amount >= {measure.amount}")
    if measure.authority is not None:
        parts.append(f'authority == "{measure.authority}"')
    if measure.since is not None:
        parts.append(f"decided >= {measure.since.toordinal()}")
    return " and ".join(parts)


def durable_rules(measures: tuple[Measure, ...]) -> Peer:
    """One rule a measure; records are asserted as facts of one session and retracted after use.

    The timer threads of its host race with its core and can end the process, so they are off.
    """
    host_class = import_module("durable.engine").Host

    class Host(host_class):  # type: ignore[misc, valid-type]
        def _run(self) -> None:
            """Start no timer threads."""

    found: Pairs = []

    def rule(measure: Measure) -> dict[str, Any]:
        tests: list[dict[str, Any]] = [{"cause": measure.cause}, {"severity": measure.severity}]
        if measure.amount is not None:
            tests.append({"$gte": {"amount": measure.amount}})
        if measure.authority is not None:
            tests.append({"authority": measure.authority})
        if measure.since is not None:
            tests.append({"$gte": {"decided": measure.since.toordinal()}})
        return {
            "all": [{"record": {"$and": tests}}],
            "run": lambda closure: found.append((measure.id, closure.record.id)),
        }

    host = Host({"measures": {one.id: rule(one) for one in measures}})
    unmatched = import_module("durable.engine").MessageNotHandledException

    def match(facts: list[dict[str, Any]]) -> Pairs:
        found.clear()
        for fact in facts:
            try:
                host.assert_fact("measures", fact)
            except unmatched:
                continue
            host.retract_fact("measures", fact)
        return list(found)

    def prepare(party: Party) -> list[dict[str, Any]]:
        return [_plain(record) | {"sid": "1"} for record in party.records]

    return Peer("durable-rules, timers off", prepare, match, 0.1)


def zen_created(measures: tuple[Measure, ...]) -> Peer:
    """A decision table as the package's own first example runs it: `create_decision`."""
    decision = import_module("zen").ZenEngine().create_decision(json.dumps(_table(measures)))
    return _zen("zen-engine, create_decision", decision.evaluate, 0.05)


def zen_loaded(measures: tuple[Measure, ...]) -> Peer:
    """The same table from a static loader, which compiles it once."""
    loader = {"type": "static", "content": {"measures": _table(measures)}}
    engine = import_module("zen").ZenEngine({"loader": loader})
    return _zen("zen-engine, static loader", lambda given: engine.evaluate("measures", given), 0.3)


def _zen(name: str, evaluate: Callable[[Any], Any], share: float) -> Peer:
    def match(given: dict[str, Any]) -> Pairs:
        matches = evaluate(given)["result"]["matches"]
        return [
            (row["measure"], record["id"])
            for record, rows in zip(given["records"], matches, strict=True)
            for row in rows
        ]

    def prepare(party: Party) -> dict[str, Any]:
        return {"records": [_plain(record) for record in party.records]}

    return Peer(name, prepare, match, share)


def _table(measures: tuple[Measure, ...]) -> dict[str, Any]:
    columns = ("cause", "severity", "amount", "authority", "decided")
    table = {
        "hitPolicy": "collect",
        "executionMode": "loop",
        "inputField": "records",
        "outputPath": "matches",
        "passThrough": False,
        "inputs": [{"id": name, "name": name, "field": name} for name in columns],
        "outputs": [{"id": "measure", "name": "measure", "field": "measure"}],
        "rules": [dict(_cells(measure)) for measure in measures],
    }
    kinds = {"in": "inputNode", "table": "decisionTableNode", "out": "outputNode"}
    position = {"x": 0, "y": 0}
    nodes: list[dict[str, Any]] = [
        {"id": name, "name": name, "type": kind, "position": position}
        for name, kind in kinds.items()
    ]
    nodes[1]["content"] = table
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in (("in", "table"), ("table", "out"))
    ]
    return {"nodes": nodes, "edges": edges}


def _cells(measure: Measure) -> Iterator[tuple[str, str]]:
    yield "_id", measure.id
    yield "measure", f'"{measure.id}"'
    yield "cause", f'"{measure.cause}"'
    yield "severity", f'"{measure.severity}"'
    yield "amount", f">= {measure.amount}" if measure.amount is not None else ""
    yield "authority", f'"{measure.authority}"' if measure.authority is not None else ""
    yield "decided", f">= {measure.since.toordinal()}" if measure.since is not None else ""


def _same(party: Party) -> Party:
    return party


def _plain(record: Record) -> dict[str, Any]:
    """A record as JSON, its day as a number: the cheapest form for engines without dates."""
    return {
        "id": record.id,
        "cause": record.cause,
        "severity": record.severity,
        "amount": record.amount,
        "authority": record.authority,
        "decided": record.decided_on.toordinal(),
    }


PEERS = (
    plain_loop,
    bare_loop,
    indexed_loop,
    zen_loaded,
    zen_created,
    durable_rules,
    rule_engine,
)
"""The plain loop first: the others are compared with it."""
