"""The program with several companies: one server that has them all, one data directory, real windows, engines and clients."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.app.arguments import parse
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.logs import Logs
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.app.window import Desktop
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import VaultUnavailable
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.ports import BackendState, Connection
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.welcome.window import Welcome
from tests.sandbox_process import SandboxCompany, SandboxProcess
from tests.ui.keys import Key
from tests.ui.kit import Aio

PATIENCE_MS = 15_000
FIRST, SECOND, THIRD = "Fjordby Maler & Tømrer ApS", "Skovlund Regnskab I/S", "Vesterhav Smedeværksted A/S"


class MemoryVault:
    """A keyring that outlives the program but not the test; an account can be locked."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.locked: set[str] = set()

    async def state(self) -> BackendState:
        return BackendState("Secret Service", safe=True)

    async def save(self, account: str, key: Secret) -> None:
        self._refuse(account)
        self.kept[account] = key.reveal()

    async def load(self, account: str) -> Secret | None:
        self._refuse(account)
        return Secret(self.kept[account]) if account in self.kept else None

    async def delete(self, account: str) -> None:
        self._refuse(account)
        self.kept.pop(account, None)

    def _refuse(self, account: str) -> None:
        if account in self.locked:
            raise VaultUnavailable(
                Message("test", "The keyring is locked. Unlock it with your password, then try again.")
            )

    def account_of(self, company_id: CompanyId) -> str:
        return next(account for account in self.kept if account.endswith(company_id))


class Place:
    """A data directory, the keyring, and the server with its companies; programs are started on it one after the other."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, aio: Aio, sandbox: SandboxProcess, data: Path) -> None:
        self.app, self.qtbot, self.aio, self.sandbox, self.data = qapp, qtbot, aio, sandbox, data
        self.vault = MemoryVault()
        self.ids: dict[str, CompanyId] = {}
        self.price: dict[str, str] = {}
        self.customer: dict[str, str] = {}
        data.mkdir()

    def at_ledgerbee(self, name: str) -> SandboxCompany:
        return {FIRST: self.sandbox, **dict(zip((SECOND, THIRD), self.sandbox.neighbours, strict=False))}[name]

    def companies(self, *words: str, environment: dict[str, str] | None = None) -> Companies:
        arguments = ["--api-url", self.sandbox.url, "--data-dir", str(self.data), "--lang", "en", "--settle", "0.6"]
        made = Companies(parse([*arguments, *words], environment or {}), self.data, Redactor())
        made.vault = self.vault
        return made

    def found(self, *names: str) -> None:
        """Companies that were worked on before, each with a customer and a price, their keys in the keyring, their windows open."""
        for name in names:
            company = self.at_ledgerbee(name)
            self.customer[name] = company.add_customer(name=f"Kunde af {name}")["id"]
            self.price[name] = company.add_product(prices=[{"unitAmount": "450.00"}])["prices"][0]["id"]
        self.aio(self._found(names))

    async def _found(self, names: Iterable[str]) -> None:
        companies = self.companies()
        for name in names:
            key = Secret(self.at_ledgerbee(name).key)
            record, info = await companies.ask(key)
            self.ids[name] = record.id
            await companies.keep_key(record.id, key)
            opened = await companies.open(record.id, record, info)
            opened.connect(companies.client(key))
            await opened.run_until_settled()
            await opened.close()
        await companies.register.note_windows([self.ids[name] for name in names])

    def draft(self, name: str, reference: str) -> Draft:
        """An invoice of this company's customer."""
        line = Line(id=LineId("l1"), price_id=PriceId(self.price[name]), quantity=Decimal(2), description="Arbejde")
        return Draft(
            id=DraftId(self.companies().ids.new()),
            customer_id=CustomerId(self.customer[name]),
            date=dt.date.today(),  # noqa: DTZ011
            due_date=dt.date.today() + dt.timedelta(days=8),  # noqa: DTZ011
            reference=reference,
            lines=(line,),
        )

    def program(self, *words: str, environment: dict[str, str] | None = None) -> Program:
        return Program(self, self.companies(*words, environment=environment))


