"""creditrules report basis: whose basis needs looking at, and what stands on a document."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from creditrules.catalogue import Catalogue, Item
from creditrules.cli.asking import Asking
from creditrules.cli.catalogues import named, thing_unknown
from creditrules.cli.changed import change_lines
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.output import Console
from creditrules.engine import (
    Change,
    Concern,
    Decision,
    Evaluation,
    Standing,
    clearing,
    endings,
    history,
    standing_on,
)
from creditrules.model import Instrument
from creditrules.reports import standing_picture
from creditrules.text import table, titled, word

__all__ = ["report"]

_STATES: Final = ("ended", "below_floor", "not_established", "lapsed", "changes")
_BY_LAW: Final = {
    *("instrument_begins", "instrument_ends", "edition_changes", "basis_floor", "force_cap")
}


def report(options: Namespace, console: Console) -> int:
    """Print what needs looking at, or what stands on one document, and the decisions it bears.

    Raises:
        UsageError: there is no such document; a picture is asked for with files.
    """
    if console.form == "svg" and options.files:
        raise UsageError.of("option_unfit", option="FILE", command="--format svg", help="report")
    asking = Asking(options, console)
    if options.instrument is None:
        shown: _Concerns | _Standing = _Concerns(asking.catalogue, options)
    else:
        shown = _Standing(asking.catalogue, options, console.lang)
    if console.form == "svg":
        console.out.write(shown.picture(console))
        return ANSWERED
    if not options.files:
        _print(shown, [], console)
        return ANSWERED
    with Inputs(options, console, asking.catalogue) as inputs:
        met = (shown.on(asking.evaluation(subject, related)) for subject, related in inputs)
        _print(shown, (one for one in met if one is not None), console)
        return REFUSED if inputs.refused else ANSWERED


class _Concerns:
    """The items that need looking at, and what the law changes for subjects soon."""

    def __init__(self, catalogue: Catalogue, options: Namespace) -> None:
        self._options = options
        self._found = clearing(
            catalogue, options.as_of, within=options.within, jurisdiction=options.jurisdiction
        )

    def on(self, evaluation: Evaluation) -> _Met | None:
        last = self._options.as_of + timedelta(days=self._options.within)
        changes = [
            change
            for _, found in history(evaluation, last)
            for change in found
            if any(cause.code in _BY_LAW for cause in change.causes)
        ]
        return _Met(evaluation, changes=changes) if changes else None

    def content(self) -> dict[str, Any]:
        return {
            "as_of": self._options.as_of.isoformat(),
            "within": self._options.within,
            "concerns": [
                {
                    "item": one.item.id,
                    "state": one.state,
                    "on": one.on.isoformat() if one.on else None,
                    "instruments": [each.id for each in one.instruments],
                }
                for one in self._found
            ],
        }

    def lines(self, console: Console) -> Iterator[str]:
        items = len({one.item.id for one in self._found})
        yield console.say(
            f"基准日 {self._options.as_of}：{items} 项措施的依据需要清理",
            f"As of {self._options.as_of}: the bases of {items} measures need looking at",
        )
        ordered = sorted(self._found, key=lambda one: (_STATES.index(one.state), one.item.id))
        for state, group in groupby(ordered, key=lambda one: one.state):
            concerns = list(group)
            count = console.say(f"{len(concerns)} 项", f"{len(concerns)}")
            yield ""
            yield f"■ {word(f'concern.{state}', console.lang)}　{count}"
            heads = console.say("措施,名称,自,因", "measure,title,from,because of").split(",")
            yield from table(heads, [_concern_row(one, console.lang) for one in concerns]).split(
                "\n"
            )

    def picture(self, console: Console) -> str:
        states = {one.item.id: one.state for one in self._found if one.state != "changes"}
        items = {one.item.id: one.item for one in self._found}
        heading = console.say(
            f"依据需要清理的措施　基准日 {self._options.as_of}",
            f"Measures whose bases need looking at, as of {self._options.as_of}",
        )
        return standing_picture(
            items.values(), self._options.as_of, heading, marked=states, lang=console.lang
        )


class _Standing:
    """What stands on one document, and the decisions that would not stand without it."""

    def __init__(self, catalogue: Catalogue, options: Namespace, lang: str) -> None:
        self._options = options
        self._instrument = _instrument(catalogue, options.instrument)
        self._standing: Standing = standing_on(catalogue, self._instrument.id, options.as_of)
        self._fallen = {one.id for one in self._standing.fallen}
        self._lang = lang

    def on(self, evaluation: Evaluation) -> _Met | None:
        decisions = endings(evaluation, self._instrument.id)
        return _Met(evaluation, decisions=decisions) if decisions else None

    def content(self) -> dict[str, Any]:
        return {
            "as_of": self._options.as_of.isoformat(),
            "instrument": self._instrument.id,
            "items": [
                {"item": one.id, "stands_without": one.id not in self._fallen}
                for one in self._standing.items
            ],
            "measure_types": [one.id for one in self._standing.measure_types],
        }

    def lines(self, console: Console) -> Iterator[str]:
        items = self._standing.items
        yield console.say(
            f"立在《{_shown(self._instrument)}》上的措施 {len(items)} 项，"
            f"没有它即不能成立的 {len(self._fallen)} 项",
            f"{len(items)} measures stand on {_shown(self._instrument)}; "
            f"{len(self._fallen)} would not stand without it",
        )
        if items:
            heads = console.say("措施,名称,没有它", "measure,title,without it").split(",")
            falls, stays = console.say("不能成立", "falls"), console.say("仍成立", "stands")
            rows = [
                (one.id, _title(one, console.lang), falls if one.id in self._fallen else stays)
                for one in items
            ]
            yield ""
            yield from table(heads, rows).split("\n")
        if self._standing.measure_types:
            titles = console.listed(
                titled(one, console.lang) for one in self._standing.measure_types
            )
            yield ""
            yield console.say(
                f"因此再没有措施的措施类型：{titles}", f"Types left without measures: {titles}"
            )

    def picture(self, console: Console) -> str:
        heading = console.say(
            f"立在《{_shown(self._instrument)}》上的措施　基准日 {self._options.as_of}",
            f"What stands on {_shown(self._instrument)}, as of {self._options.as_of}",
        )
        return standing_picture(
            self._standing.items,
            self._options.as_of,
            heading,
            marked=dict.fromkeys(self._fallen, "ended"),
            lang=console.lang,
        )


class _Met:
    """What a subject loses or has changed."""

    def __init__(
        self,
        evaluation: Evaluation,
        *,
        decisions: Iterable[Decision] = (),
        changes: Iterable[Change] = (),
    ) -> None:
        self.subject = evaluation.question.subject
        self.decisions = tuple(decisions)
        self.changes = tuple(changes)

    def content(self) -> dict[str, Any]:
        changed = [
            {"id": one.id, "kind": one.kind, "on": one.on.isoformat()} for one in self.changes
        ]
        ended = [{"id": one.id, "kind": "ended", "on": None} for one in self.decisions]
        return {"subject": self.subject.id, "decisions": [*changed, *ended]}

    def lines(self, console: Console) -> Iterator[str]:
        yield f"□ {self.subject.name or self.subject.id}"
        for decision in self.decisions:
            yield console.say(
                f"    不能成立　{decision.title}", f"    falls  {decision.type.title_en}"
            )
        for on, changes in groupby(self.changes, key=lambda one: one.on):
            yield f"  {on}"
            for change in changes:
                yield from change_lines(change, self.subject.id, console)


def _print(shown: _Concerns | _Standing, met: Iterable[_Met], console: Console) -> None:
    if console.wants_json:
        subjects = [one.content() for one in met]
        console.json({"schema": "creditrules/basis/1", **shown.content(), "subjects": subjects})
        return
    for line in shown.lines(console):
        console.line(line)
    for one in met:
        console.line()
        for line in one.lines(console):
            console.line(console.shown(line))


def _concern_row(one: Concern, lang: str) -> tuple[str, ...]:
    reasons = "、".join(_shown(each) for each in one.instruments)
    return one.item.id, _title(one.item, lang), one.on.isoformat() if one.on else "", reasons


def _title(item: Item, lang: str) -> str:
    return titled(item, lang)


def _shown(instrument: Instrument) -> str:
    return instrument.short_title or instrument.editions[-1].doc_no or instrument.title


def _instrument(catalogue: Catalogue, text: str) -> Instrument:
    """The document meant by an id, a number, a title or the id of its catalogue.

    Raises:
        UsageError: there is none, or several.
    """
    called: dict[str, list[str]] = {key: [] for key in catalogue.instruments}
    for document in catalogue.documents.values():
        called[document.instrument.id].append(document.id)
    for key, one in catalogue.instruments.items():
        names = (one.title, one.short_title, *(each.doc_no for each in one.editions))
        called[key] += [name for name in names if name]
    names_of = {key: tuple(names) for key, names in called.items()}
    return catalogue.instruments[named(text, names_of, thing_unknown(text))]
