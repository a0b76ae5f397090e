"""The list of customers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import HasErrors
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.customers.form import change_customer
from ledgerbee_desktop.ui.customers.words import NEW_DOCUMENT, country_name, group_name, type_named, zone_named
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.steps_row import Work
from ledgerbee_desktop.ui.editor.search import Entry, entry
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.making import make_for
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.list_page import MARK_COLUMN, ListWords, RecordsPage, by_mark
from ledgerbee_desktop.ui.records.rows import RecordKind, RecordRow, alphabetical
from ledgerbee_desktop.ui.records.standing import Standing, may_not_write

CUSTOMERS = PageKey("customers")
Row = RecordRow[Customer]

WORDS = ListWords(
    title=QT_TRANSLATE_NOOP("customers", "Customers"),
    none=QT_TRANSLATE_NOOP("customers", "No customers"),
    sentence=QT_TRANSLATE_NOOP("customers", "LedgerBee has no active customer of this company yet."),
    new=QT_TRANSLATE_NOOP("customers", "New customer…"),
    one=QT_TRANSLATE_NOOP("customers", "1 customer"),
    many=QT_TRANSLATE_NOOP("customers", "{count} customers"),
)


def _entry(customer: Customer, catalogue: Catalogue) -> Entry[Customer]:
    """As the editor's picker finds them, and by their group."""
    return entry(
        customer,
        customer.number,
        customer.name,
        customer.city,
        customer.vat_number,
        customer.ean,
        customer.email,
        customer.phone,
        customer.postal_code,
        group_name(customer, catalogue),
    )


def _number(row: Row) -> tuple[int, str]:
    """Numbers in the order of counting: 99 before 100."""
    return len(row.record.number), row.record.number


KIND: RecordKind[Customer] = RecordKind(
    target=Target.CUSTOMER,
    all=lambda catalogue: catalogue.customers.values(),
    entry=_entry,
    order={
        "number": _number,
        "name": lambda r: alphabetical(r.record.name),
        "city": lambda r: alphabetical(r.record.city),
        "vat_number": lambda r: r.record.vat_number,
        "group": lambda r: alphabetical(group_name(r.record, r.catalogue)),
        "email": lambda r: r.record.email.casefold(),
        "mark": by_mark,
    },
)
COLUMNS: tuple[Column[Row], ...] = (
    Column(id="number", title=QT_TRANSLATE_NOOP("customers", "Number"), show=lambda r: r.record.number, width=88),
    Column(id="name", title=QT_TRANSLATE_NOOP("customers", "Name"), show=lambda r: r.record.name, stretch=True),
    Column(id="city", title=QT_TRANSLATE_NOOP("customers", "City"), show=lambda r: r.record.city, width=112),
    Column(
        id="vat_number",
        title=QT_TRANSLATE_NOOP("customers", "VAT number"),
        show=lambda r: r.record.vat_number,
        width=136,
    ),
    Column(
        id="group",
        title=QT_TRANSLATE_NOOP("customers", "Group"),
        show=lambda r: group_name(r.record, r.catalogue),
        width=104,
    ),
    Column(id="email", title=QT_TRANSLATE_NOOP("customers", "Email"), show=lambda r: r.record.email, width=180),
    MARK_COLUMN,
)
EXPORTED: tuple[Column[Row], ...] = (
    Column(id="ean", title=QT_TRANSLATE_NOOP("customers", "EAN number"), show=lambda r: r.record.ean),
    Column(id="phone", title=QT_TRANSLATE_NOOP("customers", "Phone"), show=lambda r: r.record.phone),
    Column(id="address", title=QT_TRANSLATE_NOOP("customers", "Address"), show=lambda r: r.record.address),
    Column(id="postal_code", title=QT_TRANSLATE_NOOP("customers", "Postal code"), show=lambda r: r.record.postal_code),
    Column(
        id="country",
        title=QT_TRANSLATE_NOOP("customers", "Country"),
        show=lambda r: country_name(r.record.country_code) or r.record.country_code,
    ),
    Column(id="zone", title=QT_TRANSLATE_NOOP("customers", "VAT zone"), show=lambda r: zone_named(r.record.vat_zone)),
    Column(id="type", title=QT_TRANSLATE_NOOP("customers", "Kind"), show=lambda r: type_named(r.record.customer_type)),
)
"""For the spreadsheet only: on the screen they stand on the customer's page."""


class CustomersPage(RecordsPage[Customer]):
    """Search by anything a customer is known by; Enter opens the customer's page."""

    icon_name = "customer"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, CUSTOMERS, KIND, parent, says=WORDS, columns=COLUMNS, page_kind="customer", export_only=EXPORTED
        )
        works: dict[str, Work] = {command: partial(self._new, kind) for command, kind in NEW_DOCUMENT.items()}
        works["document.edit"] = self._change
        self._actions = {command: page_action(command, self) for command in works}
        self._works = {command: AsyncCommand(self._actions[command], work, self) for command, work in works.items()}
        for command in self._works.values():
            command.failed.connect(self.failed)
        for signal in (self.view.chosen, self.model.loaded):
            signal.connect(self._offer)
        self._offer()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), **self._actions}

    def _current(self) -> Customer | None:
        row = self.model.value(self.view.current_id() or "")
        return row.record if row is not None else None

    @Slot()
    def _offer(self) -> None:
        customer = self._current()
        for command, work in self._works.items():
            if command in NEW_DOCUMENT:
                work.set_available(customer is not None and customer.is_active)
            else:
                kind = OperationKind.CREATE if customer is not None and customer.is_temporary else OperationKind.UPDATE
                barred = may_not_write(self._desk.shelf.key, Target.CUSTOMER, kind)
                work.set_available(customer is not None and barred is None)

    async def _new(self, kind: DocumentKind) -> None:
        customer = self._current()
        if customer is not None:
            made = await make_for(self._book, kind, customer.id, self._desk.preferences.our_reference)
            self.open_asked.emit(PageKey("draft", made))

    async def _change(self) -> None:
        customer = self._current()
        if customer is None:
            return
        standing = Standing.of(customer.id, await self._book.outbox.rows())
        obstacle = standing.write_obstacle()
        if obstacle is not None:
            raise HasErrors(obstacle)
        await change_customer(self._desk, customer, standing, self)
