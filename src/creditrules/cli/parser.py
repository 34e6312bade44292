"""argparse in two languages, whose refusals are findings that say how to mend the line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from creditrules.cli.errors import UsageError
from creditrules.text import wrap
from creditrules.text.suggest import suggestion

__all__ = ["Parser"]

_MISSING: Final = re.compile(r"the following arguments are required: (.+)")
_NO_VALUE: Final = re.compile(r"argument (\S+?)(?:/\S+)?: expected (?:one|at least one) argument")


class Parser(argparse.ArgumentParser):
    """The parser of one command.

    Attributes:
        lang: `zh` or `en`.
        inputs: the group of what is worked on.
        options: the group of what changes how.
    """

    def __init__(self, command: str, lang: str) -> None:
        super().__init__(
            prog=f"creditrules {command}",
            formatter_class=_Formatter if lang == "en" else _ChineseFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.command = command
        self.lang = lang
        self.inputs = self.add_argument_group(self.say("参数", "arguments"))
        self.options = self.add_argument_group(self.say("选项", "options"))

    def say(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language of the run."""
        return en if self.lang == "en" else zh

    def describe(self, zh: str, en: str, *examples: tuple[str, str, str]) -> None:
        """Say what the command does, with examples: (line, zh, en)."""
        self.description = self.say(zh, en)
        heading = self.say("例:", "examples:")
        shown = [f"  {line}\n      {self.say(zh, en)}" for line, zh, en in examples]
        self.epilog = "\n".join([heading, *shown])

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """Read the arguments.

        Raises:
            UsageError: they cannot be understood.
        """
        options, rest = self.parse_known_intermixed_args(argv)
        for text in rest:
            if not text.startswith("-") or text == "-":
                raise UsageError.of("argument_unexpected", text=text, command=self.command)
            name = text.partition("=")[0]
            near = suggestion(name, self._option_string_actions)
            raise UsageError.of(
                "option_unknown", option=name, command=self.command, suggestion=near
            )
        return options

    def error(self, message: str) -> NoReturn:
        """Turn what argparse refuses into a finding."""
        if found := _MISSING.fullmatch(message):
            names = found[1]
            raise UsageError.of("argument_missing", names=names, command=self.command)
        if found := _NO_VALUE.fullmatch(message):
            raise UsageError.of("option_value_missing", option=found[1], command=self.command)
        raise UsageError.of("line_unreadable", problem=message, command=self.command)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose lines break by terminal columns, as Chinese needs."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            f"{blank}{line}"
            for paragraph in text.split("\n")
            for blank, line in _hanging(paragraph, width)
        )


class _ChineseFormatter(_Formatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        """Head the usage line in Chinese."""
        super().add_usage(usage, actions, groups, "用法: " if prefix is None else prefix)


def _hanging(paragraph: str, width: int) -> list[tuple[str, str]]:
    """The lines of a paragraph with their indent; a line of an example is never broken."""
    text = paragraph.lstrip(" ")
    if text.startswith("creditrules "):
        return [("", paragraph)]
    blank = " " * (len(paragraph) - len(text))
    return [(blank, line) for line in wrap(text, max(20, width - len(blank)))]
