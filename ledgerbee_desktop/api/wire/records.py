"""Responses about the company, its key, customers and templates. Unknown fields are ignored, open enums stay text, null is as good as missing."""

from __future__ import annotations

from typing import Any

import msgspec

from ledgerbee_desktop.api.wire.values import loose_text, some_id, some_rate, text, timestamp
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    ContactId,
    CustomerGroupId,
    CustomerId,
    DepartmentId,
    TemplateId,
    normal_id,
)
from ledgerbee_desktop.core.library import (
    Company,
    Contact,
    Customer,
    CustomerGroup,
    Department,
    KeyInfo,
    RateLimitTier,
    Template,
)


class CompanyOut(msgspec.Struct, kw_only=True, rename="camel"):
    """CompanyResponse. `vat` is a number (contract README, trap 16)."""

    id: str
    name: str | None = None
    email: str | None = None
    address: str | None = None
    vat: int | float | str | None = None
    city: str | None = None
    postal_code: str | None = None
    country_code: str | None = None
    phone: str | None = None


def company(out: CompanyOut) -> Company:
    """The company of the key."""
    return Company(
        id=CompanyId(normal_id(out.id)),
        name=text(out.name),
        email=text(out.email),
        address=text(out.address),
        postal_code=text(out.postal_code),
        city=text(out.city),
        country_code=text(out.country_code),
        cvr=loose_text(out.vat),
        phone=text(out.phone),
    )


class TierOut(msgspec.Struct, kw_only=True, rename="camel"):
    """RateLimitTierResponse: `ttl` is the window in milliseconds (0: none), `limit` the requests in it (-1: no limit)."""

    name: str | None = None
    ttl: int = 0
    limit: int = -1


class KeyOut(msgspec.Struct, kw_only=True, rename="camel"):
    """ApiKeyInfoResponse. The name `rateLimitTiers` is assumed (contract README, row 33)."""

    rate_limit_tiers: list[TierOut] | None = None
    expires_at: str | None = None
    scopes: list[str] | None = None


def key_info(out: KeyOut) -> KeyInfo:
    """What the key may do."""
    return KeyInfo(
        scopes=None if out.scopes is None else frozenset(out.scopes),
        expires_at=timestamp(out.expires_at) if out.expires_at else None,
        tiers=tuple(
            RateLimitTier(name=text(tier.name), window_ms=tier.ttl, limit=tier.limit)
            for tier in out.rate_limit_tiers or ()
        ),
    )


class CustomerOut(msgspec.Struct, kw_only=True, rename="camel"):
    """CustomerResponse."""

    id: str
    customer_number: str | int | None = None
    customer_type: str | None = None
    name: str | None = None
    vat_zone: str | None = None
    customer_group_id: str | None = None
    customer_group_name: str | None = None
    is_active: bool | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    city: str | None = None
    postal_code: str | int | None = None
    country_code: str | None = None
    vat_number: str | int | None = None
    ean_number: str | int | None = None
    payment_terms: int | None = None
    currency: str | None = None
    website: str | None = None
    external_system_id: str | int | None = None
    billing_relationship: str | None = None
    parent_customer_id: str | None = None
    metadata: dict[str, Any] | None = None


def customer(out: CustomerOut) -> Customer:
    """A customer record; one without a word about being active is active. Values of `metadata` that are no text are kept as their JSON."""
    group_id = some_id(out.customer_group_id)
    return Customer(
        id=CustomerId(normal_id(out.id)),
        number=loose_text(out.customer_number),
        name=text(out.name),
        vat_zone=out.vat_zone or "domestic",
        is_active=out.is_active is not False,
        email=text(out.email),
        phone=text(out.phone),
        address=text(out.address),
        postal_code=loose_text(out.postal_code),
        city=text(out.city),
        country_code=text(out.country_code),
        vat_number=loose_text(out.vat_number),
        ean=loose_text(out.ean_number),
        payment_terms=out.payment_terms,
        currency=text(out.currency),
        customer_type=text(out.customer_type),
        group_id=None if group_id is None else CustomerGroupId(group_id),
        group_name=text(out.customer_group_name),
        website=text(out.website),
        external_system_id=loose_text(out.external_system_id),
        billing_relationship=text(out.billing_relationship),
        parent_id=customer_of(out.parent_customer_id),
        metadata={name: as_text(value) for name, value in (out.metadata or {}).items()},
    )


def as_text(value: Any) -> str:
    """A JSON value as text; text itself stays as it is."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


class IdOut(msgspec.Struct, kw_only=True, rename="camel"):
    """What every answer to a write of a record has, CreateCustomerResponse included (contract README, row 25)."""

    id: str


def written_id(out: IdOut) -> str:
    """LedgerBee's id of the record."""
    return normal_id(out.id)


class CustomerGroupOut(msgspec.Struct, kw_only=True, rename="camel"):
    """CustomerGroupResponse."""

    id: str
    name: str | None = None
    number: str | int | float | None = None
    discount: msgspec.Raw = msgspec.Raw(b"null")
    account_name: str | None = None
    account_number: str | int | float | None = None


def customer_group(out: CustomerGroupOut) -> CustomerGroup:
    """A customer group."""
    return CustomerGroup(
        id=CustomerGroupId(normal_id(out.id)),
        name=text(out.name),
        number=loose_text(out.number),
        discount=some_rate(out.discount),
        account_name=text(out.account_name),
        account_number=loose_text(out.account_number),
    )


def customers(out: list[CustomerOut]) -> tuple[Customer, ...]:
    """All customers in LedgerBee's order."""
    return tuple(customer(each) for each in out)


class ContactOut(msgspec.Struct, kw_only=True, rename="camel"):
    """CustomerContactResponse."""

    id: str
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    is_default: bool | None = None


def contact(out: ContactOut, customer_id: CustomerId) -> Contact:
    """A contact of `customer_id` (the answer does not repeat whose it is)."""
    return Contact(
        id=ContactId(normal_id(out.id)),
        customer_id=customer_id,
        name=text(out.name),
        email=text(out.email),
        phone=text(out.phone),
        is_default=bool(out.is_default),
    )


class DepartmentOut(msgspec.Struct, kw_only=True, rename="camel"):
    """CustomerDepartmentResponse. More fields exist than are documented; an EAN under this name is used when it is there."""

    id: str
    name: str | None = None
    is_default: bool | None = None
    is_active: bool | None = None
    ean_number: str | int | None = None


def department(out: DepartmentOut, customer_id: CustomerId) -> Department:
    """A department of `customer_id`."""
    return Department(
        id=DepartmentId(normal_id(out.id)),
        customer_id=customer_id,
        name=text(out.name),
        is_default=bool(out.is_default),
        is_active=out.is_active is not False,
        ean=loose_text(out.ean_number),
    )


class TemplateOut(msgspec.Struct, kw_only=True, rename="camel"):
    """DocumentTemplateResponse."""

    id: str
    name: str | None = None
    document_type: str | None = None
    is_default: bool | None = None


def template(out: TemplateOut) -> Template:
    """A template."""
    return Template(
        id=TemplateId(normal_id(out.id)),
        name=text(out.name),
        document_type=text(out.document_type),
        is_default=bool(out.is_default),
    )


def customer_of(value: str | None) -> CustomerId | None:
    """The customer that a document names, if any."""
    found = some_id(value)
    return None if found is None else CustomerId(found)
