"""Histories that Hypothesis makes up and shortens: the rules and promises of reliability 6.3.

HISTORIES=1000 STEPS=60 pytest tests/faults/test_state_machine.py -k promises   # more of them, and other ones each time
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.figures import figure
from tests.faults.simulation import defects
from tests.faults.simulation.defects import Plant
from tests.faults.simulation.machine import Histories

HISTORIES = int(os.environ.get("HISTORIES", "0"))
STEPS = int(os.environ.get("STEPS", "40"))
SETTINGS = settings(
    max_examples=HISTORIES or 50,
    stateful_step_count=STEPS,
    derandomize=not HISTORIES,  # the same ones in each `make test`
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.mark.timeout(300 + 5 * HISTORIES)
def test_all_promises_are_kept() -> None:
    run_state_machine_as_test(Histories, settings=SETTINGS)
    figure(f"{Histories.how_many} histories of up to {STEPS} steps: {Histories.steps} steps")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "plant",
    [defects.naive_retry, defects.a_copy_that_trusts_itself, defects.no_booking_gate],
    ids=lambda plant: plant.__name__,
)
def test_a_planted_defect_is_seen(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    quickly = settings(SETTINGS, phases=[Phase.generate], derandomize=True, report_multiple_bugs=False, max_examples=75)
    with pytest.raises(AssertionError, match=r"^\['"):  # the list of what went wrong
        run_state_machine_as_test(Histories, settings=quickly)
