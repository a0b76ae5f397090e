"""The main job, done by the program itself with the keyboard: what `make run` shows where there is no display.

Draft an invoice while working offline, queue it, go online, watch it become a LedgerBee draft and then be sent, read its PDF.
Each step leaves a picture.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.app.hands import CTRL, SHIFT, Hands, NothingHappened
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Connection, DocumentFilter
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.theme import Appearance, theme

Key = Qt.Key
ARRIVAL_SECONDS: Final = 40
SMALL_SCREEN: Final = (1024, 700)
REFERENCE: Final = "Opgave 2217"
QUANTITIES: Final = ("12", "3,5")


class Tour:
    """Walks through the main job and saves pictures into `folder`; `main.png`, `editor.png` and `dark.png` are those of the README."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    async def visit(self, window: MainWindow) -> int:
        """Do it all; returns the exit code."""
        hands = Hands(window)
        await self._look_around(hands, window)
        await self._write_offline(hands, window)
        document = await self._send(hands, window)
        await self._read_pdf(hands, window, document)
        await self._other_looks(hands, window)
        await self._other_kinds(hands, window)
        sys.stdout.write(
            f"The tour is over: invoice {document.number} was sent once. Pictures: {self._folder.resolve()}\n"
        )
        return 0

    async def _picture(self, hands: Hands, name: str) -> None:
        self._count += 1
        await hands.picture(self._folder / f"{self._count:02}-{name}.png")

    async def _look_around(self, hands: Hands, window: MainWindow) -> None:
        sync = window.book.sync
        await hands.until(lambda: sync.status.connection is Connection.ONLINE, 60, "the sandbox answers")
        await hands.until(lambda: sync.status.fresh_as_of and not sync.status.pulling, 120, "the first pull ends")
        await hands.press(Key.Key_3, modifiers=CTRL)
        await self._picture(hands, "invoices")

    async def _write_offline(self, hands: Hands, window: MainWindow) -> None:
        await hands.press(Key.Key_O, modifiers=CTRL | SHIFT)
        await hands.press(Key.Key_N, modifiers=CTRL)
        await hands.until(lambda: _front(window) == "draft", what="the editor opens")
        customer = next(
            each
            for each in (await window.book.library.catalogue()).customers.values()
            if each.is_active and each.email and each.vat_zone == "domestic" and not each.ean
        )
        await hands.write(customer.number)
        await self._picture(hands, "customer")
        await hands.press(Key.Key_Return)
        await hands.press(Key.Key_R, modifiers=Qt.KeyboardModifier.AltModifier)
        await hands.write(REFERENCE)
        await self._fill_lines(hands, window)
        await self._picture(hands, "draft-offline")
        await hands.picture(self._folder / "editor.png")

    async def _fill_lines(self, hands: Hands, window: MainWindow) -> None:
        products = await self._billable(window)
        editor = window.tabs.current()
        while not _in_grid(editor):
            await hands.press(Key.Key_Tab)
        for number, quantity in zip(products, QUANTITIES, strict=True):
            await hands.write(number)
            if quantity == QUANTITIES[0]:
                await self._picture(hands, "product")
            await hands.press(Key.Key_Return)
            await hands.write(quantity)
            await hands.press(Key.Key_Return, Key.Key_Return)
        await hands.press(Key.Key_T, modifiers=CTRL | SHIFT)
        await hands.write("Arbejdet er udført som aftalt den 14. november.")
        await hands.press(Key.Key_Return)
        await hands.press(Key.Key_S, modifiers=CTRL | SHIFT)

    async def _billable(self, window: MainWindow) -> Sequence[str]:
        catalogue = await window.book.library.catalogue()
        numbers = [
            product.number
            for product in catalogue.products.values()
            if product.is_active and any(p.is_active and p.is_default and p.currency == "DKK" for p in product.prices)
        ]
        return numbers[: len(QUANTITIES)]

    async def _send(self, hands: Hands, window: MainWindow) -> Document:
        await hands.press(Key.Key_Return, modifiers=CTRL | SHIFT)
        await hands.until(_sheet_has_keyboard, what="the sheet opens")
        await hands.press(Key.Key_Down)
        await self._picture(hands, "send-sheet")
        await hands.press(Key.Key_Return)
        await hands.until(lambda: QApplication.activeModalWidget() is None, what="the sheet closes")
        await hands.regain()
        await hands.press(Key.Key_2, modifiers=CTRL)
        await self._picture(hands, "outbox-offline")
        await hands.press(Key.Key_O, modifiers=CTRL | SHIFT)
        await self._found(hands, window, number_wanted=False)
        await self._picture(hands, "undo-send")
        return await self._found(hands, window, number_wanted=True)

    async def _found(self, hands: Hands, window: MainWindow, *, number_wanted: bool) -> Document:
        library = window.book.library
        for _ in range(ARRIVAL_SECONDS * 10):
            for document in await library.documents(await library.document_ids(DocumentFilter(text=REFERENCE))):
                if not number_wanted or (document.number and document.status != "draft"):
                    return document
            await hands.wait(0.1)
        raise NothingHappened("the invoice arrives")

    async def _read_pdf(self, hands: Hands, window: MainWindow, document: Document) -> None:
        await hands.press(Key.Key_3, modifiers=CTRL)
        await hands.press(Key.Key_F, modifiers=CTRL)
        await hands.write(REFERENCE)
        await hands.press(Key.Key_Return, Key.Key_Return)
        await hands.until(lambda: _front(window) == "invoice", what="the document opens")
        if not window.pdf.isVisible():
            await hands.press(Key.Key_F7)
        await hands.until(lambda: document.number in window.pdf.view.plain_text(), 30, "the PDF is shown")
        await self._picture(hands, "sent")

    async def _other_looks(self, hands: Hands, window: MainWindow) -> None:
        await hands.picture(self._folder / "main.png")
        theme().set_appearance(Appearance.DARK)
        await self._picture(hands, "dark")
        await hands.picture(self._folder / "dark.png")
        window.resize(1920, 1080)
        await self._picture(hands, "dark-1920x1080")
        theme().set_appearance(Appearance.LIGHT)
        await self._picture(hands, "1920x1080")

    async def _other_kinds(self, hands: Hands, window: MainWindow) -> None:
        """A quote that went all the way, on the smallest screen, and the form of a new one."""
        window.resize(*SMALL_SCREEN)
        await hands.press(Key.Key_5, modifiers=CTRL)
        await self._picture(hands, "quotes")
        library = window.book.library
        converted = DocumentFilter(kind=DocumentKind.QUOTE, statuses=frozenset({"converted"}))
        quote = (await library.document_ids(converted))[-1]
        window.open_page(PageKey(DocumentKind.QUOTE.value, quote))
        await hands.until(lambda: _front(window) == DocumentKind.QUOTE, what="the quote opens")
        await hands.wait(1)
        await self._picture(hands, "quote-converted")
        await hands.press(Key.Key_N, modifiers=CTRL | SHIFT)
        await self._picture(hands, "kinds")
        await hands.press(Key.Key_Escape)


def _sheet_has_keyboard() -> bool:
    sheet, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    return sheet is not None and focus is not None and sheet.isAncestorOf(focus)


def _front(window: MainWindow) -> str:
    page = window.tabs.current()
    return page.key.kind if page is not None else ""


def _in_grid(editor: object) -> bool:
    focus = QApplication.focusWidget()
    grid = getattr(editor, "editor", None)
    return grid is not None and focus is not None and (focus is grid.grid or grid.grid.isAncestorOf(focus))
