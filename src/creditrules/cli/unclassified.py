"""creditrules report unclassified: the penalties that no rule classifies, and what they lack."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from creditrules.cli.asking import Asking
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.output import Console
from creditrules.cli.printing import print_rows
from creditrules.cli.progress import counted
from creditrules.conditions import RecordFacts, describe_node
from creditrules.engine import Gap, Group, Unclassified
from creditrules.model import Subject

__all__ = ["report"]


def report(options: Namespace, console: Console) -> int:
    """Print it."""
    asking = Asking(options, console)
    found = Unclassified()
    with Inputs(options, console, asking.catalogue) as inputs:
        evaluations = (asking.evaluation(subject, related) for subject, related in inputs)
        for one in counted(evaluations, console, "已归类 {} 个主体", "{} subjects classified"):
            found.add(one)
        refused = inputs.refused
    if console.wants_json:
        console.json(_content(found, console))
    else:
        _print(found, console)
    return REFUSED if refused else ANSWERED


def _content(found: Unclassified, console: Console) -> dict[str, Any]:
    groups = found.groups()
    return {
        "schema": "creditrules/unclassified/1",
        "records": found.records,
        "classified": found.classified,
        "unclassified": sum(group.count for group in groups),
        "groups": [_group_content(group, console) for group in groups],
    }


def _group_content(group: Group, console: Console) -> dict[str, Any]:
    rule = group.rule
    return {
        "rule": rule.id if rule else None,
        "title": rule.title if rule else None,
        "cause": rule.cause.id if rule else None,
        "lacking": [
            {
                "fact": gap.test.fact.id,
                "test": _test_words(gap, console),
                "unknown": gap.unknown,
            }
            for gap in group.gaps
        ],
        "count": group.count,
        "examples": [
            {
                "subject": subject.id,
                "name": subject.name,
                "record": record.record.id,
                "authority": record.record.authority,
                "document_no": record.record.document_no,
            }
            for subject, record in group.examples
        ],
    }


def _print(found: Unclassified, console: Console) -> None:
    groups = found.groups()
    left = sum(group.count for group in groups)
    console.line(
        console.say(
            f"无事由的记录 {found.records} 条：已归类 {found.classified} 条，未能归类 {left} 条",
            f"{found.records} records without cause: {found.classified} classified, "
            f"{left} unclassified",
        )
    )
    for group in groups:
        console.line()
        console.line(console.say(f"■ {group.count} 条", f"■ {group.count} records"))
        print_rows(_rows(group, console), console, indent=2)


def _rows(group: Group, console: Console) -> Iterator[tuple[str, str]]:
    say, rule = console.say, group.rule
    nearest = f"{rule.title}（{rule.id}）" if rule else say("没有相近的规则", "no rule is near")
    yield say("最近的规则", "nearest rule"), nearest
    if group.gaps:
        lacking = [_gap_words(gap, console) for gap in group.gaps]
        yield say("尚缺", "lacking"), say("；", "; ").join(lacking)
    yield say("例", "examples"), console.listed(_example(*one, console) for one in group.examples)


def _gap_words(gap: Gap, console: Console) -> str:
    text = _test_words(gap, console)
    return text + console.say("（未载明）", " (not stated)") if gap.unknown else text


def _test_words(gap: Gap, console: Console) -> str:
    return describe_node(gap.test, console.lang)


def _example(subject: Subject, record: RecordFacts, console: Console) -> str:
    number = record.record.document_no or record.record.id
    text = f"{subject.name or subject.id} {number}"
    return console.shown(text)
