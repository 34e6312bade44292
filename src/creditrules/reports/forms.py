"""Document forms (文书格式) filled with a decision: pure data, printed by the modules beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import Template
from types import MappingProxyType
from typing import Any, Final

from creditrules.engine import Decision, Evaluation
from creditrules.model import LIVE, Form, FormBlock, FormPurpose, FormRow, Outcome
from creditrules.reports.errors import ReportError
from creditrules.reports.form_values import BLANK, Case, Entry, entries, value_of
from creditrules.text import mask_text, printable, word
from creditrules.text.form_fields import FORM_FIELDS

__all__ = ["BLANK", "FilledForm", "Heading", "Paragraph", "Table", "fill_form"]

_ENDED: Final = frozenset({Outcome.RELEASED, Outcome.EXPIRED})
_FITS: Final[Mapping[FormPurpose, frozenset[Outcome]]] = MappingProxyType(
    {
        FormPurpose.DECISION_NOTICE: LIVE,
        FormPurpose.ALERT_SLIP: LIVE | {Outcome.UNDETERMINED},
        FormPurpose.FEEDBACK_SHEET: LIVE | _ENDED,
        FormPurpose.RELEASE_NOTICE: _ENDED,
    }
)
"""The outcomes that each kind of form can be about."""

_BREAKS: Final = re.compile(r"\s*[\r\n]+\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a form."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of two columns: labels and what they are filled with."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form ready to be printed.

    Attributes:
        day: the day it is issued, else the day the decision is made for.
        author: the office that issues it; empty if not given.
        lang: `zh` or `en`.
    """

    title: str
    purpose: FormPurpose
    day: date
    author: str
    lang: str
    blocks: tuple[Heading | Paragraph | Table, ...]

    def to_json(self) -> dict[str, Any]:
        """The document `creditrules/form/1`."""
        return {
            "schema": "creditrules/form/1",
            "title": self.title,
            "for": self.purpose.value,
            "lang": self.lang,
            "blocks": [_content(one) for one in self.blocks],
        }


def fill_form(
    form: Form,
    evaluation: Evaluation,
    decision: Decision,
    *,
    lang: str = "zh",
    office: str | None = None,
    issued_on: date | None = None,
    show_ids: bool = False,
) -> FilledForm:
    """Fill a form with a decision. Equal arguments give equal forms.

    Args:
        form: the template; `form_for` finds that of a place.
        evaluation: what the decision is of.
        decision: one of its decisions.
        lang: `zh` or `en`; texts of the form without English stay Chinese.
        office: who issues it; a blank line unless given.
        issued_on: the day it is issued; a blank line unless given.
        show_ids: show the numbers of natural persons in full.

    Raises:
        ReportError: the form is not for decisions of this outcome.
    """
    if decision.outcome not in _FITS[form.purpose]:
        raise ReportError(
            "form_unfit",
            form=word(f"form_purpose.{form.purpose.value}", lang),
            outcome=word(f"outcome.{decision.outcome.value}", lang),
            fitting=_fitting(decision.outcome),
        )
    case = Case(evaluation, decision, lang, office, issued_on, show_ids)
    return FilledForm(
        title=_shown(case, _in(lang, form.title, form.title_en)),
        purpose=form.purpose,
        day=issued_on or evaluation.question.as_of,
        author=_shown(case, office or ""),
        lang=lang,
        blocks=tuple(filled for block in form.blocks for filled in _filled(case, block)),
    )


def _fitting(outcome: Outcome) -> str:
    return " | ".join(one.value for one, fit in _FITS.items() if outcome in fit) or "-"


def _filled(case: Case, block: FormBlock) -> Iterator[Heading | Paragraph | Table]:
    """The block once, or for each entry of its list; what is the same is printed once."""
    if block.heading is not None:
        yield Heading(_text(case, _in(case.lang, block.heading, block.heading_en), None, None))
        return
    each = block.each.value if block.each else None
    repeated: tuple[Entry | None, ...] = (entries(case, each) if each else ()) or (None,)
    if block.paragraph is not None:
        text = _in(case.lang, block.paragraph, block.paragraph_en)
        found = dict.fromkeys(_text(case, text, each, entry) for entry in repeated)
        yield from (Paragraph(one) for one in found)
        return
    filled = dict.fromkeys(_rows(case, block.table or (), each, entry) for entry in repeated)
    yield Table(tuple(row for rows in filled for row in rows))


def _rows(
    case: Case, rows: tuple[FormRow, ...], each: str | None, entry: Entry | None
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            _shown(case, _in(case.lang, row.label, row.label_en or FORM_FIELDS[row.value].en)),
            _shown(case, value_of(case, row.value, each, entry)),
        )
        for row in rows
    )


def _text(case: Case, text: str, each: str | None, entry: Entry | None) -> str:
    template = Template(text)
    values = {name: value_of(case, name, each, entry) for name in template.get_identifiers()}
    return _shown(case, template.substitute(values))


def _in(lang: str, zh: str, en: str | None) -> str:
    return en if lang == "en" and en else zh


def _shown(case: Case, text: str) -> str:
    """A text in one line, without characters that hide or move others, numbers masked (S13)."""
    line = printable(_BREAKS.sub(" ", text))
    return line if case.show_ids else mask_text(line)


def _content(block: Heading | Paragraph | Table) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"heading": text}
        case Paragraph(text):
            return {"paragraph": text}
        case Table(rows):
            return {"table": [{"label": label, "value": value} for label, value in rows]}
