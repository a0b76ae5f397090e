"""A model of what LedgerBee lists, with a colleague who works while it is read, and a client of it that fails, lies and dies."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import TypeVar

from ledgerbee_desktop.core.errors import KeyProblem, Missing, Unreachable, Wait
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import (
    Account,
    Company,
    Contact,
    Customer,
    CustomerGroup,
    DeliveryStatus,
    Department,
    Document,
    DocumentLine,
    KeyInfo,
    Price,
    Product,
    ProductGroup,
    Template,
    VatCode,
)
from ledgerbee_desktop.core.operations import Evidence, Refusal
from ledgerbee_desktop.core.ports import Page
from ledgerbee_desktop.core.text import Message
from tests.faults.simulation.loop import START, Dead

T = TypeVar("T")
SAID = Message("errors", "simulated")
PAGE = 4


@dataclass
class Habits:
    """How much happens: probabilities at each request."""

    work: float = 0.0  # a colleague does something between this request and the one before
    fault: float = 0.0  # no answer, or a refusal that says nothing about the thing
    lie: float = 0.0  # a list that is empty, or lacks a page
    death: float = 0.0  # the program ends


QUIET = Habits()


@dataclass
class Truth:
    """What LedgerBee has; documents in the order in which they were made. What was deleted can be taken back."""

    random: Random
    documents: dict[DocumentId, Document] = field(default_factory=dict)
    customers: dict[CustomerId, Customer] = field(default_factory=dict)
    products: dict[ProductId, Product] = field(default_factory=dict)
    bin: list[Document] = field(default_factory=list)
    restored: set[DocumentId] = field(default_factory=set)
    _count: int = 0

    def new(self) -> str:
        self._count += 1
        return f"00000000-0000-4000-c000-{self._count:012x}"

    def fill(self, documents: int) -> None:
        """A company that has worked for a while."""
        for _ in range(6):
            self.add_customer()
        for _ in range(5):
            self.add_product()
        for _ in range(documents):
            self.add_document()

    # --- What a colleague does ---------------------------------------------------------------------

    def add_customer(self) -> None:
        customer = Customer(id=CustomerId(self.new()), number=str(self._count), name=f"Kunde {self._count}")
        self.customers[customer.id] = customer

    def add_product(self) -> None:
        product_id = ProductId(self.new())
        prices = tuple(self._price(product_id) for _ in range(self.random.randint(1, 3)))
        self.products[product_id] = Product(
            id=product_id, name=f"Vare {self._count}", updated_at=str(self._count), prices=prices, prices_known=True
        )

    def _price(self, product_id: ProductId) -> Price:
        return Price(id=PriceId(self.new()), product_id=product_id, currency="DKK", unit_amount=Decimal(self._count))

    def add_document(self) -> None:
        kind = self.random.choice([DocumentKind.INVOICE, DocumentKind.INVOICE, DocumentKind.QUOTE])
        document_id, amount = DocumentId(self.new()), Decimal(self._count)
        self.documents[document_id] = Document(
            id=document_id,
            kind=kind,
            status="draft",
            display_status="draft",
            date=dt.date(2026, 3, 2),
            currency="DKK",
            subtotal=amount,
            vat=Decimal(0),
            amount=amount,
            created_at=START + dt.timedelta(seconds=self._count),
            updated_at=str(self._count),
            lines=(DocumentLine(kind=LineKind.TEXT, description=f"Linje {self._count}"),),
        )

    def happen(self) -> None:
        """One thing that a colleague does: mostly to documents, and deletions come in bursts."""
        roll = self.random.random()
        if roll < 0.3:
            self.add_document()
        elif roll < 0.45:
            self._change_document()
        elif roll < 0.75:
            for _ in range(self.random.choice([1, 1, 1, 2, 3, 8])):
                self._delete_document()
        elif roll < 0.8 and self.bin:
            back = self.bin.pop()
            self.documents[back.id] = back
            self.restored.add(back.id)
            self.documents = dict(sorted(self.documents.items()))  # where it was
        else:
            self.random.choice([self.add_customer, self.add_product, self._change_product, self._delete_record])()

    def _change_document(self) -> None:
        """Edit or book one: text in a line, or number and status."""
        if not self.documents:
            return
        self.new()
        before = self.random.choice(list(self.documents.values()))
        line = DocumentLine(kind=LineKind.TEXT, description=f"Ændret {self._count}")
        booked = {"status": "sent", "display_status": "sent", "number": str(self._count)}
        fields: dict[str, object] = {"lines": (line,)} if self.random.random() < 0.5 else dict(booked)
        after = dataclasses.replace(before, updated_at=str(self._count), **fields)  # type: ignore[arg-type]
        self.documents[before.id] = after

    def _delete_document(self) -> None:
        if self.documents:
            self.delete(self.random.choice(list(self.documents)))

    def delete(self, document_id: DocumentId) -> None:
        """Delete a document; it can be taken back."""
        self.bin.append(self.documents.pop(document_id))

    def _change_product(self) -> None:
        """A price more or less; the product's `updatedAt` does not always move with it."""
        if not self.products:
            return
        product = self.random.choice(list(self.products.values()))
        prices = product.prices[1:] if self.random.random() < 0.5 else (*product.prices, self._price(product.id))
        moved = self.random.random() < 0.5
        updated_at = self.new() if moved else product.updated_at
        self.products[product.id] = dataclasses.replace(product, prices=prices, updated_at=updated_at)

    def _delete_record(self) -> None:
        if self.random.random() < 0.5 and len(self.customers) > 1:
            del self.customers[self.random.choice(list(self.customers))]
        elif len(self.products) > 1:
            del self.products[self.random.choice(list(self.products))]

    def of(self, kind: DocumentKind) -> list[Document]:
        """The newest first."""
        return [each for each in reversed(self.documents.values()) if each.kind is kind]


