"""creditrules document: a catalogue as a page to read, in Markdown."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from creditrules.catalogue import Catalogue, Document
from creditrules.cli.catalogues import loaded, named
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED
from creditrules.cli.options import add_common, add_overlay
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.reports import catalogue_index, catalogue_page

__all__ = ["arguments", "run"]

_FORMS: Final = ("markdown",)


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "把一份目录印成可读的一页（Markdown）：各项措施按强制性、推荐性分列，"
        "载明事由、实施机关、内容、期限和法律依据。",
        "A catalogue as a page to read (Markdown): its measures, mandatory and recommended, each "
        "with cause, implementing authority, content, period and legal basis.",
        ("creditrules document wuzhou", "一份目录", "one catalogue"),
        (
            "creditrules document wuzhou > wuzhou.md",
            "存成文件，可用文字处理软件打开或转换",
            "into a file, for a word processor",
        ),
        ("creditrules document", "全部目录的索引", "the index of all catalogues"),
    )
    parser.inputs.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help=say(
            "目录的标识或文件名称；不写则列出全部目录",
            "id of a catalogue or title of its document; all catalogues unless given",
        ),
    )
    add_overlay(parser)
    add_common(parser, _FORMS)


def run(options: Namespace, console: Console) -> int:
    """Print the page, or the index."""
    catalogue = loaded(options)
    if options.id is None:
        text = catalogue_index(catalogue, console.lang)
    else:
        text = catalogue_page(catalogue, _find(catalogue, options.id), console.lang)
    console.line(text.removesuffix("\n"))
    return ANSWERED


def _find(catalogue: Catalogue, text: str) -> Document:
    names = {key: (one.instrument.title,) for key, one in catalogue.documents.items()}

    def refusal(near: str | None) -> UsageError:
        if near is None:
            return UsageError.of("thing_unknown", id=text)
        return UsageError.of("thing_misspelt", id=text, suggestion=near)

    return catalogue.documents[named(text, names, refusal)]
