"""What the sheets of products, prices and groups begin with when one that exists is to be changed."""

from __future__ import annotations

from decimal import Decimal

from ledgerbee_desktop.core.errors import HasErrors
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Price, Product, ProductGroup
from ledgerbee_desktop.core.records import PriceFields, ProductFields, ProductGroupFields, RecordFields
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.products.checks import ACCOUNTS
from ledgerbee_desktop.ui.records import starts
from ledgerbee_desktop.ui.records.standing import WRITE_SCOPE, Standing, lacks
from ledgerbee_desktop.ui.records.starts import Start


def must_be_allowed(desk: Desk) -> None:
    """Raises HasErrors: the key may not write products."""
    barred = lacks(desk.shelf.key, WRITE_SCOPE[Target.PRODUCT])
    if barred is not None:
        raise HasErrors(barred)


def values_of(record: Product | Price | ProductGroup | RecordFields | None) -> dict[str, str]:
    """The fields of the forms for what LedgerBee has, or for what was written of it."""
    match record:
        case Product() | ProductFields():
            group_id = record.group_id or ""
            return {
                "number": record.number,
                "name": record.name,
                "group_id": group_id,
                "description": record.description,
            }
        case Price() | PriceFields():
            return _of_price(record)
        case ProductGroup() | ProductGroupFields():
            accounts = {name: getattr(record, name) or "" for name in ACCOUNTS}
            return {"number": record.number, "name": record.name, "description": record.description, **accounts}
        case _:
            return {}


def _of_price(price: Price | PriceFields) -> dict[str, str]:
    count = price.billing_interval_count
    return {
        "nickname": price.nickname,
        "unit_amount": amount_text(price.unit_amount, price.currency),
        "currency": price.currency,
        "billing_period": price.billing_period,
        "billing_interval": price.billing_interval,
        "billing_interval_count": "" if count is None else str(count),
    }


def amount_text(amount: Decimal | None, currency: str) -> str:
    """An amount as a person would type it; empty for none."""
    return "" if amount is None else formats.amount(amount, currency)


def start_of_change(desk: Desk, record: Product | Price | ProductGroup, standing: Standing) -> Start:
    """As `records.starts`, with the fields of these forms."""
    return starts.start_of_change(desk, record, standing, values_of)
