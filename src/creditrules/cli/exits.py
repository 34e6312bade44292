"""Exit codes of the command line."""

from __future__ import annotations

from typing import Final

__all__ = ["ANSWERED", "FAULT", "INTERRUPTED", "PIPE_CLOSED", "REFUSED", "WRONG_USE"]

ANSWERED: Final = 0
"""Answered, whatever the answer."""

REFUSED: Final = 1
"""Rows were refused, a catalogue has errors, or a check or test failed."""

WRONG_USE: Final = 2
"""The line cannot be understood."""

FAULT: Final = 70
"""The program itself failed."""

INTERRUPTED: Final = 130
"""Stopped from the keyboard."""

PIPE_CLOSED: Final = 141
"""Nobody reads the output any more."""
