"""The tabs in the middle of the window: at most one per page key, closable, in the order in which they were opened."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QTabBar, QTabWidget, QToolButton, QWidget

from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.icons import icon, set_icon
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.text import clean_line, shortened, tooltip
from ledgerbee_desktop.ui.theme import theme

LONGEST = 30


class Tabs(QTabWidget):
    """Holds pages. `close_asked` carries the page whose cross was clicked."""

    close_asked = Signal(object)
    rearranged = Signal()
    """Other tabs, another order, another current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.tabBar().setStyleSheet("QTabBar::tear { width: 0px; border: none; }")  # the arrows tell enough
        a11y.name(self.tabBar(), self.tr("Tabs"))
        a11y.name(self, self.tr("Tabs"))
        self.tabBar().tabMoved.connect(self.rearranged)
        self.currentChanged.connect(self.rearranged)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_the_keyboard)
        theme().changed.connect(self._redraw_icons)

    def pages(self) -> Iterator[Page]:
        """All pages, from left to right."""
        for number in range(self.count()):
            page = self.widget(number)
            if isinstance(page, Page):
                yield page

    def current(self) -> Page | None:
        """The page in front."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def page_of(self, key: PageKey) -> Page | None:
        """The page of a key."""
        return next((page for page in self.pages() if page.key == key), None)

    def add(self, page: Page, at: int | None = None) -> None:
        """Put a page in, last unless `at` says where; the current one stays in front."""
        number = self.insertTab(self.count() if at is None else at, page, icon(page.icon_name), "")
        cross = QToolButton(self)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W does the same
        cross.setIconSize(QSize(12, 12))
        set_icon(cross, "close", "muted")
        a11y.name(cross, self.tr("Close the tab"))
        cross.clicked.connect(self._ask_close)
        self.tabBar().setTabButton(number, QTabBar.ButtonPosition.RightSide, cross)
        self.show_title(page)
        self.rearranged.emit()

    def show_title(self, page: Page) -> None:
        """Write the title of a page on its tab; customer names may be long and are others' words."""
        number = self.indexOf(page)
        whole = clean_line(page.title())
        short = shortened(whole, LONGEST)
        self.setTabText(number, short.replace("&", "&&"))
        self.setTabToolTip(number, tooltip(whole if short != whole else ""))

    def remove(self, page: Page) -> None:
        """Take a page out and delete it."""
        self.removeTab(self.indexOf(page))
        page.hide()
        page.deleteLater()
        self.rearranged.emit()

    def step(self, by: int) -> None:
        """Bring the next (1) or previous (-1) tab to the front, round the ends."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    @Slot(QWidget, QWidget)
    def _keep_the_keyboard(self, old: QWidget | None, new: QWidget | None) -> None:
        """What ends late on a page at the back must not take the keyboard there: what is typed would go where nobody sees it."""
        front = self.current()
        if front is None or new is None or not any(_is_in(new, page) for page in self.pages() if page is not front):
            return
        if old is not None and _is_in(old, front):
            old.setFocus()
        else:
            front.take_focus()

    @Slot()
    def _ask_close(self) -> None:
        cross = self.sender()
        for number in range(self.count()):
            if self.tabBar().tabButton(number, QTabBar.ButtonPosition.RightSide) is cross:
                self.close_asked.emit(self.widget(number))
                return

    @Slot()
    def _redraw_icons(self) -> None:
        for number, page in enumerate(self.pages()):
            self.setTabIcon(number, icon(page.icon_name))


def _is_in(widget: QWidget, page: Page) -> bool:
    return widget is page or page.isAncestorOf(widget)
