"""LedgerBee as the outbox and the pull see it: request bodies, reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import (
    Company,
    Contact,
    Customer,
    DeliveryStatus,
    Department,
    Document,
    KeyInfo,
    PdfFile,
    Product,
    Template,
)
from ledgerbee_desktop.core.operations import (
    Evidence,
    SendRequest,
)
from ledgerbee_desktop.core.ports.machine import Ids

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

    def send(self, kind: DocumentKind, request: SendRequest) -> bytes:
        """The send body with the field names of the kind's family (contract README, trap 1)."""
        ...

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        """The draft that a create body states. What the body leaves out is empty in it.

        Raises:
            InvalidBody: the body is not a create body of `kind`; names the field.
        """
        ...

    def read_send(self, body: bytes) -> SendRequest:
        """The request that a frozen send body states."""
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

    async def products(self, page: int) -> Page[Product]:
        """`GET /v1/products`, 100 a page, without prices."""
        ...

    async def product(self, product_id: ProductId) -> Product:
        """`GET /v1/products/{id}`, with prices."""
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
        """Create a LedgerBee draft from a frozen body. Not idempotent."""
        ...

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        """Send (for an invoice: book, number and deliver). Accepted is not delivered. Not idempotent."""
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...
