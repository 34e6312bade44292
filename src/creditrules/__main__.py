"""``python -m creditrules``: the command line."""

from __future__ import annotations

from creditrules.cli.main import run

if __name__ == "__main__":
    run()
