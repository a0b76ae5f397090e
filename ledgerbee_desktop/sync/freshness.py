"""When the library is pulled: one pull at a time, by itself every few minutes, in full when a person asks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.ports import Clock
from ledgerbee_desktop.sync.line import Line
from ledgerbee_desktop.sync.pull import Pull

EVERY = 300.0
"""Seconds between two pulls."""


class Freshness:
    """Each method that asks LedgerBee tells the line when that failed, and raises LedgerBeeError."""

    def __init__(self, pull: Pull, line: Line, clock: Clock) -> None:
        self._pull, self._line, self._clock = pull, line, clock
        self._one_at_a_time = asyncio.Lock()

    async def as_of(self) -> datetime | None:
        """When the library was last complete; None: never."""
        return await self._pull.fresh_as_of()

    async def now(self, *, full: bool) -> None:
        """Pull, and return when that ended; `full` reads whole lists again instead of only what is new."""
        await self._alone(partial(self._pull.run, full=full))

    async def judge(self) -> None:
        """Ask for what is missing, and for nothing else."""
        await self._alone(self._pull.judge)

    async def keep(self) -> float | None:
        """Pull, then read in idle time what nobody waits for. Seconds until it is due again; None when only an event can tell."""
        if not self._line.may_try():
            return self._line.seconds_to_try()
        await self.now(full=False)
        while self._line.may_try() and await self._pull.idle():
            await self._clock.sleep(0)
        return EVERY

    async def _alone(self, work: Callable[[], Awaitable[None]]) -> None:
        async with self._one_at_a_time:
            try:
                await work()
            except LedgerBeeError as error:
                self._line.failed(error)
                raise
