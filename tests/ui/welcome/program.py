"""The program from its start, welcome screen and all, on the loop of the tests; and a keyring that lives in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.app.arguments import parse
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.logs import Logs
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.app.window import Desktop
from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.welcome.window import Welcome

MS = 15_000
W = TypeVar("W", bound=QWidget)


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given as long as the test runs."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the package types only its methods
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("no such password")


class Start:
    """One start of the program on a data directory; `end` it before the next."""

    def __init__(self, qtbot: QtBot, loop: Any, url: str, data: Path, environment: Mapping[str, str]) -> None:
        self._qtbot = qtbot
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        options = parse(["--api-url", url, "--data-dir", str(data), "--lang", "en"], environment)
        data.mkdir(parents=True, exist_ok=True)
        self._lock = InstanceLock(data, options.what)
        self._lock.acquire()
        redactor = Redactor()
        self.companies = Companies(options, data, redactor)
        self._desktop = Desktop(self._app, self.companies, self._lock, Logs(data, redactor), None)
        self._stop = asyncio.Event()
        self.ended = False
        self._app.setQuitOnLastWindowClosed(False)
        self._life: asyncio.Task[int] = loop.create_task(self._desktop.run(self._stop))

    def welcome(self) -> Welcome:
        """The welcome screen, with the keyboard."""
        welcome = self._appears(Welcome)
        welcome.window().activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is welcome.field, timeout=MS)
        return welcome

    def window(self) -> MainWindow:
        """The main window, with the keyboard."""
        window = self._appears(MainWindow)
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow, timeout=MS)
        return window

    def _appears(self, kind: type[W]) -> W:
        def found() -> list[W]:
            assert not self._life.done(), "the program ended by itself"
            tops = [top for top in self._app.topLevelWidgets() if top.isVisible()]
            inside = [child for top in tops for child in (top, *top.findChildren(kind))]
            return [each for each in inside if isinstance(each, kind)]

        self._qtbot.waitUntil(lambda: bool(found()), timeout=MS)
        return found()[0]

    def end(self) -> None:
        """As the end of the session does."""
        self.ended = True
        self._stop.set()
        self._qtbot.waitUntil(self._life.done, timeout=MS)
        assert self._life.result() == 0
        self._lock.release()
        left = [top for top in self._app.topLevelWidgets() if isinstance(top, MainWindow)]
        for top in (*left, self._desktop):
            top.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._qtbot.waitUntil(lambda: not any(isValid(top) for top in left), timeout=MS)
