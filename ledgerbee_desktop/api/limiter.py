"""One gate for all reads of a key: so many at once, so many per window, and a pause for all when LedgerBee says 429."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from ledgerbee_desktop.core.library import RateLimitTier
from ledgerbee_desktop.core.ports import Clock

AT_ONCE: Final = 8
PER_SECOND: Final = RateLimitTier(name="own", window_ms=1000, limit=20)


class _Window:
    """The moments of the last requests, for one tier."""

    def __init__(self, seconds: float, limit: int) -> None:
        self._seconds = seconds
        self._moments: deque[float] = deque(maxlen=limit)

    def wait(self, now: float) -> float:
        """Seconds until one more fits."""
        full = len(self._moments) == self._moments.maxlen
        return max(0.0, self._moments[0] + self._seconds - now) if full else 0.0

    def note(self, now: float) -> None:
        self._moments.append(now)


class Limiter:
    """At most 8 reads in flight, and 20 a second unless the key names its own tiers.

    Of a key's tier one tenth (at least one request, where there is more than one) is left to the writes, which never wait here.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._places = asyncio.Semaphore(AT_ONCE)
        self._windows = [_of(PER_SECOND)]
        self._paused_until = 0.0

    def use(self, tiers: Iterable[RateLimitTier]) -> None:
        """Go by the key's own tiers; without any that limits something, by 20 a second."""
        named = [_of(_shared(tier)) for tier in tiers if tier.limit >= 0 and tier.window_ms > 0]
        self._windows = named or [_of(PER_SECOND)]

    def pause(self, seconds: float) -> None:
        """No read starts for so many seconds."""
        self._paused_until = max(self._paused_until, self._clock.monotonic() + seconds)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place and keep it while a request runs."""
        async with self._places:
            while (seconds := self._wait()) > 0:
                await self._clock.sleep(seconds)
            now = self._clock.monotonic()
            for window in self._windows:
                window.note(now)
            yield

    def _wait(self) -> float:
        now = self._clock.monotonic()
        return max([self._paused_until - now, *(window.wait(now) for window in self._windows)])


def _shared(tier: RateLimitTier) -> RateLimitTier:
    ours = tier.limit - max(1, tier.limit // 10)
    return RateLimitTier(name=tier.name, window_ms=tier.window_ms, limit=max(1, ours))


def _of(tier: RateLimitTier) -> _Window:
    return _Window(tier.window_ms / 1000, tier.limit)
