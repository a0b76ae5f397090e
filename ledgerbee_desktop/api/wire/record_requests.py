"""Request bodies of customers, products, prices and product groups. An update states only what changes (contract README, row 26)."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from ledgerbee_desktop.api.wire.requests import Body


class CreateCustomerIn(Body, kw_only=True, frozen=True):
    """CreateCustomer."""

    customer_type: str
    customer_number: str
    name: str
    vat_zone: str
    customer_group_id: str
    country_code: str
    email: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    vat_number: str | UnsetType = UNSET
    ean_number: str | UnsetType = UNSET
    website: str | UnsetType = UNSET
    external_system_id: str | UnsetType = UNSET
    metadata: dict[str, str] | UnsetType = UNSET


class UpdateCustomerIn(Body, kw_only=True, frozen=True):
    """UpdateCustomer."""

    customer_type: str | UnsetType = UNSET
    customer_number: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    vat_zone: str | UnsetType = UNSET
    customer_group_id: str | UnsetType = UNSET
    country_code: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    vat_number: str | UnsetType = UNSET
    ean_number: str | UnsetType = UNSET
    website: str | UnsetType = UNSET
    external_system_id: str | UnsetType = UNSET
    metadata: dict[str, str] | UnsetType = UNSET


class CreateProductIn(Body, kw_only=True, frozen=True):
    """CreateProduct."""

    number: str
    name: str
    product_group_id: str
    description: str | UnsetType = UNSET


class UpdateProductIn(Body, kw_only=True, frozen=True):
    """UpdateProduct."""

    number: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    product_group_id: str | UnsetType = UNSET
    description: str | UnsetType = UNSET


class CreateProductPriceIn(Body, kw_only=True, frozen=True):
    """CreateProductPrice for the model FLAT_RATE, which has no tiers (contract README, row 29)."""

    product_id: str
    billing_period_type: str
    pricing_model: str
    unit_amount: str
    currency: str | UnsetType = UNSET
    nickname: str | UnsetType = UNSET
    billing_interval: str | UnsetType = UNSET
    billing_interval_count: int | UnsetType = UNSET


class UpdateProductPriceIn(Body, kw_only=True, frozen=True):
    """UpdateProductPrice."""

    nickname: str | UnsetType = UNSET
    unit_amount: str | UnsetType = UNSET


class CreateProductGroupIn(Body, kw_only=True, frozen=True):
    """CreateProductGroup."""

    number: str
    name: str
    domestic_account_id: str
    eu_account_id: str
    abroad_account_id: str
    domestic_without_vat_account_id: str
    description: str | UnsetType = UNSET


class UpdateProductGroupIn(Body, kw_only=True, frozen=True):
    """UpdateProductGroup."""

    number: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    domestic_account_id: str | UnsetType = UNSET
    eu_account_id: str | UnsetType = UNSET
    abroad_account_id: str | UnsetType = UNSET
    domestic_without_vat_account_id: str | UnsetType = UNSET
    description: str | UnsetType = UNSET


class PriceActionIn(Body, kw_only=True, frozen=True):
    """What is to be done to a price. Stays on this computer: on the wire the action is the last part of the path."""

    action: str
