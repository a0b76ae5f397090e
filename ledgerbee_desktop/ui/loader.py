"""Reading for the screen: a coroutine that is run again when it is asked for again, never twice at a time."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ledgerbee_desktop.core.errors import AppError


class Loader(QObject):
    """Runs `work()` each time `start` is called; calls during a run lead to exactly one more run after it.

    So a storm of changes neither starves the view nor piles up reads. An `AppError` arrives at `failed`, any other
    exception at `sys.excepthook`; deleting the owner stops the run. `done` comes after each run that succeeded.
    """

    done = Signal()
    failed = Signal(AppError)

    def __init__(self, work: Callable[[], Coroutine[Any, Any, None]], owner: QObject) -> None:
        super().__init__(owner)
        self._work = work
        self._task: asyncio.Task[None] | None = None
        self._again = False

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    @Slot()
    def start(self) -> None:
        """Run now, or once more as soon as the present run ends."""
        if self._task is not None:
            self._again = True
            return
        task = asyncio.get_running_loop().create_task(self._run(), name=f"load for {type(self.parent()).__name__}")
        self._task = task
        connection = self.destroyed.connect(task.cancel)

        def forget(_: asyncio.Task[None]) -> None:  # or each run leaks a task
            if isValid(self):
                QObject.disconnect(connection)

        task.add_done_callback(forget)

    async def _run(self) -> None:
        failure: Exception | None = None
        try:
            await self._work()
        except asyncio.CancelledError:
            if isValid(self):
                self._task, self._again = None, False
            raise
        except Exception as error:  # noqa: BLE001  # sorted below, nothing is swallowed
            failure = error
        if failure is not None and not isinstance(failure, AppError):
            sys.excepthook(type(failure), failure, failure.__traceback__)
        if not isValid(self):  # the view went away under us
            return
        self._task = None
        again, self._again = self._again, False
        if isinstance(failure, AppError):
            self.failed.emit(failure)
        elif failure is None:
            self.done.emit()
        if again and isValid(self):
            self.start()
