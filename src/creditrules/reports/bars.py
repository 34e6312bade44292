"""Counts of one or two dimensions as bars to print (SVG, PNG; extra ``pictures``)."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from creditrules.reports.errors import ReportError
from creditrules.reports.tables import Table, Term
from creditrules.text import mask_text

__all__ = ["write_bars"]

_FONTS: Final = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("Microsoft YaHei", "SimHei", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "STHeiti"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK JP", "Noto Sans CJK TC"),
    *("Noto Serif CJK SC", "Noto Serif CJK JP", "SimSun", "Songti SC", "AR PL UMing CN"),
)
"""Fonts with Chinese characters, the likeliest first."""
_PLAIN: Final = "DejaVu Sans"
_MOST_BARS: Final = 200
_MOST_DIMENSIONS: Final = 2
_COUNTS: Final = 2
_INKS: Final = (
    *("#3b6ea5", "#d98032", "#5a9c6e", "#b3485b", "#7d6ba0", "#8c7355"),
    *("#4fa3b5", "#c2a83e", "#6b7785", "#a6c3df"),
)
_WIDTH: Final = 9.0
_BAR: Final = 0.32
_AROUND: Final = 1.4
_DPI: Final = 150
_SETTINGS: Final = {
    "svg.hashsalt": "creditrules",
    "svg.fonttype": "none",
    "text.parse_math": False,
}


def write_bars(
    counted: Table,
    out: IO[bytes],
    form: str,
    heading: str,
    lang: str = "zh",
    *,
    show_ids: bool = False,
) -> None:
    """Draw a row of bars for each group; a second dimension is stacked in each.

    Equal tables drawn on one machine give equal bytes. Text of an SVG stays text.

    Args:
        counted: columns of named things, then the count that is drawn and that of subjects.
        out: where to write.
        form: `svg` or `png`.
        heading: printed above.
        lang: `zh` or `en`.
        show_ids: whether numbers of natural persons are shown in full.

    Raises:
        ReportError: the package ``matplotlib`` is not installed, the dimensions are more than two,
            the bars too many, or no installed font has the characters of a PNG.
    """
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        raise ReportError("extra_missing", package="matplotlib", extra="pictures") from None
    dimensions = len(counted.columns) - _COUNTS
    if dimensions > _MOST_DIMENSIONS:
        raise ReportError("picture_dimensions", count=str(dimensions))
    bars = _Bars(counted, dimensions, show_ids=show_ids)
    if len(bars.groups) > _MOST_BARS:
        raise ReportError("picture_bars", count=str(len(bars.groups)), most=str(_MOST_BARS))
    font = _font([heading, *bars.texts(lang)], needed=form == "png")
    settings: Any = {**_SETTINGS, "font.family": font}
    with rc_context(settings), _quiet():
        figure = Figure(figsize=(_WIDTH, _AROUND + _BAR * max(len(bars.groups), 1)))
        axes: Any = figure.add_subplot()
        bars.draw(axes)
        bars.dress(axes, heading, lang)
        kept = dict.fromkeys(("Creator", "Date") if form == "svg" else ("Software",))
        figure.savefig(out, format=form, metadata=kept, bbox_inches="tight", dpi=_DPI)


class _Bars:
    """The bars of a table: a count for each group and each part of it, in the order of rows."""

    def __init__(self, counted: Table, dimensions: int, *, show_ids: bool) -> None:
        self._columns = counted.columns
        self._dimensions = dimensions
        self._counts: dict[Term, dict[Term, int]] = {}
        for row in counted.rows:
            group, part, count = row[0], row[dimensions - 1], row[dimensions]
            if isinstance(group, Term) and isinstance(part, Term) and isinstance(count, int):
                self._counts.setdefault(group, {})[part] = count
        self._shown = str if show_ids else mask_text

    @property
    def groups(self) -> tuple[Term, ...]:
        return tuple(self._counts)

    @property
    def _parts(self) -> tuple[Term, ...]:
        """The values of the second dimension; of one alone, nothing to tell apart."""
        if self._dimensions == 1:
            return ()
        return tuple(dict.fromkeys(one for found in self._counts.values() for one in found))

    def texts(self, lang: str) -> list[str]:
        """Everything that is written in the picture but its heading."""
        headings = [column.heading(lang) for column in self._columns]
        return [*headings, *(self._shown(one.text) for one in (*self.groups, *self._parts))]

    def draw(self, axes: Any) -> None:
        """The bars from the top down, each with its sum."""
        places = range(len(self._counts))
        filled = [0] * len(self._counts)
        inks = _inks(max(len(self._parts), 1))
        for number, part in enumerate(self._parts or (None,)):
            sizes = [
                sum(found.values()) if part is None else found.get(part, 0)
                for found in self._counts.values()
            ]
            label = self._shown(part.text) if part else None
            axes.barh(places, sizes, left=filled, color=inks[number], label=label, height=0.7)
            filled = [old + new for old, new in zip(filled, sizes, strict=True)]
        for place, total in zip(places, filled, strict=True):
            where = {"xytext": (4, 0), "textcoords": "offset points", "va": "center"}
            axes.annotate(str(total), (total, place), **where)

    def dress(self, axes: Any, heading: str, lang: str) -> None:
        """Names, axes and legend."""
        names = [column.heading(lang) for column in self._columns]
        axes.set_yticks(range(len(self._counts)), [self._shown(one.text) for one in self.groups])
        axes.set_ylim(max(len(self._counts), 1) - 0.4, -0.6)
        axes.margins(x=0.1)
        axes.set_xlabel(names[self._dimensions])
        axes.set_ylabel(names[0], rotation=0, y=1.0, ha="right", va="bottom")
        axes.set_title(heading, loc="left")
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.spines[["top", "right"]].set_visible(False)
        if self._parts:
            where = {"loc": "upper left", "bbox_to_anchor": (1.0, 1.0), "frameon": False}
            axes.legend(title=names[1], **where)


def _inks(count: int) -> list[Any]:
    """So many colours, no two alike."""
    from matplotlib import colormaps

    if count <= len(_INKS):
        return list(_INKS[:count])
    return [colormaps["turbo"]((number + 0.5) / count) for number in range(count)]


def _font(texts: Iterable[str], *, needed: bool) -> list[str]:
    """The first installed font that has all characters; where none has, those a reader may have.

    Raises:
        ReportError: none has, and one is needed.
    """
    from matplotlib.font_manager import fontManager

    wanted = {ord(one) for text in texts for one in text if one.isprintable()}
    if all(code < 0x80 for code in wanted):
        return [_PLAIN]
    files = {one.name: one.fname for one in fontManager.ttflist}
    known = [name for name in _FONTS if name in files]
    for name in known:
        if wanted <= _characters(files[name]):
            return [name]
    if needed:
        lacking = "、".join(known) or "-"
        raise ReportError("picture_font_missing", fonts="、".join(_FONTS[:6]), installed=lacking)
    return [*(known or _FONTS[:1]), "sans-serif"]


def _characters(path: str) -> set[int]:
    from matplotlib.ft2font import FT2Font

    return set(FT2Font(path).get_charmap())


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep matplotlib from telling of fonts that an SVG names for its reader."""
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph")
            yield
    finally:
        logger.setLevel(level)
