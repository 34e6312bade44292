"""Microseconds per subject: matching, deciding and explaining, beside other engines, in one run.

Every engine first shows on a sample that it finds the same pairs of measure and record as the
plain loop; then all take turns, round by round, and the median of the rounds is printed with its
ratio to the plain loop.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.engine import evaluate, explain, match
from creditrules.model import Subject
from peers import PEERS, Pairs, Peer
from workload import AS_OF, Party, Workload, subject_of, write_catalogue

SAMPLE = 40


class Contender(NamedTuple):
    """Something to time: what it is given, and what it does with each."""

    name: str
    given: list[Any]
    work: Callable[[Any], Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--subjects", type=int, default=2000, help="how many (2000)")
    options.add_argument("--rounds", type=int, default=5, help="how often each takes its turn (5)")
    chosen = options.parse_args()
    workload = Workload.of(chosen.subjects)
    with tempfile.TemporaryDirectory() as folder:
        write_catalogue(workload.measures, Path(folder))
        catalogue = load_catalogue(folder, bundled=False)
    contenders = [*_peers(workload), *_ours(catalogue, workload.parties)]
    times: dict[str, list[float]] = {one.name: [] for one in contenders}
    for _ in range(chosen.rounds):
        for one in contenders:
            times[one.name].append(_per_subject(one))
    plain = median(times[contenders[0].name])
    print(f"{chosen.subjects} subjects, 300 measures, 40 causes, 3 records each")
    print(f"{'':<36}{'us a subject':>14}{'plain loop = 1':>16}")
    for name, taken in times.items():
        print(f"{name:<36}{median(taken):>14.1f}{median(taken) / plain:>16.3f}")


def _per_subject(one: Contender) -> float:
    gc.collect()
    started = perf_counter()
    for given in one.given:
        one.work(given)
    return (perf_counter() - started) / len(one.given) * 1e6


def _peers(workload: Workload) -> Iterable[Contender]:
    reference = PEERS[0](workload.measures)
    for make in PEERS:
        try:
            peer = make(workload.measures)
        except ImportError as missing:
            print(f"{make.__name__}: not installed ({missing.name})")
            continue
        _prove_equal(peer, reference, workload.parties[:SAMPLE])
        enough = workload.parties[: max(SAMPLE, int(len(workload.parties) * peer.share))]
        yield Contender(peer.name, [peer.prepare(party) for party in enough], peer.match)


def _prove_equal(peer: Peer, reference: Peer, parties: Iterable[Party]) -> None:
    for party in parties:
        expected = sorted(reference.match(reference.prepare(party)))
        if sorted(peer.match(peer.prepare(party))) != expected:
            raise SystemExit(f"{peer.name} does not find the same matches for {party.id}")


def _ours(catalogue: Catalogue, parties: tuple[Party, ...]) -> Iterable[Contender]:
    subjects = [subject_of(party) for party in parties]
    _prove_equal(
        Peer("creditrules", subject_of, lambda subject: _pairs(catalogue, subject), 1.0),
        PEERS[0](Workload.of(0).measures),
        parties[:SAMPLE],
    )

    def explained(subject: Subject) -> None:
        evaluation = evaluate(catalogue, subject, AS_OF)
        for decision in evaluation.decisions:
            explain(evaluation.question, decision)

    yield Contender(
        "creditrules, matching", subjects, lambda subject: match(catalogue, subject, AS_OF)
    )
    yield Contender(
        "creditrules, decisions", subjects, lambda subject: evaluate(catalogue, subject, AS_OF)
    )
    yield Contender("creditrules, with explanations", subjects, explained)


def _pairs(catalogue: Catalogue, subject: Subject) -> Pairs:
    return [
        (item.id.removeprefix("workload."), record.record.id)
        for item, record, truth in match(catalogue, subject, AS_OF)
        if truth
    ]


if __name__ == "__main__":
    main()
