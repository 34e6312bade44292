"""Filled forms as a page of HTML that stands by itself and prints on A4."""

from __future__ import annotations

from html import escape
from typing import Final

from creditrules.reports.forms import FilledForm, Heading, Paragraph, Table

__all__ = ["form_html"]

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 25mm 26mm 25mm 28mm }}
body {{ max-width: 156mm; margin: 2em auto; color: #000; background: #fff;
  font: 12pt/1.7 FangSong, STFangsong, "Noto Serif CJK SC", serif }}
h1 {{ font-size: 18pt; font-weight: bold; text-align: center }}
h2 {{ font: bold 13pt/1.7 SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; margin: 1em 0 .3em;
  break-after: avoid }}
p {{ margin: .5em 0 }}
table {{ width: 100%; border-collapse: collapse; margin: .5em 0 }}
th, td {{ border: 1px solid #000; padding: 2pt 5pt; text-align: left; vertical-align: top;
  overflow-wrap: anywhere }}
th {{ width: 24%; font-weight: normal }}
tr {{ break-inside: avoid }}
@media print {{ body {{ max-width: none; margin: 0 }} }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""
_LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}


def form_html(form: FilledForm) -> str:
    """The form as HTML: no script, no other file; everything filled in is escaped."""
    body = "\n".join(_block(one) for one in form.blocks)
    return _PAGE.format(lang=_LANGUAGES[form.lang], title=escape(form.title), body=body)


def _block(block: Heading | Paragraph | Table) -> str:
    match block:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Table(rows):
            lines = (
                f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>'
                for label, value in rows
            )
            return "\n".join(["<table>", *lines, "</table>"])
