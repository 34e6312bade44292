"""What stands on what as a picture to print (SVG): documents, measures, types of measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from creditrules.catalogue import Item, instrument_window
from creditrules.model import Instrument
from creditrules.reports.svg import add_text, svg_page, written
from creditrules.text import titled, width, word

__all__ = ["standing_picture"]

_WIDTH: Final = 1123
_MARGIN: Final = 32
_TOP: Final = 96
_ROW: Final = 22
_COLUMNS: Final = ((_MARGIN, 300), (422, 330), (842, 249))
_INKS: Final = {
    "ended": "#b3261e",
    "lapsed": "#b3261e",
    "below_floor": "#b3261e",
    "not_established": "#9a6700",
    "changes": "#0b57a4",
}
_PLAIN: Final = "#444444"


def standing_picture(
    items: Iterable[Item],
    as_of: date,
    heading: str,
    *,
    marked: Mapping[str, str],
    lang: str = "zh",
) -> str:
    """An SVG document: on the left the documents, in the middle the measures, then their types.

    A document out of force on the day is red; so are measures marked `ended`, `below_floor` or
    `lapsed`, amber those marked `not_established`. Every node has its full name as a tooltip.
    Equal items give equal text.

    Args:
        items: the measures to draw.
        as_of: the day on which documents are in force or not.
        heading: printed above.
        marked: id of a measure -> its state.
        lang: `zh` or `en`.
    """
    drawn = tuple(sorted(items, key=lambda one: one.id))
    documents = {one.id: one for item in drawn for one in _documents(item)}
    types = {item.type.id: item.type for item in drawn}
    rows = max(len(documents), len(drawn), len(types), 1)
    height = _TOP + rows * _ROW + _MARGIN
    svg = svg_page(_WIDTH, height)
    add_text(svg, _MARGIN, 44, heading, size=20)
    for (left, _), name in zip(_COLUMNS, _heads(lang), strict=True):
        add_text(svg, left, 78, name, size=12, ink="#777777")
    lines = SubElement(svg, "g", {"fill": "none", "stroke-width": "1"})
    places = [_spread(keys, rows) for keys in (documents, [one.id for one in drawn], types)]
    for item in drawn:
        middle = places[1][item.id]
        for one in _documents(item):
            _line(lines, 0, places[0][one.id], middle, _ink_of(one, as_of))
        _line(lines, 1, middle, places[2][item.type.id], _INKS.get(marked.get(item.id, ""), _PLAIN))
    for key, document in documents.items():
        label = document.short_title or document.editions[-1].doc_no or document.title
        _node(svg, 0, places[0][key], label, document.title, _ink_of(document, as_of))
    for item in drawn:
        state = marked.get(item.id, "")
        title = titled(item, lang)
        full = f"{item.id} {title}" + (f" · {word(f'concern.{state}', lang)}" if state else "")
        _node(svg, 1, places[1][item.id], title, full, _INKS.get(state, _PLAIN))
    for key, kind in types.items():
        label = titled(kind, lang)
        _node(svg, 2, places[2][key], label, f"{key} {label}", _PLAIN)
    return written(svg)


def _documents(item: Item) -> tuple[Instrument, ...]:
    return (item.document.instrument, *(one.instrument for one in item.bases))


def _heads(lang: str) -> tuple[str, str, str]:
    return ("documents", "measures", "types") if lang == "en" else ("文件", "措施", "措施类型")


def _ink_of(instrument: Instrument, as_of: date) -> str:
    return _PLAIN if instrument_window(instrument).holds(as_of) else _INKS["ended"]


def _spread(keys: Iterable[str], rows: int) -> dict[str, int]:
    """The height of each node, evenly over the rows there are."""
    listed = list(keys)
    step = rows * _ROW / max(len(listed), 1)
    return {key: round(_TOP + (index + 0.5) * step) for index, key in enumerate(listed)}


def _line(parent: Element, column: int, y1: int, y2: int, ink: str) -> None:
    left, room = _COLUMNS[column]
    x1, x2 = left + room + 4, _COLUMNS[column + 1][0] - 4
    bend = (x1 + x2) // 2
    path = f"M{x1},{y1} C{bend},{y1} {bend},{y2} {x2},{y2}"
    SubElement(parent, "path", {"d": path, "stroke": ink, "opacity": "0.55"})


def _node(parent: Element, column: int, y: int, label: str, full: str, ink: str) -> None:
    left, room = _COLUMNS[column]
    group = SubElement(parent, "g")
    SubElement(group, "title").text = full
    size = {"x": str(left), "y": str(y - 9), "width": str(room), "height": "18", "rx": "3"}
    SubElement(group, "rect", {**size, "fill": "#fafafa", "stroke": ink})
    add_text(group, left + 6, y + 4, _fit(label, room - 12), size=11, ink=ink)


def _fit(text: str, room: int) -> str:
    """As much of a text of 11 px as there is room for."""
    most = room // 6
    if width(text) <= most:
        return text
    while width(text) > most - 2:
        text = text[:-1]
    return f"{text}…"
