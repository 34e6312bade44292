"""Filled forms as HTML and as Word documents, read back."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from form_cases import DEFAULTER, company, filled, rows, texts

from creditrules.reports import FilledForm, ReportError, form_docx, form_html
from creditrules.reports.forms import Heading, Table

HOSTILE = '</td><script>alert("1")</script>&amp;\' onload=x ]]> ${issuing_office} {title}'


class Reader(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def hostile() -> FilledForm:
    named = company({**DEFAULTER, "authority": HOSTILE}, name=HOSTILE)
    return filled("decision_notice", named, office=HOSTILE)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_a_page_holds_every_text_of_the_form_and_nothing_that_runs() -> None:
    form = hostile()
    page = read(form_html(form))
    assert set(texts(form)) <= set(page.texts)
    assert set(page.tags) == {
        *("html", "head", "meta", "title", "style", "body"),
        *("h1", "h2", "p", "table", "tr", "th", "td"),
    }
    assert set(page.attributes) == {"lang", "charset", "name", "content", "scope"}
    assert HOSTILE in rows(form)["认定机关"]


def test_a_page_needs_no_other_file_and_prints_on_a4() -> None:
    page = form_html(filled("alert_slip"))
    assert "size: A4" in page
    assert not any(word in page for word in ("http", "url(", "src=", "@import"))
    assert '<html lang="en">' in form_html(filled("alert_slip", lang="en"))


def test_a_word_document_holds_every_text_of_the_form_in_order() -> None:
    form = hostile()
    document = Document(BytesIO(form_docx(form)))
    paragraphs = [one.text for one in document.paragraphs if one.text]
    told = [block.text for block in form.blocks if not isinstance(block, Table)]
    assert paragraphs == [form.title, *told]
    tables = [
        [tuple(cell.text for cell in row.cells) for row in one.rows] for one in document.tables
    ]
    assert tables == [list(one.rows) for one in form.blocks if isinstance(one, Table)]
    styles = [one.style.name for one in document.paragraphs if one.style and one.text]
    assert styles[0] == "Heading 1"
    assert styles.count("Heading 2") == sum(isinstance(one, Heading) for one in form.blocks)


def test_a_word_document_is_on_a4_and_names_its_chinese_fonts() -> None:
    document = Document(BytesIO(form_docx(filled("decision_notice"))))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for name, font in (("Normal", "仿宋"), ("Heading 1", "宋体"), ("Heading 2", "黑体")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_equal_forms_give_equal_bytes_whenever_they_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = filled("decision_notice", office="某市某局", issued_on=date(2018, 6, 21))
    first = form_docx(form)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert form_docx(form) == first
    assert {part.date_time for part in ZipFile(BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    properties = Document(BytesIO(first)).core_properties
    assert properties.created == properties.modified == datetime(2018, 6, 21, tzinfo=UTC)
    assert (properties.author, properties.comments) == ("某市某局", "")


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "creditrules.reports.form_docx", raising=False)
    with pytest.raises(ReportError) as refusal:
        from creditrules.reports.form_docx import form_docx as _  # noqa: F401
    assert refusal.value.diagnostic.code == "extra_missing"
    assert "creditrules[word]" in refusal.value.diagnostic.help()
