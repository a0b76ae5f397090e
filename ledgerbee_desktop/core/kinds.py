"""The words of the contract that are closed sets on our side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The four documents; the value is the last part of the path below `/v1` in the singular."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit-note"
    QUOTE = "quote"
    ORDER_CONFIRMATION = "order-confirmation"


class LineKind(StrEnum):
    """The three kinds of lines; a product line is the only one that has a price, a quantity or amounts."""

    PRODUCT = "product"
    TEXT = "text"
    SEPARATOR = "separator"


class DeliveryType(StrEnum):
    """How a send delivers. `MANUAL` books and numbers too; it only skips the delivery (contract README, trap 9)."""

    EMAIL = "Email"
    SPROOM = "Sproom"
    MANUAL = "Manual"


class Target(StrEnum):
    """What an operation writes on LedgerBee: one of the four documents (same words as `DocumentKind`) or a record."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit-note"
    QUOTE = "quote"
    ORDER_CONFIRMATION = "order-confirmation"
    CUSTOMER = "customer"
    PRODUCT = "product"
    PRICE = "price"
    PRODUCT_GROUP = "product-group"

    @property
    def is_document(self) -> bool:
        """Is it one of the four documents?"""
        return self.value in set(DocumentKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """How one document kind differs from the others (contract README, "Four documents side by side").

    `own_fields` are the header fields of a draft that not every kind has. `channels` are the delivery types of its send as
    they are offered: e-mail first for every kind, so that the same keys send each of them. `converts_to` are the kinds that
    LedgerBee can make of it.
    """

    own_fields: frozenset[str]
    channels: tuple[DeliveryType, ...]
    is_booked: bool
    is_numbered_on_create: bool
    is_updatable: bool
    has_delivery_log: bool
    has_text_search: bool
    is_sortable: bool
    overrides_recipient: (
        bool  # `overrideEmail`, `overrideEanNumber`, `updateCustomerRecord` instead of `recipientEmail`
    )
    converts_to: tuple[DocumentKind, ...]
    read_scope: str
    write_scope: str
    template_type: str
    statuses: tuple[str, ...]  # the display statuses by which its list can be filtered; others may come
    sign: int = 1  # of its totals; what goes in is always positive (trap 7)


_BOOKED = (DeliveryType.EMAIL, DeliveryType.SPROOM, DeliveryType.MANUAL)
_SALES = (DeliveryType.EMAIL, DeliveryType.MANUAL)

TRAITS: Mapping[DocumentKind, Traits] = {
    DocumentKind.INVOICE: Traits(
        own_fields=frozenset({"due_date", "payment_terms", "description"}),
        channels=_BOOKED,
        is_booked=True,
        is_numbered_on_create=False,
        is_updatable=False,
        has_delivery_log=True,
        has_text_search=True,
        is_sortable=False,
        overrides_recipient=True,
        converts_to=(),
        read_scope="invoices-read",
        write_scope="invoices-write",
        template_type="invoice-template",
        statuses=(
            "draft",
            "scheduled",
            "sending",
            "sent",
            "partially_paid",
            "paid",
            "cancelled",
            "uncollectible",
            "credited",
        ),
    ),
    DocumentKind.CREDIT_NOTE: Traits(
        own_fields=frozenset({"invoice_number"}),
        channels=_BOOKED,
        is_booked=True,
        is_numbered_on_create=True,
        is_updatable=False,
        has_delivery_log=True,
        has_text_search=True,
        is_sortable=False,
        overrides_recipient=True,
        converts_to=(),
        read_scope="invoices-read",
        write_scope="invoices-write",
        template_type="credit-note-template",
        statuses=("draft", "scheduled", "sending", "sent"),
        sign=-1,
    ),
    DocumentKind.QUOTE: Traits(
        own_fields=frozenset({"valid_until"}),
        channels=_SALES,
        is_booked=False,
        is_numbered_on_create=False,
        is_updatable=True,
        has_delivery_log=False,
        has_text_search=False,
        is_sortable=True,
        overrides_recipient=False,
        converts_to=(DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE),
        read_scope="quotes-read",
        write_scope="quotes-write",
        template_type="quote-template",
        statuses=("draft", "sent", "accepted", "rejected", "expired", "converted"),
    ),
    DocumentKind.ORDER_CONFIRMATION: Traits(
        own_fields=frozenset(),
        channels=_SALES,
        is_booked=False,
        is_numbered_on_create=False,
        is_updatable=True,
        has_delivery_log=False,
        has_text_search=False,
        is_sortable=True,
        overrides_recipient=False,
        converts_to=(DocumentKind.INVOICE,),
        read_scope="order-confirmations-read",
        write_scope="order-confirmations-write",
        template_type="order-confirmation-template",
        statuses=("draft", "sent", "converted"),
    ),
}


def has_field(kind: DocumentKind, name: str) -> bool:
    """Does a draft of this kind have the header field `name`?"""
    return name in TRAITS[kind].own_fields or not any(name in traits.own_fields for traits in TRAITS.values())
