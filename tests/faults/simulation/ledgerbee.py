"""A model of LedgerBee: the truth about documents and records, and what colleagues and late requests do to it.

It is as permissive as LedgerBee may be: a second conversion, a second customer of the same mark are carried out, so that a
client that repeats itself is seen.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import (
    CustomerGroupId,
    CustomerId,
    DocumentId,
    DraftId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, LineKind
from ledgerbee_desktop.core.library import (
    Catalogue,
    Customer,
    CustomerGroup,
    Document,
    DocumentLine,
    Price,
    Product,
    ProductGroup,
)
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.records import CustomerFields, PriceAction, PriceFields, ProductFields, ProductGroupFields
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.core.totals import estimate
from tests.faults.simulation.loop import START

PAGE = 3
FRESH = 60.0
"""Seconds that the program's last look at a document may lie before its POST: one walk through the gate."""
GROUP = CustomerGroup(id=CustomerGroupId("00000000-0000-4000-a000-000000000003"), name="Kunder")
HOUR = Price(
    id=PriceId("00000000-0000-4000-a000-000000000001"),
    product_id=ProductId("00000000-0000-4000-a000-000000000002"),
    currency="DKK",
    unit_amount=Decimal("495.00"),
    vat_rates={"domestic": Decimal(25)},
)
PRODUCT = Product(id=HOUR.product_id, name="Malertime", number="T1", updated_at="1", prices=(HOUR,), prices_known=True)
CUSTOMERS = tuple(
    Customer(
        id=CustomerId(f"00000000-0000-4000-b000-00000000000{each}"),
        number=str(1000 + each),
        name=f"Kunde {each}",
        email="a@b.dk",
    )
    for each in range(3)
)
CATALOGUE = Catalogue.of(CUSTOMERS, (PRODUCT,), (), 1)
SAID = Message("errors", "simulated")


@dataclass
class Habits:
    """How badly LedgerBee behaves: probabilities, and the longest time (seconds) after which a request is still carried out."""

    write_fault: float = 0.5
    read_fault: float = 0.03
    latest_commit: float = 90.0
    wrong_total: float = 0.05
    kill: float = 0.1  # the program dies while its request is under way


@dataclass
class Truth:
    """A document, which draft it was made from (None: a colleague's), and what happened to it."""

    document: Document
    origin: DraftId | None
    sends: int = 0
    living: bool = True
    seen: Document | None = None  # as the program read it last
    seen_at: float = 0.0
    stated: list[Draft] = field(default_factory=list)  # what the program wanted it to be, in creates and changes
    past: list[Document] = field(default_factory=list)  # what it was
    conversions: int = 0  # by the program
    source: DocumentId | None = None


