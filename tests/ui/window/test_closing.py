"""Tabs that are closed while something still happens in them."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from tests.ui.window.kit import Office


def new_invoice(office: Office, window: MainWindow) -> EditorPage:
    window.actions_table["file.new-invoice"].trigger()
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    return page


def test_a_draft_that_is_deleted_elsewhere_takes_its_tab_along(office: Office) -> None:
    window = office.window()
    page = new_invoice(office, window)
    assert page.editor is not None
    saver = page.editor.saver
    focus = QApplication.focusWidget()
    assert focus is not None

    async def delete_and_go_on() -> None:
        await office.book.drafts.delete(page.draft_id)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert saver.behind  # where the keyboard is wants to the disk

    office.aio(delete_and_go_on())
    office.until(lambda: window.tabs.page_of(page.key) is None)
    office.rest(window)
    assert office.aio(office.book.drafts.all()) == ()


def test_a_tab_may_be_closed_twice(office: Office) -> None:
    window = office.window()
    one, other = new_invoice(office, window), new_invoice(office, window)

    async def close_in_a_hurry() -> None:
        window.commands.close_page(one)
        while one in window.commands._leaving:
            await asyncio.sleep(0)
        window.commands.close_page(other)
        window.commands.close_page(one)  # it is being closed already, and gone when its turn comes

    office.aio(close_in_a_hurry())
    office.until(lambda: not isValid(one) and not isValid(other))
    office.rest(window)
    assert window.tabs.count() == 1
