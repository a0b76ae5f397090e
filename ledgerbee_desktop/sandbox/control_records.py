"""Customers and products that a test asks for; what it does not say gets an ordinary value."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from ledgerbee_desktop.sandbox import clock, records
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import catalogue, customers

Record = dict[str, Any]


def _object(body: object, known: frozenset[str]) -> Record:
    if not isinstance(body, dict):
        raise TypeError("an object is needed")
    unknown = sorted(set(body) - known)
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}")
    return dict(body)


def put_customer(conn: sqlite3.Connection, body: object) -> Record:
    """Create or (with a known `id`) change a customer; `contacts` and `departments` are added. Returns all of it."""
    known = frozenset(_new_customer(conn, "")) | {"contacts", "departments"}
    given = _object(body, known)
    contacts, departments = given.pop("contacts", []), given.pop("departments", [])
    moment = clock.now()
    if "id" in given:
        before = customers.get(conn, str(given.pop("id")).lower())
        if before is None:
            raise LookupError("no such customer")
        record = {**before, **given}
        customers.update(conn, record)
    else:
        record = {**_new_customer(conn, new_id(moment)), **given}
        customers.add(conn, record)
    for contact in contacts:
        blank = {"id": new_id(moment), "name": None, "email": None, "phone": None, "isDefault": False}
        customers.add_contact(conn, record["id"], {**blank, **contact})
    for department in departments:
        blank = {"id": new_id(moment), "name": "Afdeling", "isDefault": False, "isActive": True, "eanNumber": None}
        customers.add_department(conn, record["id"], {**blank, **department})
    own = record["id"]
    return {**record, "contacts": customers.contacts(conn, own), "departments": customers.departments(conn, own)}


def delete_customer(conn: sqlite3.Connection, customer_id: str) -> None:
    """Remove a customer with contacts and departments. Raises LookupError, and ValueError when there are documents."""
    if customers.get(conn, customer_id) is None:
        raise LookupError("no such customer")
    if conn.execute("SELECT 1 FROM document WHERE customer_id = ? LIMIT 1", (customer_id,)).fetchone() is not None:
        raise ValueError("a customer with documents cannot be deleted")
    customers.delete(conn, customer_id)


def delete_product(conn: sqlite3.Connection, product_id: str) -> None:
    """Remove a product with its prices; lines keep their ids. Raises LookupError."""
    if catalogue.product(conn, product_id) is None:
        raise LookupError("no such product")
    catalogue.delete_product(conn, product_id)


def delete_price(conn: sqlite3.Connection, price_id: str) -> None:
    """Remove a price; lines keep its id, and its product says nothing of it. Raises LookupError."""
    if catalogue.price(conn, price_id) is None:
        raise LookupError("no such price")
    catalogue.delete_price(conn, price_id)


def _new_customer(conn: sqlite3.Connection, customer_id: str) -> Record:
    group: Mapping[str, Any] = next(iter(customers.groups(conn)), {})
    return {
        **records.customer(customer_id, customers.next_number(conn), group),
        "name": "Testkunde ApS",
        "email": "faktura@testkunde.example",
        "address": "Prøvevej 1",
        "city": "Odense C",
        "postalCode": "5000",
        "countryCode": "DK",
        "vatNumber": "13585628",
    }


def put_product(conn: sqlite3.Connection, body: object) -> Record:
    """Create or (with a known `id`) change a product.

    `prices` are added, or changed if they have a known `id`. Returns the product with its prices.
    """
    moment = clock.now()
    blank = _new_product(new_id(moment), clock.stamp(moment))
    given = _object(body, frozenset(blank) | {"prices"})
    prices = given.pop("prices", None)
    if "id" in given:
        before = catalogue.product(conn, str(given.pop("id")).lower())
        if before is None:
            raise LookupError("no such product")
        record = {**before, "updatedAt": clock.stamp(moment), **given}
        catalogue.update_product(conn, record)
    else:
        record = {**blank, **given}
        catalogue.add_product(conn, record)
        prices = [{}] if prices is None else prices
    for price in prices or []:
        _put_price(conn, record["id"], price)
    return {**record, "prices": catalogue.prices(conn, record["id"])}


def _put_price(conn: sqlite3.Connection, product_id: str, body: object) -> None:
    blank = new_price(new_id(clock.now()), product_id)
    given = _object(body, frozenset(blank))
    if "id" in given:
        before = catalogue.price(conn, str(given.pop("id")).lower())
        if before is None or before["productId"] != product_id:
            raise LookupError("no such price")
        catalogue.update_price(conn, {**before, **given})
        return
    currency = given.get("currency", "DKK")
    own = {"currency": currency, "baseCurrency": currency, "availableCurrencies": [currency]}
    first = not catalogue.prices(conn, product_id)
    catalogue.add_price(conn, {**blank, **own, "isDefault": first, **given})


def _new_product(product_id: str, stamp: str) -> Record:
    return {**records.product(product_id, stamp), "number": "T100", "name": "Testvare"}


def new_price(price_id: str, product_id: str) -> Record:
    """An ordinary price: one-time, 100 DKK, the Danish rates."""
    return {**records.price(price_id, product_id), "isDefault": True, "unitAmount": "100.00"}
