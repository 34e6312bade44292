"""Filled forms as text for a terminal or a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from creditrules.reports.forms import FilledForm, Heading, Paragraph, Table
from creditrules.text import pad, width, wrap

__all__ = ["form_text"]

_WIDTH: Final = 100


def form_text(form: FilledForm) -> str:
    """The form as text, its lines broken to fit a terminal; without a line end at its end."""
    lines = [form.title, ""]
    for block in form.blocks:
        match block:
            case Heading(text):
                lines += ["", text]
            case Paragraph(text):
                lines += wrap(text, _WIDTH)
            case Table(_):
                lines += _table(block)
    return "\n".join(lines)


def _table(table: Table) -> Iterator[str]:
    columns = max(width(label) for label, _ in table.rows)
    for label, value in table.rows:
        head = f"  {pad(label, columns)}  "
        first, *rest = wrap(value, max(20, _WIDTH - width(head)))
        yield head + first
        yield from (" " * width(head) + line for line in rest)