class Reader:
    """The reads of `core.ports.LedgerBee`."""

    server_date: dt.datetime | None = None

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.habits = QUIET
        self.before_each: Callable[[], None] | None = None

    def _turn(self) -> None:
        random, habits = self.truth.random, self.habits
        while random.random() < habits.work:
            self.truth.happen()
        if self.before_each is not None:
            self.before_each()
        if random.random() < habits.death:
            raise Dead
        if random.random() < habits.fault:
            evidence = Evidence(wrote=True, status=random.choice([401, 403, 500]))
            raise random.choice(
                [Unreachable(SAID, evidence), KeyProblem(SAID, evidence), Wait(SAID, evidence, until=None)]
            )

    def _page(self, items: Sequence[T], page: int) -> Page[T]:
        pages = -(-len(items) // PAGE)
        found = Page(tuple(items[(page - 1) * PAGE : page * PAGE]), page, pages, len(items))
        if self.truth.random.random() < self.habits.lie:
            return self.truth.random.choice([Page((), page, 0, 0), dataclasses.replace(found, items=())])
        return found

    def _gone(self) -> Missing:
        return Missing(SAID, Evidence(wrote=True, status=404), Refusal(404, "", "gone"))

    async def company(self) -> Company:
        self._turn()
        return Company(id=CompanyId("00000000-0000-4000-9000-000000000001"), name="Maler ApS")

    async def key_info(self) -> KeyInfo:
        self._turn()
        return KeyInfo(scopes=None)

    async def customers(self) -> tuple[Customer, ...]:
        self._turn()
        if self.truth.random.random() < self.habits.lie:
            return ()
        return tuple(self.truth.customers.values())

    async def customer(self, customer_id: CustomerId) -> Customer:
        self._turn()
        if customer_id not in self.truth.customers:
            raise self._gone()
        return self.truth.customers[customer_id]

    async def products(self, page: int) -> Page[Product]:
        self._turn()
        listed = [dataclasses.replace(each, prices=(), prices_known=False) for each in self.truth.products.values()]
        return self._page(listed, page)

    async def product(self, product_id: ProductId) -> Product:
        self._turn()
        if product_id not in self.truth.products:
            raise self._gone()
        return self.truth.products[product_id]

    async def price(self, price_id: PriceId) -> Price:
        self._turn()
        for product in self.truth.products.values():
            for price in product.prices:
                if price.id == price_id:
                    return price
        raise self._gone()

    async def documents(self, kind: DocumentKind, page: int) -> Page[Document]:
        self._turn()
        return self._page([dataclasses.replace(each, lines=None) for each in self.truth.of(kind)], page)

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        self._turn()
        found = self.truth.documents.get(document_id)
        if found is None or found.kind is not kind:
            raise self._gone()
        return found

    async def delivery_status(self, _kind: DocumentKind, _document_id: DocumentId) -> DeliveryStatus:
        self._turn()
        return DeliveryStatus(send_count=1)

    async def contacts(self, _customer_id: CustomerId) -> tuple[Contact, ...]:
        self._turn()
        return ()

    async def departments(self, _customer_id: CustomerId) -> tuple[Department, ...]:
        self._turn()
        return ()

    async def customer_groups(self) -> tuple[CustomerGroup, ...]:
        self._turn()
        return ()

    async def product_groups(self, page: int) -> Page[ProductGroup]:
        self._turn()
        return Page((), page, 0, 0)

    async def templates(self, page: int) -> Page[Template]:
        self._turn()
        return Page((), page, 0, 0)

    async def accounts(self) -> tuple[Account, ...]:
        self._turn()
        return ()

    async def vat_codes(self) -> tuple[VatCode, ...]:
        self._turn()
        return ()
