"""What one life of the program reads from the model LedgerBee; at times the answer does not come."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import datetime

from ledgerbee_desktop.core.errors import Missing, Unreachable
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    CustomerId,
    DocumentId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import (
    Account,
    Company,
    Contact,
    Customer,
    CustomerGroup,
    Delivery,
    DeliveryStatus,
    Department,
    Document,
    KeyInfo,
    PdfFile,
    Price,
    Product,
    ProductGroup,
    Template,
    VatCode,
)
from ledgerbee_desktop.core.operations import Evidence, Refusal
from ledgerbee_desktop.core.ports import Page
from tests.faults.simulation.catalogue import GROUP
from tests.faults.simulation.ledgerbee import PAGE, SAID, LedgerBeeModel, Truth

OURS = CompanyId("00000000-0000-4000-9000-000000000001")
ANOTHER = CompanyId("00000000-0000-4000-9000-000000000002")
_REMEMBERED = 40


class ModelReader:
    """The reading half of `core.ports.LedgerBee`. `company_id`: the company for which the key speaks."""

    def __init__(self, model: LedgerBeeModel, company_id: CompanyId = OURS) -> None:
        self._model = model
        self._random = model.random
        self._company_id = company_id

    @property
    def server_date(self) -> datetime | None:
        return self._model.server_date

    def _answered(self) -> Evidence:
        self._model.server_date = self._model.now().replace(microsecond=0)
        return Evidence(wrote=True, status=200, server_date=self._model.server_date)

    def _gone(self) -> Missing:
        return Missing(SAID, self._answered(), Refusal(404, "", "gone"))

    async def _reading(self) -> None:
        await asyncio.sleep(self._random.uniform(0.01, 0.4))
        if self._random.random() < self._model.habits.read_fault:
            raise Unreachable(SAID, Evidence(wrote=True))
        self._answered()

    async def company(self) -> Company:
        await self._reading()
        return Company(id=self._company_id, name="Maler ApS")

    async def key_info(self) -> KeyInfo:
        await self._reading()
        return KeyInfo(scopes=None)

    async def customers(self) -> tuple[Customer, ...]:
        await self._reading()
        return tuple(self._model.customers.values())

    async def customers_of(self, external_system_id: str) -> tuple[Customer, ...]:
        await self._reading()
        found = self._model.customers.values()
        return tuple(each for each in found if each.external_system_id == external_system_id)

    async def customer(self, customer_id: CustomerId) -> Customer:
        await self._reading()
        found = self._model.customers.get(customer_id)
        if found is None:
            raise self._gone()
        return found

    async def customer_groups(self) -> tuple[CustomerGroup, ...]:
        await self._reading()
        return (GROUP,)

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        await self._reading()
        return ()

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        await self._reading()
        return ()

    async def products(self, page: int) -> Page[Product]:
        await self._reading()
        found = [dataclasses.replace(each, prices=(), prices_known=False) for each in self._model.products.values()]
        pages = -(-len(found) // PAGE)
        return Page(tuple(found[(page - 1) * PAGE : page * PAGE]), page, pages, len(found))

    async def product(self, product_id: ProductId) -> Product:
        await self._reading()
        found = self._model.products.get(product_id)
        if found is None:
            raise self._gone()
        return found

    async def price(self, price_id: PriceId) -> Price:
        await self._reading()
        for product in self._model.products.values():
            for price in product.prices:
                if price.id == price_id:
                    return price
        raise self._gone()

    async def product_groups(self, page: int) -> Page[ProductGroup]:
        await self._reading()
        found = tuple(self._model.groups.values())
        return Page(found, page, 1, len(found))

    async def product_group(self, group_id: ProductGroupId) -> ProductGroup:
        await self._reading()
        found = self._model.groups.get(group_id)
        if found is None:
            raise self._gone()
        return found

    async def accounts(self) -> tuple[Account, ...]:
        await self._reading()
        return ()

    async def vat_codes(self) -> tuple[VatCode, ...]:
        await self._reading()
        return ()

    async def templates(self, page: int) -> Page[Template]:
        await self._reading()
        return Page((), page, 0, 0)

    async def documents(self, kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> Page[Document]:
        await self._reading()
        found = [
            dataclasses.replace(truth.document, lines=None)
            for truth in self._model.living(kind)
            if customer_id in {None, truth.document.customer_id}
        ]
        pages = -(-len(found) // PAGE)
        if customer_id is not None and page >= pages:
            passed = (asyncio.get_running_loop().time(), kind, customer_id, asyncio.current_task())
            self._model.passes[:] = [*self._model.passes[-_REMEMBERED:], passed]
        items = tuple(found[(page - 1) * PAGE : page * PAGE])
        if customer_id is not None and page == 1 < pages and self._model.habits.churn:
            self._disturb(items)
        return Page(items, page, pages, len(found))

    def _disturb(self, items: tuple[Document, ...]) -> None:
        """A colleague deletes one of their documents that was just read: what comes first on the next page is there no more."""
        theirs = [each.id for each in items if self._model.documents[each.id].is_a_colleagues]
        if theirs:
            self._model.delete(theirs[0])

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        truth = await self._living(kind, document_id)
        truth.seen, truth.seen_at = truth.document, asyncio.get_running_loop().time()
        return truth.document

    async def _living(self, kind: DocumentKind, document_id: DocumentId) -> Truth:
        await self._reading()
        truth = self._model.documents.get(document_id)
        if truth is None or not truth.living or truth.document.kind is not kind:
            raise self._gone()
        return truth

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        assert TRAITS[kind].has_delivery_log
        truth = await self._living(kind, document_id)
        count = truth.deliveries
        entry = Delivery(id=document_id, status="success", delivery_type="Email", sent_at="x")
        return DeliveryStatus(send_count=count, deliveries=(entry,) * count)

    async def pdf(self, kind: DocumentKind, document_id: DocumentId, *, draft: bool) -> PdfFile:
        await self._reading()
        return PdfFile(b"%PDF", "x.pdf")

    async def sign_out(self) -> None:
        """There is no token."""

    async def close(self) -> None:
        """There is nothing to close."""
