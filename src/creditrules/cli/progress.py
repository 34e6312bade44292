"""Progress of long work: one line on a terminal, nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final, TypeVar

from creditrules.cli.output import Console

__all__ = ["counted", "stage"]

T = TypeVar("T")

_QUIET_SECONDS: Final = 1.0
_SECONDS_BETWEEN: Final = 0.5
_CLEAR_LINE: Final = "\r\x1b[K"


def counted(things: Iterable[T], console: Console, zh: str, en: str) -> Iterator[T]:
    """Pass things along; on a terminal say how many have passed once it takes over a second.

    Args:
        things: what is worked on.
        console: where to tell.
        zh: what is counted, with a place for the number: `已评定 {} 个主体`.
        en: the same in English.
    """
    if not console.err.isatty():
        yield from things
        return
    shown, due = False, monotonic() + _QUIET_SECONDS
    try:
        for number, thing in enumerate(things, 1):
            yield thing
            if monotonic() >= due:
                console.err.write(f"{_CLEAR_LINE}{console.say(zh, en).format(f'{number:,}')}")
                console.err.flush()
                shown, due = True, monotonic() + _SECONDS_BETWEEN
    finally:
        if shown:
            console.err.write(_CLEAR_LINE)


@contextmanager
def stage(console: Console, zh: str, en: str) -> Iterator[None]:
    """Say on a terminal what is going on, and wipe it away once it is done."""
    if not console.err.isatty():
        yield
        return
    console.err.write(console.say(zh, en))
    console.err.flush()
    try:
        yield
    finally:
        console.err.write(_CLEAR_LINE)
