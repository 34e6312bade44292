"""Writers of a ledger that are killed while they write; run as a program of its own.

It prints, for each ledger, the batches whose writer had been told that they are kept. It forks, so
it must have no threads.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time

from ledger_events import PUSH_OWN, event

from creditrules.ledger import Ledger

BATCH = 3
WRITERS = 2
LONGEST = 0.03
"""Seconds until a writer is killed, at most."""
WAITED_FOR = 0.5
"""How many of them are only killed after they have been told of their first batch."""


def write(path: str, run: str, told: int) -> None:
    """Add batch after batch, and say of each that it is kept, until killed."""
    with Ledger(path, timeout=30) as ledger:
        number = 0
        while True:
            some = [event(f"{run}/{number}/{k}", case=f"C{number % 7}") for k in range(BATCH)]
            ledger.append(some, procedure=PUSH_OWN)
            os.write(told, f"{run}/{number}\n".encode())
            number += 1


def begin(path: str, run: str) -> tuple[int, int]:
    heard, told = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(heard)
        write(path, run, told)
    os.close(told)
    return writer, heard


def end(writer: int, heard: int) -> list[str]:
    os.kill(writer, signal.SIGKILL)
    _, status = os.waitpid(writer, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with os.fdopen(heard, "rb") as said:
        return said.read().decode().split()


def main(folder: str, rounds: int, ledgers: int) -> None:
    chance = random.Random(20260928)
    acknowledged: dict[str, list[str]] = {}
    for number in range(rounds):
        path = os.path.join(folder, f"{number % ledgers}.db")
        writers = [begin(path, f"{number}.{one}") for one in range(WRITERS)]
        for writer, heard in writers:
            if chance.random() < WAITED_FOR:
                select.select([heard], [], [])
            time.sleep(chance.uniform(0, LONGEST))
            acknowledged.setdefault(path, []).extend(end(writer, heard))
    sys.stdout.write(json.dumps(acknowledged))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
