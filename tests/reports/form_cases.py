"""Small decisions to fill forms with."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from creditrules.catalogue import Catalogue, form_for
from creditrules.engine import Decision, Evaluation
from creditrules.model import Form, FormPurpose, Subject
from creditrules.reports import FilledForm, fill_form
from creditrules.reports.forms import Heading, Paragraph, Table
from small_catalogues import LISTED, ask, load_files, person, sheet, subject

GOLDEN = Path(__file__).parent / "golden"
GENERAL = (Path(__file__).parents[2] / "catalogues/vocabulary/forms.yaml").read_text("utf-8")
AS_OF = "2018-06-20"
DEFAULTER = {"authority": "某市某区人民法院", "document_no": "（2017）某执1号", **LISTED}
BOUND = """
- id: flights
  item_no: （一）
  reach: [{role: legal_representative, at: as_of}]
  implementers: [court, {authority: railway, part: 限制购票}]
  bases: [{instrument: interpretation, articles: [第三条], evidence: recalled}]
  evidence: {title: seen, force: recalled, implementers: recalled}
"""
ENDING = "- {id: flights, period: {length: P1Y, from: decided_on}}"


def catalogue_of(items: str = BOUND, forms: str = GENERAL, **files: str) -> Catalogue:
    """The small catalogue with these items, the general forms, and further files."""
    texts = {f"{name}.yaml": text for name, text in files.items()}
    whole = {"trial.yaml": sheet(items, top=EXIT), "forms.yaml": forms, **texts}
    return load_files(whole)


EXIT = "exit: {delisting: [全部履行, 依法终结执行]}"


def company(*records: dict[str, Any], **fields: Any) -> Subject:
    """An enterprise with a code, on the list unless records are given."""
    given = {"identifiers": {"uscc": "91370102MA0000015A"}, **fields}
    return subject(*(records or (DEFAULTER,)), **given)


def citizen(*records: dict[str, Any], **fields: Any) -> Subject:
    """A natural person with a number, on the list unless records are given."""
    given = {"identifiers": {"resident_id": "110101199003071233"}, **fields}
    return person(*(records or (DEFAULTER,)), **given)


def decided(
    catalogue: Catalogue, who: Subject, day: str = AS_OF, about: str | None = None, **options: Any
) -> tuple[Evaluation, Decision]:
    """The evaluation and its decision on flights."""
    evaluation = ask(catalogue, who, day, **options)
    decision = evaluation.find("flight_limit", about)
    assert decision is not None
    return evaluation, decision


def general(catalogue: Catalogue, purpose: str) -> Form:
    """The form of that purpose that holds everywhere."""
    found = form_for(catalogue, FormPurpose(purpose), None, date.fromisoformat(AS_OF))
    assert found is not None
    return found.form


def filled(
    purpose: str,
    who: Subject | None = None,
    day: str = AS_OF,
    *,
    items: str = BOUND,
    about: str | None = None,
    related: tuple[Subject, ...] = (),
    **options: Any,
) -> FilledForm:
    """The general form of that purpose, filled."""
    catalogue = catalogue_of(items)
    evaluation, decision = decided(catalogue, who or company(), day, about, related=related)
    return fill_form(general(catalogue, purpose), evaluation, decision, **options)


def rows(form: FilledForm) -> dict[str, list[str]]:
    """What stands in the tables of a form, by label."""
    found: dict[str, list[str]] = {}
    for block in form.blocks:
        if isinstance(block, Table):
            for label, value in block.rows:
                found.setdefault(label, []).append(value)
    return found


def texts(form: FilledForm) -> list[str]:
    """Every text of a form."""
    found = [form.title]
    for block in form.blocks:
        match block:
            case Heading(text) | Paragraph(text):
                found.append(text)
            case Table(lines):
                found += [text for row in lines for text in row]
    return found


def one_block(block: str, purpose: str = "alert_slip") -> str:
    """The file of a form of one block."""
    return f"forms:\n  - {{id: own, title: 单, for: {purpose}, blocks: [{block}]}}\n"


def same_as_golden(name: str, text: str) -> bool:
    """Whether a text is the one kept under that name; RENEW_GOLDEN=1 keeps it anew."""
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    return path.read_text("utf-8") == text
