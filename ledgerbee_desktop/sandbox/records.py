"""New records in the contract's order of fields, with what the server fills in by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Record = dict[str, Any]
COMPANY_CURRENCY = "DKK"
STANDARD_CREDIT_DAYS = 30
ZONE_RATES: Mapping[str, str] = {"domestic": "25", "eu": "0", "abroad": "0", "domestic_without_vat": "0"}
"""VAT in per cent where nothing else is said."""


def customer(customer_id: str, number: str, group: Mapping[str, Any]) -> Record:
    """A company without a name, in Denmark as far as VAT goes, paying for itself; `group` may be empty."""
    return {
        "id": customer_id,
        "customerNumber": number,
        "customerType": "company",
        "name": "",
        "vatZone": "domestic",
        **group_of_customer(group),
        "isActive": True,
        "billingRelationship": "self",
        "includeChildDetailsPdf": False,
        "parentCustomerId": None,
        "email": None,
        "phone": None,
        "address": None,
        "city": None,
        "postalCode": None,
        "countryCode": None,
        "vatNumber": None,
        "eanNumber": None,
        "website": None,
        "externalSystemId": None,
        "paymentTerms": STANDARD_CREDIT_DAYS,
        "currency": COMPANY_CURRENCY,
        "metadata": {},
    }


def group_of_customer(group: Mapping[str, Any]) -> Record:
    """The three fields by which a customer names its group."""
    return {
        "customerGroupId": group.get("id"),
        "customerGroupNumber": group.get("number"),
        "customerGroupName": group.get("name"),
    }


def product(product_id: str, stamp: str) -> Record:
    """An active product without number, name and group, made at `stamp`."""
    return {
        "id": product_id,
        "number": None,
        "name": "",
        "description": None,
        "productGroupId": None,
        "isActive": True,
        "createdAt": stamp,
        "updatedAt": stamp,
    }


def price(price_id: str, product_id: str, currencies: Sequence[str] = (COMPANY_CURRENCY,)) -> Record:
    """An active one-time price without an amount; the first of `currencies` is the one that the others follow."""
    return {
        "id": price_id,
        "productId": product_id,
        "billingPeriodType": "ONE_TIME",
        "pricingModel": "FLAT_RATE",
        "currency": currencies[0],
        "baseCurrency": currencies[0],
        "availableCurrencies": list(currencies),
        "status": "ACTIVE",
        "isDefault": False,
        "isLocked": False,
        "vatRatesByZone": dict(ZONE_RATES),
        "nickname": None,
        "unitAmount": None,
        "billingInterval": None,
        "billingIntervalCount": None,
    }
