"""Many histories, on as many processors as there are, for a number of seconds; and the seeds that once failed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.faults import figures
from tests.faults.simulation.arrows import Arrow
from tests.faults.simulation.judge import Outcome
from tests.faults.simulation.world import simulate

KEPT = Path(__file__).with_name("kept_seeds.txt")
SPELLED = {"jumps": "jumps of the clock", "clicks": "double clicks"}
REPLAY = "python -m tests.faults.simulation.replay"


@dataclass
class Tally:
    """What many histories came to together."""

    seeds: int = 0
    seconds: float = 0.0
    violations: dict[int, list[str]] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    arrows: Counter[Arrow] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, seed: int, outcome: Outcome) -> None:
        self.seeds += 1
        self.states += outcome.states
        self.arrows += outcome.arrows
        self.counts += outcome.counts
        if outcome.violations:
            self.violations[seed] = outcome.violations

    def complaint(self) -> str:
        """What failed, and how to see it again; empty when all promises were kept."""
        return "\n".join(
            f"seed {seed}: {'; '.join(said)}\n  again: {REPLAY} {seed}"
            for seed, said in sorted(self.violations.items())
        )

    def __str__(self) -> str:
        counts = sorted((SPELLED.get(what, what.replace("_", " ")), number) for what, number in self.counts.items())
        figures = ", ".join(f"{number} {what}" for what, number in counts)
        speed = self.seeds / self.seconds if self.seconds else 0.0
        return f"{self.seeds} seeds in {self.seconds:.0f} s ({speed:.1f} a second): {figures}"


def run(seeds: Iterable[int], *, seconds: float | None = None, at_least: int = 0) -> Tally:
    """Run histories until `seeds` are through, or `seconds` have passed and `at_least` as many have run."""
    begun = time.monotonic()
    tally = Tally()
    how_many = figures.cores()
    with figures.pool() as pool:  # each process has a hash seed of its own, too
        wanted = _until(begun, seconds, at_least, iter(seeds))
        running: dict[Future[Outcome], int] = {}
        while True:
            while len(running) < 2 * how_many and (seed := next(wanted, None)) is not None:
                running[pool.submit(simulate, seed)] = seed
            if not running:
                break
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for each in ended:
                tally.add(running.pop(each), each.result())
    tally.seconds = time.monotonic() - begun
    if tally.violations:
        keep(tally.violations)
    return tally


def _until(begun: float, seconds: float | None, at_least: int, seeds: Iterator[int]) -> Iterator[int]:
    for number in count():
        if seconds is not None and number >= at_least and time.monotonic() - begun >= seconds:
            return
        try:
            yield next(seeds)
        except StopIteration:
            return


def kept() -> tuple[int, ...]:
    """The seeds that failed once, oldest first."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return tuple(int(line.partition("#")[0]) for line in lines if line.partition("#")[0].strip())


def keep(violations: dict[int, list[str]]) -> None:
    """Add seeds that failed to the list; whoever mends what they show commits it."""
    known = set(kept())
    with KEPT.open("a", encoding="utf-8") as file:
        for seed, said in sorted(violations.items()):
            if seed not in known:
                file.write(f"{seed}  # {said[0]}\n")
