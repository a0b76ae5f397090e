"""The whole window at work: real store, real engine, real sandbox over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.app.book import book_on
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.preferences.values import Preferences
from tests.sandbox_process import SandboxProcess
from tests.ui.kit import Aio

SETTLE = 1.5
"""Seconds; shorter than LedgerBee's caches, which the sandbox does without here."""


async def _opened(
    directory: Path, sandbox: SandboxProcess, settle: float
) -> tuple[BookStore, Engine, HttpLedgerBee, MainWindow]:
    bus, clock, ids = Bus(), SystemClock(), RandomIds()
    store = await BookStore.open(directory, clock, ids, bus)
    ledgerbee = HttpLedgerBee(sandbox.url, Secret.parse(sandbox.key), clock, ids)
    engine = Engine(store, JsonBodies(), clock, ids, bus=bus, ledgerbee=ledgerbee, settle=settle, grace=1)
    await Preferences(undo_seconds=1).store(store.workspace)
    return store, engine, ledgerbee, MainWindow(book_on(store, engine, bus, clock, ids), JsonBodies())


@contextmanager
def window_at_work(
    qtbot: QtBot, aio: Aio, folder: Path, sandbox: SandboxProcess, *, settle: float = SETTLE
) -> Iterator[tuple[MainWindow, Engine]]:
    """The window on a book of its own in `folder`, in front, and the engine, which has begun. `settle` as in the engine."""
    sandbox.set(cache_seconds=0)
    store, engine, ledgerbee, window = aio(_opened(folder, sandbox, settle))
    aio(window.restore())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    working: list[asyncio.Task[None]] = []

    async def begin() -> None:
        working.append(asyncio.ensure_future(engine.run()))

    aio(begin())
    try:
        yield window, engine
    finally:
        aio(engine.stop())
        qtbot.waitUntil(working[0].done, timeout=5000)
        window.commands.may_close = True
        window.close()
        window.deleteLater()
        qtbot.waitUntil(lambda: not isValid(window), timeout=5000)
        aio(ledgerbee.close())
        aio(store.close())
