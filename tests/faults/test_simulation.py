"""Hundreds of random histories in virtual time: nothing is created or sent twice, nothing is lost, nothing is claimed wrongly.

And the proof that these histories can see: each defect that is planted turns them red (reliability 6.7).

SECONDS=1800 SEED=100000 pytest tests/faults/test_simulation.py -k promises   # for longer, from another seed on
"""

from __future__ import annotations

from itertools import count

import pytest

from ledgerbee_desktop.core.errors import Stale
from ledgerbee_desktop.core.operations import ARROWS, Actor, State
from tests.faults.figures import figure, seconds, seed
from tests.faults.simulation.defects import DEFECTS, SAFEGUARDS, Plant
from tests.faults.simulation.runs import kept, run
from tests.faults.simulation.world import World, simulate

SECONDS = seconds(30.0)
SEED = seed(0)
AT_LEAST = 130
"""Histories that run however long they take (a quarter of a minute on two processors): the figures below are asserted of these."""
PATIENCE = 40
"""How many histories a planted defect may survive."""
RARE = {
    "update:done",
    "convert:done",
    *(f"{record}-create:done" for record in ("customer", "product", "price", "product-group")),
    *(f"{record}-delete:done" for record in ("product", "price", "product-group")),
    "customer-update:done",
    "price-action:done",
}


@pytest.mark.timeout(2 * SECONDS + 900)
def test_all_promises_are_kept() -> None:
    tally = run(count(SEED), seconds=SECONDS, at_least=AT_LEAST)
    figure(str(tally))
    assert tally.complaint() == ""
    assert tally.states["create:done"] > 2 * AT_LEAST
    assert {what for what in RARE if not tally.states[what]} == set()
    for what in ("crashes", "jumps", "restores", "clicks", "second_programs", "key_swaps"):
        assert tally.counts[what] > AT_LEAST / 4, what
    taken = {(before, now) for before, now, _ in tally.arrows}
    assert taken == set(ARROWS)
    # What waits for something that was not done is discarded along with it, by whoever moved that.
    by_nobody = {arrow for arrow in tally.arrows if arrow[2] not in ARROWS[arrow[:2]]}
    assert by_nobody <= {(State.QUEUED, State.DISCARDED, Actor.WORKER)}


def test_what_is_raised_in_a_history_is_told_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the program's own (with what it is about, it could not even come back from another process)."""

    async def broken(_: World) -> None:
        raise Stale

    monkeypatch.setattr(World, "run", broken)
    outcome = simulate(7)
    assert outcome.violations[0].startswith("Stale")
    assert "in broken" in "".join(outcome.ledger)


@pytest.mark.timeout(900)
def test_what_failed_once_fails_no_more() -> None:
    assert run(kept()).complaint() == ""


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("plant", "first"), DEFECTS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_planted_defect_is_seen(plant: Plant, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(simulate(each).violations for each in range(first, first + PATIENCE))


def test_each_safeguard_is_taken_away_once() -> None:
    assert {plant for plant, _ in DEFECTS} >= set(SAFEGUARDS.values())
    assert len(set(SAFEGUARDS.values())) == len(SAFEGUARDS) == 7
