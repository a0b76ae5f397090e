"""`make torture`: every harness for as long as there is time, and a table of what they reached.

    SECONDS=1800       so long in all, shared out by weight; each harness gets its share as SECONDS
    HARNESS="flips"    only these, by the names of the table
    SEED=, KILLS=, IMAGES=, POINTS=, FLIPS=, HISTORIES=, TWICE=, PROXY_SEEDS=, PULLS=, RACES=, DOCUMENTS= are handed through and win over the
                         share

A harness is a row of `HARNESSES`: its tests, its weight, and what tells it its share when it counts something else than seconds. Several run
side by side (`LANES`), each with its part of the processors as CORES: most of them wait for something at times. What a harness reached is
what it says with `figures.figure`. Exits with 1 when anything was violated, or was not run.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.faults.figures import MARK

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
USUAL = 1800.0
LANES = 2
PATIENCE = 600
"""Seconds that a harness may take beyond four times its share: the planted defects, and a slow machine."""
TAIL = 60


@dataclass(frozen=True)
class Harness:
    """One row of the table. `told`: more variables for a share of so many seconds. `besides`: seconds that it takes whatever its
    share is, for starting, for its planted defects and for bringing to an end what it has begun."""

    name: str
    tests: str
    weight: int
    told: Callable[[float], dict[str, int]] = lambda _: {}
    besides: int = 5


HARNESSES = (
    Harness("simulation", "test_simulation.py", 45, besides=60),
    Harness("determinism", "test_determinism.py", 84, besides=15),
    Harness("state-machine", "test_state_machine.py", 50, besides=20),
    Harness("kill9", "test_kill9.py", 125, besides=90),
    Harness("clicks", "test_double_clicks.py", 26, besides=25),
    Harness("store-kill", "test_store_kill.py", 3),
    Harness("power-cut", "test_power_cut.py", 30, besides=40),
    Harness("disk", "test_store_disk_faults.py test_store_disk.py", 66, besides=20),
    Harness("migration", "test_store_cut.py", 9, besides=10),
    Harness("backup", "test_store_backup.py", 3, besides=15),
    Harness("flips", "test_store_flips.py", 9, lambda share: {"FLIPS": round(12 * share)}),
    Harness("proxy", "test_wire_proxy.py", 30, besides=15),
    Harness("pulls", "../unit/sync/test_pull_histories.py", 28, lambda share: {"PULLS": round(6 * share)}),
    Harness("races", "../unit/sync/test_races.py", 3, lambda share: {"RACES": round(10 * share)}),
    Harness("question", "../unit/sync/test_question.py ../ui/window/test_doubt.py", 1, besides=20),
    Harness("survival", "../contract/test_changes_survive.py", 3, lambda share: {"DOCUMENTS": round(8 * share)}),
)


@dataclass(frozen=True)
class Row:
    """What a harness has reached, in lines; `violations` is empty when every promise was kept."""

    name: str
    figures: tuple[str, ...]
    violations: str
    seconds: float

    def lines(self) -> list[str]:
        """As it stands in the table."""
        first, *more = self.figures or ("",)
        return [
            f"{self.name:14} {self.seconds:6.0f} s  {self.violations or '0':10} {first}",
            *(f"{'':35}{each}" for each in more),
        ]


def run(harness: Harness, share: float, cores: int = 1) -> Row:
    """Run it for its share on so many processors and read what it says."""
    told = {name: str(max(1, number)) for name, number in harness.told(share).items()}
    environment = {"QT_QPA_PLATFORM": "offscreen", "CORES": str(cores), **told, **os.environ}
    environment["SECONDS"] = str(max(1, round(share)))
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-rs", *(str(HERE / each) for each in harness.tests.split())]
    print(f"== {harness.name}: {share:.0f} s", flush=True)
    begin = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=4 * share + PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said, _ = process.communicate()
    row = read(harness.name, said, process.returncode, time.monotonic() - begin)
    if row.violations:
        print("\n".join([f"== {harness.name}: {row.violations}", *said.splitlines()[-TAIL:]]), flush=True)
    return row


def read(name: str, said: str, code: int, seconds: float) -> Row:
    """The row of a harness whose tests said this and ended with this code."""
    reached = re.findall(rf"{MARK}(.*)", said)
    summary = re.findall(r"^((?:\d+ \w+(?:, )?)+) in [\d.]+s", said, re.MULTILINE)
    failed = re.search(r"\d+ (?:failed|errors?)", summary[-1]) if summary else None
    skipped = re.findall(r"^SKIPPED .*?: (.*)$", said, re.MULTILINE)
    if code == -signal.SIGKILL:
        violations = "no end"
    elif failed is not None:
        violations = failed[0]
    elif not summary or "passed" not in summary[-1]:
        violations = "not run"
    else:
        violations = "" if code == 0 else f"exit {code}"
    return Row(name, (*(reached or summary), *(f"skipped: {each}" for each in skipped)), violations, seconds)


def chosen(names: Sequence[str]) -> tuple[Harness, ...]:
    """The harnesses of these names, all without any. Raises SystemExit for a name that there is not."""
    known = {each.name: each for each in HARNESSES}
    if wrong := [each for each in names if each not in known]:
        raise SystemExit(f"There is no harness {' '.join(wrong)}. There are: {' '.join(known)}.")
    return tuple(known[each] for each in names) or HARNESSES


def shares(harnesses: Sequence[Harness], seconds: float, lanes: int) -> dict[Harness, float]:
    """The seconds of each, the longest first: `lanes` of them at once take about `seconds` together, none longer than that."""
    weight = sum(each.weight for each in harnesses)
    left = max(seconds * lanes - sum(each.besides for each in harnesses), seconds * lanes / 2)
    found = {each: min(left * each.weight / weight, max(seconds - each.besides, seconds / 2)) for each in harnesses}
    return dict(sorted(found.items(), key=lambda each: each[1] + each[0].besides, reverse=True))


def main(names: Sequence[str]) -> int:
    harnesses = chosen(names)
    processors = os.cpu_count() or 1
    lanes = min(LANES, processors, len(harnesses))
    planned = shares(harnesses, float(os.environ.get("SECONDS") or USUAL), lanes)
    begin = time.monotonic()
    with ThreadPoolExecutor(lanes) as pool:  # whichever lane is free takes the next one
        running = {each: pool.submit(run, each, share, processors // lanes) for each, share in planned.items()}
        rows = [running[each].result() for each in harnesses]
    print(f"\n{'harness':14} {'time':>8}  {'violations':10} figure reached")
    for row in rows:
        print("\n".join(row.lines()))
    print(f"{'all':14} {time.monotonic() - begin:6.0f} s")
    return int(any(row.violations for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
