"""The real clock and real chance; everywhere else below the window both are injected."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from datetime import UTC, date, datetime


class SystemClock:
    """`core.ports.Clock` of this computer."""

    def now(self) -> datetime:
        """The wall clock, UTC, aware."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date on the person's calendar, in the time zone of this computer."""
        return datetime.now(UTC).astimezone().date()

    def monotonic(self) -> float:
        """Seconds that never run backwards, from an arbitrary start."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait; a negative time is none."""
        await asyncio.sleep(max(0.0, seconds))


class RandomIds:
    """`core.ports.Ids` from the operating system's randomness."""

    def new(self) -> str:
        """A random UUID (version 4), lower case."""
        return str(uuid.uuid4())

    def jitter(self) -> float:
        """A random number from 0 to 1."""
        return random.random()  # noqa: S311 - spreads retries, protects nothing
