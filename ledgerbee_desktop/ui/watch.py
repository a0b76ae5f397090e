"""What navigation and status bar say of the book: counts, the outbox, the connection."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.pages import LIST_OF
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.navigation import Navigation
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.status import StatusBar

DRAFTS, OUTBOX = PageKey("drafts"), PageKey("outbox")
CUSTOMERS, PRODUCTS = PageKey("customers"), PageKey("products")


class Watch(QObject):
    """Reads again whenever the book says that something changed, and tells both."""

    def __init__(self, desk: Desk, navigation: Navigation, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._navigation, self._status = desk, navigation, status
        self.traffic = Loader(self._read_traffic, self)
        self.counting = Loader(self._count, self)
        signals, shelf = desk.signals, desk.shelf
        for signal in (signals.operations, signals.status, signals.documents):
            signal.connect(self.traffic.start)
        for signal in (signals.drafts, signals.documents):
            signal.connect(self.counting.start)
        signals.status.connect(self.show_connection)
        shelf.changed.connect(self._show_company)
        shelf.changed.connect(self._count_records)
        shelf.changed.connect(self.traffic.start)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self.traffic.busy or self.counting.busy or self._desk.shelf.busy

    @Slot()
    def start(self) -> None:
        """Read and show everything."""
        self.show_connection()
        for loader in (self._desk.shelf.loader, self.traffic, self.counting):
            loader.start()

    @Slot()
    def show_connection(self) -> None:
        """How LedgerBee is reached now."""
        self._status.show_sync(self._desk.book.sync.status)

    @Slot()
    def _show_company(self) -> None:
        company = self._desk.shelf.company
        self._navigation.show_company(company.name if company is not None else "")

    async def _read_traffic(self) -> None:
        entries = await self._desk.entries.open()
        self._status.show_entries(entries)
        self._navigation.show_count(OUTBOX, len(entries), alert=any(entry.needs_person for entry in entries))

    async def _count(self) -> None:
        self._navigation.show_count(DRAFTS, len(await self._desk.book.drafts.all()))
        counts = await self._desk.book.library.counts()
        for kind, key in LIST_OF.items():
            self._navigation.show_count(key, counts.get(kind.value, 0))

    @Slot()
    def _count_records(self) -> None:
        """Archived ones are hidden in the lists, so they do not count here."""
        catalogue = self._desk.shelf.catalogue
        self._navigation.show_count(CUSTOMERS, sum(each.is_active for each in catalogue.customers.values()))
        self._navigation.show_count(PRODUCTS, sum(each.is_active for each in catalogue.products.values()))
