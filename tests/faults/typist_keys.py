"""The hands and eyes of the typist: keys on whatever has the keyboard, waiting, and promises."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ledgerbee_desktop.app.hands import NONE, Hands, NothingHappened
from ledgerbee_desktop.core.kinds import DeliveryType
from ledgerbee_desktop.ui.editor.choice_list import Choice, ChoiceList
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import Page
from ledgerbee_desktop.ui.send_sheet import SendSheet

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PAUSE = 0.002
PATIENCE = 40.0
FIELDS_OF_A_SHEET = 20
MOST_DOWNS = 3

PageT = TypeVar("PageT", bound=Page)


def promise(*words: str) -> None:
    """Say it in one write, so that a kill cannot cut it off in the middle."""
    os.write(1, (" ".join(words) + "\n").encode())


def defect() -> str:
    """The defect that is planted in this run; "" is none."""
    return os.environ.get("TYPIST_DEFECT", "")


class Keyboard:
    """What a person can do with the window: press, write, look, wait."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.book = window, window.book
        self._hands = Hands(window, PAUSE)

    # --- waiting ----------------------------------------------------------------------------------------

    async def until(self, there: Callable[[], object], what: str) -> None:
        """Wait until `there()` is true. Raises NothingHappened."""
        for _ in range(int(PATIENCE / PAUSE)):
            if there():
                return
            await asyncio.sleep(PAUSE)
        raise NothingHappened(what)

    async def until_stored(self, there: Callable[[], Awaitable[bool]], what: str) -> None:
        """As `until`, for something that only the disk knows."""
        for _ in range(int(PATIENCE / PAUSE)):
            if await there():
                return
            await asyncio.sleep(PAUSE)
        raise NothingHappened(what)

    async def page(self, kind: type[PageT], before: set[Page]) -> PageT:
        """The tab of this kind that comes to the front and was not there `before`."""
        tabs = self.window.tabs
        await self.until(lambda: isinstance(tabs.current(), kind) and tabs.current() not in before, "a tab opens")
        page = tabs.current()
        assert isinstance(page, kind)
        return page

    async def editor(self, before: set[Page]) -> EditorTab:
        """The editor of the draft whose tab opens, once it knows its customers."""
        page = await self.page(EditorPage, before)
        await self.until(lambda: page.editor is not None, "the editor opens")
        assert page.editor is not None
        session = page.editor.session
        await self.until(lambda: session.catalogue.customers, "the library is read")
        return page.editor

    async def sheet(self, kind: type[QWidget]) -> QWidget:
        """The sheet of this kind, once it has the keyboard."""

        def is_there() -> bool:
            sheet, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            return isinstance(sheet, kind) and focus is not None and sheet.isAncestorOf(focus)

        await self.until(is_there, f"{kind.__name__} opens")
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        return sheet

    # --- keys -------------------------------------------------------------------------------------------

    async def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after the other, all with `modifiers`."""
        if QApplication.activeWindow() is None:  # off screen nobody gives the focus back after a dialog
            self.window.activateWindow()
            await self.until(self.window.isActiveWindow, "the window is active")
        await self._hands.press(*keys, modifiers=modifiers)

    async def write(self, text: str) -> None:
        """Type a text."""
        await self._hands.write(text)

    async def type(self, editor: EditorTab, text: str, *keys: Qt.Key, whole: str = "") -> None:
        """Type `text`, press `keys`, and promise the text (or the `whole` of which it is the end) once the disk has it."""
        promised = "TYPED", editor.session.draft.id, whole or text
        if defect() == "early-promise":
            promise(*promised)
        await self.write(text)
        await self.press(*keys)
        if defect() != "early-promise":
            await self.until(lambda: not editor.saver.behind, "the disk has everything")
            promise(*promised)

    async def mark(self, choices: ChoiceList) -> Choice:
        """The first row of the list below the field that nothing marks yet. One that was closed meanwhile opens first."""
        for _ in range(MOST_DOWNS):
            await self.press(Key.Key_Down)
            if choices.highlighted is not None:
                return choices.highlighted
        raise NothingHappened("a row is marked")

    async def go_to(self, field: QWidget) -> None:
        """By the letter that its label underlines; where two fields have the same letter, the next press goes on to the other."""
        labels = [label for label in self.window.findChildren(QLabel) if label.buddy() is field]
        letter = Qt.Key(ord(labels[0].text().partition("&")[2][0].upper()))
        for _ in range(3):
            if not field.hasFocus():
                await self.press(letter, modifiers=ALT)
        await self.until(field.hasFocus, "the field has the keyboard")

    async def tab_to(self, field: QWidget) -> None:
        """Through a sheet, field by field."""
        for _ in range(FIELDS_OF_A_SHEET):
            if field.hasFocus():
                return
            await self.press(Key.Key_Tab)
        raise NothingHappened("the field of the sheet has the keyboard")

    async def choose_way(self, way: DeliveryType | None) -> None:
        """In the sheet that asks how to send: mark a way and confirm."""
        sheet = await self.sheet(SendSheet)
        assert isinstance(sheet, SendSheet)
        for _ in range(4):
            if sheet.way is not way:
                await self.press(Key.Key_Down)
        await self.until(lambda: sheet.way is way, f"{way} is marked")
        await self.press(Key.Key_Return)
