"""Responses about invoices, and the envelope around a page of anything."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Generic, TypeVar

import msgspec

from ledgerbee_desktop.api.wire import values
from ledgerbee_desktop.api.wire.records import customer_of
from ledgerbee_desktop.core.identifiers import DocumentId, PriceId, normal_id
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Delivery, DeliveryStatus, Document, DocumentLine
from ledgerbee_desktop.core.ports import Page

T = TypeVar("T")
V = TypeVar("V")


class PageOut(msgspec.Struct, Generic[T], kw_only=True, rename="camel"):
    """PageEnvelope with its items in `data`."""

    data: list[T]
    total: int
    page: int
    total_pages: int


def page(out: PageOut[T], build: Callable[[T], V]) -> Page[V]:
    """The page with each item translated."""
    return Page(tuple(build(each) for each in out.data), out.page, out.total_pages, out.total)


class LineOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicInvoiceLine. `quantity` is a JSON number, read from its digits; the other figures are decimal strings."""

    price_id: str | None = None
    description: str | None = None
    line_type: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    total_price: Decimal | None = None
    vat_amount: Decimal | None = None
    vat_rate: Decimal | None = None


def line(out: LineOut) -> DocumentLine:
    """A line; anything but `text` and `separator` is a product line (contract README, row 20)."""
    known = {"text": LineKind.TEXT, "separator": LineKind.SEPARATOR}
    price_id = values.some_id(out.price_id)
    return DocumentLine(
        kind=known.get(values.text(out.line_type), LineKind.PRODUCT),
        price_id=None if price_id is None else PriceId(price_id),
        description=values.text(out.description),
        quantity=values.some_amount(out.quantity),
        unit_price=values.some_amount(out.unit_price),
        total=values.some_amount(out.total_price),
        vat=values.some_amount(out.vat_amount),
        vat_rate=values.some_amount(out.vat_rate),
    )


class InvoiceItemOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicInvoiceListItem. `number` is null until the invoice is sent; statuses are open."""

    id: str
    status: str
    date: str
    currency: str
    subtotal: Decimal
    vat: Decimal
    amount: Decimal
    created_at: str
    updated_at: str
    number: str | int | None = None
    due_date: str | None = None
    customer_id: str | None = None
    reference: str | None = None
    our_reference: str | None = None
    notes: str | None = None


class InvoiceOut(InvoiceItemOut, kw_only=True, rename="camel"):
    """PublicInvoice: an answer without `lines` is not one."""

    lines: list[LineOut]


def _invoice(out: InvoiceItemOut, lines: list[LineOut] | None) -> Document:
    return Document(
        id=DocumentId(normal_id(out.id)),
        kind=DocumentKind.INVOICE,
        status=out.status,
        display_status=out.status,
        number=values.loose_text(out.number),
        date=values.date(out.date),
        due_date=values.some_date(out.due_date),
        customer_id=customer_of(out.customer_id),
        currency=out.currency,
        subtotal=values.amount(out.subtotal),
        vat=values.amount(out.vat),
        amount=values.amount(out.amount),
        reference=values.text(out.reference),
        our_reference=values.text(out.our_reference),
        notes=values.text(out.notes),
        lines=None if lines is None else tuple(line(each) for each in lines),
        created_at=values.timestamp(out.created_at),
        updated_at=out.updated_at,
    )


def listed_invoice(out: InvoiceItemOut) -> Document:
    """An invoice of a list; its lines are not known."""
    return _invoice(out, None)


def invoice(out: InvoiceOut) -> Document:
    """An invoice with its lines."""
    return _invoice(out, out.lines)


class SentOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicSendInvoiceResponse. `success` means accepted, not delivered (contract README, trap 10)."""

    success: bool


def sent(out: SentOut) -> None:
    """Nothing, if LedgerBee accepted the send. Raises ValueError when it says otherwise with a 2xx: then the invoice itself must be read."""
    if not out.success:
        raise ValueError("not accepted")


class SummaryOut(msgspec.Struct, kw_only=True, rename="camel"):
    """DeliverySummary."""

    send_count: int


class DeliveryOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicDeliveryLogEntry."""

    id: str | int
    status: str
    delivery_type: str
    sent_at: str
    recipient_email: str | None = None
    recipient_ean: str | int | None = None
    error_code: str | int | None = None


class DeliveryStatusOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicDeliveryStatusResponse."""

    summary: SummaryOut
    entries: list[DeliveryOut]


def delivery_status(out: DeliveryStatusOut) -> DeliveryStatus:
    """The delivery log in LedgerBee's order."""
    return DeliveryStatus(
        send_count=out.summary.send_count,
        deliveries=tuple(
            Delivery(
                id=values.loose_text(each.id),
                status=each.status,
                delivery_type=each.delivery_type,
                sent_at=each.sent_at,
                recipient_email=values.text(each.recipient_email),
                recipient_ean=values.loose_text(each.recipient_ean),
                error_code=values.loose_text(each.error_code),
            )
            for each in out.entries
        ),
    )
