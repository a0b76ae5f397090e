"""Walks through the window, stops at each screen, and remembers what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ledgerbee_desktop.platform_.resources import resource
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import Page, PageKey
from tests.ui.window.kit import Office
from tests.ui.window.screens import faults, photograph

Sheet = TypeVar("Sheet", bound=QDialog)
Variant = tuple[str, tuple[int, int]]
"""A language and the size of the window."""
LARGE, SMALL = (1280, 800), (1024, 700)
VARIANTS: tuple[Variant, ...] = (("en", LARGE), ("en", SMALL), ("da", LARGE), ("da", SMALL))


@contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """Texts, dates and numbers in "en" or "da" for as long as it lasts."""
    before, translator = QLocale(), QTranslator()
    danish = language == "da"
    country = QLocale.Country.Denmark if danish else QLocale.Country.UnitedKingdom
    QLocale.setDefault(QLocale(QLocale.Language.Danish if danish else QLocale.Language.English, country))
    if danish:
        assert translator.load(str(Path(str(resource("translations/ledgerbee_da.qm")))))
        app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)
        QLocale.setDefault(before)


class Tour:
    """`report()` says what was wrong at which stop."""

    def __init__(self, office: Office, language: str, size: tuple[int, int]) -> None:
        self.office, self.size = office, size
        self._prefix = f"{language}-{size[0]}"
        self.window: MainWindow = office.window()
        self.window.resize(*size)
        self._faults: list[str] = []

    def open(self, kind: str, identifier: str = "") -> Page:
        """Bring a page to the front; the others are closed, so that each stop looks the same whatever came before."""
        for other in list(self.window.tabs.pages()):
            if other.key != PageKey("drafts"):
                self.window.commands.close_page(other)
        self.office.rest(self.window)
        self.window.open_page(PageKey(kind, identifier))
        self.office.rest(self.window)
        page = self.window.tabs.current()
        assert page is not None
        assert page.key == PageKey(kind, identifier)
        return page

    def stop(self, name: str, widget: QWidget | None = None) -> None:
        """Look at the window, or at `widget`."""
        self.office.rest(self.window)
        shown = widget or self.window
        if shown is self.window and (self.window.width(), self.window.height()) != self.size:
            got = f"the window is {self.window.width()} × {self.window.height()}"
            self._faults.append(f"{name}: {got}")
            self.window.resize(*self.size)
        self._faults += [f"{name}: {fault}" for fault in faults(shown)]
        if shown.width() > self.size[0] or shown.height() > self.size[1]:
            self._faults.append(f"{name}: {shown.width()} × {shown.height()} is more than the window has")
        if photograph(shown, f"{self._prefix}-{name}"):
            self.office.rest(self.window)  # the look was switched

    def report(self) -> str:
        """A line for each fault; empty when there is none."""
        return "\n".join(self._faults)

    def sheet(self, name: str, command: str, kind: type[Sheet]) -> Sheet:
        """Give a command and look at the sheet that it opens, which stays open."""
        self.window.actions_table[command].trigger()
        return self.opened(name, kind)

    def opened(self, name: str, kind: type[Sheet]) -> Sheet:
        """Wait for a sheet, look at it, and leave it open."""
        self.office.until(lambda: any(s.isVisible() for s in self.window.findChildren(kind)))
        made = next(sheet for sheet in self.window.findChildren(kind) if sheet.isVisible())
        self.stop(name, made)
        return made

    def close(self, sheet: QDialog) -> None:
        """Leave a sheet as Esc does."""
        kind = type(sheet)
        sheet.reject()
        self.office.until(lambda: not any(s.isVisible() for s in self.window.findChildren(kind)))
        self.office.rest(self.window)

    def menu(self, name: str, menu: QMenu) -> None:
        """Look at a menu that is open, and close it."""
        self.office.until(menu.isVisible)
        self.stop(name, menu)
        menu.close()
        self.office.rest(self.window)
