"""The only module that knows the asyncio loop is qasync's."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import qasync
from PySide6.QtCore import QEvent, QObject, QTimerEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override  # typing.override is 3.12+

from ledgerbee_desktop.aio.collecting import Collector

LOG = logging.getLogger(__name__)

HEARTBEAT_MS = 200
STOP_SECONDS = 5
SWITCH_SECONDS = 0.0005
"""How long another thread may go on computing when the window's wants to. Painting lets go of the interpreter and asks for it again
several times a frame, and Python's own 5 ms each time are more than one."""


class _QuitFilter(QObject):
    """Cmd-Q, session end and `app.quit()` ask us to stop; Qt must not end the loop itself."""

    def __init__(self, ask: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes by, and asking for its type is what costs most.
        if watched is self.parent() and event.type() == QEvent.Type.Quit:
            self._ask()
            return True
        return False


class _Heartbeat(QObject):
    """Gives Python a turn now and then: signal handlers run only between two bytecodes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = self.startTimer(HEARTBEAT_MS)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        event.accept()

    def stop(self) -> None:
        self.killTimer(self._timer)


def loose_exception(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Route what nobody awaited into `sys.excepthook`: crash dialog in the app, failure in tests."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        sys.excepthook(type(error), error, error.__traceback__)
    else:
        loop.default_exception_handler(context)


async def _wind_up(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel and await every other task, so nothing runs without a loop afterwards."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    if left:
        _, stuck = await asyncio.wait(left, timeout=STOP_SECONDS)
        for task in stuck:
            LOG.warning("task %s did not stop in %d s", task.get_name(), STOP_SECONDS)
    await loop.shutdown_asyncgens()


def run(app: QApplication, main: Callable[[asyncio.Event], Coroutine[Any, Any, int]]) -> int:
    """Run `main(stop)` until it returns, and return its exit code.

    The last window, the Quit event, Ctrl-C and SIGTERM only set `stop`; `main` decides when it is done. Every task left
    is then cancelled and awaited before Qt stops. Raises what `main` raised.
    """
    app.setQuitOnLastWindowClosed(False)
    loop = cast("asyncio.AbstractEventLoop", qasync.QEventLoop(app))  # qasync ships no types
    loop.set_default_executor(ThreadPoolExecutor(4, thread_name_prefix="worker"))
    loop.set_exception_handler(loose_exception)
    stop = asyncio.Event()

    async def supervise() -> int:
        try:
            return await main(stop)
        finally:
            await _wind_up(loop)
            loop.call_soon(loop.stop)

    app.installEventFilter(_QuitFilter(stop.set, app))
    app.lastWindowClosed.connect(stop.set)
    heartbeat, collector = _Heartbeat(app), Collector(app)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())

    task: asyncio.Task[int] = loop.create_task(supervise(), name="main")
    loop.run_forever()  # not run_until_complete: that one drains events with no running loop
    heartbeat.stop()
    sys.setswitchinterval(before)
    loop.close()
    collector.stop()
    return task.result()
