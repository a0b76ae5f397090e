"""Jobs take turns on the one thread of the database; a long one lets those that wait go first, between two of its steps."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


class Turns:
    """`executor` runs one job at a time."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._waiting: deque[tuple[Future[Any], Callable[[], Any]]] = deque()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Run `job` on the thread when its turn comes: in the order of submission."""
        future: Future[T] = Future()
        turn = (future, job)
        self._waiting.append(turn)
        try:
            self._executor.submit(self._next)
        except BaseException:
            # The thread takes nothing any more: what its caller was told has failed must not run later.
            with suppress(ValueError):
                self._waiting.remove(turn)
            raise
        return future

    def let_others_go(self) -> None:
        """Called by a job: everything that waits now, runs now. (What comes meanwhile has its turn the next time.)"""
        for _ in range(len(self._waiting)):
            self._next()

    def _next(self) -> None:
        try:
            future, job = self._waiting.popleft()
        except IndexError:  # a long job has let it go already
            return
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = job()
        except BaseException as error:  # noqa: BLE001 - it is the caller's, whatever it is
            future.set_exception(error)
        else:
            future.set_result(result)
