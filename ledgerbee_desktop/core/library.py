"""What LedgerBee holds, as this program keeps it: the entities of the library.

Amounts and prices are Decimals in units of the currency (not minor units). Statuses, types and zones are open sets:
LedgerBee may add values, so they stay text (contract: "take enums in responses as open").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    ContactId,
    CustomerId,
    DepartmentId,
    DocumentId,
    PriceId,
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
    """What the key in use may do; `scopes` is None when LedgerBee did not say."""

    scopes: frozenset[str] | None
    expires_at: dt.datetime | None = None
    tiers: tuple[RateLimitTier, ...] = ()

    def may(self, scope: str) -> bool:
        """May this key use `scope`? True when unknown: LedgerBee will tell."""
        return self.scopes is None or scope in self.scopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer record. `payment_terms` is in days; `ean` is the GLN for e-invoices."""

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
    group_name: str = ""


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
    """A catalogue price: what a product line bills (`priceId`). `vat_rates` maps a VAT zone to a rate in per cent."""

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

    @property
    def is_active(self) -> bool:
        """Can it be billed? Its spelling is assumed, so it is compared without regard to case (contract README, row 29)."""
        return self.status.upper() == "ACTIVE"

    def sells_in(self, currency: str) -> bool:
        """Can a document in `currency` bill it (contract README, row 23)?"""
        return currency in (self.available_currencies or (self.currency,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A catalogue item with its prices (empty until they were fetched: the product list has none, trap 15)."""

    id: ProductId
    name: str
    number: str = ""
    description: str = ""
    is_active: bool = True
    updated_at: str = ""
    prices: tuple[Price, ...] = ()
    prices_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A PDF template. `document_type` is spelled as LedgerBee does, such as `invoice-template`."""

    id: TemplateId
    name: str
    document_type: str
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A line as LedgerBee stores it. Text lines and separators have no figures. `vat_rate` is in per cent."""

    kind: LineKind
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
    customer_id: CustomerId | None = None
    reference: str = ""
    our_reference: str = ""
    notes: str = ""
    lines: tuple[DocumentLine, ...] | None = None


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

    @classmethod
    def of(
        cls, customers: Iterable[Customer], products: Iterable[Product], templates: Iterable[Template], version: int
    ) -> Catalogue:
        """A catalogue with its price index."""
        known = {product.id: product for product in products}
        prices = {price.id: price for product in known.values() for price in product.prices}
        return cls({c.id: c for c in customers}, known, tuple(templates), version, prices)

    def product_of(self, price_id: PriceId) -> Product | None:
        """The product that a price belongs to."""
        price = self.prices.get(price_id)
        return None if price is None else self.products.get(price.product_id)
