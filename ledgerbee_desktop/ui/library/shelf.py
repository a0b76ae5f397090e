"""The catalogue and the company in memory, for everything that shows a name."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.library import Catalogue, Company, Customer, KeyInfo
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.signals import BookSignals

STORM_MS = 300
"""Prices come one product at a time, each of them a change; the whole catalogue is read this often at most."""


class Shelf(QObject):
    """Follows the library: `changed` after a newer catalogue, company or key was read."""

    changed = Signal()
    names_changed = Signal()
    """Some customer has another name, or there are others than before."""

    def __init__(self, book: Book, signals: BookSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.catalogue = Catalogue()
        self.company: Company | None = None
        self.key: KeyInfo | None = None
        self.loader = Loader(self._load, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(STORM_MS)
        self._soon.timeout.connect(self.loader.start)
        signals.catalogue.connect(self._read_soon)
        signals.company.connect(self.loader.start)

    async def _load(self) -> None:
        before, self.catalogue = self.catalogue, await self._book.library.catalogue()
        self.company = await self._book.library.company()
        self.key = await self._book.library.key_info()
        self.changed.emit()
        if before.customers != self.catalogue.customers:
            self.names_changed.emit()

    @property
    def busy(self) -> bool:
        """Whether the library is being read, or about to be."""
        return self.loader.busy or self._soon.isActive()

    @Slot()
    def _read_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def reload(self) -> None:
        """Read again."""
        self.loader.start()

    def customer(self, customer_id: CustomerId | None) -> Customer | None:
        """The customer record; None for none, or one that was not pulled yet."""
        return None if customer_id is None else self.catalogue.customers.get(customer_id)

    def customer_name(self, customer_id: CustomerId | None) -> str:
        """The customer's name; empty for none, "…" for one that was not pulled yet."""
        if customer_id is None:
            return ""
        customer = self.customer(customer_id)
        return customer.name if customer is not None else "…"
