"""What people hang up, file or subscribe to: catalogues, document forms, duties, years.

Importing this package loads nothing; a name loads the module it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditrules.lazy import lazy_names

if TYPE_CHECKING:
    from creditrules.reports.bars import write_bars
    from creditrules.reports.catalogue_pages import catalogue_index, catalogue_page
    from creditrules.reports.duties import (
        DutyList,
        DutyPlace,
        ListedDuty,
        OfficeOverdue,
        Overdue,
        duty_list,
        overdue_list,
    )
    from creditrules.reports.duty_icalendar import duty_icalendar
    from creditrules.reports.duty_tables import duty_overview, duty_table, overdue_table
    from creditrules.reports.duty_words import urging_note
    from creditrules.reports.errors import ReportError
    from creditrules.reports.feedback import (
        Due,
        EndedBy,
        FeedbackPlan,
        Followed,
        feedback_plan,
        followed,
    )
    from creditrules.reports.feedback_tables import (
        FeedbackCounts,
        feedback_notes,
        feedback_rows,
    )
    from creditrules.reports.form_docx import form_docx
    from creditrules.reports.form_html import form_html
    from creditrules.reports.form_text import form_text
    from creditrules.reports.forms import FilledForm, fill_form
    from creditrules.reports.standing_picture import standing_picture
    from creditrules.reports.statistics import DIMENSIONS, Statistics
    from creditrules.reports.tables import (
        Cell,
        Column,
        Table,
        Term,
        table_content,
        table_text,
        write_csv,
        write_workbook,
    )
    from creditrules.reports.year_icalendar import year_icalendar
    from creditrules.reports.year_picture import year_picture

__all__ = [
    "DIMENSIONS",
    "Cell",
    "Column",
    "Due",
    "DutyList",
    "DutyPlace",
    "EndedBy",
    "FeedbackCounts",
    "FeedbackPlan",
    "FilledForm",
    "Followed",
    "ListedDuty",
    "OfficeOverdue",
    "Overdue",
    "ReportError",
    "Statistics",
    "Table",
    "Term",
    "catalogue_index",
    "catalogue_page",
    "duty_icalendar",
    "duty_list",
    "duty_overview",
    "duty_table",
    "feedback_notes",
    "feedback_plan",
    "feedback_rows",
    "fill_form",
    "followed",
    "form_docx",
    "form_html",
    "form_text",
    "overdue_list",
    "overdue_table",
    "standing_picture",
    "table_content",
    "table_text",
    "urging_note",
    "write_bars",
    "write_csv",
    "write_workbook",
    "year_icalendar",
    "year_picture",
]

__getattr__ = lazy_names(
    __name__,
    {
        "bars": "write_bars",
        "catalogue_pages": "catalogue_index catalogue_page",
        "duties": ("DutyList DutyPlace ListedDuty OfficeOverdue Overdue duty_list overdue_list"),
        "duty_icalendar": "duty_icalendar",
        "duty_tables": "duty_overview duty_table overdue_table",
        "duty_words": "urging_note",
        "form_docx": "form_docx",
        "form_html": "form_html",
        "form_text": "form_text",
        "forms": "FilledForm fill_form",
        "errors": "ReportError",
        "feedback": "Due EndedBy FeedbackPlan Followed feedback_plan followed",
        "feedback_tables": "FeedbackCounts feedback_notes feedback_rows",
        "standing_picture": "standing_picture",
        "statistics": "DIMENSIONS Statistics",
        "tables": "Cell Column Table Term table_content table_text write_csv write_workbook",
        "year_icalendar": "year_icalendar",
        "year_picture": "year_picture",
    },
)


def __dir__() -> list[str]:
    return __all__
