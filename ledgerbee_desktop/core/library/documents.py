"""Documents as LedgerBee holds them, how they belong together, and what became of their delivery."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ledgerbee_desktop.core.identifiers import (
    ContactId,
    CustomerId,
    DepartmentId,
    DocumentId,
    DraftId,
    PriceId,
    TemplateId,
)
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A PDF template. `document_type` is spelled as LedgerBee does, such as `invoice-template`."""

    id: TemplateId
    name: str
    document_type: str
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A line as LedgerBee stores it. Text lines and separators have no figures. `vat_rate` is in per cent.

    `id` is LedgerBee's (empty when it sent none). `line_type` is its own word for a product line, such as `subscription`; empty for the
    usual one, which a body leaves out (contract README, row 20), and for text lines and separators, whose word is their kind.
    """

    kind: LineKind
    id: str = ""
    price_id: PriceId | None = None
    description: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    total: Decimal | None = None
    vat: Decimal | None = None
    vat_rate: Decimal | None = None
    line_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that LedgerBee holds.

    `lines` is None until they were read: lists have no lines. `display_status` equals `status` for kinds that have no such
    field. Timestamps stay the text that LedgerBee printed (compared for inequality only) beside the parsed `created_at`.
    Contact and department come back for quotes and order confirmations only (trap 17). `converted_to_*` are the links of a
    converted quote or order confirmation. `is_deleted`: LedgerBee no longer has it (a tombstone, reliability 3), and this is what
    it was when it was read last.

    `unknown` is what LedgerBee said of it that this program has no field for, in LedgerBee's order: the place (`discount`,
    `lines.0.discount`) and its JSON text. What is null or empty is left out, and lists do not tell. A change cannot state it.
    """

    id: DocumentId
    kind: DocumentKind
    status: str
    date: dt.date
    currency: str
    subtotal: Decimal
    vat: Decimal
    amount: Decimal
    created_at: dt.datetime
    updated_at: str
    display_status: str = ""
    number: str = ""
    due_date: dt.date | None = None
    valid_until: dt.date | None = None
    customer_id: CustomerId | None = None
    contact_id: ContactId | None = None
    department_id: DepartmentId | None = None
    converted_to_order_confirmation: DocumentId | None = None
    converted_to_invoice: DocumentId | None = None
    reference: str = ""
    our_reference: str = ""
    notes: str = ""
    lines: tuple[DocumentLine, ...] | None = None
    is_deleted: bool = False
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def is_converted(self) -> bool:
        """Was it converted? Such a document is read-only in LedgerBee."""
        return (
            self.converted_to_order_confirmation is not None
            or self.converted_to_invoice is not None
            or self.display_status == "converted"
        )


class LinkKind(StrEnum):
    """How two documents of a chain belong together."""

    CONVERTED = "converted"  # the second was made from the first by LedgerBee
    CREDITED = "credited"  # the second credits the first; known only when it was made here


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One member of the chain quote → order confirmation → invoice → credit note.

    `document_id` is None while it exists only as the draft `draft_id`. `document` is None while the library does not hold it.
    `link` says how it came from the member before it; None for the first.
    """

    kind: DocumentKind
    document_id: DocumentId | None = None
    draft_id: DraftId | None = None
    document: Document | None = None
    link: LinkKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that a search over everything local found. `what` is a document kind, "draft", "customer" or "product";
    `place` a short text around the words that were found, `title` its number or name."""

    what: str
    id: str
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt of LedgerBee to deliver a document. `status` is open text; only `success` is documented."""

    id: str
    status: str
    delivery_type: str
    sent_at: str
    recipient_email: str = ""
    recipient_ean: str = ""
    error_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryStatus:
    """The delivery log of a document, as LedgerBee orders it, with the number of sends."""

    send_count: int
    deliveries: tuple[Delivery, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Has the newest attempt ended, one way or the other? (`success` is the only documented status; `pending` is assumed, row 11.)"""
        newest = max(self.deliveries, key=lambda each: each.sent_at, default=None)
        return newest is not None and newest.status != "pending"


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF and the name under which LedgerBee offers it (empty when it gave none). The bytes are not to be trusted."""

    data: bytes
    file_name: str
