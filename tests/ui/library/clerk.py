"""Somebody who has a list in front and no mouse."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.rows import PLACEHOLDER
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.keys import NONE, Key
from tests.ui.window.kit import Office

Dialog = TypeVar("Dialog", bound=QDialog)


class Clerk:
    """Presses keys on whatever has the focus, and reads the list."""

    def __init__(self, office: Office, kind: str = "invoices") -> None:
        self.office = office
        self.window = office.window()
        self.window.open_page(PageKey(kind))
        self.rest()
        page = self.window.tabs.current()
        assert isinstance(page, FilteredPage)
        self.page = page
        page.view.setFocus()

    # --- hands -------------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """An open menu, else the widget that has the focus in the window in front."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        if front is self.window and not self.window.isActiveWindow():
            self.window.activateWindow()  # no window manager does it here when a sheet has closed
            self.office.until(self.window.isActiveWindow)
        inside: QWidget | None = None if isinstance(front, QMenu) else front.focusWidget()
        return front if inside is None else inside

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, with_)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def open_menu(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> QMenu:
        """The menu that these keys open."""
        before = QApplication.activePopupWidget()
        self.press(*keys, with_=with_)
        self.office.until(lambda: QApplication.activePopupWidget() not in {None, before})
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def mark(self, words: str) -> None:
        """Go down the menu in front to the entry that begins with these words."""
        menu = self.focus()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if menu.activeAction() is not None and plain(menu.activeAction().text()).startswith(words):
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{words!r} is not in the menu {[plain(a.text()) for a in menu.actions()]}")

    def sheet(self, kind: type[Dialog]) -> Dialog:
        """The sheet or question of this kind, once it has the keyboard."""
        self.office.until(lambda: isinstance(QApplication.activeModalWidget(), kind))
        front = QApplication.activeModalWidget()
        assert isinstance(front, kind)
        self.office.until(lambda: front.focusWidget() is not None)
        return front

    def rest(self) -> None:
        """Wait until everything is read and stored."""
        self.office.rest(self.window)

    # --- eyes --------------------------------------------------------------------------------------

    def column(self, column_id: str) -> list[str]:
        """A whole column, as it is shown."""
        model = self.page.model
        number = [column.id for column in model.columns].index(column_id)
        cells = [model.index(row, number) for row in range(model.rowCount())]
        self.office.until(lambda: all(cell.data() != PLACEHOLDER for cell in cells))
        return [cell.data() for cell in cells]


def plain(text: str) -> str:
    """The words of a menu entry."""
    return text.replace("&", "")
