"""Rows of the library's catalogue: each entity is the JSON of its value, beside the columns that are asked for."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

import msgspec

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer, Price, Product, ProductGroup
from ledgerbee_desktop.store.folding import searchable, sort_key

T = TypeVar("T")

_encode = msgspec.json.encode
CUSTOMER = msgspec.json.Decoder(Customer)
PRODUCT = msgspec.json.Decoder(Product)
GROUP = msgspec.json.Decoder(ProductGroup)


def decoded(decoder: msgspec.json.Decoder[T], body: str | None) -> T | None:
    """The entity; None when the disk has damaged its row. Such a row counts as unknown, and the next pull replaces it."""
    if body is None:
        return None
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return None


def all_decoded(decoder: msgspec.json.Decoder[T], bodies: Iterable[str]) -> tuple[T, ...]:
    """The entities whose rows are sound."""
    found = (decoded(decoder, body) for body in bodies)
    return tuple(entity for entity in found if entity is not None)


def body_of(entity: object) -> str:
    """The JSON of an entity; decimals and times as text."""
    return _encode(entity).decode()


def bodies(connection: sqlite3.Connection, query: str, *values: str) -> list[str]:
    """The one column that the query asks for."""
    return [str(row[0]) for row in connection.execute(query, values)]


def replace_all(connection: sqlite3.Connection, table: str, entities: Sequence[tuple[str, object]]) -> frozenset[str]:
    """Make (id, entity) pairs the whole content of a table that keeps their order. Returns the ids of which anything changed."""
    new = {each: (place, body_of(entity)) for place, (each, entity) in enumerate(entities)}
    query = f"SELECT id, place, body FROM {table}"  # noqa: S608 - names of this package
    known = {str(row[0]): (row[1], row[2]) for row in connection.execute(query)}
    changed = [each for each in new if known.get(each) != new[each]]
    gone = [each for each in known if each not in new]
    connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(each,) for each in gone])  # noqa: S608
    connection.executemany(
        f"INSERT OR REPLACE INTO {table} (id, place, body) VALUES (?, ?, ?)",  # noqa: S608
        [(each, *new[each]) for each in changed],
    )
    return frozenset(changed) | frozenset(gone)


# --- What LedgerBee's lists lack -------------------------------------------------------------------


def note_missing(connection: sqlite3.Connection, target: Target, ids: Collection[str]) -> None:
    """LedgerBee's list lacks these."""
    query = "INSERT OR IGNORE INTO missing (target, id) VALUES (?, ?)"
    connection.executemany(query, [(target.value, each) for each in ids])


def found(connection: sqlite3.Connection, target: Target, ids: Collection[str]) -> None:
    """Nothing is to be asked about these any more: they were seen, or judged."""
    connection.executemany("DELETE FROM missing WHERE target = ? AND id = ?", [(target.value, each) for each in ids])


# --- Customers -----------------------------------------------------------------------------------


