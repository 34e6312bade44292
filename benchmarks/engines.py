"""What a decision costs, beside other rule engines on the same measures and subjects, in one run.

Usage: python benchmarks/engines.py [--subjects 600] [--rounds 25] [--only NAME ...]

Prints microseconds per subject: the median over rounds in which every engine takes its turn, and
its ratio to the plain Python loop of the same round. Before the clock runs, every engine must find
the pairs of measure and record that the plain loop finds. A peer that is not installed is named.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.engine import evaluate, explain, match
from creditrules.model import Subject
from peers import PEERS, Pairs, Peer
from workload import AS_OF, Measure, Workload, subject_of, write_catalogue


class Runner(NamedTuple):
    """An engine ready to run over its parties."""

    name: str
    run: Callable[[Any], object]
    inputs: Sequence[Any]


def catalogue_of(measures: tuple[Measure, ...]) -> Catalogue:
    """The measures, loaded from YAML."""
    with TemporaryDirectory() as folder:
        write_catalogue(measures, Path(folder))
        return load_catalogue(folder, bundled=False)


def creditrules(measures: tuple[Measure, ...]) -> Iterator[tuple[Peer, Callable[[Any], object]]]:
    """The three things this package does, each with how its pairs are found."""
    catalogue = catalogue_of(measures)
    prefix = len("workload.")

    def matching(subject: Subject) -> object:
        return match(catalogue, subject, AS_OF)

    def matched(subject: Subject) -> Pairs:
        found = match(catalogue, subject, AS_OF)
        return [(item.id[prefix:], record.record.id) for item, record, _ in found]

    def deciding(subject: Subject) -> object:
        return evaluate(catalogue, subject, AS_OF)

    def decided(subject: Subject) -> Pairs:
        grounds = [
            ground
            for decision in evaluate(catalogue, subject, AS_OF).decisions
            for ground in decision.grounds
        ]
        return [(one.item.id[prefix:], one.record.record.id) for one in grounds]

    def explaining(subject: Subject) -> object:
        evaluation = evaluate(catalogue, subject, AS_OF)
        return [explain(evaluation.question, one) for one in evaluation.decisions]

    yield Peer("creditrules, matching alone", subject_of, matched, 1.0), matching
    yield Peer("creditrules, full decisions", subject_of, decided, 1.0), deciding
    yield Peer("creditrules, every decision explained", subject_of, decided, 0.4), explaining


def runners(workload: Workload, only: list[str]) -> Iterator[Runner]:
    """Every engine that is installed, checked against the plain loop."""
    loop = PEERS[0](workload.measures)
    expected = [sorted(loop.match(loop.prepare(party))) for party in workload.parties]
    peers = [(peer, peer.match) for peer in installed(workload.measures)]
    for peer, run in [*peers[:1], *creditrules(workload.measures), *peers[1:]]:
        if only and peer is not peers[0][0] and not any(part in peer.name for part in only):
            continue
        count = max(1, round(len(workload.parties) * peer.share))
        inputs = [peer.prepare(party) for party in workload.parties[:count]]
        for given, pairs in zip(inputs, expected, strict=False):
            if sorted(peer.match(given)) != pairs:
                raise SystemExit(f"{peer.name}: not the pairs of the plain loop")
        yield Runner(peer.name, run, inputs)


def installed(measures: tuple[Measure, ...]) -> Iterator[Peer]:
    for make in PEERS:
        try:
            yield make(measures)
        except ImportError as error:
            print(f"{make.__name__}: not installed ({error.name})")


def microseconds(runner: Runner) -> float:
    """The mean over the runner's inputs."""
    began = time.perf_counter()
    for given in runner.inputs:
        runner.run(given)
    return (time.perf_counter() - began) / len(runner.inputs) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subjects", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--only", nargs="*", default=[], help="parts of the names to be run")
    options = parser.parse_args()
    workload = Workload.of(options.subjects)
    engines = list(runners(workload, options.only))
    gc.freeze()
    rounds = [[microseconds(engine) for engine in engines] for _ in range(options.rounds)]
    print(f"{'microseconds per subject':40}{'median':>10}{'ratio to the plain loop':>26}")
    for engine, taken in zip(engines, zip(*rounds, strict=True), strict=True):
        ratios = [mine / plain for mine, (plain, *_) in zip(taken, rounds, strict=True)]
        print(f"{engine.name:40}{statistics.median(taken):10,.1f}{statistics.median(ratios):26.2f}")


if __name__ == "__main__":
    main()
