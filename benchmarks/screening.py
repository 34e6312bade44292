"""What a question at a counter costs: the index of decisions beside screening from the start.

Usage: python benchmarks/screening.py [--subjects 400] [--rounds 15]

Prints microseconds of processor time a call: the median over rounds in which both take their turn
with the same requests of the bundled catalogues, and the ratio. Before the clock runs, both must
say the same.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from creditrules import DecisionIndex, Screening, Subject, load_catalogue, screen, screening_content

AS_OF = date(2018, 6, 20)
ACTIONS = ("register.legal_representative", "register.enterprise", "licence.grant", "fund.apply")
FIELDS = (None, "I65", "C1411", "食品销售；日用百货销售（不含危险化学品）")


class Request(NamedTuple):
    """A question at a counter."""

    action: str
    applicant: int
    person: int
    field: str | None


def party(number: int, kind: str, picker: random.Random) -> Subject:
    """An enterprise or a person; every third is a judgment defaulter."""
    record = {
        "id": "R1",
        "cause": "judgment_defaulter",
        "authority": "某市某区人民法院",
        "listed_on": f"2017-0{picker.randrange(1, 10)}-21",
    }
    records = [] if number % 3 else [record]
    return Subject.model_validate({"id": f"{kind[0]}{number}", "kind": kind, "records": records})


def microseconds(ask: Callable[[Request], Screening], requests: list[Request]) -> float:
    """The mean over the requests."""
    began = time.process_time()
    for one in requests:
        ask(one)
    return (time.process_time() - began) / len(requests) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subjects", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    picker = random.Random(20180620)
    catalogue = load_catalogue()
    enterprises = [party(i, "enterprise", picker) for i in range(options.subjects // 2)]
    persons = [party(i, "individual", picker) for i in range(options.subjects // 2)]
    index = DecisionIndex(catalogue, as_of=AS_OF)
    began = time.process_time()
    index.update((one, ()) for one in (*enterprises, *persons))
    built = (time.process_time() - began) / len(index) * 1e6
    requests = [
        Request(
            picker.choice(ACTIONS),
            picker.randrange(len(enterprises)),
            picker.randrange(len(persons)),
            picker.choice(FIELDS),
        )
        for _ in range(300)
    ]

    def indexed(one: Request) -> Screening:
        proposed = (persons[one.person].id,)
        return index.screen(one.action, enterprises[one.applicant].id, proposed, one.field)

    def direct(one: Request) -> Screening:
        person = persons[one.person]
        return screen(
            catalogue,
            one.action,
            enterprises[one.applicant],
            [person],
            as_of=AS_OF,
            field=one.field,
            proposed=[person.id],
        )

    if any(screening_content(indexed(one)) != screening_content(direct(one)) for one in requests):
        raise SystemExit("the index does not say what screening says")
    gc.freeze()
    rounds = [
        (microseconds(indexed, requests), microseconds(direct, requests))
        for _ in range(options.rounds)
    ]
    quick, slow = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(mine / whole for mine, whole in rounds)
    print(f"{'microseconds a call':32}{'median':>10}{'ratio to screen()':>20}")
    print(f"{'screen()':32}{slow:10.1f}{1:20.3f}")
    print(f"{'DecisionIndex.screen()':32}{quick:10.1f}{ratio:20.3f}")
    print(f"{'DecisionIndex.add(), a subject':32}{built:10.1f}")


if __name__ == "__main__":
    main()
