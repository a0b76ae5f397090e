"""LedgerBee's API for one key, as `core.ports.LedgerBee`. Importing this module imports httpx: the window does so after its first paint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from email.message import Message as MailMessage
from functools import partial
from typing import Final, TypeVar

from ledgerbee_desktop.api.limiter import Limiter
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.reads import JSON, MALFORMED, PDF, Reader
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.api.transport import Clients, environment_proxy
from ledgerbee_desktop.api.wire import catalogue, documents, records
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.api.writes import Writer
from ledgerbee_desktop.core.errors import MalformedAnswer
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, ProductId, normal_id
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
from ledgerbee_desktop.core.ports import Clock, Ids, Page, Written
from ledgerbee_desktop.core.secret import Secret

S = TypeVar("S")
V = TypeVar("V")
E = TypeVar("E")

PAGE_SIZE: Final = 100
COMPANY: Final = "/v1/company"
API_KEY: Final = "/v1/api-key"
CUSTOMERS: Final = "/v1/customers"
PRODUCTS: Final = "/v1/products"
TEMPLATES: Final = "/v1/document-templates"
DOCUMENTS: Final = {DocumentKind.INVOICE: "/v1/invoices"}
LONGEST_NAME: Final = 120


class HttpLedgerBee:
    """One company's LedgerBee over HTTP. Nothing is connected, and no TLS context made, before the first call.

    `origin` is a base URL that ends before `/v1`. `proxy` is for an address that has one of its own; by default the environment decides
    (never for loopback). `limits` are for tests. Kinds other than the invoice raise KeyError: nothing can draft them yet.

    Raises:
        InvalidOrigin: see `Origin.parse`. InvalidKey: the key cannot be put into a header.
    """

    def __init__(
        self,
        origin: str,
        key: Secret,
        clock: Clock,
        ids: Ids,
        *,
        limits: Limits | None = None,
        proxy: str | None = None,
    ) -> None:
        where = Origin.parse(origin)
        checked = Secret.parse(key.reveal())  # an illegal header value would be quoted by the HTTP library's exception
        caps = limits or Limits()
        self._limiter = Limiter(clock)
        self._clients = Clients(where, checked, caps, proxy or environment_proxy(where))
        self._reader = Reader(where, checked, self._clients, caps, limiter=self._limiter, clock=clock, ids=ids)
        self._writer = Writer(where, checked, self._clients, caps, limiter=self._limiter, clock=clock)
        self._server_date: dt.datetime | None = None

    @property
    def server_date(self) -> dt.datetime | None:
        """The Date header of the newest answer that was LedgerBee's own, UTC; None before the first."""
        return self._server_date

    def _seen(self, date: dt.datetime | None) -> None:
        self._server_date = date or self._server_date

    async def company(self) -> Company:
        """`GET /v1/company`."""
        return await self._read(COMPANY, {}, records.CompanyOut, records.company)

    async def key_info(self) -> KeyInfo:
        """`GET /v1/api-key`. From then on the reads go by the rate limits that it names."""
        info = await self._read(API_KEY, {}, records.KeyOut, records.key_info)
        self._limiter.use(info.tiers)
        return info

    async def customers(self) -> tuple[Customer, ...]:
        """`GET /v1/customers`: all of them in one answer."""
        return await self._read(CUSTOMERS, {}, list[records.CustomerOut], records.customers)

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        """`GET /v1/customers/{id}/contacts`."""
        build = partial(_each, partial(_belonging, records.contact, customer_id))
        return await self._read(f"{_item(CUSTOMERS, customer_id)}/contacts", {}, list[records.ContactOut], build)

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        """`GET /v1/customers/{id}/departments`."""
        build = partial(_each, partial(_belonging, records.department, customer_id))
        return await self._read(f"{_item(CUSTOMERS, customer_id)}/departments", {}, list[records.DepartmentOut], build)

    async def products(self, page: int) -> Page[Product]:
        """`GET /v1/products`, 100 a page, without prices."""
        return await self._page(PRODUCTS, _paging(page), catalogue.ProductOut, catalogue.listed_product)

    async def product(self, product_id: ProductId) -> Product:
        """`GET /v1/products/{id}`, with prices."""
        return await self._read(_item(PRODUCTS, product_id), {}, catalogue.ProductWithPricesOut, catalogue.product)

    async def templates(self, page: int) -> Page[Template]:
        """`GET /v1/document-templates`, 100 a page."""
        return await self._page(TEMPLATES, _paging(page), records.TemplateOut, records.template)

    async def documents(self, kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> Page[Document]:
        """One page of 100 documents without lines, in LedgerBee's order (assumed newest first)."""
        query = _paging(page)
        if customer_id is not None:
            query["customerId"] = normal_id(customer_id)
        return await self._page(DOCUMENTS[kind], query, documents.InvoiceItemOut, documents.listed_invoice)

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """One document with its lines. Raises Missing when the company has no such document."""
        return await self._read(_item(DOCUMENTS[kind], document_id), {}, documents.InvoiceOut, documents.invoice)

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        """The delivery log."""
        path = f"{_item(DOCUMENTS[kind], document_id)}/delivery-status"
        return await self._read(path, {}, documents.DeliveryStatusOut, documents.delivery_status)

    async def pdf(self, kind: DocumentKind, document_id: DocumentId, *, draft: bool) -> PdfFile:
        """The rendered PDF; `draft` asks for the watermarked preview, which has no side effects."""
        path = f"{_item(DOCUMENTS[kind], document_id)}/pdf"
        answer = await self._reader.read(path, {"draft": "true"} if draft else {}, PDF, self._seen)
        return PdfFile(answer.body, file_name(answer.headers.get("content-disposition", "")))

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        """Create a LedgerBee draft from a frozen body. Never repeated; see `Writer.write` for what its failures mean."""
        return await self._writer.write(DOCUMENTS[kind], body, documents.InvoiceOut, documents.invoice, self._seen)

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        """Send: for an invoice book, number and deliver. Never repeated; see `Writer.write` for what its failures mean."""
        path = f"{_item(DOCUMENTS[kind], document_id)}/send"
        return await self._writer.write(path, body, documents.SentOut, documents.sent, self._seen)

    async def close(self) -> None:
        """Close the connections."""
        await self._clients.close()

    async def _read(self, path: str, query: Mapping[str, str], kind: type[S], build: Callable[[S], V]) -> V:
        answer = await self._reader.read(path, query, JSON, self._seen)
        try:
            return decode(answer.body, kind, build)
        except Malformed as error:
            raise MalformedAnswer(MALFORMED, answer.evidence) from error

    async def _page(self, path: str, query: Mapping[str, str], kind: type[S], build: Callable[[S], V]) -> Page[V]:
        whole = documents.PageOut[kind]  # type: ignore[valid-type]
        return await self._read(path, query, whole, partial(documents.page, build=build))


def _item(path: str, some_id: str) -> str:
    return f"{path}/{normal_id(some_id)}"


def _paging(page: int) -> dict[str, str]:
    return {"page": str(page), "limit": str(PAGE_SIZE)}


def _each(build: Callable[[S], V], out: list[S]) -> tuple[V, ...]:
    return tuple(build(each) for each in out)


def _belonging(build: Callable[[S, E], V], owner: E, out: S) -> V:
    return build(out, owner)


def file_name(disposition: str) -> str:
    """The plain file name in a Content-Disposition header: no folder, no control character; empty when there is none."""
    if not disposition:
        return ""
    header = MailMessage()
    header["content-disposition"] = disposition
    name = header.get_filename("")
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip(" .")[:LONGEST_NAME]
