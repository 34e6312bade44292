"""Filled forms as Word documents (.docx; extra ``word``)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from creditrules.reports.archive import copy_undated
from creditrules.reports.errors import ReportError
from creditrules.reports.forms import FilledForm, Heading, Paragraph, Table

try:
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor
    from docx.styles.style import ParagraphStyle
except ImportError:
    raise ReportError("extra_missing", package="python-docx", extra="word") from None

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["form_docx"]

_FONTS: Final = {"Normal": ("仿宋", 12), "Heading 1": ("宋体", 18), "Heading 2": ("黑体", 13)}
"""Style -> the font of its Chinese text and its size in points."""
_LATIN: Final = "Times New Roman"
_LABELS: Final = Mm(38)
_VALUES: Final = Mm(118)


def form_docx(form: FilledForm) -> bytes:
    """The form as a Word document on A4. Equal forms give equal bytes.

    Its properties bear the form's day and office, never those of the program's run.

    Raises:
        ReportError: the package ``python-docx`` is not installed; on import of this module.
    """
    document = Document()
    _set_page(document)
    _set_fonts(document)
    _set_properties(document, form)
    title = document.add_heading(form.title, level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in form.blocks:
        match block:
            case Heading(text):
                document.add_heading(text, level=2)
            case Paragraph(text):
                document.add_paragraph(text)
            case Table(_):
                _add_table(document, block)
    stream = BytesIO()
    document.save(stream)
    made = BytesIO()
    copy_undated(stream, made)
    return made.getvalue()


def _set_page(document: WordDocument) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(25)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _set_fonts(document: WordDocument) -> None:
    """Chinese text has its font in `w:eastAsia`, which python-docx leaves alone."""
    for name, (font, size) in _FONTS.items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            style.font.name, style.font.size = _LATIN, Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:eastAsia"), font)


def _set_properties(document: WordDocument, form: FilledForm) -> None:
    properties, day = document.core_properties, datetime.combine(form.day, time(), UTC)
    properties.created = properties.modified = day
    properties.author = properties.last_modified_by = form.author[:255]
    properties.title, properties.comments = form.title[:255], ""
    properties.language = "en" if form.lang == "en" else "zh-CN"


def _add_table(document: WordDocument, block: Table) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for texts in block.rows:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, texts, (_LABELS, _VALUES), strict=True):
            cell.text, cell.width = text, width
    document.add_paragraph()
