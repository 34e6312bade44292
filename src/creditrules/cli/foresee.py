"""creditrules foresee: which measures a decision would bring about, before it is issued."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator

from creditrules.catalogue import Catalogue
from creditrules.cli.asking import Asking, add_asking
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.foreseen import foresight_content, print_foresight
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.engine import Foresight, foresee
from creditrules.intake import Entry
from creditrules.model import CreditRecord, Subject
from creditrules.text import Diagnostic, Span

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.describe(
        "处罚、撤销证照等决定作出以前，提醒它将引发哪些措施，及于何人、到哪天、依据什么。"
        "输入中的每条记录都是一份草稿；主体已有的记录由 --population 给出。",
        "Before a penalty or a licence revocation is issued: which measures it would bring about, "
        "for whom, until when and on what basis. Every record of the input is a draft; the records "
        "the party already has come from --population.",
        (
            "creditrules foresee draft.json --as-of 2018-06-20",
            "一份草稿",
            "one draft",
        ),
        (
            "creditrules foresee drafts.csv --population subjects.jsonl --as-of 2018-06-20 "
            "--jurisdiction 330100",
            "表格中的草稿，主体已有的记录和关联人员另给",
            "drafts of a table, with what is known of the parties and those tied to them",
        ),
    )
    add_asking(parser)
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print what every draft would bring about, in input order."""
    asking = Asking(options, console)
    with _Drafts(options, console, asking.catalogue) as drafts:
        found = _foreseen(drafts, asking, options)
        if console.wants_json:
            console.json_array(foresight_content(one, console.lang) for one in found)
        else:
            for one in found:
                print_foresight(one, console)
        return REFUSED if drafts.refused else ANSWERED


class _Drafts(Inputs):
    """The parties of drafts, of which it is remembered which of their records are drafts."""

    def __init__(self, options: Namespace, console: Console, catalogue: Catalogue) -> None:
        super().__init__(options, console, catalogue)
        self._told = console
        self._given: defaultdict[Span, list[str]] = defaultdict(list)

    def _kept_apart(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in super()._kept_apart(entries):
            if entry.subject is not None:
                self._given[entry.span] += [one.id for one in entry.subject.records]
            yield entry

    def parties(self) -> Iterator[tuple[Subject, list[CreditRecord]]]:
        """Each party without its drafts, and the drafts."""
        for entry in self.entries():
            if entry.subject is None:
                continue
            spans = entry.joined or (entry.span,)
            wanted = dict.fromkeys(one for span in spans for one in self._given[span])
            drafts = [one for one in entry.subject.records if one.id in wanted]
            for lost in wanted.keys() - {one.id for one in drafts}:
                arguments = {"record": lost, "subject": entry.subject.id}
                self._told.finding(
                    Diagnostic.of("draft_known", entry.span, None, None, **arguments)
                )
            yield _without(entry.subject, wanted), drafts


def _without(subject: Subject, drafts: Iterable[str]) -> Subject:
    kept = tuple(one for one in subject.records if one.id not in drafts)
    return subject.model_copy(update={"records": kept})


def _foreseen(drafts: _Drafts, asking: Asking, options: Namespace) -> Iterator[Foresight]:
    parties = list(drafts.parties())
    ids = {subject.id: [one.id for one in found] for subject, found in parties}
    for subject, found in parties:
        related = [_without(one, ids.get(one.id, ())) for one in drafts.related(subject)]
        for draft in found:
            yield foresee(
                asking.catalogue,
                subject,
                draft,
                options.as_of,
                related=related,
                jurisdiction=options.jurisdiction,
                known_at=options.known_at,
            )
