"""When the engine looks at LedgerBee: at its start, and at each nudge from then on."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ledgerbee_desktop.core.library import CustomerGroup
from tests.faults.simulation.loop import run_virtually
from tests.unit.sync.office import Obedient, Office


class Counting(Obedient):
    """Counts the pulls: each of them asks for the customers' groups once."""

    pulls = 0

    async def customer_groups(self) -> tuple[CustomerGroup, ...]:
        self.pulls += 1
        return await super().customer_groups()


def test_a_nudge_before_the_start_is_what_the_first_pull_is_for(tmp_path: Path) -> None:
    """The window comes to the front before its engine runs: LedgerBee is read once and not at once again."""

    async def work() -> None:
        office = Office(tmp_path, [])
        office.client = client = Counting(office.model, office.bases)
        client.plan = []
        await office.open()
        office.engine.nudge()
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(60)
        assert client.pulls == 1
        office.engine.nudge()
        await asyncio.sleep(60)
        assert client.pulls == 2
        await office.engine.stop()
        await task
        await office.book.close()

    run_virtually(work())
