"""Customers and what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ledgerbee_desktop.core.identifiers import (
    ContactId,
    CustomerGroupId,
    CustomerId,
    DepartmentId,
)


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
