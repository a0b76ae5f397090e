"""Responses about the four kinds of documents, each with structs of its own, and the envelope around a page of anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

import msgspec

from ledgerbee_desktop.api.wire import values
from ledgerbee_desktop.api.wire.records import customer_of
from ledgerbee_desktop.core.identifiers import ContactId, DepartmentId, DocumentId, PriceId, normal_id
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


_OWN_FORM: Final = frozenset({"product", *(kind.value for kind in LineKind)})
"""Words for lines that a body gives back without naming them, or by their kind."""


class LineOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicInvoiceLine. `quantity` is a JSON number, read from its digits; the other figures are decimal strings."""

    id: str | None = None
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
        id=values.some_id(out.id) or "",
        price_id=None if price_id is None else PriceId(price_id),
        description=values.text(out.description),
        quantity=values.some_amount(out.quantity),
        unit_price=values.some_amount(out.unit_price),
        total=values.some_amount(out.total_price),
        vat=values.some_amount(out.vat_amount),
        vat_rate=values.some_amount(out.vat_rate),
        line_type="" if values.text(out.line_type) in _OWN_FORM else values.text(out.line_type),
    )


class BilledItemOut(msgspec.Struct, kw_only=True, rename="camel"):
    """What the list items of all four kinds have. Statuses are open, and null is as good as missing."""

    id: str
    status: str
    date: str
    currency: str
    subtotal: Decimal
    vat: Decimal
    amount: Decimal
    created_at: str
    updated_at: str
    customer_id: str | None = None
    reference: str | None = None
    our_reference: str | None = None
    notes: str | None = None


class InvoiceItemOut(BilledItemOut, kw_only=True, rename="camel"):
    """PublicInvoiceListItem. `number` is null until the invoice is sent."""

    number: str | int | None = None
    due_date: str | None = None


class InvoiceOut(InvoiceItemOut, kw_only=True, rename="camel"):
    """PublicInvoice: an answer without `lines` is not one."""

    lines: list[LineOut]


class CreditNoteItemOut(BilledItemOut, kw_only=True, rename="camel"):
    """CreditNoteListItem. It has its `number` from the start; totals are negative (contract README, traps 6 and 7)."""

    number: str | int | None = None


class CreditNoteOut(CreditNoteItemOut, kw_only=True, rename="camel"):
    """PublicCreditNote."""

    lines: list[LineOut]


class OrderConfirmationItemOut(BilledItemOut, kw_only=True, rename="camel"):
    """OrderConfirmationListItem. `document_number` is null until it is sent; `display_status` is the one to show (trap 4).

    `type` says which of the two kinds it is; who asked knows, so it is not looked at.
    """

    display_status: str
    type: Any = None
    document_number: str | int | None = None
    customer_department_id: str | None = None
    customer_contact_id: str | None = None
    converted_to_invoice_id: str | None = None


class OrderConfirmationOut(OrderConfirmationItemOut, kw_only=True, rename="camel"):
    """PublicOrderConfirmation."""

    lines: list[LineOut]


class QuoteItemOut(OrderConfirmationItemOut, kw_only=True, rename="camel"):
    """QuoteListItem. The link to an order confirmation may be missing (contract README, row 4)."""

    valid_until: str | None = None
    converted_to_order_confirmation_id: str | None = None


class QuoteOut(QuoteItemOut, kw_only=True, rename="camel"):
    """PublicQuote."""

    lines: list[LineOut]


def _document(kind: DocumentKind, out: BilledItemOut, **own: Any) -> Document:
    lines: list[LineOut] | None = getattr(out, "lines", None)
    return Document(
        id=DocumentId(normal_id(out.id)),
        kind=kind,
        status=out.status,
        date=values.date(out.date),
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
        **own,
    )


def invoice(out: InvoiceItemOut) -> Document:
    """An invoice; the lines of one of a list are not known."""
    return _document(
        DocumentKind.INVOICE,
        out,
        display_status=out.status,
        number=values.loose_text(out.number),
        due_date=values.some_date(out.due_date),
    )


def credit_note(out: CreditNoteItemOut) -> Document:
    """A credit note; the lines of one of a list are not known."""
    return _document(DocumentKind.CREDIT_NOTE, out, display_status=out.status, number=values.loose_text(out.number))


def order_confirmation(out: OrderConfirmationItemOut) -> Document:
    """An order confirmation; the lines of one of a list are not known."""
    return _document(DocumentKind.ORDER_CONFIRMATION, out, **_sales(out))


def quote(out: QuoteItemOut) -> Document:
    """A quote; the lines of one of a list are not known."""
    made = values.some_id(out.converted_to_order_confirmation_id)
    return _document(
        DocumentKind.QUOTE,
        out,
        valid_until=values.some_date(out.valid_until),
        converted_to_order_confirmation=None if made is None else DocumentId(made),
        **_sales(out),
    )


def _sales(out: OrderConfirmationItemOut) -> dict[str, Any]:
    contact, department = values.some_id(out.customer_contact_id), values.some_id(out.customer_department_id)
    made = values.some_id(out.converted_to_invoice_id)
    return {
        "display_status": out.display_status,
        "number": values.loose_text(out.document_number),
        "contact_id": None if contact is None else ContactId(contact),
        "department_id": None if department is None else DepartmentId(department),
        "converted_to_invoice": None if made is None else DocumentId(made),
    }


@dataclass(frozen=True, slots=True)
class Answers:
    """The structs of one kind, of a list's item and of a whole document, and how either becomes a Document."""

    item: type[Any]
    whole: type[Any]
    build: Callable[[Any], Document]


BY_KIND: Final[Mapping[DocumentKind, Answers]] = {
    DocumentKind.INVOICE: Answers(InvoiceItemOut, InvoiceOut, invoice),
    DocumentKind.CREDIT_NOTE: Answers(CreditNoteItemOut, CreditNoteOut, credit_note),
    DocumentKind.QUOTE: Answers(QuoteItemOut, QuoteOut, quote),
    DocumentKind.ORDER_CONFIRMATION: Answers(OrderConfirmationItemOut, OrderConfirmationOut, order_confirmation),
}


class SentOut(msgspec.Struct, kw_only=True, rename="camel"):
    """PublicSendInvoiceResponse. `success` means accepted, not delivered (contract README, trap 10)."""

    success: bool


class SalesSentOut(msgspec.Struct, kw_only=True, rename="camel"):
    """SendSalesDocumentResponse, of which nothing is certain (contract README, row 8): the document is read again anyway."""

    success: bool | None = None


def sent(out: SentOut | SalesSentOut) -> None:
    """Nothing, if LedgerBee accepted the send. Raises ValueError when it says otherwise with a 2xx: then the document itself must be read."""
    if out.success is False:
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
