"""The way in to a company that is not open yet: the welcome screen in a window of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.known import Entered
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.ui.welcome.ports import Checked
from ledgerbee_desktop.ui.welcome.window import Welcome

SIZE = (880, 620)


class Entrance:
    """Shows the welcome screen until the person has entered a company.

    `enter_demo`: left out, the demo is not offered: it does not mix with real companies. `why`: what became of the key of the environment.
    """

    def __init__(
        self,
        companies: Companies,
        enter_demo: Callable[[], Awaitable[Entered]] | None = None,
        why: AppError | None = None,
    ) -> None:
        self._doorman = _Doorman(companies, enter_demo)
        welcome = Welcome(self._doorman, self._doorman.enter_demo if enter_demo is not None else None)
        if why is not None:
            welcome.show_refused_environment(why)
        self.window = _WelcomeWindow(welcome, adds=enter_demo is None)
        self._closed = asyncio.Event()
        self.window.closed.connect(self._closed.set)
        self.window.show()

    async def company(self, stop: asyncio.Event) -> Entered | None:
        """What was entered; None when the window was closed, or `stop` was set, before."""
        ends = [asyncio.ensure_future(event.wait()) for event in (self._doorman.done, self._closed, stop)]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for end in ends:
                end.cancel()
            self.window.hide()
            self.window.deleteLater()
        return self._doorman.entered


class _WelcomeWindow(QWidget):
    """A top-level window around the welcome screen."""

    closed = Signal()

    def __init__(self, welcome: Welcome, *, adds: bool) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Add a company – LedgerBee Desktop") if adds else "LedgerBee Desktop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(welcome)
        self.resize(*SIZE)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class _Doorman:
    """`ui.welcome.ports.KeyDoor` for a company that is not open yet, or that gets another key."""

    def __init__(self, companies: Companies, demo: Callable[[], Awaitable[Entered]] | None) -> None:
        self._companies, self._demo = companies, demo
        self.entered: Entered | None = None
        self.done = asyncio.Event()

    async def check(self, key: Credential) -> Checked:
        """Ask LedgerBee and the keyring; nothing is stored."""
        company, info = await self._companies.ask(key)
        return Checked(company, info, await self._companies.vault.state())

    async def enter(self, key: Credential, checked: Checked) -> None:
        """Keep the key and let the person in."""
        await self._companies.keep_key(checked.company.id, key)
        self.entered = Entered(checked.company, checked.key, key)
        self.done.set()

    async def enter_demo(self) -> None:
        """Let the person into the demo company."""
        if self._demo is not None:
            self.entered = await self._demo()
            self.done.set()
