"""Reading penalty tables, beside `csv.reader` over the same bytes, in one run.

Usage: python benchmarks/tables.py [--rows 20000]

Prints microseconds a row and how many times `csv.reader` takes, and the most memory that was held.
Every fourth row is about the same party; a third of the rows no rule classifies.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from stdnum.cn import uscc

from creditrules.catalogue import load_catalogue
from creditrules.engine import evaluate
from creditrules.intake import Population, read_subjects

HEADINGS = (
    "行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,法定代表人,"
    "行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,"
    "处罚决定日期,处罚机关,地方编码"
)
ACTS = (
    ("经营超过保质期的食品", "《食品安全法》第一百二十四条", "某市食品药品监督管理局"),
    ("超标排放水污染物", "《水污染防治法》第七十四条", "某市环境保护局"),
    ("未按规定停放车辆", "某条例第三条", "某市城市管理局"),
)
AS_OF = date(2018, 6, 20)


def lines(count: int) -> Iterator[str]:
    yield HEADINGS
    for number in range(count):
        party = number // 4
        act, basis, authority = ACTS[number % 3]
        body = f"91370100MA{party:07d}"
        code = body + uscc.calc_check_digit(body)
        ten_thousands = number % 50 + 1
        yield (
            f"某某{party}示例有限公司,法人及非法人组织,{code},张某,某罚字〔2017〕{number}号,{act},"
            f"经查当事人{act},{basis},罚款;没收违法所得,罚款{ten_thousands}万元,"
            f"{ten_thousands}.000000,2017/{number % 12 + 1}/{number % 28 + 1},{authority},370100"
        )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak() -> str:
    """The most memory this process has held, where the system tells it."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            kilobytes = status.read().partition("VmHWM:")[2].split()[0]
    except OSError:
        return "unknown"
    return f"{int(kilobytes) / 1024:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    count: int = parser.parse_args().rows
    data = "\n".join(lines(count)).encode()
    catalogue = load_catalogue()

    def read() -> Iterator[object]:
        return iter(read_subjects(io.BytesIO(data), name="p.csv"))

    def gathered(each: Callable[[Population], object]) -> None:
        with Population() as population:
            population.gather(read_subjects(io.BytesIO(data), name="p.csv"))
            each(population)

    def evaluated(population: Population) -> None:
        for subject in population.subjects():
            evaluate(catalogue, subject, AS_OF, related=population.related(subject))

    peer = timed(lambda: list(csv.reader(io.StringIO(data.decode()))))
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("rows read as subjects", lambda: sum(1 for _ in read())),
        ("and joined", lambda: gathered(lambda population: sum(1 for _ in population))),
        ("and evaluated", lambda: gathered(evaluated)),
    )
    sys.stdout.write(f"{count:,} rows, {len(data) / 1e6:.1f} MB\n")
    sys.stdout.write(f"{'csv.reader':24}{peer / count * 1e6:8.1f} us a row\n")
    for name, work in steps:
        taken = timed(work)
        ratio = taken / peer
        sys.stdout.write(f"{name:24}{taken / count * 1e6:8.1f} us a row{ratio:8.0f} x\n")
    sys.stdout.write(f"{'most memory':24}{peak():>8}\n")


if __name__ == "__main__":
    main()
