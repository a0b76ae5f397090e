"""The main window: navigation, tabs, the PDF beside them, the status bar, and the commands of the table. No logic of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.ports import Bodies, Book, Connection
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.actions import WindowActions
from ledgerbee_desktop.ui.alerts import Alerts
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.beside import Beside
from ledgerbee_desktop.ui.companies.menu import CompanyMenu
from ledgerbee_desktop.ui.companies.ports import CompanyDoors
from ledgerbee_desktop.ui.data.ports import DataKeeper
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.pdf_panel import PdfPanel
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.navigation import PLACES, Navigation
from ledgerbee_desktop.ui.outbox.entries import Entries
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.pages import make_page
from ledgerbee_desktop.ui.preferences.values import Preferences
from ledgerbee_desktop.ui.restore import WindowState, encoded
from ledgerbee_desktop.ui.signals import BookSignals
from ledgerbee_desktop.ui.status import StatusBar
from ledgerbee_desktop.ui.tabs import Tabs
from ledgerbee_desktop.ui.text import shortened
from ledgerbee_desktop.ui.theme import theme
from ledgerbee_desktop.ui.vanished import VanishedStrip
from ledgerbee_desktop.ui.watch import Watch
from ledgerbee_desktop.ui.welcome.ports import KeyDoor
from ledgerbee_desktop.ui.window_commands import WindowCommands

SAVE_MS = 300
SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """One open company. `await restore()` before `show()`; closing it first brings everything to the disk.

    `door` takes another key for the company; without it (the demo) that is not offered. `doors` leads to the other companies, and
    `keeper` looks after the data as a whole.
    """

    closed = Signal()
    preferences_changed = Signal()

    def __init__(
        self,
        book: Book,
        bodies: Bodies,
        parent: QWidget | None = None,
        *,
        door: KeyDoor | None = None,
        doors: CompanyDoors | None = None,
        keeper: DataKeeper | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.door, self.doors, self.keeper = door, doors, keeper
        self.setObjectName("main-window")
        self.resize(*SIZE)
        self.signals = BookSignals(book.bus, self)
        self.shelf = Shelf(book, self.signals, self)
        self.actions_table = WindowActions(self)
        self.desk = Desk(
            book,
            self.signals,
            self.shelf,
            Entries(book, self.shelf, bodies),
            self.actions_table["file.new-invoice"],
            self.actions_table["file.refresh"],
        )
        self.navigation = Navigation(self.actions_table["file.new-invoice"], is_demo=book.is_demo, parent=self)
        self.tabs = Tabs(self)
        self.banner = Banner(self)
        self.pdf = PdfPanel(book.sync, self.shelf, self)
        self.beside = Beside(self, self.navigation, self.pdf, self.actions_table["view.pdf"])
        self.dock = self.beside.dock
        self.status = StatusBar(self.actions_table["document.undo-send"], book.clock, self)
        self._restored = False
        self._saving = QTimer(self)
        self._shown_page: Page | None = None
        self.store_state = Loader(self.save_state, self)
        self.watch = Watch(self.desk, self.navigation, self.status, self)
        self.alerts = Alerts(self.desk, self.banner, self)
        self.vanished = VanishedStrip(self.desk, self.banner, self)
        self.commands = WindowCommands(self)
        self.companies = CompanyMenu(self, doors)
        self._build()
        self._connect()

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        centre, row, column = QWidget(), QHBoxLayout(), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.vanished)
        column.addWidget(self.tabs, 1)
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
        centre.setLayout(row)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        a11y.name(self.navigation, self.tr("Places"))
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_MS)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open_page)
        self.tabs.currentChanged.connect(self._show_current)
        self.tabs.close_asked.connect(self.commands.close_page)
        self.tabs.rearranged.connect(self._save_now)
        self.status.outbox_asked.connect(self._open_outbox)
        self._saving.timeout.connect(self._save_now)
        self.pdf.resized.connect(self._note_pdf_width)
        self.shelf.changed.connect(self._show_title)
        self.signals.status.connect(self._show_status)
        for loader in (self.shelf.loader, self.watch.traffic, self.watch.counting, self.store_state):
            loader.failed.connect(self.show_error)
        self.destroyed.connect(self.signals.close)

    # --- start ------------------------------------------------------------------------------------

    async def restore(self) -> None:
        """Bring back preferences, tabs, place and size; read what navigation and status bar show. Once, before `show()`."""
        self.desk.preferences = await Preferences.load(self.book.workspace)
        theme().set_appearance(self.desk.preferences.appearance)
        state = await WindowState.load(self.book.workspace)
        state.apply_to(self)
        self.beside.wish = state.beside
        for key in state.tabs or (PLACES[0].key,):
            self._add(key)
        if not self.tabs.count():
            self._add(PLACES[0].key)
        self._restored = True
        front = self.tabs.page_of(state.current) if state.current is not None else None
        if front is not None:
            self.tabs.setCurrentWidget(front)
        self._show_current()
        self._show_status()
        self.watch.start()
        self.alerts.look()

    # --- pages ------------------------------------------------------------------------------------

    @Slot(object)
    def open_page(self, key: PageKey) -> None:
        """Bring the page of `key` to the front, opened if need be, and give it the keyboard."""
        page = self.tabs.page_of(key) or self._add(key)
        if page is not None:
            self.tabs.setCurrentWidget(page)
            page.take_focus()

    def _add(self, key: PageKey) -> Page | None:
        page = make_page(self.desk, key, self.tabs) if self.tabs.page_of(key) is None else None
        if page is None:
            return None
        page.title_changed.connect(self._retitle)
        page.failed.connect(self.show_error)
        page.document_changed.connect(self._follow_document)
        page.commands_changed.connect(self._follow_commands)
        page.open_asked.connect(self._open_from_page)
        page.close_asked.connect(self._close_from_page)
        self.tabs.add(page)
        return page

    @Slot(object)
    def _open_from_page(self, key: PageKey) -> None:
        page = self.sender()
        in_front = page is self.tabs.current()
        if in_front:
            self.open_page(key)
        else:
            self._add(key)

    @Slot()
    def _close_from_page(self) -> None:
        page = self.sender()
        if isinstance(page, Page):
            self.commands.close_page(page)

    @Slot()
    def _retitle(self) -> None:
        page = self.sender()
        if isinstance(page, Page):
            self.tabs.show_title(page)
            self._show_title()

    @Slot()
    def _show_current(self) -> None:
        if not self._restored:
            return
        page = self.tabs.current()
        places = {place.key for place in PLACES}
        self.navigation.mark(page.key if page is not None and page.key in places else None)
        self._follow_commands()
        self._follow_document()
        self._show_title()
        if page is not None and page is not self._shown_page:
            page.take_focus()
        self._shown_page = page

    @Slot()
    def _follow_commands(self) -> None:
        page = self.tabs.current()
        self.actions_table.follow(page.commands() if page is not None else {})

    @Slot()
    def _follow_document(self) -> None:
        page = self.tabs.current()
        self.commands.follow(page)
        self.beside.follow(page)

    def show_dock(self) -> None:
        """Show the PDF beside a document, or the preview beside an editor, as its switch says; lists get the whole width."""
        self.beside.obey()

    @Slot()
    def _show_title(self) -> None:
        page, company = self.tabs.current(), self.shelf.company
        parts = [page.title() if page is not None else "", company.name if company is not None else ""]
        self.setWindowTitle(" – ".join([*(shortened(part) for part in parts if part), "LedgerBee Desktop"]))

    # --- what the book says -------------------------------------------------------------------------

    @Slot(AppError)
    def show_error(self, error: AppError) -> None:
        """Say it above the work."""
        self.banner.show_error(error)

    @Slot()
    def _open_outbox(self) -> None:
        self.open_page(PageKey("outbox"))

    @Slot()
    def _show_status(self) -> None:
        status = self.book.sync.status
        self.actions_table["file.offline"].setChecked(status.connection is Connection.OFFLINE)
        if status.connection is Connection.ONLINE:
            self.pdf.retry()

    # --- remembering --------------------------------------------------------------------------------

    @Slot()
    def _save_now(self) -> None:
        if self._restored:
            self.store_state.start()

    @Slot(int)
    def _note_pdf_width(self, width: int) -> None:
        if self._restored and self.isVisible():
            self.beside.note_width(width)
            self._saving.start()

    async def save_state(self) -> None:
        """Keep tabs, place, size and docks."""
        page = self.tabs.current()
        state = WindowState(
            tuple(page.key for page in self.tabs.pages()),
            page.key if page is not None else None,
            encoded(self.saveGeometry()),
            self.beside.wish,
        )
        await state.store(self.book.workspace)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._restored:
            self.beside.resized()
        self._saving.start()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._saving.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._restored and self.isActiveWindow():
            self.book.sync.nudge()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.commands.may_close:
            event.accept()
            self.closed.emit()
        else:
            event.ignore()
            self.actions_table["file.close-window"].trigger()
