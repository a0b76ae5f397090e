"""A company on a real database, an editor on it, and keys."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.app.book import book_on
from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Draft, SavedDraft
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import (
    ContactId,
    DepartmentId,
    DraftId,
    TemplateId,
)
from ledgerbee_desktop.core.library import (
    Contact,
    Department,
    Template,
)
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.rules import read_facts
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.ui.actions import WindowActions
from ledgerbee_desktop.ui.editor.tab import EditorTab
from tests.ui.editor.company import CUSTOMERS, NOW, PAINTED, PRODUCTS, TODAY, customer_id, document
from tests.ui.kit import Aio


class StillClock:
    """Always the same morning."""

    def now(self) -> dt.datetime:
        return NOW

    def today(self) -> dt.date:
        return TODAY

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


class CountedIds:
    """UUIDs in order."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        self._last += 1
        return f"00000000-0000-4000-8000-{self._last:012d}"

    def jitter(self) -> float:
        return 0.5


@dataclass
class Desk:
    """What one test works at."""

    store: BookStore
    book: Book


async def open_desk(directory: Path) -> Desk:
    """A company with customers, products and two old invoices, on disk."""
    desk = await reopen_desk(directory)
    library = desk.store.library
    await library.put_customers(CUSTOMERS)
    for item in PRODUCTS:
        await library.put_product(item)
    await library.put_templates(
        [
            Template(
                id=TemplateId("b2000000-0000-4000-8000-000000000001"),
                name="Standard",
                document_type="invoice-template",
                is_default=True,
            )
        ]
    )
    await library.put_contacts(
        customer_id(1),
        [
            Contact(
                id=ContactId("b0000000-0000-4000-8000-000000000001"),
                customer_id=customer_id(1),
                name="Mette Hansen",
                email="mette@hansenmaler.dk",
                is_default=True,
            )
        ],
        [
            Department(
                id=DepartmentId("b1000000-0000-4000-8000-000000000001"), customer_id=customer_id(1), name="Værkstedet"
            )
        ],
    )
    await library.put_documents([document(1, [PAINTED], dt.date(2026, 8, 3))])
    return desk


async def reopen_desk(directory: Path) -> Desk:
    """The company as it stands on disk in `directory`."""
    bus, clock, ids = Bus(), StillClock(), CountedIds()
    store = await BookStore.open(directory, clock, ids, bus)
    engine = Engine(store, JsonBodies(), clock, ids, bus=bus)  # no key and not started: nothing leaves
    return Desk(store, book_on(store, engine, bus, clock, ids))


class Hands:
    """A person at the keyboard: every key goes to the widget that has the focus."""

    def __init__(self, qtbot: QtBot, aio: Aio, desk: Desk, tab: EditorTab) -> None:
        self.qtbot, self.aio, self.desk, self.tab = qtbot, aio, desk, tab
        self.draft_id = tab.session.draft.id
        self.window: QWidget = tab

    @property
    def draft(self) -> Draft:
        return self.tab.session.draft

    @property
    def lines(self) -> list[tuple[str, str, str, str]]:
        """Kind, product number, description, quantity of each line."""
        found = []
        for line in self.draft.lines:
            item = self.tab.session.catalogue.product_of(line.price_id) if line.price_id else None
            found.append((line.kind.value, item.number if item else "", line.description, str(line.quantity or "")))
        return found

    @property
    def cell(self) -> tuple[int, int]:
        index = self.tab.grid.currentIndex()
        return index.row(), index.column()

    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # no window manager here gives the focus back after a dialog
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, with_)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.focus(), character)

    def choose_customer(self, text: str, number: int) -> None:
        """From the customer field: find somebody, take them, wait until they are the draft's."""
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.draft.customer_id == customer_id(number))
        self.idle()

    def add(self, product: str, quantity: str) -> None:
        """A product line at the end."""
        self.tab.go_to("lines")
        self.type(product)
        self.press(Qt.Key.Key_Return)
        self.type(quantity)
        self.press(Qt.Key.Key_Return)

    def go(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        self.tab.grid.setFocus()
        self.tab.grid.go_to(row, column)

    @property
    def open_text(self) -> str | None:
        """The text of the open cell; None when no cell is open."""
        cell = self.tab.grid.open_cell
        return None if cell is None else cell.text

    def idle(self) -> None:
        """Until the editor has read what it needs and the disk has everything."""
        self.qtbot.waitUntil(lambda: not self.tab.reader.busy and not self.tab.saver.behind, timeout=5000)
        self.aio(self.tab.settle())

    def stored(self) -> SavedDraft:
        return self.aio(self.desk.book.drafts.open(self.draft.id)).saved  # type: ignore[no-any-return]


def show(
    qtbot: QtBot,
    aio: Aio,
    desk: Desk,
    *,
    draft: Draft | None = None,
    draft_id: DraftId | None = None,
    in_window: bool = False,
) -> Hands:
    """An editor on a new draft (or `draft`, or a stored one), shown and ready."""
    if draft_id is None:
        made = draft or new_draft(desk.book.ids, TODAY)
        aio(desk.book.drafts.create(made))
        draft_id = made.id
    opened = aio(desk.book.drafts.open(draft_id))
    tab = EditorTab(desk.book, opened, aio(read_facts(desk.book.library, opened.saved.draft, TODAY)))
    shown: QWidget = tab
    if in_window:
        shown = QMainWindow()
        shown.setCentralWidget(tab)
        WindowActions(shown).follow(tab.commands())
    shown.resize(1080, 660)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    hands = Hands(qtbot, aio, desk, tab)
    hands.window = shown
    qtbot.waitUntil(lambda: bool(tab.session.catalogue.customers) and not tab.reader.busy, timeout=5000)
    tab.take_focus()
    return hands


def put_away(hands: Hands) -> None:
    """Close the tab as the main window does."""
    hands.idle()
    hands.window.close()
    hands.window.deleteLater()
    hands.qtbot.waitUntil(lambda: not isValid(hands.tab), timeout=2000)
