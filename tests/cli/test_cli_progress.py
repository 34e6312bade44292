"""Progress: on a terminal and for long work only."""

from __future__ import annotations

import io
from itertools import count

import pytest

from creditrules.cli import progress
from creditrules.cli.output import Console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO) -> str:
    console = Console(lang="zh", out=io.StringIO(), err=stream)
    things = list(progress.counted(range(5), console, "已评定 {} 个主体", "{} subjects"))
    assert things == list(range(5))
    return stream.getvalue()


def test_nothing_is_told_anywhere_but_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "monotonic", count().__next__)
    assert told(io.StringIO()) == ""


def test_short_work_is_not_told() -> None:
    assert told(Terminal()) == ""


def test_long_work_is_told_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "monotonic", count().__next__)
    shown = told(Terminal())
    assert "已评定 5 个主体" in shown
    assert shown.endswith("\r\x1b[K")


def test_a_stage_is_told_on_a_terminal_and_wiped_away() -> None:
    for stream, shown in ((Terminal(), "正在合并\r\x1b[K"), (io.StringIO(), "")):
        console = Console(lang="zh", out=io.StringIO(), err=stream)
        with progress.stage(console, "正在合并", "joining"):
            pass
        assert stream.getvalue() == shown
