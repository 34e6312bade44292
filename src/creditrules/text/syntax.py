"""What a YAML parser refuses, in words for somebody who does not know YAML."""

from __future__ import annotations

import re
from typing import Final

from yaml import MarkedYAMLError, YAMLError

from creditrules.text.diagnostic import Diagnostic, Span

__all__ = ["WIDE_BLANKS", "explain"]

WIDE_BLANKS: Final = ("\u3000", "\u00a0", "\u2002", "\u2003")
"""Blanks that input methods and word processors write, and that YAML does not indent with."""

_INDENTATION: Final = re.compile(r"\s*")
_KEY_ALONE: Final = re.compile(r"\s*(?:- +)*[\w.\"']+\s*\Z")
_KEY_WITH_FULLWIDTH_COLON: Final = re.compile(r"\s*(?:- +)*[\w.]+(：)")
_BLOCKS: Final = frozenset({"while parsing a block mapping", "while parsing a block collection"})
_PROPERTIES: Final = frozenset(
    f"while {doing} {what}"
    for doing in ("scanning", "parsing")
    for what in ("an anchor", "an alias", "a tag")
)


def explain(error: YAMLError, file: str, lines: tuple[str, ...], depth: int) -> Diagnostic:
    """Return the finding for what the parser says; libyaml and PyYAML give the same ones.

    ``depth`` is how many levels are allowed: libyaml from 0.2.6 on refuses thousands of brackets
    by itself, before it gives the first of them out.
    """
    if not isinstance(error, MarkedYAMLError):
        return Diagnostic.of("yaml_syntax", Span(file, 1, 1), problem=str(error))
    refusal = _Refusal(error, file, lines)
    if "nesting depth" in refusal.problem:
        return refusal.too_deep(depth)
    return refusal.diagnostic()


class _Refusal:
    """One refusal of a parser: where it stopped, and what it had begun."""

    def __init__(self, error: MarkedYAMLError, file: str, lines: tuple[str, ...]) -> None:
        self.file = file
        self.lines = lines
        self.problem = str(error.problem or "")
        self.context = str(error.context or "")
        self.at = self._span(error.problem_mark or error.context_mark)
        self.begun = self._span(error.context_mark) if error.context_mark else self.at

    def diagnostic(self) -> Diagnostic:
        return (
            self._quotation()
            or self._blank_or_colon()
            or self._first_character()
            or self._bracket()
            or self._key_or_indentation()
            or self._found("yaml_syntax", self.at, problem=self.problem or self.context)
        )

    def too_deep(self, depth: int) -> Diagnostic:
        return self._found("too_deep", self.at, limit=str(depth))

    def _quotation(self) -> Diagnostic | None:
        line = self._line(self.at.line)
        if "quoted" in self.context:
            if "escape" not in self.problem and "hexdecimal" not in self.problem:
                return self._found("yaml_quote", self.begun)
            backslash = line.rfind("\\", 0, self.at.column)
            return self._found("yaml_escape", self.at._replace(column=backslash + 1))
        if self.context in _BLOCKS and line[: self.at.column - 1].rstrip().endswith(("'", '"')):
            return self._found("yaml_quote", self.at)
        return None

    def _blank_or_colon(self) -> Diagnostic | None:
        """Find what an input method or an editor put there: tabs, wide blanks and colons."""
        for number in sorted({self.at.line, self.begun.line}, reverse=True):
            blanks = _INDENTATION.match(self._line(number))
            for position, blank in enumerate(blanks.group() if blanks else ""):
                if blank == "\t":
                    return self._found("yaml_tab", Span(self.file, number, position + 1))
                if blank in WIDE_BLANKS:
                    return self._found("yaml_wide_blank", Span(self.file, number, position + 1))
        for number in {self.begun.line, self._above(), self.at.line}:
            colon = _KEY_WITH_FULLWIDTH_COLON.match(self._line(number))
            if colon:
                span = Span(self.file, number, colon.start(1) + 1)
                return self._found("yaml_fullwidth_colon", span)
        return None

    def _first_character(self) -> Diagnostic | None:
        for place in (self.at, self.begun):
            character = self._character(place)
            if self._cannot_begin(character):
                return self._found("yaml_symbol", place, character=character)
        return None

    def _cannot_begin(self, character: str) -> bool:
        """Whether the parser stopped because a value begins with ``character``."""
        if "any token" in self.problem:
            return True
        if self.context == "while parsing a block node":
            return character in {",", "]", "}"}
        return self.context in _PROPERTIES and character in {"&", "*", "!"}

    def _bracket(self) -> Diagnostic | None:
        if "flow" in self.context:
            if self.begun.line == self.at.line:
                return self._found("yaml_bracket", self.at)
            return self._found("yaml_bracket", self.begun, self.at)
        if self.context in _BLOCKS and self._character(self.at) in {"]", "}"}:
            return self._found("yaml_bracket", self.at)
        return None

    def _key_or_indentation(self) -> Diagnostic | None:
        if "simple key" in self.context:
            return self._found("yaml_key", self._rest(self.begun))
        if "mapping values" in self.problem:
            return self._colon()
        if "entries are not allowed" in self.problem:
            return self._found("yaml_indentation", self.at)
        if self.context in _BLOCKS:
            if self._character(self.at) == ":":
                return self._found("yaml_key", self._rest(self.at))
            other = self.begun if self.begun.line != self.at.line else None
            return self._found("yaml_indentation", self.at, other)
        return None

    def _colon(self) -> Diagnostic:
        """Tell a second colon in a value from a key that the value above has swallowed."""
        if not _KEY_ALONE.match(self._line(self.at.line)[: self.at.column - 1]):
            return self._found("yaml_colon", self.at)
        above = self._begin(self._above())
        if ":" not in self._line(above.line):
            return self._found("yaml_key", self._rest(above))
        return self._found("yaml_indentation", self._begin(self.at.line), above)

    def _found(
        self, code: str, span: Span, other: Span | None = None, **arguments: str
    ) -> Diagnostic:
        return Diagnostic.of(code, span, other, self._line(span.line), **arguments)

    def _span(self, mark: object) -> Span:
        line = min(getattr(mark, "line", 0), max(0, len(self.lines) - 1))
        column = min(getattr(mark, "column", 0), len(self._line(line + 1)))
        return Span(self.file, line + 1, column + 1)

    def _begin(self, number: int) -> Span:
        line = self._line(number)
        return Span(self.file, number, len(line) - len(line.lstrip()) + 1)

    def _rest(self, span: Span) -> Span:
        length = len(self._line(span.line).rstrip()) - span.column + 1
        return span._replace(length=max(1, length))

    def _above(self) -> int:
        """Return the number of the last line above the problem that says something."""
        for number in range(self.at.line - 1, 0, -1):
            text = self._line(number).strip()
            if text and not text.startswith("#"):
                return number
        return self.at.line

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _character(self, span: Span) -> str:
        return self._line(span.line)[span.column - 1 : span.column]
