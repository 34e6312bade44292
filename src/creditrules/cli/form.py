"""creditrules form: a decision as a notice, an alert slip, a feedback sheet or a release notice."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from pathlib import Path
from typing import Final

from creditrules.catalogue import form_for
from creditrules.cli.asking import Asking, add_asking
from creditrules.cli.catalogues import find_measure, loaded
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.form_list import print_forms
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids, choice, day
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.cli.whole import write_whole
from creditrules.engine import Decision, Evaluation
from creditrules.model import FormPurpose
from creditrules.reports import FilledForm, ReportError, fill_form, form_html, form_text
from creditrules.text import Diagnostic

__all__ = ["arguments", "run"]

_PURPOSES: Final = tuple(one.value for one in FormPurpose)
_FORMS: Final = ("text", "html", "docx", "json")
_NEEDED: Final = ("subject", "measure", "form_for")


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "把一项决定填成文书：告知书、警示单、结果反馈表或解除通知书。文件没有写的印“文件未载明”，"
        "须由人决定的留空手填。",
        "A decision as a form: decision notice, alert slip, feedback sheet or release notice. What "
        "the documents leave open is said to be open; what people decide is a blank line.",
        (
            "creditrules form a.jsonl --as-of 2018-06-20 --subject E1 "
            "--measure air_and_rail_limit --form decision_notice",
            "告知书，文字",
            "a decision notice as text",
        ),
        (
            "creditrules form a.jsonl --as-of 2018-06-20 --subject E1 --measure 限制出境 "
            "--form alert_slip --office 某市某局 --issued-on 2018-06-21 --format html > a.html",
            "警示单，供打印；--format docx -o a.docx 为 Word（需 creditrules[word]）",
            "an alert to print; --format docx -o a.docx for Word (extra word)",
        ),
        ("creditrules form --list", "有哪些格式和字段", "the forms there are, and the fields"),
    )
    add_asking(parser, files_needed=False)
    options = parser.options
    options.add_argument("--subject", metavar="ID", help=say("主体的编号或名称", "its id or name"))
    options.add_argument(
        "--measure", metavar="TYPE", help=say("措施类型的标识或名称", "measure type or its title")
    )
    options.add_argument(
        "--form",
        dest="form_for",
        metavar="|".join(_PURPOSES),
        type=choice("--form", _PURPOSES),
        help=say("填哪一种文书", "which form"),
    )
    options.add_argument(
        "--office", metavar="NAME", help=say("制作单位；不给则留空", "who issues it, or blank")
    )
    options.add_argument(
        "--issued-on",
        metavar="DATE",
        type=day("--issued-on"),
        help=say("印发日期；不给则留空", "the day it is issued, or blank"),
    )
    options.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=say("写入此文件；不给则写到标准输出", "write into this file, not standard output"),
    )
    options.add_argument(
        "--list", action="store_true", help=say("列出文书格式和字段", "list forms and fields")
    )
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser, _FORMS)


def run(options: Namespace, console: Console) -> int:
    """Print the form, or the list of forms and fields."""
    if options.list:
        print_forms(loaded(options), console)
        return ANSWERED
    missing = [_option(one) for one in _NEEDED if getattr(options, one) is None]
    missing += [] if options.files else ["FILE"]
    if missing:
        raise UsageError.of("argument_missing", names=", ".join(missing), command="form")
    _check_output(options, console)
    asking = Asking(options, console)
    measure = find_measure(asking.catalogue, options.measure)
    with Inputs(options, console, asking.catalogue) as inputs:
        evaluation = asking.evaluation(*inputs.find(options.subject))
        refused = inputs.refused
    _write(_made(evaluation, measure, options, console), options.output, console)
    return REFUSED if refused else ANSWERED


def _option(name: str) -> str:
    return f"--{name.removesuffix('_for')}"


def _check_output(options: Namespace, console: Console) -> None:
    """Refuse what would spoil a terminal or an input."""
    if options.output is None:
        if console.form == "docx" and console.out.isatty():
            raise UsageError.of("output_not_text", form="docx")
        return
    given = [*options.files, *options.population, *options.catalogues]
    given += [options.mapping] if options.mapping else []
    if os.path.realpath(options.output) in map(os.path.realpath, given):
        raise UsageError.of("output_is_input", file=options.output)


def _made(evaluation: Evaluation, measure: str, options: Namespace, console: Console) -> bytes:
    """The form of the decision asked for.

    Raises:
        RefusedError: there is no such decision or form, the form does not fit the outcome, or an
            extra is not installed.
    """
    question = evaluation.question
    decision = _decision(evaluation, measure, options.subject)
    item = form_for(
        question.catalogue,
        FormPurpose(options.form_for),
        question.jurisdiction,
        options.issued_on or question.as_of,
    )
    if item is None:
        raise _refusal("form_missing", form=options.form_for)
    try:
        filled = fill_form(
            item.form,
            evaluation,
            decision,
            lang=console.lang,
            office=options.office,
            issued_on=options.issued_on,
            show_ids=console.show_ids,
        )
        return _content(filled, console)
    except ReportError as error:
        raise RefusedError([error.diagnostic]) from None


def _decision(evaluation: Evaluation, measure: str, wanted: str) -> Decision:
    """The decision about a subject; `<enterprise>#<role>#<name>` is that person."""
    found = evaluation.find(measure, wanted if "#" in wanted else None)
    if found is None:
        raise _refusal("form_no_decision", subject=wanted, measure=measure)
    return found


def _refusal(code: str, **arguments: str) -> RefusedError:
    return RefusedError([Diagnostic.of(code, None, None, None, **arguments)])


def _content(form: FilledForm, console: Console) -> bytes:
    """The form in the form asked for."""
    if console.form == "docx":
        from creditrules.reports import form_docx

        return form_docx(form)
    if console.wants_json:
        text = json.dumps(form.to_json(), ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    else:
        text = form_html(form) if console.form == "html" else form_text(form) + "\n"
    return text.encode()


def _write(content: bytes, path: str | None, console: Console) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if path is None:
        if console.form != "docx":
            console.out.write(content.decode())
            return
        console.out.flush()
        console.out.buffer.write(content)
        return
    try:
        write_whole(content, Path(path))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError.of("file_unwritable", file=path, reason=reason) from None
