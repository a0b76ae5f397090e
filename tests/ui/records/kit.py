"""A person with a keyboard before the whole window: real store, real engine, real sandbox over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.operations import Operation
from ledgerbee_desktop.core.ports import Book, Connection
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from tests.sandbox_process import SandboxProcess
from tests.ui.at_work import window_at_work
from tests.ui.keys import ALT, CTRL, NONE, SHIFT, Key
from tests.ui.kit import Aio

__all__ = ["ALT", "CTRL", "SHIFT", "Key", "Person"]

PATIENCE_MS = 20_000


@dataclass
class Person:
    """Reads the screen and presses keys."""

    qtbot: QtBot
    aio: Aio
    sandbox: SandboxProcess
    window: MainWindow
    book: Book
    engine: Engine

    # --- keys --------------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, with_)
            QTest.qWait(20)

    def write(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.focus(), character)
        QTest.qWait(100)

    def until(self, done: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(done()), timeout=PATIENCE_MS)

    # --- places ------------------------------------------------------------------------------------

    def page(self, kind: type[Any]) -> Any:
        """The tab in front, once it is of this kind."""
        self.until(lambda: isinstance(self.window.tabs.current(), kind))
        return self.window.tabs.current()

    def sheet(self) -> RecordSheet:
        """The sheet that is open, once the keyboard is in it."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), RecordSheet))
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, RecordSheet)
        self.until(lambda: sheet.isAncestorOf(self.focus()))
        return sheet

    def closed(self) -> None:
        """Wait until no sheet is open."""
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()  # no window manager does it here
        self.until(self.window.isActiveWindow)

    def fill(self, sheet: RecordSheet, **fields: str) -> None:
        """Walk to each field by Tab and write into it over what is there."""
        for name, text in fields.items():
            self.walk_to(sheet, name)
            self.press(Key.Key_A, with_=CTRL)
            self.press(Key.Key_Delete)
            self.write(text)

    def walk_to(self, sheet: RecordSheet, name: str) -> None:
        for _ in range(40):
            if self.focus() is sheet.form.fields[name].input:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    def save(self) -> None:
        self.press(Key.Key_Return, with_=CTRL)
        self.closed()

    def push(self, text: str) -> None:
        """Press a button of the question that is open: by Tab and Space."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
        box = QApplication.activeModalWidget()
        for _ in range(8):
            button = self.focus()
            if isinstance(button, QPushButton) and button.text().replace("&", "") == text and button.window() is box:
                self.press(Key.Key_Space)
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never came to {text}")

    # --- the network -------------------------------------------------------------------------------

    def switch_network(self) -> None:
        """Work offline, or online again."""
        self.press(Key.Key_O, with_=CTRL | SHIFT)

    def goes_online(self) -> None:
        self.switch_network()
        self.until(lambda: self.engine.status.connection is Connection.ONLINE)

    # --- what is so --------------------------------------------------------------------------------

    def operations(self, *, open_only: bool = True) -> tuple[Operation, ...]:
        return tuple(row.operation for row in self.aio(self.book.outbox.rows(open_only=open_only)))

    def outbox_empty(self) -> bool:
        """Nothing is open on the disk, and the status bar says so."""
        return not self.operations() and self.window.status.texts()["outbox"] == "Outbox empty"

    def requests(self, method: str, path: str) -> list[dict[str, Any]]:
        """What the sandbox was asked that begins with this path."""
        return [r for r in self.sandbox.requests() if r["method"] == method and str(r["path"]).startswith(path)]

    def customers(self) -> list[dict[str, Any]]:
        """What LedgerBee has, past its cache."""
        self.sandbox.set(cache_seconds=0)
        return list(self.sandbox.call("GET", "/v1/customers").json())

    def open(self, kind: str, record_id: str = "") -> Page:
        """For the part of a test that is not about how one gets there."""
        self.window.open_page(PageKey(kind, record_id))
        page = self.window.tabs.current()
        assert page is not None
        return page


@contextmanager
def at_work(qtbot: QtBot, aio: Aio, folder: Path, sandbox: SandboxProcess) -> Iterator[Person]:
    """The window on a book of its own in `folder`, with everything pulled that the sandbox has."""
    with window_at_work(qtbot, aio, folder, sandbox) as (window, engine):
        person = Person(qtbot, aio, sandbox, window, window.book, engine)
        shelf = window.shelf
        person.until(lambda: engine.status.fresh_as_of is not None and not engine.status.pulling)
        person.until(lambda: shelf.catalogue.customers and shelf.catalogue.customer_groups and shelf.catalogue.prices)
        person.until(lambda: not shelf.busy)
        yield person
