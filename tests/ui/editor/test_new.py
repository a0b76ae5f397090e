"""New documents from the window: Ctrl+N, the small menu of Ctrl+Shift+N; and changing what LedgerBee has."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui.changing import can_change, change
from ledgerbee_desktop.ui.editor_page import EditorPage
from tests.ui.editor.company import PAINTED, TODAY, document
from tests.ui.editor.kit import Hands
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.kit import Aio
from tests.ui.window.kit import Office, open_office, put_office_away


@pytest.fixture
def office(qtbot: QtBot, aio: Aio, tmp_path: Path) -> Iterator[Office]:
    """A company with a main window's needs."""
    made = aio(open_office(qtbot, aio, tmp_path))
    yield made
    put_office_away(made)


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        (Key.Key_I, DocumentKind.INVOICE),
        (Key.Key_C, DocumentKind.CREDIT_NOTE),
        (Key.Key_Q, DocumentKind.QUOTE),
        (Key.Key_O, DocumentKind.ORDER_CONFIRMATION),
    ],
)
def test_ctrl_shift_n_chooses_the_kind_by_letter(office: Office, letter: Key, kind: DocumentKind) -> None:
    window = office.window()
    QTest.keyClick(window, Key.Key_N, CTRL | SHIFT)
    office.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, letter)
    office.until(lambda: isinstance(window.tabs.current(), EditorPage))
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    office.until(lambda: page.editor is not None)
    assert page.editor is not None
    assert page.editor.session.draft.kind is kind


def test_escape_in_the_menu_makes_nothing(office: Office) -> None:
    window = office.window()
    QTest.keyClick(window, Key.Key_N, CTRL | SHIFT)
    office.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Escape)
    office.until(window.actions_table["file.new"].isEnabled)
    assert office.aio(office.book.drafts.all()) == ()


@pytest.mark.parametrize("command", ["file.new-credit-note", "file.new-quote", "file.new-order-confirmation"])
def test_each_kind_has_a_command(office: Office, command: str) -> None:
    window = office.window()
    window.actions_table[command].trigger()
    office.until(lambda: isinstance(window.tabs.current(), EditorPage))
    office.rest(window)
    (saved,) = office.aio(office.book.drafts.all())
    assert saved.draft.kind == DocumentKind(command.removeprefix("file.new-"))


def test_an_invoice_that_ledgerbee_has_is_not_changed_but_begun_anew(hands: Hands) -> None:
    there = dataclasses.replace(document(7, [PAINTED], TODAY), status="draft", number="")
    assert not can_change(there)

    async def begin() -> asyncio.Future[DraftId | None]:
        return asyncio.ensure_future(change(hands.desk.book, there, hands.tab))

    begun = hands.aio(begin())
    hands.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), timeout=3000)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "cannot change invoices" in box.text()
    offer = next(button for button in box.findChildren(QPushButton) if "same content" in button.text())
    offer.click()
    hands.qtbot.waitUntil(begun.done, timeout=3000)
    made = hands.aio(hands.desk.book.drafts.open(begun.result())).saved.draft
    assert (made.kind, made.edits, made.date) == (DocumentKind.INVOICE, None, TODAY)
    assert [line.quantity for line in made.lines] == [12]
