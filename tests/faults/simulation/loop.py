"""An asyncio loop whose time passes only when nothing else is left to do: hours take milliseconds, and every run is the same."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_RAN: Future[None] = Future()
_RAN.set_result(None)

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


TURN = 1e-9
"""Seconds that a turn of the loop takes at least: a pause that is lost in the rounding of a float must end like any other."""


class Dead(BaseException):
    """The process was killed at this point: nothing after it happens."""


class _Selector(selectors.SelectSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise RuntimeError("everybody waits for nothing")
            self.now += max(TURN, timeout)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """`time()` starts at 0 and jumps to the next timer."""

    def __init__(self) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)

    def time(self) -> float:
        return self._virtual.now


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


class VirtualClock:
    """`core.ports.Clock`; the wall clock can be set wrong, the monotonic one cannot (it stands still while the computer sleeps)."""

    def __init__(self) -> None:
        self.wrong_by = timedelta()
        self.slept = timedelta()

    def now(self) -> datetime:
        return START + timedelta(seconds=self.monotonic()) + self.slept + self.wrong_by

    def today(self) -> date:
        return self.now().date()

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


class SeededIds:
    """`core.ports.Ids`, the same in every run with the same seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"00000000-0000-4000-8000-{self._count:012x}"

    def jitter(self) -> float:
        return self._random.random()


class MortalExecutor(Executor):
    """Runs the store's jobs in place. `countdown` kills the process at a job: before it, or right after its commit."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.dead = False
        self.countdown: int | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The database waits for futures of its own (`store.turns`), and its jobs do not raise: what this returns says only that it ran."""
        if self.dead:
            raise Dead
        dies = False
        if self.countdown is not None:
            self.countdown -= 1
            dies = self.countdown <= 0
        if dies and self._random.random() < 0.5:
            self.dead = True
            raise Dead
        fn(*args, **kwargs)
        if dies:
            self.dead = True
            raise Dead
        return cast("Future[T]", _RAN)
