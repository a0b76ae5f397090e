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
from tests.faults.simulation.loop import Dead
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
QUICKLY = settings(SETTINGS, phases=[Phase.generate], report_multiple_bugs=False)
"""Without shortening what was found."""


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
    except (Exception, Dead):
        said = f"SEED={batch.number} HISTORIES=1 STEPS={STEPS}\n{traceback.format_exc()}"
    return Ran(Histories.how_many - before[0], Histories.steps - before[1], said)


def batches(until: float) -> Iterator[Batch]:
    for number in count(SEED):
        if (number - SEED) * AT_ONCE >= HISTORIES or time.time() > until:
            return
        yield Batch(number, until)


@pytest.mark.timeout(min(3 * SECONDS, 10 * HISTORIES) + 600)
def test_all_promises_are_kept() -> None:
    if not HISTORIES:
        run_state_machine_as_test(Histories, settings=SETTINGS)
        return
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
    [defects.a_copy_that_trusts_itself, defects.no_booking_gate],
    ids=lambda plant: plant.__name__,
)
def test_a_planted_defect_is_seen(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    quickly = settings(QUICKLY, max_examples=75)
    with pytest.raises(AssertionError, match=r"^\['"):  # the list of what went wrong
        run_state_machine_as_test(Histories, settings=quickly)


@pytest.mark.timeout(600)
def test_a_batch_says_how_it_is_seen_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the planted defect of a naive retry."""
    defects.naive_retry(monkeypatch)
    monkeypatch.setattr(f"{__name__}.SETTINGS", QUICKLY)
    batches = (Batch(number, float("inf")) for number in range(8))
    found = next(ran for ran in map(run_batch, batches) if ran.said)
    assert found.said.startswith("SEED=")
    assert "AssertionError: ['" in found.said
    again = Batch(int(found.said.partition("=")[2].split()[0]), float("inf"))
    assert run_batch(again).said.splitlines()[-1] == found.said.splitlines()[-1]


def test_a_request_of_a_life_that_is_over_does_not_kill_the_next() -> None:
    """Found by chance: the program was dead when all was to come to an end."""
    histories = Histories()
    killer = histories.world.model.killer
    assert killer is not None
    histories.stop_and_start()
    killer.set_result(None)
    histories.wait(5.0)
    assert histories.world.crashes == 0
    histories.teardown()
