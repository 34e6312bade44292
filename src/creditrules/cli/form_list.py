"""The document forms there are, and the fields they can be filled with."""

from __future__ import annotations

from creditrules.catalogue import Catalogue, FormItem
from creditrules.cli.output import Console
from creditrules.text import table, word
from creditrules.text.form_fields import FORM_FIELDS

__all__ = ["print_forms"]


def print_forms(catalogue: Catalogue, console: Console) -> None:
    """Print every form and every field, as JSON if asked for."""
    if console.wants_json:
        console.json(
            {
                "schema": "creditrules/forms/1",
                "forms": [_form_content(one) for one in catalogue.forms],
                "fields": [
                    {"id": key, "label": one.zh, "label_en": one.en, "each": one.each}
                    for key, one in FORM_FIELDS.items()
                ],
            }
        )
        return
    say, lang = console.say, console.lang
    heads = say("标识,适用文书,标题,管辖区域", "id,for,title,jurisdiction").split(",")
    console.line(table(heads, [_form_row(one, console) for one in catalogue.forms]))
    console.line()
    heads = say("字段,名称,逐项重复,填什么", "field,name,each,filled with").split(",")
    rows = (
        (
            key,
            word(f"form_field.{key}", lang),
            one.each or "",
            one.means_en if lang == "en" else one.means_zh,
        )
        for key, one in FORM_FIELDS.items()
    )
    console.line(table(heads, rows))


def _form_row(one: FormItem, console: Console) -> tuple[str, str, str, str]:
    title = one.form.title_en if console.lang == "en" else None
    return one.id, one.form.purpose.value, title or one.form.title, _place(one, console)


def _place(one: FormItem, console: Console) -> str:
    if one.document is None:
        return console.say("通用", "general")
    area = one.document.jurisdiction
    return word("jurisdiction.national", console.lang) if area == "national" else area


def _form_content(one: FormItem) -> dict[str, str | None]:
    return {
        "id": one.id,
        "for": one.form.purpose.value,
        "label": one.form.title,
        "catalogue": one.document.id if one.document else None,
        "jurisdiction": one.document.jurisdiction if one.document else None,
    }
