"""Walks through the window, stops at each screen, and remembers what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ledgerbee_desktop.platform_.resources import resource
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.sheet import MARGIN
from tests.ui.window.kit import Office
from tests.ui.window.screens import faults, photograph

Sheet = TypeVar("Sheet", bound=QDialog)
LANGUAGES = ("en", "da")
LARGE, SMALL = (1280, 800), (1024, 700)
SIZES = (SMALL, LARGE)
"""Every page is looked at in each; sheets and menus open over the small one, and again over the large one where that makes a difference."""


@contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """Texts, dates and numbers in "en" or "da" for as long as it lasts, the words of Qt's own dialogs too."""
    before, translators = QLocale(), []
    catalogues: list[bytes] = []
    danish = language == "da"
    country = QLocale.Country.Denmark if danish else QLocale.Country.UnitedKingdom
    QLocale.setDefault(QLocale(QLocale.Language.Danish if danish else QLocale.Language.English, country))
    if danish:
        of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_da.qm"
        for file in (of_qt, Path(str(resource("translations/ledgerbee_da.qm")))):
            catalogues.append(
                file.read_bytes()
            )  # from memory: a file that is rewritten under its mapping ends the process
            translators.append(QTranslator())
            assert translators[-1].load(catalogues[-1])
            app.installTranslator(translators[-1])
    try:
        yield
    finally:
        for translator in translators:
            app.removeTranslator(translator)
        QLocale.setDefault(before)


class Tour:
    """`report()` says what was wrong at which stop."""

    def __init__(self, office: Office, language: str) -> None:
        self.office, self._language = office, language
        self._faults: list[str] = []
        self.window: MainWindow = office.window()
        self._resize(SMALL)

    def _resize(self, size: tuple[int, int]) -> None:
        self.size = size
        self.window.resize(*size)
        self.office.rest(self.window)

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
        """Look at the window, in the size that it has and then in the other; or at `widget`, which lies over it."""
        self.office.rest(self.window)
        self._look(name, widget or self.window)
        if widget is None:
            self._resize(LARGE if self.size == SMALL else SMALL)
            self._look(name, self.window)

    def _look(self, name: str, shown: QWidget) -> None:
        stop = f"{self._language}-{self.size[0]}-{name}"
        if shown is self.window and (self.window.width(), self.window.height()) != self.size:
            self._faults.append(f"{stop}: the window is {self.window.width()} × {self.window.height()}")
        found = faults(shown)
        if found:
            self.office.rest(self.window)  # a fault is what stays when everything was laid out
            found = faults(shown)
        self._faults += [f"{stop}: {fault}" for fault in found]
        if shown is not self.window and (shown.width() > SMALL[0] or shown.height() > SMALL[1]):
            self._faults.append(f"{stop}: {shown.width()} × {shown.height()} is more than a small window has")
        if photograph(shown, stop):
            self.office.rest(self.window)  # the look was switched

    def report(self) -> str:
        """A line for each fault; empty when there is none."""
        return "\n".join(self._faults)

    def sheet(self, name: str, command: str, kind: type[Sheet]) -> Sheet:
        """Give a command and look at the sheet that it opens, which stays open.

        It opens over the small window; one that is made narrow by that is seen over the large one too.
        """
        if self.size != SMALL:
            self._resize(SMALL)
        return self._sheet(name, command, kind)

    def _sheet(self, name: str, command: str, kind: type[Sheet]) -> Sheet:
        self.window.actions_table[command].trigger()
        made = self.opened(name, kind)
        if made.width() < self.size[0] - 2 * MARGIN or self.size == LARGE:
            return made
        self.close(made)
        self._resize(LARGE)
        return self._sheet(name, command, kind)

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
