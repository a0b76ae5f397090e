"""LedgerBee as the outbox and the pull see it: request bodies, reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import (
    Account,
    Company,
    Contact,
    Customer,
    CustomerGroup,
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
from ledgerbee_desktop.core.operations import Evidence, OperationKind, SendRequest
from ledgerbee_desktop.core.ports.machine import Ids
from ledgerbee_desktop.core.records import PriceAction, RecordWrite

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """One page of a list. `total` and `pages` are LedgerBee's figures at that moment."""

    items: tuple[T_co, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Written(Generic[T_co]):
    """The usable answer to a write, and what the wire saw."""

    value: T_co
    evidence: Evidence


class Bodies(Protocol):
    """Request bodies, made once when an operation is queued and frozen from then on. No network."""

    def create(self, draft: Draft) -> bytes:
        """The create body of a draft that has no findings of severity error. Currency and (invoice) due date are always stated."""
        ...

    def update(self, draft: Draft) -> bytes:
        """The PATCH body of a quote or order confirmation: the whole document, since what is left out is gone (trap 3).

        It has the fields of the create body and no others.
        """
        ...

    def convert(self, source: DocumentKind, target: DocumentKind, adjustment: Draft | None) -> bytes:
        """The convert body. `adjustment` (a draft of the target kind) states what the new document is to have instead of the source's."""
        ...

    def send(self, kind: DocumentKind, request: SendRequest) -> bytes:
        """The send body with the field names of the kind's family (contract README, trap 1)."""
        ...

    def record(self, write: RecordWrite) -> bytes:
        """The body of a write of a customer, product, price or product group; empty (`b""`) where the operation has none."""
        ...

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        """The draft that a create body states. What the body leaves out is empty in it.

        Raises:
            InvalidBody: the body is not a create body of `kind`; names the field.
        """
        ...

    def read_send(self, body: bytes) -> SendRequest:
        """The request that a frozen send body states, of either family."""
        ...

    def read_convert(self, body: bytes) -> DocumentKind:
        """The target kind that a frozen convert body states."""
        ...

    def read_adjustment(self, body: bytes, ids: Ids) -> Draft | None:
        """The adjusted document that a frozen convert body states, without a customer; None when there is none."""
        ...

    def read_record(self, target: Target, kind: OperationKind, record_id: str, body: bytes) -> RecordWrite:
        """The write that a frozen body of a record states, `changed` naming the fields that an update states.

        Raises:
            InvalidBody: the body is none of `target`.
        """
        ...


class LedgerBee(Protocol):
    """LedgerBee's API for one key.

    Reads may be repeated by the client itself and raise NotSent, Unreachable, KeyProblem, Wait, Missing, Refused or
    MalformedAnswer. Writes are one request each, never repeated, and raise NotSent, Refused, KeyProblem, Wait or OutcomeUnknown;
    cancelling one raises CancelledError and leaves its outcome unknown.
    """

    @property
    def server_date(self) -> datetime | None:
        """The Date header of the newest answer, UTC; None before the first."""
        ...

    async def company(self) -> Company:
        """`GET /v1/company`."""
        ...

    async def key_info(self) -> KeyInfo:
        """`GET /v1/api-key`."""
        ...

    async def customers(self) -> tuple[Customer, ...]:
        """`GET /v1/customers`: all of them in one answer."""
        ...

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        """`GET /v1/customers/{id}/contacts`."""
        ...

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        """`GET /v1/customers/{id}/departments`."""
        ...

    async def customer(self, customer_id: CustomerId) -> Customer:
        """`GET /v1/customers/{id}`. Raises Missing."""
        ...

    async def customers_of(self, external_system_id: str) -> tuple[Customer, ...]:
        """`GET /v1/customers` filtered by `externalSystemId`: never from LedgerBee's cache (trap 20)."""
        ...

    async def customer_groups(self) -> tuple[CustomerGroup, ...]:
        """`GET /v1/customer-groups`."""
        ...

    async def products(self, page: int) -> Page[Product]:
        """`GET /v1/products`, 100 a page, without prices."""
        ...

    async def product(self, product_id: ProductId) -> Product:
        """`GET /v1/products/{id}`, with prices."""
        ...

    async def price(self, price_id: PriceId) -> Price:
        """`GET /v1/product-prices/{id}`. Raises Missing."""
        ...

    async def product_groups(self, page: int) -> Page[ProductGroup]:
        """`GET /v1/product-groups`, 100 a page."""
        ...

    async def product_group(self, group_id: ProductGroupId) -> ProductGroup:
        """`GET /v1/product-groups/{id}`. Raises Missing."""
        ...

    async def accounts(self) -> tuple[Account, ...]:
        """`GET /v1/accounts`: all of them."""
        ...

    async def vat_codes(self) -> tuple[VatCode, ...]:
        """`GET /v1/vat-codes`: all of them."""
        ...

    async def templates(self, page: int) -> Page[Template]:
        """`GET /v1/document-templates`, 100 a page."""
        ...

    async def documents(self, kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> Page[Document]:
        """One page of 100 documents without lines, in LedgerBee's order (assumed newest first)."""
        ...

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """One document with its lines. Raises Missing when the company has no such document."""
        ...

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        """The delivery log (invoices and credit notes only)."""
        ...

    async def pdf(self, kind: DocumentKind, document_id: DocumentId, *, draft: bool) -> PdfFile:
        """The rendered PDF; `draft` asks for the watermarked preview, which has no side effects."""
        ...

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        """Create a LedgerBee draft from a frozen body. Not idempotent; a credit note gets its number at once (trap 6)."""
        ...

    async def update(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[Document]:
        """`PATCH` of a quote or order confirmation: replaces everything (trap 3)."""
        ...

    async def convert(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        """Convert a quote or order confirmation. The answer is not relied on (row 2): re-read the source and follow its link. Not idempotent."""
        ...

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        """Send (for an invoice or credit note: book and deliver). Accepted is not delivered. Not idempotent."""
        ...

    async def write_record(
        self, target: Target, kind: OperationKind, record_id: str, body: bytes, action: PriceAction | None = None
    ) -> Written[str]:
        """Create, change or delete a customer, product, price or product group, or act on a price; the value is LedgerBee's id of it.

        One of createCustomer, updateCustomer, createProduct, updateProduct, deleteProduct, createProductPrice, updateProductPrice,
        deleteProductPrice, activate-, archive-, disable-, setDefaultProductPrice, createProductGroup, updateProductGroup and
        deleteProductGroup. `record_id` is ignored by a create. Creates are not idempotent.
        """
        ...

    async def sign_out(self) -> None:
        """Have LedgerBee end the token with which this client is let in; nothing for an API key, which stays good.

        Best effort within about a second: raises nothing when that fails, since a token ends by itself within the hour.
        """
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...
