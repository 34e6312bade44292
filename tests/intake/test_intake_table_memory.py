"""Hundreds of thousands of rows take no more memory than thousands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import creditrules

SOURCE = Path(creditrules.__file__).parents[1]
SCRIPT = """
import io, json, sys
from creditrules.intake import Population, read_subjects

HEAD = "企业名称,组织机构代码,行政处罚决定书文号,处罚决定日期,处罚机关\\n"
ROW = "某某市第{}有限公司,{:09d},某罚〔2018〕{}号,2018-06-{:02d},某市某局\\n"


def rows(count):
    yield HEAD
    for number in range(count):
        one = number // 4  # every row is given four times
        day = 31 if one % 1000 == 0 else one % 28 + 1  # there is no 31 June
        yield ROW.format(one // 4, one // 4, one, day)


class Lines(io.RawIOBase):
    def __init__(self, lines):
        self.lines, self.rest = lines, b""

    def readable(self):
        return True

    def readinto(self, room):
        while len(self.rest) < len(room) and (line := next(self.lines, None)):
            self.rest += line.encode()
        given, self.rest = self.rest[: len(room)], self.rest[len(room) :]
        room[: len(given)] = given
        return len(given)


with Population() as population:
    stream = io.BufferedReader(Lines(rows(int(sys.argv[1]))))
    population.gather(read_subjects(stream, name="p.csv"))
    subjects = sum(entry.subject is not None for entry in population)
    tally = population.tallies()["p.csv"]
status = open("/proc/self/status").read()  # ru_maxrss counts the process it was forked from
peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
print(json.dumps([subjects, tally, peak]))
"""


def peak(count: int) -> float:
    """The most MB that a process of its own takes for so many rows."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(count)],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    subjects, tally, taken = json.loads(done.stdout)
    refused = count // 1000
    assert tally == [count, refused, (count - refused) * 3 // 4, 0]
    assert subjects == count // 16
    return float(taken)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_many_rows_take_no_more_memory_than_few() -> None:
    few, many = peak(20_000), peak(200_000)
    assert many < 150
    assert many - few < 15
