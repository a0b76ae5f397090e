"""What the editor knows from the library: read once, read again when it changes, never on the way of a key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal, Slot

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.defaults import choose_customer
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import DocumentKind, has_field
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Book, DocumentFilter, PastLine
from ledgerbee_desktop.core.rules import read_facts
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.loader import Loader

MOST_INVOICES = 100
"""Invoices that are offered to a credit note."""


class FactsReader(QObject):
    """Keeps a session's facts fresh, and makes a customer the draft's with all that comes along."""

    failed = Signal(AppError)

    def __init__(self, session: Session, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("facts")
        self._session, self._book = session, book
        self._customer = session.draft.customer_id
        self._invoice = session.draft.invoice_number
        self._chosen: CustomerId | None = None
        self._unmet: CustomerId | None = None  # chosen here before its people were known
        self._unfetched = self._customer
        self._holding = False
        self._reader = Loader(self._read, self)
        self._chooser = Loader(self._choose, self)
        self._fetcher = Loader(self._fetch, self)
        for loader in (self._reader, self._chooser, self._fetcher):
            loader.failed.connect(self.failed)
        session.changed.connect(self._follow)

    @property
    def busy(self) -> bool:
        """Is something being read?"""
        return self._reader.busy or self._chooser.busy

    async def settle(self) -> None:
        """Return when a customer that was chosen is the draft's."""
        if self._chosen is not None:
            await self._choose()

    @Slot()
    def read(self) -> None:
        """The library has changed (or was never read)."""
        self._reader.start()

    @contextmanager
    def holding_still(self) -> Iterator[None]:
        """Fill nothing in meanwhile: the person looks at what is to be sent."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            self._introduce()

    def choose(self, customer_id: CustomerId) -> None:
        """Make this customer the draft's: one change, with contact, department, currency and due date."""
        self._chosen = customer_id
        self._chooser.start()

    @Slot()
    def _follow(self) -> None:
        if self._session.draft.invoice_number != self._invoice:
            self._invoice = self._session.draft.invoice_number
            self.read()
        if self._session.draft.customer_id != self._customer:
            self._customer = self._unfetched = self._session.draft.customer_id
            self.read()

    async def _choose(self) -> None:
        chosen, self._chosen = self._chosen, None
        customer = self._session.catalogue.customers.get(chosen) if chosen is not None else None
        if chosen is None or customer is None:
            return
        contacts = await self._book.library.contacts(chosen)
        departments = await self._book.library.departments(chosen)
        newest = await self._documents(chosen, DocumentKind.INVOICE, 1)
        gap = None
        if newest and newest[0].due_date is not None:
            gap = (newest[0].due_date - newest[0].date).days
        draft = self._session.draft
        self._unmet = chosen if not (contacts or departments) else None
        self._session.apply(choose_customer(draft, customer, contacts, departments, last_gap_days=gap))

    async def _documents(self, customer_id: CustomerId, kind: DocumentKind, most: int) -> tuple[Document, ...]:
        ids = await self._book.library.document_ids(DocumentFilter(kind=kind, customer_id=customer_id))
        return await self._book.library.documents(ids[:most])

    async def _invoices(self, customer_id: CustomerId | None) -> tuple[Document, ...]:
        if customer_id is None or not has_field(self._session.draft.kind, "invoice_number"):
            return ()
        invoices = await self._documents(customer_id, DocumentKind.INVOICE, MOST_INVOICES)
        return tuple(invoice for invoice in invoices if invoice.number)

    async def _read(self) -> None:
        library, customer_id = self._book.library, self._session.draft.customer_id
        facts = await read_facts(library, self._session.draft, self._book.clock.today())
        history: tuple[PastLine, ...] = await library.history(customer_id) if customer_id else ()
        self._session.set_facts(facts, history, await self._invoices(customer_id))
        self._introduce()
        if self._unfetched is not None:
            self._fetcher.start()

    def _introduce(self) -> None:
        """The default contact and department of a customer whose people arrived only after it was chosen.

        What is queued stays as it was sent: a change would take it back.
        """
        draft, facts = self._session.draft, self._session.facts
        if self._holding or self._session.state is not DraftState.EDITING:
            return
        if self._unmet is None or self._unmet != draft.customer_id or not (facts.contacts or facts.departments):
            return
        self._unmet = None
        if draft.contact_id is None and draft.department_id is None:
            people = {
                "contact_id": next((contact.id for contact in facts.contacts if contact.is_default), None),
                "department_id": next((d.id for d in facts.departments if d.is_default and d.is_active), None),
            }
            self._session.apply(set_fields(draft, **{k: v for k, v in people.items() if k not in draft.typed}))

    async def _fetch(self) -> None:
        customer_id, self._unfetched = self._unfetched, None
        if customer_id is not None:
            await self._book.sync.fetch_customer(customer_id)
