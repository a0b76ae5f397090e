"""The real program with somebody at its keyboard who never stops, for a test that kills it. Each line it prints is a promise.

`python typist.py RUN SEED [arguments of the program]`. A line is one `os.write`, made after the store has committed:

    TYPED draft-id text          the text is in the draft, or in its cell that is still open
    TAKEN draft-id reference     the draft is about to be taken back from the outbox: what QUEUED said of it holds no more
    QUEUED draft-id reference    the draft is in the outbox, to be created and then sent by e-mail
    SENT reference number        the invoice has this number

TYPIST_DEFECT plants a defect. naive-retry: what was on the wire when the program died is simply queued again. early-promise:
the typist does not wait for the disk before it says TYPED.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count
from unittest import mock

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ledgerbee_desktop.app import main, window
from ledgerbee_desktop.app.hands import CTRL, NONE, SHIFT, Hands, NothingHappened
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.kinds import DeliveryType
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.rules import has_errors
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.send_sheet import SendSheet

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
MARK = "kill9"
PAUSE = 0.002
PATIENCE = 20.0
DEFECT = os.environ.get("TYPIST_DEFECT", "")


def promise(*words: str) -> None:
    """Say it in one write, so that a kill cannot cut it off in the middle."""
    os.write(1, (" ".join(words) + "\n").encode())


class Typist:
    """Writes invoice after invoice until the end."""

    def __init__(self, run: int, seed: int) -> None:
        self._run = run
        self._chance = random.Random(seed)
        self._shown: set[str] = set()

    async def visit(self, main_window: MainWindow) -> int:
        self._window, self._book = main_window, main_window.book
        self._hands = Hands(main_window, PAUSE)
        main_window.desk.preferences = replace(
            main_window.desk.preferences, undo_seconds=self._chance.choice((0, 0, 1))
        )
        numbers = asyncio.create_task(self._watch_numbers())
        catalogue = await self._first_pull()
        await self._finish_what_was_begun()
        for number in count():
            await self._clear_desk()
            await self._write_invoice(f"{MARK}-{self._run}-{number}", catalogue)
        numbers.cancel()
        return 0

    # --- waiting and keys -----------------------------------------------------------------------------

    async def _until(self, there: Callable[[], object], what: str) -> None:
        for _ in range(int(PATIENCE / PAUSE)):
            if there():
                return
            await asyncio.sleep(PAUSE)
        raise NothingHappened(what)

    async def _press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activeWindow() is None:  # off screen nobody gives the focus back after a dialog
            self._window.activateWindow()
            await self._until(self._window.isActiveWindow, "the window is active")
        await self._hands.press(*keys, modifiers=modifiers)

    async def _go_to(self, field: QWidget) -> None:
        """By the letter that its label underlines; where two fields have the same letter, the next press goes on to the other."""
        labels = [label for label in self._window.findChildren(QLabel) if label.buddy() is field]
        letter = Qt.Key(ord(labels[0].text().partition("&")[2][0].upper()))
        for _ in range(3):
            if not field.hasFocus():
                await self._press(letter, modifiers=ALT)
        await self._until(field.hasFocus, "the field has the keyboard")

    async def _type(self, editor: EditorTab, text: str, *keys: Qt.Key, whole: str = "") -> None:
        """Type `text`, press `keys`, and promise the text (or the `whole` of which it is the end) once the disk has it."""
        promised = "TYPED", editor.session.draft.id, whole or text
        if DEFECT == "early-promise":
            promise(*promised)
        await self._hands.write(text)
        await self._press(*keys)
        if DEFECT != "early-promise":
            await self._until(lambda: not editor.saver.behind, "the disk has everything")
            promise(*promised)

    # --- the work ---------------------------------------------------------------------------------------

    async def _first_pull(self) -> Catalogue:
        while True:
            catalogue = await self._book.library.catalogue()
            products = catalogue.products.values()
            if catalogue.customers and products and all(product.prices_known for product in products):
                return catalogue
            await asyncio.sleep(0.02)

    async def _watch_numbers(self) -> None:
        """Numbers appear while the next invoice is being written."""
        library = self._book.library
        while True:
            for document in await library.documents(await library.document_ids(DocumentFilter(text=MARK))):
                if document.number and document.status != "draft" and document.reference not in self._shown:
                    self._shown.add(document.reference)
                    promise("SENT", document.reference, document.number)
            await asyncio.sleep(0.03)

    async def _finish_what_was_begun(self) -> None:
        """The tab of before the kill came back; if nothing is missing in the draft, it goes out now."""
        page = self._window.tabs.current()
        if not isinstance(page, EditorPage):
            return
        await self._until(lambda: page.editor is not None or self._window.tabs.current() is not page, "the tab is back")
        editor = page.editor
        if editor is None or self._window.tabs.current() is not page:
            return
        await self._until(lambda: editor.session.catalogue.customers and not editor.reader.busy, "the library is read")
        complete = not has_errors(editor.session.findings) and editor.session.draft.reference.startswith(MARK)
        if complete and editor.session.state is DraftState.EDITING:
            await self._queue(editor)

    async def _clear_desk(self) -> None:
        tabs = self._window.tabs
        while tabs.count() > 1:
            before = tabs.count()
            await self._press(Key.Key_W, modifiers=CTRL)
            if tabs.count() == before:
                await self._press(Key.Key_Tab, modifiers=CTRL)

    async def _write_invoice(self, reference: str, catalogue: Catalogue) -> None:
        offline = self._chance.random() < 0.5
        if offline:
            await self._press(Key.Key_O, modifiers=CTRL | SHIFT)
        customers = [customer for customer in catalogue.customers.values() if customer.email]
        editor = await self._open_editor()
        await self._write_header(editor, self._chance.choice(customers), reference)
        await self._write_lines(editor, reference, [product.number for product in catalogue.products.values()])
        await self._queue(editor)
        if offline and self._chance.random() < 0.4:
            await self._think_better_of_it(editor)
        if offline:
            await self._press(Key.Key_O, modifiers=CTRL | SHIFT)

    async def _open_editor(self) -> EditorTab:
        tabs = self._window.tabs
        before = set(tabs.pages())
        await self._press(Key.Key_N, modifiers=CTRL)
        await self._until(
            lambda: isinstance(tabs.current(), EditorPage) and tabs.current() not in before, "a tab opens"
        )
        page = tabs.current()
        assert isinstance(page, EditorPage)
        await self._until(lambda: page.editor is not None, "the editor opens")
        assert page.editor is not None
        session = page.editor.session
        await self._until(lambda: session.catalogue.customers, "the library is read")
        return page.editor

    async def _write_header(self, editor: EditorTab, customer: Customer, reference: str) -> None:
        await self._hands.write(customer.number)
        await self._press(Key.Key_Return)
        await self._until(lambda: editor.session.draft.customer_id == customer.id, "the customer is taken")
        await self._go_to(editor.header.reference)
        await self._type(editor, reference)
        while not editor.grid.is_busy:
            await self._press(Key.Key_Tab)

    async def _write_lines(self, editor: EditorTab, reference: str, products: list[str]) -> None:
        """A product, a product at a price of its own, a text, a separator, a product."""
        first, second, third = self._chance.sample(products, 3)
        await self._product(editor, first)
        await self._hands.write(second)
        await self._press(Key.Key_Return)
        await self._hands.write("2*3")
        await self._press(Key.Key_Return)
        await self._hands.write("400-10%")
        await self._press(Key.Key_Return)
        await self._press(Key.Key_T, modifiers=CTRL | SHIFT)
        text = f"Udført_som_aftalt_{reference}"
        await self._type(editor, text[:14])
        await self._type(editor, text[14:], Key.Key_Return, whole=text)
        await self._press(Key.Key_S, modifiers=CTRL | SHIFT)
        await self._product(editor, third)

    async def _product(self, editor: EditorTab, number: str) -> None:
        quantity = f"{self._chance.randint(1, 99)},{self._chance.randint(11, 99)}"
        await self._hands.write(number)
        await self._press(Key.Key_Return)
        await self._type(editor, quantity, Key.Key_Return)
        await self._press(Key.Key_Return)

    async def _queue(self, editor: EditorTab) -> None:
        queued: list[str] = []
        editor.queue_asked.connect(queued.append)
        await self._press(Key.Key_Return, modifiers=CTRL | SHIFT)
        await self._until(_in_sheet, "the sheet opens")
        await self._press(Key.Key_Down)
        await self._until(lambda: _marked() is DeliveryType.EMAIL, "e-mail is marked")
        await self._press(Key.Key_Return)
        await self._until(lambda: queued, "the draft is in the outbox")
        promise("QUEUED", queued[0], editor.session.draft.reference)

    async def _think_better_of_it(self, editor: EditorTab) -> None:
        promise("TAKEN", editor.session.draft.id, editor.session.draft.reference)
        await self._go_to(editor.notes)
        words = f"Tak_for_ordren_{self._chance.randint(100, 999)}"
        await self._type(editor, words)
        await self._queue(editor)


def _in_sheet() -> bool:
    sheet, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    return sheet is not None and focus is not None and sheet.isAncestorOf(focus)


def _marked() -> DeliveryType | None:
    sheet = QApplication.activeModalWidget()
    return sheet.way if isinstance(sheet, SendSheet) else None


async def queue_again(outbox: SqliteOutbox, _at: datetime) -> tuple[OperationId, ...]:
    """The planted defect: recovery that takes what was on the wire for not sent."""
    found = [each for each in await outbox.all(open_only=True) if each.state is State.INFLIGHT]
    for operation in found:
        await outbox.move(operation, State.QUEUED, Actor.WORKER, Message("test", "tried again"))
    return tuple(operation.id for operation in found)


def start(run: int, seed: int, arguments: list[str]) -> int:
    """Run the program as `ledgerbee-desktop ARGUMENTS` does, with the typist in place of a person."""
    visit = Typist(run, seed).visit
    recover = queue_again if DEFECT == "naive-retry" else SqliteOutbox.recover
    with (
        mock.patch.object(window, "run_window", partial(window.run_window, visit=visit)),
        mock.patch.object(SqliteOutbox, "recover", recover),
    ):
        return main.main(arguments)


if __name__ == "__main__":
    sys.exit(start(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
