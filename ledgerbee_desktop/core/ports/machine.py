"""The clock and the dice: the only sources of time, identifiers and chance below the window."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """The only source of time below the window."""

    def now(self) -> datetime:
        """The wall clock, UTC, aware. It may jump; never compare it with LedgerBee's times."""
        ...

    def today(self) -> date:
        """The date on the person's calendar."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards, from an arbitrary start."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Ids(Protocol):
    """The only source of new identifiers and of chance below the window."""

    def new(self) -> str:
        """A UUID, lower case."""
        ...

    def jitter(self) -> float:
        """A random number from 0 to 1 that spreads retries; never used for an identifier."""
        ...
