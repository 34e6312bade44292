"""What people hang up, file or subscribe to: catalogues to read, document forms, years.

Importing this package loads nothing; a name loads the module it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditrules.lazy import lazy_names

if TYPE_CHECKING:
    from creditrules.reports.catalogue_pages import catalogue_index, catalogue_page
    from creditrules.reports.form_docx import form_docx
    from creditrules.reports.form_html import form_html
    from creditrules.reports.form_text import form_text
    from creditrules.reports.forms import FilledForm, FormError, fill_form
    from creditrules.reports.standing_picture import standing_picture
    from creditrules.reports.year_icalendar import year_icalendar
    from creditrules.reports.year_picture import year_picture

__all__ = [
    "FilledForm",
    "FormError",
    "catalogue_index",
    "catalogue_page",
    "fill_form",
    "form_docx",
    "form_html",
    "form_text",
    "standing_picture",
    "year_icalendar",
    "year_picture",
]

__getattr__ = lazy_names(
    __name__,
    {
        "catalogue_pages": "catalogue_index catalogue_page",
        "form_docx": "form_docx",
        "form_html": "form_html",
        "form_text": "form_text",
        "forms": "FilledForm FormError fill_form",
        "standing_picture": "standing_picture",
        "year_icalendar": "year_icalendar",
        "year_picture": "year_picture",
    },
)


def __dir__() -> list[str]:
    return __all__
