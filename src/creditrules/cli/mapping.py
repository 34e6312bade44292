"""What the columns of a table were taken for, to be checked by eye before anything is decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.output import Console
from creditrules.intake import TableForm, Tables, form_of
from creditrules.intake.tables import COLUMNS, Use
from creditrules.text import table, word

__all__ = ["print_mappings"]


def print_mappings(files: Iterable[str], tables: Tables, console: Console) -> int:
    """Print how each table is read; the exit code says whether one of them cannot be."""
    wrong, forms = False, list[TableForm]()
    for file in files:
        form, findings = form_of(file, tables)
        wrong = console.findings(findings) or wrong
        if form is not None:
            forms.append(form)
    if console.wants_json:
        console.json([_content(form, console.lang) for form in forms])
    else:
        for number, form in enumerate(forms):
            if number:
                console.line()
            _print(form, console)
    return REFUSED if wrong else ANSWERED


def _print(form: TableForm, console: Console) -> None:
    say, lang = console.say, console.lang
    console.line(say(f"■ {form.file}　{word(f'table_kind.{form.kind}', lang)}",
                     f"■ {form.file}: {word(f'table_kind.{form.kind}', lang)}"))  # fmt: skip
    console.line("  " + say("；", "; ").join(_facts(form, console)))
    console.line()
    heads = say("栏,表头,作为,读法", "column,heading,taken for,read as").split(",")
    rows = [(str(use.number), use.heading.strip(), *_use(use, lang)) for use in form.columns]
    console.line(table(heads, rows))


def _facts(form: TableForm, console: Console) -> list[str]:
    say = console.say
    facts = [say(f"表头在第 {form.line} 行", f"headings in row {form.line}")]
    if form.sheet is not None:
        facts.append(say(f"工作表“{form.sheet}”", f"sheet '{form.sheet}'"))
    else:
        mark = say("（有字节顺序标记）", " with a byte order mark") if form.bom else ""
        between = {
            ",": say("逗号", "comma"),
            "\t": say("制表符", "tab"),
            ";": say("分号", "semicolon"),
        }
        facts.append(say("编码 ", "encoding ") + form.encoding + mark)
        facts.append(say("分隔符 ", "delimiter ") + between[form.delimiter])
    if form.list_name is not None:
        facts.append(say(f"名单“{form.list_name}”", f"list '{form.list_name}'"))
    return facts


def _use(use: Use, lang: str) -> tuple[str, str]:
    if use.column is None:
        return "-", word(f"unread.{use.why}", lang)
    reading = word(f"reading.{COLUMNS[use.column].reading}", lang)
    if use.unit is not None:
        unit = word(f"amount_unit.{use.unit}", lang)
        reading += f" ({unit})" if lang == "en" else f"（{unit}）"
    return use.column if lang == "en" else use.title, reading


def _content(form: TableForm, lang: str) -> dict[str, Any]:
    return {
        "schema": "creditrules/mapping/1",
        "file": form.file,
        "table": form.kind.value,
        "heading_row": form.line,
        "sheet": form.sheet,
        "encoding": form.encoding or None,
        "byte_order_mark": form.bom,
        "delimiter": None if form.sheet is not None else form.delimiter,
        "list": form.list_name,
        "columns": [
            {
                "number": use.number,
                "heading": use.heading,
                "column": use.column,
                "label": _use(use, lang)[0] if use.column else None,
                "reading": COLUMNS[use.column].reading.value if use.column else None,
                "unit": use.unit.value if use.unit else None,
                "ignored": use.why or None,
            }
            for use in form.columns
        ],
    }
