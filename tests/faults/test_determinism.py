"""A seed is one history, to the letter, whatever the order of sets and dictionaries (reliability T2, X2).

TWICE=1000 or SECONDS=300 is the long form, SEED=… begins with another seed. Each seed runs in two processes, one for each of HASH_SEEDS; that
both kept all promises is asserted as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest

from tests.faults import figures
from tests.faults.simulation.world import simulate

SECONDS = figures.seconds(1e9)
TWICE = figures.number("TWICE", 10**6 if figures.is_long() else 8)
SEED = figures.seed(3)
HASH_SEEDS = ("1", "2")
AT_ONCE = 20 if figures.is_long() else 4
"""Seeds of one process."""
PATIENCE = 60.0
"""Seconds that a history may take on a busy machine."""
REPLAY = "import sys; from tests.faults.simulation import replay; sys.exit(replay.main(sys.argv[1:]))"
PLANTED = """
import sys
from tests.faults.simulation import jobs, replay, world
world.some_jobs = lambda maker: sorted(jobs.some_jobs(maker), key=lambda job: hash(repr(job)))
sys.exit(replay.main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Task:
    """These seeds, unless it is later than `until`."""

    seeds: range
    until: float


def said(hash_seed: str, seeds: range, program: str = REPLAY) -> list[str]:
    """What the histories of these seeds come to, in a process with this hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, seeds)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        timeout=PATIENCE * len(seeds),
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return [line for line in done.stdout.splitlines() if " digest " in line or " VIOLATION " in line]


def twice(task: Task) -> list[list[str]]:
    """What both processes say; nothing when it is too late."""
    return [] if time.time() > task.until else [said(each, task.seeds) for each in HASH_SEEDS]


def tasks(until: float) -> Iterator[Task]:
    for first in count(SEED, AT_ONCE):
        last = min(first + AT_ONCE, SEED + TWICE)
        if first >= last or time.time() > until:
            return
        yield Task(range(first, last), until)


@pytest.mark.timeout(min(2 * SECONDS, PATIENCE * TWICE) + 300)
def test_a_seed_is_replayed_to_the_letter() -> None:
    print(f"SEED={SEED}")
    ran = 0
    for found in figures.spread_until(twice, tasks(time.time() + SECONDS)):
        if found:
            first, second = found
            assert first == second
            assert [line for line in first if " VIOLATION " in line] == []
            ran += len(first)
    figures.figure(f"{ran} seeds twice, under two hash seeds: {ran} identical ledgers, 0 violations")
    assert ran >= min(TWICE, AT_ONCE)


def test_the_ledger_of_a_seed_tells_much() -> None:
    first, second = simulate(SEED), simulate(SEED)
    assert first.ledger == second.ledger
    assert len(first.ledger) > 10
    assert simulate(SEED + 1).digest != first.digest


def test_an_order_that_comes_from_a_set_is_found_out() -> None:
    """The planted defect: what there is to do comes in the order of hashes."""
    assert said("1", range(SEED, SEED + 2), PLANTED) != said("2", range(SEED, SEED + 2), PLANTED)
