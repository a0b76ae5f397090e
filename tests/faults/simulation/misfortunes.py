"""What happens to the computer: its clock is set, it sleeps, somebody starts the program twice, or exchanges the key."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

from tests.faults.simulation.client import ModelClient
from tests.faults.simulation.reads import ANOTHER

if TYPE_CHECKING:
    from tests.faults.simulation.world import World

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
JUMPS = (-DAY, -HOUR, dt.timedelta(minutes=-5), dt.timedelta(), dt.timedelta(minutes=5), HOUR, DAY)
"""How wrong the clock can be; an hour is what a change to summer time does to a clock that keeps local time."""
NIGHT = dt.timedelta(hours=8)


class Misfortunes:
    """Until the quiet begins."""

    def __init__(self, world: World) -> None:
        self.world, self.random = world, world.random

    async def work(self) -> None:
        while not self.world.is_quiet:
            await asyncio.sleep(self.random.expovariate(1 / 450))
            match self.random.randrange(6):
                case 0 | 1:
                    self.set_the_clock()
                case 2:
                    self.sleep()
                case 3 | 4 if self.world.book is not None and not self.world.executor.dead:
                    await self.world.a_second_program_is_refused()
                case 5:
                    await self.exchange_the_key()
                case _:
                    pass

    def set_the_clock(self) -> None:
        self.world.clock.wrong_by = self.random.choice(JUMPS)
        self.world.jumps += 1
        self.world.model.write_down(f"clock wrong by {self.world.clock.wrong_by}")

    def sleep(self) -> None:
        """Eight hours pass for everybody but the program; what had arrived at LedgerBee is carried out."""
        self.world.jumps += 1
        self.world.clock.slept += NIGHT
        self.world.model.slept += NIGHT
        self.world.model.overtake()
        self.world.model.write_down("slept")

    async def exchange_the_key(self) -> None:
        """A key of another company, for a while. Nothing may be asked of it, nor written to it, but whose it is."""
        world, engine, book = self.world, self.world.engine, self.world.book
        if engine is None or book is None or world.executor.dead or not world.is_known:
            return
        world.swaps += 1
        engine.connect(ModelClient(world.another, world.bases, ANOTHER))
        world.model.write_down("another key")
        await asyncio.sleep(self.random.uniform(5.0, 240.0))
        if world.engine is engine:
            engine.connect(world.client())
