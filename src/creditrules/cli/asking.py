"""What evaluate and explain ask about every subject: by which catalogue, when and where."""

from __future__ import annotations

from argparse import Namespace

from creditrules.catalogue import jurisdiction_exists
from creditrules.cli.catalogues import loaded
from creditrules.cli.errors import UsageError
from creditrules.cli.options import add_as_of, add_files, add_jurisdiction
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.engine import Evaluation, evaluate
from creditrules.model import Subject
from creditrules.text import Diagnostic

__all__ = ["Asking", "add_asking", "add_subjects"]


def add_asking(parser: Parser, *, files_needed: bool = True) -> None:
    """What `add_subjects` gives, with --as-of and --known-at."""
    add_subjects(parser, files_needed=files_needed)
    add_as_of(parser)


def add_subjects(parser: Parser, *, files_needed: bool = True) -> None:
    """The files of subjects with --map, --jurisdiction and --population."""
    add_files(parser, needed=files_needed)
    add_jurisdiction(parser)
    parser.options.add_argument(
        "--population",
        metavar="FILE",
        action="append",
        default=[],
        help=parser.say(
            "关系中提到、输入里没有的其他主体所在的文件；可重复",
            "file of other subjects that relations name; may be repeated",
        ),
    )


class Asking:
    """One question, put about any number of subjects.

    Attributes:
        catalogue: by which it is answered.
    """

    def __init__(self, options: Namespace, console: Console) -> None:
        """Load the catalogue.

        Raises:
            UsageError: no day is given.
            RefusedError: the catalogue has errors.
        """
        if options.as_of is None:
            raise UsageError.of("as_of_missing")
        area = options.jurisdiction
        if area is not None and not jurisdiction_exists(area):
            console.finding(Diagnostic.of("jurisdiction_not_listed", None, None, None, value=area))
        self.catalogue = loaded(options)
        self._options = options

    def evaluation(self, subject: Subject, related: tuple[Subject, ...]) -> Evaluation:
        """The answer about one subject."""
        return evaluate(
            self.catalogue,
            subject,
            self._options.as_of,
            known_at=self._options.known_at,
            jurisdiction=self._options.jurisdiction,
            related=related,
        )
