"""Work beside the windows that nobody awaits."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    """Its bugs reach `sys.excepthook` like any other."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Run it until it ends or `cancel` comes."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)  # the loop itself holds tasks weakly
        task.add_done_callback(_raise_bugs)
        task.add_done_callback(self._tasks.discard)

    def cancel(self) -> None:
        """End what has begun."""
        for task in self._tasks:
            task.cancel()


def _raise_bugs(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (bug := task.exception()) is not None:
        task.get_loop().call_exception_handler({"message": "a task beside the windows ended", "exception": bug})
