"""Where the table of a report is written: text, JSON, CSV or a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from creditrules.cli.output import Console
from creditrules.reports import Table, table_content, table_text, write_csv, write_workbook

__all__ = ["TABLE_FORMS", "write_table"]

TABLE_FORMS: Final = ("text", "json", "csv", "xlsx")
"""The forms that every report made of tables has."""


def write_table(
    shown: Table, title: str, console: Console, about: Mapping[str, Any] | None = None
) -> None:
    """Write a table in the form asked for; numbers of natural persons masked unless asked for.

    Args:
        shown: the table.
        title: the name of a workbook's sheet.
        console: where to.
        about: what stands beside `rows` in JSON; None = the rows alone, an array written as they
            are made.

    Raises:
        ReportError: an extra is missing.
        UsageError: a workbook would go to a terminal.
    """
    lang, show_ids = console.lang, console.show_ids
    if console.form == "json" and about is None:
        console.json_array(table_content(shown, show_ids=show_ids))
    elif console.form == "json":
        console.json({**(about or {}), "rows": list(table_content(shown, show_ids=show_ids))})
    elif console.form == "csv":
        write_csv(shown, console.out, lang, show_ids=show_ids)
    elif console.form == "xlsx":
        write_workbook(shown, console.binary("xlsx"), title, lang, show_ids=show_ids)
    else:
        console.line(table_text(shown, lang, show_ids=show_ids))
