"""What a YAML parser refuses, in words for somebody who does not know YAML."""

from __future__ import annotations

import re
from typing import Final

from yaml import MarkedYAMLError, YAMLError

from creditrules.text.diagnostic import Diagnostic, Span

__all__ = ["WIDE_BLANKS", "explain"]

_FULLWIDTH_COLON: Final = re.compile(r"\s*(?:- +)*[\w.]+(：)")
_INDENTATION: Final = re.compile(r"\s*")
WIDE_BLANKS: Final = ("\u3000", "\u00a0", "\u2002", "\u2003")
"""Blanks that input methods and word processors write, and that YAML does not indent with."""


def explain(error: YAMLError, file: str, lines: tuple[str, ...]) -> Diagnostic:
    """Return the finding for what the parser says; libyaml and PyYAML give the same ones."""
    if not isinstance(error, MarkedYAMLError):
        return Diagnostic.of("yaml_syntax", Span(file, 1, 1), problem=str(error))
    return _Refusal(error, file, lines).diagnostic()


class _Refusal:
    """One refusal of a parser: where it was, and in the middle of what."""

    def __init__(self, error: MarkedYAMLError, file: str, lines: tuple[str, ...]) -> None:
        self.file = file
        self.lines = lines
        self.problem = str(error.problem or "")
        self.context = str(error.context or "")
        self.at = self._span(error.problem_mark or error.context_mark)
        self.within = self._span(error.context_mark) if error.context_mark else self.at

    def diagnostic(self) -> Diagnostic:
        return self._typing() or self._quotation() or self._structure()

    def _typing(self) -> Diagnostic | None:
        """Find what an input method or an editor put there: tabs, wide blanks and colons."""
        for number in sorted({self.at.line, self.within.line}, reverse=True):
            line = self._line(number)
            blanks = _INDENTATION.match(line)
            indentation = blanks.group() if blanks else ""
            if "\t" in indentation:
                return self._found("yaml_tab", Span(self.file, number, indentation.index("\t") + 1))
            wide = [indentation.index(blank) for blank in WIDE_BLANKS if blank in indentation]
            if wide:
                return self._found("yaml_wide_blank", Span(self.file, number, min(wide) + 1))
        for number in range(self.within.line, min(self.at.line, self.within.line + 2) + 1):
            colon = _FULLWIDTH_COLON.match(self._line(number))
            if colon:
                return self._found(
                    "yaml_fullwidth_colon", Span(self.file, number, colon.start(1) + 1)
                )
        return None

    def _quotation(self) -> Diagnostic | None:
        line = self._line(self.at.line)
        before = line[: self.at.column - 1].rstrip()
        if "escape" in self.problem or "hexadecimal" in self.problem:
            backslash = line.rfind("\\", 0, self.at.column)
            return self._found("yaml_escape", self.at._replace(column=backslash + 1))
        if "quoted" in self.context:
            return self._found("yaml_quote", self.within)
        if before.endswith(("'", '"')) and "block" in self.context:
            return self._found("yaml_quote", self.at)
        return None

    def _structure(self) -> Diagnostic:
        for place in (self.at, self.within):
            character = self._character(place)
            if self._cannot_begin(character):
                return self._found("yaml_symbol", place, character=character)
        if "flow" in self.context:
            return self._found("yaml_bracket", self.at, self.within)
        if "mapping values" in self.problem:
            return self._found("yaml_colon", self.at)
        if "simple key" in self.context:
            return self._found("yaml_key", self._whole(self.within))
        if "entries are not allowed" in self.problem or self.context in _BLOCKS:
            return self._found("yaml_indentation", self.at, self.within)
        return self._found("yaml_syntax", self.at, problem=self.problem or self.context)

    def _found(
        self, code: str, span: Span, other: Span | None = None, **arguments: str
    ) -> Diagnostic:
        beside = other if other is not None and other.line != span.line else None
        return Diagnostic.of(code, span, beside, self._line(span.line), **arguments)

    def _span(self, mark: object) -> Span:
        line = min(getattr(mark, "line", 0), max(0, len(self.lines) - 1))
        column = min(getattr(mark, "column", 0), len(self._line(line + 1)))
        return Span(self.file, line + 1, column + 1)

    def _whole(self, span: Span) -> Span:
        length = len(self._line(span.line).rstrip()) - span.column + 1
        return span._replace(length=max(1, length))

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _cannot_begin(self, character: str) -> bool:
        """Whether the parser stopped because a value begins with ``character``."""
        if "any token" in self.problem:
            return True
        if self.context == "while parsing a block node":
            return character in {",", "]", "}"}
        return self.context in _PROPERTIES and character in {"&", "*", "!"}

    def _character(self, span: Span) -> str:
        return self._line(span.line)[span.column - 1 : span.column]


_PROPERTIES: Final = frozenset(
    f"while {doing} {what}"
    for doing in ("scanning", "parsing")
    for what in ("an anchor", "an alias", "a tag")
)
_BLOCKS: Final = frozenset({"while parsing a block mapping", "while parsing a block collection"})
