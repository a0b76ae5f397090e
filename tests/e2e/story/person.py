"""Somebody who has a keyboard and looks at the window; everything else is told by LedgerBee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.outbox.question import Question
from tests.contract.billing import Shop
from tests.e2e.story.program import Program
from tests.ui.kit import Aio

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PATIENCE_MS = 12_000
PICTURES = Path(__file__).parents[3] / "build" / "e2e"


@dataclass
class Person:
    """Presses keys on whatever has the focus."""

    qtbot: QtBot
    program: Program
    shop: Shop
    aio: Aio
    pictures: bool = False
    patience_ms: int = PATIENCE_MS

    @property
    def window(self) -> MainWindow:
        return self.program.window

    # --- hands -------------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """What gets the next key: an open menu, else the widget with the focus."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, with_)
            self.qtbot.wait(10)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.focus(), character)
        self.qtbot.wait(20)

    # --- eyes --------------------------------------------------------------------------------------

    def until(self, seen: Callable[[], object], what: str) -> None:
        """Wait until `seen`; fails with what the window says and what LedgerBee has."""
        try:
            self.qtbot.waitUntil(lambda: bool(seen()), timeout=self.patience_ms)
        except WaitedTooLong:
            self.picture("waited-in-vain")
            pytest.fail(f"waited in vain until {what}\n{self.aio(self.state())}")

    async def state(self) -> str:
        """What the window says, what the outbox holds, and what LedgerBee has of this story and was asked."""
        window, outbox = self.window, self.window.book.outbox
        page, sandbox = window.tabs.current(), self.shop.sandbox
        lines = [f"window: {window.windowTitle()} | {window.banner.text()} | {window.status.texts()}"]
        lines.append(f"active: {QApplication.activeWindow()}, focus: {QApplication.focusWidget()}")
        if isinstance(page, DocumentPage):
            lines.append(f"page: {page.heading.text()} | {page.chip.text()} | {page.note.text()} | {chain_of(page)}")
        for row in await outbox.rows(open_only=False):
            told = [str(event.what) for event in await outbox.events(row.operation.id)]
            lines.append(f"{row.operation.target} {row.operation.kind}: {row.operation.state} {row.waiting} {told}")
        lines += [str(entry) for entry in sandbox.ledger() if entry["customerId"] == self.shop.customer["id"]]
        asked = [r for r in sandbox.requests() if r["method"] != "GET"]
        lines += [f"{r['method']} {r['path']} {r['status']} {r['committed']}" for r in asked]
        return "\n".join(lines)

    def sheet(self, name: str) -> QWidget:
        """The sheet of this name, once it is in front and has the keyboard."""

        def is_there() -> bool:
            front = QApplication.activeModalWidget()
            return front is not None and front.objectName() == name and _has_keyboard(front)

        self.until(is_there, f"the {name} opens")
        front = QApplication.activeModalWidget()
        assert front is not None
        return front

    def is_asked(self) -> bool:
        """Is a question in front, with the keyboard?"""
        front = QApplication.activeModalWidget()
        return isinstance(front, Question) and _has_keyboard(front)

    def confirm(self, *, picture: str = "") -> None:
        """Enter on the sheet in front, which closes it."""
        if picture:
            self.picture(picture)
        self.press(Key.Key_Return)
        self.until(lambda: QApplication.activeModalWidget() is None, "the sheet closes")
        self.return_to_window()

    def take_from_menu(self, key: Qt.Key) -> None:
        """The entry of the open menu that this key stands for."""
        self.press(key)
        self.until(lambda: QApplication.activePopupWidget() is None, "the menu closes")
        self.return_to_window()

    def return_to_window(self) -> None:
        """No window manager makes it the active one when a sheet or a menu has closed."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the window has the keyboard again")

    def on_button(self, words: str) -> None:
        """Tab until the button that begins with these words has the focus."""
        for _ in range(20):
            here = self.focus()
            if isinstance(here, QPushButton) and here.text().replace("&", "").startswith(words):
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"no Tab leads to the button {words!r}")

    def page(self) -> DocumentPage:
        """The document in front."""
        page = self.window.tabs.current()
        assert isinstance(page, DocumentPage), page
        return page

    def editor(self) -> EditorTab:
        """The editor in front."""
        page = self.window.tabs.current()
        assert isinstance(page, EditorPage), page
        assert page.editor is not None
        return page.editor

    def shows(self, heading: str, status: str) -> bool:
        """Is a document in front whose heading begins so, with this status?"""
        page = self.window.tabs.current()
        if not isinstance(page, DocumentPage) or page.document() is None:
            return False
        return page.heading.text().startswith(heading) and page.chip.text() == status

    def says(self, part: str) -> str:
        """A part of the status bar."""
        return self.window.status.texts()[part]

    def outbox_is_empty(self) -> bool:
        return self.says("outbox") == "Outbox empty"

    def picture(self, name: str) -> None:
        """What the window looks like, with the sheet before it, as build/e2e/story-….png."""
        if not self.pictures and name != "waited-in-vain":
            return
        window, front = self.window, QApplication.activeModalWidget() or QApplication.activePopupWidget()
        seen = window.grab()
        if front is not None:
            painter = QPainter(seen)
            painter.drawPixmap(window.rect().center() - front.rect().center(), front.grab())
            painter.end()
        PICTURES.mkdir(parents=True, exist_ok=True)
        seen.save(str(PICTURES / f"story-{name}.png"))

    # --- arriving ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """Wait for the first pull, and choose that a send leaves at once."""
        self.until(lambda: self.window.shelf.catalogue.prices and self.says("fresh"), "the first pull has come")
        self.until(lambda: not self.says("work"), "the first pull has ended")
        self.press(Key.Key_Comma, with_=CTRL)
        self.until(lambda: QApplication.activeModalWidget() is not None, "the preferences open")
        self.press(Key.Key_U, with_=ALT)
        self.press(Key.Key_A, with_=CTRL)
        self.type("0")
        self.confirm()
        assert self.window.desk.preferences.undo_seconds == 0

    # --- LedgerBee ---------------------------------------------------------------------------------

    def ledger(self, kind: str) -> list[dict[str, Any]]:
        """What LedgerBee has of a kind for this story's customer."""
        own = self.shop.customer["id"]
        return [each for each in self.shop.sandbox.ledger() if each["customerId"] == own and each["kind"] == kind]

    def the(self, kind: str) -> dict[str, Any]:
        """The only one of a kind."""
        found = self.ledger(kind)
        assert len(found) == 1, f"LedgerBee has {len(found)} of the kind {kind}"
        return found[0]

    def committed(self) -> list[str]:
        """The writes that LedgerBee carried out, in their order."""
        return [
            f"{r['method']} {r['path'].removeprefix('/v1/')}"
            for r in self.shop.sandbox.requests()
            if r["method"] != "GET" and r["committed"]
        ]


def _has_keyboard(front: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and front.isAncestorOf(focus)


def chain_of(page: DocumentPage) -> list[str]:
    """The chain as it is shown."""
    return [button.text() for button in page.chain.buttons()]
