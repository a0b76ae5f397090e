"""Writes of customers, products, prices and product groups, as values: what a person wants LedgerBee to have.

Sources: contract README rows 25 to 30; `CreateCustomer`, `UpdateCustomer`, `CreateProduct`, `CreateProductPrice`, `CreateProductGroup`
and their updates in openapi.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ledgerbee_desktop.core.identifiers import (
    AccountId,
    CustomerGroupId,
    CustomerId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import OperationKind

VAT_ZONES = ("domestic", "eu", "abroad", "domestic_without_vat")
"""The zones that a customer can be written with (CreateCustomer.vatZone); those that are read stay open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFields:
    """What can be written of a customer. `customer_type` has a value that existing customers have (row 25)."""

    customer_type: str
    number: str
    name: str
    vat_zone: str
    group_id: CustomerGroupId
    country_code: str
    email: str = ""
    phone: str = ""
    address: str = ""
    city: str = ""
    postal_code: str = ""
    vat_number: str = ""
    ean: str = ""
    website: str = ""
    external_system_id: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFields:
    """What can be written of a product. `number` is unique: by it a lost create is found again."""

    number: str
    name: str
    group_id: ProductGroupId
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceFields:
    """What can be written of a price: `FLAT_RATE` only (row 29). `unit_amount` is without VAT, in `currency`, at most two decimals.

    `billing_interval` (such as MONTH) goes with every period but ONE_TIME.
    """

    product_id: ProductId
    unit_amount: Decimal
    currency: str
    nickname: str = ""
    billing_period: str = "ONE_TIME"
    billing_interval: str = ""
    billing_interval_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductGroupFields:
    """What can be written of a product group; every VAT zone needs an account. `number` is unique."""

    number: str
    name: str
    domestic_account_id: AccountId
    eu_account_id: AccountId
    abroad_account_id: AccountId
    domestic_without_vat_account_id: AccountId
    description: str = ""


class PriceAction(StrEnum):
    """What can be done to a price besides changing it; the value is the last part of the path."""

    ACTIVATE = "activate"
    ARCHIVE = "archive"
    DISABLE = "disable"
    SET_DEFAULT = "set-default"


RecordFields = CustomerFields | ProductFields | PriceFields | ProductGroupFields
RecordId = CustomerId | ProductId | PriceId | ProductGroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWrite:
    """One write of a record.

    `kind` is CREATE, UPDATE, DELETE or ACTION. `record_id` is LedgerBee's id, or for a create the temporary id under which the
    record is known here until LedgerBee gives its own. An update sends only the fields named in `changed` (row 26: it changes only
    what is sent); a create sends every field that is not empty.
    """

    target: Target
    kind: OperationKind
    record_id: RecordId
    fields: RecordFields | None = None
    changed: frozenset[str] = frozenset()
    action: PriceAction | None = None

    @property
    def content(self) -> RecordFields:
        """The fields of a create or change. Raises ValueError where there are none."""
        if self.fields is None:
            raise ValueError("a create or change states its fields")
        return self.fields
