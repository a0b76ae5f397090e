"""A QAction bound to one coroutine: one run at a time, cancellable, errors always surfaced."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from shiboken6 import isValid

from ledgerbee_desktop.core.errors import AppError


class AsyncCommand(QObject):
    """Triggering runs `work()`; `cancel()` stops it; deleting the owner stops it too.

    While it runs the action is disabled; afterwards it is enabled again unless `set_available(False)` was said.
    An `AppError` arrives at `failed`; any other exception is a bug and goes to `sys.excepthook`.
    """

    running = Signal(bool)
    failed = Signal(AppError)
    cancelled = Signal()
    done = Signal()

    def __init__(self, action: QAction, work: Callable[[], Coroutine[Any, Any, None]], owner: QObject) -> None:
        super().__init__(owner)
        self._action, self._work = action, work
        self._available = action.isEnabled()
        self._task: asyncio.Task[None] | None = None
        action.triggered.connect(self.start)

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    def set_available(self, available: bool) -> None:
        """Whether the person may start it when it is idle; safe to call during a run."""
        self._available = available
        self._action.setEnabled(available and not self.busy)

    @Slot()
    def start(self) -> None:
        """Begin, unless a run is already under way."""
        if self._task is None:
            task = asyncio.get_running_loop().create_task(self._run(), name=self._action.objectName() or "command")
            self._task = task
            self._action.setEnabled(False)
            connection = self.destroyed.connect(task.cancel)

            def forget(_: asyncio.Task[None]) -> None:  # or each run leaks a task
                if isValid(self):
                    QObject.disconnect(connection)
                    if self._task is task:  # cancelled before its first step: nobody else says that it has ended
                        self._ended()
                        self.cancelled.emit()

            task.add_done_callback(forget)

    @Slot()
    def cancel(self) -> None:
        """Ask the running work to stop; nothing happens when idle."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        self.running.emit(True)  # noqa: FBT003
        failure: BaseException | None = None
        try:
            await self._work()
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001  # sorted below, nothing is swallowed
            failure = error
        if not isValid(self):  # the window went away under us; a bug must still be heard
            self._report_bug(failure)
            return
        self._ended()
        self.running.emit(False)  # noqa: FBT003
        match failure:
            case None:
                self.done.emit()
            case asyncio.CancelledError():
                self.cancelled.emit()
            case AppError():
                self.failed.emit(failure)
            case bug:
                self._report_bug(bug)

    def _ended(self) -> None:
        self._task = None
        if isValid(self._action):
            self._action.setEnabled(self._available)

    @staticmethod
    def _report_bug(failure: BaseException | None) -> None:
        if failure is not None and not isinstance(failure, AppError | asyncio.CancelledError):
            sys.excepthook(type(failure), failure, failure.__traceback__)
