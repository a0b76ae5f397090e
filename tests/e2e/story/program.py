"""The program as `ledgerbee-desktop` runs it, on the loop of the tests: real companies, real engine, real window."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.app.arguments import parse
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.logs import Logs
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.app.window import Desktop
from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from ledgerbee_desktop.ui.main_window import MainWindow

SETTLE = "0.6"
SIZE = (1280, 800)
"""The screen off screen is smaller than any that people have."""
START_MS, END_MS = 15_000, 15_000


class Program:
    """Started and ended like the real one; its data directory stays, so that it can be started again."""

    def __init__(self, app: QApplication, qtbot: QtBot, loop: Any, url: str, key: str, data: Path) -> None:
        self._app, self._qtbot, self._loop = app, qtbot, loop
        self._arguments = ["--api-url", url, "--data-dir", str(data), "--lang", "en", "--settle", SETTLE]
        self._environment = {"LEDGERBEE_API_KEY": key}
        self._data = data
        self._lock: InstanceLock | None = None
        self._desktop: Desktop | None = None
        self._stop: asyncio.Event | None = None
        self._life: asyncio.Task[int] | None = None

    @property
    def window(self) -> MainWindow:
        """The open window."""
        found = [w for w in self._app.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def start(self) -> None:
        """As `app.main` does, without its hooks: a bug must reach pytest. Returns when the window has the keyboard."""
        options = parse(self._arguments, self._environment)
        self._data.mkdir(parents=True, exist_ok=True)
        self._lock = InstanceLock(self._data, options.what)
        self._lock.acquire()
        redactor = Redactor()
        companies = Companies(options, self._data, redactor)
        self._desktop = Desktop(self._app, companies, self._lock, Logs(self._data, redactor), None)
        self._stop = asyncio.Event()
        self._app.setQuitOnLastWindowClosed(False)
        self._life = self._loop.create_task(self._desktop.run(self._stop))
        self._qtbot.waitUntil(self._is_open, timeout=START_MS)
        window = self.window
        window.resize(*SIZE)
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow, timeout=START_MS)

    def _is_open(self) -> bool:
        assert self._life is not None
        assert not self._life.done(), "the program ended at its start"
        return any(isinstance(w, MainWindow) and w.isVisible() for w in self._app.topLevelWidgets())

    def end(self) -> None:
        """Ctrl+Q; the exit code must be 0."""
        window = self.window
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.waitUntil(lambda: not window.isVisible(), timeout=END_MS)
        self.interrupt(window)

    def interrupt(self, window: MainWindow | None = None) -> None:
        """As Ctrl-C and the end of the session do: the window is not asked. (`app.lastWindowClosed` does the same, but only in exec.)"""
        window = window or self.window
        life, desktop, stop, lock = self._life, self._desktop, self._stop, self._lock
        assert life is not None
        assert desktop is not None
        assert stop is not None
        assert lock is not None
        stop.set()
        self._qtbot.waitUntil(life.done, timeout=END_MS)
        assert life.result() == 0
        lock.release()
        window.deleteLater()
        desktop.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._qtbot.waitUntil(lambda: not isValid(window), timeout=END_MS)
        self._life = self._desktop = self._stop = self._lock = None
