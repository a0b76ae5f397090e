"""`make torture`: every harness for as long as there is time, and a table of what they reached.

    SECONDS=1800       so long in all, shared out by weight; each harness gets its share as SECONDS
    HARNESS="flips"    only these, by the names of the table
    SEED=, KILLS=, IMAGES=, FLIPS=, HISTORIES=, PROXY_SEEDS=, RACES=, DOCUMENTS= are handed through and win over the share

A harness is a row of `HARNESSES`: its tests, its weight, and what tells it its share when it counts something else than seconds. What it
reached is what it says with `figures.figure`. Exits with 1 when anything was violated, or was not run.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.figures import MARK

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
USUAL = 1800.0
PATIENCE = 300
"""Seconds that a harness may take beyond three times its share: the planted defects, and a slow machine."""
TAIL = 60


@dataclass(frozen=True)
class Harness:
    """One row of the table. `told`: more variables for a share of so many seconds."""

    name: str
    tests: str
    weight: int
    told: Callable[[float], dict[str, int]] = lambda _: {}


HARNESSES = (
    Harness("simulation", "test_simulation.py", 4),
    Harness("state-machine", "test_state_machine.py", 3, lambda share: {"HISTORIES": round(share)}),
    Harness("kill9", "test_kill9.py", 4),
    Harness("clicks", "test_double_clicks.py", 1),
    Harness("store-kill", "test_store_kill.py", 1),
    Harness("power-cut", "test_power_cut.py", 4),
    Harness("disk", "test_store_disk_faults.py test_store_disk.py", 3),
    Harness("migration", "test_store_cut.py", 3),
    Harness("backup", "test_store_backup.py", 1),
    Harness("flips", "test_store_flips.py", 1, lambda share: {"FLIPS": round(12 * share)}),
    Harness("proxy", "test_wire_proxy.py", 2, lambda share: {"PROXY_SEEDS": round(share / 2)}),
    Harness("races", "../unit/sync/test_races.py", 1, lambda share: {"RACES": round(10 * share)}),
    Harness("survival", "../contract/test_changes_survive.py", 1, lambda share: {"DOCUMENTS": round(8 * share)}),
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


def run(harness: Harness, share: float) -> Row:
    """Run it for its share and read what it says."""
    told = {name: str(max(1, number)) for name, number in harness.told(share).items()}
    environment = {"QT_QPA_PLATFORM": "offscreen", **told, **os.environ, "SECONDS": str(max(1, round(share)))}
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-rs", *(str(HERE / each) for each in harness.tests.split())]
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
        said, _ = process.communicate(timeout=3 * share + PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said, _ = process.communicate()
    row = read(harness.name, said, process.returncode, time.monotonic() - begin)
    if row.violations:
        print("\n".join(said.splitlines()[-TAIL:]))
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


def main(names: Sequence[str]) -> int:
    harnesses = chosen(names)
    seconds = float(os.environ.get("SECONDS") or USUAL)
    weight = sum(each.weight for each in harnesses)
    rows = []
    for each in harnesses:
        share = seconds * each.weight / weight
        print(f"== {each.name}: {share:.0f} s", flush=True)
        rows.append(run(each, share))
    print(f"\n{'harness':14} {'time':>8}  {'violations':10} figure reached")
    for row in rows:
        print("\n".join(row.lines()))
    return int(any(row.violations for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
