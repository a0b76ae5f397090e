"""Products, what they cost, and the accounts on which their sales are booked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ledgerbee_desktop.core.identifiers import (
    AccountId,
    PriceId,
    ProductGroupId,
    ProductId,
)


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
