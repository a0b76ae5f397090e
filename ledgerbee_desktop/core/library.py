"""What LedgerBee holds, as this program keeps it: the entities of the library.

Amounts and prices are Decimals in units of the currency (not minor units). Statuses, types and zones are open sets:
LedgerBee may add values, so they stay text (contract: "take enums in responses as open").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ledgerbee_desktop.core.identifiers import (
    AccountId,
    CompanyId,
    ContactId,
    CustomerGroupId,
    CustomerId,
    DepartmentId,
    DocumentId,
    DraftId,
    PriceId,
    ProductGroupId,
    ProductId,
    TemplateId,
)
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The tenant that a key belongs to. Its default currency can be read nowhere (contract README, trap 16)."""

    id: CompanyId
    name: str
    email: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    cvr: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimitTier:
    """`limit` requests in `window_ms` milliseconds; -1 is no limit, a window of 0 is none."""

    name: str
    window_ms: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyInfo:
    """What the key in use may do; `scopes` is None when LedgerBee did not say.

    `lacking` are scopes that LedgerBee named in a 403 (`details.requiredScopes`): for a token, which cannot be asked what it may
    do, that is how its scopes are learned. `unlicensed` are the actions (`core.rights`) that met 403 `LICENSE.REQUIRED`, with the
    name of the licence, if LedgerBee gave one. `learned_at` (UTC) is when the first of either was learned. `is_client`: it is no
    API key but a client id with its secret.
    """

    scopes: frozenset[str] | None
    expires_at: dt.datetime | None = None
    tiers: tuple[RateLimitTier, ...] = ()
    lacking: frozenset[str] = frozenset()
    unlicensed: Mapping[str, str] = field(default_factory=dict)
    learned_at: dt.datetime | None = None
    is_client: bool = False

    def may(self, scope: str) -> bool:
        """May this key use `scope`? True when unknown: LedgerBee will tell."""
        return scope not in self.lacking and (self.scopes is None or scope in self.scopes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer record. `payment_terms` is in days; `ean` is the GLN for e-invoices.

    `is_temporary`: made here and not known to LedgerBee yet; its id is one of ours until LedgerBee gives its own.
    `is_deleted`: LedgerBee no longer has it (a tombstone, reliability 3); then `is_active` is false, too.
    """

    id: CustomerId
    number: str
    name: str
    vat_zone: str = "domestic"
    is_active: bool = True
    email: str = ""
    phone: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    vat_number: str = ""
    ean: str = ""
    payment_terms: int | None = None
    currency: str = ""
    customer_type: str = ""
    group_id: CustomerGroupId | None = None
    group_name: str = ""
    website: str = ""
    external_system_id: str = ""
    billing_relationship: str = ""
    parent_id: CustomerId | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    is_temporary: bool = False
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerGroup:
    """A group of customers. `discount` is in per cent."""

    id: CustomerGroupId
    name: str
    number: str = ""
    discount: Decimal | None = None
    account_name: str = ""
    account_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductGroup:
    """A group of products; its accounts decide where sales in each VAT zone are booked."""

    id: ProductGroupId
    number: str
    name: str
    description: str = ""
    domestic_account_id: AccountId | None = None
    eu_account_id: AccountId | None = None
    abroad_account_id: AccountId | None = None
    domestic_without_vat_account_id: AccountId | None = None
    is_temporary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the ledger. `ledger_type` and `classification` are open text, such as PROFIT_AND_LOSS and REVENUE."""

    id: AccountId
    number: str
    name: str
    ledger_type: str = ""
    classification: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VatCode:
    """A VAT code. `rate` is in per cent."""

    id: str
    code: str
    name: str
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person at a customer."""

    id: ContactId
    customer_id: CustomerId
    name: str = ""
    email: str = ""
    phone: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A part of a customer; on a document it decides the EAN and the address. `ean` is empty when LedgerBee does not say."""

    id: DepartmentId
    customer_id: CustomerId
    name: str
    is_default: bool = False
    is_active: bool = True
    ean: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A catalogue price: what a product line bills (`priceId`). `vat_rates` maps a VAT zone to a rate in per cent.

    `tiers` are the steps of a price that is no `FLAT_RATE`, if LedgerBee sends them: names and values as text, as they came, because
    the fields of a tier are not documented (contract README, row 29). `is_deleted` as for customers.
    """

    id: PriceId
    product_id: ProductId
    currency: str
    unit_amount: Decimal | None
    status: str = "ACTIVE"
    is_default: bool = False
    nickname: str = ""
    available_currencies: tuple[str, ...] = ()
    vat_rates: Mapping[str, Decimal] = field(default_factory=dict)
    billing_period: str = "ONE_TIME"
    pricing_model: str = "FLAT_RATE"
    billing_interval: str = ""
    billing_interval_count: int | None = None
    is_locked: bool = False
    is_temporary: bool = False
    tiers: tuple[Mapping[str, str], ...] = ()
    is_deleted: bool = False

    @property
    def is_active(self) -> bool:
        """Can it be billed? Its spelling is assumed, so it is compared without regard to case (contract README, row 29)."""
        return self.status.upper() == "ACTIVE" and not self.is_deleted

    def sells_in(self, currency: str) -> bool:
        """Can a document in `currency` bill it (contract README, row 23)?"""
        return currency in (self.available_currencies or (self.currency,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A catalogue item with its prices (empty until they were fetched: the product list has none, trap 15).

    `is_temporary` and `is_deleted` as for customers.
    """

    id: ProductId
    name: str
    number: str = ""
    description: str = ""
    group_id: ProductGroupId | None = None
    is_active: bool = True
    is_temporary: bool = False
    updated_at: str = ""
    prices: tuple[Price, ...] = ()
    prices_known: bool = False
    is_deleted: bool = False


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

    `id` is LedgerBee's (empty when it sent none).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that LedgerBee holds.

    `lines` is None until they were read: lists have no lines. `display_status` equals `status` for kinds that have no such
    field. Timestamps stay the text that LedgerBee printed (compared for inequality only) beside the parsed `created_at`.
    Contact and department come back for quotes and order confirmations only (trap 17). `converted_to_*` are the links of a
    converted quote or order confirmation. `is_deleted`: LedgerBee no longer has it (a tombstone, reliability 3), and this is what
    it was when it was read last.
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


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All customers, products and templates of the library at one moment, held in memory.

    Pickers, findings and estimates read it at every key press, so it must not need the disk. A newer library is a new
    catalogue; `version` rises with each.
    """

    customers: Mapping[CustomerId, Customer] = field(default_factory=dict)
    products: Mapping[ProductId, Product] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()
    version: int = 0
    prices: Mapping[PriceId, Price] = field(default_factory=dict)
    customer_groups: tuple[CustomerGroup, ...] = ()
    product_groups: tuple[ProductGroup, ...] = ()

    @classmethod
    def of(
        cls,
        customers: Iterable[Customer],
        products: Iterable[Product],
        templates: Iterable[Template],
        version: int,
        *,
        customer_groups: Iterable[CustomerGroup] = (),
        product_groups: Iterable[ProductGroup] = (),
    ) -> Catalogue:
        """A catalogue with its price index."""
        known = {product.id: product for product in products}
        prices = {price.id: price for product in known.values() for price in product.prices}
        return cls(
            {c.id: c for c in customers},
            known,
            tuple(templates),
            version,
            prices,
            tuple(customer_groups),
            tuple(product_groups),
        )

    def product_of(self, price_id: PriceId) -> Product | None:
        """The product that a price belongs to."""
        price = self.prices.get(price_id)
        return None if price is None else self.products.get(price.product_id)
