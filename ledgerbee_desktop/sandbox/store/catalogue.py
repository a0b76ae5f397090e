"""Products with their prices, and product groups. A record is what the API returns."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

Record = dict[str, Any]
_SELECT_PRICE = "SELECT record, EXISTS (SELECT 1 FROM line WHERE price_id = price.id) FROM price"


def add_product(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new product."""
    conn.execute(
        "INSERT INTO product (id, number, name, record) VALUES (?, ?, ?, ?)",
        (record["id"], record["number"], record["name"], json.dumps(record)),
    )


def update_product(conn: sqlite3.Connection, record: Record) -> None:
    """Replace a product's record."""
    conn.execute(
        "UPDATE product SET number = ?, name = ?, record = ? WHERE id = ?",
        (record["number"], record["name"], json.dumps(record), record["id"]),
    )


def product(conn: sqlite3.Connection, product_id: str) -> Record | None:
    """The product of that id (lower case) without its prices, or None."""
    return _one(conn.execute("SELECT record FROM product WHERE id = ?", (product_id,)))


def products(conn: sqlite3.Connection, search: str, limit: int, offset: int) -> tuple[list[Record], int]:
    """One page of the products that have `search` in number or name, in any case, by number; and how many there are."""
    where = "WHERE :search = '' OR instr(fold(ifnull(number, '')), :search) OR instr(fold(name), :search)"
    values = {"search": search.casefold(), "limit": limit, "offset": offset}
    total = conn.execute(f"SELECT count(*) FROM product {where}", values).fetchone()[0]  # noqa: S608  fixed names
    rows = conn.execute(f"SELECT record FROM product {where} ORDER BY number, seq LIMIT :limit OFFSET :offset", values)  # noqa: S608  fixed names
    return [json.loads(row[0]) for row in rows], total


def delete_product(conn: sqlite3.Connection, product_id: str) -> None:
    """Remove a product with its prices."""
    conn.execute("DELETE FROM price WHERE product_id = ?", (product_id,))
    conn.execute("DELETE FROM product WHERE id = ?", (product_id,))


def products_of(conn: sqlite3.Connection, group_id: str) -> list[Record]:
    """The products of a group, oldest first."""
    rows = conn.execute(
        "SELECT record FROM product WHERE json_extract(record, '$.productGroupId') = ? ORDER BY seq", (group_id,)
    )
    return [json.loads(row[0]) for row in rows]


def add_price(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new price."""
    conn.execute(
        "INSERT INTO price (id, product_id, record) VALUES (?, ?, ?)",
        (record["id"], record["productId"], json.dumps(record)),
    )


def update_price(conn: sqlite3.Connection, record: Record) -> None:
    """Replace a price's record."""
    conn.execute("UPDATE price SET record = ? WHERE id = ?", (json.dumps(record), record["id"]))


def prices(conn: sqlite3.Connection, product_id: str) -> list[Record]:
    """The prices of a product, oldest first."""
    rows = conn.execute(f"{_SELECT_PRICE} WHERE product_id = ? ORDER BY seq", (product_id,))
    return [_price_of(row) for row in rows]


def price(conn: sqlite3.Connection, price_id: str) -> Record | None:
    """The price of that id (lower case), or None."""
    row = conn.execute(f"{_SELECT_PRICE} WHERE id = ?", (price_id,)).fetchone()
    return None if row is None else _price_of(row)


def delete_price(conn: sqlite3.Connection, price_id: str) -> None:
    """Remove a price."""
    conn.execute("DELETE FROM price WHERE id = ?", (price_id,))


def _price_of(row: sqlite3.Row) -> Record:
    """A price is locked once a document bills it, and where its record says so (a subscription)."""
    record: Record = json.loads(row[0])
    record["isLocked"] = bool(record["isLocked"] or row[1])
    return record


def add_group(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new product group. Raises sqlite3.IntegrityError if its number is taken."""
    conn.execute(
        "INSERT INTO product_group VALUES (?, ?, ?, ?, ?)",
        (record["id"], record["number"], record["name"], record["createdAt"], json.dumps(record)),
    )


def update_group(conn: sqlite3.Connection, record: Record) -> None:
    """Replace a product group's record. Raises sqlite3.IntegrityError if its number is taken."""
    conn.execute(
        "UPDATE product_group SET number = ?, name = ?, record = ? WHERE id = ?",
        (record["number"], record["name"], json.dumps(record), record["id"]),
    )


def delete_group(conn: sqlite3.Connection, group_id: str) -> None:
    """Remove a product group."""
    conn.execute("DELETE FROM product_group WHERE id = ?", (group_id,))


def group_numbered(conn: sqlite3.Connection, number: str) -> Record | None:
    """The product group with exactly that number, or None."""
    return _one(conn.execute("SELECT record FROM product_group WHERE number = ?", (number,)))


def group(conn: sqlite3.Connection, group_id: str) -> Record | None:
    """The product group of that id, or None."""
    return _one(conn.execute("SELECT record FROM product_group WHERE id = ?", (group_id,)))


def groups(
    conn: sqlite3.Connection, search: str, *, sort: str, descending: bool, limit: int, offset: int
) -> tuple[list[Record], int]:
    """One page of the groups whose name or number begins with `search`, and how many there are."""
    column = {"number": "number", "name": "fold(name)", "createdAt": "created_at"}[sort]
    where = (
        "WHERE substr(fold(name), 1, length(:search)) = :search OR substr(fold(number), 1, length(:search)) = :search"
    )
    values = {"search": search.casefold(), "limit": limit, "offset": offset}
    total = conn.execute(f"SELECT count(*) FROM product_group {where}", values).fetchone()[0]  # noqa: S608  fixed names
    order = f"{column} {'DESC' if descending else 'ASC'}, id"
    rows = conn.execute(
        f"SELECT record FROM product_group {where} ORDER BY {order} LIMIT :limit OFFSET :offset",  # noqa: S608  fixed names
        values,
    )
    return [json.loads(row[0]) for row in rows], total


def _one(rows: sqlite3.Cursor) -> Record | None:
    row = rows.fetchone()
    if row is None:
        return None
    record: Record = json.loads(row[0])
    return record
