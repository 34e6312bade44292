"""The little of SVG that the pictures share: a white page, and text on it."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

__all__ = ["add_text", "svg_page", "written"]

_FONT: Final = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"


def svg_page(width: int, height: int, /, **attributes: str) -> Element:
    """An empty white page, `width` by `height` in its own units; `attributes` of the element."""
    frame = {"xmlns": "http://www.w3.org/2000/svg", **attributes}
    page = Element("svg", {**frame, "viewBox": f"0 0 {width} {height}", "font-family": _FONT})
    SubElement(page, "rect", {"width": str(width), "height": str(height), "fill": "#ffffff"})
    return page


def add_text(
    parent: Element,
    x: int,
    y: int,
    text: str,
    *,
    size: int,
    weight: str = "normal",
    anchor: str = "start",
    ink: str = "#222222",
) -> None:
    """Write a line of text with its baseline at (x, y)."""
    attributes = {"x": str(x), "y": str(y), "font-size": str(size), "fill": ink}
    if weight != "normal":
        attributes["font-weight"] = weight
    if anchor != "start":
        attributes["text-anchor"] = anchor
    SubElement(parent, "text", attributes).text = text


def written(page: Element) -> str:
    """The page as an indented document; equal pages give equal text."""
    ElementTree.indent(page)
    return ElementTree.tostring(page, encoding="unicode", xml_declaration=True) + "\n"
