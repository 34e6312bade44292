"""Archives (xlsx, docx) whose bytes do not tell when and where they were made."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["copy_undated"]

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PIECE: Final = 1 << 20


def _as_it_is(name: str, piece: bytes) -> bytes:
    return piece


def copy_undated(
    file: IO[bytes], out: IO[bytes], amend: Callable[[str, bytes], bytes] = _as_it_is
) -> None:
    """Copy an archive with one fixed time for every part.

    Args:
        file: the archive.
        out: where to write; need not be seekable.
        amend: name of a part and a piece of it -> what is written instead.
    """
    with ZipFile(file) as made, ZipFile(out, "w", ZIP_DEFLATED) as copy:
        for name in made.namelist():
            entry = ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            with made.open(name) as part, copy.open(entry, "w") as target:
                while piece := part.read(_PIECE):
                    target.write(amend(name, piece))
