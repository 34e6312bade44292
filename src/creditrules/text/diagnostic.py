"""One finding about what somebody wrote: where it stands, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Final, NamedTuple

from creditrules.text.codes import CODES, Severity
from creditrules.text.display import crop, printable, width
from creditrules.text.mask import mask_text
from creditrules.text.words import word

__all__ = ["Diagnostic", "Severity", "Span"]

_QUOTED: Final = 200
_EXCERPT: Final = 80
_BEFORE_CARET: Final = 40


class Span(NamedTuple):
    """A stretch of one line of a file.  Line and column count from 1, in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        """Return ``file:line:column``."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding of a closed set of codes, as data; its words are looked up when asked for.

    ``other`` is the second site where two clash, ``source`` the line that ``span`` lies in.
    Numbers of natural persons are masked wherever words are made, unless ``show_ids``.
    """

    code: str
    severity: Severity
    span: Span | None = None
    other: Span | None = None
    source: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        code: str,
        /,
        span: Span | None = None,
        other: Span | None = None,
        source: str | None = None,
        **arguments: str,
    ) -> Diagnostic:
        """Return the finding ``code`` with the arguments its words need.

        Raises KeyError if the code is not in :data:`creditrules.text.codes.CODES` or an argument
        is missing: a mistake of the program, not of its user.
        """
        missing = _placeholders(code) - arguments.keys()
        if missing:
            raise KeyError(f"{code}: {', '.join(sorted(missing))}")
        pairs = tuple(sorted(arguments.items()))
        return cls(code, CODES[code].severity, span, other, source, pairs)

    @property
    def arguments(self) -> Mapping[str, str]:
        """What the message says in particular, by name."""
        return dict(self.pairs)

    def message(self, lang: str = "zh", *, show_ids: bool = False) -> str:
        """Return what is wrong, in one sentence of ``lang`` (``zh`` or ``en``)."""
        text = CODES[self.code]
        return self._filled(text.en if lang == "en" else text.zh, show_ids)

    def help(self, lang: str = "zh", *, show_ids: bool = False) -> str:
        """Return how to mend it, in ``lang``."""
        text = CODES[self.code]
        return self._filled(text.help_en if lang == "en" else text.help_zh, show_ids)

    def render(self, lang: str = "zh", *, show_ids: bool = False) -> str:
        """Return the finding for a terminal: place, source line with caret, other site, help."""
        colon, also, mend = (": ", "see also", "help") if lang == "en" else ("：", "另见", "改法")
        label = word(f"severity.{self.severity}", lang)
        lines = [f"{label}[{self.code}]{colon}{self.message(lang, show_ids=show_ids)}"]
        if self.span is not None:
            lines.append(f"  --> {printable(str(self.span))}")
            lines += self._excerpt(self.span, show_ids)
        if self.other is not None:
            lines.append(f"  {also}{colon}{printable(str(self.other))}")
        lines.append(f"  {mend}{colon}{self.help(lang, show_ids=show_ids)}")
        return "\n".join(lines)

    def to_json(self, lang: str = "zh", *, show_ids: bool = False) -> dict[str, object]:
        """Return the finding as JSON data; every key is always there, null where nothing is said.

        Keys: code, severity, message, help, file, line, column, length, source, other (file, line,
        column, length) and arguments.
        """
        file, line, column, length = self.span or (None, None, None, None)
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message(lang, show_ids=show_ids),
            "help": self.help(lang, show_ids=show_ids),
            "file": file,
            "line": line,
            "column": column,
            "length": length,
            "source": None if self.source is None else _shown(self.source, show_ids),
            "other": None if self.other is None else self.other._asdict(),
            "arguments": self._quoted(show_ids),
        }

    def _filled(self, template: str, show_ids: bool) -> str:
        return template.format_map(self._quoted(show_ids))

    def _quoted(self, show_ids: bool) -> dict[str, str]:
        return {name: _shown(value, show_ids) for name, value in self.pairs}

    def _excerpt(self, span: Span, show_ids: bool) -> list[str]:
        if self.source is None:
            return []
        whole = self.source if show_ids else mask_text(self.source)
        line, start, stop = _window(whole, span)
        number = str(span.line)
        caret = " " * width(line[:start]) + "^" * max(1, width(line[start:stop]))
        gutter = " " * len(number)
        return [f" {gutter} |", f" {number} | {line}", f" {gutter} | {caret}"]


@cache
def _placeholders(code: str) -> frozenset[str]:
    text = CODES[code]
    templates = (text.zh, text.en, text.help_zh, text.help_en)
    return frozenset(
        name for template in templates for _, name, _, _ in Formatter().parse(template) if name
    )


def _shown(text: str, show_ids: bool) -> str:
    return printable(crop(text if show_ids else mask_text(text), _QUOTED))


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """Return what is shown of a line, and where in it the span starts and stops."""
    start = span.column - 1
    stop = start + span.length
    if len(line) <= _EXCERPT:
        return printable(line), start, stop
    begin = max(0, min(start - _BEFORE_CARET, len(line) - _EXCERPT))
    end = begin + _EXCERPT
    head = "..." if begin else ""
    tail = "..." if end < len(line) else ""
    shift = len(head) - begin
    return head + printable(line[begin:end]) + tail, start + shift, min(stop, end) + shift
