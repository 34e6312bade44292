"""creditrules release: what an event on a record ends, and what stays in spite of it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from pydantic import ValidationError

from creditrules.cli.asking import Asking, add_subjects
from creditrules.cli.changed import add_full, change_content, change_lines, notice_lines, title_of
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_as_of, add_catalogue, add_common, add_show_ids, choice, day
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.engine import Release, Stay, notice_content, question_content, release, stay_words
from creditrules.model import Event, EventType, Subject
from creditrules.procedure import Duty, due_words, duties_opened, duty_content
from creditrules.text import titled, word

__all__ = ["arguments", "release_content", "run"]

_NATURAL: Final = "natural"
_TYPES: Final = (*(one.value for one in EventType), _NATURAL)


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "一条记录发生某个事件（移出、修复、异议成立、撤销、更正等），哪些措施因此结束或者变化，"
        "哪些仍然适用、为什么；期限届满写 natural。",
        "What an event on a record (delisting, repair, an objection upheld, annulment, correction "
        "and so on) ends or changes, what stays in spite of it, and why; `natural` is the end of "
        "periods.",
        (
            "creditrules release subjects.jsonl --subject E1 --record R1 --event repair "
            "--on 2018-06-20",
            "信用修复解除了什么",
            "what repair releases",
        ),
        (
            "creditrules release subjects.jsonl --subject E1 --record R1 --event objection_closed "
            "--upheld --on 2018-06-20",
            "异议成立",
            "an objection that was upheld",
        ),
        (
            "creditrules release subjects.jsonl --subject E1 --record R1 --event correction "
            "--set severity=minor --on 2018-06-20",
            "更正记录",
            "a corrected record",
        ),
    )
    add_subjects(parser)
    parser.options.add_argument(
        "--record", metavar="ID", required=True, help=say("记录的编号", "id of the record")
    )
    parser.options.add_argument(
        "--subject",
        metavar="ID",
        help=say(
            "主体的编号；几个主体有同号的记录时须给出",
            "id of the subject; needed where several have a record of that id",
        ),
    )
    _add_event(parser)
    add_as_of(parser)
    add_full(parser)
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def _add_event(parser: Parser) -> None:
    say, types = parser.say, " | ".join(_TYPES)
    parser.options.add_argument(
        "--event",
        metavar="TYPE",
        type=choice("--event", _TYPES),
        required=True,
        help=say(f"事件类型：{types}", f"type of the event: {types}"),
    )
    parser.options.add_argument(
        "--on",
        metavar="DATE",
        type=day("--on"),
        help=say(
            "事件发生日；也是基准日，除非另给 --as-of",
            "the day it happened; also the day asked about, unless --as-of is given",
        ),
    )
    parser.options.add_argument(
        "--upheld",
        action="store_true",
        default=None,
        help=say("异议成立，用于 objection_closed", "the objection was right (objection_closed)"),
    )
    parser.options.add_argument(
        "--set",
        dest="corrections",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help=say(
            "更正后的字段或属性，用于 correction；可重复",
            "a corrected field or attribute (correction); may be repeated",
        ),
    )


def run(options: Namespace, console: Console) -> int:
    """Print what the event does."""
    if options.on is None:
        raise UsageError.of("option_needed", option="--on", example="--on 2018-06-20")
    event = _event(options)
    options.as_of = options.as_of or options.on
    asking = Asking(options, console)
    with Inputs(options, console, asking.catalogue) as inputs:
        subject = _find(inputs, options)
        found = _released(asking, subject, inputs.related(subject), event, options)
        refused = inputs.refused
    duties = _duties(asking, found)
    if console.wants_json:
        console.json(release_content(found, duties, console.lang, full=options.full))
    else:
        told = (_lines(found, console), _duty_lines(duties, console))
        for line in chain(*told, notice_lines(found.warnings, console)):
            console.line(console.shown(line))
    return REFUSED if refused else ANSWERED


def _event(options: Namespace) -> Event | None:
    """The event of the line; None for the end of periods.

    Raises:
        UsageError: it is given what its type does not have.
    """
    kind = options.event
    for option, given, fitting in (
        ("--upheld", options.upheld, EventType.OBJECTION_CLOSED),
        ("--set", options.corrections, EventType.CORRECTION),
    ):
        if given and kind != fitting:
            raise UsageError.of(
                "option_unfit", option=option, command=f"--event {kind}", help="release"
            )
    if kind == _NATURAL:
        return None
    if kind == EventType.OBJECTION_CLOSED:
        return Event(type=kind, happened_on=options.on, upheld=bool(options.upheld))
    changes = dict(_correction(text) for text in options.corrections)
    return Event.model_validate({"type": kind, "happened_on": options.on, "set": changes})


def _correction(text: str) -> tuple[str, Any]:
    key, equals, value = text.partition("=")
    if not (key.isidentifier() and equals):
        raise UsageError.of("correction_form", value=text)
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def _find(inputs: Inputs, options: Namespace) -> Subject:
    """The subject that has the record.

    Raises:
        UsageError: none has, or several have.
    """
    found: list[Subject] = []
    for subject, _ in inputs:
        wanted = options.subject in (None, subject.id)
        if wanted and any(one.id == options.record for one in subject.records):
            found.append(subject)
        if len(found) > 1:
            break
    if not found and inputs.refused:
        raise RefusedError(())
    record, files = options.record, "、".join(options.files)
    if not found:
        raise UsageError.of("record_not_found", record=record, file=files)
    if len(found) > 1:
        named = " | ".join(one.id for one in found)
        raise UsageError.of("record_of_several", record=record, subjects=named)
    return found[0]


def _released(
    asking: Asking,
    subject: Subject,
    related: tuple[Subject, ...],
    event: Event | None,
    options: Namespace,
) -> Release:
    try:
        return release(
            asking.catalogue,
            subject,
            event,
            options.as_of,
            record=options.record,
            related=related,
            jurisdiction=options.jurisdiction,
            known_at=options.known_at,
        )
    except ValidationError as error:
        reason = "; ".join(one["msg"] for one in error.errors())
        raise UsageError.of(
            "event_contradicts", event=options.event, record=options.record, reason=reason
        ) from None


def _duties(asking: Asking, found: Release) -> tuple[Duty, ...]:
    """What has to be done because of the event, by the procedures of the place."""
    event, question = found.event, found.question
    return duties_opened(
        asking.catalogue,
        event.type if event else None,
        event.happened_on if event else question.as_of,
        jurisdiction=question.jurisdiction,
        case=found.record,
        subject=question.subject.name,
    )


def _duty_lines(duties: tuple[Duty, ...], console: Console) -> Iterator[str]:
    lang = console.lang
    if duties:
        yield console.say(
            f"  由此产生待办 {len(duties)} 项", f"  duties that follow: {len(duties)}"
        )
    for one in duties:
        step, actor = one.step.stated, one.step.actor
        who = titled(actor, lang)
        yield f"    {titled(step, lang)}"
        yield console.say(
            f"      {who}，末日 {due_words(one, lang)}",
            f"      {who}, last day: {due_words(one, lang)}",
        )


def release_content(
    found: Release, duties: tuple[Duty, ...], lang: str, *, full: bool = False
) -> dict[str, Any]:
    """The document `creditrules/release/1`; `full`: with the whole decisions before and after."""
    event = found.event
    return {
        "schema": "creditrules/release/1",
        **question_content(found.question),
        "record": found.record,
        "event": event.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if event
        else None,
        "changes": [change_content(one, lang, full=full) for one in found.changes],
        "stays": [_stay_content(one, lang) for one in found.stays],
        "duties": [duty_content(one, lang) for one in duties],
        "warnings": [notice_content(one) for one in found.warnings],
    }


def _stay_content(stay: Stay, lang: str) -> dict[str, Any]:
    return {
        "id": stay.decision.id,
        "title": title_of(stay.decision, lang),
        "reason": stay.reason,
        "records": list(stay.records),
        "words": stay_words(stay, lang),
    }


def _lines(found: Release, console: Console) -> Iterator[str]:
    question, say = found.question, console.say
    subject, lang = question.subject, console.lang
    event = found.event
    what = word(f"event.{event.type}", lang) if event else say("期限届满", "the end of periods")
    day = event.happened_on if event else question.as_of
    yield say(
        f"■ {subject.name or subject.id}（{subject.id}）　记录 {found.record}　{day} {what}",
        f"■ {subject.name or subject.id} ({subject.id}), record {found.record}, {day} {what}",
    )
    count = len(found.changes)
    yield (
        say(f"  变化 {count} 项", f"  changed: {count}")
        if count
        else say("  没有变化", "  nothing changed")
    )
    for change in found.changes:
        yield from change_lines(change, subject.id, console)
    if found.stays:
        count = len(found.stays)
        yield say(f"  仍然适用 {count} 项", f"  stay in spite of it: {count}")
    for stay in found.stays:
        whose = stay.decision.subject
        reached = "" if whose == subject.id else f"（{whose.rpartition('#')[2]}）"
        yield f"    {title_of(stay.decision, lang)}{reached}"
        yield f"      {stay_words(stay, lang)}"
