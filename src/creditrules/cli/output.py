"""Where a command writes: results to stdout, findings and progress to stderr, in one language."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import IO, Any, Final, TextIO

from creditrules.cli.errors import RefusedError, UsageError
from creditrules.text import Diagnostic, Severity, mask_text

__all__ = ["Console", "weekday"]

_MOST_FINDINGS: Final = 200
_COMPACT: Final = (",", ":")
_WEEKDAYS: Final = {
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


class Console:
    """The streams of one run of a command, its language and its form.

    Attributes:
        lang: `zh` or `en`.
        form: `text`, `json` or another form the command knows.
        show_ids: whether numbers of natural persons are shown in full.
    """

    def __init__(
        self,
        *,
        lang: str = "zh",
        form: str = "text",
        show_ids: bool = False,
        out: TextIO | None = None,
        err: TextIO | None = None,
    ) -> None:
        self.lang = lang
        self.form = form
        self.show_ids = show_ids
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self._findings: Counter[str] = Counter()

    @property
    def wants_json(self) -> bool:
        """Whether the result is to be JSON."""
        return self.form == "json"

    def say(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language of this run."""
        return en if self.lang == "en" else zh

    def shown(self, text: str) -> str:
        """A text with the numbers of natural persons masked unless they are asked for (S13)."""
        return text if self.show_ids else mask_text(text)

    def line(self, text: str = "") -> None:
        """Write a line of the result."""
        self.out.write(text + "\n")

    def json(self, value: Any) -> None:
        """Write a JSON document: sorted keys, unescaped UTF-8, so equal values are equal bytes."""
        self.line(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2))

    def json_array(self, values: Iterable[Any]) -> None:
        """Write one JSON array, an element a line, each written as soon as it is made.

        The array is closed also where the values end early because input is refused.
        """
        before = "[\n"
        try:
            for value in values:
                text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=_COMPACT)
                self.out.write(before + text)
                before = ",\n"
        except RefusedError:
            self._close_array(before)
            raise
        self._close_array(before)

    def binary(self, form: str) -> IO[bytes]:
        """Where a result that is no text is written.

        Raises:
            UsageError: that is a terminal.
        """
        if self.out.isatty():
            raise UsageError.of("output_not_text", form=form)
        self.out.flush()
        return self.out.buffer

    def _close_array(self, before: str) -> None:
        self.out.write("[]\n" if before == "[\n" else "\n]\n")

    def note(self, text: str) -> None:
        """Write a line beside the result."""
        self.err.write(text + "\n")

    def finding(self, diagnostic: Diagnostic) -> None:
        """Write a finding beside the result; after the first two hundred they are only counted."""
        self._findings[diagnostic.code] += 1
        if self._findings.total() <= _MOST_FINDINGS:
            self.note(diagnostic.render(self.lang, show_ids=self.show_ids))

    def findings(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Write findings; whether one of them is an error."""
        wrong = False
        for diagnostic in diagnostics:
            self.finding(diagnostic)
            wrong = wrong or diagnostic.severity is Severity.ERROR
        return wrong

    def close(self) -> None:
        """Say how many findings were only counted."""
        left = self._findings.total() - _MOST_FINDINGS
        if left > 0:
            codes = "、".join(f"{code} {count}" for code, count in self._findings.most_common())
            self.note(
                self.say(
                    f"另有 {left} 处问题未逐条列出；全部按编码计：{codes}",
                    f"{left} more findings were not listed; all of them by code: {codes}",
                )
            )

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row."""
        return self.say("、", ", ").join(names)


def weekday(number: int, lang: str) -> str:
    """The name of a day of the week, Monday being 0."""
    return _WEEKDAYS["en" if lang == "en" else "zh"][number]