def customer(connection: sqlite3.Connection, customer_id: str) -> Customer | None:
    """The customer as stored."""
    row = connection.execute("SELECT body FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return None if row is None else decoded(CUSTOMER, row[0])


def put_customer(connection: sqlite3.Connection, new: Customer) -> bool:
    """Store one customer, living and not archived; its documents are sorted by its name from here on. False when nothing differs."""
    found(connection, Target.CUSTOMER, [new.id])
    body, name = body_of(dataclasses.replace(new, is_deleted=False)), sort_key(new.name)
    search = searchable(new.name, new.number)
    query = "SELECT body, archived, gone_at, sort_name, search, temporary FROM customer WHERE id = ?"
    stored = connection.execute(query, (new.id,)).fetchone()
    if stored is not None and tuple(stored) == (body, 0, None, name, search, int(new.is_temporary)):
        return False
    connection.execute(
        "INSERT INTO customer (id, archived, contacts_known, sort_name, search, body, temporary) VALUES (?, 0, 0, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET archived = 0, gone_at = NULL, sort_name = excluded.sort_name, search = excluded.search,"
        " body = excluded.body, temporary = excluded.temporary",
        (new.id, name, search, body, int(new.is_temporary)),
    )
    if stored is None or stored["sort_name"] != name:
        query = "UPDATE document SET customer_name = ? WHERE customer_id = ? AND customer_name <> ?"
        connection.execute(query, (name, new.id, name))
    return True


# --- Products and their groups -------------------------------------------------------------------


def product(connection: sqlite3.Connection, product_id: str) -> Product | None:
    """The product as stored, with its prices."""
    row = connection.execute("SELECT body FROM product WHERE id = ?", (product_id,)).fetchone()
    return None if row is None else decoded(PRODUCT, row[0])


def products_naming(connection: sqlite3.Connection, some_id: str) -> tuple[Product, ...]:
    """The products in whose row an id stands (of a price, of a group)."""
    query = "SELECT body FROM product WHERE instr(body, ?) > 0"
    return all_decoded(PRODUCT, bodies(connection, query, f'"{some_id}"'))


def put_product(connection: sqlite3.Connection, new: Product) -> bool:
    """Store a product with its prices; a tombstone stays one. False when nothing differs."""
    body = body_of(dataclasses.replace(new, is_deleted=False))
    query = "SELECT body, updated_at, prices_known, temporary FROM product WHERE id = ?"
    stored = connection.execute(query, (new.id,)).fetchone()
    written = (body, new.updated_at, int(new.prices_known), int(new.is_temporary))
    if stored is not None and tuple(stored) == written:
        return False
    connection.execute(
        "INSERT INTO product (id, updated_at, prices_known, body, temporary) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, prices_known = excluded.prices_known,"
        " body = excluded.body, temporary = excluded.temporary",
        (new.id, new.updated_at, int(new.prices_known), body, int(new.is_temporary)),
    )
    return True


def put_pulled_product(connection: sqlite3.Connection, new: Product) -> bool:
    """Store a product that LedgerBee sent. A list sends no prices: they stay. What a product sent by itself lacks of its prices is
    missing from then on, and stays too, like those that LedgerBee does not know yet.
    """
    found(connection, Target.PRODUCT, [new.id])
    known = product(connection, new.id)
    if known is not None and not new.prices_known:
        still = known.prices_known and known.updated_at == new.updated_at
        new = dataclasses.replace(new, prices=known.prices, prices_known=still)
    elif known is not None:
        here = {price.id for price in new.prices}
        kept = tuple(price for price in known.prices if price.id not in here)
        lacking = [price.id for price in kept if not price.is_temporary and not price.is_deleted]
        note_missing(connection, Target.PRICE, lacking)
        found(connection, Target.PRICE, here)
        new = dataclasses.replace(new, prices=new.prices + kept)
    query = "UPDATE product SET gone_at = NULL WHERE id = ? AND gone_at IS NOT NULL"
    is_back = connection.execute(query, (new.id,)).rowcount > 0
    return put_product(connection, new) or is_back


def put_price(connection: sqlite3.Connection, new: Price) -> frozenset[str]:
    """Store a price that LedgerBee sent by itself, in the place that it has among the prices of its product. Returns what changed."""
    found(connection, Target.PRICE, [new.id])
    known = product(connection, new.product_id)
    if known is None:
        return frozenset()
    prices = tuple(new if price.id == new.id else price for price in known.prices)
    prices += () if any(price.id == new.id for price in prices) else (new,)
    changed = put_product(connection, dataclasses.replace(known, prices=prices))
    return frozenset({str(known.id), str(new.id)} if changed else ())


def group(connection: sqlite3.Connection, group_id: str) -> ProductGroup | None:
    """The product group as stored."""
    row = connection.execute("SELECT body FROM product_group WHERE id = ?", (group_id,)).fetchone()
    return None if row is None else decoded(GROUP, row[0])


def put_group(connection: sqlite3.Connection, new: ProductGroup) -> None:
    """Store one product group, after the others when it is new."""
    connection.execute(
        "INSERT INTO product_group (id, place, temporary, body)"
        " VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM product_group), ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET temporary = excluded.temporary, body = excluded.body",
        (new.id, int(new.is_temporary), body_of(new)),
    )
