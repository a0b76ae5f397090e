"""Real widgets on an offscreen screen, one asyncio loop for the whole run, the program's own look."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

if "LEDGERBEE_TEST_XCB" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is asked for a screen; without one it aborts

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.aio.collecting import Collector
from ledgerbee_desktop.aio.loop import loose_exception
from ledgerbee_desktop.ui import theme
from tests.sandbox_process import SandboxProcess
from tests.ui.kit import Aio


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> theme.Theme:
    """The theme, light, whatever this machine prefers."""
    installed = theme.install(qapp)
    installed.set_appearance(theme.Appearance.LIGHT)
    return installed


@pytest.fixture(autouse=True)
def danish_formats(look: theme.Theme) -> None:
    """Danish numbers and dates for each test: one that starts the whole program leaves the program's own behind."""
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[Collector]:
    """Cycles are collected here and never in the store's thread, as in the program."""
    made = Collector(qapp)
    yield made
    made.stop()


@pytest.fixture
def dark(look: theme.Theme) -> Iterator[theme.Theme]:
    """The dark scheme for one test."""
    look.set_appearance(theme.Appearance.DARK)
    yield look
    look.set_appearance(theme.Appearance.LIGHT)


@pytest.fixture(scope="session")
def session_loop(qapp: QApplication) -> Any:
    """One qasync loop for the whole run. It is never stopped: `loop.stop()` sets Qt's quit flag,
    after which every nested `QEventLoop.exec()` (so every `qtbot.wait…`) returns at once."""
    import qasync

    loop = qasync.QEventLoop(qapp, already_running=True)
    asyncio.events._set_running_loop(None)
    loop.set_default_executor(ThreadPoolExecutor(4))  # qasync's own QThreads abort the process at its end
    loop.set_exception_handler(loose_exception)  # sys.excepthook is pytest-qt's: loose errors fail the test
    return loop


@pytest.fixture(scope="session")
def running_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    """One server with three companies for the whole run: its start costs as much as a short test."""
    with SandboxProcess(tmp_path_factory.mktemp("sandbox"), companies=3) as running:
        yield running


@pytest.fixture
def sandbox(running_sandbox: SandboxProcess) -> Iterator[SandboxProcess]:
    """The three companies as they were founded; they remember no answers, and say nothing on standard error."""
    before = running_sandbox.errors()
    for company in (running_sandbox, *running_sandbox.neighbours):
        company.start_over()
        company.set(cache_seconds=0)
    yield running_sandbox
    assert running_sandbox.errors() == before


@pytest.fixture
def aio(session_loop: Any, qtbot: QtBot) -> Iterator[Aio]:
    """`aio(coro)` waits for a coroutine; tasks started by slots run while qtbot waits."""
    asyncio.events._set_running_loop(session_loop)

    def wait(coro: Coroutine[Any, Any, Any]) -> Any:
        task = session_loop.create_task(coro)
        qtbot.waitUntil(task.done, timeout=10_000)
        return task.result()

    try:
        yield wait
        left = asyncio.all_tasks(session_loop)
        for task in left:
            task.cancel()
        qtbot.waitUntil(lambda: all(t.done() for t in left), timeout=2000)
        assert not left, f"the test left tasks running: {left}"
    finally:
        asyncio.events._set_running_loop(None)
