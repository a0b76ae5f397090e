"""Lines of a create body: reading them, and pricing them. The same for all four kinds of document."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.sandbox import money, validation
from ledgerbee_desktop.sandbox.errors import not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import catalogue
from ledgerbee_desktop.sandbox.store.documents import Line
from ledgerbee_desktop.sandbox.validation import Problems

WITHOUT_AMOUNTS = ("text", "separator")
_PRODUCT_LINE: dict[str, validation.Check] = {
    "priceId": validation.uuid,
    "quantity": validation.quantity,
    "unitPrice": validation.price,
    "description": validation.text,
    "lineType": validation.text,
    "recognitionPeriodDays": validation.whole_number,
}
_TEXT_LINE: dict[str, validation.Check] = {
    "lineType": validation.choice(*WITHOUT_AMOUNTS),
    "description": validation.text,
}


@dataclass(frozen=True)
class NewLine:
    """A line as it was sent; `price_id` None is a text line or separator."""

    line_type: str | None
    description: str | None
    price_id: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    recognition_days: int | None = None


def read_lines(value: object, path: str, problems: Problems) -> tuple[NewLine, ...]:
    """A check for `validation.fields`: `DocumentLinesInput` of the contract.

    A list without any product line passes here; `need_product_line` refuses it with its own code.
    """
    if not isinstance(value, list):
        problems.add(path, "isArray", "must be an array")
        return ()
    return tuple(_read_line(item, f"{path}.{position}", problems) for position, item in enumerate(value))


def _read_line(value: object, path: str, problems: Problems) -> NewLine:
    if isinstance(value, dict) and value.get("lineType") in WITHOUT_AMOUNTS:
        found = validation.fields(value, path, _TEXT_LINE, frozenset({"lineType"}), problems)
        return NewLine(found.get("lineType"), found.get("description"))
    found = validation.fields(value, path, _PRODUCT_LINE, frozenset({"priceId", "quantity"}), problems)
    return NewLine(
        found.get("lineType"),
        found.get("description"),
        found.get("priceId"),
        found.get("quantity"),
        found.get("unitPrice"),
        found.get("recognitionPeriodDays"),
    )


def need_product_line(lines: Sequence[NewLine]) -> None:
    """Raises ApiError 400 if there are only text lines and separators, or none at all (contract README, trap 19)."""
    if not any(line.price_id for line in lines):
        raise refused("SANDBOX_PRODUCT_LINE_REQUIRED", "At least one product line is required")


@dataclass(frozen=True)
class Priced:
    """Lines with their figures and the document's totals."""

    lines: tuple[Line, ...]
    subtotal: Decimal
    vat: Decimal

    @property
    def amount(self) -> Decimal:
        """With VAT."""
        return self.subtotal + self.vat


@dataclass(frozen=True)
class Terms:
    """What the figures of a line depend on besides the line: the document's currency, the customer's zone, the sign.

    With `credit` the amounts turn negative, while quantity and unit price stay as they were sent (contract README,
    unknown 19).
    """

    currency: str
    vat_zone: str
    credit: bool = False


def price_lines(conn: sqlite3.Connection, lines: Sequence[NewLine], terms: Terms, moment: datetime) -> Priced:
    """The figures of the lines.

    Raises ApiError 404 for an unknown price, 400 for one that is not active or lacks the currency.
    """
    stored = tuple(_stored(conn, line, terms, new_id(moment)) for line in lines)
    billed = [line for line in stored if line.total_price is not None]
    subtotal = sum((Decimal(line.total_price or 0) for line in billed), Decimal(0))
    vat = sum((Decimal(line.vat_amount or 0) for line in billed), Decimal(0))
    return Priced(stored, subtotal, vat)


def _stored(conn: sqlite3.Connection, line: NewLine, terms: Terms, line_id: str) -> Line:
    """A line as it is kept, with its figures if it is a product line."""
    if line.price_id is None or line.quantity is None:
        return Line(id=line_id, price_id=None, line_type=line.line_type or "text", description=line.description)
    price = _usable_price(conn, line.price_id, terms.currency)
    unit_price = line.unit_price if line.unit_price is not None else catalogue_amount(price, terms.currency)
    rate = price.get("vatRatesByZone", {}).get(terms.vat_zone, "0")
    amounts = money.line_amounts(line.quantity, unit_price, Decimal(rate))
    if terms.credit:
        amounts = money.LineAmounts(money.negative(amounts.total), money.negative(amounts.vat))
    return Line(
        id=line_id,
        price_id=price["id"],
        line_type=line.line_type or "product",
        description=_description(conn, line, price),
        quantity=format(line.quantity, "f"),
        unit_price=money.amount_text(unit_price),
        total_price=money.amount_text(amounts.total),
        vat_rate=rate,
        vat_amount=money.amount_text(amounts.vat),
        recognition_days=line.recognition_days,
    )


def _usable_price(conn: sqlite3.Connection, price_id: str, currency: str) -> dict[str, Any]:
    price = catalogue.price(conn, price_id)
    if price is None:
        raise not_found()
    if price["status"] != "ACTIVE":
        raise refused("SANDBOX_PRICE_NOT_ACTIVE", "The price is not active")
    if currency not in price["availableCurrencies"]:
        raise refused("SANDBOX_CURRENCY_NOT_AVAILABLE", f"The price is not available in {currency}")
    return price


def catalogue_amount(price: dict[str, Any], currency: str) -> Decimal:
    """Today's unit price in `currency`; a price without an amount (in tiers) costs nothing by itself."""
    return money.convert(Decimal(price["unitAmount"] or "0"), price["currency"], currency)


def _description(conn: sqlite3.Connection, line: NewLine, price: dict[str, Any]) -> str | None:
    if line.description is not None:
        return line.description
    product = catalogue.product(conn, price["productId"])
    return None if product is None else str(product["name"])
