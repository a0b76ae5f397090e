"""The way in when there is no company yet: the welcome screen in a window of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledgerbee_desktop.app.company import Companies, OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.ui.welcome.ports import Checked
from ledgerbee_desktop.ui.welcome.window import Welcome

SIZE = (880, 620)


class Entrance:
    """Shows the welcome screen until the person has entered a company. `why`: what became of the key of the environment."""

    def __init__(
        self, companies: Companies, enter_demo: Callable[[], Awaitable[OpenCompany]], why: AppError | None = None
    ) -> None:
        self._doorman = _Doorman(companies, enter_demo)
        welcome = Welcome(self._doorman, self._doorman.enter_demo)
        if why is not None:
            welcome.show_refused_environment(why)
        self.window = _WelcomeWindow(welcome)

    async def company(self, stop: asyncio.Event) -> OpenCompany | None:
        """The company that was entered; None when the window was closed, or `stop` was set, before."""
        self.window.show()
        entered = asyncio.ensure_future(self._doorman.entered.wait())
        stopped = asyncio.ensure_future(stop.wait())
        await asyncio.wait([entered, stopped], return_when=asyncio.FIRST_COMPLETED)
        entered.cancel()
        stopped.cancel()
        self.window.hide()
        self.window.deleteLater()
        return self._doorman.company


class _WelcomeWindow(QWidget):
    """A top-level window around the welcome screen."""

    def __init__(self, welcome: Welcome) -> None:
        super().__init__()
        self.setWindowTitle("LedgerBee Desktop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(welcome)
        self.resize(*SIZE)


class _Doorman:
    """`ui.welcome.ports.KeyDoor` for a company that is not here yet."""

    def __init__(self, companies: Companies, demo: Callable[[], Awaitable[OpenCompany]]) -> None:
        self._companies, self._demo = companies, demo
        self.company: OpenCompany | None = None
        self.entered = asyncio.Event()

    async def check(self, key: Credential) -> Checked:
        """Ask LedgerBee and the keyring; nothing is stored."""
        company, info = await self._companies.ask(key)
        return Checked(company, info, await self._companies.vault.state())

    async def enter(self, key: Credential, checked: Checked) -> None:
        """Keep the key and open the company."""
        await self._companies.keep_key(checked.company.id, key)
        self.company = await self._companies.open(checked.company.id, checked.company, checked.key)
        self.entered.set()

    async def enter_demo(self) -> None:
        """Open the demo company."""
        self.company = await self._demo()
        self.entered.set()
