"""Writers are killed at any moment, several at once: what was acknowledged is there, whole."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

from killing import BATCH, WRITERS

import creditrules
from creditrules.ledger import Ledger

HERE = Path(__file__).parent
SOURCE = Path(creditrules.__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{HERE}"}
ROUNDS = 110
LEDGERS = 12


def batches(path: str) -> Counter[str]:
    """Batch -> how many of its events are there, once each."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with Ledger(path) as ledger:
        ids = [one.id for case in ledger.cases() for one in ledger.events(case)]
    assert len(ids) == len(set(ids))
    return Counter(one.rpartition("/")[0] for one in ids)


def test_what_was_acknowledged_outlives_a_kill_and_nothing_is_half_there(tmp_path: Path) -> None:
    """Some ledgers are so new that their first writers are killed while they are being made."""
    done = subprocess.run(
        [sys.executable, HERE / "killing.py", tmp_path, str(ROUNDS), str(LEDGERS)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    acknowledged = json.loads(done.stdout)
    assert len(acknowledged) == LEDGERS
    assert sum(map(len, acknowledged.values())) > ROUNDS / 2
    for path, told in acknowledged.items():
        found = batches(path)
        assert set(told) <= set(found)
        assert set(found.values()) <= {BATCH}
        assert len(found) <= len(told) + ROUNDS * WRITERS


WRITER = """
import sys
from creditrules.ledger import Ledger
from ledger_events import PUSH_OWN, event
path, writer, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Ledger(path, timeout=60) as ledger:
    for number in range(count):
        ledger.append([event(f"{writer}/{number}", case=f"C{number % 3}")], procedure=PUSH_OWN)
"""


def test_several_processes_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    """They make the ledger at the same moment, and hand in events of the same cases."""
    path, count = tmp_path / "cases.db", 25
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, path, str(number), str(count)], env=ENVIRONMENT
        )
        for number in range(4)
    ]
    assert [one.wait(120) for one in writers] == [0] * len(writers)
    assert batches(str(path)) == {str(number): count for number in range(4)}
