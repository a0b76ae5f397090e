"""The limiter on a clock of its own, and the pauses between tries."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.api.limiter import AT_ONCE, Limiter
from ledgerbee_desktop.api.timing import backoff
from ledgerbee_desktop.core.library import RateLimitTier


class StillClock:
    """Time passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> dt.datetime:
        return dt.datetime(2026, 11, 21, tzinfo=dt.UTC) + dt.timedelta(seconds=self.time)

    def today(self) -> dt.date:
        return self.now().date()

    def monotonic(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        until = self.time + seconds
        await asyncio.sleep(0)
        self.time = max(self.time, until)


async def _starts(limiter: Limiter, clock: StillClock, count: int) -> list[float]:
    starts: list[float] = []

    async def one() -> None:
        async with limiter.place():
            starts.append(clock.time)

    await asyncio.gather(*(one() for _ in range(count)))
    return sorted(starts)


def starts(count: int, *tiers: RateLimitTier) -> list[float]:
    clock = StillClock()
    limiter = Limiter(clock)
    if tiers:
        limiter.use(tiers)
    return asyncio.run(_starts(limiter, clock, count))


def most_in(moments: list[float], seconds: float) -> int:
    """The most starts in any window of that length (a little less, for the last digit)."""
    return max(sum(first <= other < first + seconds - 1e-6 for other in moments) for first in moments)


def test_twenty_a_second() -> None:
    assert most_in(starts(100), 1) == 20


@settings(deadline=None)
@given(st.integers(2, 40), st.integers(100, 60_000), st.integers(1, 60))
def test_the_keys_tier_is_kept_and_leaves_room_for_writes(limit: int, window_ms: int, count: int) -> None:
    moments = starts(count, RateLimitTier(name="a", window_ms=window_ms, limit=limit))
    assert len(moments) == count
    assert most_in(moments, window_ms / 1000) <= limit - 1


def test_several_tiers_all_count() -> None:
    moments = starts(
        60, RateLimitTier(name="s", window_ms=1000, limit=6), RateLimitTier(name="m", window_ms=60_000, limit=20)
    )
    assert most_in(moments, 1) <= 5
    assert most_in(moments, 60) <= 18


@pytest.mark.parametrize(("window", "limit"), [(1000, -1), (0, 5)])
def test_a_tier_without_a_limit_is_none(window: int, limit: int) -> None:
    assert most_in(starts(50, RateLimitTier(name="x", window_ms=window, limit=limit)), 1) == 20


def test_a_tier_of_zero_still_lets_one_through() -> None:
    assert len(starts(2, RateLimitTier(name="x", window_ms=500, limit=0))) == 2


def test_eight_at_once() -> None:
    clock = StillClock()
    limiter = Limiter(clock)
    running = peak = 0

    async def one() -> None:
        nonlocal running, peak
        async with limiter.place():
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0)
            running -= 1

    async def all_() -> None:
        await asyncio.gather(*(one() for _ in range(40)))

    asyncio.run(all_())
    assert peak == AT_ONCE


def test_a_pause_holds_everybody_and_is_never_shortened() -> None:
    clock = StillClock()
    limiter = Limiter(clock)
    limiter.pause(10)
    limiter.pause(3)
    assert min(asyncio.run(_starts(limiter, clock, 5))) >= 110


@settings(deadline=None)
@given(st.integers(1, 10_000), st.floats(0, 1))
def test_backoff_grows_and_stays_within_bounds(attempt: int, jitter: float) -> None:
    assert 0.25 <= backoff(attempt, jitter) <= 8
    assert backoff(attempt, jitter) <= backoff(attempt, 0)
    assert backoff(attempt + 1, jitter) >= backoff(attempt, jitter)
    assert backoff(attempt, 1) == backoff(attempt, 0) / 2
