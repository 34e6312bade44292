"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

__all__ = ["write_whole"]


def write_whole(content: bytes, path: Path) -> None:
    """Put a file in place of what may be there; whoever reads it sees the one or the other.

    Raises:
        OSError: it cannot be written; nothing is changed then.
    """
    with NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        stream.write(content)
    try:
        os.chmod(stream.name, 0o644)
        os.replace(stream.name, path)
    except OSError:
        os.unlink(stream.name)
        raise
