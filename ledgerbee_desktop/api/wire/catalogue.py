"""Responses about products, their prices and their groups."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from ledgerbee_desktop.api.wire.values import loose_text, some_amount, some_id, some_rate, text
from ledgerbee_desktop.core.identifiers import AccountId, PriceId, ProductGroupId, ProductId, normal_id
from ledgerbee_desktop.core.library import Price, Product, ProductGroup


class PriceOut(msgspec.Struct, kw_only=True, rename="camel"):
    """ProductPriceResponse. `vat_rates_by_zone` maps a VAT zone to a rate in per cent."""

    id: str
    product_id: str | None = None
    billing_period_type: str | None = None
    pricing_model: str | None = None
    currency: str | None = None
    available_currencies: list[str] | None = None
    status: str | None = None
    is_default: bool | None = None
    vat_rates_by_zone: dict[str, msgspec.Raw] | None = None
    nickname: str | None = None
    unit_amount: Decimal | None = None
    billing_interval: str | None = None
    billing_interval_count: int | None = None
    is_locked: bool | None = None
    tiers: msgspec.Raw = msgspec.Raw(b"null")


class SinglePriceOut(PriceOut, kw_only=True, rename="camel"):
    """ProductPriceResponse as an answer of its own: one that does not say whose price it is, is not one."""

    product_id: str


class ProductOut(msgspec.Struct, kw_only=True, rename="camel"):
    """ProductResponse, and ProductWithPricesResponse when `prices` is there."""

    id: str
    number: str | int | None = None
    name: str | None = None
    description: str | None = None
    product_group_id: str | None = None
    is_active: bool | None = None
    updated_at: str | None = None
    prices: list[PriceOut] | None = None


class ProductWithPricesOut(ProductOut, kw_only=True, rename="camel"):
    """ProductWithPricesResponse: an answer without `prices` is not one."""

    prices: list[PriceOut]


def price(out: PriceOut, product_id: ProductId) -> Price:
    """A price of `product_id`. One without a status cannot be billed: nothing says that it is active."""
    rates = {zone: some_rate(rate) for zone, rate in (out.vat_rates_by_zone or {}).items()}
    return Price(
        id=PriceId(normal_id(out.id)),
        product_id=product_id,
        currency=text(out.currency),
        unit_amount=some_amount(out.unit_amount),
        status=text(out.status),
        is_default=bool(out.is_default),
        nickname=text(out.nickname),
        available_currencies=tuple(out.available_currencies or ()),
        vat_rates={zone: rate for zone, rate in rates.items() if rate is not None},
        billing_period=text(out.billing_period_type),
        pricing_model=text(out.pricing_model),
        billing_interval=text(out.billing_interval),
        billing_interval_count=out.billing_interval_count,
        is_locked=bool(out.is_locked),
        tiers=_tiers(out.tiers),
    )


def _tiers(raw: msgspec.Raw) -> tuple[dict[str, str], ...]:
    """Tiers as they came, numbers digit by digit: nothing is known of their fields, so nothing of them is expected (row 29)."""
    try:
        found = msgspec.json.decode(raw, type=list[dict[str, msgspec.Raw]])
    except msgspec.MsgspecError:
        return ()
    tiers = ({name: _as_text(bytes(value)) for name, value in tier.items()} for tier in found)
    return tuple({name: value for name, value in tier.items() if value} for tier in tiers)


def _as_text(value: bytes) -> str:
    if value == b"null":
        return ""
    return msgspec.json.decode(value, type=str) if value.startswith(b'"') else value.decode()


def single_price(out: SinglePriceOut) -> Price:
    """A price that was asked for by itself."""
    return price(out, ProductId(normal_id(out.product_id)))


def _product(out: ProductOut, prices: list[PriceOut] | None) -> Product:
    product_id = ProductId(normal_id(out.id))
    group_id = some_id(out.product_group_id)
    return Product(
        id=product_id,
        name=text(out.name),
        number=loose_text(out.number),
        description=text(out.description),
        group_id=None if group_id is None else ProductGroupId(group_id),
        is_active=out.is_active is not False,
        updated_at=text(out.updated_at),
        prices=tuple(price(each, product_id) for each in prices or ()),
        prices_known=prices is not None,
    )


def listed_product(out: ProductOut) -> Product:
    """A product of the list; its prices are not known (contract README, trap 15), whatever the list says."""
    return _product(out, None)


def product(out: ProductWithPricesOut) -> Product:
    """A product with its prices."""
    return _product(out, out.prices)


class ProductGroupOut(msgspec.Struct, kw_only=True, rename="camel"):
    """ProductGroupResponse."""

    id: str
    number: str | int | None = None
    name: str | None = None
    description: str | None = None
    domestic_account_id: str | None = None
    eu_account_id: str | None = None
    abroad_account_id: str | None = None
    domestic_without_vat_account_id: str | None = None


def product_group(out: ProductGroupOut) -> ProductGroup:
    """A product group with the accounts that LedgerBee named."""
    return ProductGroup(
        id=ProductGroupId(normal_id(out.id)),
        number=loose_text(out.number),
        name=text(out.name),
        description=text(out.description),
        domestic_account_id=_account_id(out.domestic_account_id),
        eu_account_id=_account_id(out.eu_account_id),
        abroad_account_id=_account_id(out.abroad_account_id),
        domestic_without_vat_account_id=_account_id(out.domestic_without_vat_account_id),
    )


def _account_id(value: str | None) -> AccountId | None:
    found = some_id(value)
    return None if found is None else AccountId(found)
