"""Request bodies, each with a struct of its own: LedgerBee refuses a whole body for one field that its schema lacks (contract README, trap 2)."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType


class Body(msgspec.Struct, kw_only=True, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A request body or a part of one. What is unset is not sent."""


class ProductLineIn(Body, kw_only=True, frozen=True):
    """ProductLineInput. `quantity` is the text of a JSON number, so that no binary fraction comes near it; `unit_price` a decimal string.

    `line_type` (LedgerBee's sample has `subscription`) is written only as it was read, in a change (contract README, row 20; reliability 3).
    """

    price_id: str
    quantity: msgspec.Raw
    unit_price: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    line_type: str | UnsetType = UNSET
    recognition_period_days: int | UnsetType = UNSET


class TextLineIn(Body, kw_only=True, frozen=True):
    """TextLineInput: a text (`lineType` text) or a separator."""

    line_type: str
    description: str | UnsetType = UNSET


class LineMark(msgspec.Struct, kw_only=True, frozen=True, rename="camel"):
    """Only what tells the two forms of a line apart."""

    line_type: str | UnsetType = UNSET


class CreateInvoiceIn(Body, kw_only=True, frozen=True):
    """PublicCreateInvoice. `lines` are encoded lines, read and written one by one. `payment_terms` is in days."""

    customer_id: str
    customer_department_id: str | UnsetType = UNSET
    customer_contact_id: str | UnsetType = UNSET
    date: str
    due_date: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    payment_terms: int | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    our_reference: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    lines: list[msgspec.Raw]


class CreateCreditNoteIn(Body, kw_only=True, frozen=True):
    """CreateCreditNote. `invoice_number` is the number of the invoice, not its id; amounts are positive (contract README, trap 7)."""

    customer_id: str
    invoice_number: str | UnsetType = UNSET
    customer_department_id: str | UnsetType = UNSET
    customer_contact_id: str | UnsetType = UNSET
    date: str
    currency: str | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    our_reference: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    lines: list[msgspec.Raw]


class CreateQuoteIn(Body, kw_only=True, frozen=True):
    """CreateQuote, of create and update."""

    customer_id: str
    customer_department_id: str | UnsetType = UNSET
    customer_contact_id: str | UnsetType = UNSET
    date: str
    valid_until: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    our_reference: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    lines: list[msgspec.Raw]


class CreateOrderConfirmationIn(Body, kw_only=True, frozen=True):
    """CreateOrderConfirmation, of create and update."""

    customer_id: str
    customer_department_id: str | UnsetType = UNSET
    customer_contact_id: str | UnsetType = UNSET
    date: str
    currency: str | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    our_reference: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    lines: list[msgspec.Raw]


class SendInvoiceIn(Body, kw_only=True, frozen=True):
    """PublicSendInvoice: the invoice family's names of the address fields (contract README, trap 1)."""

    delivery_type: str
    override_email: str | UnsetType = UNSET
    override_ean_number: str | UnsetType = UNSET
    update_customer_record: bool | UnsetType = UNSET
    document_template_id: str | UnsetType = UNSET


class SendSalesDocumentIn(Body, kw_only=True, frozen=True):
    """SendSalesDocument, of quotes and order confirmations. Without a `delivery_type` LedgerBee takes Manual."""

    delivery_type: str = "Manual"
    recipient_email: str | UnsetType = UNSET
    document_template_id: str | UnsetType = UNSET


class ConvertIn(Body, kw_only=True, frozen=True):
    """ConvertToOrderConfirmation or ConvertToInvoice; `document` is an encoded adjustment of the target's kind."""

    target: str
    document: msgspec.Raw | UnsetType = UNSET


class InvoiceAdjustmentIn(Body, kw_only=True, frozen=True):
    """InvoiceAdjustment: the create body of an invoice with nothing required, and without a customer."""

    customer_department_id: str | UnsetType = UNSET
    customer_contact_id: str | UnsetType = UNSET
    date: str | UnsetType = UNSET
    due_date: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    payment_terms: int | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    our_reference: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    lines: list[msgspec.Raw] | UnsetType = UNSET


class OrderConfirmationAdjustmentIn(Body, kw_only=True, frozen=True):
    """OrderConfirmationAdjustment: the create body of an order confirmation with nothing required, and without a customer."""

    customer_department_id: str | UnsetType = UNSET
    customer_contact_id: str | UnsetType = UNSET
    date: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    our_reference: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    lines: list[msgspec.Raw] | UnsetType = UNSET