@dataclass
class LedgerBeeModel:
    """The truth, shared by all lives of the program."""

    random: Random
    habits: Habits
    documents: dict[DocumentId, Truth] = field(default_factory=dict)
    customers: dict[CustomerId, Customer] = field(default_factory=lambda: {each.id: each for each in CUSTOMERS})
    products: dict[ProductId, Product] = field(default_factory=lambda: {PRODUCT.id: PRODUCT})
    groups: dict[ProductGroupId, ProductGroup] = field(default_factory=dict)
    ledger: list[str] = field(default_factory=list)
    posts: Counter[DraftId] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)
    skew: timedelta = timedelta()
    killer: asyncio.Future[None] | None = None
    server_date: datetime | None = None
    books_conversions: bool = False
    links_conversions: bool = True
    _numbers: int = 0
    _ids: int = 0

    # --- What happens there ----------------------------------------------------------------------

    def now(self) -> datetime:
        return START + timedelta(seconds=asyncio.get_running_loop().time()) + self.skew

    def write_down(self, what: str) -> None:
        self.ledger.append(f"{asyncio.get_running_loop().time():.3f} {what}")

    def new_id(self) -> str:
        self._ids += 1
        return f"00000000-0000-4000-c000-{self._ids:012x}"

    def _number(self) -> str:
        self._numbers += 1
        return str(1000 + self._numbers)

    def add(self, draft: Draft, origin: DraftId | None) -> Document:
        traits = TRAITS[draft.kind]
        document_id = DocumentId(self.new_id())
        document = Document(
            id=document_id,
            kind=draft.kind,
            status="draft",
            number=self._number() if traits.is_numbered_on_create else "",
            created_at=self.now(),
            updated_at=str(self._ids),
            **self._content(draft, exact=origin is None),
        )
        self.documents[document_id] = Truth(document, origin, stated=[draft] if origin else [])
        self.write_down(f"create {draft.kind} {document_id} from {origin}")
        return document

    def _content(self, draft: Draft, *, exact: bool = True) -> dict[str, Any]:
        total, sign = estimate(draft, CATALOGUE), TRAITS[draft.kind].sign
        wrong = not exact and self.random.random() < self.habits.wrong_total
        extra = Decimal(100) if wrong else Decimal(0)
        returns_people = TRAITS[draft.kind].is_updatable
        return {
            "date": draft.date,
            "due_date": draft.due_date,
            "valid_until": draft.valid_until,
            "currency": draft.currency,
            "subtotal": (total.subtotal + extra) * sign,
            "vat": total.vat * sign,
            "amount": (total.total + extra) * sign,
            "customer_id": draft.customer_id,
            "contact_id": draft.contact_id if returns_people else None,
            "department_id": draft.department_id if returns_people else None,
            "reference": draft.reference,
            "our_reference": draft.our_reference,
            "notes": draft.notes,
            "lines": tuple(
                DocumentLine(
                    id=self.new_id(),
                    kind=line.kind,
                    price_id=line.price_id,
                    description=line.description or ("Malertime" if line.kind is LineKind.PRODUCT else ""),
                    quantity=line.quantity,
                    unit_price=line.unit_price or HOUR.unit_amount if line.kind is LineKind.PRODUCT else None,
                )
                for line in draft.lines
            ),
        }

    def judge_send(self, document_id: DocumentId) -> None:
        """A send leaves: was the document looked at just before, and was what was seen what the person had approved?

        What a colleague does after that look nobody can see (there is no precondition); everything before it counts.
        """
        truth = self.documents[document_id]
        if not self._was_seen(truth, "sent"):
            return
        assert truth.seen is not None
        likenesses = {compare(draft, truth.seen).likeness for draft in truth.stated}
        if truth.stated and Likeness.SAME not in likenesses:
            self.wrongs.append(f"{document_id} was sent although it is not what was approved")
        elif truth.seen.status != "draft":
            self.wrongs.append(f"{document_id} was sent although it was sent")

    def judge_update(self, document_id: DocumentId, base: Document) -> None:
        """A change leaves: is what was seen just before what the change sets out from?"""
        truth = self.documents[document_id]
        if self._was_seen(truth, "changed") and truth.seen is not None and content(truth.seen) != content(base):
            self.wrongs.append(f"{document_id} was changed although somebody else had changed it")

    def judge_convert(self, document_id: DocumentId) -> None:
        """A conversion leaves: did the program see just before that it was not converted yet?"""
        truth = self.documents[document_id]
        if self._was_seen(truth, "converted") and truth.seen is not None and truth.seen.is_converted:
            self.wrongs.append(f"{document_id} was converted although it was converted")

    def _was_seen(self, truth: Truth, done: str) -> bool:
        fresh = truth.seen is not None and asyncio.get_running_loop().time() - truth.seen_at <= FRESH
        if not fresh:
            self.wrongs.append(f"{truth.document.id} was {done} without a look at it")
        return fresh

    def book(self, document_id: DocumentId) -> None:
        """Carry out a send."""
        truth = self.documents.get(document_id)
        if truth is None or not truth.living or truth.document.is_converted:
            return
        truth.sends += 1
        if truth.sends > 1:
            self.wrongs.append(f"{document_id} was sent twice")
        number = truth.document.number or self._number()
        self.change(document_id, status="sent", number=number)
        self.write_down(f"send {document_id} as {number}")

    def replace(self, document_id: DocumentId, draft: Draft) -> None:
        """Carry out a change: what the body leaves out is gone (trap 3). Only drafts can be changed."""
        truth = self.documents[document_id]
        if not truth.living or truth.document.status != "draft":
            return
        truth.stated.append(draft)
        self.change(document_id, **self._content(draft))
        self.write_down(f"change {document_id}")

    def convert(self, document_id: DocumentId, target: DocumentKind, *, ours: bool) -> None:
        """Carry out a conversion. One that a colleague made first makes ours impossible."""
        truth = self.documents[document_id]
        source = truth.document
        if not truth.living or source.status == "draft" or (source.is_converted and not truth.conversions):
            return
        if ours:
            truth.conversions += 1
            if truth.conversions > 1:
                self.wrongs.append(f"{document_id} was converted twice")
        elif source.is_converted:
            return
        made = dataclasses.replace(
            source,
            id=DocumentId(self.new_id()),
            kind=target,
            status="sent" if self.books_conversions else "draft",
            display_status="",
            number=self._number() if self.books_conversions else "",
            valid_until=None,
            created_at=self.now(),
        )
        self.documents[made.id] = Truth(made, None, source=document_id)
        link = "converted_to_invoice" if target is DocumentKind.INVOICE else "converted_to_order_confirmation"
        links = {link: made.id} if self.links_conversions else {}
        self.change(document_id, display_status="converted", **links)
        self.write_down(f"convert {document_id} to {target} {made.id}")

    def change(self, document_id: DocumentId, **fields: object) -> None:
        truth = self.documents[document_id]
        self._ids += 1
        truth.past.append(truth.document)
        truth.document = dataclasses.replace(truth.document, updated_at=str(self._ids), **fields)  # type: ignore[arg-type]

    def delete(self, document_id: DocumentId) -> None:
        self.documents[document_id].living = False
        self.write_down(f"delete {document_id}")

    def living(self, kind: DocumentKind | None = None) -> list[Truth]:
        """The newest first, as LedgerBee lists them."""
        return [
            truth for truth in reversed(self.documents.values()) if truth.living and kind in {None, truth.document.kind}
        ]

    # --- Records ---------------------------------------------------------------------------------

    def add_customer(self, fields: CustomerFields) -> str:
        customer = Customer(id=CustomerId(self.new_id()), **dataclasses.asdict(fields))
        self.customers[customer.id] = customer
        self.write_down(f"customer {customer.id} {customer.name}")
        return customer.id

    def add_product(self, fields: ProductFields) -> str:
        product = Product(
            id=ProductId(self.new_id()), updated_at=str(self._ids), prices_known=True, **dataclasses.asdict(fields)
        )
        self.products[product.id] = product
        self.write_down(f"product {product.id} {product.number}")
        return product.id

    def add_group(self, fields: ProductGroupFields) -> str:
        group = ProductGroup(id=ProductGroupId(self.new_id()), **dataclasses.asdict(fields))
        self.groups[group.id] = group
        self.write_down(f"group {group.id} {group.number}")
        return group.id

    def add_price(self, fields: PriceFields) -> str:
        price = Price(id=PriceId(self.new_id()), available_currencies=(fields.currency,), **dataclasses.asdict(fields))
        product = self.products[fields.product_id]
        self.products[product.id] = dataclasses.replace(
            product, prices=(*product.prices, price), updated_at=str(self._ids)
        )
        self.write_down(f"price {price.id} of {product.id}")
        return price.id

    def act(self, price_id: PriceId, action: PriceAction) -> str:
        status = {"activate": "ACTIVE", "archive": "ARCHIVED", "disable": "DISABLED"}.get(action.value)
        fields: dict[str, Any] = {"is_default": True} if status is None else {"status": status}
        for product in self.products.values():
            prices = tuple(
                dataclasses.replace(each, **fields) if each.id == price_id else each for each in product.prices
            )
            self.products[product.id] = dataclasses.replace(product, prices=prices)
        return price_id

    def remove(self, record_id: str) -> str:
        """Delete a price, product or product group."""
        self.groups.pop(ProductGroupId(record_id), None)
        self.products.pop(ProductId(record_id), None)
        for product in self.products.values():
            prices = tuple(each for each in product.prices if each.id != record_id)
            self.products[product.id] = dataclasses.replace(product, prices=prices)
        return record_id

    def change_customer(self, customer_id: CustomerId, fields: CustomerFields, changed: frozenset[str]) -> str:
        values = {name: getattr(fields, name) for name in changed}
        self.customers[customer_id] = dataclasses.replace(self.customers[customer_id], **values)
        self.write_down(f"customer {customer_id} changed")
        return customer_id


def content(document: Document) -> tuple[object, ...]:
    """What of a document an editor can change."""
    lines = tuple(dataclasses.replace(line, id="") for line in document.lines or ())
    return (document.customer_id, document.date, document.valid_until, document.reference, document.notes, lines)