class Program:
    """One run of the program, as `app.main` starts it, on the loop of the tests."""

    def __init__(self, place: Place, companies: Companies) -> None:
        self.place, self.companies = place, companies
        self.lock = InstanceLock(place.data, companies.options.what)
        self.stop = asyncio.Event()
        self.desktop: Desktop | None = None
        self.life: asyncio.Task[int] | None = None

    def start(self, *names: str) -> Program:
        """Returns when the windows of these companies are there and have been connected."""
        self.lock.acquire()
        logs = Logs(self.place.data, Redactor())
        self.desktop = Desktop(self.place.app, self.companies, self.lock, logs, None)
        self.place.app.setQuitOnLastWindowClosed(False)
        self.place.app.lastWindowClosed.connect(self.stop.set)
        self.life = asyncio.get_event_loop().create_task(self.desktop.run(self.stop))
        for name in names:
            self.until(lambda name=name: name in self.windows())  # type: ignore[misc]
        return self

    def until(self, there: Callable[[], object]) -> None:
        self.place.qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE_MS)

    def windows(self) -> dict[str, MainWindow]:
        """The visible main windows by the names of their companies."""
        shown = [w for w in self.place.app.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        return {w.shelf.company.name: w for w in shown if w.shelf.company is not None}

    def top(self, kind: type[QWidget] | str) -> list[Any]:
        """The visible top-level windows of a class, or with an object name."""
        shown = [w for w in self.place.app.topLevelWidgets() if w.isVisible()]
        return [w for w in shown if (w.objectName() == kind if isinstance(kind, str) else isinstance(w, kind))]

    def has_keyboard(self, name: str) -> None:
        """Wait until a company's window is the active one."""
        self.until(lambda: name in self.windows() and self.windows()[name].isActiveWindow())

    def press(
        self, window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus: QWidget | None = window.focusWidget()
        QTest.keyClick(window if focus is None else focus, key, modifiers)

    def queue(self, name: str, draft: Draft) -> None:
        """Write a draft in a company's window and hand it to its outbox."""
        book = self.windows()[name].book

        async def work() -> None:
            await book.drafts.create(draft)
            await book.outbox.queue(draft.id, None, undo_seconds=0)

        self.place.aio(work())

    def references(self, name: str) -> list[str]:
        """What LedgerBee has for a company."""
        return [each["reference"] for each in self.place.at_ledgerbee(name).ledger()]

    def ended(self) -> int:
        """Wait for the end, and put away what the process would have taken along."""
        life, desktop = self.life, self.desktop
        assert life is not None
        assert desktop is not None
        self.place.qtbot.waitUntil(life.done, timeout=PATIENCE_MS)
        self.place.app.lastWindowClosed.disconnect(self.stop.set)
        self.lock.release()
        left = [w for w in self.place.app.topLevelWidgets() if isinstance(w, MainWindow)]
        for window in left:
            window.deleteLater()
        desktop.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.place.qtbot.waitUntil(lambda: not any(map(isValid, left)), timeout=PATIENCE_MS)
        self.life = self.desktop = None
        return life.result()

    def interrupt(self) -> int:
        """As Ctrl-C and the end of the session do."""
        self.stop.set()
        return self.ended()


def enter_key(program: Program, key: str) -> None:
    """Paste a key into the welcome window and let it in, by keyboard."""
    program.until(lambda: welcome_of(program))
    welcome = welcome_of(program)
    assert welcome is not None
    welcome.field.setText(key)
    program.press(welcome.field, Key.Key_Return)
    program.until(welcome.open[0].isEnabled)
    program.press(welcome.field, Key.Key_Return)


def welcome_of(program: Program) -> Welcome | None:
    for window in program.place.app.topLevelWidgets():
        if window.isVisible():
            found = window.findChildren(Welcome)
            if found:
                return found[0]
    return None


@pytest.fixture
def place(qapp: QApplication, qtbot: QtBot, aio: Aio, tmp_path: Path, sandbox: SandboxProcess) -> Place:
    return Place(qapp, qtbot, aio, sandbox, tmp_path / "data")


@pytest.fixture
def two(place: Place) -> Iterator[Program]:
    """A program with the windows of two companies."""
    place.found(FIRST, SECOND)
    program = place.program().start(FIRST, SECOND)
    for window in program.windows().values():
        program.until(lambda w=window: is_online(w))  # type: ignore[misc]
    yield program
    if program.life is not None:
        program.interrupt()


def is_online(window: MainWindow) -> bool:
    return window.book.sync.status.connection is Connection.ONLINE and not window.book.sync.status.pulling
