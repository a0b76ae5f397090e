"""Histories that Hypothesis makes up and shortens: the rules and promises of reliability 6.3.

HISTORIES=1000 or SECONDS=300 is the long form: other histories each time, of STEPS=60 steps, on all processors. They come in batches, each
of which its seed repeats: SEED=4711 HISTORIES=1 pytest tests/faults/test_state_machine.py -k promises
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults import figures
from tests.faults.simulation import defects
from tests.faults.simulation.defects import Plant
from tests.faults.simulation.machine import Histories

HISTORIES = figures.number("HISTORIES", 10**6 if figures.is_long() else 0)
SECONDS = figures.seconds(1e9)
STEPS = figures.number("STEPS", 60 if HISTORIES else 40)
SEED = figures.random_seed()
AT_ONCE = 10
"""Histories of one batch; Hypothesis varies within it what it tried before."""
SETTINGS = settings(
    max_examples=50,
    stateful_step_count=STEPS,
    derandomize=True,  # the same ones in each `make test`
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@dataclass(frozen=True)
class Batch:
    """One batch. It does not begin later than `until`."""

    number: int
    until: float


@dataclass(frozen=True)
class Ran:
    """So many histories with so many steps; `said` is empty when all promises were kept."""

    histories: int
    steps: int
    said: str = ""


def run_batch(batch: Batch) -> Ran:
    """Run it in this process, whose machine has counted other batches before."""
    if time.time() > batch.until:
        return Ran(0, 0)
    before = Histories.how_many, Histories.steps
    said = ""
    try:
        run_state_machine_as_test(
            seed(batch.number)(Histories), settings=settings(SETTINGS, max_examples=AT_ONCE, derandomize=False)
        )
    except Exception:
        said = f"SEED={batch.number} HISTORIES=1 STEPS={STEPS}\n{traceback.format_exc()}"
    return Ran(Histories.how_many - before[0], Histories.steps - before[1], said)


def batches(until: float) -> Iterator[Batch]:
    for number in count(SEED):
        if (number - SEED) * AT_ONCE >= HISTORIES or time.time() > until:
            return
        yield Batch(number, until)


@pytest.mark.skipif(bool(HISTORIES), reason="the same ones each time: the long form has others")
@pytest.mark.timeout(600)
def test_all_promises_are_kept() -> None:
    run_state_machine_as_test(Histories, settings=SETTINGS)


@pytest.mark.skipif(not HISTORIES, reason="the long form: HISTORIES or SECONDS")
@pytest.mark.timeout(min(3 * SECONDS, 10 * HISTORIES) + 600)
def test_all_promises_are_kept_by_chance() -> None:
    print(f"SEED={SEED}")
    histories = steps = 0
    for ran in figures.spread_until(run_batch, batches(time.time() + SECONDS)):
        histories, steps = histories + ran.histories, steps + ran.steps
        assert not ran.said, ran.said
    figures.figure(f"{histories} histories of up to {STEPS} steps: {steps} steps, 0 violations")
    assert histories >= min(HISTORIES, AT_ONCE)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "plant",
    [defects.naive_retry, defects.a_copy_that_trusts_itself, defects.no_booking_gate],
    ids=lambda plant: plant.__name__,
)
def test_a_planted_defect_is_seen(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    quickly = settings(SETTINGS, phases=[Phase.generate], report_multiple_bugs=False, max_examples=75)
    with pytest.raises(AssertionError, match=r"^\['"):  # the list of what went wrong
        run_state_machine_as_test(Histories, settings=quickly)
