"""The line to LedgerBee: the client in use, how it can be reached as last seen, and when to try again."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import datetime, timedelta
from typing import Any

from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, NotSent, Wait
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.operations import Evidence, Waiting, WaitReason
from ledgerbee_desktop.core.ports import Clock, Connection, Ids, LedgerBee, SyncStatus, Vanished
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds before an unreachable LedgerBee is tried again; the last one repeats."""
KEY_PAUSES = (5.0, 30.0, 60.0, 300.0)
"""Seconds before a write that the key was refused for is tried again by itself; the last one repeats."""
DEFAULT_WAIT = 30.0
"""Seconds to wait after a 429 that says nothing more."""
LONGEST_WAIT = 900.0
_WITHOUT = {Connection.OFFLINE: WaitReason.NETWORK, Connection.NO_KEY: WaitReason.KEY}


class WrongCompany(KeyProblem):
    """The key belongs to another company than the library: no request but the one that found out (reliability 3)."""


class Line:
    """What worker, reconciliation and pull know together about LedgerBee. Publishes Topic.STATUS on each change.

    Nothing here decides what happened to a request; it only says whether asking now makes sense.
    """

    def __init__(self, clock: Clock, ids: Ids, bus: Bus, ledgerbee: LedgerBee | None = None) -> None:
        self._clock = clock
        self._ids = ids
        self._bus = bus
        self._ledgerbee = ledgerbee
        connection = Connection.NO_KEY if ledgerbee is None else Connection.UNTRIED
        self._status = SyncStatus(connection, fresh_as_of=None, pulling=False, problem=None)
        self._failures = 0
        self._retry_at = 0.0
        self._refusals = 0
        self._refused_until: float | None = None
        self._wait_until: tuple[float, datetime] | None = None

    @property
    def status(self) -> SyncStatus:
        """The present state."""
        return self._status

    @property
    def ledgerbee(self) -> LedgerBee:
        """The client. Raises NotSent when there is no key or the person works offline."""
        if self._status.connection is Connection.OFFLINE:
            raise NotSent(words.OFFLINE, Evidence())
        if self._ledgerbee is None:
            raise NotSent(words.NO_KEY, Evidence())
        return self._ledgerbee

    def connect(self, ledgerbee: LedgerBee) -> None:
        """Use this client from now on (a key was entered, or replaced)."""
        self._ledgerbee = ledgerbee
        self.nudge()
        if self._status.connection is not Connection.OFFLINE:
            self._set(connection=Connection.UNTRIED, problem=None)

    def disconnect(self) -> None:
        """Have no client from now on (the key was removed)."""
        self._ledgerbee = None
        self.nudge()
        if self._status.connection is not Connection.OFFLINE:
            self._set(connection=Connection.NO_KEY, problem=None)

    def set_offline(self, *, offline: bool) -> None:
        """Ask nothing any more, or ask again."""
        self.nudge()
        without = Connection.NO_KEY if self._ledgerbee is None else Connection.UNTRIED
        self._set(connection=Connection.OFFLINE if offline else without, problem=None)

    def nudge(self) -> None:
        """Try again now, whatever was seen. (What LedgerBee asked to wait for stays.)"""
        self._failures = 0
        self._retry_at = 0.0
        self._refusals = 0
        self._refused_until = None

    def reached(self) -> None:
        """LedgerBee has answered usefully."""
        self._failures = 0
        self._retry_at = 0.0
        if self._refused_until is not None and self._clock.monotonic() < self._refused_until:
            return  # reading works, writing was refused: still the key
        if self._status.connection is not Connection.OFFLINE:
            self._set(connection=Connection.ONLINE, problem=None)

    def written(self) -> None:
        """A write was let through: the key may write."""
        self._refusals = 0
        self._refused_until = None
        self.reached()

    def failed(self, error: LedgerBeeError, *, writing: bool = False) -> None:
        """LedgerBee was asked in vain."""
        if self._status.connection is Connection.OFFLINE:
            return
        now = self._clock.monotonic()
        if isinstance(error, Wait):
            seconds = self._seconds(error)
            self._wait_until = (now + seconds, self._clock.now() + timedelta(seconds=seconds))
            self._bus.publish(Topic.STATUS)
            return
        if isinstance(error, KeyProblem):
            if writing:
                self._refused_until = now + KEY_PAUSES[min(self._refusals, len(KEY_PAUSES) - 1)]
                self._refusals += 1
            self._pause(now)
            if isinstance(error, WrongCompany):  # only another key helps, or the person who says that it is right now
                self._retry_at = now + KEY_PAUSES[-1]
            self._set(connection=Connection.KEY, problem=error.message)
            return
        self._pause(now)
        self._set(connection=Connection.UNREACHABLE, problem=error.message)

    def may_try(self) -> bool:
        """May LedgerBee be asked now?"""
        return self._ledgerbee is not None and self.seconds_to_try() == 0.0

    def may_write(self) -> bool:
        """May something be written now?"""
        return self.may_try() and (self._refused_until is None or self._clock.monotonic() >= self._refused_until)

    def seconds_to_try(self) -> float | None:
        """Seconds until LedgerBee may be asked; None while only a person can change that."""
        if self._status.connection in _WITHOUT:
            return None
        waits = self._wait_until[0] if self._wait_until is not None else 0.0
        return max(0.0, max(self._retry_at, waits) - self._clock.monotonic())

    def seconds_to_write(self) -> float | None:
        """Seconds until something may be written; None while only a person can change that."""
        seconds = self.seconds_to_try()
        if seconds is None or self._refused_until is None:
            return seconds
        return max(seconds, self._refused_until - self._clock.monotonic())

    def waiting(self) -> Waiting | None:
        """Why operations do not leave now, for people; None when nothing is known against it."""
        connection = self._status.connection
        if connection in {Connection.OFFLINE, Connection.UNREACHABLE}:
            return Waiting(WaitReason.NETWORK)
        if connection in {Connection.KEY, Connection.NO_KEY}:
            return Waiting(WaitReason.KEY)
        if self._wait_until is not None and self._clock.monotonic() < self._wait_until[0]:
            return Waiting(WaitReason.RATE_LIMIT, self._wait_until[1])
        return None

    def say(
        self,
        *,
        pulling: bool | None = None,
        fresh_as_of: datetime | None = None,
        problem: Message | None = None,
        vanished: tuple[Vanished, ...] | None = None,
    ) -> None:
        """Change what else the status says; what is left out stays."""
        status = self._status
        self._set(
            pulling=status.pulling if pulling is None else pulling,
            fresh_as_of=status.fresh_as_of if fresh_as_of is None else fresh_as_of,
            problem=status.problem if problem is None else problem,
            vanished=status.vanished if vanished is None else vanished,
        )

    def _pause(self, now: float) -> None:
        if now < self._retry_at:
            return  # several duties ask at once and fail together: that is one failure
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        self._retry_at = now + pause * (1 + self._ids.jitter() / 4)

    def _seconds(self, error: Wait) -> float:
        """How long to wait by LedgerBee's clock, which is not ours."""
        there = error.evidence.server_date
        if error.until is None:
            return DEFAULT_WAIT
        seconds = (error.until - (there or self._clock.now())).total_seconds()
        return min(max(seconds, 1.0), LONGEST_WAIT)

    def _set(self, **fields: Any) -> None:
        status = self._status
        new = dataclasses.replace(status, **fields)
        if new != status:
            self._status = new
            self._bus.publish(Topic.STATUS)


class Bell:
    """Wakes the one task that waits for it; a ring that comes before the wait is not lost."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the task."""
        self._rung.set()

    def answer(self) -> None:
        """What it has rung for is looked at now."""
        self._rung.clear()

    async def wait(self, seconds: float | None) -> None:
        """Return at the next ring, or when the time is over (None: only at a ring)."""
        if not self._rung.is_set():
            await self._until(seconds)
        self.answer()

    async def _until(self, seconds: float | None) -> None:
        if seconds is None:
            await self._rung.wait()
            return
        tasks = [asyncio.ensure_future(self._rung.wait()), asyncio.ensure_future(self._clock.sleep(seconds))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
