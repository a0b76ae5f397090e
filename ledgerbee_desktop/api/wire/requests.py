"""Request bodies, each with a struct of its own: LedgerBee refuses a whole body for one field that its schema lacks (contract README, trap 2)."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType


class ProductLineIn(msgspec.Struct, kw_only=True, frozen=True, rename="camel", forbid_unknown_fields=True):
    """ProductLineInput. `quantity` is the text of a JSON number, so that no binary fraction comes near it; `unit_price` a decimal string.

    `line_type` is read (LedgerBee's sample has `subscription`) and never written (contract README, row 20).
    """

    price_id: str
    quantity: msgspec.Raw
    unit_price: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    line_type: str | UnsetType = UNSET
    recognition_period_days: int | UnsetType = UNSET


class TextLineIn(msgspec.Struct, kw_only=True, frozen=True, rename="camel", forbid_unknown_fields=True):
    """TextLineInput: a text (`lineType` text) or a separator."""

    line_type: str
    description: str | UnsetType = UNSET


class CreateInvoiceIn(msgspec.Struct, kw_only=True, frozen=True, rename="camel", forbid_unknown_fields=True):
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


class SendInvoiceIn(msgspec.Struct, kw_only=True, frozen=True, rename="camel", forbid_unknown_fields=True):
    """PublicSendInvoice: the invoice family's names of the address fields (contract README, trap 1)."""

    delivery_type: str
    override_email: str | UnsetType = UNSET
    override_ean_number: str | UnsetType = UNSET
    update_customer_record: bool | UnsetType = UNSET
    document_template_id: str | UnsetType = UNSET


class LineMark(msgspec.Struct, kw_only=True, frozen=True, rename="camel"):
    """Only what tells the two forms of a line apart."""

    line_type: str | UnsetType = UNSET
