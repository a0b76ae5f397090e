"""Customers, products, prices and product groups that were made here, in the library's tables until LedgerBee has them and after."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable

from ledgerbee_desktop.core.identifiers import CustomerId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer, Price, Product, ProductGroup
from ledgerbee_desktop.store import healing
from ledgerbee_desktop.store import library_rows as rows

Record = Customer | Product | Price | ProductGroup

_ARCHIVED = "ARCHIVED"


def put_temporary(connection: sqlite3.Connection, record: Record) -> set[str]:
    """Show a record that LedgerBee does not know yet. Returns the ids that changed. Raises ValueError when it has no temporary id.

    The product or group that it names may have got LedgerBee's id while its form was open.
    """
    if not record.is_temporary:
        raise ValueError(f"{record.id} is no temporary record")
    match record:
        case Customer():
            rows.put_customer(connection, record)
        case Product():
            kept = rows.product(connection, record.id)
            prices = record.prices if kept is None else kept.prices
            group_id = None if record.group_id is None else ProductGroupId(healing.real_id(connection, record.group_id))
            made = dataclasses.replace(record, group_id=group_id, prices=prices, prices_known=True)
            rows.put_product(connection, made)
        case ProductGroup():
            rows.put_group(connection, record)
        case Price():
            product_id = ProductId(healing.real_id(connection, record.product_id))
            return _put_price(connection, dataclasses.replace(record, product_id=product_id))
    return {record.id}


def _put_price(connection: sqlite3.Connection, price: Price) -> set[str]:
    product = rows.product(connection, price.product_id)
    if product is None:
        return set()
    others = tuple(each for each in product.prices if each.id != price.id)
    rows.put_product(connection, dataclasses.replace(product, prices=(*others, price)))
    return {product.id, price.id}


def heal(connection: sqlite3.Connection, target: Target, temporary: str, real: str) -> set[str]:
    """LedgerBee's id takes the place of the temporary one in the library. Returns the ids that changed."""
    return {temporary, real} | _HEALERS[target](connection, temporary, real)


def _heal_customer(connection: sqlite3.Connection, temporary: str, real: str) -> set[str]:
    made = rows.customer(connection, temporary)
    if made is not None and rows.customer(connection, real) is None:  # else a pull was faster, and knows better
        rows.put_customer(connection, dataclasses.replace(made, id=CustomerId(real), is_temporary=False))
    connection.execute("DELETE FROM customer WHERE id = ?", (temporary,))
    for table in ("contact", "department"):
        connection.execute(
            f"UPDATE {table} SET customer_id = ?, body = replace(body, ?, ?) WHERE customer_id = ?",  # noqa: S608
            (real, f'"{temporary}"', f'"{real}"', temporary),
        )
    connection.execute("UPDATE document SET customer_id = ? WHERE customer_id = ?", (real, temporary))
    return set()


def _heal_product(connection: sqlite3.Connection, temporary: str, real: str) -> set[str]:
    made, known = rows.product(connection, temporary), rows.product(connection, real)
    connection.execute("DELETE FROM product WHERE id = ?", (temporary,))
    if made is None:
        return set()
    prices = tuple(dataclasses.replace(price, product_id=ProductId(real)) for price in made.prices)
    if known is None:
        known = dataclasses.replace(made, id=ProductId(real), is_temporary=False, prices=(), prices_known=False)
    here = {price.id for price in known.prices}
    prices = known.prices + tuple(price for price in prices if price.id not in here)
    rows.put_product(connection, dataclasses.replace(known, prices=prices))
    return {price.id for price in prices}


def _heal_price(connection: sqlite3.Connection, temporary: str, real: str) -> set[str]:
    changed = set()
    for product in rows.products_naming(connection, temporary):
        here = {price.id for price in product.prices}
        prices = tuple(
            dataclasses.replace(price, id=PriceId(real), is_temporary=False) if price.id == temporary else price
            for price in product.prices
            if not (price.id == temporary and real in here)
        )
        rows.put_product(connection, dataclasses.replace(product, prices=prices))
        changed.add(str(product.id))
    return changed


def _heal_group(connection: sqlite3.Connection, temporary: str, real: str) -> set[str]:
    made = rows.group(connection, temporary)
    if made is not None and rows.group(connection, real) is None:
        rows.put_group(connection, dataclasses.replace(made, id=ProductGroupId(real), is_temporary=False))
    connection.execute("DELETE FROM product_group WHERE id = ?", (temporary,))
    changed = set()
    for product in rows.products_naming(connection, temporary):
        if product.group_id == temporary:
            rows.put_product(connection, dataclasses.replace(product, group_id=ProductGroupId(real)))
            changed.add(str(product.id))
    return changed


_HEALERS: dict[Target, Callable[[sqlite3.Connection, str, str], set[str]]] = {
    Target.CUSTOMER: _heal_customer,
    Target.PRODUCT: _heal_product,
    Target.PRICE: _heal_price,
    Target.PRODUCT_GROUP: _heal_group,
}


def forget_temporary(connection: sqlite3.Connection, target: Target, record_id: str) -> set[str]:
    """A create was given up: its record leaves the library. While a draft or an open operation names it, it stays there, archived."""
    match target:
        case Target.CUSTOMER:
            return _forget_customer(connection, record_id)
        case Target.PRODUCT:
            return _forget_product(connection, record_id)
        case Target.PRICE:
            return _forget_price(connection, record_id)
        case _:
            connection.execute("DELETE FROM product_group WHERE id = ? AND temporary = 1", (record_id,))
            return {record_id}


def _forget_customer(connection: sqlite3.Connection, record_id: str) -> set[str]:
    if healing.is_named(connection, [record_id]):
        connection.execute("UPDATE customer SET archived = 1 WHERE id = ? AND temporary = 1", (record_id,))
    else:
        connection.execute("DELETE FROM customer WHERE id = ? AND temporary = 1", (record_id,))
    return {record_id}


def _forget_product(connection: sqlite3.Connection, record_id: str) -> set[str]:
    product = rows.product(connection, record_id)
    if product is None or not product.is_temporary:
        return set()
    named = [record_id, *(price.id for price in product.prices)]
    if healing.is_named(connection, named):
        rows.put_product(connection, dataclasses.replace(product, is_active=False))
    else:
        connection.execute("DELETE FROM product WHERE id = ?", (record_id,))
    return set(named)


def _forget_price(connection: sqlite3.Connection, record_id: str) -> set[str]:
    is_named = healing.is_named(connection, [record_id])
    changed = {record_id}
    for product in rows.products_naming(connection, record_id):
        prices = tuple(
            dataclasses.replace(price, status=_ARCHIVED) if price.id == record_id else price
            for price in product.prices
            if price.id != record_id or is_named
        )
        rows.put_product(connection, dataclasses.replace(product, prices=prices))
        changed.add(str(product.id))
    return changed
