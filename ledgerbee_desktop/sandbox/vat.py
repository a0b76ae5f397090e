"""What VAT a price bears: it follows from the accounts of its product's group."""

from __future__ import annotations

import sqlite3
from typing import Any

from ledgerbee_desktop.sandbox import records
from ledgerbee_desktop.sandbox.store import catalogue, reference

Record = dict[str, Any]
ZONE_ACCOUNTS = {"domestic": "domesticAccountId", "eu": "euAccountId", "abroad": "abroadAccountId"}
"""The accounts of a group that must bear a VAT code for sales, by the zone that books on them."""
WITHOUT_VAT = "domesticWithoutVatAccountId"


def rates_of(conn: sqlite3.Connection, product: Record) -> dict[str, str]:
    """VAT in per cent by zone, for the prices of a product; the ordinary Danish ones for a product without a group."""
    group_id = product["productGroupId"]
    group = None if group_id is None else catalogue.group(conn, group_id)
    rates = dict(records.ZONE_RATES)
    for zone, account in ZONE_ACCOUNTS.items():
        rate = None if group is None else reference.sales_rate(conn, group[account])
        if rate is not None:
            rates[zone] = rate
    return rates


def rate_prices(conn: sqlite3.Connection, product: Record) -> None:
    """Give all prices of a product the rates of its group."""
    rates = rates_of(conn, product)
    for price in catalogue.prices(conn, product["id"]):
        catalogue.update_price(conn, {**price, "vatRatesByZone": rates})
